#include "output/report_page.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "output/page_assets.h"

namespace hearth {

namespace {

std::string_view asset(std::string_view path) {
  for (const PageAsset& x : page_assets()) {
    if (x.path == path) return x.text;
  }
  throw std::logic_error("page.html names '" + std::string(path) + "', which is not in output/page");
}

// Puts what a reference names in its place: before + path + after becomes opening + text + closing.
void put_in(std::string_view before, std::string_view after, std::string_view opening, std::string_view closing,
            std::string& page) {
  for (std::size_t at = page.find(before); at != std::string::npos; at = page.find(before, at)) {
    const std::size_t end = page.find(after, at + before.size());
    if (end == std::string::npos) throw std::logic_error("page.html has a reference without an end");
    const std::string_view text = asset(page.substr(at + before.size(), end - at - before.size()));
    std::string piece(opening);
    piece.append(text).append(closing);
    page.replace(at, end + after.size() - at, piece);
    at += piece.size();
  }
}

// Text in the data must not end the element that holds it.
std::string harmless(const Json& data) {
  std::string out;
  for (const char c : data.dump(-1, ' ', false, Json::error_handler_t::replace)) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string report_page(const Json& data) {
  std::string page(asset("page.html"));
  put_in("<link rel=\"stylesheet\" href=\"", "\">", "<style>", "</style>", page);
  put_in("<script src=\"", "\"></script>", "<script>", "</script>", page);
  const std::string_view empty = "<script type=\"application/json\" id=\"data\">{}</script>";
  const std::size_t at = page.find(empty);
  if (at == std::string::npos) throw std::logic_error("page.html has no place for the data");
  page.replace(at, empty.size(), "<script type=\"application/json\" id=\"data\">" + harmless(data) + "</script>");
  return page;
}

bool is_page(std::string_view beginning) {
  return beginning.find("<meta name=\"generator\" content=\"Hearth\">") != std::string_view::npos;
}

}  // namespace hearth

#include "output/csv_file.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "output/failure.h"

namespace hearth {

namespace {

bool is_number(const std::string& text) {
  double x = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data() + (text.starts_with('+') ? 1 : 0), end, x);
  return read.ec == std::errc() && read.ptr == end && std::isfinite(x);
}

bool begins_as_formula(const std::string& text) {
  return text.find_first_of("=+-@\t\r") == 0 && !is_number(text);
}

}  // namespace

std::string csv_cell(const std::string& text) {
  return csv_cell_as_it_is(begins_as_formula(text) ? "'" + text : text);
}

std::string csv_cell_as_it_is(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

CsvFile::CsvFile(const std::filesystem::path& path, bool force) : text("\xEF\xBB\xBF"), file_(path.string(), force) {}

void CsvFile::write_if_long() {
  constexpr std::size_t piece = 1 << 20;
  if (text.size() > piece) write();
}

void CsvFile::commit() {
  write();
  file_.commit();
}

void CsvFile::write() {
  file_.write(text);
  text.clear();
}

void write_csv(const std::filesystem::path& path, const std::string& text, bool force) {
  CsvFile file(path, force);
  file.text += text;
  file.commit();
}

void must_be_free_for_csv(const std::string& folder) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error) || std::filesystem::is_empty(folder, error)) return;
  throw BadInput({fmt::format("the folder '{}' is not empty; --force replaces the tables of an earlier export", folder),
                  fmt::format("文件夹 '{}' 不是空的;用 --force 可替换先前导出的表", folder)});
}

}  // namespace hearth

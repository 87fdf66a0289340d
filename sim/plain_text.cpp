#include "sim/plain_text.h"

#include <algorithm>
#include <boost/locale/utf.hpp>

namespace hearth {

std::optional<std::size_t> first_byte_that_is_no_text(std::string_view bytes) {
  using Utf8 = boost::locale::utf::utf_traits<char>;
  for (auto at = bytes.begin(); at != bytes.end();) {
    const auto begin = at;
    const auto point = Utf8::decode(at, bytes.end());
    if (point == 0 || point == boost::locale::utf::illegal || point == boost::locale::utf::incomplete)
      return static_cast<std::size_t>(begin - bytes.begin());
  }
  return std::nullopt;
}

bool has_control_characters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7f;
  });
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

}  // namespace hearth

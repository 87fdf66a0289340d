// Lists in one text.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace hearth {

/// The parts of `text` between separators, empty ones too; none of an empty text, and none after a separator at its end.
inline std::vector<std::string> split_at(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find(separator, from), text.size());
    out.emplace_back(text.substr(from, end - from));
    from = end + 1;
  }
  return out;
}

}  // namespace hearth

// Conditions as the scenario lists them.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace hearth::textbook {

/// By member: whether it is listed. An empty list admits all.
std::vector<bool> admitted(const std::vector<std::string>& ids, std::size_t members, auto id_of) {
  std::vector<bool> out(members, ids.empty());
  for (std::size_t i = 0; i < members; ++i) {
    if (std::find(ids.begin(), ids.end(), id_of(i)) != ids.end()) out[i] = true;
  }
  return out;
}

/// "core|backbone"
inline std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bar = std::min(text.find('|', at), text.size());
    out.push_back(text.substr(at, bar - at));
    at = bar + 1;
  }
  return out;
}

}  // namespace hearth::textbook

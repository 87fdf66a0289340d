#include "output/study/key_pattern.h"

#include <algorithm>

namespace hearth {

namespace {

// Takes the first name from the front.
std::string_view take_name(std::string_view& key) {
  const std::string_view name = key.substr(0, key.find('.'));
  key.remove_prefix(std::min(name.size() + 1, key.size()));
  return name;
}

}  // namespace

bool is_within(std::string_view key, std::string_view pattern) {
  while (!pattern.empty()) {
    if (key.empty()) return false;
    const std::string_view name = take_name(key), wanted = take_name(pattern);
    if (wanted != "*" && wanted != name) return false;
  }
  return true;
}

std::set<std::string> patterns_like(std::string_view key, std::string_view pattern) {
  std::set<std::string> out;
  std::string so_far;
  while (!key.empty()) {
    const std::string_view name = take_name(key), wanted = take_name(pattern);
    so_far += so_far.empty() ? "" : ".";
    so_far += wanted == "*" ? wanted : name;
    out.insert(so_far);
  }
  return out;
}

}  // namespace hearth

// From the ids of a scenario's lists to places in them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/codes.h"
#include "sim/parameter.h"

namespace hearth {

/// The place of an id in a list; -1: none.
template <class Structure>
int index_of(const std::vector<Structure>& list, const std::string& id) {
  const auto it = std::find_if(list.begin(), list.end(), [&](const Structure& s) { return s.id == id; });
  return it == list.end() ? -1 : static_cast<int>(it - list.begin());
}

/// Values by the members of a list, 0 for those that are not named.
template <class Structure>
std::vector<double> by_index(const std::vector<Structure>& list, const ByMember& values) {
  std::vector<double> out(list.size(), 0.0);
  for (const auto& [id, value] : values) {
    if (const int i = index_of(list, id); i >= 0) out[static_cast<std::size_t>(i)] = value;
  }
  return out;
}

/// The members named, as bits; none named: all.
template <class Structure>
std::uint32_t mask_of(const std::vector<Structure>& list, const std::vector<std::string>& ids) {
  if (ids.empty()) return ~0u;
  std::uint32_t mask = 0;
  for (const auto& id : ids) {
    if (const int i = index_of(list, id); i >= 0) mask |= 1u << i;
  }
  return mask;
}

/// The names listed between bars ("core|backbone"), as bits; none listed: all.
template <std::size_t N>
std::uint32_t mask_of(const std::array<CodeName, N>& names, std::string_view listed) {
  if (listed.empty()) return ~0u;
  std::uint32_t mask = 0;
  for (std::size_t i = 0; i < N; ++i) {
    std::size_t at = 0;
    while (at <= listed.size()) {  // whole words between bars
      const std::size_t bar = std::min(listed.find('|', at), listed.size());
      if (listed.substr(at, bar - at) == names[i].id) mask |= 1u << i;
      at = bar + 1;
    }
  }
  return mask;
}

}  // namespace hearth

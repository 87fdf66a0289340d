// Puts people in a drawn order, so that who comes first never depends on a slot or a thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace hearth {

/// Sorts items by a drawn key in linear time. `key(item)`: a 64-bit number whose upper half is uniform.
template <class Item, class Key>
void sort_by_draw(std::vector<Item>& items, const Key& key) {
  const std::size_t n = items.size();
  if (n < 2) return;
  std::vector<std::uint32_t> start(n + 1, 0);
  const auto bucket = [&](const Item& x) { return static_cast<std::size_t>(((key(x) >> 32) * n) >> 32); };
  for (const Item& x : items) ++start[bucket(x) + 1];
  std::partial_sum(start.begin(), start.end(), start.begin());
  std::vector<Item> sorted(n);
  for (const Item& x : items) sorted[start[bucket(x)]++] = x;
  // Buckets are in order and hold about one item each: insertion finishes the work.
  for (std::size_t i = 1; i < n; ++i) {
    const Item x = sorted[i];
    std::size_t j = i;
    for (; j > 0 && key(x) < key(sorted[j - 1]); --j) sorted[j] = sorted[j - 1];
    sorted[j] = x;
  }
  items.swap(sorted);
}

}  // namespace hearth

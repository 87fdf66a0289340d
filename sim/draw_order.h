// Puts people in a drawn order, so that who comes first never depends on a slot or a thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace hearth {

/// Sorts items in place and in linear time by a drawn key (flashsort, Neubert 1998). `key(item)`: a 64-bit number whose upper
/// half is uniform.
template <class Item, class Key>
void sort_by_draw(std::vector<Item>& items, const Key& key) {
  const std::size_t n = items.size();
  if (n < 2) return;
  const std::size_t buckets = n;
  const auto bucket = [&](const Item& x) { return static_cast<std::size_t>(((key(x) >> 32) * buckets) >> 32); };
  // One past the last place of a bucket that is still to be filled.
  std::vector<std::uint32_t> end(buckets, 0);
  for (const Item& x : items) ++end[bucket(x)];
  std::partial_sum(end.begin(), end.end(), end.begin());
  for (std::size_t i = 0; i < n; ++i) {
    if (i >= end[bucket(items[i])]) continue;  // has its place: whatever lies before is done
    Item x = items[i];
    std::size_t place = n;
    while (place != i) {
      place = --end[bucket(x)];
      std::swap(x, items[place]);
    }
  }
  // Buckets are in order: insertion finishes the work.
  for (std::size_t i = 1; i < n; ++i) {
    const Item x = items[i];
    std::size_t j = i;
    for (; j > 0 && key(x) < key(items[j - 1]); --j) items[j] = items[j - 1];
    items[j] = x;
  }
}

}  // namespace hearth

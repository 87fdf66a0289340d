// Batches of events over entities that lie anywhere in memory: what an item needs is asked for while earlier items are dealt
// with.
#pragma once

#include <algorithm>
#include <cstddef>

namespace hearth {

/// Asks for a cache line that will be read and changed soon.
inline void prefetch(const void* address) {
  __builtin_prefetch(address, 1);
}

/// How many items ahead a batch asks.
inline constexpr std::size_t prefetch_distance = 12;

/// act(item) for every item in order; far(item) is called two distances before, near(item), which may read what `far` asked
/// for, one distance before.
template <class Items, class Far, class Near, class Act>
void asking_ahead(const Items& items, const Far& far, const Near& near, const Act& act) {
  const std::size_t n = items.size();
  for (std::size_t i = 0; i < std::min(n, 2 * prefetch_distance); ++i) far(items[i]);
  for (std::size_t i = 0; i < std::min(n, prefetch_distance); ++i) near(items[i]);
  for (std::size_t i = 0; i < n; ++i) {
    if (i + 2 * prefetch_distance < n) far(items[i + 2 * prefetch_distance]);
    if (i + prefetch_distance < n) near(items[i + prefetch_distance]);
    act(items[i]);
  }
}
template <class Items, class Far, class Act>
void asking_ahead(const Items& items, const Far& far, const Act& act) {
  asking_ahead(
      items, far, [](const auto&) {}, act);
}

}  // namespace hearth

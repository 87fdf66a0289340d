// Batches of events over entities that lie anywhere in memory: what an item needs is asked for while earlier items are dealt
// with.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace hearth {

/// Asks for a cache line that will be read and changed soon.
inline void prefetch(const void* address) {
  __builtin_prefetch(address, 1);
  // GCC takes a function that only prefetches for one without effect and may leave out calls of it; this is an effect, though
  // no instruction.
  asm volatile("" : : "r"(address));
}

/// How many items ahead a batch asks.
inline constexpr std::size_t prefetch_distance = 12;

/// act(item) for every item in order; before that far(item), middle(item) and near(item), a distance apart, each of which may
/// read what the earlier ones asked for.
template <class Items, class Far, class Middle, class Near, class Act>
void asking_ahead(const Items& items, const Far& far, const Middle& middle, const Near& near, const Act& act) {
  constexpr std::size_t d = prefetch_distance;
  const std::size_t n = items.size();
  for (std::size_t i = 0; i < std::min(n, 3 * d); ++i) far(items[i]);
  for (std::size_t i = 0; i < std::min(n, 2 * d); ++i) middle(items[i]);
  for (std::size_t i = 0; i < std::min(n, d); ++i) near(items[i]);
  for (std::size_t i = 0; i < n; ++i) {
    if (i + 3 * d < n) far(items[i + 3 * d]);
    if (i + 2 * d < n) middle(items[i + 2 * d]);
    if (i + d < n) near(items[i + d]);
    act(items[i]);
  }
}
template <class Items, class Far, class Near, class Act>
void asking_ahead(const Items& items, const Far& far, const Near& near, const Act& act) {
  const auto nothing = [](const auto&) {};
  asking_ahead(items, nothing, far, near, act);
}
template <class Items, class Far, class Act>
void asking_ahead(const Items& items, const Far& far, const Act& act) {
  const auto nothing = [](const auto&) {};
  asking_ahead(items, nothing, far, nothing, act);
}

/// How many items a piece of a list has at most.
inline constexpr std::size_t items_per_piece = 1024;

/// use(span) for every piece of a list in turn: what several passes over a piece need stays in the caches.
template <class Items, class Use>
void in_pieces(Items&& items, const Use& use) {
  const std::span all(items);
  for (std::size_t begin = 0; begin < all.size(); begin += items_per_piece)
    use(all.subspan(begin, std::min(items_per_piece, all.size() - begin)));
}

}  // namespace hearth

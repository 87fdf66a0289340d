// Puts people in a drawn order, so that who comes first never depends on a slot or a thread.
#pragma once

#include <cstdint>
#include <vector>

namespace hearth {

/// Sorts items by a drawn key in linear time; keeps its scratch space from month to month.
template <class Item>
class DrawOrder {
 public:
  /// `key(item)`: a 64-bit number whose upper half is uniform.
  template <class Key>
  void sort(std::vector<Item>& items, const Key& key) {
    const std::size_t n = items.size();
    if (n < 2) return;
    start_.assign(n + 1, 0);
    const auto bucket = [&](const Item& x) { return static_cast<std::size_t>(((key(x) >> 32) * n) >> 32); };
    for (const Item& x : items) ++start_[bucket(x) + 1];
    for (std::size_t b = 0; b < n; ++b) start_[b + 1] += start_[b];
    sorted_.resize(n);
    for (const Item& x : items) sorted_[start_[bucket(x)]++] = x;
    // Buckets are in order and hold about one item each: insertion finishes the work.
    for (std::size_t i = 1; i < n; ++i) {
      const Item x = sorted_[i];
      std::size_t j = i;
      for (; j > 0 && key(x) < key(sorted_[j - 1]); --j) sorted_[j] = sorted_[j - 1];
      sorted_[j] = x;
    }
    items.swap(sorted_);
  }

 private:
  std::vector<Item> sorted_;
  std::vector<std::uint32_t> start_;
};

}  // namespace hearth

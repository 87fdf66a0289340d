// Lists by month that are filled in any order, read once when their month comes, and then forgotten.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hearth {

/// Lists of plain items, one a month, in blocks that all of them share: what a month gives back serves the later ones, so that
/// memory follows what is kept at any time.
template <class T>
class MonthlyLists {
  static constexpr std::size_t per_block = 512 / sizeof(T);
  static constexpr std::size_t blocks_per_chunk = 32;
  static_assert((per_block & (per_block - 1)) == 0);
  struct List {
    std::vector<std::uint32_t> blocks;
    std::uint32_t last = 0;  // of the blocks
    std::size_t size = 0;
  };

 public:
  /// Empty lists of the months 0 to `months` - 1.
  void reset(int months) {
    lists_.assign(static_cast<std::size_t>(months), {});
    chunks_.clear();
    unused_.clear();
    used_ = 0;
  }
  /// What falls before the first month or after the last is not kept.
  void add(int month, const T& item) {
    if (month < 0 || static_cast<std::size_t>(month) >= lists_.size()) return;
    List& list = lists_[static_cast<std::size_t>(month)];
    const std::size_t at = list.size++ % per_block;
    if (at == 0) list.blocks.push_back(list.last = take_block());
    block(list.last)[at] = item;
  }
  std::size_t size(int month) const { return lists_[static_cast<std::size_t>(month)].size; }
  /// The items of a month in the order of their addition, which are forgotten here. Valid until the next list is taken.
  std::span<const T> take(int month) {
    List& list = lists_[static_cast<std::size_t>(month)];
    taken_.resize(list.size);
    for (std::size_t k = 0; k < list.blocks.size(); ++k) {
      const std::size_t first = k * per_block;
      std::copy_n(block(list.blocks[k]), std::min(per_block, list.size - first), taken_.data() + first);
    }
    unused_.insert(unused_.end(), list.blocks.begin(), list.blocks.end());
    list = {};
    return taken_;
  }

 private:
  T* block(std::uint32_t b) { return chunks_[b / blocks_per_chunk].data() + b % blocks_per_chunk * per_block; }
  std::uint32_t take_block() {
    if (!unused_.empty()) {
      const std::uint32_t block = unused_.back();
      unused_.pop_back();
      return block;
    }
    if (used_ % blocks_per_chunk == 0) chunks_.emplace_back(blocks_per_chunk * per_block);
    return used_++;
  }

  std::vector<List> lists_;
  std::vector<std::vector<T>> chunks_;
  std::vector<std::uint32_t> unused_;
  std::uint32_t used_ = 0;  // blocks, now or before
  std::vector<T> taken_;
};

}  // namespace hearth

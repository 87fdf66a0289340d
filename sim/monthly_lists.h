// Lists by month that are filled in any order, read once when their month comes, and then forgotten.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

namespace hearth {

/// Lists of plain items, one a month, in blocks that all of them share: what a month gives back serves the later ones, so that
/// memory follows what is kept at any time.
template <class T>
class MonthlyLists {
  static constexpr std::size_t per_block = 512 / sizeof(T);
  static_assert((per_block & (per_block - 1)) == 0);
  using Block = std::array<T, per_block>;
  struct List {
    std::vector<std::uint32_t> blocks;
    std::size_t size = 0;
  };

 public:
  /// The items of a month, in the order of their addition. Stays valid while items are added to other months.
  class View {
   public:
    View(const std::deque<Block>& blocks, const List& list) : blocks_(blocks), list_(list) {}
    std::size_t size() const { return list_.size; }
    const T& operator[](std::size_t i) const { return blocks_[list_.blocks[i / per_block]][i % per_block]; }

   private:
    const std::deque<Block>& blocks_;
    const List& list_;
  };

  /// Empty lists of the months 0 to `months` - 1.
  void reset(int months) {
    lists_.assign(static_cast<std::size_t>(months), {});
    blocks_.clear();
    unused_.clear();
  }
  /// What falls before the first month or after the last is not kept.
  void add(int month, const T& item) {
    if (month < 0 || static_cast<std::size_t>(month) >= lists_.size()) return;
    List& list = lists_[static_cast<std::size_t>(month)];
    if (list.size % per_block == 0) list.blocks.push_back(take_block());
    blocks_[list.blocks.back()][list.size++ % per_block] = item;
  }
  View of(int month) const { return {blocks_, lists_[static_cast<std::size_t>(month)]}; }
  void forget(int month) {
    List& list = lists_[static_cast<std::size_t>(month)];
    unused_.insert(unused_.end(), list.blocks.begin(), list.blocks.end());
    list = {};
  }

 private:
  std::uint32_t take_block() {
    if (unused_.empty()) {
      blocks_.emplace_back();
      return static_cast<std::uint32_t>(blocks_.size() - 1);
    }
    const std::uint32_t block = unused_.back();
    unused_.pop_back();
    return block;
  }

  std::vector<List> lists_;
  std::deque<Block> blocks_;
  std::vector<std::uint32_t> unused_;
};

}  // namespace hearth

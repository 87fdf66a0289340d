// Lists by month that are filled in any order, read once when their month comes, and then forgotten.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace hearth {

/// Bytes of the smallest blocks that the C library gives back to the system as soon as they are freed (output/memory.h).
inline constexpr std::size_t block_given_back = 256 << 10;

/// Lists of plain items, one a month, each in blocks of its own, so that a month that is over gives back what it took.
template <class T>
class MonthlyLists {
  // Bytes of a list's first block, and of the others: many small ones leave little empty, large ones go back to the system.
  static constexpr std::size_t first_block = 512;
  static constexpr std::size_t small_block = 4 << 10;
  static constexpr std::size_t large_block = block_given_back;
  static constexpr std::size_t large_district = 1 << 20;
  struct List {
    std::vector<std::vector<T>> full;
    std::vector<T> last;  // has room for a block
    std::size_t in_full = 0;
  };

 public:
  /// Empty lists of the months 0 to `months` - 1, for a district of up to so many people.
  void reset(int months, std::size_t people = 0) {
    months_ = static_cast<std::size_t>(months);
    lists_.assign(months_, {});
    block_ = people < large_district ? small_block : large_block;
    first_open_ = 0;
  }
  /// What falls before the first month or after the last is not kept.
  void add(int month, const T& item) {
    const auto at = static_cast<std::size_t>(month);  // of a negative month: beyond all
    if (at >= months_) return;
    List& list = lists_[at];
    if (list.last.size() == list.last.capacity()) add_block(list);
    list.last.push_back(item);
  }
  std::size_t size(int month) const {
    const List& list = lists_[static_cast<std::size_t>(month)];
    return list.in_full + list.last.size();
  }
  /// The first month whose list has not been taken: what is added to an earlier one is never read.
  int first_open() const { return first_open_; }
  /// use(span) for the items of a month, block by block in the order of their addition; they are forgotten here. What is added
  /// to the month meanwhile is never read.
  template <class Use>
  void take(int month, const Use& use) {
    first_open_ = month + 1;
    List list = std::exchange(lists_[static_cast<std::size_t>(month)], {});
    for (std::vector<T>& block : list.full) {
      const std::vector<T> items = std::exchange(block, {});
      use(std::span(items));
    }
    if (!list.last.empty()) use(std::span<const T>(list.last));
  }
  /// act(item) for each of them.
  template <class Act>
  void take_each(int month, const Act& act) {
    take(month, [&](std::span<const T> items) {
      for (const T& x : items) act(x);
    });
  }

 private:
  // Apart, since it is rare: in line it would make every addition longer.
  [[gnu::noinline]] void add_block(List& list) {
    const std::size_t bytes = list.last.empty() ? first_block : block_;
    list.in_full += list.last.size();
    if (!list.last.empty()) list.full.push_back(std::exchange(list.last, {}));
    list.last.reserve(bytes / sizeof(T));
  }

  std::vector<List> lists_;
  std::size_t months_ = 0;  // of them: to tell their number from their bytes takes a multiplication
  std::size_t block_ = small_block;
  int first_open_ = 0;
};

}  // namespace hearth

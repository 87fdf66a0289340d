// Slots: where an entity's columns are kept. Freed slots are refilled, last freed first; nothing is ever moved.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hearth {

class Slots {
 public:
  void reset() {
    end_ = 0;
    free_.clear();
  }
  /// A slot for a new entity; columns must be at least `end()` long afterwards.
  std::uint32_t take() {
    if (free_.empty()) return end_++;
    const std::uint32_t slot = free_.back();
    free_.pop_back();
    return slot;
  }
  void give_back(std::uint32_t slot) { free_.push_back(slot); }
  /// One past the last slot ever taken.
  std::uint32_t end() const { return end_; }
  std::size_t in_use() const { return end_ - free_.size(); }

 private:
  std::uint32_t end_ = 0;
  std::vector<std::uint32_t> free_;
};

}  // namespace hearth

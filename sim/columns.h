// Columns of entities: slots that are refilled, and room that is touched only as slots are used.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>
#include <vector>

#include "sim/large_pages.h"

namespace hearth {

/// A column of plain values, without any initialisation: whoever takes a slot fills it.
template <class T>
class Column {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  std::size_t capacity() const { return capacity_; }
  /// Room for `n` values; the first `kept` stay.
  void reserve(std::size_t n, std::size_t kept) {
    if (n <= capacity_) return;
    constexpr std::size_t cache_line = 64;
    const std::size_t bytes = (n * sizeof(T) + cache_line - 1) / cache_line * cache_line;
    std::unique_ptr<T, decltype(&std::free)> fresh(static_cast<T*>(std::aligned_alloc(cache_line, bytes)), &std::free);
    if (!fresh) throw std::bad_alloc();
    if (kept > 0) std::memcpy(static_cast<void*>(fresh.get()), data_.get(), kept * sizeof(T));
    data_ = std::move(fresh);
    capacity_ = n;
  }
  /// The first `n` values will be used, in no order.
  void expect(std::size_t n) { ask_for_large_pages(data_.get(), n * sizeof(T)); }
  /// The first `n` values of another column.
  void copy(const Column& other, std::size_t n) {
    reserve(n, 0);
    if (n > 0) std::memcpy(static_cast<void*>(data_.get()), other.data_.get(), n * sizeof(T));
  }
  T* data() { return data_.get(); }
  const T* data() const { return data_.get(); }
  T& operator[](std::size_t i) { return data_.get()[i]; }
  const T& operator[](std::size_t i) const { return data_.get()[i]; }

 private:
  std::unique_ptr<T, decltype(&std::free)> data_{nullptr, &std::free};
  std::size_t capacity_ = 0;
};

/// Where an entity's columns are kept. Slots given back are refilled, last freed first, but only after `release`: within a
/// month a slot means one person. Nothing is ever moved.
class Slots {
 public:
  void reset() {
    end_ = 0;
    free_.clear();
    freed_.clear();
  }
  /// A slot for a new entity; columns must be at least `end()` long afterwards.
  std::uint32_t take() {
    if (free_.empty()) return end_++;
    const std::uint32_t slot = free_.back();
    free_.pop_back();
    return slot;
  }
  void give_back(std::uint32_t slot) { freed_.push_back(slot); }
  /// What was given back may be taken again.
  void release() {
    free_.insert(free_.end(), freed_.begin(), freed_.end());
    freed_.clear();
  }
  /// One past the last slot ever taken.
  std::uint32_t end() const { return end_; }
  std::size_t in_use() const { return end_ - free_.size() - freed_.size(); }

 private:
  std::uint32_t end_ = 0;
  std::vector<std::uint32_t> free_;
  std::vector<std::uint32_t> freed_;
};

}  // namespace hearth

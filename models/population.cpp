#include "models/population.h"

#include <algorithm>

namespace hearth {

void Population::reset(std::size_t capacity) {
  slots_.reset();
  id.clear();
  who.clear();
  home.clear();
  work.clear();
  entry.clear();
  condition.clear();
  thresholds.clear();
  lease_month.clear();
  person.clear();
  tie.clear();
  id.reserve(capacity);
  who.reserve(capacity);
  home.reserve(capacity);
  work.reserve(capacity);
  entry.reserve(capacity);
  condition.reserve(capacity);
  thresholds.reserve(capacity * risks_per_row);
  lease_month.reserve(capacity);
  person.reserve(capacity);
  tie.reserve(capacity * max_ties);
}

void Population::grow(std::uint32_t end) {
  id.resize(end);
  who.resize(end);
  home.resize(end);
  work.resize(end);
  entry.resize(end);
  condition.resize(end);
  thresholds.resize(std::size_t{end} * risks_per_row);
  lease_month.resize(end);
  person.resize(end);
  tie.resize(std::size_t{end} * max_ties);
}

std::uint32_t Population::take_slot(Identity person_id) {
  const std::uint32_t slot = slots_.take();
  if (slots_.end() > id.size()) {
    // Grow in steps: resize of ten columns for each person would cost more than the person.
    const std::size_t step = std::min<std::size_t>(4096, id.capacity() > slots_.end() ? id.capacity() - slots_.end() : 0);
    grow(static_cast<std::uint32_t>(slots_.end() + step));
  }
  id[slot] = person_id;
  person[slot] = Person{};
  condition[slot] = 0;
  lease_month[slot] = no_lease;
  return slot;
}

void Population::give_back(std::uint32_t slot) {
  id[slot] = Identity{0};
  who[slot] = 0;
  lease_month[slot] = no_lease;
  // What fired stays below zero: an empty slot must not fire again.
  std::fill_n(thresholds.begin() + static_cast<std::ptrdiff_t>(slot) * risks_per_row, risks_per_row, INT32_MAX);
  slots_.give_back(slot);
}

}  // namespace hearth

// Appointments: what will happen to whom in which month. Items of past or vacated slots are recognised by a fingerprint of the
// identity and dropped when their month comes.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/id.h"

namespace hearth {

/// 32 bits that tell two identities apart, but for a chance of 2^-32; with a count, also one spell of somebody from another.
constexpr std::uint32_t fingerprint(Identity id, std::uint32_t count = 0) {
  return static_cast<std::uint32_t>(id.value) ^ (static_cast<std::uint32_t>(id.value >> 32) * 0x9E3779B1u) ^ (count << 24);
}

inline constexpr std::size_t max_slots = std::size_t{1} << 28;

struct Appointment {
  std::uint32_t packed;  // bits 0-27 the slot, bits 28-31 the kind
  std::uint32_t check;
  std::uint32_t slot() const { return packed & 0x0fffffffu; }
  std::uint32_t kind() const { return packed >> 28; }
};

/// One list of appointments a month; what falls after the last month is not kept.
class Agenda {
 public:
  void reset(int months) {
    lists_.resize(static_cast<std::size_t>(months));
    for (auto& list : lists_) list.clear();
  }
  void add(int month, std::uint32_t slot, Identity id, std::uint32_t kind) { add_checked(month, slot, fingerprint(id), kind); }
  void add_checked(int month, std::uint32_t slot, std::uint32_t check, std::uint32_t kind) {
    if (month < static_cast<int>(lists_.size())) lists_[static_cast<std::size_t>(month)].push_back({slot | kind << 28, check});
  }
  const std::vector<Appointment>& of(int month) const { return lists_[static_cast<std::size_t>(month)]; }
  /// Gives back the memory of a month that is over.
  void forget(int month) { std::vector<Appointment>().swap(lists_[static_cast<std::size_t>(month)]); }

 private:
  std::vector<std::vector<Appointment>> lists_;
};

}  // namespace hearth

// Appointments: what will happen to whom in which month. Items of past or vacated slots are recognised by a fingerprint of the
// identity and dropped when their month comes.
#pragma once

#include <cstdint>

#include "sim/id.h"
#include "sim/monthly_lists.h"

namespace hearth {

inline constexpr std::size_t max_slots = std::size_t{1} << 28;

struct Appointment {
  std::uint32_t packed;  // bits 0-27 the slot, bits 28-31 the kind
  std::uint32_t check;
  std::uint32_t slot() const { return packed & 0x0fffffffu; }
  std::uint32_t kind() const { return packed >> 28; }
};

/// One list of appointments a month; what falls after the last month is not kept.
class Agenda : public MonthlyLists<Appointment> {
 public:
  using MonthlyLists<Appointment>::add;
  void add(int month, std::uint32_t slot, Identity id, std::uint32_t kind) { add_checked(month, slot, fingerprint(id), kind); }
  void add_checked(int month, std::uint32_t slot, std::uint32_t check, std::uint32_t kind) {
    add(month, {slot | kind << 28, check});
  }
};

}  // namespace hearth

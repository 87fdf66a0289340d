// Appointments: what will happen to whom in which month. Four bytes each: whose slot it is, and of what kind. Slots are
// refilled, so each list also knows in which month its items were made: what was made before the present holder of a slot came
// was meant for somebody who has left.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/monthly_lists.h"

namespace hearth {

inline constexpr int slot_bits = 27;
inline constexpr std::size_t max_slots = std::size_t{1} << slot_bits;

struct Appointment {
  std::uint32_t packed;  // the slot, and the kind in the upper bits
  std::uint32_t slot() const { return packed & (max_slots - 1); }
  std::uint32_t kind() const { return packed >> slot_bits; }
};
inline constexpr std::uint32_t max_appointment_kinds = 1u << (32 - slot_bits);

/// One list of appointments a month; what falls after the last month is not kept.
class Agenda : public MonthlyLists<Appointment> {
  struct Made {
    std::int32_t in_month;
    std::size_t end;  // of the list, by then
  };

 public:
  /// When the items of a list were made: call it once for each of them, in order.
  class Origin {
   public:
    Origin(const std::vector<Made>& made, int month) : next_(made.data()), end_(next_ + made.size()), month_(month) {
      begin_run();
    }
    int next() {
      if (seen_ == run_.end) begin_run();
      ++seen_;
      return run_.in_month;
    }

   private:
    void begin_run() {
      constexpr std::size_t the_rest = ~std::size_t{0};
      run_ = next_ == end_ ? Made{month_, the_rest} : *next_++;
    }

    const Made* next_;
    const Made* end_;
    int month_;   // of the list: in which the rest of it was made
    Made run_{};  // items made in the same month
    std::size_t seen_ = 0;
  };

  void reset(int months, std::size_t people = 0) {
    MonthlyLists::reset(months, people);
    made_.assign(static_cast<std::size_t>(months), {});
  }
  void add(int month, std::uint32_t slot, std::uint32_t kind) { MonthlyLists::add(month, {slot | kind << slot_bits}); }
  /// `month` is over: what is added from now on was made in the next.
  void end_month(int month) {
    made_[static_cast<std::size_t>(month)] = {};
    for (std::size_t m = static_cast<std::size_t>(month) + 1; m < made_.size(); ++m) {
      const std::size_t end = size(static_cast<int>(m));
      if (end > (made_[m].empty() ? 0 : made_[m].back().end)) made_[m].push_back({month, end});
    }
  }
  Origin origin(int month) const { return {made_[static_cast<std::size_t>(month)], month}; }

 private:
  std::vector<std::vector<Made>> made_;
};

}  // namespace hearth

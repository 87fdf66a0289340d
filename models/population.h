// The people: one slot each. Hot columns (what the monthly scan reads) stand apart from the rest. ODD: 2 Entities.
#pragma once

#include <cstdint>
#include <vector>

#include "models/codes.h"
#include "models/setup.h"
#include "sim/columns.h"
#include "sim/hazard.h"
#include "sim/id.h"

namespace hearth {

/// What only events touch, 32 bytes.
struct Person {
  std::uint32_t employer = nobody;
  std::uint32_t home_unit = nobody;  // the scheme home, or the index of the purchase grant
  std::uint16_t wage = 0;            // gross, in 10 CNY a month at the prices of the run's start
  std::uint16_t rent = 0;            // of the household as last agreed, CNY a month
  std::uint16_t team = 0xffff;
  std::int16_t job_since = 0;  // month of the run; negative: before it
  std::int16_t applied = 0;    // month of the pending application
  std::uint8_t home_town = 0;
  std::uint8_t work_town = 0;
  std::uint8_t cls = 0;
  std::uint8_t field = 0;
  std::uint8_t interests = 0;  // schemes that this person would ever apply for, as bits
  std::uint8_t ties = 0;
  Household household : 2 = Household::single;
  AgeBand age : 2 = AgeBand::under_30;
  Role role : 2 = Role::employee;
  std::uint8_t international : 1 = 0;
  std::uint8_t high_end : 1 = 0;
  std::uint8_t application = 0;  // 1 + the scheme applied for; 0: none
  std::uint8_t job_changes = 0;  // counts of fired risks: ordinals of their draws
  std::uint8_t moves = 0;
  std::uint8_t applications = 0;
  std::uint8_t prefers_young_firm : 1 = 0;
  std::uint8_t is_renter : 1 = 0;  // rents on the private market
  std::uint8_t is_listed : 1 = 0;  // stands in the list of searchers
  std::uint8_t spare : 5 = 0;
};
static_assert(sizeof(Person) == 32);

/// Tenure codes: row t of the tenure table is `t - tenure_origin` months of entry relative to the run's start.
inline constexpr int tenure_origin = 240;

class Population {
 public:
  /// Room for `capacity` people; memory is only touched as slots are used.
  void reset(std::size_t capacity);

  std::uint32_t take_slot(Identity id);
  void give_back(std::uint32_t slot);

  std::uint32_t end() const { return slots_.end(); }
  std::size_t size() const { return slots_.in_use(); }
  bool alive(std::uint32_t slot) const { return who[slot] != 0; }
  /// Still the person that an appointment or a list meant.
  bool is(std::uint32_t slot, Identity person) const { return id[slot] == person; }

  HazardColumns hazard_columns() {
    return {who.data(), home.data(), work.data(), entry.data(), condition.data(), thresholds.data()};
  }
  int entry_month(std::uint32_t slot) const { return static_cast<int>(entry[slot]) - tenure_origin; }
  int tenure(std::uint32_t slot, int month) const { return month - entry_month(slot); }

  std::vector<Identity> id;
  std::vector<std::uint16_t> who, home, work, entry;
  std::vector<std::uint16_t> condition;
  std::vector<std::int32_t> thresholds;   // four a slot
  std::vector<std::uint8_t> lease_month;  // month of the year in which a private lease is renewed; 255: none
  std::vector<Person> person;
  std::vector<std::uint32_t> tie;  // max_ties a slot

 private:
  void grow(std::uint32_t end);
  Slots slots_;
};

inline constexpr std::uint8_t no_lease = 255;

}  // namespace hearth

// The people: one slot each. What the monthly scan reads stands in columns apart from the rest. ODD: 2 Entities.
#pragma once

#include <array>
#include <cstdint>

#include "models/codes.h"
#include "sim/clock.h"
#include "sim/columns.h"
#include "sim/id.h"
#include "sim/pipeline.h"

namespace hearth {

/// The groups of coded covariates (models/covariates.h): class, field, household, age and passing conditions; home and schemes
/// that the person may apply for; job, commute and ties.
enum CovariateGroup : std::size_t { by_person, by_home, by_work };
using Codes = std::array<std::uint16_t, 3>;

/// What only events touch: one cache line a person. An empty slot has the person code 0.
struct alignas(64) Person {
  Identity id;
  std::array<std::uint32_t, max_ties> tie;  // slots of the first `ties`, then `nobody`
  std::uint32_t employer = nobody;
  std::uint32_t home_unit = nobody;  // the scheme home
  Codes code;
  std::uint16_t wage = 0;  // gross, in 10 CNY a month at the prices of the run's start
  std::uint16_t rent = 0;  // of the household as last agreed, CNY a month
  std::uint16_t team = no_team;
  std::int16_t job_since = 0;  // month of the run; negative: before it
  std::uint8_t home_town = 0;
  std::uint8_t work_town = 0;
  std::uint8_t interests = 0;     // schemes that this person would ever apply for, as bits
  std::uint8_t classes_held = 0;  // every class so far, as bits
  std::uint16_t supports = 0;     // in force, as bits; see models/programme_effects.h
  // Counts of fired risks: ordinals of their draws, which begin again after as many.
  std::uint16_t moves : 5 = 0;
  std::uint16_t applications : 6 = 0;
  std::uint16_t job_changes : 5 = 0;
  Role role : 2 = Role::employee;
  std::uint16_t application : 4 = 0;  // 1 + the scheme applied for; 0: none
  std::uint16_t ties : 3 = 0;
  std::uint16_t high_end : 1 = 0;
  std::uint16_t prefers_young_firm : 1 = 0;
  std::uint16_t is_renter : 1 = 0;  // rents on the private market
  std::uint16_t is_listed : 1 = 0;  // stands in the list of searchers
  std::uint16_t holds_grant : 1 = 0;
  std::uint16_t is_leaving : 1 = 0;  // leaves this month: does nothing else

  bool is_present() const { return code[by_person] != 0; }
};
static_assert(sizeof(Person) == 64 && 8 * sizeof(Person::supports) >= max_supports);

/// The entry code is the month of entry relative to the run's start plus this; earlier entries count as from then.
inline constexpr int tenure_origin = 240;

class Population {
 public:
  Population() = default;
  /// A copy holds the slots in use, with no more room than they need.
  Population(const Population& other) { *this = other; }
  Population& operator=(const Population& other);

  /// Empties it; room for `most` people at first, of whom `initial` enter at once.
  void reset(std::size_t most, std::size_t initial);

  std::uint32_t take_slot(Identity id);
  void give_back(std::uint32_t slot);
  /// Slots given back in the month may be taken again.
  void release_slots() { slots_.release(); }

  std::uint32_t end() const { return slots_.end(); }
  std::size_t size() const { return slots_.in_use(); }
  bool alive(std::uint32_t slot) const { return person[slot].is_present(); }
  /// Still the person that a list meant.
  bool is(std::uint32_t slot, Identity id) const { return person[slot].id == id; }

  int entry_month(std::uint32_t slot) const { return static_cast<int>(entry[slot]) - tenure_origin; }
  int tenure(std::uint32_t slot, int month) const { return month - entry_month(slot); }
  Clock& clock_of(PersonClock which, std::uint32_t slot) { return clocks[slot].of[static_cast<std::size_t>(which)]; }

  Column<Person> person;
  Column<float> leaving;              // hazard of leaving a month in hazard units, but for the months since entry
  Column<std::int32_t> leaving_left;  // what is left of its threshold
  Column<std::uint16_t> entry;        // month of entry plus tenure_origin
  Column<Clocks> clocks;

  void prefetch(std::uint32_t slot) const { hearth::prefetch(&person[slot]); }
  /// Also what changes with the codes.
  void prefetch_all(std::uint32_t slot) const {
    hearth::prefetch(&person[slot]);
    hearth::prefetch(&leaving[slot]);
    hearth::prefetch(&clocks[slot]);
  }

 private:
  void make_room(std::size_t capacity);
  Slots slots_;
};

}  // namespace hearth

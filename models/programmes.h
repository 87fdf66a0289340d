// What the programmes do each month: people and employers apply, wait, are served or give up; who is served takes a place for a
// while, is changed by it, and it costs money. ODD: 7.10 Programmes.
//
// Tasks 2 to 13, 15 and 17 of the plan; everything about a programme stands in the scenario
// (models/parameters/programmes.h). Stream: programme_outcome.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/codes.h"
#include "models/ledger.h"
#include "models/milestones.h"
#include "models/programme.h"
#include "sim/agenda.h"
#include "sim/kernels.h"
#include "sim/monthly_lists.h"
#include "sim/random.h"
#include "sim/schedule.h"

namespace hearth {

struct District;

/// Somebody, or an employer, who waits for a programme.
struct ProgrammeApplicant {
  std::uint32_t who = 0;      // slot or employer
  std::int16_t gives_up = 0;  // month
  std::int16_t since = 0;     // month
};

/// Who applied this month: queues take them in a drawn order, never by slot.
struct NewApplicant {
  /// The first bits of the lot divide them into parts that are put in order one after the other, in the caches.
  static constexpr int part_bits = 3;
  std::uint64_t lot;  // drawn with the application; the lower half settles ties
  std::uint32_t who;
  std::int16_t programme;
  std::int16_t gives_up;
  std::size_t part() const { return lot >> (64 - part_bits); }
};

/// What comes due for a person or an employer in a month.
struct ProgrammeDue {
  std::uint32_t who = 0;
  std::uint32_t programme : 8 = 0;
  std::uint32_t check : 24 = 0;  // of the person's fingerprint
};
static_assert(sizeof(ProgrammeDue) == 8);

/// A programme's state in one replication.
struct ProgrammeState {
  std::vector<double> units;          // by month of the run, slips and effort included
  double allowance = 0;               // of starts: the fraction left over; in rounds, what has come together since the last
  double slipped_months = 0;          // mean over its milestones
  std::vector<Milestone> milestones;  // after the start of the run, in their order
  std::int64_t in_programme = 0;
  std::int64_t in_effect = 0;  // people or employers on whom it acts, or posts opened
  int opens = 0;               // the first month with units
  bool opened = false;
  Money capital;
  Money budget_opened, budget_left;         // of this calendar year
  std::int64_t ever_served = 0;             // while its task is carried out
  std::int64_t served_before = 0;           // this year
  std::vector<ProgrammeApplicant> queue;    // in the order in which they came
  std::vector<std::uint32_t> participants;  // employers in it, where it fills their vacancies
  std::vector<bool> participates;           // by employer: whether it stands among them
};

/// What happened in the month, by programme.
struct ProgrammeFlows {
  std::vector<std::int64_t> applicants, served, turned_away, completed;
  std::vector<std::int64_t> hires, departures;       // of whom, or at whose employers, it acts on
  std::vector<std::int64_t> first_paid, later_paid;  // instalments that fall due
  void reset(std::size_t programmes);
  void clear();
};

/// Somebody, or an employer, who applies now, or may do so from a month on.
struct NextCall {
  Identity id;
  std::uint32_t who;
  std::int16_t programme;
  std::int16_t first;
};

/// When a programme is called by those of a class, field and tags.
struct CallChance {
  std::int32_t call;
  std::int32_t opens;                      // month
  std::int32_t months_before, max_months;  // in the district
  double rate;
};

/// All calls of those of a class, field and tags; each has a bit, its place here.
struct CallChances {
  alignas(64) std::array<std::uint32_t, words_at_once> key{};    // of the newcomer's word for the call
  alignas(64) std::array<std::uint32_t, words_at_once> limit{};  // words up to it mean no call in what is left of the run
  std::array<CallChance, words_at_once> of{};
  std::size_t calls = 0;
  std::array<std::uint32_t, age_bands> by_age{};  // calls for which people of an age may apply, as bits
};
static_assert(max_appointment_kinds <= words_at_once);

/// The calls of newcomers that may fall into the run, with their words and unit exponentials.
struct CallsOfNewcomers {
  struct Call {
    std::uint32_t slot = 0;
    const CallChance* chance = nullptr;
  };
  std::size_t size = 0;  // of them; the lists have more room
  std::vector<Call> call;
  std::vector<std::uint32_t> word;
  std::vector<std::int32_t> exponential;

  /// Empty, with room for all calls of so many.
  void make_room(std::size_t newcomers) {
    size = 0;
    if (word.size() > newcomers * words_at_once) return;  // one more is written than is kept
    call.resize(newcomers * words_at_once + 1);
    word.resize(call.size());
    exponential.resize(call.size());
  }
};

/// All that the programmes of a district change from month to month.
struct ProgrammesState {
  std::vector<ProgrammeState> of;
  Agenda calls;                               // of people, by month: the kind is the call
  MonthlyLists<ProgrammeDue> employer_calls;  // of employers
  MonthlyLists<ProgrammeDue> completions;     // who leaves a programme
  MonthlyLists<ProgrammeDue> effect_ends;     // whose effect is over
  MonthlyLists<ProgrammeDue> instalments;     // what is to be paid, while the effect lasts
  MonthlyLists<ProgrammeDue> exits;           // of a fund's investments
  MonthlyLists<ProgrammeDue> leavers;         // who leaves the district since a programme is over
  MonthlyLists<ProgrammeDue> employer_ends;   // employers on whom an effect is over
  std::vector<NextCall> applying, again;      // this month
  std::vector<std::uint64_t> gone;            // who has left this month, as bits by slot
  std::vector<CallChances> chances;           // by class, field and tags
  CallsOfNewcomers found;                     // scratch
  std::vector<std::uint32_t> gave_up;         // scratch: who waits no more in a queue
  std::array<std::vector<NewApplicant>, 1 << NewApplicant::part_bits> newest;  // this month, by part
};

/// The slips and efforts of this replication; nobody waits.
void begin_programmes(District& d);

/// Somebody, or an employer, is served: takes a place, gets what the programme gives, and it is paid for.
void enter_programme(District& d, std::size_t q, std::uint32_t who);
/// Somebody, or an employer, could not be served and may apply again.
void turn_away(District& d, std::size_t q, std::uint32_t who);

/// The month of all programmes but recruitment (models/recruitment.h).
void run_programmes(District& d);

/// Whether people start in a month of the year, in a programme that has rounds.
bool is_round(const ProgrammeParameters& x, int month_of_year);

}  // namespace hearth

// The district: its state and its month. Read district.cpp first: the step fits one page and reads like the ODD.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "models/allocation.h"
#include "models/employers.h"
#include "models/housing_stock.h"
#include "models/invariants.h"
#include "models/ledger.h"
#include "models/newcomers.h"
#include "models/placements.h"
#include "models/population.h"
#include "models/programmes.h"
#include "models/recruitment.h"
#include "models/rents.h"
#include "models/review.h"
#include "models/service_desk.h"
#include "models/setup.h"
#include "models/teams.h"
#include "models/ties.h"
#include "sim/agenda.h"
#include "sim/draw_batch.h"
#include "sim/hazard.h"
#include "sim/kernels.h"
#include "sim/measure.h"
#include "sim/random.h"

namespace hearth {

class Measures;
class Chronicle;

/// Kinds of personal appointments (at most 16).
enum class Date : std::uint8_t {
  become_backbone,
  found_firm,
  refer_newcomer,
  next_age,
  search_grows_long,
  team_loss_over,
  grant_payment,
  commitment_over,
  advance,  // from the lowest class; the other classes follow
};
static_assert(static_cast<std::uint32_t>(Date::advance) + max_classes <= max_appointment_kinds);

/// The kind of an appointment. An advance is one from a class: void when its holder has changed class before.
constexpr std::uint32_t kind_of(Date date) {
  return static_cast<std::uint32_t>(date);
}
constexpr std::uint32_t advance_from(int cls) {
  return kind_of(Date::advance) + static_cast<std::uint32_t>(cls);
}

/// When somebody gives up waiting for a home.
struct EndOfPatience {
  std::uint32_t slot;
  std::uint32_t application;  // its fingerprint: the person's and its ordinal
};

/// Stocks kept by deltas.
struct Stocks {
  std::vector<std::int64_t> people_by_class;
  std::vector<std::int64_t> people_by_field;
  std::vector<std::int64_t> people_by_town;
  std::vector<std::int64_t> renters_by_town;  // on the private market
  std::vector<std::int64_t> people_by_home_kind;
  std::array<std::int64_t, job_states> people_by_job{};
  std::array<std::int64_t, commute_bands> employed_by_commute{};  // who works for an employer of the district
  std::array<std::int64_t, burden_bands> renters_by_burden{};     // on the private market
  std::vector<std::int64_t> people_by_entry;                      // by the entry code
  std::array<std::int64_t, 256> ever_by_classes_held{};  // everyone who ever was there, by the classes held so far, as bits
  std::int64_t teams = 0;
  std::int64_t teams_ever = 0;
};

/// What happened in the month.
struct Flows {
  std::vector<std::int64_t> arrivals_by_channel;
  std::vector<std::int64_t> arrivals_by_class;
  std::vector<std::int64_t> departures_by_class;
  std::vector<std::int64_t> arrivals_by_field, departures_by_field;
  std::vector<std::array<std::int64_t, reasons>> departures_by_class_and_reason;
  std::vector<std::int64_t> class_changes_from, class_changes_into;
  std::vector<std::int64_t> departures_by_scheme_home;
  std::array<std::int64_t, reasons> departures_by_reason{};
  std::int64_t departures_within_city = 0;
  std::int64_t job_changes = 0, hires = 0, moves = 0, purchases = 0, advances = 0, stayed_after_secondment = 0;
  std::int64_t firm_births = 0, firm_failures = 0, jobs_lost = 0;
  // By scheme
  std::vector<std::int64_t> applications, placements, refusals, given_up, withdrawals, releases, delivered;
  std::vector<std::vector<std::int64_t>> placements_by_class;     // by scheme and class
  std::vector<std::vector<std::int64_t>> months_waited_by_class;  // of those placed, by scheme and class
  std::vector<std::array<std::int64_t, wait_bands>> placements_by_wait;
  std::vector<double> wait_months_sum;
  std::vector<double> wait_months_longest;
  void clear();
};

/// A person who decided something this month, with the words of the draw.
struct Decision {
  std::uint32_t slot;
  std::array<std::uint32_t, 3> word;
};

/// Somebody to whom a post is promised.
struct Hire {
  std::uint32_t slot;
  std::uint32_t employer;
  std::uint32_t word;
};

/// Who looks for a job.
struct Searcher {
  std::uint32_t slot;
  std::int32_t since;  // month: whoever came to the slot later is somebody else
};

/// Somebody whom others may meet for as long as they are who and where they were.
struct Acquaintance {
  std::uint32_t slot = nobody;
  std::uint32_t check = 0;  // fingerprint of the identity
};

/// People who moved into a town lately.
struct RecentResidents {
  std::array<Acquaintance, 16> who;
  std::uint32_t next = 0;
  void add(const Acquaintance& newcomer) { who[next++ % who.size()] = newcomer; }
};

struct District;
/// Sorts decisions so that who comes first is drawn, not given by the slot.
void in_drawn_order(std::vector<Decision>& decisions);

struct RunOptions {
  bool check_invariants = false;                                  // asks `invariants` every month
  std::string (*invariants)(const District&) = broken_invariant;  // what is broken; empty: nothing
  bool parallel = false;                                          // use threads inside the run where it is large enough
  Chronicle* chronicle = nullptr;  // where what happens to individuals is written down; nullptr: nowhere
  bool keep_initial = false;       // keep the initial stock for the replications that follow: costs its memory, saves making it
};

/// All that the months change. Copied to begin a replication from the initial stock.
struct DistrictState {
  Population people;
  Employers employers;
  std::vector<Team> teams;
  std::vector<std::uint16_t> teams_by_employer;  // their numbers, by employer
  HousingStock stock;
  RentalMarket market;
  Ledger ledger;
  Agenda agenda;
  MonthlyLists<EndOfPatience> ends_of_patience;
  Stocks stocks;
  std::vector<Searcher> searchers;
  MonthlyLists<std::uint32_t> lost_ties;  // neighbours of those who left, by the month in which it is forgotten
  MonthlyLists<std::uint32_t> failures;   // start-ups by the month in which they fail
  std::vector<RecentResidents> recent_by_town;

  // What the month's rules read
  std::size_t commute_period = 0;
  std::vector<std::uint8_t> commute_bands_now;  // towns x towns
  std::vector<double> scheme_ramp;              // applications relative to their full level, by scheme
  std::array<float, 3> income_factor{};         // net household income per unit of Person::wage, CNY a month
  double wage_index = 1;
  double attractiveness_base = 1;                // mean rent when the run began
  double mean_rent = 1;                          // of the district, CNY/m2/month
  std::vector<double> attractiveness_wage_rent;  // history by month, relative to the start
  std::vector<double> attractiveness_wait;       // mean wait for scheme homes by month
};

struct District : DistrictState {
  District(const Setup& setup, const Measures& measures);

  /// Simulates one replication and fills `record`. A pure function of the setup, the seed and the replication.
  /// Returns an empty string, or what invariant broke (only with check_invariants).
  std::string run(std::uint64_t seed, std::uint32_t replication, Record& record, const RunOptions& options);

  const Setup& setup;
  const Measures& measures;
  Luck luck{0, 0};
  int month = 0;
  int now = 0;  // the month from whose start a changed hazard acts: this one until its risks are scanned, then the next

  Chronicle* chronicle = nullptr;
  TieNetwork ties{setup, people};
  Flows flows;
  ProgrammesState programmes;
  ProgrammeFlows programme_flows;
  RecruitmentState recruitment;
  ServiceDesk desk;
  ReviewState review;
  std::vector<PostExchange> exchanges;  // of this month
  AllocationQuality quality;
  bool count_quality = false;
  std::vector<double> year_shock;    // by calendar year, the first that of the run's start
  std::vector<float> tenure_factor;  // see tenure_factors()
  RareRiskLimits rare_risk_limits;

  // Scratch
  NewcomerBatch newcomers;
  DrawBatch batch;
  std::array<std::vector<Decision>, deciding_clocks> decisions;
  std::vector<std::uint32_t> leases;  // people whose lease is renewed this month
  std::vector<Decision> matches;
  std::vector<Hire> hires;
  std::vector<std::uint32_t> leavers;
  std::size_t leavers_by_risk = 0;  // the first of them; the others leave since a programme is over
  std::vector<std::uint32_t> found_slots;

  int calendar_year() const { return (setup.p.run.start + month).year(); }
  void step(Record& record, const RunOptions& options);
  /// What a home is worth to somebody, in minutes of commute, for measuring allocations; never negative.
  double placement_value(std::uint32_t slot, std::size_t scheme, int town) const;

 private:
  void begin_replication(std::uint64_t seed, std::uint32_t replication, const RunOptions& options);
  std::unique_ptr<DistrictState> initial_;  // of `initial_seed_`; empty: none kept
  std::uint64_t initial_seed_ = 0;
};

inline const SchemeParameters& scheme_of(const District& d, std::size_t k) {
  return d.setup.p.housing.schemes[k];
}

}  // namespace hearth

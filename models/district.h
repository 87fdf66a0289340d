// The district: its state and its month. Read district.cpp first: the step fits one page and reads like the ODD.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "models/allocation.h"
#include "models/employers.h"
#include "models/housing_stock.h"
#include "models/ledger.h"
#include "models/newcomers.h"
#include "models/population.h"
#include "models/rents.h"
#include "models/setup.h"
#include "models/teams.h"
#include "models/ties.h"
#include "sim/agenda.h"
#include "sim/kernels.h"
#include "sim/measure.h"
#include "sim/random.h"

namespace hearth {

struct Measures;

/// Kinds of personal appointments (at most 16).
enum class Date : std::uint8_t {
  advance,
  become_backbone,
  found_firm,
  refer_newcomer,
  next_age,
  search_grows_long,
  tie_forgotten,
  team_loss_over,
  patience_ends,
  tenancy_decision,
  tenancy_end,
  tenancy_check,
  grant_payment,
  commitment_over,
};

/// Stocks kept by deltas.
struct Stocks {
  std::vector<std::int64_t> people_by_class;
  std::vector<std::int64_t> people_by_town;
  std::vector<std::int64_t> renters_by_town;  // on the private market
  std::vector<std::int64_t> people_by_home_kind;
  std::array<std::int64_t, job_states> people_by_job{};
  std::vector<std::int64_t> ever_by_class;  // everyone who ever entered the class, the initial stock included
  std::int64_t teams = 0;
  std::int64_t teams_ever = 0;
};

/// What happened in the month.
struct Flows {
  std::vector<std::int64_t> arrivals_by_channel;
  std::vector<std::int64_t> departures_by_class;
  std::vector<std::int64_t> departures_by_scheme_home;
  std::array<std::int64_t, reasons> departures_by_reason{};
  std::int64_t departures_within_city = 0;
  std::int64_t job_changes = 0, hires = 0, moves = 0, purchases = 0, advances = 0;
  std::int64_t firm_births = 0, firm_failures = 0, jobs_lost = 0;
  // By scheme
  std::vector<std::int64_t> applications, placements, refusals, given_up, releases, delivered;
  std::vector<double> wait_months_sum;
  std::vector<double> wait_months_longest;
  void clear();
};

/// A person who decided something this month, with the words of the draw.
struct Decision {
  std::uint32_t slot;
  std::array<std::uint32_t, 3> word;
};

/// Scratch of a batch of draws.
struct DrawBatch {
  std::vector<std::uint64_t> id;
  std::vector<std::uint32_t> ordinal;
  std::array<std::vector<std::uint32_t>, 4> word;
  std::vector<std::int32_t> threshold;
  void resize(std::size_t n) {
    if (id.size() >= n) return;
    id.resize(n);
    ordinal.resize(n);
    for (auto& w : word) w.resize(n);
    threshold.resize(n);
  }
  BlockArrays arrays() { return {{word[0].data(), word[1].data(), word[2].data(), word[3].data()}}; }
};

/// Who looks for a job.
struct Searcher {
  std::uint32_t slot;
  std::uint32_t check;
};

struct RunOptions {
  bool check_invariants = false;
  bool parallel = false;  // use threads inside the run where it is large enough
};

struct District {
  District(const Setup& setup, const Measures& measures);

  /// Simulates one replication and fills `record`. A pure function of the setup, the seed and the replication.
  /// Returns an empty string, or what invariant broke (only with check_invariants).
  std::string run(std::uint64_t seed, std::uint32_t replication, Record& record, const RunOptions& options);

  const Setup& setup;
  const Measures& measures;
  Luck luck{0, 0};
  int month = 0;

  Population people;
  TieNetwork ties{people};
  Employers employers;
  std::vector<Team> teams;
  HousingStock stock;
  RentalMarket market;
  Ledger ledger;
  Agenda agenda;
  Stocks stocks;
  Flows flows;
  std::vector<Searcher> searchers;

  // What the month's rules read
  std::size_t commute_period = 0;
  std::vector<std::uint8_t> commute_bands_now;  // towns x towns
  std::vector<FactorRow> home_rows;             // with this month's application hazards
  std::vector<FactorRow> tenure;                // see tenure_rows()
  std::vector<float> scheme_ramp;               // applications relative to their full level, by scheme
  std::array<double, 3> income_factor{};        // net household income per unit of Person::wage, CNY a month
  double wage_index = 1;
  double attractiveness_base = 1;  // mean rent when the run began
  double mean_rent = 1;            // of the district, CNY/m2/month
  AllocationQuality quality;
  bool count_quality = false;
  std::vector<double> attractiveness_wage_rent;            // history by month, relative to the start
  std::vector<double> attractiveness_wait;                 // mean wait for scheme homes by month
  std::vector<double> year_shock;                          // by year of the run
  std::vector<std::vector<std::uint32_t>> recent_by_town;  // people who moved into a town lately, a ring each
  std::vector<std::uint8_t> recent_next;
  std::vector<std::array<std::uint32_t, remembered_tenants>> building_tenants;

  // Scratch
  NewcomerBatch newcomers;
  DrawBatch batch;
  std::vector<Fired> fired;
  std::array<std::vector<Decision>, risks_per_row> decisions;
  std::vector<std::uint32_t> leavers;
  std::vector<std::uint32_t> found_slots;

  HazardTables hazard_tables() const;
  void step(Record& record, const RunOptions& options);
  /// What a home is worth to somebody, in minutes of commute, for measuring allocations; never negative.
  double placement_value(std::uint32_t slot, std::size_t scheme, int town) const;
};

// --- Changes of one person that several processes make; each keeps the codes and the stocks in step.
// ---------------------------

/// Sorts decisions so that who comes first is drawn, not given by the slot.
void draw_order(std::vector<Decision>& decisions);

void refresh_who(District& d, std::uint32_t slot);
/// Job state, commute, ties (`ties_lost` stays as it is).
void refresh_work(District& d, std::uint32_t slot, JobState job);
void refresh_home(District& d, std::uint32_t slot, int kind, bool last_months, bool waiting);
/// Which schemes the person may apply for, as far as only events change it.
void refresh_eligibility(District& d, std::uint32_t slot);

inline JobState job_of(const District& d, std::uint32_t slot) {
  return decode_work(d.people.work[slot]).job;
}
inline HomeState home_of(const District& d, std::uint32_t slot) {
  return decode_home(d.people.home[slot]);
}

/// Moves into a home of the kind; the stocks of the old one are released. Rent as agreed, CNY a month.
void move_into(District& d, std::uint32_t slot, int kind, int town, double rent);
/// Rents on the private market in a town chosen with `word`.
void rent_privately(District& d, std::uint32_t slot, std::uint32_t word);

void take_job(District& d, std::uint32_t slot, std::uint32_t employer, std::uint32_t word);
/// Out of the present job, whatever comes next; the post stays with the employer.
void release_job(District& d, std::uint32_t slot);
void start_search(District& d, std::uint32_t slot);

void change_class(District& d, std::uint32_t slot, int cls);

}  // namespace hearth

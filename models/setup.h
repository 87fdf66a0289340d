// A district's parameters made ready for the step: names become indices, shares become cumulative thresholds, hazard ratios
// become factor rows. Computed once a scenario and shared, read-only, by all replications.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/codes.h"
#include "models/parameters/district.h"
#include "models/towns.h"
#include "sim/hazard.h"

namespace hearth {

/// A discrete distribution as cumulative 32-bit thresholds: one word picks an index.
class Pick {
 public:
  Pick() = default;
  /// Weights need not add to 1; all zero means: always the last.
  explicit Pick(const std::vector<double>& weights);
  int operator()(std::uint32_t word) const {
    int i = 0;
    for (const std::uint32_t threshold : thresholds_) i += word >= threshold ? 1 : 0;
    return i;
  }
  int size() const { return static_cast<int>(thresholds_.size()) + 1; }

 private:
  std::vector<std::uint32_t> thresholds_;
};

/// Codes of the covariates; see sim/hazard.h.
struct CovariateCodes {
  int classes = 1;
  int fields = 1;
  int home_kinds = first_scheme_home;

  /// Row 0 of `who` is an empty slot.
  std::uint16_t who(int cls, int field, Household household, AgeBand age, bool international) const {
    return static_cast<std::uint16_t>(
        1 + (((cls * fields + field) * 3 + static_cast<int>(household)) * 4 + static_cast<int>(age)) * 2 +
        (international ? 1 : 0));
  }
  int who_rows() const { return 1 + classes * fields * 24; }
  std::uint16_t home(int kind, int burden, bool last_months, bool waiting) const {
    return static_cast<std::uint16_t>(((kind * burden_bands + burden) * 2 + (last_months ? 1 : 0)) * 2 + (waiting ? 1 : 0));
  }
  int home_rows() const { return home_kinds * burden_bands * 4; }
  std::uint16_t work(JobState job, int commute, int ties, int ties_lost) const {
    return static_cast<std::uint16_t>(
        ((static_cast<int>(job) * commute_bands + commute) * tie_bands + tie_band(ties)) * (max_ties_lost + 1) + ties_lost);
  }
  int work_rows() const { return job_states * commute_bands * tie_bands * (max_ties_lost + 1); }
};

/// What a home code says.
struct HomeState {
  int kind;
  int burden;
  bool last_months;
  bool waiting;
};
constexpr HomeState decode_home(std::uint16_t code) {
  return {code / 4 / burden_bands, code / 4 % burden_bands, (code & 2) != 0, (code & 1) != 0};
}

/// What a work code says.
struct WorkState {
  JobState job;
  int commute;
  int tie_band;
  int ties_lost;
};
constexpr WorkState decode_work(std::uint16_t code) {
  const int rest = code / (max_ties_lost + 1);
  return {static_cast<JobState>(rest / tie_bands / commute_bands), rest / tie_bands % commute_bands, rest % tie_bands,
          code % (max_ties_lost + 1)};
}

/// A channel's distributions.
struct Channel {
  ChannelKind kind = ChannelKind::individuals;
  std::vector<double> expected_by_month;  // arrivals before shocks and responses, by month of the run
  Pick cls, field, household, age, home;
  double share_young_firm = 0, share_international = 0, share_high_end = 0, share_with_job = 1;
  bool found_firms = false, keeps_post = false;
  bool responds_to_wages_and_rents = false, responds_to_housing_wait = false;
  double start_wage = 0;  // for the lowest class; 0: by class and field
};

/// The part of a scheme's eligibility that only events change, as masks; the rest is checked at the application.
struct Scheme {
  bool enabled = true;
  std::uint32_t classes = ~0u, fields = ~0u, roles = ~0u, households = ~0u;
  double max_application_hazard = 0;                    // over kinds of home
  std::vector<double> application_hazard_by_home_kind;  // by kind of home of the applicant
  std::vector<double> points_by_class;
  std::vector<std::int64_t> reserve_by_class;  // homes, once all are delivered
  int first_delivery = -1;                     // month of the run in which it opens; -1: never
};

/// One delivery of the plan in the run's months, before slips.
struct PlannedDelivery {
  int scheme;
  int town;  // -1: a purchase subsidy
  int month;
  std::int64_t units;
};

struct Setup {
  explicit Setup(const DistrictParameters& parameters);

  DistrictParameters p;
  int months = 0;
  int towns = 0;
  int inside_towns = 0;  // those that are not outside; jobs and scheme homes are there
  int classes = 0;
  int fields = 0;
  int schemes = 0;
  int channels = 0;
  int sectors = 0;
  int home_kinds = 0;
  int core_class = -1;
  int class_after_dissolution = 0;
  int lowest_class = 0;
  CovariateCodes codes;

  std::vector<Channel> channel;
  std::vector<Scheme> scheme;
  std::vector<PlannedDelivery> deliveries;

  // Work
  std::vector<double> wage;                     // [class * fields + field], CNY a month at the start
  std::vector<float> wage_spread;               // 1,024 quantiles of the multiplier within a class
  Pick job_town;                                // over all towns; outside ones have weight 0
  std::vector<std::vector<int>> field_sectors;  // sectors in which people of a field work
  std::vector<double> match_chance;             // by class, when vacancies equal searchers
  std::vector<int> advance_to;                  // by class; -1: none
  std::vector<double> advance_hazard;

  // Ties that somebody starts: half the mean, since the other half is started by those who come later
  Pick colleague_ties, cohort_ties, building_ties, other_ties;

  // Travel
  Commutes commutes;

  // The initial stock
  std::vector<std::int64_t> initial_by_class;  // the core of the initial teams included
  std::int64_t initial_teams = 0;
  Pick initial_field, initial_household, initial_age, initial_tenure, initial_home;
  Pick home_town_inside, home_town_outside;

  // Factor rows that do not change during a run
  std::vector<FactorRow> who_rows, home_rows, work_rows, condition_rows;
  std::vector<double> tenure_hr;  // by months in the district, 0-60; the last for more

  // Logarithms of the ratios above 1, by covariate group, for attributing departures
  std::array<double, burden_bands> log_burden{};
  std::array<double, commute_bands> log_commute{};
  std::array<double, tie_bands> log_ties{};
  double log_tie_lost = 0, log_waiting = 0, log_last_months = 0, log_no_job = 0, log_no_job_later = 0, log_team = 0;

  double scaled(double count) const { return count * p.run.scale; }
  double base_wage(int cls, int field) const { return wage[static_cast<std::size_t>(cls * fields + field)]; }
};

}  // namespace hearth

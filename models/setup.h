// A district's parameters made ready for the step: names become indices, shares become cumulative thresholds, hazard ratios
// become factor rows. Computed once a scenario and shared, read-only, by all replications.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/covariates.h"
#include "models/parameters/district.h"
#include "models/programme.h"
#include "models/responsibility.h"
#include "models/review_plan.h"
#include "models/targets.h"
#include "models/towns.h"
#include "sim/discrete.h"

namespace hearth {

/// A channel's distributions.
struct Channel {
  ChannelKind kind = ChannelKind::individuals;
  std::vector<double> expected_by_month;  // arrivals before shocks and responses, by month of the run
  Discrete cls, field, household, age, home;
  Share young_firm, with_job, international, high_end;
  bool found_firms = false, keeps_post = false;
  bool responds_to_wages_and_rents = false, responds_to_housing_wait = false;
  float start_wage = 0;  // for the lowest class; 0: by class and field
};

/// A housing scheme, its names resolved.
struct Scheme {
  bool enabled = true;
  std::vector<double> application_hazard;  // by kind of home of the applicant; 0: may not apply from there
  std::vector<double> points_by_class;
  std::vector<std::int64_t> reserve_by_class;  // homes, once all are delivered
  bool reserves = false;                       // any of those
  Share interested;                            // of people, who would ever apply
};

/// The part of the schemes' eligibility that only events change: for each value of an attribute the schemes that admit it, as
/// bits. Somebody may apply for the schemes in all of them; months of residence and work are checked at the application.
struct AdmittedSchemes {
  std::vector<std::uint8_t> by_class, by_field;
  std::array<std::uint8_t, 3> by_household{};
  std::array<std::uint8_t, age_bands> by_age{};
  std::array<std::array<std::uint8_t, 2>, 4> by_role{};  // role; works for a young firm or not
  std::uint8_t from_outside = 0;                         // people who live outside the district
  std::vector<std::uint32_t> founders_as_core;           // by scheme: bits of programmes of employers
  bool any_founders_as_core = false;
  std::vector<std::uint16_t> wage_cap;  // by scheme, in 10 CNY a month
  bool any_wage_cap = false;
};

/// Factors of the hazards for one value of a group of covariates: of leaving, and of the risks that it bears on.
struct PersonRow {
  float leaving = 0;     // the base hazard in hazard units times the ratios
  float change_job = 0;  // the base hazard per month times the ratios
};
struct HomeRow {
  float leaving = 1;
  float move_home = 0;       // per month
  float apply_for_home = 0;  // per month, all schemes that admit, once applications are at their full level
};
struct WorkRow {
  float leaving = 1;
  float change_job = 1;
};

/// How much a level of a covariate raises the hazard of leaving, for attributing departures; nothing when its ratio is below 1.
struct Raised {
  double inverse = 1;  // 1 / ratio
  double log = 0;      // ln ratio
};

struct AttributionWeights {
  std::array<Raised, burden_bands> burden;
  std::array<Raised, commute_bands> commute;
  std::array<Raised, tie_bands> ties;
  std::array<Raised, max_ties_lost + 1> ties_lost;
  Raised waiting, last_months, no_job, no_job_later, team_dissolved;
};

/// One delivery of the plan in the run's months, before slips.
struct PlannedDelivery {
  int scheme = 0;
  int town = -1;  // -1: a purchase subsidy
  int month = 0;
  std::int64_t units = 0;
  Month listed = Month::of(2016, 1);  // in the plan, whatever delays it: slips keep their luck when the plan is delayed
  // What has delayed it in a replication
  int months_of_coordination = 0;
  int months_of_slip = 0;
};

struct Setup {
  explicit Setup(DistrictParameters parameters);

  DistrictParameters p;
  int months = 0;
  std::size_t expected_people = 0;  // more than there will ever be at once: room for them costs nothing before it is used
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
  AdmittedSchemes admitted;
  Responsibility responsibility;
  Programmes programmes;
  std::vector<PlannedDelivery> deliveries;  // of schemes that are carried out
  std::vector<Target> targets;
  ReviewPlan review;

  // Work
  std::vector<double> wage;                     // [class * fields + field], CNY a month at the start
  std::vector<float> wage_spread;               // 1,024 quantiles of the multiplier within a class
  float minimum_wage = 0;                       // CNY a month
  float founder_wage = 1;                       // relative to others
  std::vector<std::uint16_t> high_wage_from;    // [class * fields + field], 10 CNY a month: a quarter above the median
  Discrete job_town;                            // over all towns; outside ones have weight 0
  std::vector<std::vector<int>> field_sectors;  // sectors in which people of a field work
  std::vector<std::uint8_t> key_sector;         // by sector: 1 where it is one; the last, no sector, is none
  std::vector<double> match_chance;             // by class, when vacancies equal searchers
  std::vector<int> advance_to;                  // by class; -1: none
  std::vector<double> advance_hazard;

  // Ties that somebody starts: half the mean, since the other half is started by those who come later
  Discrete colleague_ties, cohort_ties, building_ties, other_ties;

  // Travel
  std::vector<std::uint8_t> outside;  // by town: 1 where it lies outside the district
  Commutes commutes;

  // The initial stock
  std::vector<std::int64_t> initial_by_class;  // the core of the initial teams included
  std::int64_t initial_teams = 0;
  Discrete initial_field, initial_household, initial_age, initial_tenure, initial_home;
  Share initial_outside, initial_international, initial_high_end,
      initial_young_firm;  // the last among fields without public posts
  Discrete home_town_inside, home_town_outside;

  // Factor rows that do not change during a run
  std::vector<PersonRow> person_rows;
  std::vector<HomeRow> home_rows;
  std::vector<WorkRow> work_rows;
  std::vector<double> tenure_hr;  // by months in the district, 0-60; the last for more
  float most_leaving = 0;         // the largest hazard of leaving that the arithmetic holds, before the months since entry

  AttributionWeights attribution;

  double scaled(double count) const { return count * p.run.scale; }
  bool is_high_wage(int cls, int field, std::uint16_t wage) const {
    return wage >= high_wage_from[static_cast<std::size_t>(cls * fields + field)];
  }
  double base_wage(int cls, int field) const { return wage[static_cast<std::size_t>(cls * fields + field)]; }

 private:
  void prepare_work();
  void prepare_initial_stock();
};

/// The rows of a scheme in the plan, scaled so that their sum is `units` where the scheme asks for it: cumulative rounding
/// keeps every partial sum within half a unit of its share.
std::vector<PlannedDelivery> planned_deliveries(const Setup& s, int scheme);

}  // namespace hearth

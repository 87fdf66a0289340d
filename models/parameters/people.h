// Who is there at the start and who arrives: the initial stock, the channels, teams, careers, ties.
#pragma once

#include <string>
#include <vector>

#include "sim/parameter.h"

namespace hearth {

struct PopulationParameters {
  std::int64_t initial_total = 0;
  std::int64_t initial_teams = 0;
  double initial_share_young_firm = 0;
  double initial_share_founder = 0;
  double initial_share_backbone = 0;
  double initial_share_single = 1;
  double initial_share_couple = 0;
  double initial_share_age_under30 = 0;
  double initial_share_age_30_39 = 1;
  double initial_share_age_40_49 = 0;
  double initial_share_tenure_0_12 = 1;
  double initial_share_tenure_13_24 = 0;
  double initial_share_tenure_25_36 = 0;
  double initial_share_tenure_37_60 = 0;
  double initial_share_home_own = 0;
  double initial_share_home_private_rent = 1;
  double initial_share_home_dormitory = 0;
  double initial_share_home_outside = 0;
  double tag_international_share = 0;
  double tag_high_end_share = 0;

  void describe(Declaration& d);
};

/// How a channel's people come: one by one, in teams, or brought by settled people.
enum class ChannelKind { individuals, teams, referrals };

/// An arrival channel.
struct ChannelParameters {
  std::string id;
  std::string name_en;
  std::string name_zh;
  ChannelKind kind = ChannelKind::individuals;
  double rate_per_year = 0;
  Schedule activity{1.0};
  double peak_share = 0;
  std::int64_t peak_first_month = 7;
  std::int64_t peak_last_month = 9;
  bool responds_to_wages_and_rents = false;
  bool responds_to_housing_wait = false;
  ByMember classes;
  ByMember fields;
  double share_single = 1;
  double share_couple = 0;
  double share_under30 = 0;
  double share_30_39 = 1;
  double share_40_49 = 0;
  double share_young_firm = 0;
  double share_own_home = 0;
  double share_dormitory = 0;
  double share_relatives = 0;
  double share_international = 0;
  double share_high_end = 0;
  double share_with_job = 1;
  bool found_firms = false;
  bool keeps_post = false;
  double wage_start = 0;

  void describe(Declaration& d);
};

struct ArrivalParameters {
  double trend_per_year = 0;
  double year_shock_log_sd = 0;
  double referral_rate = 0;
  std::int64_t referral_min_months = 24;
  double elasticity_wage_to_rent = 0;
  double elasticity_housing_wait = 0;
  std::int64_t attractiveness_lag_months = 6;

  void describe(Declaration& d);
};

struct TeamParameters {
  std::int64_t core_per_team = 5;
  std::int64_t backbone_per_team = 12;
  double dissolution_hazard_per_month = 0;
  std::int64_t min_core = 1;
  double refill_core_per_month = 0;
  double hr_member_leaving_after_dissolution = 1;
  std::string class_after_dissolution;

  void describe(Declaration& d);
};

/// A step from one class to a higher one.
struct AdvanceParameters {
  std::string id;
  std::string from;
  std::string to;
  double hazard_per_month = 0;

  void describe(Declaration& d);
};

struct CareerParameters {
  std::int64_t min_months_before_advance = 0;
  double employee_to_backbone_per_month = 0;
  double founding_hazard_per_month = 0;
  std::vector<AdvanceParameters> advances;

  void describe(Declaration& d);
};

struct TieParameters {
  double same_employer_mean = 0;
  double same_cohort_mean = 0;
  double same_building_mean = 0;
  double random_mean = 0;

  void describe(Declaration& d);
};

}  // namespace hearth

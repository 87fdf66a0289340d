// Why people leave: hazard ratios of the proportional-hazards model of leaving the district.
#pragma once

#include "sim/parameter.h"

namespace hearth {

/// The hazard of leaving for the reference person (lowest class, single, 30-39, private rent, rent 20-30 % of income, commute
/// 30-45 min, 13-24 months in the district, 3-5 ties) and the ratio of every other level. A missing level is 1.
struct RetentionParameters {
  double base_hazard_per_month = 0;
  double hr_home_own = 1;
  double hr_home_dormitory = 1;
  double hr_home_relatives = 1;
  double hr_last_months_of_tenancy = 1;
  double hr_waiting_for_home = 1;
  double hr_rent_burden_under_20 = 1;
  double hr_rent_burden_30_40 = 1;
  double hr_rent_burden_40_50 = 1;
  double hr_rent_burden_over_50 = 1;
  double hr_commute_under_30 = 1;
  double hr_commute_45_60 = 1;
  double hr_commute_60_90 = 1;
  double hr_commute_over_90 = 1;
  double hr_tenure_0_6 = 1;
  double hr_tenure_7_12 = 1;
  double hr_tenure_25_36 = 1;
  double hr_tenure_37_60 = 1;
  double hr_tenure_over_60 = 1;
  double hr_household_couple = 1;
  double hr_household_family = 1;
  double hr_age_under30 = 1;
  double hr_age_40_49 = 1;
  double hr_age_50_plus = 1;
  double hr_international_tag = 1;
  double hr_no_job = 1;
  double hr_no_job_later = 1;
  double hr_wage_high = 1;
  double hr_per_tie_lost = 1;
  std::int64_t max_ties_lost_counted = 4;
  std::int64_t ties_lost_memory_months = 6;
  double hr_ties_0_2 = 1;
  double hr_ties_6_plus = 1;
  double share_leaving_to_other_district = 0;

  void describe(Declaration& d);
};

}  // namespace hearth

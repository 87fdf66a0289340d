// Work: employers, vacancies, matching, wages.
#pragma once

#include "sim/parameter.h"

namespace hearth {

struct JobParameters {
  double change_hazard_per_month = 0;
  double hr_change_under30 = 1;
  double hr_change_40_plus = 1;
  double hr_change_first_two_years = 1;
  double hr_change_over_five_years = 1;
  double hr_change_public_post = 1;
  double vacancy_rate = 0;
  double match_hazard_per_month = 0.5;
  double match_hazard_specialist = 0.5;
  double matching_elasticity_vacancies = 0.5;
  std::int64_t search_months_before_leaving = 4;
  double outside_district_share = 0;

  void describe(Declaration& d);
};

struct FirmParameters {
  std::int64_t initial_startups = 0;
  std::int64_t initial_established = 1;
  double outsider_births_per_month = 0;
  double founders_per_startup = 1;
  std::int64_t startup_initial_talents = 3;
  double startup_growth_per_year = 0;
  double established_growth_per_year = 0;
  double public_growth_per_year = 0;
  double failure_hazard_year1 = 0;
  double failure_hazard_year2 = 0;
  double failure_hazard_year3 = 0;
  double failure_hazard_year4_5 = 0;
  double failure_hazard_over5 = 0;
  double size_log_sd = 0;
  double quality_firm_share = 0;
  double established_young_share = 0.5;
  std::int64_t young_firm_years = 10;

  void describe(Declaration& d);
};

struct WageParameters {
  double growth_per_year = 0;
  double minimum = 0;
  double city_average = 0;
  double founder_relative = 1;
  double log_sd = 0;
  double net_of_gross = 1;
  double household_factor_couple = 1;
  double household_factor_family = 1;
  double rise_on_job_change = 0;

  void describe(Declaration& d);
};

}  // namespace hearth

// The output series, each declared once. ODD: 4.11 Observation.
#pragma once

#include "models/ledger.h"
#include "models/setup.h"
#include "sim/measure.h"

namespace hearth {

struct District;

struct Measures {
  explicit Measures(const Setup& setup);

  /// Writes this month's values.
  void take(const District& d, Record& record) const;

  MeasureBook book;

 private:
  SeriesId people, people_by_town, people_by_home, arrivals, departures, departures_by_reason, departures_within_city, employed,
      searching, vacancies, vacancies_by_sector, posts_by_sector, employers, hires, job_changes, jobs_lost, moves, purchases,
      advances, firm_births, firm_failures, teams;
  SeriesId homes_total, homes_held, homes_free, homes_delivered, applicants_waiting, applications, placements, refusals,
      given_up, withdrawals, releases, waiting_by_class, held_by_class, placements_by_class, placements_by_wait,
      wait_months_mean, wait_months_longest, departures_from_homes, allocation_rule_minutes, allocation_best_minutes;
  SeriesId rent, private_vacancy, spending, spending_by_purpose, spending_by_payer;
  SeriesId employed_by_commute, renters_by_burden, people_by_tenure;
  SeriesId target_stock_nested, target_stock_exclusive, target_cumulative_nested, target_cumulative_exclusive, target_headline;
  std::vector<std::uint32_t> nested_classes_, exclusive_classes_;
};

}  // namespace hearth

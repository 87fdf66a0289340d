// A search that has lasted for the stated months weighs otherwise on leaving.
#include <gtest/gtest.h>

#include "tests/support/reduced_district.h"

namespace hearth {

namespace {

// Nobody finds a job; in a short search nobody leaves, in a long one everybody leaves at once.
DistrictParameters hopeless_search(int months) {
  DistrictParameters p = plain();
  p.run.months = 24;
  p.jobs.match_hazard_per_month = 0;
  p.jobs.search_months_before_leaving = months;
  p.channels[0].share_with_job = 0;
  p.retention.base_hazard_per_month = 0.25;
  p.retention.hr_no_job = 0;
  p.retention.hr_no_job_later = 100;
  return p;
}

}  // namespace

// Newcomers of month m without a job have searched for s months in month m + s, and leave in the next.
TEST(SearchesGrowLong, AfterTheStatedMonthsForNewcomers) {
  for (const int months : {1, 3, 6}) {
    DistrictParameters p = hopeless_search(months);
    p.channels[0].rate_per_year = 12 * 30;
    Trial t(p);
    t.run();
    for (int m = 0; m < 24; ++m)
      EXPECT_EQ(t.at("departures", m), m > months ? t.at("arrivals", m - months - 1) : 0) << m << ", search of " << months;
  }
}

// The same for people whose firm fails in month m.
TEST(SearchesGrowLong, AfterTheStatedMonthsForThoseWhoLostTheirJob) {
  for (const int months : {1, 3, 6}) {
    DistrictParameters p = hopeless_search(months);
    p.population.initial_total = 500;
    p.population.initial_share_young_firm = 1;
    p.sectors[0].startup_share = 1;
    p.firms.initial_startups = 50;
    p.firms.initial_established = 1;
    for (double* hazard : {&p.firms.failure_hazard_year1, &p.firms.failure_hazard_year2, &p.firms.failure_hazard_year3,
                           &p.firms.failure_hazard_year4_5, &p.firms.failure_hazard_over5})
      *hazard = 0.3;
    p.retention.hr_commute_under_30 = 0;  // whoever has a job stays
    Trial t(p);
    t.run();
    EXPECT_GT(t.at("jobs_lost", 1), 20);
    for (int m = 0; m < 24; ++m)
      EXPECT_EQ(t.at("departures", m), m > months ? t.at("jobs_lost", m - months - 1) : 0) << m << ", search of " << months;
  }
}

// The shortest search, 0 months: long from the first month on. (The appointment falls in the month whose appointments have been
// kept already.)
TEST(SearchesGrowLong, AtOnceForThoseWhoLostTheirJobWhereNoMonthsAreStated) {
  DistrictParameters p = hopeless_search(0);
  p.population.initial_total = 500;
  p.population.initial_share_young_firm = 1;
  p.sectors[0].startup_share = 1;
  p.firms.initial_startups = 50;
  p.firms.initial_established = 1;
  p.firms.failure_hazard_year1 = p.firms.failure_hazard_year2 = p.firms.failure_hazard_year3 = 0.3;
  p.retention.hr_commute_under_30 = 0;  // whoever has a job stays
  Trial t(p);
  t.run();
  ASSERT_GT(t.at("jobs_lost", 1), 20);
  EXPECT_EQ(t.at("departures", 2), t.at("jobs_lost", 1));
}

}  // namespace hearth

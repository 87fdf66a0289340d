// The model's own parameters reduced until a closed form holds.
#include <gtest/gtest.h>

#include <cmath>

#include "models/rents.h"
#include "tests/support/reduced_district.h"

namespace hearth {

// M/G/infinity: with arrivals at rate L a month and hazard h, newcomers already at risk in their first month, the stock's mean
// is L e^-h / (1 - e^-h). Twenty replications of 60 settled months; correlated over 1/h months: the tolerance of 1.5 % would
// show a bias of the hazard or the arrivals of 2 %.
TEST(ClosedForm, TheStockOfAnInfiniteServerQueue) {
  DistrictParameters p = plain();
  p.run.months = 180;
  p.channels[0].rate_per_year = 12 * 200;
  p.retention.base_hazard_per_month = 0.05;
  Trial t(p);
  double sum = 0;
  for (std::uint32_t r = 0; r < 20; ++r) {
    t.run(r);
    for (int m = 120; m < 180; ++m) sum += t.at("people", m);
  }
  const double expected = 200 * std::exp(-0.05) / (1 - std::exp(-0.05));
  EXPECT_NEAR(sum / 20 / 60, expected, 0.015 * expected);
}

// A cohort of n with hazard h: survivors after m months are binomial(n, e^(-h m)); 4 standard errors, which shows a bias of 1 %
// in h.
TEST(ClosedForm, SurvivorsOfACohortAreBinomial) {
  DistrictParameters p = plain();
  p.run.months = 48;
  p.population.initial_total = 50000;
  p.retention.base_hazard_per_month = 0.015;
  Trial t(p);
  t.run();
  for (const int m : {5, 23, 47}) {
    const double survive = std::exp(-0.015 * (m + 1));
    EXPECT_NEAR(t.at("people", m), 50000 * survive, 4 * std::sqrt(50000 * survive * (1 - survive))) << m;
  }
}

// Little's law as an identity: nobody leaves or gives up and everybody is served in the end, so the people waiting, added over
// the months, are the months waited, added over the people.
TEST(ClosedForm, LittlesLawHoldsExactly) {
  DistrictParameters p = plain();
  p.run.months = 60;
  p.population.initial_total = 2000;
  SchemeParameters scheme;
  scheme.id = "flat";
  scheme.units = 5000;
  scheme.delivery_plan = DeliveryPlan::as_listed;
  scheme.application_hazard_private_rent = 0.05;
  scheme.term_months = 600;
  p.housing.schemes = {scheme};
  const auto deliver = [&](int month, std::int64_t units) {
    p.housing.deliveries.push_back({"flat", p.run.start + month, "t", units});
  };
  for (int m = 2; m < 40; m += 4) deliver(m, 20);
  deliver(50, 4800);
  for (const AllocationRule rule :
       {AllocationRule::first_come, AllocationRule::lottery, AllocationRule::points, AllocationRule::deferred_acceptance}) {
    p.housing.schemes[0].allocation_rule = rule;
    Trial t(p);
    t.run();
    double waiting = 0, waited = 0, placed = 0;
    for (int m = 0; m < 60; ++m) {
      waiting += t.at("applicants_waiting", m);
      if (t.at("placements", m) > 0) waited += t.at("placements", m) * t.at("wait_months_mean", m);
      placed += t.at("placements", m);
    }
    EXPECT_EQ(t.at("applicants_waiting", 59), 0);
    EXPECT_GT(placed, 1500);
    EXPECT_NEAR(waiting, waited, 1e-6 * waited) << static_cast<int>(rule);
  }
}

// First come first served never lets the later applicant wait less; the lottery spreads waits. With the same arrivals and homes
// the mean wait of all who are served is the same under every rule (work conservation), which the identity above shows.
TEST(ClosedForm, FirstComeHasTheShortestLongestWait) {
  DistrictParameters p = plain();
  p.population.initial_total = 1000;
  SchemeParameters scheme;
  scheme.id = "flat";
  scheme.units = 400;
  scheme.delivery_plan = DeliveryPlan::as_listed;
  scheme.application_hazard_private_rent = 0.02;
  scheme.term_months = 600;
  p.housing.schemes = {scheme};
  for (int m = 6; m < 86; ++m) p.housing.deliveries.push_back({"flat", p.run.start + m, "t", 5});
  const auto longest = [&](AllocationRule rule) {
    p.housing.schemes[0].allocation_rule = rule;
    Trial t(p);
    t.run();
    double most = 0;
    for (int m = 0; m < 86; ++m) {
      if (t.at("placements", m) > 0) most = std::max(most, t.at("wait_months_longest", m));
    }
    return most;
  };
  EXPECT_LT(longest(AllocationRule::first_come), longest(AllocationRule::lottery));
}

// The month's rent by hand: trend 6 % a year, vacancy 10 % against a natural 7 %, 0.002 a point:
// 10 x (1 + 0.06/12 - 0.002 x 3) = 9.99.
TEST(ClosedForm, RentsAnswerVacancy) {
  DistrictParameters p = plain();
  p.towns[0].private_rental_units = 1000;
  p.rents.other_renter_homes = 900;
  p.rents.trend_per_year = 0.06;
  p.rents.natural_vacancy = 0.07;
  p.rents.adjustment_per_vacancy_point = 0.002;
  const hearth::Setup setup(p);
  RentalMarket market;
  market.reset(setup);
  market.set_initial_renters(setup, {0});
  EXPECT_NEAR(market.vacancy(0, 0), 0.1, 1e-12);
  market.adjust(setup, {0});
  EXPECT_NEAR(market.rent_per_m2(0), 9.99, 1e-9);
  market.prepare(setup, 0);
  EXPECT_EQ(market.contract_rent(0, Household::single), 300);  // 299.70 in whole yuan; the premium is 1
}

// The worlds test: one more person in the initial stock changes nobody else. Where posts and homes are ample and ties weigh
// nothing, the two worlds differ by that person alone, month by month, until they leave.
TEST(Worlds, OneMorePersonChangesNobodyElse) {
  DistrictParameters p = plain();
  p.run.months = 60;
  p.population.initial_total = 3000;
  p.channels[0].rate_per_year = 600;
  p.retention.base_hazard_per_month = 0.03;
  p.retention.hr_tenure_0_6 = 1.4;
  p.rents.move_hazard_per_month = 0.05;
  p.ties.same_employer_mean = 3;
  p.arrivals.year_shock_log_sd = 0.1;
  Trial a(p);
  a.run();
  p.population.initial_total = 3001;
  Trial b(p);
  b.run();
  double before = 1;
  for (int m = 0; m < 60; ++m) {
    const double extra = b.at("people", m) - a.at("people", m);
    ASSERT_TRUE(extra == 0 || extra == 1) << m;
    ASSERT_LE(extra, before) << m;  // gone for good
    ASSERT_EQ(b.at("arrivals", m), a.at("arrivals", m));
    before = extra;
  }
}

}  // namespace hearth

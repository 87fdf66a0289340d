// Job matching at the level of the whole model: hires of a month given its searchers and vacancies.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/expectation.h"
#include "tests/support/reduced_district.h"

namespace hearth {

namespace {

struct Market {
  double elasticity;
  bool specialist;
  double at_balance;
};

// The chance of a searcher, worked out here so that a fault of the model's own function shows.
double cobb_douglas(double at_balance, double open, double searchers, double elasticity) {
  return at_balance * std::pow(open / searchers, elasticity);
}

// 5,000 people in 16 firms that have as many posts open again; 400 newcomers a month without a job. Nobody leaves.
DistrictParameters market_of(const Market& market) {
  DistrictParameters p = plain();
  p.run.months = 14;
  p.population.initial_total = 5000;
  p.firms.initial_established = 16;
  p.firms.established_young_share = 0;  // young firms would begin without staff, hence with a single post
  p.jobs.vacancy_rate = 0.5;
  p.jobs.match_hazard_per_month = market.specialist ? 0 : market.at_balance;
  p.jobs.match_hazard_specialist = market.specialist ? market.at_balance : 0;
  p.jobs.matching_elasticity_vacancies = market.elasticity;
  p.classes[0].specialist = market.specialist;
  p.channels[0].rate_per_year = 12 * 400;
  p.channels[0].share_with_job = 0;
  return p;
}

}  // namespace

// Given a month's searchers S (those left over and the newcomers) and the vacancies V at its start, hires are binomial with the
// chance m (V/S)^e of the Cobb-Douglas function. Over 30 runs of 14 months a bias of 3 % shows: an elasticity off by 0.03, a
// balance chance off by 3 %, newcomers or a month's own hires counted in the wrong month.
TEST(MatchingFunction, HiresFollowCobbDouglasInTheWholeModel) {
  for (const Market& market : {Market{0.5, false, 0.1}, Market{0.3, false, 0.15}, Market{0.5, true, 0.12}}) {
    Trial t(market_of(market));
    double hires = 0, expected = 0, variance = 0, least_vacancies = 1e9;
    for (std::uint32_t r = 0; r < 30; ++r) {
      t.run(r, false);
      const auto searching = t.series("searching"), open = t.series("vacancies");
      const auto arrivals = t.series("arrivals"), hired = t.series("hires");
      for (std::size_t m = 1; m < 14; ++m) {
        const double searchers = searching[m - 1] + arrivals[m];
        const double chance = cobb_douglas(market.at_balance, open[m - 1], searchers, market.elasticity);
        ASSERT_LT(chance, 1);
        hires += hired[m];
        expected += searchers * chance;
        variance += searchers * chance * (1 - chance);
        EXPECT_EQ(searching[m], searchers - hired[m]);
        EXPECT_EQ(open[m], open[m - 1] - hired[m]);
        least_vacancies = std::min(least_vacancies, open[m]);
      }
    }
    EXPECT_GT(least_vacancies, 16 * 20);  // every firm still has some: whoever is to find a post finds one
    expect_value(hires, expected, std::sqrt(variance), 0.03, "elasticity " + std::to_string(market.elasticity));
  }
}

// Where vacancies are so many that the function passes 1, every searcher finds a post in the month of arrival.
TEST(MatchingFunction, WithPostsInPlentyNobodySearchesLonger) {
  DistrictParameters p = market_of({0.5, false, 1});
  p.channels[0].rate_per_year = 12 * 20;
  Trial t(p);
  t.run();
  for (int m = 0; m < 14; ++m) {
    EXPECT_EQ(t.at("hires", m), t.at("arrivals", m)) << m;
    EXPECT_EQ(t.at("searching", m), 0) << m;
  }
}

// Where one firm in twenty has an open post, hires follow the function too: the chance m (V/S)^e is that of finding a post, not
// of looking for one. (Whoever looks at sixteen firms and finds all of them full goes without, though hires are far below the
// vacancies.)
TEST(MatchingFunction, HoldsWhereFewFirmsHaveAnOpenPost) {
  DistrictParameters p = market_of({0.5, false, 0.1});
  p.run.months = 4;
  p.population.initial_total = 10000;
  p.firms.initial_established = 2000;
  p.jobs.vacancy_rate = 0.01;
  p.channels[0].rate_per_year = 12 * 100;
  Trial t(p);
  double hires = 0, expected = 0, variance = 0;
  for (std::uint32_t r = 0; r < 60; ++r) {
    t.run(r, false);
    for (int m = 1; m < 4; ++m) {
      const double searchers = t.at("searching", m - 1) + t.at("arrivals", m), open = t.at("vacancies", m - 1);
      const double chance = cobb_douglas(0.1, open, searchers, 0.5);
      ASSERT_LT(searchers * chance, open / 2);
      hires += t.at("hires", m);
      expected += searchers * chance;
      variance += searchers * chance * (1 - chance);
    }
  }
  expect_value(hires, expected, std::sqrt(variance), 0.2, "few firms with an open post");
}

}  // namespace hearth

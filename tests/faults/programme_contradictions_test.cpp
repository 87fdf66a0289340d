// Programmes that can't be meant as they stand: each of these is told, as the contradictions of homes are.
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "models/programme.h"
#include "tests/support/programmes.h"

namespace hearth {

namespace {

DistrictParameters with(const std::function<void(ProgrammeParameters&)>& change) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = 1;
  x.effect.hr_leaving = 0.9;
  x.effect.months = 12;
  change(x);
  return district_with(x, 100, 12);
}

DistrictParameters many(int n, Serves serves, double hr_leaving) {
  DistrictParameters p = plain();
  p.population.initial_total = 100;
  for (int k = 0; k < n; ++k) {
    ProgrammeParameters x = programme("x" + std::to_string(k), serves);
    x.applications_per_year = 1;
    x.effect.hr_leaving = hr_leaving;
    x.effect.months = 12;
    carry_out(p, {x});
  }
  return p;
}

}  // namespace

TEST(ProgrammeContradictions, APlainProgrammeHasNone) {
  EXPECT_EQ(faults_of(with([](ProgrammeParameters&) {})), "");
  EXPECT_EQ(faults_of(many(max_supports, Serves::people, 0.9)), "");
}

TEST(ProgrammeContradictions, AreTold) {
  GTEST_SKIP() << "nothing looks at programmes yet (models/parameters/consistency.cpp)";
  using P = ProgrammeParameters;
  const std::vector<std::pair<const char*, std::function<void(P&)>>> faults = {
      {"a state of work that is none", [](P& x) { x.eligibility.jobs = "searchin"; }},
      {"a tag that is none", [](P& x) { x.eligibility.tags = "internatonal"; }},
      {"a kind of employer that is none", [](P& x) { x.eligibility.kinds = "start-up"; }},
      {"a role that is none", [](P& x) { x.eligibility.roles = "boss"; }},
      {"a household that is none", [](P& x) { x.eligibility.households = "alone"; }},
      {"shares of cost above 1",
       [](P& x) {
         x.cost.per_served = 100;
         x.cost.share_employer = x.cost.share_private = 0.8;
       }},
      {"nobody of any age",
       [](P& x) {
         x.eligibility.min_age = 50;
         x.eligibility.max_age = 40;
       }},
      {"nobody of any time in the district",
       [](P& x) {
         x.eligibility.min_months_in_district = 24;
         x.eligibility.max_months_in_district = 12;
       }},
      {"newcomers through no channel",
       [](P& x) {
         x.serves = Serves::newcomers;
         x.recruitment.leads_per_unit_year = 10;
       }},
      {"a market for applications of no programme",
       [](P& x) {
         x.serves = Serves::market;
         x.market.quantity = MarketQuantity::applications;
       }},
  };
  for (const auto& [what, change] : faults) EXPECT_NE(faults_of(with(change)), "") << what;
}

// More than fit: lasting effects on people, programmes of people, programmes of employers, programmes at all.
TEST(ProgrammeContradictions, MoreThanFitAreRefused) {
  GTEST_SKIP() << "nothing counts programmes: a thirteenth lasting effect is counted and never acts";
  EXPECT_NE(faults_of(many(max_supports + 1, Serves::people, 0.9)), "");
  EXPECT_NE(faults_of(many(static_cast<int>(max_people_programmes) + 1, Serves::people, 1)), "");
  EXPECT_NE(faults_of(many(static_cast<int>(max_employer_programmes) + 1, Serves::employers, 1)), "");
  EXPECT_NE(faults_of(many(static_cast<int>(max_programmes) + 1, Serves::market, 1)), "");
}

}  // namespace hearth

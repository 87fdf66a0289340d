// Who comes to a programme, and when: applications at a rate, from those whom it admits.
#include <gtest/gtest.h>
#include <cmath>

#include "tests/support/expectation.h"
#include "tests/support/programmes.h"

namespace hearth {

namespace {

// Who may apply does so in a month with the chance 1 - e^-(rate/12), whatever happened before.
double monthly(double per_year) {
  return 1 - std::exp(-per_year / 12);
}

// Applied for once in a life, at 0.1 a month.
ProgrammeParameters once_in_a_life() {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = 1.2;
  x.once = true;
  return x;
}

// One person, and some 800 newcomers in month 6 who stay.
DistrictParameters newcomers_of_one_month(const ProgrammeParameters& x) {
  DistrictParameters p = district_with(x, 1, 48);
  arrive_between(p, p.channels[0], 6, 6, 800);
  p.channels[0].keeps_post = true;
  return p;
}

}  // namespace

// 2,000 people with 1.2 applications a year, served at once: every month is a binomial number of its own. 1,440 months show a
// bias of the rate of 2 %; the variance is right within a fifth.
TEST(ProgrammeApplications, FollowTheRateOfWhoMayApply) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = 1.2;
  Trial t(district_with(x, 2000, 72));
  Sample applicants;
  for (std::uint32_t r = 0; r < 20; ++r) {
    t.run(r, r == 0);
    for (int m = 0; m < 72; ++m) applicants.add(shown(t, "applicants", m));
  }
  const double p = monthly(1.2);
  expect_mean(applicants, 2000 * p, 0.02, "applicants a month");
  EXPECT_NEAR(applicants.variance() / (2000 * p * (1 - p)), 1, 0.2);
}

// Served once in a life: those who have not applied yet fade exponentially from the month in which the first unit opens, nobody
// applies before. 20,000 people show a bias of 3 % in the rate.
TEST(ProgrammeApplications, BeginWithTheFirstUnit) {
  const ProgrammeParameters x = once_in_a_life();
  DistrictParameters p = district_with(x, 20000, 48);
  p.programmes[0].units = units_from(p, 20, 1);
  Trial t(p);
  t.run();
  EXPECT_EQ(shown_so_far(t, "applicants", 19), 0);
  for (const int months : {1, 12, 28}) {
    const double applied = 1 - std::exp(-0.1 * months);
    expect_value(shown_so_far(t, "applicants", 19 + months), 20000 * applied, std::sqrt(20000 * applied * (1 - applied)),
                 months == 1 ? 0.2 : 0.05, std::to_string(months) + " months");
  }
}

// Who comes later applies at the same rate from the first month on; who is admitted only after 24 months in the district does
// so from then on, as if nothing had happened before. Some 16,000 newcomers, all in month 6, show a bias of 4 %.
TEST(ProgrammeApplications, OfNewcomersBeginWhenTheyAreAdmitted) {
  for (const int needed : {0, 24}) {
    ProgrammeParameters x = once_in_a_life();
    x.eligibility.min_months_in_district = needed;
    x.eligibility.classes = {"new"};
    DistrictParameters p = newcomers_of_one_month(x);
    p.classes.push_back(p.classes[0]);
    p.classes[0].id = "new";
    p.channels[0].classes = {{"new", 1}};
    Trial t(p);
    double came = 0, applied = 0;
    for (std::uint32_t r = 0; r < 20; ++r) {
      t.run(r, r == 0);
      came += t.at("arrivals", 6);
      EXPECT_EQ(shown_so_far(t, "applicants", 5 + needed), 0);
      applied += shown_so_far(t, "applicants", 5 + needed + 12);
    }
    const double share = 1 - std::exp(-1.2);
    expect_value(applied / came, share, std::sqrt(share * (1 - share) / came), 0.05, "after " + std::to_string(needed));
  }
}

// Who is admitted in their first year alone applies in one of thirteen months, that of arrival among them, and never later.
// Some 16,000 newcomers show a bias of 4 %, a month more or less one of 5 %.
TEST(ProgrammeApplications, OfNewcomersEndWithTheirMonths) {
  ProgrammeParameters x = once_in_a_life();
  x.eligibility.max_months_in_district = 12;
  Trial t(newcomers_of_one_month(x));
  double came = 0, applied = 0;
  for (std::uint32_t r = 0; r < 20; ++r) {
    t.run(r, r == 0);
    came += t.at("arrivals", 6);
    const double before = shown_so_far(t, "applicants", 5);
    applied += shown_so_far(t, "applicants", 18) - before;
    EXPECT_EQ(shown_so_far(t, "applicants", 47) - before, shown_so_far(t, "applicants", 18) - before);
  }
  const double share = 1 - std::exp(-1.3);
  expect_value(applied / came, share, std::sqrt(share * (1 - share) / came), 0.04, "in thirteen months");
}

// Who rises to the class that is admitted applies from the month after on, at the rate; nobody else does. Of those of the class
// who have not applied by the end of a month, 1 - e^-0.1 do in the next: a bias of 8 % in the rate would show.
TEST(ProgrammeApplications, BeginWithTheClassThatIsAdmitted) {
  ProgrammeParameters x = once_in_a_life();
  x.eligibility.classes = {"high"};
  DistrictParameters p = district_with(x, 20000, 60);
  p.classes.insert(p.classes.begin(), p.classes[0]);
  p.classes[0].id = "high";
  p.careers.advances = {{"up", "c", "high", 0.02}};
  Trial t(p);
  t.run();
  double exposure = 0;
  for (int m = 0; m < 59; ++m) exposure += t.at("people", m, 0) - shown_so_far(t, "applicants", m);
  const double p_month = monthly(1.2);
  expect_value(shown_so_far(t, "applicants", 59), p_month * exposure, std::sqrt(p_month * (1 - p_month) * exposure), 0.08,
               "who rose");
}

// Who falls out of that class and comes back has the dates that they had, and none besides: people who go up and down at 0.05 a
// month apply at the rate while they are up. Newcomers to the class begin in the next month, so a tenth of the exposure at most
// is uncertain; a second set of dates at each return would give a third more.
TEST(ProgrammeApplications, GoOnWhereSomebodyComesBackToAClass) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = 1.2;
  x.eligibility.classes = {"high"};
  DistrictParameters p = district_with(x, 5000, 240);
  p.classes.insert(p.classes.begin(), p.classes[0]);
  p.classes[0].id = "high";
  p.careers.advances = {{"up", "c", "high", 0.05}, {"down", "high", "c", 0.05}};
  Trial t(p);
  t.run();
  double exposure = 0, changes = 0;
  for (int m = 0; m < 240; ++m) {
    exposure += t.at("people", m, 0);
    changes += t.at("advances", m);
  }
  const double p_month = monthly(1.2);
  const double margin = 5 * std::sqrt(p_month * exposure);
  EXPECT_GT(shown_so_far(t, "applicants", 239), p_month * (exposure - changes) - margin);
  EXPECT_LT(shown_so_far(t, "applicants", 239), p_month * exposure + margin);
}

// Only those who are admitted apply: of four classes, fields and states of work, the listed one.
TEST(ProgrammeApplications, ComeFromThoseAdmittedOnly) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.once = true;
  DistrictParameters p = plain();
  p.run.months = 6;
  p.classes.assign(4, p.classes[0]);
  for (std::size_t c = 0; c < 4; ++c) p.classes[c].id = "c" + std::to_string(c);
  for (std::size_t c = 0; c < 3; ++c) p.classes[c].initial = 100 + 10 * static_cast<std::int64_t>(c);
  p.population.initial_total = 600;
  p.population.initial_share_single = 0.5;
  p.population.initial_share_couple = 0.5;
  const auto applicants = [&](const ProgrammeEligibility& e) {
    x.eligibility = e;
    DistrictParameters with = p;
    carry_out(with, {x});
    Trial t(with);
    t.run();
    return shown_so_far(t, "applicants", 5);
  };
  ProgrammeEligibility e;
  EXPECT_EQ(applicants(e), 600);
  e.classes = {"c1"};
  EXPECT_EQ(applicants(e), 110);
  e.classes = {"c0", "c2"};
  EXPECT_EQ(applicants(e), 220);
  e = {};
  e.jobs = "searching|searching_long|outside|public_post";
  EXPECT_EQ(applicants(e), 0);
  e = {};
  e.tags = "international";
  EXPECT_EQ(applicants(e), 0);
  e = {};
  e.min_age = 50;  // everybody is between 30 and 40
  EXPECT_EQ(applicants(e), 0);
  e = {};
  e.kinds = "startup";
  EXPECT_EQ(applicants(e), 0);
  e.kinds = "established";
  EXPECT_EQ(applicants(e), 600);
  e = {};
  e.households = "single";
  EXPECT_NEAR(applicants(e), 300, 3);  // a low-discrepancy sample
}

// The rate of applications is what a market programme multiplies: with a gain of 0.5 u / (u + 10) and 10 units that become 20,
// 1.3333 / 1.25. Applications are drawn at the highest ratio, 1.5, and thinned. A bias of 2 % in the ratio would show.
TEST(ProgrammeApplications, AreMultipliedByAMarketProgramme) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = 0.24;
  ProgrammeParameters market = programme("market", Serves::market);
  market.market.quantity = MarketQuantity::applications;
  market.market.programme = "x";
  market.market.gain_max = 0.5;
  market.market.half_saturation = 10;
  DistrictParameters p = district_with(x, 10000, 72);
  market.units = {Schedule::Shape::step, {{p.run.start, 10}, {p.run.start + 36, 20}}};
  carry_out(p, {market});
  Trial t(p);
  Sample before, after;
  for (std::uint32_t r = 0; r < 20; ++r) {
    t.run(r, false);
    for (int m = 0; m < 36; ++m) before.add(shown(t, "applicants", m));
    for (int m = 36; m < 72; ++m) after.add(shown(t, "applicants", m));
  }
  const double often = 10000 * monthly(1.5 * 0.24) / 1.5;
  expect_mean(before, often, 0.03, "as many as when the run began");
  expect_mean(after, often * (4.0 / 3) / 1.25, 0.03, "with twice the units");
  EXPECT_NEAR(shown(t, "multiplier", 35, 1), 1, 1e-6);
  EXPECT_NEAR(shown(t, "multiplier", 36, 1), (4.0 / 3) / 1.25, 1e-6);
}

}  // namespace hearth

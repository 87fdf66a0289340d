// Every yuan of a programme: who pays, when, and what a fund has left.
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "tests/support/expectation.h"
#include "tests/support/programmes.h"

namespace hearth {

namespace {

constexpr int months = 120;

// A fund of 10 million for start-ups that are many: of each investment of 1,050,000 it pays 300,000.
DistrictParameters fund(bool revolving) {
  ProgrammeParameters x = programme("fund", Serves::employers);
  x.applications_per_year = 6;
  x.eligibility.kinds = "startup";
  x.starts_per_unit_year = 12;
  x.once = true;
  x.fund.capital = 1e7;
  x.fund.revolving = revolving;
  x.fund.leverage = 2.5;
  x.fund.recovery_multiple = 1.2;
  x.fund.recovery_months = 20;
  x.cost.per_served = 1050000;
  DistrictParameters p = district_with(x, 10, months);
  p.sectors[0].startup_share = 1;
  p.firms.initial_established = 1;
  p.firms.initial_startups = 2000;
  return p;
}

std::int64_t capital(const Trial& t, int month) {
  return std::llround(100 * shown(t, "capital", month));
}

}  // namespace

// A support of 1,000.01 in two instalments, 35 % by the employer, 15 % by the individual, 10 % by private capital; a running
// cost of 7 units at 10,000 a year; 55,555.55 at the opening in month 3. To the fen: half of 1,000.01 is 500.01 (rounded up),
// of which 175.00, 75.00 and 50.00, the district pays what is left; 70,000 / 12 = 5,833.33; 55,555.55 -> 19,444.44, 8,333.33,
// 5,555.56.
TEST(ProgrammeCosts, EveryFenHasItsPayer) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.once = true;
  x.starts_per_unit_year = 12;
  x.effect.months = 24;
  x.cost.per_served = 1000.01;
  x.cost.instalments = 2;
  x.cost.share_employer = 0.35;
  x.cost.share_individual = 0.15;
  x.cost.share_private = 0.1;
  x.cost.per_unit_year = 10000;
  x.cost.opening = 55555.55;
  DistrictParameters p = district_with(x, 500, 30);
  p.programmes[0].units = units_from(p, 3, 7);
  Trial t(p);
  t.run();
  const auto start = [&](int m) { return static_cast<std::int64_t>(m >= 3 ? 7 : 0); };
  for (int m = 0; m < 30; ++m) {
    const std::int64_t paid = start(m) + start(m - 12);  // who was served, and who was a year ago
    EXPECT_EQ(shown(t, "served", m), start(m)) << m;
    const std::int64_t open = m >= 3 ? 1 : 0;
    const std::int64_t opening = m == 3 ? 1 : 0;
    EXPECT_EQ(posted(t, m, 0, Purpose::support), start(m) * 50001 + start(m - 12) * 50000) << m;
    EXPECT_EQ(posted(t, m, 0, Purpose::running), open * 583333) << m;
    EXPECT_EQ(posted(t, m, 0, Purpose::opening), opening * 5555555) << m;
    EXPECT_EQ(posted(t, m, 0, Payer::employer), paid * 17500 + open * 204167 + opening * 1944444) << m;
    EXPECT_EQ(posted(t, m, 0, Payer::individual), paid * 7500 + open * 87500 + opening * 833333) << m;
    EXPECT_EQ(posted(t, m, 0, Payer::private_capital), paid * 5000 + open * 58333 + opening * 555556) << m;
    EXPECT_EQ(posted(t, m, 0, Payer::district), posted(t, m, 0, Purpose::support) + posted(t, m, 0, Purpose::running) +
                                                    posted(t, m, 0, Purpose::opening) - posted(t, m, 0, Payer::employer) -
                                                    posted(t, m, 0, Payer::individual) -
                                                    posted(t, m, 0, Payer::private_capital))
        << m;
    EXPECT_EQ(std::llround(100 * t.at("spending", m, 0, "tasks")), posted(t, m, 0, Payer::district)) << m;
    EXPECT_EQ(std::llround(100 * shown(t, "spending", m)), posted(t, m, 0, Payer::district)) << m;
  }
}

// What is paid in instalments adds up to what was awarded, to the fen: 100,000 in three.
TEST(ProgrammeCosts, InstalmentsAddUpToTheAward) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.once = true;
  x.effect.months = 36;
  x.cost.per_served = 100000;
  x.cost.instalments = 3;
  Trial t(district_with(x, 100, 36));
  t.run();
  std::int64_t paid = 0;
  for (int m = 0; m < 36; ++m) paid += posted(t, m, 0, Purpose::support);
  EXPECT_EQ(paid, 100 * 10000000);
}

// Later instalments are for those who are still there: who leaves the district costs no more. Half leave within a year or so.
TEST(ProgrammeCosts, NobodyIsPaidWhoHasLeft) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.once = true;
  x.effect.months = 36;
  x.effect.hr_leaving = 0.99;
  x.cost.per_served = 300;
  x.cost.instalments = 3;
  DistrictParameters p = district_with(x, 1000, 30);
  p.retention.base_hazard_per_month = 0.05;
  Trial t(p);
  t.run();
  for (const int m : {12, 24}) {
    const auto there = static_cast<std::int64_t>(shown(t, "effect", m));
    EXPECT_GT(there, 100);
    EXPECT_EQ(posted(t, m, 0, Purpose::support), there * 10000) << m;
  }
}

namespace {

void expect_no_cost(double anyway) {
  DistrictParameters p = fund(false);
  p.programmes[0].cost.per_unit_year = 1000;
  p.programmes[0].applications_without_task = anyway;
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.applications_without_task = anyway;
  x.cost.per_served = 100;
  x.cost.opening = 5000;
  x.cost.per_unit_year = 1000;
  carry_out(p, {x});
  for (auto& task : p.tasks) task.enabled = false;
  Trial t(p);
  t.run();
  double served = 0;
  for (std::size_t q = 0; q < 2; ++q) {
    for (int m = 0; m < months; ++m) {
      for (int payer = 0; payer < payers; ++payer) ASSERT_EQ(posted(t, m, q, static_cast<Payer>(payer)), 0) << q << ", " << m;
      served += shown(t, "served", m, q);
    }
  }
  EXPECT_EQ(served > 0, anyway > 0);
}

}  // namespace

// A task that is not carried out costs nothing and serves nobody; what happens anyway costs nothing either.
TEST(ProgrammeCosts, ATaskThatIsOffCostsNothing) {
  expect_no_cost(0);
}

// What a revolving fund has left is what it began with, less what it invested, plus what came back, to the fen in every month;
// and it goes on investing as long as something comes back.
TEST(Fund, ARevolvingFundKeepsEveryFen) {
  Trial t(fund(true));
  t.run();
  std::int64_t invested = 0, recovered = 0;
  for (int m = 0; m < months; ++m) {
    const auto served = static_cast<std::int64_t>(shown(t, "served", m));
    invested += served * 30000000;
    recovered += -posted(t, m, 0, Purpose::recovery);
    EXPECT_EQ(posted(t, m, 0, Purpose::investment), served * (30000000 + 75000000)) << m;
    EXPECT_EQ(posted(t, m, 0, Payer::private_capital), served * 75000000) << m;
    EXPECT_EQ(capital(t, m), 1000000000 - invested + recovered) << m;
    EXPECT_EQ(posted(t, m, 0, Payer::district), served * 30000000 + posted(t, m, 0, Purpose::recovery)) << m;
  }
  EXPECT_GT(shown_so_far(t, "served", months - 1), 80);
}

// One that does not revolve runs dry: 33 tickets of 300,000 out of 10 million, and no more though half of them came back.
TEST(Fund, RunsDryWithoutRevolving) {
  Trial t(fund(false));
  t.run();
  EXPECT_EQ(shown_so_far(t, "served", 32), 33);
  EXPECT_EQ(shown_so_far(t, "served", months - 1), 33);
  EXPECT_EQ(capital(t, months - 1), 10000000);
  // All firms live: every ticket came back at 1.2 of its worth, half to one and a half times twenty months after.
  std::int64_t recovered = 0;
  for (int m = 0; m < months; ++m) {
    recovered += -posted(t, m, 0, Purpose::recovery);
    if (m < 10) {
      EXPECT_EQ(recovered, 0) << m;
    }
  }
  EXPECT_EQ(recovered, 33 * 36000000);
}

// Exits come between half and one and a half times the months stated, twenty on average. Forty runs of 33 tickets show a bias
// of 10 % of the mean.
TEST(Fund, ExitsComeAfterTheirMeanTime) {
  Trial t(fund(false));
  Sample wait;
  for (std::uint32_t r = 0; r < 40; ++r) {
    t.run(r, false);
    double in = 0, out = 0;
    for (int m = 0; m < months; ++m) {
      in += m * shown(t, "served", m) / 33;
      out += -m * static_cast<double>(posted(t, m, 0, Purpose::recovery)) / 36000000 / 33;
    }
    wait.add(out - in);
  }
  // In whole months, rounded down: half a month less.
  expect_mean(wait, 19.5, 0.1, "months to the exit");
}

// Of a firm that fails before its exit nothing comes back: with a hazard of 0.02 a month and exits spread evenly over 10 to 30
// months the share that does is the mean of e^-0.02t. 40 runs show a bias of 10 %.
TEST(Fund, NothingComesBackFromAFirmThatFailed) {
  DistrictParameters p = fund(false);
  FirmParameters& f = p.firms;
  f.failure_hazard_year1 = f.failure_hazard_year2 = f.failure_hazard_year3 = f.failure_hazard_year4_5 = f.failure_hazard_over5 =
      0.02;
  Trial t(p);
  Sample share;
  for (std::uint32_t r = 0; r < 40; ++r) {
    t.run(r, r == 0);
    double recovered = 0;
    for (int m = 0; m < months; ++m) recovered += -static_cast<double>(posted(t, m, 0, Purpose::recovery)) / 36000000;
    share.add(recovered / 33);
  }
  double living = 0;
  for (int in = 10; in < 30; ++in) living += std::exp(-0.02 * in) / 20;
  expect_mean(share, living, 0.15, "recovered");
  f.failure_hazard_year1 = f.failure_hazard_year2 = f.failure_hazard_year3 = f.failure_hazard_year4_5 = f.failure_hazard_over5 =
      1;
  p.programmes[0].units = Schedule(200.0);
  Trial all_fail(p);
  all_fail.run();
  for (int m = 0; m < months; ++m) EXPECT_EQ(posted(all_fail, m, 0, Purpose::recovery), 0) << m;
}

// A district of half the size has half the fund.
TEST(Fund, CapitalGoesWithTheScale) {
  DistrictParameters p = fund(false);
  p.run.scale = 0.5;
  Trial t(p);
  t.run();
  EXPECT_EQ(shown_so_far(t, "served", months - 1), 16);
  EXPECT_EQ(capital(t, months - 1), 20000000);
}

// The capital of 10 million pays 33 tickets of 300,000, or nine investments of 1,050,000 where no private capital comes: what
// is levered reaches more firms, and no more is spent.
TEST(Fund, LeverageReachesMoreFirms) {
  for (const auto& [leverage, firms] : {std::pair{2.5, 33}, std::pair{0.0, 9}}) {
    DistrictParameters p = fund(false);
    p.programmes[0].starts_per_unit_year = 60;
    p.programmes[0].fund.leverage = leverage;
    Trial t(p);
    t.run();
    double private_capital = 0;
    for (int m = 0; m < months; ++m) private_capital += static_cast<double>(posted(t, m, 0, Payer::private_capital)) / 100;
    EXPECT_EQ(shown_so_far(t, "served", months - 1), firms) << leverage;
    EXPECT_EQ(private_capital, firms * (1050000 - 1050000 / (1 + leverage))) << leverage;
  }
}

// 30,000 a year in 2016, 10,000 in 2017 and nothing from 2018 on, of which the district pays 1,000.01 - 600.01 for each who is
// served, in two parts: 75 people, 25 and none, whoever waits, however many could start. Later parts come out of the year in
// which they were promised.
TEST(ProgrammeBudget, EndsWithItsYear) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = 0.5;
  x.once = true;
  x.effect.months = 24;
  x.cost.per_served = 1000.01;
  x.cost.instalments = 2;
  x.cost.share_employer = 0.6;
  DistrictParameters p = district_with(x, 2000, 36);
  p.programmes[0].cost.budget = {Schedule::Shape::step,
                                 {{p.run.start, 30000}, {p.run.start + 12, 10000}, {p.run.start + 24, 0}}};
  Trial t(p);
  t.run();
  // By hand: 500.01 less 300.01, and 500.00 less 300.00.
  const double promise = 200.00 + 200.00;
  for (int year = 0; year < 3; ++year) {
    const double budget = std::array{30000.0, 10000.0, 0.0}[static_cast<std::size_t>(year)];
    double served = 0;
    for (int m = 12 * year; m < 12 * year + 12; ++m) {
      served += shown(t, "served", m);
      EXPECT_NEAR(shown(t, "capital", m), budget - promise * served, 1e-6) << m;
      if (m > 1) {
        EXPECT_GT(shown(t, "waiting", m), 0) << "somebody always wants it";
      }
    }
    EXPECT_EQ(served, std::floor(budget / promise)) << year;
  }
  EXPECT_EQ(shown(t, "served", 5), 0) << "what is used up is used up";
}

// A year's 150 are enough for one of 100; the 50 that are too little for a second are kept, so that it is three in two years: a
// small district, or a small sample of one, serves its share. What is more than that is gone.
TEST(ProgrammeBudget, KeepsWhatIsTooLittleForOneMore) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = 3;
  x.once = true;
  x.cost.per_served = 100;
  x.cost.budget = Schedule(150.0);
  for (const double scale : {1.0, 0.5}) {
    DistrictParameters p = district_with(x, 1000, 96);
    p.run.scale = scale;
    Trial t(p);
    t.run();
    EXPECT_EQ(shown_so_far(t, "served", 95), 12 * scale);
    EXPECT_EQ(shown_so_far(t, "served", 47), 6 * scale);
  }
  x.starts_per_unit_year = 2;
  x.cost.budget = Schedule(1000.0);
  Trial t(district_with(x, 1000, 36));
  t.run();
  for (const int year : {1, 2}) EXPECT_EQ(shown(t, "capital", 12 * year), 1000 - 100 * shown(t, "served", 12 * year)) << year;
}

// A district of half the size has half the money, and a run that begins in October a quarter of the year's.
TEST(ProgrammeBudget, GoesWithTheSizeAndTheRestOfTheYear) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.once = true;
  x.cost.per_served = 100;
  x.cost.budget = Schedule(20000.0);
  for (const double scale : {1.0, 0.5}) {
    DistrictParameters p = district_with(x, 4000, 6);
    p.run.scale = scale;
    p.run.start = Month::of(2016, 10);
    Trial t(p);
    t.run();
    EXPECT_EQ(shown_so_far(t, "served", 2), 50 * scale);
    EXPECT_EQ(shown_so_far(t, "served", 5), 250 * scale);
  }
}

}  // namespace hearth

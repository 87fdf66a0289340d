// What a programme changes for employers: failure of start-ups, dissolution of teams, growth, their staff, their open posts.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/expectation.h"
#include "tests/support/histories.h"
#include "tests/support/programmes.h"

namespace hearth {

namespace {

constexpr int startups = 20000;

// Start-ups of 1 to 60 months, as many of each age, whose hazards of failure differ by year of age.
DistrictParameters startups_that_fail(double ratio, int months) {
  ProgrammeParameters x = for_all_employers();
  x.eligibility.kinds = "startup";
  x.effect.failure_ratio = ratio;
  x.effect.months = months;
  DistrictParameters p = district_with(x, 10, 60);
  p.sectors[0].startup_share = 1;
  p.firms.initial_established = 1;
  p.firms.initial_startups = startups;
  p.firms.failure_hazard_year1 = 0.004;
  p.firms.failure_hazard_year2 = 0.02;
  p.firms.failure_hazard_year3 = 0.012;
  p.firms.failure_hazard_year4_5 = 0.008;
  p.firms.failure_hazard_over5 = 0.005;
  return p;
}

// By hand: the hazard passed from one age to another.
double hazard_between(int from, int to) {
  double sum = 0;
  for (int age = from; age < to; ++age) sum += age < 12 ? 0.004 : age < 24 ? 0.02 : age < 36 ? 0.012 : age < 60 ? 0.008 : 0.005;
  return sum;
}

// The share that lives at the end of month m: month 0 without the programme, `months` months with it, the rest without.
double living(double ratio, int months, int m) {
  double sum = 0;
  for (int age = 1; age <= 60; ++age) {
    const int end = std::min(m, months);
    sum += std::exp(-hazard_between(age, age + 1) - ratio * hazard_between(age + 1, age + 1 + end) -
                    hazard_between(age + 1 + end, age + 1 + m));
  }
  return sum / 60;
}

// How many start-ups live at the end of a month, from the table of firms; the established one never fails.
double living_at(const RecordedRun& r, int month) {
  double living = -1;
  for (const std::int32_t failed : r.firms["failed_month"]) living += failed < 0 || failed > month ? 1 : 0;
  return living;
}

void expect_living(const RecordedRun& r, double ratio, int months, int m) {
  const double expected = living(ratio, months, m);
  expect_value(living_at(r, m) / startups, expected, std::sqrt(expected * (1 - expected) / startups), 0.08,
               "ratio " + std::to_string(ratio) + " for " + std::to_string(months) + ", month " + std::to_string(m));
}

}  // namespace

// Survival under a ratio r from the first month on is survival to the power r, whatever the hazards by age; when the effect
// ends, the hazard is what it was. 20,000 start-ups show a bias of 8 % of those living.
TEST(FailureRatio, SurvivalIsRaisedToItsPower) {
  for (const double ratio : {0.5, 1.0, 2.0}) {
    for (const int months : {600, 18}) {
      RecordedRun r(startups_that_fail(ratio, months));
      r.run();
      for (const int m : {0, 18, 19, 40, 59}) expect_living(r, ratio, months, m);
    }
  }
}

// Two programmes multiply: twice the hazard and a quarter of it is half.
TEST(FailureRatio, TwoProgrammesMultiply) {
  DistrictParameters p = startups_that_fail(2, 600);
  ProgrammeParameters quarter = p.programmes[0];
  quarter.id = quarter.task = "quarter";
  quarter.effect.failure_ratio = 0.25;
  carry_out(p, {quarter});
  RecordedRun r(p);
  r.run();
  for (const int m : {1, 12, 59}) expect_living(r, 0.5, 600, m);
}

// With a ratio of 0 nobody fails.
TEST(FailureRatio, OfZeroMeansNoFailure) {
  RecordedRun r(startups_that_fail(0, 600));
  r.run();
  EXPECT_LT(living_at(r, 0), startups);
  EXPECT_EQ(living_at(r, 59), living_at(r, 0));
}

// A firm fails once, however often its date was moved: failures of the month are firms of the table that failed in it, and the
// number of employers is that of the firms that did not.
TEST(FailureRatio, AFirmFailsOnce) {
  RecordedRun r(startups_that_fail(2, 18));
  r.run();
  double failures = 0;
  for (int m = 0; m < 60; ++m) failures += r.at("firm_failures", m);
  EXPECT_EQ(failures, startups - living_at(r, 59));
  EXPECT_EQ(r.at("employers", 59), living_at(r, 59) + 1);
}

// The venture of a top team lives as long as the team: a constant hazard of dissolution, at the ratio from month 1 on. 4,000
// teams show a bias of 6 % of those there.
TEST(FailureRatio, HoldsTeamsTogether) {
  for (const double ratio : {0.5, 1.0}) {
    ProgrammeParameters x = for_all_employers();
    x.eligibility.team_ventures_only = true;
    x.effect.failure_ratio = ratio;
    x.effect.months = 600;
    DistrictParameters p = district_with(x, 4010, 60);
    p.classes.insert(p.classes.begin(), p.classes[0]);
    p.classes[0].id = "core";
    p.classes[0].team_core = true;
    p.sectors[0].startup_share = 1;
    p.firms.initial_established = 1;
    p.firms.initial_startups = 4000;
    p.population.initial_teams = 4000;
    p.teams.core_per_team = 1;
    p.teams.backbone_per_team = 0;
    p.teams.dissolution_hazard_per_month = 0.02;
    Trial t(p);
    t.run(0, false);
    ASSERT_EQ(t.at("teams", 0), 4000);
    for (const int m : {24, 59}) {
      const double expected = std::exp(-0.02 * ratio * m);
      expect_value(t.at("teams", m) / 4000, expected, std::sqrt(expected * (1 - expected) / 4000), 0.2, "teams");
    }
  }
}

// Posts grow by the share when the effect begins: 40 % more, in one month, and nowhere else. 2,000 employers, whose posts are
// whole numbers; a bias of 3 % would show.
TEST(EmployersInProgrammes, GrowByTheirShare) {
  ProgrammeParameters x = for_all_employers();
  x.effect.growth = 0.4;
  DistrictParameters p = district_with(x, 20000, 6);
  p.programmes[0].units = units_from(p, 3, 1);
  p.firms.initial_established = 2000;
  Trial t(p);
  t.run(0, false);
  const double before = t.at("posts_by_sector", 2);
  EXPECT_EQ(t.at("posts_by_sector", 0), before);
  EXPECT_NEAR(t.at("posts_by_sector", 4) / before, 1.4, 0.01);
  EXPECT_EQ(t.at("posts_by_sector", 5), t.at("posts_by_sector", 4));
  EXPECT_EQ(shown_so_far(t, "served", 5), 2000);
}

// The staff of an employer leaves at the ratio: of quality firms, who list their staff, and of any other. By hand as for
// people: e^-h in month 0, e^-(h r) a month after it. 40,000 people show a bias of 2 % of those present, and of 8 % in the
// ratio.
TEST(EmployersInProgrammes, KeepTheirStaffAtTheRatio) {
  ProgrammeParameters x = for_all_employers();
  x.effect.hr_leaving = 0.5;
  x.places_per_unit = 1e5;
  x.eligibility.quality_firms_only = true;  // who lists the staff
  DistrictParameters p = district_with(x, 40000, 48);
  p.firms.quality_firm_share = 1;
  p.retention.base_hazard_per_month = 0.01;
  Trial t(p);
  t.run(0, false);
  const double expected = std::exp(-0.01 - 0.005 * 47);
  expect_value(t.at("people", 47) / 40000, expected, std::sqrt(expected * (1 - expected) / 40000), 0.03, "present");
}

// A tenth of the open posts is filled a month from those who search, where nobody finds a post otherwise. Some 2,500 open posts
// in the beginning; the sum of 20 months shows a bias of 5 %.
void expect_a_tenth_filled(ProgrammeParameters x) {
  x.effect.vacancies_filled_per_month = 0.1;
  DistrictParameters p = district_with(x, 10000, 24);
  p.channels[0].share_with_job = 0;
  arrive_between(p, p.channels[0], 0, 0, 20000);
  p.jobs.match_hazard_per_month = 0;
  p.jobs.match_hazard_specialist = 0;
  Trial t(p);
  t.run(0, false);
  double open = 0, filled = 0, variance = 0;
  for (int m = 1; m < 21; ++m) {
    open += t.at("vacancies", m - 1);
    filled += t.at("hires", m);
    variance += 0.09 * t.at("vacancies", m - 1);
  }
  expect_value(filled, 0.1 * open, std::sqrt(variance), 0.2, "filled");
  EXPECT_GT(t.at("vacancies", 0), 2000);
}

TEST(EmployersInProgrammes, FillTheShareOfTheirOpenPosts) {
  ProgrammeParameters x = for_all_employers();
  x.places_per_unit = 1e5;
  expect_a_tenth_filled(x);
}

// Employers whose month is over enter again in the next. Would catch that they are helped once for each time.
TEST(EmployersInProgrammes, FillTheSameShareHoweverOftenTheyEnter) {
  ProgrammeParameters x = for_all_employers();
  x.once = false;
  x.effect.months = 1;
  expect_a_tenth_filled(x);
}

// Posts are filled while an employer is in the programme, here for six months, and no longer.
TEST(EmployersInProgrammes, FillPostsWhileTheyAreInTheProgramme) {
  ProgrammeParameters x = for_all_employers();
  x.months = 6;
  x.effect.vacancies_filled_per_month = 0.1;
  DistrictParameters p = district_with(x, 10000, 24);
  p.channels[0].share_with_job = 0;
  arrive_between(p, p.channels[0], 0, 0, 20000);
  p.jobs.match_hazard_per_month = p.jobs.match_hazard_specialist = 0;
  Trial t(p);
  t.run(0, false);
  EXPECT_GT(t.at("hires", 5), 50);
  for (int m = 7; m < 24; ++m) EXPECT_EQ(t.at("hires", m), 0) << m;
}

// Employers that stay for good hold a place until they close.
TEST(EmployersInProgrammes, HoldTheirPlaceUntilTheyClose) {
  DistrictParameters p = startups_that_fail(1, 0);
  p.programmes[0].effect = {};
  p.programmes[0].places_per_unit = 500;
  Trial t(p);
  t.run(0, false);
  for (int m = 0; m < 60; ++m) EXPECT_EQ(shown(t, "in_programme", m), 500) << m;
  EXPECT_GT(shown_so_far(t, "served", 59), 600);
}

// Two programmes that keep firms for good, one until they are two years old and one from then on: every start-up of 1 to 60
// months is in the one of its age, month by month, and changes in the month in which it is two years old.
TEST(EmployersInProgrammes, AgeDecidesWhichServesThem) {
  ProgrammeParameters young = for_all_employers();
  young.once = false;
  young.eligibility.kinds = "startup";
  young.places_per_unit = 1e6;
  ProgrammeParameters grown = young;
  young.eligibility.max_firm_years = 2;
  grown.id = grown.task = "y";
  grown.eligibility.min_firm_years = 2;
  DistrictParameters p = district_with(young, 10, 30);
  carry_out(p, {grown});
  p.sectors[0].startup_share = 1;
  p.firms.initial_established = 1;
  p.firms.initial_startups = 2000;
  RecordedRun firms(p);
  firms.run();
  Trial t(p);
  t.run();
  for (int m = 1; m < 30; ++m) {
    double below = 0, above = 0, come_of_age = 0;
    for (std::size_t i = 0; i < firms.firms.size(); ++i) {
      if (firms.firms["kind"][i] != static_cast<int>(EmployerKind::startup)) continue;
      const int age = m - firms.firms["born_month"][i];
      (age < 24 ? below : above) += 1;
      come_of_age += age == 24 ? 1 : 0;
    }
    EXPECT_EQ(shown(t, "in_programme", m, 0), below) << m;
    EXPECT_EQ(shown(t, "in_programme", m, 1), above) << m;
    EXPECT_EQ(shown(t, "completed", m, 0), come_of_age) << m;
  }
  EXPECT_GT(shown_so_far(t, "completed", 29, 0), 500);
}

}  // namespace hearth

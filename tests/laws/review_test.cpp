// The review by hand: paths of targets, lights, what drove a shortfall, problems that the monitoring names.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/reviews.h"

namespace hearth {

namespace {

// A programme whose units wait for two departments that share one task: `months` late.
DistrictParameters late_programme(int months) {
  DistrictParameters p = plain();
  p.run.months = 48;
  p.population.initial_total = 10;
  for (const char* id : {"a", "b"}) {
    DepartmentParameters department;
    department.id = id;
    p.departments.push_back(department);
  }
  TaskParameters task;
  task.id = "1";
  task.lead = {"a"};
  task.participants = {"b"};
  p.tasks = {task};
  p.effort.coordination_months_per_partner = months;
  ProgrammeParameters x = programme("x", Serves::market);
  x.task = "1";
  x.units = units_from(p, 8, 10);
  p.programmes = {x};
  return p;
}

}  // namespace

// From 100 to 220 in 24 months: 160 after the first year. 100 of them are there: 0.62 of the plan.
TEST(Review, TargetsArePlannedInEqualSteps) {
  Trial t(district_with_target(100, 220));
  t.run();
  EXPECT_DOUBLE_EQ(t.at_review("plan", 0), 160);
  for (std::size_t year = 1; year < 4; ++year) EXPECT_DOUBLE_EQ(t.at_review("plan", year), 220) << year;
  for (std::size_t year = 0; year < 4; ++year) {
    EXPECT_DOUBLE_EQ(t.at_review("actual", year), 100) << year;
    EXPECT_EQ(light(t, year), Light::red) << year;
    EXPECT_EQ(cause(t, year), Cause::arrivals) << year;
  }
  // 105 in the first month, of which 100 are 0.952; 110 in the second.
  EXPECT_EQ(problem(t, 0), Problem::none);
  EXPECT_EQ(problem(t, 1), Problem::off_plan);
}

// 160 planned: lights turn at 0.95 and 0.8 of it, those numbers included.
TEST(Review, LightsTurnAtTheirShares) {
  ReviewParameters r;
  EXPECT_EQ(light_of(r, 160, 152), Light::green);
  EXPECT_EQ(light_of(r, 160, 151), Light::amber);
  EXPECT_EQ(light_of(r, 160, 128), Light::amber);
  EXPECT_EQ(light_of(r, 160, 127), Light::red);
  EXPECT_EQ(light_of(r, std::nan(""), 1), Light::no_plan);
  EXPECT_EQ(light_of(r, 0, 0), Light::no_plan);
}

// Arrivals, losses and advances are those of the series, and add up to what there is.
TEST(Review, WhatDroveATargetAddsUp) {
  DistrictParameters p = district_with_target(1000, 1400);
  p.channels[0].rate_per_year = 240;
  p.retention.base_hazard_per_month = 0.02;
  Trial t(p);
  t.run();
  for (std::size_t year = 0; year < 4; ++year) {
    double arrivals = 0, losses = 0;
    for (int m = 0; m <= first_review + 12 * static_cast<int>(year); ++m) {
      arrivals += t.at("arrivals", m);
      losses += t.at("departures", m);
    }
    EXPECT_GT(losses, 100) << year;
    EXPECT_EQ(t.at_review("arrivals", year), arrivals) << year;
    EXPECT_EQ(t.at_review("losses", year), losses) << year;
    EXPECT_EQ(t.at_review("advancement", year), 0) << year;
    EXPECT_EQ(t.at_review("actual", year), 1000 + arrivals - losses) << year;
  }
}

// Everybody was there when the run began: whoever is missing has left.
TEST(Review, LossesCauseWhatNobodysLeavingWouldHaveMet) {
  DistrictParameters p = district_with_target(1000, 1000);
  p.retention.base_hazard_per_month = 0.02;
  Trial t(p);
  t.run();
  EXPECT_EQ(light(t, 0), Light::red);
  EXPECT_EQ(cause(t, 0), Cause::losses);
}

// Nobody leaves, people rise to a class that does not count.
TEST(Review, AdvancementCausesWhatRisesOut) {
  DistrictParameters p = district_with_target(1000, 1000);
  ClassParameters higher = p.classes[0];
  higher.id = "higher";
  p.classes.insert(p.classes.begin(), higher);
  AdvanceParameters advance;
  advance.id = "up";
  advance.from = "c";
  advance.to = "higher";
  advance.hazard_per_month = 0.03;
  p.careers.advances = {advance};
  Trial t(p);
  t.run();
  double advances = 0;
  for (int m = 0; m <= first_review; ++m) advances += t.at("advances", m);
  EXPECT_GT(advances, 200);
  EXPECT_EQ(t.at_review("advancement", 0), -advances);
  EXPECT_EQ(cause(t, 0), Cause::advancement);
}

// Planned for the ninth month, there in the fifteenth: the departments had to agree for six. The lead answers for it.
TEST(Review, MilestonesNameWhatDelaysThem) {
  Trial t(late_programme(6));
  t.run();
  EXPECT_EQ(t.at_review("plan", 0), 10);
  EXPECT_EQ(t.at_review("actual", 0), 0);
  EXPECT_EQ(light(t, 0), Light::red);
  EXPECT_EQ(cause(t, 0), Cause::coordination);
  EXPECT_EQ(light(t, 1), Light::green);
  EXPECT_EQ(cause(t, 1), Cause::none);
  const auto lights = [&](std::size_t year, std::size_t department, Light light) {
    return t.at_review("lights_by_department", year, department * 4 + static_cast<std::size_t>(light));
  };
  EXPECT_EQ(lights(0, 0, Light::red), 1);
  EXPECT_EQ(lights(0, 1, Light::red), 0);
  EXPECT_EQ(lights(1, 0, Light::green), 1);
}

TEST(Review, SlipsAndTasksLeftOutAreNamed) {
  DistrictParameters p = late_programme(0);
  p.effort.slip_share = 1;
  p.effort.base = 0.5;
  p.effort.slip_months_mean = 120;
  Trial slipped(p);
  slipped.run();
  EXPECT_EQ(light(slipped, 0), Light::red);
  EXPECT_EQ(cause(slipped, 0), Cause::slips);
  p.tasks[0].enabled = false;
  Trial left_out(p);
  left_out.run();
  EXPECT_EQ(left_out.at_review("plan", 0), 10);
  EXPECT_EQ(cause(left_out, 0), Cause::not_carried_out);
}

TEST(Review, HomesAreHeldAgainstTheListedMonth) {
  Trial t(late_homes(12));
  t.run();
  EXPECT_EQ(t.at_review("plan", 0), 100);
  EXPECT_EQ(t.at_review("actual", 0), 0);
  EXPECT_EQ(cause(t, 0), Cause::planned_delay);
  EXPECT_EQ(light(t, 1), Light::green);
  // A scheme that the scenario doesn't offer has no plan.
  DistrictParameters without = late_homes(12);
  without.housing.schemes[0].enabled = false;
  Trial u(without);
  u.run();
  EXPECT_TRUE(std::isnan(u.at_review("plan", 0)));
  EXPECT_EQ(light(u, 0), Light::no_plan);
}

// Of 5,000 some apply each month for 100 homes that soon are full: a problem from the third month of growth on.
TEST(Review, AQueueThatKeepsGrowingIsAProblem) {
  DistrictParameters p = late_homes(0);
  p.population.initial_total = 5000;
  start_with_relatives(p);
  p.housing.schemes[0].application_hazard_dormitory = 0.02;
  Trial t(p);
  t.run();
  int growing = 0;
  double before = 0;
  int named = 0;
  for (int m = 0; m < t.months(); ++m) {
    const double waiting = t.at("applicants_waiting", m);
    growing = waiting > before ? growing + 1 : 0;
    before = waiting;
    const bool grows = growing >= 3;
    named += grows ? 1 : 0;
    EXPECT_EQ(problem(t, m) == Problem::queue_grows || problem(t, m) == Problem::both, grows) << m;
  }
  EXPECT_GT(before, 0);
  EXPECT_GT(named, 0);
}

// The same queue is no problem where only larger ones are to be named: the floor goes with the size of the district.
TEST(Review, AShortQueueIsNoProblem) {
  for (const double scale : {1.0, 0.5}) {
    DistrictParameters p = late_homes(0);
    p.run.scale = scale;
    p.population.initial_total = 5000;
    start_with_relatives(p);
    p.housing.schemes[0].application_hazard_dormitory = 0.02;
    p.review.growing_from = 1500;
    Trial t(p);
    t.run();
    int named = 0, short_ones = 0;
    double before = 0;
    int growing = 0;
    for (int m = 0; m < t.months(); ++m) {
      const double waiting = t.at("applicants_waiting", m);
      growing = waiting > before ? growing + 1 : 0;
      before = waiting;
      const bool grows = problem(t, m) == Problem::queue_grows || problem(t, m) == Problem::both;
      EXPECT_EQ(grows, growing >= 3 && waiting >= 1500 * scale) << m;
      named += grows ? 1 : 0;
      short_ones += growing >= 3 && !grows ? 1 : 0;
    }
    EXPECT_GT(named, 0);
    EXPECT_GT(short_ones, 0);
  }
}

// A course begins once a year with 20 of those who have applied since: its queue grows for eleven months and falls, which is no
// problem as long as it is no longer than a year before.
TEST(Review, AQueueBetweenRoundsIsComparedWithTheRoundBefore) {
  ProgrammeParameters x = programme("x");
  x.rounds_per_year = 1;
  x.first_round_month = 6;
  x.starts_per_unit_year = 20;
  x.applications_per_year = 0.5;
  x.patience_months = 12;
  Trial t(district_with(x, 2000, 72));
  t.run();
  int growing = 0, named = 0, grew_since_last_month = 0;
  for (int m = 0; m < t.months(); ++m) {
    const double waiting = shown(t, "waiting", m);
    growing = m >= 12 && waiting > shown(t, "waiting", m - 12) ? growing + 1 : 0;
    grew_since_last_month += m >= 36 && waiting > shown(t, "waiting", m - 1) ? 1 : 0;
    const bool grows = problem(t, m) == Problem::queue_grows || problem(t, m) == Problem::both;
    EXPECT_EQ(grows, growing >= 3) << m;
    named += m >= 36 && grows ? 1 : 0;
  }
  EXPECT_LT(named, grew_since_last_month);
  EXPECT_GT(grew_since_last_month, 12);
}

// A step every second month, each a month late since the departments have to agree: by the end of December all that is planned
// for November is there, unless it slipped. So a slip is named whenever units are missing, though most milestones only wait for
// the departments and the mean slip is shorter than that month.
TEST(Review, TheMilestoneToComeIsTheOneThatIsNamed) {
  DistrictParameters p = late_programme(1);
  p.effort.slip_share = 0.1;
  p.effort.base = 0.5;
  p.effort.slip_months_mean = 8;
  std::vector<Schedule::Point> points = {{p.run.start, 0}};
  for (int m = 2; m < 48; m += 2) points.push_back({p.run.start + m, static_cast<double>(m)});
  p.programmes[0].units = {Schedule::Shape::step, points};
  Trial t(p);
  int behind = 0;
  for (std::uint32_t r = 0; r < 40; ++r) {
    t.run(r);
    const bool green = light(t, 0) == Light::green;
    behind += green ? 0 : 1;
    EXPECT_EQ(cause(t, 0), green ? Cause::none : Cause::slips) << r;
  }
  EXPECT_GT(behind, 5);
  EXPECT_LT(behind, 35);
}

}  // namespace hearth

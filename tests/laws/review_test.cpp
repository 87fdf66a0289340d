// The review by hand: paths of targets, lights, what drove a shortfall, problems that the monitoring names, corrective rules.
#include "models/review.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/programmes.h"

namespace hearth {

namespace {

constexpr int first_review = 11;  // the run begins in a January
constexpr int second_review = 23;

// `people` from the first month on and no one else; a target of `value` of them by the end of the second year.
DistrictParameters district_with_target(std::int64_t people, double value) {
  DistrictParameters p = plain();
  p.run.months = 48;
  p.population.initial_total = people;
  TargetParameters target;
  target.id = "everybody";
  target.classes = target.exclusive_classes = {p.classes.back().id};
  target.value = value;
  target.deadline = p.run.start + second_review;
  target.deadline_early = target.deadline;
  p.targets = {target};
  return p;
}

Light light(const Trial& t, std::size_t year, std::size_t item = 0) {
  return static_cast<Light>(t.at_review("light", year, item));
}
Cause cause(const Trial& t, std::size_t year, std::size_t item = 0) {
  return static_cast<Cause>(t.at_review("cause", year, item));
}
Problem problem(const Trial& t, int month, std::size_t item = 0) {
  return static_cast<Problem>(t.at("problem", month, item, "review"));
}

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

// 100 homes, listed for the fourth month and late by `delay`.
DistrictParameters late_homes(int delay) {
  DistrictParameters p = plain();
  p.run.months = 60;
  p.population.initial_total = 10;
  SchemeParameters x = flats();
  x.delivery_delay_months = delay;
  p.housing.schemes = {x};
  deliver(p, "flat", 3, 100);
  return p;
}

CorrectiveRule rule(const char* id, CorrectiveAction action) {
  CorrectiveRule x;
  x.id = id;
  x.action = action;
  return x;
}

int month_of_delivery(const Trial& t) {
  int m = 0;
  while (m < t.months() && t.at("homes_delivered", m) == 0) ++m;
  return m;
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

// A quarter more from the January after each red review on, 0.4 in all; running costs follow to the fen. Before the first
// review nothing differs.
TEST(CorrectiveRules, AddUnitsWithinTheirCap) {
  DistrictParameters p = district_with_target(100, 1000);
  ProgrammeParameters x = programme("x", Serves::market);
  x.units = Schedule(8);
  x.cost.per_unit_year = 1200;
  carry_out(p, {x});
  Trial without(p);
  without.run();
  CorrectiveRule more = rule("more", CorrectiveAction::add_units);
  more.target = "everybody";
  more.to_programme = "x";
  more.share = 0.25;
  more.share_cap = 0.4;
  p.review.rules = {more};
  Trial t(p);
  t.run();
  for (int m = 0; m < t.months(); ++m) {
    const double units = m <= first_review ? 8 : m <= second_review ? 10 : 11.2;
    EXPECT_NEAR(shown(t, "units", m), units, 1e-5) << m;
    EXPECT_EQ(posted(t, m, 0, Purpose::running), std::llround(units * 1200 * 100 / 12)) << m;
    EXPECT_NEAR(shown(without, "units", m), 8, 1e-9);
  }
  EXPECT_EQ(t.at_review("action", 0), 1);
  EXPECT_EQ(t.at_review("action", 1), 1);
  EXPECT_EQ(t.at_review("action", 2), 0);
  EXPECT_EQ(without.at_review("action", 0), 0);
}

// Of 8 units at 1,200 a year a quarter moves to units at 600: 6 and 8 where there were 8 and 4, for the same money.
TEST(CorrectiveRules, ShiftBudgetNotMoney) {
  DistrictParameters p = district_with_target(100, 1000);
  ProgrammeParameters from = programme("from", Serves::market), to = programme("to", Serves::market);
  from.units = Schedule(8);
  from.cost.per_unit_year = 1200;
  to.units = Schedule(4);
  to.cost.per_unit_year = 600;
  carry_out(p, {from, to});
  CorrectiveRule shift = rule("shift", CorrectiveAction::shift_budget);
  shift.target = "everybody";
  shift.from_programme = "from";
  shift.to_programme = "to";
  shift.share = shift.share_cap = 0.25;
  p.review.rules = {shift};
  Trial t(p);
  t.run();
  for (int m = 0; m < t.months(); ++m) {
    const bool after = m > first_review;
    EXPECT_NEAR(shown(t, "units", m, 0), after ? 6 : 8, 1e-5) << m;
    EXPECT_NEAR(shown(t, "units", m, 1), after ? 8 : 4, 1e-5) << m;
    EXPECT_EQ(posted(t, m, 0, Purpose::running) + posted(t, m, 1, Purpose::running), 1000 * 100) << m;
  }
}

// Due in month 39 of the run: 6 months earlier after the first review, the 2 that the cap leaves after the second. 100 homes by
// 8 months at 50 CNY.
TEST(CorrectiveRules, BringDeliveriesForwardWithinTheirCap) {
  DistrictParameters p = late_homes(36);
  CorrectiveRule sooner = rule("sooner", CorrectiveAction::bring_forward);
  sooner.scheme = sooner.scheme_forward = "flat";
  sooner.months = 6;
  sooner.months_cap = 8;
  sooner.cost_per_home_month = 50;
  Trial without(p);
  without.run();
  EXPECT_EQ(month_of_delivery(without), 39);
  p.review.rules = {sooner};
  Trial t(p);
  t.run();
  EXPECT_EQ(month_of_delivery(t), 31);
  EXPECT_EQ(t.fen(Purpose::acceleration, first_review), 100 * 6 * 5000);
  EXPECT_EQ(t.fen(Purpose::acceleration, second_review), 100 * 2 * 5000);
  for (int m = 0; m < t.months(); ++m) {
    const bool reviewed = m == first_review || m == second_review;
    EXPECT_EQ(t.fen(Purpose::acceleration, m) == 0, !reviewed) << m;
  }
}

// Homes that are due next month can't come earlier.
TEST(CorrectiveRules, NothingComesBeforeTheMonthAfterTheReview) {
  DistrictParameters p = late_homes(10);  // month 13
  CorrectiveRule sooner = rule("sooner", CorrectiveAction::bring_forward);
  sooner.scheme = sooner.scheme_forward = "flat";
  sooner.months = sooner.months_cap = 6;
  sooner.cost_per_home_month = 50;
  p.review.rules = {sooner};
  Trial t(p);
  t.run();
  EXPECT_EQ(month_of_delivery(t), 12);
  EXPECT_EQ(t.fen(Purpose::acceleration, first_review), 100 * 1 * 5000);
}

// The first rule's cap is reached at the first review; at the second the next one acts.
TEST(CorrectiveRules, TheFirstThatCanActs) {
  DistrictParameters p = district_with_target(100, 1000);
  ProgrammeParameters x = programme("x", Serves::market), y = programme("y", Serves::market);
  x.units = y.units = Schedule(8);
  carry_out(p, {x, y});
  CorrectiveRule one = rule("one", CorrectiveAction::add_units), two = one;
  one.target = two.target = "everybody";
  two.id = "two";
  one.to_programme = "x";
  two.to_programme = "y";
  one.share = one.share_cap = two.share = two.share_cap = 0.5;
  p.review.rules = {one, two};
  Trial t(p);
  t.run();
  EXPECT_NEAR(shown(t, "units", first_review + 1, 0), 12, 1e-5);
  EXPECT_NEAR(shown(t, "units", first_review + 1, 1), 8, 1e-5);
  EXPECT_NEAR(shown(t, "units", second_review + 1, 1), 12, 1e-5);
  EXPECT_EQ(t.at_review("action", 0), 1);
  EXPECT_EQ(t.at_review("action", 1), 2);
  EXPECT_EQ(t.at_review("action", 2), 0);
}

// 900 of 1,000 are amber: a rule for red stays idle, one for amber acts.
TEST(CorrectiveRules, ActFromTheirLightOn) {
  for (const ActsFrom from : {ActsFrom::amber, ActsFrom::red}) {
    DistrictParameters p = district_with_target(900, 1000);
    p.targets[0].deadline = p.targets[0].deadline_early = p.run.start + first_review;
    ProgrammeParameters x = programme("x", Serves::market);
    x.units = Schedule(8);
    carry_out(p, {x});
    CorrectiveRule more = rule("more", CorrectiveAction::add_units);
    more.target = "everybody";
    more.to_programme = "x";
    more.light = from;
    more.share = more.share_cap = 0.5;
    p.review.rules = {more};
    Trial t(p);
    t.run();
    EXPECT_EQ(light(t, 0), Light::amber);
    EXPECT_NEAR(shown(t, "units", first_review + 1), from == ActsFrom::amber ? 12 : 8, 1e-5);
  }
}

// All of a budget goes, and at the next review some of it comes back: 8 units, 0, and 2, a quarter of what was planned.
TEST(CorrectiveRules, WhatGaveItsWholeBudgetMayGetSomeAgain) {
  DistrictParameters p = district_with_target(100, 1000);
  ProgrammeParameters from = programme("from", Serves::market), to = programme("to", Serves::market);
  from.units = Schedule(8);
  to.units = Schedule(4);
  from.cost.per_unit_year = to.cost.per_unit_year = 600;
  carry_out(p, {from, to});
  CorrectiveRule shift = rule("shift", CorrectiveAction::shift_budget), back = rule("back", CorrectiveAction::add_units);
  shift.target = back.target = "everybody";
  shift.from_programme = back.to_programme = "from";
  shift.to_programme = "to";
  shift.share = shift.share_cap = 1;
  back.share = back.share_cap = 0.25;
  p.review.rules = {shift, back};
  Trial t(p);
  t.run();
  for (int m = 0; m < t.months(); ++m) {
    EXPECT_NEAR(shown(t, "units", m, 0), m <= first_review ? 8 : m <= second_review ? 0 : 2, 1e-5) << m;
    EXPECT_NEAR(shown(t, "units", m, 1), m <= first_review ? 4 : 12, 1e-5) << m;
  }
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

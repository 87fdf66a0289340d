// Corrective rules by hand: what each does after a review, within its cap, and what it costs.
#include <gtest/gtest.h>

#include "tests/support/reviews.h"

namespace hearth {

namespace {

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

}  // namespace hearth

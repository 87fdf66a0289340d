// How many a programme serves: starts of its units, in months or rounds, places, effort.
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "tests/support/expectation.h"
#include "tests/support/programmes.h"

namespace hearth {

namespace {

void expect_exact_years(double starts, double units) {
  for (const int rounds : {0, 1, 2, 3, 4, 5, 12}) {
    ProgrammeParameters x = programme("x");
    x.applications_per_year = at_once;
    x.once = true;
    x.units = Schedule(units);
    x.starts_per_unit_year = starts;
    x.rounds_per_year = rounds;
    x.first_round_month = 3;
    Trial t(district_with(x, 2000, 72));
    t.run();
    std::set<int> months;
    for (int year = 0; year < 6; ++year) {
      double sum = 0;
      for (int m = 12 * year; m < 12 * year + 12; ++m) {
        sum += shown(t, "served", m);
        if (shown(t, "served", m) > 0) months.insert(m % 12 + 1);
      }
      if (year > 0 || rounds == 0) {
        EXPECT_EQ(sum, units * starts) << starts << " starts, " << rounds << " rounds, year " << year;
      }
    }
    const std::map<int, std::set<int>> by_hand = {
        {1, {3}}, {2, {3, 9}}, {3, {3, 7, 11}}, {4, {3, 6, 9, 12}}, {5, {3, 5, 7, 10, 12}}};
    if (by_hand.count(rounds) > 0) {
      EXPECT_EQ(months, by_hand.at(rounds)) << rounds;
    }
    EXPECT_GT(shown(t, "waiting", 71), 0);
  }
}

}  // namespace

// With a queue that never ends a calendar year has exactly the starts of its units: also in rounds, and none between them. The
// first year has those of its months up to its last round.
TEST(ProgrammeCapacity, AYearHasExactlyTheStartsOfItsUnits) {
  for (const double starts : {7.0, 25.0, 100.0}) expect_exact_years(starts, 3);
}

TEST(ProgrammeCapacity, AYearHasExactlyTheStartsAlsoWhereTwelfthsAreRounded) {
  for (const double starts : {20.0, 50.0, 100.0, 250.0}) expect_exact_years(starts, 1);
}

// Whose turn has come is selected with a chance of 0.3 and has taken a start either way; the others may apply again. 30,000
// starts show a bias of 8 %. Where the task is not carried out nobody is selected.
TEST(ProgrammeCapacity, SelectionTakesAShareOfTheStarts) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.starts_per_unit_year = 6000;
  x.selected_share = 0.3;
  DistrictParameters p = district_with(x, 20000, 60);
  Trial t(p);
  t.run();
  double served = 0;
  for (int m = 0; m < 60; ++m) {
    EXPECT_EQ(shown(t, "served", m) + shown(t, "turned_away", m), 500) << m;
    served += shown(t, "served", m);
  }
  expect_value(served / 30000, 0.3, std::sqrt(0.3 * 0.7 / 30000), 0.08, "selected");
  p.tasks[0].enabled = false;
  p.programmes[0].applications_without_task = 1;
  Trial off(p);
  off.run();
  EXPECT_GT(shown(off, "served", 30), 50);
  EXPECT_EQ(shown(off, "turned_away", 30), 0);
}

// Six places, each for six months: never more are taken, and all of them while anybody waits; whoever comes to the end is
// followed in the same month, so half a year has six starts.
TEST(ProgrammeCapacity, PlacesAreFullUnderDemandAndNeverExceeded) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.units = Schedule(3.0);
  x.places_per_unit = 2;
  x.months = 6;
  Trial t(district_with(x, 200, 60));
  t.run();
  for (int m = 0; m < 60; ++m) {
    EXPECT_EQ(shown(t, "in_programme", m), 6) << m;
    EXPECT_EQ(shown(t, "served", m), m % 6 == 0 ? 6 : 0) << m;
    EXPECT_EQ(shown(t, "completed", m), m % 6 == 0 && m > 0 ? 6 : 0) << m;
  }
}

// Places that are fewer later are not taken again as they fall free.
TEST(ProgrammeCapacity, FewerPlacesAreTakenWhenUnitsClose) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.places_per_unit = 2;
  x.months = 6;
  DistrictParameters p = district_with(x, 200, 24);
  p.programmes[0].units = {Schedule::Shape::step, {{p.run.start, 5}, {p.run.start + 9, 3}}};
  Trial t(p);
  t.run();
  for (int m = 0; m < 24; ++m) EXPECT_EQ(shown(t, "in_programme", m), m < 12 ? 10 : 6) << m;
}

// Effort: of what is planned, the share gets done that the lead department's effort is.
TEST(ProgrammeCapacity, EffortIsTheShareOfThePlannedStarts) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.once = true;
  x.starts_per_unit_year = 100;
  DistrictParameters p = district_with(x, 2000, 120);
  DepartmentParameters bureau;
  bureau.id = "bureau";
  bureau.staff = 1;
  p.departments = {bureau};
  p.tasks[0].lead = {"bureau"};
  p.effort.base = 0.7;
  Trial t(p);
  t.run();
  EXPECT_NEAR(t.at("effort", 60, 0, "departments"), 0.7, 1e-6);
  EXPECT_NEAR(shown_so_far(t, "served", 119), 700, 1);
}

}  // namespace hearth

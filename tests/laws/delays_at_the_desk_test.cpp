// Whom the service desk delays and by how much, who gives up, and who need not go there.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/desk.h"
#include "tests/support/expectation.h"

namespace hearth {

namespace {

constexpr std::int64_t people = people_at_the_desk;

}  // namespace

// With a wait of w months an application comes out after the whole months of w, or one more with the chance of the rest: on
// average after w. 30,000 applications show a bias of 0.03 months.
TEST(ServiceDesk, DelaysAnApplicationByItsWait) {
  Trial t(applying_at_the_desk(2.5));
  t.run();
  const double wait = desk(t, "wait_months", 0);
  ASSERT_NEAR(wait, 2.5, 0.1);
  double applications = 0, months = 0;
  for (int m = 0; m < 24; ++m) {
    applications += shown(t, "applicants", m);
    months += m * shown(t, "applicants", m);
  }
  EXPECT_NEAR(shown(t, "applicants", 0) + shown(t, "applicants", 1), 0, 2) << "who called in the second month";
  expect_value(months / applications, wait, 0.5 / std::sqrt(applications), 0.02, "delay");
  EXPECT_GE(applications, people - 2);
}

namespace {

// The mean month in which the employers of a district apply, all of whom have the call in the first month of the programme.
struct EmployersAtTheDesk {
  double applications = 0, mean_month = 0, wait = 0;
};
EmployersAtTheDesk employers_at_the_desk(bool through_desk, bool managed) {
  constexpr int opens = 2;
  ProgrammeParameters x = for_all_employers();
  x.through_desk = through_desk;
  DistrictParameters p = district_with(x, people, 36);
  p.programmes[0].units = units_from(p, opens, 1);
  if (managed) {
    ProgrammeParameters manager = for_all_employers("manager");
    manager.effect.skips_desk = true;
    manager.effect.months = 600;
    carry_out(p, {manager});
  }
  p.firms.initial_established = 600;
  add_desk(p, capacity_for(1.4));  // each month adds 1.4 months to the wait of the last that comes
  Trial t(p);
  t.run();
  EmployersAtTheDesk out;
  for (int m = 0; m < 36; ++m) {
    out.applications += shown(t, "applicants", m);
    out.mean_month += (m - opens) * shown(t, "applicants", m);
  }
  out.mean_month /= out.applications;
  out.wait = desk(t, "wait_months", opens - 1);
  return out;
}

}  // namespace

// Employers that apply at the desk wait there as people do, by the wait of the month before or of that month; those whose
// service manager applies for them do not, nor where the programme is not applied for there. Some 600 employers show a bias of
// 0.1 month.
TEST(ServiceDesk, DelaysEmployersToo) {
  const EmployersAtTheDesk waiting = employers_at_the_desk(true, false);
  ASSERT_GT(waiting.applications, 300);
  ASSERT_GT(waiting.wait, 2);
  EXPECT_GT(waiting.mean_month, waiting.wait - 0.1);
  EXPECT_LT(waiting.mean_month, waiting.wait + 1.5);
  const EmployersAtTheDesk managed = employers_at_the_desk(true, true), elsewhere = employers_at_the_desk(false, false);
  EXPECT_NEAR(elsewhere.mean_month, 0, 0.05);
  EXPECT_NEAR(managed.mean_month, elsewhere.mean_month, 1e-9);
  EXPECT_EQ(managed.applications, elsewhere.applications);
}

// Whose patience, exponential with a mean of 5 months, ends before the papers are done gives up, and may apply again only then.
TEST(ServiceDesk, IsNotWaitedForWithoutPatience) {
  DistrictParameters p = applying_at_the_desk(2.5);
  p.service_desk.patience_months = 5;
  Trial t(p);
  t.run();
  const double wait = desk(t, "wait_months", 0);
  const double rest = wait - std::floor(wait);
  const double stays = (1 - rest) * std::exp(-std::floor(wait) / 5) + rest * std::exp(-(std::floor(wait) + 1) / 5);
  const double gave_up = desk(t, "applications_given_up", 0);
  expect_value(gave_up / static_cast<double>(people), 1 - stays, std::sqrt(stays * (1 - stays) / static_cast<double>(people)),
               0.06, "given up");
}

// What is done online does not wait.
TEST(ServiceDesk, IsNotAskedByThoseWhoApplyOnline) {
  DistrictParameters p = applying_at_the_desk(6);
  p.service_desk.online_share = Schedule(0.5);
  Trial t(p);
  t.run();
  ASSERT_GT(desk(t, "wait_months", 0), 2);
  expect_value(shown(t, "applicants", 0) / static_cast<double>(people), 0.5, 0.5 / std::sqrt(static_cast<double>(people)), 0.06,
               "at once");
}

// The service manager of a quality firm takes its people's papers: with all firms covered nobody waits.
TEST(ServiceDesk, IsSkippedByTheStaffOfFirmsWithAManager) {
  for (const bool skips : {false, true}) {
    DistrictParameters p = applying_at_the_desk(2.5);
    p.firms.quality_firm_share = 1;
    p.programmes[0].eligibility.min_months_in_district = 6;
    ProgrammeParameters manager = programme("manager", Serves::employers);
    manager.applications_per_year = at_once;
    manager.places_per_unit = 1e5;
    manager.eligibility.quality_firms_only = true;
    manager.effect.skips_desk = skips;
    carry_out(p, {manager});
    p.population.initial_share_tenure_0_12 = 1;
    Trial t(p);
    t.run();
    ASSERT_GT(desk(t, "wait_months", 5), 2);
    // Who has just been there for six months applies at once, or in three months or later.
    if (skips) {
      EXPECT_GT(shown(t, "applicants", 3), 500);
    } else {
      EXPECT_LT(shown(t, "applicants", 0) + shown(t, "applicants", 1), 2);
    }
  }
}

// An application for a home waits in the same way: those of the first month come out in the third and fourth; of the second,
// when the wait has doubled, from the sixth on.
TEST(ServiceDesk, DelaysApplicationsForHomes) {
  DistrictParameters p = plain();
  p.run.months = 12;
  p.population.initial_total = people;
  start_with_relatives(p);
  SchemeParameters x = flats();
  x.application_hazard_dormitory = 1;
  x.through_desk = true;
  p.housing.schemes = {x};
  deliver(p, "flat", 0, 100);
  add_desk(p, capacity_for(2.5));
  Trial t(p);
  t.run();
  const double wait = desk(t, "wait_months", 0);
  ASSERT_NEAR(wait, 2.5, 0.1);
  for (const int month : {0, 1, 4, 5}) EXPECT_EQ(t.at("applications", month), 0) << month;
  const double third = t.at("applications", 2), fourth = t.at("applications", 3), all = third + fourth;
  const double rest = wait - std::floor(wait);
  expect_value(fourth / all, rest, std::sqrt(rest * (1 - rest) / all), 0.1, "those who wait a month longer");
  const double applied = 1 - std::exp(-1.0);
  expect_value(all / static_cast<double>(people), applied, std::sqrt(applied * (1 - applied) / static_cast<double>(people)),
               0.04, "applications of the first month");
}

}  // namespace hearth

// The service desk: its queue month by month, what its cases are, who pays it, and when it slips.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/desk.h"
#include "tests/support/expectation.h"
#include "tests/support/reviews.h"

namespace hearth {

// Cases are Poisson at the rate of the people; those not online come to the counter, and a quarter of them twice; counters take
// what their minutes allow, and those who wait give up at 1 / patience. The sum of 240 months shows a bias of 1 %.
TEST(ServiceDesk, IsAQueueOfVisits) {
  DistrictParameters p = district_with(programme("x"), 2000, 48);
  p.programmes[0].applications_per_year = 1;
  add_desk(p, 1500);
  p.service_desk.requests[0].cases_per_person_year = 6;
  p.service_desk.online_share = Schedule(0.4);
  p.service_desk.one_visit_share = Schedule(0.75);
  p.service_desk.counters = {Schedule::Shape::step, {{p.run.start, 3}, {p.run.start + 24, 10}}};
  p.service_desk.patience_months = 3;
  Trial t(p);
  Sample cases;
  for (std::uint32_t r = 0; r < 5; ++r) {
    t.run(r);
    double backlog = 0;
    for (int m = 0; m < 48; ++m) {
      cases.add(desk(t, "cases", m));
      EXPECT_NEAR(desk(t, "online", m), 0.4 * desk(t, "cases", m), 0.5);
      const double visits = 1.25 * (desk(t, "cases", m) - desk(t, "online", m));
      EXPECT_NEAR(desk(t, "visits", m), visits, 1e-3);
      const double given_up = backlog * (1 - std::exp(-1.0 / 3));
      EXPECT_NEAR(desk(t, "given_up", m), given_up, 1e-3) << m;
      const double capacity = m < 24 ? 450 : 1500;
      const double waiting = backlog - given_up + visits;
      EXPECT_NEAR(desk(t, "served", m), std::min(waiting, capacity), 1e-3) << m;
      backlog = waiting - std::min(waiting, capacity);
      EXPECT_NEAR(desk(t, "backlog", m), backlog, 1e-3) << m;
      EXPECT_NEAR(desk(t, "wait_months", m), backlog / capacity, 1e-5) << m;
    }
    EXPECT_GT(desk(t, "backlog", 23), 300);
    EXPECT_EQ(desk(t, "backlog", 47), 0);
  }
  expect_mean(cases, 1000, 0.02, "cases");
}

// Two requests: 2,000 cases a month of 10 minutes, 500 of 50, at counters of 36,000 minutes: 45,000 are asked for, so that four
// fifths of both are served in the first month, and the wait is that of the minutes. A desk that took each visit for the mean
// of the two requests, 30 minutes, would serve fewer than half.
TEST(ServiceDesk, EachRequestTakesItsMinutes) {
  DistrictParameters p = district_with(programme("x"), 1000, 6);
  p.programmes[0].applications_per_year = 1;
  add_desk(p, 1200);
  p.service_desk.requests = {request("short", 24, 10), request("long", 6, 50)};
  Trial t(p);
  t.run();
  double backlog = 0, minutes = 0;
  for (int m = 0; m < 6; ++m) {
    const double of_short = t.at("cases_by_request", m, 0, "desk"), of_long = t.at("cases_by_request", m, 1, "desk");
    EXPECT_NEAR(of_short, 2000, 5 * std::sqrt(2000));
    EXPECT_NEAR(of_long, 500, 5 * std::sqrt(500));
    EXPECT_EQ(desk(t, "cases", m), of_short + of_long);
    EXPECT_EQ(t.at("minutes_by_request", m, 0, "desk"), 10 * of_short);
    EXPECT_EQ(t.at("minutes_by_request", m, 1, "desk"), 50 * of_long);
    backlog += of_short + of_long;
    minutes += 10 * of_short + 50 * of_long;
    const double share = std::min(1.0, 36000 / minutes);
    EXPECT_NEAR(desk(t, "served", m), backlog * share, 1e-2) << m;
    EXPECT_NEAR(desk(t, "busy", m), minutes * share / 36000, 1e-5) << m;
    backlog -= backlog * share;
    minutes -= minutes * share;
    EXPECT_NEAR(desk(t, "backlog", m), backlog, 1e-2) << m;
    EXPECT_NEAR(desk(t, "wait_months", m), minutes / 36000, 1e-5) << m;
  }
  EXPECT_GT(minutes, 36000);
}

// Counters close for half a year: nobody comes, waits or asks for papers meanwhile, papers under way are done, and who applies
// does so at once. When they open again what was applied for before is no case of theirs.
TEST(ServiceDesk, ClosesAndOpensAgain) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = 3;
  x.through_desk = true;
  DistrictParameters p = district_with(x, 3000, 24);
  add_desk(p, 2000);
  p.service_desk.counters = {Schedule::Shape::step, {{p.run.start, 10}, {p.run.start + 6, 0}, {p.run.start + 12, 100}}};
  p.service_desk.requests.push_back(request("awards", 0, 30));
  p.service_desk.requests[1].brought_by = DeskCases::programmes;
  Trial t(p);
  t.run();
  ASSERT_GT(desk(t, "wait_months", 5), 2);
  for (int m = 6; m < 12; ++m) {
    for (const char* name : {"cases", "online", "visits", "served", "given_up", "backlog", "busy", "wait_months"})
      EXPECT_EQ(desk(t, name, m), 0) << name << ", " << m;
    EXPECT_EQ(t.at("cases_by_request", m, 0, "desk") + t.at("minutes_by_request", m, 0, "desk"), 0) << m;
    EXPECT_GT(shown(t, "applicants", m), 400) << m;
  }
  EXPECT_EQ(t.at("cases_by_request", 12, 1, "desk"), 0);
  for (int m = 13; m < 24; ++m) EXPECT_EQ(t.at("cases_by_request", m, 1, "desk"), shown(t, "applicants", m - 1)) << m;
}

// Who applies at the desk for a home or for a programme brings a case there, with the minutes of its request, when it next
// takes cases; other applications bring none.
TEST(ServiceDesk, ApplicationsAreCases) {
  for (const bool through_desk : {true, false}) {
    ProgrammeParameters x = programme("x");
    x.applications_per_year = 2;
    x.through_desk = through_desk;
    DistrictParameters p = district_with(x, 4000, 12);
    start_with_relatives(p);
    SchemeParameters home = flats();
    home.application_hazard_dormitory = 0.05;
    home.through_desk = through_desk;
    p.housing.schemes = {home};
    add_desk(p, 12000);
    p.service_desk.requests = {request("homes", 0, 45), request("awards", 0, 60)};
    p.service_desk.requests[0].brought_by = DeskCases::homes;
    p.service_desk.requests[1].brought_by = DeskCases::programmes;
    deliver(p, "flat", 0, 100);
    Trial t(p);
    t.run();
    double homes = 0, awards = 0;
    for (int m = 1; m < 12; ++m) {
      const double of_homes = through_desk ? t.at("applications", m - 1) : 0;
      const double of_programmes = through_desk ? shown(t, "applicants", m - 1) : 0;
      EXPECT_EQ(t.at("cases_by_request", m, 0, "desk"), of_homes) << m;
      EXPECT_EQ(t.at("cases_by_request", m, 1, "desk"), of_programmes) << m;
      EXPECT_EQ(t.at("minutes_by_request", m, 1, "desk"), 60 * of_programmes) << m;
      homes += of_homes;
      awards += of_programmes;
    }
    EXPECT_EQ(homes > 100, through_desk);
    EXPECT_EQ(awards > 100, through_desk);
  }
}

namespace {

// Task x opens a platform for 5,000 in a month of the run, and brings half of all cases online with it.
void open_platform(DistrictParameters& p, int month) {
  p.service_desk.task = "x";
  p.service_desk.platform_cost = 5000;
  p.service_desk.platform_opens = p.run.start + month;
  p.service_desk.online_share = {Schedule::Shape::step, {{p.run.start, 0.1}, {p.run.start + month, 0.6}}};
}

// Two departments share task x, and agree in `months`.
void share_task(DistrictParameters& p, double months) {
  for (const char* id : {"a", "b"}) {
    DepartmentParameters department;
    department.id = id;
    department.staff = 1;
    p.departments.push_back(department);
  }
  p.tasks[0].lead = {"a"};
  p.tasks[0].participants = {"b"};
  p.effort.coordination_months_per_partner = months;
}

std::size_t desk_among_items(const DistrictParameters& p) {
  return p.targets.size() + p.housing.schemes.size() + p.programmes.size();  // it is the last
}

}  // namespace

// 10 counters at 120,000 a year, and a platform once; nothing of it, and no reform, when the task is not carried out.
TEST(ServiceDesk, IsPaidByItsTask) {
  for (const bool carried_out : {true, false}) {
    DistrictParameters p = applying_at_the_desk(2);
    p.tasks[0].enabled = carried_out;
    p.programmes[0].applications_without_task = 1;
    p.service_desk.cost_per_counter = 120000;
    open_platform(p, 7);
    Trial t(p);
    t.run();
    for (int m = 0; m < 24; ++m) {
      EXPECT_EQ(posted(t, m, 0, Purpose::running), carried_out ? 10000000 : 0) << m;
      EXPECT_EQ(posted(t, m, 0, Purpose::opening), carried_out && m == 7 ? 500000 : 0) << m;
      const double online = carried_out && m >= 7 ? 0.6 : 0.1;
      EXPECT_NEAR(desk(t, "online", m), online * desk(t, "cases", m), 0.5) << m;
    }
    // 0.6 are planned for December.
    EXPECT_EQ(light(t, 0, desk_among_items(p)), carried_out ? Light::green : Light::red);
    EXPECT_EQ(cause(t, 0, desk_among_items(p)), carried_out ? Cause::none : Cause::not_carried_out);
  }
}

// Milestones wait for the departments to agree, three months here: what the platform brings online, its opening and the
// December review know it. Nothing slips besides.
TEST(ServiceDesk, MilestonesWaitForAgreement) {
  DistrictParameters p = applying_at_the_desk(2);
  share_task(p, 3);
  open_platform(p, 10);
  Trial t(p);
  t.run();
  for (int m = 0; m < 24; ++m) {
    EXPECT_EQ(posted(t, m, 0, Purpose::opening), m == 13 ? 500000 : 0) << m;
    EXPECT_NEAR(desk(t, "online", m), (m >= 13 ? 0.6 : 0.1) * desk(t, "cases", m), 0.5) << m;
  }
  const std::size_t item = desk_among_items(p);
  EXPECT_NEAR(t.at_review("plan", 0, item), 0.6, 1e-6);
  EXPECT_NEAR(t.at_review("actual", 0, item), 0.1, 1e-6);
  EXPECT_EQ(light(t, 0, item), Light::red);
  EXPECT_EQ(cause(t, 0, item), Cause::coordination);
  EXPECT_EQ(light(t, 1, item), Light::green);
}

// What is planned for one month slips together: the platform opens, and is paid, in the month in which it brings cases online,
// and waits with that for an earlier step that is later still.
TEST(ServiceDesk, ThePlatformSlipsWithWhatItBringsOnline) {
  DistrictParameters p = applying_at_the_desk(2);
  share_task(p, 0);
  open_platform(p, 10);
  p.service_desk.online_share = {Schedule::Shape::step, {{p.run.start, 0.1}, {p.run.start + 6, 0.2}, {p.run.start + 10, 0.6}}};
  p.effort.base = 0.5;
  p.effort.slip_share = 1;
  p.effort.slip_months_mean = 5;
  Trial t(p);
  int late = 0;
  for (std::uint32_t r = 0; r < 20; ++r) {
    t.run(r, false);
    for (int m = 0; m < 23; ++m) {
      const bool online = desk(t, "online", m) > 0.5 * desk(t, "cases", m);
      const bool online_next = desk(t, "online", m + 1) > 0.5 * desk(t, "cases", m + 1);
      EXPECT_EQ(posted(t, m + 1, 0, Purpose::opening), !online && online_next ? 500000 : 0) << r << ", " << m;
      late += m == 10 && !online ? 1 : 0;
    }
  }
  EXPECT_EQ(late, 20);
}

}  // namespace hearth

// Who answers for what, by hand: effort of departments, delays by coordination, slips of milestones.
#include "models/responsibility.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/expectation.h"
#include "tests/support/programmes.h"

namespace hearth {

namespace {

// Three departments and four tasks. a and b share three of them, b and c two, a and c one: distances 1/3, 1/2, and 5/6 from a
// to c by way of b, which is less than 1.
DistrictParameters three_departments() {
  DistrictParameters p = plain();
  p.run.months = 48;
  p.population.initial_total = 100;
  for (const auto& [id, staff] : {std::pair{"a", 2.0}, std::pair{"b", 1.0}, std::pair{"c", 1.0}}) {
    DepartmentParameters department;
    department.id = id;
    department.staff = staff;
    department.assessment_weight = {Schedule::Shape::step, {{p.run.start, 0.05}, {p.run.start + 6, 0.1}}};
    p.departments.push_back(department);
  }
  const auto task = [&](const char* id, std::vector<std::string> lead, std::vector<std::string> participants) {
    TaskParameters x;
    x.id = id;
    x.lead = std::move(lead);
    x.participants = std::move(participants);
    p.tasks.push_back(x);
  };
  task("1", {"a"}, {"b"});
  task("2", {"a"}, {"b"});
  task("3", {"b"}, {"c"});
  task("4", {"a"}, {"b", "c"});
  return p;
}

ProgrammeParameters opens_in_a_year(const DistrictParameters& p, const std::string& task) {
  ProgrammeParameters x = programme("x" + task, Serves::market);
  x.task = task;
  x.units = units_from(p, 12, 10);
  return x;
}

int opening(const Trial& t, std::size_t q) {
  int m = 0;
  while (m < t.months() && shown(t, "units", m, q) == 0) ++m;
  return m;
}

}  // namespace

// Loads, in tasks a post over the mean: a leads 3 tasks with 2 posts, b leads one and takes part in 3 (2.5), c takes part in 2
// (1); 6.5 on 4 posts in all. At a load elasticity of 0.5 effort is (0.6 + 2 x 0.05 once weights rose) / sqrt(load), at most 1.
TEST(Responsibility, EffortIsByHand) {
  DistrictParameters p = three_departments();
  p.effort.task = "1";
  p.effort.base = 0.6;
  p.effort.per_unit_of_weight = 2;
  p.effort.load_elasticity = 0.5;
  Trial t(p);
  t.run();
  const double mean = 6.5 / 4;
  const double load[] = {3 / 2.0 / mean, 2.5 / mean, 1 / mean};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(t.at("effort", 5, i, "departments"), std::min(1.0, 0.6 / std::sqrt(load[i])), 1e-6) << i;
    EXPECT_NEAR(t.at("effort", 6, i, "departments"), std::min(1.0, 0.7 / std::sqrt(load[i])), 1e-6) << i;
  }
}

// With half the posts everybody's load is twice the usual, which is given: all get 1/sqrt(2) of what they did done. Against the
// mean of the departments nothing would change.
TEST(Responsibility, HalfTheStaffGetsLessDone) {
  for (const double posts : {1.0, 0.5}) {
    DistrictParameters p = three_departments();
    for (auto& department : p.departments) department.staff *= posts;
    p.effort.base = 0.5;
    p.effort.load_elasticity = 0.5;
    p.effort.usual_load = 2;
    Trial t(p);
    t.run();
    const double load[] = {3 / 2.0 / 2, 2.5 / 2, 1 / 2.0};
    for (std::size_t i = 0; i < 3; ++i)
      EXPECT_NEAR(t.at("effort", 5, i, "departments"), 0.5 / std::sqrt(load[i] / posts), 1e-6) << posts << ' ' << i;
  }
}

// Weights rise only while the task that raises them is carried out, and posts are paid only then: 4 posts at 180,000 a year.
TEST(Responsibility, WithoutTheReformWeightsStayAndPostsAreNotPaid) {
  for (const bool reform : {true, false}) {
    DistrictParameters p = three_departments();
    p.effort.base = 0.6;
    p.effort.per_unit_of_weight = 2;
    p.effort.task = "1";
    p.effort.cost_per_post = 180000;
    p.tasks[0].enabled = reform;
    Trial t(p);
    t.run();
    EXPECT_NEAR(t.at("effort", 47, 0, "departments"), reform ? 0.7 : 0.6, 1e-6);
    EXPECT_EQ(posted(t, 20, 0, Purpose::staff), reform ? 6000000 : 0);
    EXPECT_EQ(posted(t, 20, 0, Payer::district), reform ? 6000000 : 0);
  }
}

// Of tasks 1 and 4, six months a partner at distance 1: 6 x 1/3 = 2 months, and 6 x (1/3 + 5/6) = 7. The reform cuts 7 by 40 %
// to 4.2, which is 4 whole months. What was there when the run began stays.
TEST(Responsibility, UnitsOpenLaterByTheMonthsOfCoordination) {
  DistrictParameters p = three_departments();
  p.effort.coordination_months_per_partner = 6;
  p.programmes = {opens_in_a_year(p, "1"), opens_in_a_year(p, "4")};
  ProgrammeParameters present = programme("present", Serves::market);
  present.task = "4";
  present.units = {Schedule::Shape::step, {{p.run.start, 3}, {p.run.start + 12, 5}}};
  p.programmes.push_back(present);
  {
    Trial t(p);
    t.run();
    EXPECT_EQ(opening(t, 0), 14);
    EXPECT_EQ(opening(t, 1), 19);
    EXPECT_EQ(shown(t, "units", 0, 2), 3);
    EXPECT_EQ(shown(t, "units", 18, 2), 3);
    EXPECT_EQ(shown(t, "units", 19, 2), 5);
    EXPECT_EQ(shown(t, "slip", 0, 0), 2);
    EXPECT_EQ(shown(t, "slip", 0, 1), 7);
  }
  p.effort.task = "2";
  p.effort.coordination_relief = 0.4;
  Trial t(p);
  t.run();
  EXPECT_EQ(opening(t, 1), 16);
}

// A milestone slips with its share, at the base effort, and then by one month more than a whole exponential number of months
// with a mean of 3.5: 1 + 1 / (e^(1/3.5) - 1) = 4.02 on average. 4,000 replications show a bias of 15 % of the share and of 20
// % of the mean.
TEST(Responsibility, MilestonesSlipByTheirShareAndMean) {
  DistrictParameters p = three_departments();
  p.run.months = 13;
  p.population.initial_total = 1;
  p.effort.base = 0.8;
  p.effort.slip_share = 0.5;
  p.effort.slip_months_mean = 4;
  p.programmes = {opens_in_a_year(p, "1")};
  Trial t(p);
  Sample slipped, months;
  for (std::uint32_t r = 0; r < 4000; ++r) {
    t.run(r, false);
    const double slip = shown(t, "slip", 0);
    slipped.add(slip > 0 ? 1 : 0);
    if (slip > 0) months.add(slip);
  }
  expect_mean(slipped, 0.5, 0.15, "slipped");
  expect_mean(months, 1 + 1 / (std::exp(1 / 3.5) - 1), 0.2, "months");
}

// Who does more of what is planned lets less slip: in proportion to what is left undone.
TEST(Responsibility, SlipsGoWithWhatIsLeftUndone) {
  EffortParameters e;
  e.base = 0.75;
  e.slip_share = 0.25;
  EXPECT_DOUBLE_EQ(slip_chance(e, 0.75), 0.25);
  EXPECT_DOUBLE_EQ(slip_chance(e, 0.85), 0.15);
  EXPECT_DOUBLE_EQ(slip_chance(e, 1), 0);
  EXPECT_DOUBLE_EQ(slip_chance(e, 0), 1);
}

}  // namespace hearth

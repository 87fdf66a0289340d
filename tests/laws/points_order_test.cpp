// Points decide: while somebody with more points waits, nobody with fewer gets a home.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "tests/support/reduced_district.h"

namespace hearth {

namespace {

using Winners = std::vector<double>;

// Classes high, middle, low. In month 0 one home opens the applications of 20 people of each; by month 40 everybody waits.
DistrictParameters three_classes() {
  DistrictParameters p = plain();
  p.run.months = 100;
  p.classes.assign(3, p.classes[0]);
  p.classes[0].id = "high";
  p.classes[1].id = "middle";
  p.classes[2].id = "low";
  p.classes[0].initial = p.classes[1].initial = 20;
  p.population.initial_total = 60;
  p.firms.initial_established = 1;
  p.housing.schemes = {flats()};
  SchemeParameters& x = p.housing.schemes[0];
  x.allocation_rule = AllocationRule::points;
  x.turnaround_months = 600;
  deliver(p, "flat", 0, 1);
  start_with_relatives(p);
  return p;
}

Winners winners(const Trial& t, int month) {
  return {placed(t, month, 0), placed(t, month, 1), placed(t, month, 2)};
}

}  // namespace

// Homes come in uneven numbers; each goes to the class with the most points of which somebody waits, and the sum of
// inversions (homes of a month that went to fewer points than somebody had who still waited) is zero. The classes stand in an
// order that slots, identities and the list of classes don't have.
TEST(PointsOrder, NobodyIsServedBeforeSomebodyWithMorePoints) {
  DistrictParameters p = three_classes();
  p.housing.schemes[0].points.by_class = {{"high", 5}, {"middle", 10}, {"low", 7.5}};
  for (int m = 40; m < 60; ++m) deliver(p, "flat", m, m * 7 % 5);
  show_placements_as_departures(p);
  const std::vector<std::size_t> order = {1, 2, 0};
  for (std::uint32_t r = 0; r < 10; ++r) {
    Trial t(p);
    t.run(r);
    Winners left = {t.at("people", 39, 0), t.at("people", 39, 1), t.at("people", 39, 2)};
    ASSERT_EQ(t.at("applicants_waiting", 39), left[0] + left[1] + left[2]);
    for (int m = 40; m < 60; ++m) {
      double homes = m * 7 % 5;
      Winners expected(3, 0.0);
      for (const std::size_t cls : order) {
        expected[cls] = std::min(homes, left[cls]);
        homes -= expected[cls];
        left[cls] -= expected[cls];
      }
      EXPECT_EQ(winners(t, m), expected) << m;
    }
    EXPECT_EQ(t.at("applicants_waiting", 59), left[0] + left[1] + left[2]);
  }
}

// A newcomer of the high class passes those who wait, unless these have waited long enough: 10 points against 0.2 a month.
TEST(PointsOrder, PointsForWaitingAddUpMonthByMonth) {
  for (const bool passes : {true, false}) {
    DistrictParameters p = three_classes();
    p.run.months = 80;
    p.classes[0].initial = 0;
    // The low applied in months 0 to 20 or so and the newcomers from month 45 on: at least 25 and at most 65 months apart.
    arrive_between(p, p.channels[0], 45, 45, 40);
    p.channels[0].classes = {{"high", 1}};
    SchemeParameters& x = p.housing.schemes[0];
    x.points.by_class = {{"high", passes ? 14 : 4}};
    x.points.per_month_waiting = 0.2;
    deliver(p, "flat", 70, 10);
    show_placements_as_departures(p);
    Trial t(p);
    t.run();
    ASSERT_GE(t.at("people", 69, 0), 10);
    ASSERT_EQ(t.at("applicants_waiting", 69), t.at("people", 69, 0) + t.at("people", 69, 1) + t.at("people", 69, 2));
    EXPECT_EQ(placed(t, 70, 0), passes ? 10 : 0);
    EXPECT_EQ(t.at("placements", 70), 10);
  }
}

// Every entry of the points table that a channel can give: of two channels that differ in it alone, people of the one that
// earns points are served first though the others applied a year earlier.
TEST(PointsOrder, EveryEntryOfTheTableCounts) {
  using Change = std::function<void(ChannelParameters&, PointsParameters&)>;
  const std::vector<std::pair<std::string, Change>> entries = {
      {"couple",
       [](ChannelParameters& c, PointsParameters& t) {
         c.share_single = 0;
         c.share_couple = 1;
         t.couple = 1;
       }},
      {"family",
       [](ChannelParameters& c, PointsParameters& t) {
         c.share_single = 0;
         t.family = 1;
       }},
      {"international",
       [](ChannelParameters& c, PointsParameters& t) {
         c.share_international = 1;
         t.international = 1;
       }},
      {"high_end",
       [](ChannelParameters& c, PointsParameters& t) {
         c.share_high_end = 1;
         t.high_end = 1;
       }},
      {"founder",
       [](ChannelParameters& c, PointsParameters& t) {
         c.keeps_post = false;
         c.found_firms = true;
         t.founder = 1;
       }},
      {"nothing", [](ChannelParameters&, PointsParameters&) {}},
  };
  for (const auto& [name, change] : entries) {
    DistrictParameters p = three_classes();
    p.classes[0].initial = 0;
    p.classes[1].initial = 0;
    p.population.initial_total = 1;  // takes the home that opens applications
    p.sectors[0].startup_share = 1;
    p.firms.startup_initial_talents = 100;
    p.channels[0].keeps_post = true;
    p.channels.push_back(p.channels[0]);
    p.channels[0].id = "with";
    p.channels[0].classes = {{"high", 1}};
    arrive_between(p, p.channels[0], 22, 22, 30);
    p.channels[1].id = "without";
    p.channels[1].classes = {{"middle", 1}};
    arrive_between(p, p.channels[1], 0, 0, 30);
    change(p.channels[0], p.housing.schemes[0].points);
    deliver(p, "flat", 50, 5);
    start_with_relatives(p);
    show_placements_as_departures(p);
    Trial t(p);
    t.run();
    ASSERT_GE(t.at("people", 49, 0), 5);
    ASSERT_GE(t.at("people", 49, 1), 5);
    ASSERT_EQ(t.at("placements", 50), 5);
    EXPECT_EQ(placed(t, 50, 0), name == "nothing" ? 0 : 5) << name;
  }
}

// Years in the district: people who have been there for three to five years against newcomers of the first month, with a point
// a year and with a point less.
TEST(PointsOrder, YearsInTheDistrictCount) {
  for (const double a_year : {1.0, -1.0}) {
    DistrictParameters p = three_classes();
    p.classes[0].initial = p.classes[1].initial = 0;
    p.population.initial_total = 20;
    p.population.initial_share_tenure_0_12 = 0;
    p.population.initial_share_tenure_37_60 = 1;
    p.channels[0].classes = {{"high", 1}};
    arrive_between(p, p.channels[0], 0, 0, 30);
    p.housing.schemes[0].points.per_year_in_district = a_year;
    deliver(p, "flat", 50, 5);
    show_placements_as_departures(p);
    Trial t(p);
    t.run();
    ASSERT_GE(t.at("people", 49, 0), 5);
    ASSERT_EQ(t.at("placements", 50), 5);
    EXPECT_EQ(placed(t, 50, 2), a_year > 0 ? 5 : 0);
  }
}

}  // namespace hearth

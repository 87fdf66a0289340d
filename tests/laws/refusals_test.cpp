// Offers that are refused: how many, and what becomes of the home and of the place in the queue.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/expectation.h"
#include "tests/support/reduced_district.h"

namespace hearth {

namespace {

// A queue that never empties for homes that always change hands.
DistrictParameters busy_queue() {
  DistrictParameters p = plain();
  p.run.months = 60;
  p.population.initial_total = 3200;
  p.housing.schemes = {flats()};
  SchemeParameters& x = p.housing.schemes[0];
  x.quit_hazard_per_month = 0.2;
  x.refusal_share = 0.3;
  deliver(p, "flat", 0, 200);
  start_with_relatives(p);
  return p;
}

// Classes early (the initial stock) and late wait for homes near and far from the jobs; the far ones are always refused. Five
// far homes come first, five near ones a month later.
DistrictParameters near_and_far(RefusalRule rule) {
  DistrictParameters p = plain();
  p.run.months = 60;
  p.towns.push_back(p.towns[0]);
  p.towns[1].id = "far";
  p.towns[1].job_share = p.towns[1].home_share = 0;
  LinkParameters link;
  link.from = "t";
  link.to = "far";
  link.minutes = 60;
  p.links = {link};
  p.classes.push_back(p.classes[0]);
  p.classes[0].id = "late";
  p.classes[1].id = "early";
  p.population.initial_total = 6;
  p.firms.initial_established = 1;
  p.channels[0].classes = {{"late", 1}};
  arrive_between(p, p.channels[0], 24, 24, 30);
  p.housing.schemes = {flats()};
  p.housing.schemes[0].refusal_commute_minutes = 45;
  p.housing.schemes[0].refusal_rule = rule;
  p.housing.schemes[0].turnaround_months = 600;
  deliver(p, "flat", 0, 1);  // opens applications; one of the six takes it
  deliver(p, "flat", 50, 5, "far");
  deliver(p, "flat", 51, 5);
  start_with_relatives(p);
  show_placements_as_departures(p);
  return p;
}

}  // namespace

// Every offer is refused with the stated chance: binomial. Some 3,000 offers a run; 25 runs show a share that is off by 6 %.
TEST(Refusals, AreTheStatedShareOfOffers) {
  for (const RefusalRule rule : {RefusalRule::keep_place, RefusalRule::lose_place, RefusalRule::leave_queue}) {
    DistrictParameters p = busy_queue();
    p.housing.schemes[0].refusal_rule = rule;
    Trial t(p);
    double offers = 0, refused = 0;
    for (std::uint32_t r = 0; r < 25; ++r) {
      t.run(r, false);
      for (int m = 0; m < 60; ++m) {
        refused += t.at("refusals", m);
        offers += t.at("refusals", m) + t.at("placements", m);
      }
    }
    expect_value(refused / offers, 0.3, std::sqrt(0.3 * 0.7 / offers), 0.06, "rule " + std::to_string(static_cast<int>(rule)));
  }
}

// A refused home is offered again in the next month and not before: the offers of a month are the homes free for it (or the
// people waiting, if fewer), and what is not taken stays free.
TEST(Refusals, LeaveTheHomeForTheNextMonth) {
  Trial t(busy_queue());
  t.run();
  double refused = 0;
  for (int m = 1; m < 60; ++m) {
    const double offers = t.at("refusals", m) + t.at("placements", m);
    const double free = t.at("homes_free", m) + t.at("placements", m);
    const double waiting = t.at("applicants_waiting", m) + t.at("placements", m);
    EXPECT_EQ(offers, std::min(free, waiting)) << m;
    EXPECT_EQ(t.at("homes_free", m), t.at("refusals", m)) << m;
    refused += t.at("refusals", m);
  }
  EXPECT_GT(refused, 300);
}

// The five early ones refuse the far homes in month 50. Those who keep their place get the near homes of month 51; those who
// lose it stand behind the late, who get them; those who leave the queue wait no more until they apply again.
TEST(Refusals, CostWhatTheRuleSays) {
  for (const RefusalRule rule : {RefusalRule::keep_place, RefusalRule::lose_place, RefusalRule::leave_queue}) {
    Trial t(near_and_far(rule));
    for (std::uint32_t r = 0; r < 10; ++r) {
      t.run(r);
      const double late = t.at("people", 49, 0);
      ASSERT_GE(late, 5);
      ASSERT_EQ(t.at("applicants_waiting", 49), late + 5);
      EXPECT_EQ(t.at("refusals", 50), 5);
      EXPECT_EQ(t.at("placements", 50), 0);
      const bool leaves = rule == RefusalRule::leave_queue;
      EXPECT_EQ(t.at("given_up", 50), leaves ? 5 : 0);
      EXPECT_EQ(t.at("applicants_waiting", 50), leaves ? late : late + 5);
      EXPECT_EQ(t.at("placements", 51), 5);
      EXPECT_EQ(placed(t, 51, 1), rule == RefusalRule::keep_place ? 5 : 0) << static_cast<int>(rule);
      EXPECT_EQ(placed(t, 51, 0), rule == RefusalRule::keep_place ? 0 : 5) << static_cast<int>(rule);
    }
  }
}

// Whoever applies, waits, is placed or gives up is counted: the queue's balance closes every month under every rule of refusal,
// as long as nobody leaves the district or buys a home while waiting.
TEST(Refusals, TheQueueBalances) {
  for (const RefusalRule rule : {RefusalRule::keep_place, RefusalRule::lose_place, RefusalRule::leave_queue}) {
    DistrictParameters p = busy_queue();
    p.housing.schemes[0].refusal_rule = rule;
    p.housing.waiting_patience_months = 6;
    Trial t(p);
    t.run();
    double before = 0;
    for (int m = 0; m < 60; ++m) {
      const double now = before + t.at("applications", m) - t.at("placements", m) - t.at("given_up", m);
      EXPECT_EQ(t.at("applicants_waiting", m), now) << m;
      before = now;
    }
  }
}

}  // namespace hearth

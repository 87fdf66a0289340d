// Among applicants with equal claims the draw is fair: to everybody, to every set of people, and in every month anew.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <string>
#include <vector>

#include "tests/support/expectation.h"
#include "tests/support/reduced_district.h"

namespace hearth {

namespace {

void add_class(DistrictParameters& p, const std::string& id) {
  p.classes.push_back(p.classes[0]);
  p.classes.back().id = id;
}

}  // namespace

// Eight people with equal claims, one in each class (so the class is the order of slots and identities), three homes in the
// first month: all 56 sets of three winners are equally likely. Over some 19,700 draws, chi-square at 1e-6 finds with a
// probability of 99.9 % a person whose lot counts 1.18 times, or two people who win together 1.3 times as often as they should.
// A lot that hangs on the slot, on the identity without the replication, or on the order of application gives the same few sets
// in every draw.
TEST(LotteryFairness, EverySetOfWinnersIsEquallyLikely) {
  for (const AllocationRule rule :
       {AllocationRule::lottery, AllocationRule::first_come, AllocationRule::points, AllocationRule::deferred_acceptance}) {
    DistrictParameters p = plain();
    p.run.months = 2;
    p.classes.clear();
    for (int k = 0; k < 8; ++k) {
      ClassParameters cls;
      cls.id = "c" + std::to_string(k);
      cls.initial = 1;
      p.classes.push_back(cls);
    }
    p.population.initial_total = 8;
    p.firms.initial_established = 1;
    p.housing.schemes = {flats()};
    p.housing.schemes[0].allocation_rule = rule;
    deliver(p, "flat", 0, 3);
    start_with_relatives(p);
    show_placements_as_departures(p);
    Trial t(p);
    std::vector<double> draws(256, 0.0);
    for (std::uint32_t r = 0; r < 20000; ++r) {
      t.run(r, false);
      if (t.at("placements", 0) < 3) continue;  // fewer than three have applied yet
      unsigned winners = 0;
      for (std::size_t k = 0; k < 8; ++k) winners |= placed(t, 0, k) > 0 ? 1u << k : 0;
      ASSERT_EQ(std::popcount(winners), 3);
      ++draws[winners];
    }
    std::vector<double> sets;
    for (unsigned w = 0; w < 256; ++w) {
      if (std::popcount(w) == 3) sets.push_back(draws[w]);
    }
    EXPECT_GT(p_of_equal_frequencies(sets), 1e-6) << static_cast<int>(rule);
  }
}

// Forty people of class a apply early and lose a first draw; the people of class b, about as many, come later. In the second
// draw each class wins in proportion to those who wait: neither the time of application nor a lost draw counts. (With lots kept
// from draw to draw, who lost once loses again.) Given the numbers waiting, the winners of a class are hypergeometric; over 400
// runs a share that is off by 10 % shows.
TEST(LotteryFairness, ALostDrawAndALongWaitCountNothing) {
  constexpr int second_draw = 40, winners = 20;
  DistrictParameters p = plain();
  p.run.months = second_draw + 2;
  p.classes[0].id = "b";
  add_class(p, "a");  // the last class takes the initial stock
  p.population.initial_total = 60;
  p.firms.initial_established = 1;
  p.channels[0].classes = {{"b", 1}};
  arrive_between(p, p.channels[0], 21, 21, 40);
  p.housing.schemes = {flats()};
  p.housing.schemes[0].allocation_rule = AllocationRule::lottery;
  p.housing.schemes[0].turnaround_months = 600;
  deliver(p, "flat", 0, 1);  // opens applications
  deliver(p, "flat", 20, 19);
  deliver(p, "flat", second_draw, winners);
  start_with_relatives(p);
  show_placements_as_departures(p);
  Trial t(p);
  double won = 0, expected = 0, variance = 0;
  for (std::uint32_t r = 0; r < 400; ++r) {
    t.run(r);
    const double a = t.at("people", second_draw - 1, 1), b = t.at("people", second_draw - 1, 0), all = a + b;
    ASSERT_EQ(a, 40);
    ASSERT_EQ(t.at("applicants_waiting", second_draw - 1), all);
    ASSERT_EQ(t.at("placements", second_draw), winners);
    won += placed(t, second_draw, 1);
    expected += winners * a / all;
    variance += winners * a / all * b / all * (all - winners) / (all - 1);
  }
  expect_value(won, expected, std::sqrt(variance), 0.1, "winners who waited longer");
}

}  // namespace hearth

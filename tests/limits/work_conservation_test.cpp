// Who is served first decides who waits, not how many: as long as no home stands empty while somebody waits and nobody is
// chosen for the length of the stay, the number waiting is the same under every rule.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "tests/support/expectation.h"
#include "tests/support/monthly_queue.h"
#include "tests/support/parallel_queues.h"

namespace hearth {

namespace {

// The last rule turns points around: a month of waiting costs a point, so the last to come is the first to be served.
const std::map<std::string, SchemeParameters> rules = [] {
  std::map<std::string, SchemeParameters> out;
  out["first come"] = flats();
  out["lottery"] = flats();
  out["lottery"].allocation_rule = AllocationRule::lottery;
  out["points"] = flats();
  out["points"].allocation_rule = AllocationRule::points;
  out["points"].points.per_month_waiting = 1;
  out["deferred acceptance"] = flats();
  out["deferred acceptance"].allocation_rule = AllocationRule::deferred_acceptance;
  out["last come"] = flats();
  out["last come"].allocation_rule = AllocationRule::points;
  out["last come"].points.per_month_waiting = -1;
  return out;
}();

// A series of waits; -1 in a month without placements.
std::vector<double> waits(const Trial& t, const char* name, std::size_t scheme = 0) {
  std::vector<double> out = t.series(name, scheme);
  for (double& wait : out) wait = std::isnan(wait) ? -1 : wait;
  return out;
}

double longest_wait(const Trial& t, std::size_t scheme = 0) {
  const auto all = waits(t, "wait_months_longest", scheme);
  return *std::max_element(all.begin(), all.end());
}

}  // namespace

// Stays of exactly nine months: the queue is the same, month by month, under all rules, in the same replication. Points for
// waiting, and deferred acceptance over one kind of home, give the homes as first come first served does.
TEST(WorkConservation, WithEqualStaysTheQueueIsTheSameUnderEveryRule) {
  std::map<std::string, std::vector<double>> waiting, held, mean_wait;
  std::map<std::string, double> longest;
  for (const auto& [name, rule] : rules) {
    DistrictParameters p = plain();
    p.run.months = 360;
    p.channels[0].rate_per_year = 12 * 2;
    p.housing.schemes = {rule};
    p.housing.schemes[0].term_months = 9;
    deliver(p, "flat", 0, 19);
    start_with_relatives(p);
    Trial t(p);
    t.run();
    waiting[name] = t.series("applicants_waiting");
    held[name] = t.series("homes_held");
    mean_wait[name] = waits(t, "wait_months_mean");
    longest[name] = longest_wait(t);
    const auto empty = t.series("homes_free");
    for (std::size_t m = 0; m < empty.size(); ++m) EXPECT_TRUE(empty[m] == 0 || waiting[name][m] == 0) << name << ", " << m;
  }
  EXPECT_GT(*std::max_element(waiting["lottery"].begin(), waiting["lottery"].end()), 5);
  for (const auto& [name, rule] : rules) {
    EXPECT_EQ(waiting[name], waiting["first come"]) << name;
    EXPECT_EQ(held[name], held["first come"]) << name;
  }
  for (const char* same : {"points", "deferred acceptance"}) {
    EXPECT_EQ(mean_wait[same], mean_wait["first come"]) << same;
    EXPECT_EQ(longest[same], longest["first come"]) << same;
  }
  EXPECT_GT(longest["lottery"], longest["first come"]);
  EXPECT_GT(longest["last come"], longest["lottery"]);
}

// Exponential stays: the mean number waiting is that of the monthly chain under every rule (a rule that let homes stand empty,
// or chose people by their thresholds, would show at 12 %), and so is the mean wait, while the longest wait of a run differs by
// more than chance.
TEST(WorkConservation, WithExponentialStaysTheMeanQueueIsTheSameUnderEveryRule) {
  constexpr int homes = 3, months = 240;
  constexpr double mean_stay = 4, load = 1.8;
  MonthlyQueue chain(homes, 1 - 1 / mean_stay, 1);
  double expected = 0;
  for (int m = 1; m <= months; ++m) expected += chain.step(load / mean_stay * (1 - std::exp(-m))).waiting / months;
  std::map<std::string, Sample> longest;
  for (const char* name : {"first come", "lottery", "last come"}) {
    SchemeParameters x = rules.at(name);
    x.quit_hazard_per_month = -std::log(1 - 1 / mean_stay);
    DistrictParameters p = parallel_queues(x, homes, load / mean_stay);
    p.run.months = months;
    Trial t(p);
    Sample waiting, waited;
    for (std::uint32_t r = 0; r < 700; ++r) {
      t.run(r, false);
      for (std::size_t k = 0; k < queue_copies; ++k) {
        waiting.add(t.mean("applicants_waiting", 0, k));
        longest[name].add(longest_wait(t, k));
        const auto placements = t.series("placements", k), wait = t.series("wait_months_mean", k);
        double months_waited = 0;
        for (std::size_t m = 0; m < placements.size(); ++m) months_waited += placements[m] > 0 ? placements[m] * wait[m] : 0;
        waited.add(months_waited / months);
      }
    }
    expect_mean(waiting, expected, 0.12, name);
    expect_mean(waited, expected, 0.12, std::string(name) + ", months waited");  // Little's law; 0.5 % are still waiting
  }
  const auto differ = [&](const char* shorter, const char* longer) {
    EXPECT_GT(longest[longer].mean() - longest[shorter].mean(),
              shown_standard_errors * std::hypot(longest[longer].standard_error(), longest[shorter].standard_error()));
  };
  differ("first come", "lottery");
  differ("lottery", "last come");
}

}  // namespace hearth

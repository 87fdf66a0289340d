#include "sim/clock.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "sim/hazard.h"
#include "sim/kernels.h"
#include "sim/random.h"

namespace hearth {

namespace {

float threshold(std::uint64_t owner, std::uint32_t ordinal = 0) {
  return as_threshold(unit_exponential(Luck(5, 0).word(Stream::person_thresholds, Identity{owner}, ordinal)));
}

int month_of(Clock clock) {
  return clock.code >> 5;
}

}  // namespace

// The share whose clock fires by month m is 1 - exp(-H(m)) with H the accumulated hazard: 0.03 a month, 0.09 from month 10,
// nothing from month 16, 0.01 from month 20. 4 standard errors, which detects a bias of 2 % in any of them; rounding dates to
// 1/32 months is unbiased.
TEST(Clock, FollowsTheAccumulatedHazard) {
  constexpr int n = 200000;
  std::vector<int> fired(41, 0);
  for (int i = 0; i < n; ++i) {
    Clock clock = Clock::started(threshold(static_cast<std::uint64_t>(i) + 1), 0.03F, 0);
    const struct {
      int month;
      float before, after;
    } changes[] = {{10, 0.03F, 0.09F}, {16, 0.09F, 0}, {20, 0, 0.01F}};
    int when = month_of(clock);
    for (const auto& c : changes) {
      if (when < c.month) break;
      clock = clock.rescaled(c.before, c.after, c.month);
      when = month_of(clock);
    }
    if (when <= 40) ++fired[static_cast<std::size_t>(when)];
  }
  double so_far = 0;
  for (int m = 0; m <= 40; ++m) {
    const double t = m + 1;
    const double hazard = 0.03 * std::min(t, 10.0) + 0.09 * std::clamp(t - 10, 0.0, 6.0) + 0.01 * std::max(0.0, t - 20);
    so_far += fired[static_cast<std::size_t>(m)];
    const double p = 1 - std::exp(-hazard);
    ASSERT_NEAR(so_far / n, p, 4 * std::sqrt(p * (1 - p) / n)) << m;
  }
  EXPECT_EQ(fired[16] + fired[17] + fired[18] + fired[19], 0);
}

// Beyond the last date a threshold is memoryless: a hazard of 10^-4 raised to 0.05 in month 300 fires like 0.05 from then on.
TEST(Clock, BeyondItsLastDateItForgetsNothingThatMatters) {
  constexpr int n = 100000;
  double waited = 0, counted = 0;
  for (int i = 0; i < n; ++i) {
    const Clock clock = Clock::started(threshold(static_cast<std::uint64_t>(i) + 1), 0.0001F, 0);
    if (month_of(clock) < 300 && !clock.is_far()) continue;
    const Clock later = clock.rescaled(0.0001F, 0.05F, 300, threshold(static_cast<std::uint64_t>(i) + 1, 1));
    waited += later.code / 32.0 - 300;
    ++counted;
  }
  EXPECT_NEAR(waited / counted, 20, 4 * 20 / std::sqrt(counted));  // a bias of 1.5 %
}

TEST(Clock, AHigherHazardNeverFiresLater) {
  for (std::uint64_t i = 1; i < 2000; ++i) {
    const Clock clock = Clock::started(threshold(i), 0.02F, 3);
    EXPECT_LE(Clock::started(threshold(i), 0.03F, 3).code, clock.code);
    EXPECT_LE(clock.rescaled(0.02F, 0.03F, 7).code, std::max<int>(clock.code, 7 * 32));
    EXPECT_EQ(clock.rescaled(0.02F, 0.02F, 5).code, std::max<int>(clock.code, 5 * 32));
  }
}

TEST(Clock, EveryPathFindsTheSameClocksInOrder) {
  std::vector<Clocks> clocks(203);
  for (std::uint32_t i = 0; i < clocks.size(); ++i) {
    for (std::uint32_t k = 0; k < clocks_per_owner; ++k) clocks[i].of[k] = Clock::started(threshold(i + 1, k), 0.05F, 0);
  }
  clocks[202].of[3] = Clock::at(6);
  std::vector<std::vector<std::uint32_t>> found;
  for (const Kernels* path : kernel_paths()) {
    std::vector<DueClock> due(clocks.size() * clocks_per_owner);
    const std::size_t n = path->due(clocks.data(), 5, clocks.size(), 6, due.data());
    std::vector<std::uint32_t> list;
    for (std::size_t i = 0; i < n; ++i) list.push_back(due[i].owner() * 4 + due[i].which());
    found.push_back(list);
  }
  std::vector<std::uint32_t> expected;
  for (std::uint32_t i = 5; i < clocks.size(); ++i) {
    for (std::uint32_t k = 0; k < clocks_per_owner; ++k) {
      if (clocks[i].of[k].fires(6)) expected.push_back(i * 4 + k);
    }
  }
  for (const auto& list : found) EXPECT_EQ(list, expected);
  EXPECT_EQ(expected.back(), 202u * 4 + 3);
}

}  // namespace hearth

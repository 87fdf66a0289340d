// Stein's procedure: worked by hand, and how often its intervals hold under a known law.
#include "output/two_stage.h"

#include <gtest/gtest.h>

#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace hearth {
namespace {

std::vector<double> normal_differences(std::mt19937& engine, std::size_t n, double mean, double deviation) {
  const boost::math::normal_distribution<double> law(mean, deviation);
  std::vector<double> x;
  for (std::size_t i = 0; i < n; ++i)
    x.push_back(boost::math::quantile(law, (static_cast<double>(engine()) + 0.5) / 4294967296.0));
  return x;
}

double mean_of(const std::vector<double>& x) {
  double sum = 0;
  for (const double d : x) sum += d;
  return sum / static_cast<double>(x.size());
}

TEST(TwoStages, AreAsWorkedByHand) {
  // 1, 2, 3: s = 1; Student's t with 2 degrees of freedom at 97.5 % is 4.302653, its square 18.5128.
  const FirstStage stage = first_stage(std::vector<double>{1, 2, 3, std::nan("")});
  EXPECT_EQ(stage.pairs, 3u);
  EXPECT_DOUBLE_EQ(stage.deviation, 1);
  EXPECT_EQ(pairs_needed(stage, 1), 19u);
  EXPECT_EQ(pairs_needed(stage, 0.5), 75u);  // 74.05
  EXPECT_EQ(pairs_needed(stage, 10), 3u) << "never fewer than the first stage has";
  EXPECT_NEAR(half_width_of(stage, 19), 4.302653 / std::sqrt(19.0), 1e-6);
}

// With 2 degrees of freedom P(|T| > t) = 1 - t / sqrt(2 + t^2).
TEST(TwoStages, ADifferenceIsClearWhereTheIntervalLeavesZeroOut) {
  const FirstStage stage = first_stage(std::vector<double>{1, 2, 3});
  EXPECT_NEAR(p_of_difference(stage, 12, 1), 1 - std::sqrt(12.0 / 14), 1e-12);
  EXPECT_NEAR(p_of_difference(stage, 12, -half_width_of(stage, 12)), 0.05, 1e-9);
  EXPECT_EQ(p_of_difference(stage, 0, 1), 1);
}

TEST(TwoStages, TellNothingFromOnePairAndEndWithEqualDifferences) {
  const FirstStage one = first_stage(std::vector<double>{5});
  EXPECT_EQ(pairs_needed(one, 1), std::numeric_limits<std::size_t>::max());
  EXPECT_TRUE(std::isinf(half_width_of(one, 1000)));
  EXPECT_EQ(pairs_needed(first_stage({}), 1), std::numeric_limits<std::size_t>::max());
  const FirstStage equal = first_stage(std::vector<double>(10, 7.0));
  EXPECT_EQ(pairs_needed(equal, 0.001), 10u);
  EXPECT_EQ(half_width_of(equal, 10), 0);
  EXPECT_EQ(pairs_needed(first_stage(std::vector<double>{0, 1}), 1e-9), std::numeric_limits<std::size_t>::max());
}

// 4,000 studies with a first stage of 5: the share of intervals that hold has a standard error of 0.34 %. A normal quantile in
// place of Student's would hold in 87.8 %. And what the procedure replaces: to look after every pair, from the fifth on, until
// Student's interval is narrow enough holds too seldom, here in less than 93 %.
TEST(TwoStages, IntervalsHoldAsOftenAsTheySay) {
  constexpr int studies = 4000;
  constexpr double mean = 3, deviation = 2, wanted = 1.2;
  std::mt19937 engine{2016};
  int held = 0, held_by_looking = 0, narrow = 0;
  for (int study = 0; study < studies; ++study) {
    std::vector<double> x = normal_differences(engine, 5, mean, deviation);
    const FirstStage stage = first_stage(x);
    const std::vector<double> more = normal_differences(engine, pairs_needed(stage, wanted) - 5, mean, deviation);
    std::vector<double> looked = x;
    x.insert(x.end(), more.begin(), more.end());
    const double half = half_width_of(stage, x.size());
    narrow += half <= wanted ? 1 : 0;
    held += std::abs(mean_of(x) - mean) <= half ? 1 : 0;
    FirstStage now = first_stage(looked);
    while (half_width_of(now, looked.size()) > wanted) {
      looked.push_back(normal_differences(engine, 1, mean, deviation)[0]);
      now = first_stage(looked);
    }
    held_by_looking += std::abs(mean_of(looked) - mean) <= half_width_of(now, looked.size()) ? 1 : 0;
  }
  EXPECT_EQ(narrow, studies);
  EXPECT_NEAR(held / double{studies}, 0.95, 0.014);
  EXPECT_LT(held_by_looking / double{studies}, 0.93);
}

}  // namespace
}  // namespace hearth

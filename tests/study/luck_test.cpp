#include <gtest/gtest.h>

#include "output/study/variance.h"
#include "tests/study/study_samples.h"

namespace hearth {

namespace {

StudySample two_way(double points_sd, double replications_sd, double luck_sd, std::size_t points, std::size_t replications,
                    std::uint64_t seed) {
  StudySample s;
  s.method = DesignMethod::list;
  s.points = points;
  s.replications = replications;
  Normals normal(seed);
  std::vector<double> common;
  for (std::size_t r = 0; r < replications; ++r) common.push_back(replications_sd * normal());
  for (std::size_t p = 0; p < points; ++p) {
    const double at_point = 100 + points_sd * normal();
    for (std::size_t r = 0; r < replications; ++r) s.y.push_back(at_point + common[r] + luck_sd * normal());
  }
  return s;
}

TEST(TwoWayVariance, FindsItsPartsWithoutBias) {
  // Mean of 400 samples of 12 points and 6 replications with parts 4, 9 and 16. A mean square of d degrees of freedom has the
  // standard deviation sqrt(2 / d) of itself: 6.7 sqrt(2/11) = 2.8 for the points, 6.5 for the replications, 3.1 for luck; four
  // standard errors of the means are 0.57, 1.3 and 0.61, and cutting at zero adds at most 0.15. Would detect luck that is not
  // taken out of the points' part (2.7 more), and common luck counted as luck of points (9 more).
  double points = 0, replications = 0, luck = 0;
  for (std::uint64_t i = 0; i < 400; ++i) {
    const TwoWayVariance v = two_way_variance(two_way(2, 3, 4, 12, 6, i));
    points += v.of_points / 400;
    replications += v.of_replications / 400;
    luck += v.of_luck / 400;
  }
  EXPECT_NEAR(points, 4, 0.72);
  EXPECT_NEAR(replications, 9, 1.3);
  EXPECT_NEAR(luck, 16, 0.61);
}

TEST(TwoWayVariance, OfOneLargeSampleTellsTheShares) {
  const TwoWayVariance v = two_way_variance(two_way(2, 1, 2, 3000, 300, 5));
  // The replications' part, of 299 degrees of freedom, errs by 8 %: a share of 1/9 by less than 0.01.
  EXPECT_NEAR(v.share_of_luck(), 5.0 / 9, 0.04);
  EXPECT_NEAR(v.share_of_common_luck(), 1.0 / 9, 0.03);
  EXPECT_NEAR(v.luck_of_differences(4), 1.0 / 5, 0.02);
  EXPECT_NEAR(v.luck_of_means(4), 1.25 / 5.25, 0.03);
}

TEST(TwoWayVariance, CutsAndMarksWhatIsBelowZero) {
  // Points that are alike: about half of the estimates are below zero.
  int cut = 0;
  for (std::uint64_t i = 0; i < 100; ++i) {
    const TwoWayVariance v = two_way_variance(two_way(0, 1, 1, 20, 5, i));
    EXPECT_EQ(v.points_cut, v.of_points == 0);
    cut += v.points_cut ? 1 : 0;
  }
  EXPECT_GT(cut, 35);
  EXPECT_LT(cut, 75);
}

TEST(TwoWayVariance, LeavesOutWhatLacksTheMeasureAndSaysWhenItCannotTell) {
  StudySample s = two_way(1, 1, 1, 10, 4, 1);
  for (std::size_t p = 0; p < 10; ++p) s.y[p * 4 + 2] = std::nan("");
  s.y[7 * 4] = std::nan("");
  const TwoWayVariance v = two_way_variance(s);
  EXPECT_EQ(v.replications, 3U);
  EXPECT_EQ(v.points, 9U);
  EXPECT_EQ(v.replications_left_out, 1U);
  EXPECT_EQ(v.points_left_out, 1U);
  EXPECT_TRUE(v.cannot_tell.empty());
  EXPECT_FALSE(two_way_variance(two_way(1, 1, 1, 10, 1, 1)).cannot_tell.empty());
  EXPECT_FALSE(two_way_variance(two_way(1, 1, 1, 1, 5, 1)).cannot_tell.empty());
}

}  // namespace

}  // namespace hearth

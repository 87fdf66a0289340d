// How well points' means are known, and how many replications a wanted precision takes.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "output/study/point_precision.h"
#include "tests/study/study_samples.h"

namespace hearth {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

StudySample of_points(std::size_t replications, const std::vector<double>& y) {
  StudySample s;
  s.replications = replications;
  s.points = y.size() / replications;
  s.y = y;
  return s;
}

// Student's t at 97.5 % is 12.7062 of one degree of freedom, 4.3027 of two.
TEST(PointPrecision, IsThatOfTheWorstPointByHand) {
  const PointPrecision p = point_precision(of_points(2, {10, 12, 20, 20}), 5);
  EXPECT_EQ(p.points, 2u);
  EXPECT_EQ(p.reached, 1u);
  EXPECT_NEAR(p.widest, 12.7062, 1e-4);  // s = sqrt(2), over sqrt(2)
  EXPECT_EQ(p.replications_needed, 13u) << "(12.7062 sqrt(2) / 5)^2 = 12.92";
}

TEST(PointPrecision, CountsOnAsManyMissingValuesAsThereWere) {
  // Three of six replications have the measure, 1, 2 and 3: (4.3027 / 2)^2 = 4.63, five values, of ten replications.
  const PointPrecision p = point_precision(of_points(6, {1, missing, 2, missing, missing, 3}), 2);
  EXPECT_EQ(p.points, 1u);
  EXPECT_NEAR(p.widest, 4.3027 / std::sqrt(3.0), 1e-4);
  EXPECT_EQ(p.replications_needed, 10u);
}

TEST(PointPrecision, IsReachedWhereNothingVariesAndUnknownWhereNothingIsKnown) {
  const PointPrecision same = point_precision(of_points(3, {7, 7, 7}), 0.1);
  EXPECT_EQ(same.reached, 1u);
  EXPECT_EQ(same.replications_needed, 3u);
  const PointPrecision none = point_precision(of_points(2, {missing, 1, missing, missing}), 1);
  EXPECT_EQ(none.points, 0u);
  EXPECT_EQ(none.replications_needed, std::numeric_limits<std::size_t>::max());
}

// 2,000 studies of one point: a first stage of 10, then as many as it says. The mean lies within the wanted half width in 95 %
// or more (whole numbers only add): the share's standard error is 0.5 %. Would detect the quantile of the normal distribution
// in place of Student's (93 %), and deviations divided by n (93.7 %).
TEST(PointPrecision, HoldsInNinetyFivePercentOfStudies) {
  constexpr int studies = 2000;
  constexpr double wanted = 0.3;
  int within = 0;
  Normals normal(11);
  for (int i = 0; i < studies; ++i) {
    std::vector<double> y;
    for (int r = 0; r < 10; ++r) y.push_back(normal());
    const std::size_t needed = point_precision(of_points(10, y), wanted).replications_needed;
    double sum = 0;
    for (std::size_t r = 0; r < needed; ++r) sum += r < y.size() ? y[r] : normal();
    within += std::abs(sum / static_cast<double>(needed)) <= wanted ? 1 : 0;
  }
  EXPECT_GT(within, studies * (0.95 - 0.011));
  EXPECT_LT(within, studies * (0.95 + 0.019));
}

}  // namespace

}  // namespace hearth

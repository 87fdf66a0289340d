// A measure over cells of two factors: every point in one cell, means and misses worked by hand.
#include "output/study/heat_map.h"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>

#include "output/study/morris.h"
#include "output/study/pieces.h"
#include "tests/study/study_samples.h"

namespace hearth {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

// Two replications; x = (number, level) and the two values of each point.
StudySample six_points() {
  StudySample s;
  s.method = DesignMethod::list;
  s.factors = {unit_factor("homes", 0, 200), named_factor("rule", 3)};
  s.points = 6;
  s.replications = 2;
  s.x = {100, 0, 100, 0, 100, 1, 200, 0, 200, 1, 200, 1};
  s.y = {10, 20, 30, 40, 5, none, 1, 3, none, none, 8, 8};
  return s;
}

TEST(HeatMap, OfAHandfulOfPointsIsWorkedByHand) {
  const HeatMap m = heat_map(six_points(), 0, 1, [](double y) { return y < 15; });
  ASSERT_EQ(m.first_parts.size(), 2u);
  EXPECT_EQ(m.first_parts[0].low, 100);
  EXPECT_EQ(m.first_parts[1].high, 200);
  // Level c has no point: it has no part. The point without the measure is nowhere.
  ASSERT_EQ(m.second_parts.size(), 2u);
  EXPECT_EQ(m.first_parts[0].points + m.first_parts[1].points, 5u);
  EXPECT_EQ(m.cell(0, 0).points, 2u);
  EXPECT_DOUBLE_EQ(m.cell(0, 0).mean.value(), 25);         // of 15 and 35
  EXPECT_DOUBLE_EQ(m.cell(0, 0).missed.value(), 1.0 / 4);  // 10 of 10, 20, 30, 40
  EXPECT_DOUBLE_EQ(m.cell(0, 1).mean.value(), 5);          // of the one run that has it
  EXPECT_DOUBLE_EQ(m.cell(0, 1).missed.value(), 1);
  EXPECT_DOUBLE_EQ(m.cell(1, 0).mean.value(), 2);
  EXPECT_EQ(m.cell(1, 1).points, 1u);
  EXPECT_DOUBLE_EQ(m.cell(1, 1).mean.value(), 8);
}

TEST(HeatMap, LeavesCellsWithoutPointsEmpty) {
  StudySample s = six_points();
  s.y[4] = none;
  const HeatMap m = heat_map(s, 0, 1);
  EXPECT_EQ(m.cell(0, 1).points, 0u);
  EXPECT_FALSE(m.cell(0, 1).mean);
  EXPECT_FALSE(m.cell(0, 0).missed) << "no target, no misses";
  for (double& y : s.y) y = none;
  EXPECT_TRUE(heat_map(s, 0, 1).cells.empty());
}

TEST(HeatMap, CountsEveryPointOnce) {
  const auto factors = unit_factors(3);
  for (const std::size_t points : {7u, 64u, 1000u}) {
    const StudySample s = sampled(DesignMethod::latin_hypercube, factors, latin_hypercube(3, points, 1, 1), 2,
                                  [](const auto& x, auto) { return x[0] + 10 * x[2]; });
    const HeatMap m = heat_map(s, 0, 2);
    std::size_t counted = 0;
    double sum = 0, all = 0;
    for (const HeatMapCell& cell : m.cells) {
      counted += cell.points;
      sum += cell.mean.value_or(0) * static_cast<double>(cell.points);
    }
    for (const double y : s.y) all += y / 2;
    EXPECT_EQ(counted, points);
    EXPECT_NEAR(sum, all, 1e-9 * all);
    // Equal counts: the parts of a Latin hypercube differ by one point at most.
    for (const HeatMapPart& part : m.first_parts)
      EXPECT_NEAR(static_cast<double>(part.points), static_cast<double>(points) / static_cast<double>(m.first_parts.size()), 1);
    EXPECT_LE(m.first_parts.size(), 8u);
  }
}

TEST(HeatMap, KeepsToIndependentPoints) {
  const auto factors = unit_factors(2);
  const StudySample sobol = sampled(DesignMethod::sobol_indices, factors, sobol_indices_design(2, 16, 1), 1,
                                    [](const auto& x, auto) { return x[0]; });
  std::size_t counted = 0;
  for (const HeatMapCell& cell : heat_map(sobol, 0, 1).cells) counted += cell.points;
  EXPECT_EQ(counted, 32u) << "A and B of 16 base points";
  const StudySample morris =
      sampled(DesignMethod::morris, factors, morris_design(2, 4, 4, 1), 1, [](const auto& x, auto) { return x[0]; });
  EXPECT_THROW(heat_map(morris, 0, 1), std::invalid_argument);
  EXPECT_THROW(heat_map(sobol, 1, 1), std::invalid_argument);
}

TEST(Pieces, KeepEqualValuesTogether) {
  const std::vector<double> few = {1, 1, 2, 2, 2, 5};
  EXPECT_EQ(piece_ends(few, false, 2), (std::vector<std::size_t>{2, 5, 6}));
  std::vector<double> many(8, 0.5);
  for (int i = 1; i <= 12; ++i) many.push_back(i);
  EXPECT_EQ(piece_ends(many, false, 4), (std::vector<std::size_t>{8, 10, 15, 20}));
  EXPECT_TRUE(piece_ends({}, false, 4).empty());
}

}  // namespace

}  // namespace hearth

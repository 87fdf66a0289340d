// The mean of the measure along each factor, whatever the others are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "output/study/resampling.h"
#include "output/study/sample.h"

namespace hearth {

/// Points with values of a factor from `low` to `high` (both of points in it), or at one level, whose place both are.
struct CurvePiece {
  double low = 0, high = 0;
  double middle = 0;  // mean of the factor's values
  std::size_t points = 0;
  Estimated mean;  // of the points' means; the interval by Student's t over points
};

struct MainEffect {
  std::vector<CurvePiece> curve;
  /// Share of the variance of the points' means that the curve explains, corrected for its number of pieces (epsilon squared:
  /// Kelley 1935, PNAS 21, 554-559), cut at 0; and the probability of so large a share by chance (F test). None where the
  /// factor has one value or there are too few points.
  std::optional<double> share;
  std::optional<double> p;
};

/// One of each factor, from the points that are independent (`independent_points`): a piece a value where there are ten values
/// or fewer, else pieces of as equal counts as equal values allow, ten at most and at least five points in each.
std::vector<MainEffect> main_effects(const StudySample& sample);

}  // namespace hearth

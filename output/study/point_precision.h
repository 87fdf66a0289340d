// How well the mean of a measure is known at each point of a study, and how many replications a wanted precision takes.
#pragma once

#include <cstddef>

#include "output/study/sample.h"

namespace hearth {

/// Half widths are those of the interval of 95 % around a point's mean: t s / sqrt(n) of its own replications.
struct PointPrecision {
  double wanted = 0;        // half width, in the measure's unit
  std::size_t points = 0;   // that have an interval: two replications with the measure or more
  std::size_t reached = 0;  // of them, whose half width is at most the wanted one
  double widest = 0;        // half width at the worst point
  /// Replications that would reach it at the worst point: Stein's second stage, the replications there are being the first. As
  /// many as a size_t holds where no number is enough, or no point has an interval.
  std::size_t replications_needed = 0;
};

PointPrecision point_precision(const StudySample& sample, double wanted);

}  // namespace hearth

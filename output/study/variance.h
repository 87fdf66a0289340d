// What varies in a study: the points, or luck.
#pragma once

#include <cstddef>
#include <optional>

#include "output/study/sample.h"
#include "sim/said.h"

namespace hearth {

/// The variance of one run's measure in its parts. All points share their replications' luck, so that the layout is crossed:
/// y = mean + point + replication + what luck does at this point only (two-way layout with one value a cell, all effects
/// random; Searle, Casella and McCulloch 1992, Variance Components, chapter 4). The moments' estimates are unbiased; one below
/// zero is told as 0 and marked.
struct TwoWayVariance {
  std::size_t points = 0, replications = 0;                    // used
  std::size_t points_left_out = 0, replications_left_out = 0;  // that lack the measure
  Said cannot_tell;                                            // why there are no parts; empty where there are

  double of_points = 0;                               // what the factors do, in the measure's unit squared
  double of_replications = 0;                         // luck that moves all points alike: differences of points are free of it
  double of_luck = 0;                                 // luck that differs between points
  bool points_cut = false, replications_cut = false;  // the estimate was below zero

  double total() const { return of_points + of_replications + of_luck; }
  /// Of the variance of one run. 0 where nothing varies.
  double share_of_luck() const { return total() > 0 ? (of_replications + of_luck) / total() : 0; }
  double share_of_common_luck() const { return total() > 0 ? of_replications / total() : 0; }
  /// Of the variance of the points' means over `n` runs each (which share their luck): what luck is left in differences of
  /// points.
  double luck_of_differences(std::size_t n) const;
  /// The same with what luck moves all points alike: as if each point had luck of its own.
  double luck_of_means(std::size_t n) const;
};

/// A replication that half of the points or more lack is left out, then each point that lacks one of the others.
TwoWayVariance two_way_variance(const StudySample& sample);

}  // namespace hearth

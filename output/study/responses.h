// A study's measure without its replications: what the analyses of points start from.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "output/study/sample.h"

namespace hearth {

/// Throws std::invalid_argument unless `x`, `y`, `block` and `step` are as long as the sample's points ask for.
void ask_for_whole_sample(const StudySample& sample);

/// Of each point, the mean over the replications that have the measure; NaN where none has.
std::vector<double> responses_of(const StudySample& sample);

/// The points of a design that is built of blocks: the trajectories of Morris, the base points of Sobol's indices.
struct CompleteBlocks {
  std::vector<std::vector<std::size_t>> points;  // of each complete block, by step
  std::size_t incomplete = 0;                    // blocks that lack a point or its response
};

/// Blocks of `size` points each that all have a response. Throws std::invalid_argument where two points claim one place.
CompleteBlocks complete_blocks(const StudySample& sample, std::span<const double> responses, std::size_t size);

/// The points that are independent draws: of Sobol's indices those of A and B only, of other designs all.
std::vector<std::size_t> independent_points(const StudySample& sample);

double average(std::span<const double> values);
/// Divided by one less than there are values; 0 with fewer than two.
double sample_variance(std::span<const double> values);

}  // namespace hearth

// Screening: which factors matter at all, from a few steps through the design (Morris 1991, Technometrics 33, 161-174).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "output/study/designs.h"
#include "output/study/resampling.h"
#include "output/study/sample.h"

namespace hearth {

/// Trajectories of factors + 1 points on a grid of `levels` values each; from point to point one factor moves by
/// levels / (2 (levels - 1)) of its range, in random order, up or down. Trajectory t depends on (seed, t, factors, levels)
/// only, so they are not spread out jointly as Campolongo et al. (2007) propose: more of them extend the design instead.
/// Throws std::invalid_argument unless `levels` is even and at least 2.
Design morris_design(std::size_t factors, std::size_t trajectories, std::size_t levels, std::uint64_t seed);

/// A factor's elementary effects: differences of the measure over a step, for the whole range of the factor; of a factor of
/// named levels for the change from one level to another (the sign follows the order in which they are listed).
struct ElementaryEffects {
  std::size_t effects = 0;      // 0: the factor never moved, nothing is told
  double mean = 0;              // mu: effects of both signs cancel
  Estimated mean_size;          // mu*: of their absolute values (Campolongo et al. 2007, Environmental Modelling & Software 22)
  std::optional<double> sigma;  // their standard deviation: 0 for a factor that acts linearly and alone
  /// The mean size that luck alone would bring: the points of a step share their luck, and what differs between replications
  /// of one step is what is left of it. Of the factor's own steps or of all steps, whichever is larger: ten effects say little
  /// of their luck. A factor that does nothing but meet luck then has an interval above it in about 1 of 100 cases. None with
  /// fewer than two replications.
  std::optional<double> luck_alone;
};

struct MorrisResult {
  std::size_t trajectories = 0;              // that are complete
  std::size_t incomplete = 0;                // left out
  std::vector<ElementaryEffects> of_factor;  // in the order of the sample's factors
};

/// Throws std::invalid_argument for a sample that is no design of Morris: two factors that move in one step.
MorrisResult elementary_effects(const StudySample& sample);

}  // namespace hearth

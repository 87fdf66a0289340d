// What each factor does while the others are held: straight lines, and the ranks of the values.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "output/study/resampling.h"
#include "output/study/sample.h"
#include "sim/said.h"

namespace hearth {

/// `standardised`: by how many standard deviations the measure moves with one of the factor, in the linear model of all
/// factors (SRC). `partial_rank`: correlation of the ranks of both once the other factors' part is taken out of each (PRCC), 1
/// or -1 where one rises (falls) with the other, however bent. Saltelli et al. 2008, Global Sensitivity Analysis, chapter 1;
/// Marino et al. 2008, Journal of Theoretical Biology 254, 178-196.
struct RegressionCoefficient {
  std::optional<Estimated> standardised, partial_rank;
  std::optional<double> p;  // of so strong a partial rank correlation by chance, whichever its sign (t test)
  Said cannot_tell;         // why they are not told; empty where they are
};

struct Regression {
  std::size_t points = 0;  // used
  /// R2 of the linear model of all factors and of that of the ranks, adjusted for the number of factors (Ezekiel 1930) and cut
  /// at 0: coefficients tell little where they are low, and the line is bent where only the first one is.
  std::optional<double> linear_fit, rank_fit;
  Said cannot_tell;                              // why nothing is told
  std::vector<RegressionCoefficient> of_factor;  // in the order of the sample's factors
};

/// From the independent points that have the measure, with intervals by resampling points. Factors of three levels or more have
/// no order: a column for each level but one keeps them out of the others' coefficients, and they have none themselves. Of
/// factors that follow from each other none is told. At least twice as many points are needed as columns and four more.
Regression regression(const StudySample& sample);

}  // namespace hearth

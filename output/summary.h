// Values of many replications in a few numbers.
#pragma once

#include <vector>

namespace hearth {

/// The p-quantile of what is not missing, interpolated between neighbours (type 7 of Hyndman and Fan); NaN where all are
/// missing.
double quantile(std::vector<double> x, double p);

/// Of what is not missing; NaN where all are missing.
double mean_of(const std::vector<double>& x);

}  // namespace hearth

// What a study knows of one measure: its value at every point of the design in every replication.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/said.h"

namespace hearth {

/// How the points of a study were chosen.
enum class DesignMethod { list, grid, latin_hypercube, sobol_sequence, sobol_indices, morris };

/// What a study varies.
struct Factor {
  std::string id;  // "apartments"
  Said name;
  std::string key;                  // of the parameter: "housing.apartment.units"; empty: each level sets several
  std::string unit;                 // empty: none
  std::string evidence;             // of the value that it varies: "stated", "assumed", ...; may be empty
  double low = 0, high = 1;         // of the range; of levels: 0 and their number - 1
  bool whole = false;               // takes whole numbers only
  bool logarithmic = false;         // the design is even in the logarithm
  std::vector<std::string> levels;  // ids of named levels; empty: a number
  std::vector<Said> level_names;    // of each level
  bool is_named() const { return !levels.empty(); }
};

/// One measure of a study. All points have all replications; a value that a replication does not have (the mean wait where
/// nobody was served) is NaN.
struct StudySample {
  DesignMethod method = DesignMethod::latin_hypercube;
  std::vector<Factor> factors;
  std::size_t points = 0, replications = 0;
  std::vector<double> x;            // points x factors: the value, or the place of the level
  std::vector<double> y;            // points x replications
  std::optional<double> precision;  // half width of the interval around a point's mean that is wanted at this date

  /// Of the whole design, a number that ties points to the design: `block[p]` is the trajectory of Morris (factors + 1 points)
  /// or the base point of Sobol's indices (factors + 2 points: A, B, then A with each column from B) that point p belongs to,
  /// `step[p]` its place in there. A study with failed points lacks some.
  std::vector<std::size_t> block, step;

  double x_of(std::size_t point, std::size_t factor) const { return x[point * factors.size() + factor]; }
  double y_of(std::size_t point, std::size_t replication) const { return y[point * replications + replication]; }
};

}  // namespace hearth

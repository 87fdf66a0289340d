// Boxes in the space of factors, and how they shrink and grow: the steps of `discover_scenarios`.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "output/study/sample.h"

namespace hearth {

/// What is searched: points with their values, and which of them are cases.
struct PrimPoints {
  const std::vector<Factor>* factors = nullptr;
  std::vector<double> x;  // points x factors
  std::vector<char> is_case;

  std::size_t size() const { return is_case.size(); }
  double x_of(std::size_t p, std::size_t f) const { return x[p * factors->size() + f]; }
};

struct BoxSide {
  double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();
  std::vector<char> levels;  // of a factor of named levels: whether each is inside

  bool holds(double x) const { return levels.empty() ? low <= x && x <= high : levels[static_cast<std::size_t>(x)] != 0; }
  bool restricts() const;
};

struct PrimBox {
  std::vector<BoxSide> sides;  // of each factor
  std::size_t points = 0, cases = 0;

  explicit PrimBox(const PrimPoints& all);  // holds everything
  bool holds(const PrimPoints& all, std::size_t p) const;
  void count(const PrimPoints& all);
  std::size_t restricted() const;
};

/// What `discover_scenarios` maximises; 0 for a box that is no denser than all points.
double prim_score(std::size_t points, std::size_t cases, std::size_t all_points, std::size_t all_cases);

/// Of each factor, all points by its value: whatever is a case.
std::vector<std::vector<std::size_t>> points_by_value(const PrimPoints& all);

/// All boxes from the whole space on, until another step would leave fewer than `least` points; along some factors only where
/// `along` is not empty: one flag each. `order`: of points_by_value.
std::vector<PrimBox> peel(const PrimPoints& all, std::vector<std::vector<std::size_t>> order, std::size_t least,
                          const std::vector<char>& along = {});

/// Grows the box while its score rises.
void paste(const PrimPoints& all, PrimBox& box);

}  // namespace hearth

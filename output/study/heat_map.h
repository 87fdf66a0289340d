// A measure over the cells of two factors: what they do together.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "output/study/sample.h"

namespace hearth {

/// Points whose value of a factor lies from `low` to `high` (both of points in it); one value or level where they are equal.
struct HeatMapPart {
  double low = 0, high = 0;
  std::size_t points = 0;
};

struct HeatMapCell {
  std::size_t points = 0;
  std::optional<double> mean;    // of the points' means; none in an empty cell
  std::optional<double> missed;  // share of the runs that miss the target; none in an empty cell, or without a target
};

struct HeatMap {
  std::size_t first = 0, second = 0;  // factors
  std::vector<HeatMapPart> first_parts, second_parts;
  std::vector<HeatMapCell> cells;  // first parts x second parts

  const HeatMapCell& cell(std::size_t i, std::size_t j) const { return cells[i * second_parts.size() + j]; }
};

/// From the independent points (`independent_points`) that have the measure: each is in one cell. A part a value where a factor
/// has ten values or fewer, else parts of equal counts, as many that a cell has five points on average, eight at most.
/// `missed`: whether a run with this value misses the target; empty where there is none. A map without cells where there are no
/// such points. For Morris there is none: throws std::invalid_argument, as for a sample whose parts do not fit or equal
/// factors.
HeatMap heat_map(const StudySample& sample, std::size_t first, std::size_t second,
                 const std::function<bool(double)>& missed = {});

}  // namespace hearth

#include "output/study/heat_map.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "output/study/pieces.h"
#include "output/study/responses.h"

namespace hearth {

namespace {

std::vector<HeatMapPart> parts_of(const StudySample& s, std::size_t factor, const std::vector<std::size_t>& points) {
  constexpr double points_in_a_cell = 5;
  constexpr std::size_t least_parts = 2, most_parts = 8;
  std::vector<double> sorted;
  sorted.reserve(points.size());
  for (const std::size_t p : points) sorted.push_back(s.x_of(p, factor));
  std::sort(sorted.begin(), sorted.end());
  const auto even = static_cast<std::size_t>(std::sqrt(static_cast<double>(sorted.size()) / points_in_a_cell));
  std::vector<HeatMapPart> parts;
  std::size_t from = 0;
  for (const std::size_t end : piece_ends(sorted, s.factors[factor].is_named(), std::clamp(even, least_parts, most_parts))) {
    parts.push_back({sorted[from], sorted[end - 1], end - from});
    from = end;
  }
  return parts;
}

std::size_t place_of(const std::vector<HeatMapPart>& parts, double x) {
  const auto it =
      std::lower_bound(parts.begin(), parts.end(), x, [](const HeatMapPart& part, double value) { return part.high < value; });
  return static_cast<std::size_t>(it - parts.begin());
}

}  // namespace

HeatMap heat_map(const StudySample& s, std::size_t first, std::size_t second, const std::function<bool(double)>& missed) {
  ask_for_whole_sample(s);
  if (s.method == DesignMethod::morris) throw std::invalid_argument("the points of Morris's design are tied to each other");
  if (first >= s.factors.size() || second >= s.factors.size() || first == second)
    throw std::invalid_argument("a map is over two factors of the sample");
  const std::vector<double> y = responses_of(s);
  std::vector<std::size_t> points;
  for (const std::size_t p : independent_points(s)) {
    if (std::isfinite(y[p])) points.push_back(p);
  }
  HeatMap map{first, second, parts_of(s, first, points), parts_of(s, second, points), {}};
  struct Sums {
    double of_means = 0;
    std::size_t runs = 0, misses = 0;
  };
  map.cells.resize(map.first_parts.size() * map.second_parts.size());
  std::vector<Sums> sums(map.cells.size());
  for (const std::size_t p : points) {
    const std::size_t at =
        place_of(map.first_parts, s.x_of(p, first)) * map.second_parts.size() + place_of(map.second_parts, s.x_of(p, second));
    ++map.cells[at].points;
    sums[at].of_means += y[p];
    for (std::size_t r = 0; r < s.replications; ++r) {
      if (!std::isfinite(s.y_of(p, r))) continue;
      ++sums[at].runs;
      if (missed && missed(s.y_of(p, r))) ++sums[at].misses;
    }
  }
  for (std::size_t i = 0; i < sums.size(); ++i) {
    HeatMapCell& cell = map.cells[i];
    if (cell.points == 0) continue;
    cell.mean = sums[i].of_means / static_cast<double>(cell.points);
    if (missed) cell.missed = static_cast<double>(sums[i].misses) / static_cast<double>(sums[i].runs);
  }
  return map;
}

}  // namespace hearth

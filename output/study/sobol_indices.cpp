#include "output/study/sobol_indices.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <openturns/MartinezSensitivityAlgorithm.hxx>

#include "output/study/responses.h"

namespace hearth {

namespace {

// First all first-order indices, then all total ones, of the picked base points.
void indices_of(const std::vector<std::vector<std::size_t>>& blocks, const std::vector<double>& y,
                std::span<const std::size_t> picked, std::span<double> found) {
  const std::size_t factors = found.size() / 2;
  const std::size_t n = picked.size();
  OT::Sample out(n * (factors + 2), 1);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t step = 0; step < factors + 2; ++step) out(step * n + i, 0) = y[blocks[picked[i]][step]];
  }
  // Of the inputs only the dimension is of use.
  const OT::MartinezSensitivityAlgorithm algorithm(OT::Sample(out.getSize(), factors), out, n);
  const OT::Point first = algorithm.getFirstOrderIndices(), total = algorithm.getTotalOrderIndices();
  for (std::size_t f = 0; f < factors; ++f) {
    found[f] = first[f];
    found[factors + f] = total[f];
  }
}

bool varies(const std::vector<std::vector<std::size_t>>& blocks, const std::vector<double>& y, std::size_t step) {
  return std::any_of(blocks.begin(), blocks.end(), [&](const auto& b) { return y[b[step]] != y[blocks[0][step]]; });
}

}  // namespace

SobolResult sobol_indices(const StudySample& sample) {
  constexpr std::size_t least_base_points = 8;
  ask_for_whole_sample(sample);
  const std::size_t factors = sample.factors.size();
  const std::vector<double> y = responses_of(sample);
  const CompleteBlocks all = complete_blocks(sample, y, factors + 2);
  SobolResult out;
  out.base_points = all.points.size();
  out.incomplete = all.incomplete;
  if (out.base_points < least_base_points) {
    out.cannot_tell = {"too few complete base points", "完整的基点太少"};
    return out;
  }
  for (std::size_t step = 0; step < factors + 2; ++step) {
    if (varies(all.points, y, step)) continue;
    out.cannot_tell = {"the measure hardly varies", "指标几乎不变"};
    return out;
  }
  std::vector<std::size_t> each(out.base_points);
  std::iota(each.begin(), each.end(), std::size_t{0});
  std::vector<double> estimates(2 * factors);
  indices_of(all.points, y, each, estimates);
  const auto intervals = bootstrap_intervals(out.base_points, 2 * factors,
                                             [&](auto picked, auto found) { indices_of(all.points, y, picked, found); });
  for (std::size_t f = 0; f < factors; ++f)
    out.of_factor.push_back({{estimates[f], intervals[f]}, {estimates[factors + f], intervals[factors + f]}});
  return out;
}

}  // namespace hearth

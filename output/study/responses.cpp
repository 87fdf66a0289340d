#include "output/study/responses.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace hearth {

void ask_for_whole_sample(const StudySample& sample) {
  const std::size_t points = sample.points;
  if (sample.x.size() != points * sample.factors.size() || sample.y.size() != points * sample.replications)
    throw std::invalid_argument("a sample needs a value of each factor at each point, and of the measure in each replication");
  const bool in_blocks = sample.method == DesignMethod::morris || sample.method == DesignMethod::sobol_indices;
  if (in_blocks && (sample.block.size() != points || sample.step.size() != points))
    throw std::invalid_argument("a design in blocks needs the block and step of each point");
}

std::vector<double> responses_of(const StudySample& sample) {
  std::vector<double> out;
  out.reserve(sample.points);
  for (std::size_t p = 0; p < sample.points; ++p) {
    double sum = 0;
    std::size_t known = 0;
    for (std::size_t r = 0; r < sample.replications; ++r) {
      const double y = sample.y_of(p, r);
      if (!std::isfinite(y)) continue;
      sum += y;
      ++known;
    }
    out.push_back(known > 0 ? sum / static_cast<double>(known) : std::numeric_limits<double>::quiet_NaN());
  }
  return out;
}

CompleteBlocks complete_blocks(const StudySample& sample, std::span<const double> responses, std::size_t size) {
  constexpr std::size_t missing = std::numeric_limits<std::size_t>::max();
  std::size_t blocks = 0;
  for (const std::size_t block : sample.block) blocks = std::max(blocks, block + 1);
  std::vector<std::vector<std::size_t>> places(blocks, std::vector<std::size_t>(size, missing));
  for (std::size_t p = 0; p < sample.points; ++p) {
    if (sample.step[p] >= size) throw std::invalid_argument("a step beyond the end of its block");
    std::size_t& place = places[sample.block[p]][sample.step[p]];
    if (place != missing) throw std::invalid_argument("two points claim one place of the design");
    place = p;
  }
  CompleteBlocks out;
  for (auto& block : places) {
    const bool complete =
        std::all_of(block.begin(), block.end(), [&](std::size_t p) { return p != missing && std::isfinite(responses[p]); });
    if (complete)
      out.points.push_back(std::move(block));
    else
      ++out.incomplete;
  }
  return out;
}

std::vector<std::size_t> independent_points(const StudySample& sample) {
  std::vector<std::size_t> out;
  for (std::size_t p = 0; p < sample.points; ++p) {
    if (sample.method != DesignMethod::sobol_indices || sample.step[p] < 2) out.push_back(p);
  }
  return out;
}

double average(std::span<const double> values) {
  return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double sample_variance(std::span<const double> values) {
  if (values.size() < 2) return 0;
  const double mean = average(values);
  double sum = 0;
  for (const double v : values) sum += (v - mean) * (v - mean);
  return sum / static_cast<double>(values.size() - 1);
}

}  // namespace hearth

#include "output/study/point_precision.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "output/two_stage.h"

namespace hearth {

namespace {

constexpr std::size_t no_number = std::numeric_limits<std::size_t>::max();

// Where a measure is not known in every replication, more replications give as many more values.
std::size_t replications_for(const FirstStage& stage, std::size_t replications, double wanted) {
  const std::size_t values = pairs_needed(stage, wanted);
  if (values == no_number) return no_number;
  return static_cast<std::size_t>(
      std::ceil(static_cast<double>(values) * static_cast<double>(replications) / static_cast<double>(stage.pairs)));
}

}  // namespace

PointPrecision point_precision(const StudySample& sample, double wanted) {
  PointPrecision out;
  out.wanted = wanted;
  const std::span<const double> all(sample.y);
  for (std::size_t p = 0; p < sample.points; ++p) {
    const FirstStage stage = first_stage(all.subspan(p * sample.replications, sample.replications));
    if (stage.pairs < 2) continue;
    const double half_width = half_width_of(stage, stage.pairs);
    ++out.points;
    if (half_width <= wanted) ++out.reached;
    out.widest = std::max(out.widest, half_width);
    out.replications_needed = std::max(out.replications_needed, replications_for(stage, sample.replications, wanted));
  }
  if (out.points == 0) out.replications_needed = no_number;
  return out;
}

}  // namespace hearth

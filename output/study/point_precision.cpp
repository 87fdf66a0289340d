#include "output/study/point_precision.h"

#include <algorithm>
#include <limits>
#include <span>

#include "output/two_stage.h"

namespace hearth {

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
    out.replications_needed = std::max(out.replications_needed, replications_needed(stage, sample.replications, wanted));
  }
  if (out.points == 0) out.replications_needed = std::numeric_limits<std::size_t>::max();
  return out;
}

}  // namespace hearth

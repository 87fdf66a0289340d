#include "models/milestones.h"

#include <algorithm>
#include <cmath>

#include "models/district.h"

namespace hearth {

Schedule slipped(const District& d, const Schedule& planned, int task, std::uint32_t key, std::vector<Milestone>& milestones) {
  if (planned.is_constant() || task < 0) return planned;
  const Month start = d.setup.p.run.start;
  const EffortParameters& e = d.setup.p.effort;
  const auto t = static_cast<std::size_t>(task);
  const auto coordination = static_cast<int>(std::floor(d.setup.responsibility.coordination_months[t] + 0.5));
  std::vector<Schedule::Point> points;
  for (Schedule::Point point : planned.points()) {
    const int listed = point.month - start;
    int delay = 0;
    if (listed > 0) {
      const auto month = static_cast<std::size_t>(std::min(listed, d.setup.months - 1));
      const double effort = d.setup.responsibility.task_effort[t][month];
      const Block w = d.luck.block(Stream::programme_slip, Identity{key}, static_cast<std::uint32_t>(point.month.index));
      delay = coordination;
      if (chance(w[0], slip_chance(e, effort)))
        delay += 1 + static_cast<int>(unit_exponential(w[1]) / hazard_unit * std::max(0.0, e.slip_months_mean - 0.5));
      point.month = point.month + delay;
    }
    if (!points.empty() && point.month <= points.back().month) point.month = points.back().month + 1;
    if (listed > 0) {
      const int late = point.month - start - listed;
      milestones.push_back({point.month - start, coordination, late - coordination, delay});
    }
    points.push_back(point);
  }
  return {planned.shape(), std::move(points)};
}

double mean_delay(const std::vector<Milestone>& milestones) {
  if (milestones.empty()) return 0;
  double sum = 0;
  for (const Milestone& x : milestones) sum += x.delay;
  return sum / static_cast<double>(milestones.size());
}

}  // namespace hearth

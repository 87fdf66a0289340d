#include "sim/schedule.h"

namespace hearth {

double Schedule::at(Month month) const {
  if (points_.empty()) return constant_;
  if (month <= points_.front().month) return points_.front().value;
  for (std::size_t i = 1; i < points_.size(); ++i) {
    const Point& before = points_[i - 1];
    const Point& after = points_[i];
    if (month >= after.month) continue;
    if (shape_ == Shape::step) return before.value;
    const double share = static_cast<double>(month - before.month) / (after.month - before.month);
    return before.value + share * (after.value - before.value);
  }
  return points_.back().value;
}

Schedule Schedule::delayed(int months) const {
  Schedule later = *this;
  for (Point& p : later.points_) p.month = p.month + months;
  return later;
}

}  // namespace hearth

// Dated values: steps, ramps and constants, as plans state them ("500 from 2016-07, 1,200 from 2017-01").
#pragma once

#include <vector>

#include "sim/calendar.h"

namespace hearth {

/// A value that depends on the calendar month.
///
/// Between two dated points the value either holds (step) or moves in a straight line (ramp); before the first point it is
/// the first value, after the last the last. A schedule without points is `constant`.
class Schedule {
 public:
  enum class Shape { step, ramp };
  struct Point {
    Month month;
    double value;
    friend bool operator==(const Point&, const Point&) = default;
  };

  Schedule() = default;
  explicit Schedule(double constant) : constant_(constant) {}
  /// `points` in strictly increasing order of month.
  Schedule(Shape shape, std::vector<Point> points) : shape_(shape), points_(std::move(points)) {}

  double at(Month month) const;
  /// The schedule moved later by `months` (a slip).
  Schedule delayed(int months) const;

  bool is_constant() const { return points_.empty(); }
  double constant() const { return constant_; }
  /// A constant 0: what it dates is not there at all.
  bool is_nothing() const { return is_constant() && constant_ == 0; }
  Shape shape() const { return shape_; }
  const std::vector<Point>& points() const { return points_; }
  friend bool operator==(const Schedule&, const Schedule&) = default;

 private:
  double constant_ = 0;
  Shape shape_ = Shape::step;
  std::vector<Point> points_;
};

}  // namespace hearth

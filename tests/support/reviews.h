// Districts whose plan a test follows to its reviews, and what the reviews say.
#pragma once

#include "models/review.h"
#include "tests/support/programmes.h"

namespace hearth {

inline constexpr int first_review = 11;  // the run begins in a January
inline constexpr int second_review = 23;

// `people` from the first month on and no one else; a target of `value` of them by the end of the second year.
inline DistrictParameters district_with_target(std::int64_t people, double value) {
  DistrictParameters p = plain();
  p.run.months = 48;
  p.population.initial_total = people;
  TargetParameters target;
  target.id = "everybody";
  target.classes = target.exclusive_classes = {p.classes.back().id};
  target.value = value;
  target.deadline = p.run.start + second_review;
  target.deadline_early = target.deadline;
  p.targets = {target};
  return p;
}

inline Light light(const Trial& t, std::size_t year, std::size_t item = 0) {
  return static_cast<Light>(t.at_review("light", year, item));
}
inline Cause cause(const Trial& t, std::size_t year, std::size_t item = 0) {
  return static_cast<Cause>(t.at_review("cause", year, item));
}
inline Problem problem(const Trial& t, int month, std::size_t item = 0) {
  return static_cast<Problem>(t.at("problem", month, item, "review"));
}

// 100 homes, listed for the fourth month and late by `delay`.
inline DistrictParameters late_homes(int delay) {
  DistrictParameters p = plain();
  p.run.months = 60;
  p.population.initial_total = 10;
  SchemeParameters x = flats();
  x.delivery_delay_months = delay;
  p.housing.schemes = {x};
  deliver(p, "flat", 3, 100);
  return p;
}

}  // namespace hearth

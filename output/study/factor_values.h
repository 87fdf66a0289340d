// From the unit interval, on which designs are made, to the values of a factor, and back.
#pragma once

#include "output/study/sample.h"

namespace hearth {

/// The value at `u` in [0, 1]: linear or even in the logarithm between the factor's ends. Whole numbers and named levels (their
/// places) have an equal share of the interval each; whole numbers on a logarithmic scale those between low - 1/2 and
/// high + 1/2, rounded. Throws std::invalid_argument for a u outside, or a logarithmic factor whose range reaches zero.
double value_of(const Factor& factor, double u);

/// A `u` that gives the value: the middle of its share for whole numbers and levels.
double unit_of(const Factor& factor, double value);

/// How far along the factor's range the value lies: 0 at its low end, 1 at its high end; 0 where the range is one value.
double place_in_range(const Factor& factor, double value);

}  // namespace hearth

// Competing risks by accumulated hazard (Sellke's construction).
//
// For each risk a person carries the rest of a unit-exponential threshold; the person's hazard is subtracted, month by month,
// and below zero the risk fires. This needs no random number until something happens, and a person keeps the same thresholds,
// hence the same luck, in every scenario. Thresholds and hazards are int32 in units of 2^-26, so that sums are exact.
//
// Proportional hazards: a person's hazard is a product of factors, one row of a table for each coded group of covariates. The
// product changes only when something happens to the person, and is kept; what passes with time alone, the months since entry,
// multiplies it in the scan. All are IEEE float multiplications in a stated order, and the conversion truncates: the same bits
// on every machine. (A scan that multiplied all tables for everybody every month took four times as long; risks whose hazard
// does not pass with time need no scan at all, see sim/clock.h.)
#pragma once

#include <cstdint>

#include "sim/exponential.h"

namespace hearth {

/// A threshold in hazard units as a plain number.
inline float as_threshold(std::int32_t units) {
  return static_cast<float>(units) * static_cast<float>(1 / hazard_unit);
}

}  // namespace hearth

// Leaving the district: the proportional-hazards model and what a departure is attributed to. ODD: 7.7 Retention.
//
// Reads the frozen start-of-month covariates; the scan of sim/hazard.h applies the factors. Stream: departure_reason.
#pragma once

#include <cstdint>
#include <vector>

#include "models/codes.h"
#include "sim/hazard.h"

namespace hearth {

struct Setup;
struct HomeState;
struct WorkState;

/// Months before its end in which a tenancy without renewal weighs on the tenant.
inline constexpr int last_months_of_tenancy = 3;

/// Hazard ratios of all covariates as factor rows, and the logarithms for attribution. Rows of `who` carry the base hazards.
void fill_factor_rows(Setup& setup);

/// Rows of the tenure table such that `rows.data() + (months - month)` indexed by the entry code (entry month + tenure_origin)
/// gives the row of the tenure in `month`: time passes by moving a pointer.
std::vector<FactorRow> tenure_rows(const Setup& setup);

/// Why somebody with these covariates left, given that they did. With covariates that raise the hazard by factors f1, f2, ...
/// the departure is personal with probability 1 / (f1 f2 ...), the share that would have left at the reference levels;
/// otherwise it is attributed to covariate k with probability proportional to ln fk.
Reason attribute_departure(const Setup& setup, const HomeState& home, const WorkState& work, std::uint16_t condition,
                           std::uint32_t word);

}  // namespace hearth

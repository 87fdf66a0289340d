// Leaving the district: the proportional-hazards model and what a departure is attributed to. ODD: 7.7 Retention.
//
// Reads the frozen start-of-month covariates; the scan of sim/hazard.h accumulates the hazard. Stream: departure_reason.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "models/covariates.h"
#include "models/population.h"
#include "models/setup.h"

namespace hearth {

/// The hazard of leaving a month in hazard units that codes give, but for the months since entry.
inline float leaving_hazard(const Setup& setup, const Person& p) {
  const Codes& code = p.code;
  return std::min(setup.most_leaving, setup.person_rows[code[by_person]].leaving * setup.home_rows[code[by_home]].leaving *
                                          setup.work_rows[code[by_work]].leaving * setup.programmes.leaving[p.supports]);
}
inline void refresh_leaving(const Setup& setup, Population& people, std::uint32_t slot) {
  people.leaving[slot] = leaving_hazard(setup, people.person[slot]);
}

/// Months before its end in which a tenancy without renewal weighs on the tenant.
inline constexpr int last_months_of_tenancy = 3;

/// Hazard ratios of all covariates as factor rows, and the logarithms for attribution. Rows of `who` carry the base hazards.
void fill_factor_rows(Setup& setup);

/// Ratios by months in the district, such that `factors.data() + (months - month)` indexed by the entry code (entry month +
/// tenure_origin) gives the ratio in `month`: time passes by moving a pointer.
std::vector<float> tenure_factors(const Setup& setup);

/// Why somebody with these covariates left, given that they did. With covariates that raise the hazard by factors f1, f2, ...
/// the departure is personal with probability 1 / (f1 f2 ...), the share that would have left at the reference levels;
/// otherwise it is attributed to covariate k with probability proportional to ln fk.
Reason attribute_departure(const Setup& setup, const HomeState& home, const WorkState& work, bool team_dissolved,
                           std::uint32_t word);

}  // namespace hearth

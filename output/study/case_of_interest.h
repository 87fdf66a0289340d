// What a study's measure is to reach or not to pass, and at which points it fails.
#pragma once

#include <cstddef>
#include <vector>

#include "output/study/analysis.h"
#include "output/study/plan.h"
#include "output/study/sample.h"

namespace hearth {

bool has_target(const PlannedMeasure& measure);

/// Whether a run with this value misses the target; a run that lacks the measure (NaN) does not.
bool is_missed(const PlannedMeasure& measure, double value);

/// At each point whether at least half of the replications miss the target; empty where there is none.
std::vector<bool> cases_of(const PlannedMeasure& measure, const StudySample& sample);

/// How such a point is named.
CaseWords words_for(const PlannedMeasure& measure);

}  // namespace hearth

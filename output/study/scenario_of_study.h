// The scenarios that a study names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "output/scenario.h"
#include "output/study/planned_factors.h"
#include "output/study/study_parameters.h"

namespace hearth {

/// What the study sets in all of its scenarios, "KEY=VALUE".
std::vector<std::string> overrides_of(const StudyParameters& p);

/// A scenario of the study, named at `key` beside its file, with what the study sets in all of them. What is wrong goes to
/// `faults`.
std::optional<Scenario> load_scenario_of(const StudyParameters& p, const std::string& scenario, const std::string& key,
                                         const StudyFaults& faults);

}  // namespace hearth

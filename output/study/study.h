// A study file with the scenarios that it varies, made into a plan.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "output/scenario.h"
#include "output/study/plan.h"
#include "sim/diagnostic.h"

namespace hearth {

struct Study {
  StudyPlan plan;
  std::size_t most_replications = 0;  // where a measure's precision takes more than `plan.replications`
  std::vector<Scenario> scenarios;    // one, or one for each level of the factor whose levels are scenarios
  std::string text;                   // the study as one complete TOML text
};

/// Empty when `diagnostics`, which are sorted by place, have errors: of the study's file, of a scenario's, of a key that no
/// parameter has, of values out of range.
std::optional<Study> load_study(const std::string& path, Diagnostics& diagnostics);

}  // namespace hearth

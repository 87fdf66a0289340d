// The factors of a study file against the scenarios that they vary.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "output/study/study.h"
#include "output/study/study_parameters.h"

namespace hearth {

/// Faults of a study, told where its file has them.
struct StudyFaults {
  const std::string& path;
  const std::vector<ParameterEntry>& entries;
  Diagnostics& diagnostics;

  /// `key` is that of the study's parameter, or of a table of it.
  void add(const std::string& key, const Said& problem, const Said& expected, const std::string& nearest = "",
           Diagnostic::Severity severity = Diagnostic::Severity::error) const;
  /// Whether the study's file gives the parameter.
  bool gives(const std::string& key) const;
};

/// Adds the factors to the study's plan, and the scenarios of levels to its scenarios (which hold the study's own so far).
/// What is wrong goes to `faults`.
void plan_factors(const StudyParameters& p, const std::string& path, const StudyFaults& faults, Study& study);

}  // namespace hearth

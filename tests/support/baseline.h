// The baseline's parameters, with overrides as on the command line.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "output/scenario.h"

namespace hearth {

inline DistrictParameters baseline(const std::vector<std::string>& overrides = {}) {
  Diagnostics diagnostics;
  const auto scenario = load_scenario(HEARTH_SOURCE_DIR "/scenarios/baseline.toml", overrides, diagnostics);
  for (const auto& d : diagnostics.list()) {  // that something has no effect is often what is asked
    if (d.severity == Diagnostic::Severity::error) ADD_FAILURE() << to_string(d);
  }
  return scenario ? scenario->parameters : DistrictParameters{};
}

}  // namespace hearth

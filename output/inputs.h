// The inputs of the run that a results file tells of, and where two runs differ.
#pragma once

#include <vector>

#include "output/results_reader.h"
#include "sim/parameter_reader.h"

namespace hearth {

using Inputs = std::vector<ParameterEntry>;

/// Of what the file says: another version of Hearth may have written its scenario. Without places and earlier values.
Inputs inputs_of(const ResultsFile& file);

/// A parameter that one of two scenarios lacks (an element of a list) has no entry there.
struct Difference {
  const ParameterEntry* a;
  const ParameterEntry* b;
};
std::vector<Difference> differences(const Inputs& a, const Inputs& b);

/// But for what a scenario is called and what it asks.
std::vector<Difference> differences_of_plans(const Inputs& a, const Inputs& b);

}  // namespace hearth

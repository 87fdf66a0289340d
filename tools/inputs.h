// The inputs of a scenario file, or of the run that a results file tells of.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/parameter_reader.h"
#include "tools/commands.h"
#include "tools/printing.h"

namespace hearth {

using Inputs = std::vector<ParameterEntry>;

/// Of what a results file says: another version of Hearth may have written its scenario.
Inputs inputs_of(const ResultsFile& file);
/// Empty when a scenario is at fault, which is told. Throws as ResultsFile::open.
std::optional<Inputs> inputs_of(const std::string& path, const Shared& shared);

/// A parameter that one of two scenarios lacks (an element of a list) has no entry there.
struct Difference {
  const ParameterEntry* a;
  const ParameterEntry* b;
};
std::vector<Difference> differences(const Inputs& a, const Inputs& b);

Json to_json(const std::vector<Difference>& found);
void print(const std::vector<Difference>& found, const Shared& shared);

}  // namespace hearth

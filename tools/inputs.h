// The inputs of a scenario file, or of the run that a results file tells of: how they are told.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "output/inputs.h"
#include "tools/commands.h"
#include "tools/printing.h"

namespace hearth {

/// Empty when a scenario is at fault, which is told. Throws as ResultsFile::open.
std::optional<Inputs> inputs_of(const std::string& path, const Shared& shared);

/// How many of them change a value that is assumed.
std::size_t assumed_among(const std::vector<Difference>& found);

Json to_json(const std::vector<Difference>& found);
void print(const std::vector<Difference>& found, const Shared& shared);

}  // namespace hearth

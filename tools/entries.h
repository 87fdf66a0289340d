// How several commands tell of a parameter.
#pragma once

#include <string>

#include "sim/parameter_reader.h"
#include "sim/said.h"
#include "tools/printing.h"

namespace hearth {

/// "stated", which people read in Chinese as well.
Said evidence_name(const std::string& kind);

/// "8 to 30", and of a schedule with dates that this is where it ends. Empty without a range.
Said plausible_range(const ParameterEntry& e);

/// All that the scenario says of it.
Json to_json(const ParameterEntry& e);

}  // namespace hearth

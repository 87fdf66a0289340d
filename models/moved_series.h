// Where in the results a programme's effects are to be seen, besides its own rows. ODD: 4 Design concepts, observation.
#pragma once

#include <string>
#include <vector>

#include "models/parameters/district.h"

namespace hearth {

/// Names of series, as "series/hires": those of quantities on which an effect of the programme acts, by what its values change.
std::vector<std::string> series_moved_by(const DistrictParameters& p, const ProgrammeParameters& x);

}  // namespace hearth

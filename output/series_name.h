// Series by the names that people give them: "homes_held", "targets/headline".
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/said.h"

namespace hearth {

struct NamedSeries {
  std::string group, name;
};

/// The place of the series that is asked for; where more groups than one have it, with its group. Throws BadInput, with the
/// nearest right name, where there is none.
std::size_t find_series_named(const std::vector<NamedSeries>& all, const std::string& asked);

/// Throws BadInput that there is no such measure, with the nearest of those that are.
[[noreturn]] void no_such_measure(const std::string& asked, const std::vector<std::string>& known);

/// "; did you mean 'x'?", or nothing.
Said nearest_of(const std::string& asked, const std::vector<std::string>& known);

}  // namespace hearth

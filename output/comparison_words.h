// How numbers, verdicts and measures of a comparison are told.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "output/measure_comparison.h"
#include "sim/said.h"

namespace hearth {

/// "+10,000".
std::string signed_number(double x, int decimals);
/// As many as show two digits of the interval's half width: more would be noise. Where there is none, three digits of the
/// value.
int decimals_of(const PairedMeans& x);

Said said_of(Verdict verdict);
const char* id_of(Verdict verdict);

/// All that is known of a measure, numbers with six significant digits.
nlohmann::ordered_json json_of(const MeasureComparison& c);

}  // namespace hearth

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
/// "improves in 15 of 16", or "larger in" where more is neither better nor worse; nothing where all are the same.
Said improvements_of(const MeasureComparison& measure);
const char* id_of(Verdict verdict);
const char* id_of(Wanted wanted);

/// What one more costs the district, in words: only where there is more for more money has it a price.
Said price_of(const RatioOfMeans& x);

/// All that is known of a measure, numbers with six significant digits.
nlohmann::ordered_json json_of(const MeasureComparison& c);

}  // namespace hearth

// The scenario that the benchmarks run, and what to read from its record.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "output/ensemble.h"
#include "sim/measure.h"

namespace hearth::bench {

/// The baseline as it stands. Ends the program with a message when it can't be read.
Scenario baseline();
/// Leaves out what the textbook version lacks (tests/bench/textbook/programmes.h).
void keep_shared_rules(DistrictParameters& p);
/// The baseline scaled so that `people` are there at the start.
Scenario baseline(std::int64_t people);

/// A series' values in a month. Throws std::invalid_argument when the book lacks the series.
std::span<const double> values(const MeasureBook& book, const Record& record, std::string_view name, int month);
/// The same of another group than "series".
std::span<const double> values(const MeasureBook& book, const Record& record, std::string_view group, std::string_view name,
                               int month);
/// Their sum.
double total(const MeasureBook& book, const Record& record, std::string_view name, int month);

}  // namespace hearth::bench

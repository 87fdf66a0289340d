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
/// Leaves out what only the tasks of the plan bring: programmes, the service desk, effort and coordination. What is left are
/// the core rules that the textbook version knows too.
void keep_core_rules(DistrictParameters& p);
/// The baseline scaled so that `people` are there at the start.
Scenario baseline(std::int64_t people);

/// A series' values in a month. Throws std::invalid_argument when the book lacks the series.
std::span<const double> values(const MeasureBook& book, const Record& record, std::string_view name, int month);
/// Their sum.
double total(const MeasureBook& book, const Record& record, std::string_view name, int month);

}  // namespace hearth::bench

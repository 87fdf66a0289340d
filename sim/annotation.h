// The evidence beside a value: { value = 3, unit = "months", low = 2, high = 6, evidence = "assumed", source = "...", note =
// "..." }.
#pragma once

#include <optional>
#include <utility>

#include "sim/parameter_reader.h"
#include "sim/value_reader.h"

namespace hearth {

/// The plausible range that a value states for itself: of a schedule, what it comes to; of numbers by id, each of them.
struct PlausibleRange {
  std::optional<double> low;
  std::optional<double> high;
};

/// Puts what stands beside the value in `table` into `entry`; what is wrong becomes a fault.
PlausibleRange read_annotations(ParameterEntry& entry, const Node& table, ValueReader& values);

/// Puts what a row of a CSV file says beside its cells into the entry of one of them, `value`, or of what it has replaced: the
/// columns `evidence` (or `provenance`), `source` and `note` speak of all numbers and choices of the row, `rent_evidence`,
/// `rent_low` and the like of the columns that begin so. They are remarks: what is none of the known kinds of evidence is left
/// out, and no value is held against the range.
void read_remarks(ParameterEntry& entry, const std::string& key, const Node& row, const Node& value);

/// What a value was before, without checks: it was no fault, or one that is told elsewhere.
EarlierValue earlier_value(const Node& node);

}  // namespace hearth

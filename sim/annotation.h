// The evidence beside a value: { value = 3, unit = "months", low = 2, high = 6, evidence = "assumed", source = "...", note =
// "..." }.
#pragma once

#include <optional>
#include <utility>

#include "sim/parameter_reader.h"
#include "sim/value_reader.h"

namespace hearth {

/// The plausible range that a value states for itself.
struct PlausibleRange {
  std::optional<double> low;
  std::optional<double> high;
};

/// Puts what stands beside the value in `table` into `entry`; what is wrong becomes a fault.
PlausibleRange read_annotations(ParameterEntry& entry, const Node& table, ValueReader& values);

/// What a value was before, without checks: it was no fault, or one that is told elsewhere.
EarlierValue earlier_value(const Node& node);

}  // namespace hearth

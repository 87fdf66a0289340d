// Single values of parameters that have been read, to be set again and again: what a study varies from point to point, without
// reading the scenario anew.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "sim/diagnostic.h"
#include "sim/node.h"
#include "sim/parameter.h"

namespace hearth {

/// Where a value stands in a structure. Valid as long as the structure is neither moved nor its lists changed.
struct ParameterPlace {
  std::string type;  // as in ParameterEntry; "schedule" also for one point of a schedule, "by_member" for one member's number
  std::string unit;
  Range allowed{0, 0};
  bool is_number = false;         // takes numbers
  bool is_whole = false;          // takes whole numbers only
  bool is_earlier_point = false;  // of a schedule: its plausible range, that of the last point, says nothing of it
  std::string now;                // the value when it was found, as TOML
  /// Reads a value as a scenario is read: the same types, ranges and faults. False when it is at fault, which is told. Ids of
  /// other lists' members are not looked up.
  std::function<bool(const Node& value, Diagnostics& diagnostics)> set;
};

/// The place of a key such as "housing.apartment.units"; of one point of a schedule, "channels.hires.arrivals.2017-01"; of one
/// member's number, "fields.shares.industry". Empty where nothing has the key.
std::optional<ParameterPlace> find_place(const std::string& key, const std::function<void(Declaration&)>& root);

}  // namespace hearth

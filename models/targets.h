// Who counts toward a target, under each reading of the text. ODD: 4 Design concepts, observation; task 4 of the plan.
#pragma once

#include <cstdint>
#include <vector>

#include "models/parameters/district.h"

namespace hearth {

struct Stocks;

struct Target {
  bool counts_teams = false;
  bool stock = true;   // the headline's reading: who is present; otherwise everyone ever attracted
  bool nested = true;  // the headline's reading: which classes count
  std::uint32_t nested_classes = 0, exclusive_classes = 0;  // as bits
  std::uint32_t classes() const { return nested ? nested_classes : exclusive_classes; }
};

std::vector<Target> targets_of(const DistrictParameters& p);

/// People or teams.
std::int64_t count_toward(const Target& t, const Stocks& stocks, bool stock, bool nested);
/// Under the headline's reading.
std::int64_t count_toward(const Target& t, const Stocks& stocks);

/// Of counts by class those of some classes, as bits.
std::int64_t sum_of_classes(const std::vector<std::int64_t>& by_class, std::uint32_t classes);

}  // namespace hearth

// Towns, stations and links: all-pairs commute minutes by Dijkstra over a Boost.Graph, for every period between openings of
// links. ODD: 7.2 Towns and travel.
#pragma once

#include <string>
#include <vector>

#include "models/parameters/district.h"

namespace hearth {

/// Minutes from door to door between all towns (outside places included) while the set of open links stays the same.
struct CommutePeriod {
  int first_month;             // months since the run began
  std::vector<float> minutes;  // towns x towns; at least `minutes_within_town` on the diagonal
};

/// Commutes of all periods of a run, the first from month 0 (or before).
/// Pairs of towns that no open links connect get 1e6 minutes.
struct Commutes {
  std::vector<CommutePeriod> periods;
};

/// Minutes of a commute within one town.
inline constexpr float minutes_within_town = 12.0F;

Commutes commute_times(const DistrictParameters& parameters);

/// Pairs of towns ("a - b") that no links connect when the run begins.
std::vector<std::string> unreachable_pairs(const DistrictParameters& parameters);

}  // namespace hearth

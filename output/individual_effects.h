// Who stays, leaves or comes under one plan only: individuals of both plans, matched by identity within each replication.
//
// Only of files with tables of people (`hearth run --people`). A replication's people are read at a time.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "output/measure_comparison.h"
#include "output/results_reader.h"
#include "sim/said.h"

namespace hearth {

/// People a replication: by pair, and their mean with its interval of 95 % over the replications.
struct PeopleCounted {
  std::vector<double> values;
  double mean = 0, low = 0, high = 0;  // infinite bounds with fewer than two pairs
};

/// Of all, or of one group. Of those who are there at the end: second - first = left_under_first_only - left_under_second_only
/// + only_in_second_staying - only_in_first_staying, in each replication.
struct IndividualCounts {
  PeopleCounted in_both;                                        // there at some time under both plans
  PeopleCounted left_under_first_only, left_under_second_only;  // of those in both: the second, the first keeps them
  PeopleCounted only_in_first, only_in_second;                  // came under one plan only
  PeopleCounted only_in_first_staying, only_in_second_staying;  // of those: still there at the end
  MeasureComparison at_end;                                     // people at the end, told as the group
};

/// Groups that people belong to for good, or did when they came.
struct IndividualGrouping {
  std::string grouping;  // a column of /people: "class_at_entry"
  Said name;
  std::vector<IndividualCounts> members;  // the verdicts of `at_end` hold jointly among them
};

struct IndividualEffects {
  IndividualCounts all;
  std::vector<IndividualGrouping> groupings;
};

/// Of two files that are paired; nothing unless both have tables of people.
std::optional<IndividualEffects> individual_effects(const ResultsFile& first, const ResultsFile& second);

}  // namespace hearth

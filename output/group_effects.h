// Who gains and who loses: the measures of the series by class, town, channel, kind of home and rent burden.
#pragma once

#include <string>
#include <vector>

#include "output/measure_comparison.h"
#include "output/results_reader.h"
#include "sim/said.h"

namespace hearth {

/// One measure of every member of a grouping. Those whose verdicts hold jointly do so among the members of this list.
struct GroupEffects {
  std::string grouping;                    // "class"
  Said grouping_name;                      // "Class"
  Headline measure;                        // without values
  std::vector<MeasureComparison> members;  // each named as the member
};

/// Of two files that are paired; what only one of them has is left out.
std::vector<GroupEffects> group_effects(const ResultsFile& first, const ResultsFile& second);

}  // namespace hearth

// Two plans side by side, replication by replication: the same people with the same luck.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "output/group_effects.h"
#include "output/headlines.h"
#include "output/individual_effects.h"
#include "output/measure_comparison.h"
#include "output/paired.h"
#include "output/results_reader.h"

namespace hearth {

struct TargetComparison {
  TargetCounts target;  // of the first plan
  double goal = 0;      // of the second, where it differs
  MeasureComparison counts;
  PairedShares met;              // with no pairs for a target that is due after the run
  EstimatedShare first, second;  // probabilities of meeting it, each by itself
  RatioOfMeans cost_per_head;    // CNY of the district until the month of the counts, for one more in them
};

struct Comparison {
  std::size_t pairs = 0;     // replications that both have
  std::size_t unpaired = 0;  // that only one of them has
  std::vector<TargetComparison> targets;
  std::vector<MeasureComparison> measures;
  std::vector<std::string> only_in_one;  // measures and targets that only one of them has
  RatioOfMeans cost_per_person;          // CNY of the district for one person more at the end
  std::vector<GroupEffects> groups;
  std::optional<IndividualEffects> individuals;  // where both files have tables of people
};

/// Why two files have no pairs: another seed, other months, another scale, another version of the model or format. Empty when
/// they have. The paths name them.
Said why_not_paired(const ResultsFile& first, const std::string& first_path, const ResultsFile& second,
                    const std::string& second_path);

/// Of two files that are paired.
Comparison compare(const ResultsFile& first, const ResultsFile& second);

/// The measure with this id; null where there is none.
const MeasureComparison* measure_of(const Comparison& comparison, const std::string& id);

/// A measure whose number of replications its own first stage decided: the interval, the verdict, and what holds jointly.
void tell_in_two_stages(Comparison& comparison, const std::string& measure, const FirstStage& stage);

/// A series month by month, by member (the last dimension the fastest); empty where one of both has no such series, or another
/// one. The intervals are of each month by itself.
struct PairedByMonth {
  std::vector<std::string> dimensions;            // besides replication and month
  std::vector<std::vector<PairedMeans>> members;  // by month
};
PairedByMonth compare_by_month(const ResultsFile& first, const ResultsFile& second, const std::string& group,
                               const std::string& series);

std::string comparison_table(const Comparison& comparison, bool chinese);
/// Numbers have six significant digits; what is unknown or unbounded is null.
std::string comparison_json(const Comparison& comparison);

}  // namespace hearth

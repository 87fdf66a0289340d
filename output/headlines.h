// The measures by which plans are compared: a number for each replication of a results file.
#pragma once

#include <string>
#include <vector>

#include "output/results_reader.h"
#include "sim/said.h"

namespace hearth {

/// What a planner wants of a measure; `neither` where more of it is neither better nor worse by itself.
enum class Wanted { more, less, neither };

struct Headline {
  std::string id;  // "homes_held.apartment"
  Said name;
  std::string unit;
  Wanted wanted = Wanted::neither;
  std::vector<double> values;  // by replication; NaN where it has none
};

/// All headline measures of a file: people, arrivals, departures and why, homes, waits, rents, spending. Those that the file
/// can't tell are left out. Like all below, throws BadInput where a value that every run has is missing or infinite, or the
/// spending of tasks that the run has: no file of Hearth's is so, and means over what is left would not be those of the plan.
std::vector<Headline> headlines(const ResultsFile& file);
/// The one with this id; null where there is none.
const Headline* headline_of(const std::vector<Headline>& measures, const std::string& id);

/// A target's count at its deadline (or in the last month when that comes first), by replication.
struct TargetCounts {
  std::string id;
  Said name;
  double goal = 0;
  std::string deadline;     // "2017-12"
  bool beyond_run = false;  // due after the last month
  std::string month;        // of the counts: the deadline, or the last month
  std::vector<double> counts;
};
std::vector<TargetCounts> target_counts(const ResultsFile& file);

/// By replication: all that the district spends, CNY (by its tasks; by homes and programmes where the run has none), up to and
/// with a month ("2017-12") or in the whole run; and people at its end. Empty when the file can't tell.
std::vector<double> total_spending(const ResultsFile& file, const std::string& until = {});
std::vector<double> people_at_end(const ResultsFile& file);

}  // namespace hearth

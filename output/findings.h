// The short answer of a run: are the targets met and how surely, when does each scheme run short, who waits, who leaves for it.
#pragma once

#include <string>
#include <vector>

#include "output/results_reader.h"

namespace hearth {

struct TargetFinding {
  std::string id, name, name_zh;
  double target = 0;
  std::string deadline;                  // "2017-12"
  double median = 0, low = 0, high = 0;  // of the count then; low and high: 5 % and 95 % of the replications
  std::size_t attained = 0, replications = 0;
  double attained_low = 0, attained_high = 1;  // exact 95 % interval of the probability (Clopper-Pearson)
  bool beyond_run = false;                     // the deadline lies after the last month
};

struct SchemeFinding {
  std::string id, name, name_zh;
  std::string fills;  // median of the first month in which people wait and nothing is free; "" when in most replications none
  double share_that_fills = 0;        // of the replications
  double held_at_end = 0, total = 0;  // means
  double mean_wait = 0;               // months, over all placements
  double waiting_at_end = 0;
};

struct Findings {
  std::size_t replications = 0;
  std::vector<TargetFinding> targets;
  std::vector<SchemeFinding> schemes;
  double left_for_want_of_home = 0;  // people a run, mean: waiting for a home or at the end of a tenancy
  double left_for_rent = 0;
  double departures = 0;
  double spending_million = 0;  // of the district on homes, a run, mean
};

Findings find(const ResultsFile& file);
std::string findings_table(const Findings& findings, bool chinese);
std::string findings_json(const Findings& findings);

}  // namespace hearth

// The replications of a results file on their way into a larger one: a run that goes on.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "output/results_reader.h"
#include "output/scenario.h"
#include "output/spool.h"
#include "output/table_spool.h"
#include "sim/measure.h"

namespace hearth {

struct EarlierRun {
  std::unique_ptr<ResultsFile> file;
  Scenario scenario;  // as the file has it, with evidence and sources
  std::uint64_t seed = 0;
  std::size_t replications = 0;  // that are finished
  bool people = false;           // with tables of people, events and firms
};

/// Throws BadInput where the file can't be read, or was written by another version of Hearth, whose runs differ.
EarlierRun earlier_run(std::unique_ptr<ResultsFile> file, const std::string& path);

/// Puts all replications of the file into the spools. Throws BadInput where its series are not those of the book.
void take_over(const EarlierRun& earlier, const MeasureBook& book, int months, Spool& spool,
               const std::vector<std::unique_ptr<TableSpool>>& tables);

}  // namespace hearth

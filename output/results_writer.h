// Writes a results file: HDF5 that opens labelled everywhere. The format is described in output/FORMAT.md.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "output/safe_file.h"
#include "output/spool.h"
#include "output/table_spool.h"
#include "sim/calendar.h"
#include "sim/measure.h"
#include "sim/parameter_reader.h"

namespace hearth {

inline constexpr const char* results_format_version = "1.0";
inline constexpr int results_format_major = 1;

/// What a file says about itself. Everything here is a function of the scenario, the seed and the replications, but for `run`.
struct ResultsHeader {
  std::string title, title_zh, question, question_zh;
  std::string scenario;                // resolved TOML text
  std::vector<std::string> overrides;  // what --set has changed in the scenario's file, "KEY=VALUE"
  std::uint64_t seed = 0;
  Month first_month;
  int months = 0;
  std::size_t replications_requested = 0;
  std::vector<ParameterEntry> parameters;
  std::vector<std::pair<std::string, std::string>> run;  // host, threads, timings: the only part that differs between two runs
};

/// Fills `file` from the spooled replications, with tables of rows where there are any, adds the digest, and commits it. Throws
/// Failure; nothing is left half written.
void write_results(SafeFile& file, const ResultsHeader& header, const MeasureBook& book, Spool& spool,
                   const std::vector<TableSpool*>& tables, int threads);

}  // namespace hearth

// A results file as tidy CSV: one file a series, one row a value, and one file a table; UTF-8 with a byte-order mark, so that
// spreadsheets show Chinese.
#pragma once

#include <string>

#include "output/results_reader.h"

namespace hearth {

/// Writes DIR/<group>/<series>.csv, DIR/<table>.csv, DIR/codes.csv, DIR/variables.csv and DIR/parameters.csv; returns the
/// number of files. A folder that holds anything is refused unless `force`, which replaces the files of an earlier export, each
/// whole, and removes the tables that `file` lacks. Throws Failure or BadInput.
int export_csv(const ResultsFile& file, const std::string& folder, bool force);

}  // namespace hearth

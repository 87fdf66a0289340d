// A results file as tidy CSV: one file a series, one row a value, and one file a table; UTF-8 with a byte-order mark, so that
// spreadsheets show Chinese.
#pragma once

#include <string>

#include "output/results_reader.h"

namespace hearth {

/// Writes DIR/<group>/<series>.csv, DIR/<table>.csv, DIR/codes.csv, DIR/variables.csv and DIR/parameters.csv; returns the
/// number of files. Files of an earlier export are replaced, each whole. Throws Failure or BadInput.
int export_csv(const ResultsFile& file, const std::string& folder);

}  // namespace hearth

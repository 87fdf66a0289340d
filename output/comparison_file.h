// Comparisons as files: HDF5 that opens labelled, and tidy CSV. Both are described in output/FORMAT.md.
#pragma once

#include <string>

#include "output/comparison_tables.h"
#include "output/safe_file.h"

namespace hearth {

inline constexpr const char* comparison_format_version = "1.0";

/// Fills `file`, adds the digest, and commits it. Throws Failure; nothing is left half written.
void write_comparison(SafeFile& file, const ComparedPlans& plans);

/// Writes DIR/<table>.csv, a row a comparison and row of the table; returns the number of files. A folder that holds anything
/// is refused unless `force`, which replaces the tables of an earlier comparison. Throws Failure or BadInput.
int write_comparison_csv(const std::string& folder, const ComparedPlans& plans, bool force);

}  // namespace hearth

// Lists that a scenario takes from CSV files: { csv = "towns.csv" }.
#pragma once

#include "sim/document.h"

namespace hearth {

/// Replaces every such table by its rows, as members with ids or as an array; other members of the table lie over the rows.
/// Names of files are relative to the file that names them.
void expand_csv(Node& node, const FileReader& read, Diagnostics& diagnostics);

}  // namespace hearth

// CSV lists of a scenario (RFC 4180, one header line, UTF-8 with or without BOM, any line ends).
//
// No library: of Debian's, libcsv tells no place of a fault and fast-cpp-csv-parser wants its columns at compile time.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sim/diagnostic.h"
#include "sim/node.h"

namespace hearth {

/// How { csv = "...", id = "...", columns = { ... } } wants a file read.
struct CsvReading {
  std::string id_column = "id";
  bool id_named = false;                                     // a file without that column is at fault
  std::vector<std::pair<std::string, std::string>> renamed;  // column of the file, key
};

/// Rows of `text` as a table keyed by the column of ids, or as an array when there is no such column. Cells are texts with
/// their place (`column` is the number of the cell); the reader turns them into what the parameter declares. Empty cells and
/// rows are left out. Faults go to `diagnostics`, and the list is then `broken`.
Node csv_list(const std::string& text, const Place& said_at, const std::string& file, const CsvReading& reading,
              Diagnostics& diagnostics);

}  // namespace hearth

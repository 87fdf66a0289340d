// CSV lists of a scenario (RFC 4180, one header line, UTF-8 with or without BOM).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sim/diagnostic.h"

namespace hearth {

struct Node;

/// Rows of `text` as a table keyed by the column `id_column`, or as an array when there is no such
/// column and `id_named` does not insist on it. Cells are texts with their place;
/// the reader turns them into what the parameter declares. `renamed`: pairs of CSV column and key. Empty cells are left out.
Node csv_list(const std::string& text, const std::string& file, int layer, const std::string& id_column, bool id_named,
              const std::vector<std::pair<std::string, std::string>>& renamed, Diagnostics& diagnostics);

}  // namespace hearth

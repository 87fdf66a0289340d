// Writes tables of rows (people, events, firms) into a results file.
#pragma once

#include <cstdint>
#include <vector>

#include "output/hdf5_writer.h"
#include "output/table_spool.h"

namespace hearth {

/// One group a table; a column a variable over the dimension of its rows, narrow and compressed where there are many rows.
void write_tables(Hdf5Writer& w, const std::vector<TableSpool*>& tables, const std::vector<std::uint32_t>& replications);

}  // namespace hearth

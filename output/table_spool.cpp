#include "output/table_spool.h"

#include <limits>

#include "output/failure.h"

namespace hearth {

TableSpool::TableSpool(const std::string& folder, TableDeclaration declaration)
    : declaration_(std::move(declaration)), file_(folder) {}

void TableSpool::put(std::uint32_t replication, const TableRows& rows) {
  const std::lock_guard lock(mutex_);
  all_rows_ += rows.size();
  // Rows are numbered by int32, which every reader knows.
  if (all_rows_ > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
    throw Failure({"/" + declaration_.name + " of so many replications has too many rows for a file: write people of fewer",
                   "模拟次数过多,/" + declaration_.name + " 的行数超出一个文件所能编号的范围;请减少带人员明细的重复次数"});
  blocks_[replication] = {end_, rows.size()};
  for (std::size_t c = 0; c < rows.width(); ++c) {
    const std::size_t bytes = rows.size() * sizeof(std::int32_t);
    file_.write(end_, rows.column(c).data(), bytes);
    end_ += bytes;
  }
}

std::size_t TableSpool::rows(std::uint32_t replication) const {
  const std::lock_guard lock(mutex_);
  const auto it = blocks_.find(replication);
  return it == blocks_.end() ? 0 : it->second.rows;
}

void TableSpool::get(std::uint32_t replication, std::size_t column, std::vector<std::int32_t>& values) {
  const std::lock_guard lock(mutex_);
  const Block& block = blocks_.at(replication);
  values.resize(block.rows);
  const std::size_t bytes = block.rows * sizeof(std::int32_t);
  file_.read(block.position + column * bytes, values.data(), bytes);
}

}  // namespace hearth

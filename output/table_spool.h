// Rows of finished replications on their way to the results file, like Spool for series: on disk, so that memory grows with
// threads and not with replications.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "output/spool.h"
#include "sim/table.h"

namespace hearth {

class TableSpool {
 public:
  /// Throws Failure when no temporary file can be made in `folder`.
  TableSpool(const std::string& folder, TableDeclaration declaration);

  const TableDeclaration& declaration() const { return declaration_; }
  /// Any thread, any order. Throws Failure when the disk is full, or there are more rows than a file can number.
  void put(std::uint32_t replication, const TableRows& rows);
  std::size_t rows(std::uint32_t replication) const;
  /// One column of a replication.
  void get(std::uint32_t replication, std::size_t column, std::vector<std::int32_t>& values);

 private:
  struct Block {
    std::uint64_t position = 0;
    std::size_t rows = 0;
  };
  TableDeclaration declaration_;
  UnlinkedFile file_;
  mutable std::mutex mutex_;
  std::map<std::uint32_t, Block> blocks_;  // by replication
  std::uint64_t end_ = 0;
  std::size_t all_rows_ = 0;
};

}  // namespace hearth

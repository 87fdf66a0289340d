// Values of finished replications on their way to the results file: kept in a file without a name beside it, so that
// memory grows with threads, not with replications.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "sim/measure.h"

namespace hearth {

/// A temporary file without a name: gone with the process, whatever happens. Throws Failure.
class UnlinkedFile {
 public:
  explicit UnlinkedFile(const std::string& folder);
  void write(std::uint64_t position, const void* data, std::size_t bytes);
  /// Any thread, at the same time.
  void read(std::uint64_t position, void* data, std::size_t bytes) const;

 private:
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

class Spool {
 public:
  /// Throws Failure when no file can be made in `folder`.
  Spool(const std::string& folder, std::size_t values_per_replication);

  /// Any thread, any order. Throws Failure when the disk is full.
  void put(std::uint32_t replication, const Record& record);
  /// Finished replications in increasing order.
  std::vector<std::uint32_t> finished() const;
  /// The values of a replication: its months, then what it has once. Any thread, at the same time.
  void get(std::uint32_t replication, std::vector<double>& values) const;

 private:
  UnlinkedFile file_;
  std::size_t values_;
  mutable std::mutex mutex_;
  std::vector<std::pair<std::uint32_t, std::uint64_t>> index_;  // replication, position in the file
};

}  // namespace hearth

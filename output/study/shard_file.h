// Files of finished runs: a task appends records, each with its own digest, and syncs them. What a kill, a full disk or a
// flipped byte damages is found out and costs only the runs in that record.
//
// A record: "HRTHRUNS", bytes of its payload (u64), XXH3-128 of the payload, the payload; little-endian. The payload: the
// study's identity (u64), then runs: point (u32), replication (u32), and either the numbers that it keeps (doubles) after a 0
// (u32), or after the length of a text (u32) that text, why it failed, English and Chinese with a zero byte between.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/said.h"

namespace hearth {

struct FinishedRun {
  std::uint32_t point = 0, replication = 0;
  std::vector<double> values;
  Said failure;  // empty: none
};

/// Bytes of a run in a file, but for what it shares with others of its record.
inline constexpr std::size_t bytes_of_a_run(std::size_t values) {
  return 3 * sizeof(std::uint32_t) + values * sizeof(double);
}

/// Bytes of a file that are no intact record.
struct Damage {
  std::string file;
  std::uint64_t from = 0, bytes = 0;
  bool at_end = false;  // nothing intact follows: perhaps a record that is just being written
};

/// Calls `run` for all runs of intact records of the study `identity`, in the order of the file. Throws Failure where the file
/// can't be read, BadInput where it holds runs of another study.
void read_shard(const std::string& path, std::uint64_t identity, std::size_t values,
                const std::function<void(FinishedRun&)>& run, const std::function<void(const Damage&)>& damage);

/// Whether another process works on the file.
bool is_locked(const std::string& path);

/// The file that a task appends to. Only one process at a time: the file is locked, and where the file system has no locks
/// another's writing shows in the file's length.
class ShardWriter {
 public:
  /// Opens or makes it; what a kill has left behind the last intact record is cut off. Throws Failure where another process
  /// works on it or it can't be written, BadInput where it holds runs of another study.
  ShardWriter(const std::string& path, std::uint64_t identity, std::size_t values);
  ~ShardWriter();
  ShardWriter(const ShardWriter&) = delete;
  ShardWriter& operator=(const ShardWriter&) = delete;

  /// What was cut off.
  const std::vector<Damage>& cut() const { return cut_; }

  /// Throws std::invalid_argument for a run that has neither failed nor all of its values.
  void add(const FinishedRun& run);
  std::size_t bytes_waiting() const { return payload_.size(); }
  /// Appends what was added as one record and syncs it. Throws Failure where the disk is full, the file is gone or another
  /// process has written; the file then ends as before.
  void flush();

 private:
  std::string path_;
  std::uint64_t identity_;
  std::size_t values_;
  int fd_ = -1;
  std::uint64_t length_ = 0;
  std::string payload_;
  std::vector<Damage> cut_;
};

}  // namespace hearth

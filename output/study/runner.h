// Runs what of a study is not done yet.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <vector>

#include "output/study/folder.h"
#include "output/study/progress_of_study.h"

namespace hearth {

/// Part `index` of `count` of a study's work, of which every task does one.
struct Shard {
  std::size_t index = 0, count = 1;
};

struct SweepOptions {
  Shard shard;
  int threads = 0;
  bool again = false;  // runs that failed are run again
  bool check_invariants = false;
};

struct SweepResult {
  std::size_t to_do = 0;     // runs of the shard that were not done
  std::size_t finished = 0;  // of them, failed ones included
  std::size_t failed = 0;
  double seconds = 0;
  std::vector<Damage> damage;  // whose runs are computed anew: what was cut off from the shard's file, and amid any
};

/// Runs of one shard at a point: those with the same parameters go together.
inline constexpr std::size_t runs_of_a_unit = 20;

/// Into how many parts the study's work was divided when most of its files were begun; 0 where there is no file.
std::size_t split_of(const ProgressOfStudy& progress);
/// Which of `count` parts have runs that are neither done nor failed.
std::vector<std::size_t> shards_missing(const ProgressOfStudy& progress, std::size_t count);

/// Does what is not done of the shard and keeps it in the folder, synced again and again. `progress(done, of)` is called
/// from one thread at a time. `stop` ends it after the replications in progress. Throws Failure and BadInput as ShardWriter.
SweepResult run_shard(const StudyFolder& folder, const SweepOptions& options,
                      const std::function<void(std::size_t, std::size_t)>& progress, const std::atomic<bool>& stop);

/// Simulates a few points once each without keeping anything: seconds a run, setting up a point included.
struct MeasuredSample {
  std::size_t runs = 0;
  double seconds_a_run = 0;
  double people_at_most = 0;
  Said why_not;  // the first point that could not be run: why
};
MeasuredSample measure_sample(const StudyFolder& folder, std::size_t runs);

}  // namespace hearth

// Many replications of one scenario, in parallel, into one results file.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "output/earlier_run.h"
#include "output/results_writer.h"
#include "output/scenario.h"

namespace hearth {

struct EnsembleOptions {
  std::size_t replications = 1;
  std::uint64_t seed = 1;
  int threads = 0;
  bool check_invariants = false;
  bool people = false;  // also the tables of people, events and firms
  std::string output;
  bool force = false;
  const EarlierRun* earlier = nullptr;  // whose replications are taken over; its seed and tables must be the same
};

struct EnsembleResult {
  std::size_t finished = 0;
  double seconds = 0;
  std::string broken_invariant;
};

/// Runs and writes `options.output`. `progress(done)` is called now and then from one thread at a time; `stop` ends the run
/// after the replications in progress, and what is finished is written. Throws Failure or BadInput when the file can't be
/// written, before the first replication where that can be known. `force` replaces an older results file, never a file of
/// another kind.
EnsembleResult run_ensemble(const Scenario& scenario, const EnsembleOptions& options,
                            const std::function<void(std::size_t)>& progress, const std::atomic<bool>& stop);

}  // namespace hearth

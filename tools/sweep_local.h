// A study on this machine: its shards as processes, then the merge.
#pragma once

#include <cstddef>

#include "output/study/job_scripts.h"
#include "tools/commands.h"

namespace hearth {

/// Told to stop, with something left to do (EX_TEMPFAIL).

/// The words that do one shard of the job.
std::vector<std::string> shard_words(const ClusterJob& job, std::size_t shard);
/// The words that merge it; `partial`: what is complete.
std::vector<std::string> merge_words(const ClusterJob& job, bool partial);

/// Runs all shards, at most `job.at_once` at a time, and merges. A shard that fails doesn't keep the others from running.
/// SIGINT, SIGTERM, SIGHUP and SIGUSR1 are passed on to the shards; then their end is waited for and nothing is merged. Returns
/// 0, or 1 when something failed or is missing, 2 when hearth refuses the study, 75 when told to stop.
int run_locally(const ClusterJob& job, const Shared& shared, bool quiet);

}  // namespace hearth

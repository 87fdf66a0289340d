// How a replication is timed and weighed, the same for the model and for the textbook version.
#pragma once

#include <benchmark/benchmark.h>

#include <cstdint>
#include <functional>

#include "models/measures.h"

namespace hearth::bench {

using Replicate = std::function<void(std::uint32_t replication, Record& record)>;

/// Runs `replicate` as often as the state says and sets the counters
///   per_person_month  seconds of processor time; person-months are the people of the record, summed over its months
///   bytes_per_person  growth of the process's peak memory from before the first replication, over the most people at once:
///                     all that a run adds (people, ties, employers, homes, agenda, scratch, record), but neither the program
///                     and its libraries nor the scenario
///   peak_bytes        of the whole process
/// The process should have run nothing large before. Where the state runs several replications, one untimed goes ahead.
void time_replications(benchmark::State& state, const Setup& setup, const Measures& measures, const Replicate& replicate);

}  // namespace hearth::bench

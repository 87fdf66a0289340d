// Ensembles of the baseline with their results file: what a second thread gains, and what the file costs.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <stdexcept>

#include "tests/bench/baseline.h"

namespace hearth::bench {

namespace {

using Clock = std::chrono::steady_clock;

// Threads: 0 means all of the machine. The counter `writing` is the share of the time after the last replication.
void ensemble(benchmark::State& state) {
  const Scenario scenario = baseline();
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("hearth-bench-" + std::to_string(::getpid()));
  std::filesystem::create_directory(folder);
  EnsembleOptions options;
  options.replications = static_cast<std::size_t>(state.range(0));
  options.threads = static_cast<int>(state.range(1));
  options.output = folder / "ensemble.h5";
  options.force = true;
  const std::atomic<bool> stop{false};
  double whole = 0;
  double writing = 0;
  for (auto _ : state) {
    const auto begin = Clock::now();
    auto simulated = begin;
    run_ensemble(
        scenario, options,
        [&](std::size_t done) {
          if (done == options.replications) simulated = Clock::now();
        },
        stop);
    const auto end = Clock::now();
    whole += std::chrono::duration<double>(end - begin).count();
    writing += std::chrono::duration<double>(end - simulated).count();
  }
  state.counters["writing"] = writing / whole;
  state.counters["file_bytes"] = static_cast<double>(std::filesystem::file_size(options.output));
  std::filesystem::remove_all(folder);
}

BENCHMARK(ensemble)
    ->ArgNames({"replications", "threads"})
    ->Args({1, 1})
    ->Args({100, 1})
    ->Args({100, 2})
    ->Args({1000, 0})
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace hearth::bench

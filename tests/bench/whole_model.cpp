// One replication of the baseline on one core: the whole model with all its measures.
#include "models/district.h"
#include "tests/bench/baseline.h"
#include "tests/bench/replications.h"

namespace hearth::bench {

namespace {

void run_once(const Scenario& scenario) {
  const Setup setup(scenario.parameters);
  const Measures measures(setup);
  Record record(measures.book, setup.months);
  District(setup, measures).run(1, 0, record, {});
}

void run_model(benchmark::State& state, const RunOptions& options) {
  run_once(baseline(500));  // brings the code into memory
  const Scenario scenario = baseline(state.range(0));
  const Setup setup(scenario.parameters);
  const Measures measures(setup);
  District district(setup, measures);
  time_replications(state, setup, measures,
                    [&](std::uint32_t replication, Record& record) { district.run(1, replication, record, options); });
}

void whole_model(benchmark::State& state) {
  run_model(state, {});
}

// As the replications of an ensemble after the first one, which share its first month.
void further_replication(benchmark::State& state) {
  RunOptions options;
  options.keep_initial = true;
  run_model(state, options);
}

BENCHMARK(further_replication)->ArgName("people")->Arg(50'000)->Iterations(10)->Unit(benchmark::kMillisecond);
BENCHMARK(whole_model)->ArgName("people")->Arg(50'000)->Iterations(10)->Unit(benchmark::kMillisecond);
BENCHMARK(whole_model)->ArgName("people")->Arg(1'000'000)->Arg(10'000'000)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace hearth::bench

// The same replication by the textbook version. As each of its runs makes all its objects anew, making them is timed too.
#include "tests/bench/baseline.h"
#include "tests/bench/replications.h"
#include "tests/bench/textbook/world.h"

namespace hearth::bench {

namespace {

void textbook_version(benchmark::State& state) {
  const Scenario scenario = baseline(state.range(0));
  const Setup setup(scenario.parameters);
  const Measures measures(setup);
  time_replications(state, setup, measures, [&](std::uint32_t replication, Record& record) {
    textbook::World(scenario.parameters, replication + 1).run(measures.book, record);
  });
}

BENCHMARK(textbook_version)->ArgName("people")->Arg(50'000)->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK(textbook_version)->ArgName("people")->Arg(1'000'000)->Arg(10'000'000)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace hearth::bench

#include "tests/bench/replications.h"

#include <algorithm>

#include "output/memory.h"
#include "tests/bench/baseline.h"
#include "tests/bench/memory.h"

namespace hearth::bench {

void time_replications(benchmark::State& state, const Setup& setup, const Measures& measures, const Replicate& replicate) {
  give_back_large_blocks();
  reset_peak();
  const std::size_t before = resident_bytes();
  Record record(measures.book, setup.months);
  std::uint32_t replication = 0;
  double person_months = 0;
  double most_people = 1;
  if (state.max_iterations > 1) replicate(replication++, record);
  for (auto _ : state) {
    replicate(replication++, record);
    for (int month = 0; month < setup.months; ++month) {
      const double people = total(measures.book, record, "people", month);
      person_months += people;
      most_people = std::max(most_people, people);
    }
  }
  const auto peak = static_cast<double>(peak_resident_bytes());
  using benchmark::Counter;
  state.counters["per_person_month"] = Counter(person_months, Counter::kIsRate | Counter::kInvert);
  state.counters["bytes_per_person"] = (peak - static_cast<double>(before)) / most_people;
  state.counters["peak_bytes"] = peak;
}

}  // namespace hearth::bench

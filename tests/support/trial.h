// A whole run in a few lines.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "models/district.h"
#include "models/measures.h"
#include "output/ensemble.h"

namespace hearth {

inline const std::string scenarios = HEARTH_SOURCE_DIR "/scenarios/";

/// A scenario at a fifth of its size, run with the invariants checked every month.
struct Trial {
  explicit Trial(const std::string& file, const std::vector<std::string>& overrides = {})
      : parameters(load(file, overrides)),
        setup(parameters),
        measures(setup),
        district(setup, measures),
        record(measures.book, setup.months) {}
  static DistrictParameters load(const std::string& file, std::vector<std::string> overrides) {
    overrides.push_back("run.scale=0.2");
    Diagnostics diagnostics;
    auto scenario = load_scenario(file, overrides, diagnostics);
    for (const auto& d : diagnostics.list()) ADD_FAILURE() << to_string(d);
    return scenario ? scenario->parameters : DistrictParameters{};
  }
  std::string operator()(std::uint32_t replication = 0) {
    record.clear();
    RunOptions options;
    options.check_invariants = true;
    return district.run(1, replication, record, options);
  }
  double sum(const char* name, int index = -1, const char* group = "series") {
    double total = 0;
    for (int m = 0; m < setup.months; ++m) total += at(name, m, index, group);
    return total;
  }
  /// Of a member, or of all (-1).
  double at(const char* name, int month, int index = -1, const char* group = "series") {
    const Series* s = measures.book.find(group, name);
    const auto values = record.at(SeriesId{static_cast<int>(s - measures.book.series().data())}, month);
    double total = 0;
    for (std::size_t i = 0; i < values.size(); ++i) total += index < 0 || static_cast<std::size_t>(index) == i ? values[i] : 0;
    return total;
  }
  double last(const char* name, int index = -1) { return at(name, setup.months - 1, index); }
  DistrictParameters parameters;
  Setup setup;
  Measures measures;
  District district;
  Record record;
};

}  // namespace hearth

#include "tests/bench/baseline.h"

#include <cstdlib>
#include <iostream>
#include <numeric>
#include <stdexcept>

namespace hearth::bench {

Scenario baseline() {
  Diagnostics diagnostics;
  auto scenario = load_scenario(HEARTH_SOURCE_DIR "/scenarios/baseline.toml", {}, diagnostics);
  for (const auto& d : diagnostics.list()) std::cerr << to_string(d) << "\n";
  if (!scenario) std::exit(1);
  return *std::move(scenario);
}

void keep_shared_rules(DistrictParameters& p) {
  std::erase_if(p.programmes, [](const ProgrammeParameters& x) {
    return x.serves == Serves::newcomers || x.serves == Serves::market || x.effect.placement != PlacementKind::none;
  });
  for (ProgrammeParameters& x : p.programmes) {
    x.through_desk = false;
    x.effect.vacancies_filled_per_month = 0;
  }
  p.service_desk = {};
  p.effort = {};
  for (SchemeParameters& x : p.housing.schemes) {
    x.through_desk = false;
    x.eligibility.founders_as_core.clear();
  }
}

Scenario baseline(std::int64_t people) {
  Scenario scenario = baseline();
  scenario.parameters.run.scale =
      static_cast<double>(people) / static_cast<double>(scenario.parameters.population.initial_total);
  return scenario;
}

std::span<const double> values(const MeasureBook& book, const Record& record, std::string_view name, int month) {
  return values(book, record, "series", name, month);
}

std::span<const double> values(const MeasureBook& book, const Record& record, std::string_view group, std::string_view name,
                               int month) {
  const Series* const series = book.find(group, name);
  if (series == nullptr) throw std::invalid_argument("the book has no series " + std::string(name));
  return record.at(SeriesId{static_cast<int>(series - book.series().data())}, month);
}

double total(const MeasureBook& book, const Record& record, std::string_view name, int month) {
  const auto all = values(book, record, name, month);
  return std::accumulate(all.begin(), all.end(), 0.0);
}

}  // namespace hearth::bench

// The baseline and districts in which other rules are in force, for tests that change one value after another: what a run of
// each shows, to be compared with what it shows under another value.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "models/district.h"
#include "models/measures.h"
#include "output/scenario.h"
#include "sim/parallel.h"

namespace hearth {

// Everything that is measured, what every account has paid, and how the programmes stand at the end.
inline std::vector<double> results_of(const DistrictParameters& p) {
  const Setup setup(p);
  const Measures measures(setup);
  District district(setup, measures);
  Record record(measures.book, setup.months);
  district.run(1, 0, record, {});
  std::vector<double> out = record.monthly_values();
  out.insert(out.end(), record.once_values().begin(), record.once_values().end());
  for (int account = 0; account < district.ledger.accounts(); ++account) {
    for (int i = 0; i < purposes * payers; ++i)
      out.push_back(
          district.ledger.since_start(account, static_cast<Purpose>(i / payers), static_cast<Payer>(i % payers)).in_cny());
  }
  for (const ProgrammeState& x : district.programmes.of) {
    for (const double value : {static_cast<double>(x.queue.size()), static_cast<double>(x.in_programme),
                               static_cast<double>(x.in_effect), x.capital.in_cny()})
      out.push_back(value);
  }
  return out;
}

inline bool same(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!(a[i] == b[i] || (std::isnan(a[i]) && std::isnan(b[i])))) return false;
  }
  return true;
}

struct ParameterWorld {
  DistrictParameters p;
  std::vector<double> results;
};

// The baseline as a sample, and three districts where other rules are in force: points, schemes open to every role, rents that
// answer the population, more who are served where they are few, slow coordination; deferred acceptance, a low income limit,
// narrow means, a small fund that lasts; tasks that are not carried out, more homes than the plan lists, targets due a year
// earlier.
inline const std::vector<ParameterWorld>& worlds() {
  static const std::vector<ParameterWorld> all = [] {
    const std::vector<std::vector<std::string>> overrides = {
        {"run.scale=0.1"},
        {"run.scale=1", "housing.maker_room.allocation_rule=\"points\"", "housing.purchase.allocation_rule=\"points\"",
         "housing.apartment.allocation_rule=\"points\"", "housing.purchase.units=60", "rents.closure=\"population\"",
         "housing.purchase.eligibility.roles=\"\"", "housing.apartment.eligibility.roles=\"\"", "wages.minimum=5000",
         "teams.min_core=4", "housing.maker_room.units=2000", "arrivals.elasticity_housing_wait=-2",
         "programmes.young_leaders.starts_per_unit_year=2000", "programmes.health_leaders.recruitment.leads_per_unit_year=200",
         "programmes.research_transfers.applications_per_year=0.3", "effort.coordination_months_per_partner=4"},
        {"run.scale=1", "run.months=84", "housing.maker_room.allocation_rule=\"deferred_acceptance\"",
         "housing.apartment.allocation_rule=\"deferred_acceptance\"", "housing.apartment.reserve_shares={}",
         "housing.maker_room.units=2000", "housing.maker_room.eligibility.income_cap_ratio=0.8", "ties.same_building_mean=3",
         "retention.hr_ties_0_2=2", "programmes.angel_fund.fund.capital=4e7", "programmes.angel_fund.fund.revolving=true",
         "programmes.chinese_medicine.places_per_unit=100", "programmes.chinese_medicine.applications_per_year=0.5"},
        {"run.scale=0.3", "tasks.6.enabled=false", "tasks.7.enabled=false", "tasks.10.enabled=false", "tasks.12.enabled=false",
         "housing.purchase.units=400", "housing.apartment.units=2500", "housing.maker_room.units=11000",
         "targets.teams.early=true", "targets.elite.early=true", "targets.applied.early=true", "targets.innovators.early=true"},
    };
    std::vector<ParameterWorld> out;
    for (const auto& world : overrides) {
      Diagnostics diagnostics;
      const auto scenario = load_scenario(HEARTH_SOURCE_DIR "/scenarios/baseline.toml", world, diagnostics);
      for (const auto& d : diagnostics.list()) ADD_FAILURE() << to_string(d);
      if (scenario) out.push_back({scenario->parameters, results_of(scenario->parameters)});
    }
    return out;
  }();
  return all;
}

inline std::set<std::string> keys_set_in_baseline() {
  Diagnostics diagnostics;
  const auto baseline = load_scenario(HEARTH_SOURCE_DIR "/scenarios/baseline.toml", {}, diagnostics);
  std::set<std::string> out;
  for (const auto& e : baseline->entries) {
    if (e.is_set) out.insert(e.key);
  }
  return out;
}

// Of all runs, several at a time.
template <class Task>
void for_all(std::size_t n, const Task& task) {
  for_each_task(
      n, threads_used(0), 0, [] { return false; }, [&](std::size_t i, int) { task(i); });
}

inline std::string leaf_of(const std::string& key) {
  return key.substr(key.rfind('.') + 1);
}

// "programmes.training.effect.months" -> "effect.months"; empty: no programme's.
inline std::string in_programme(const std::string& key) {
  const std::string list = "programmes.";
  if (!key.starts_with(list)) return {};
  return key.substr(key.find('.', list.size()) + 1);
}

}  // namespace hearth

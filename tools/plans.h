// Plans as a command is given them: results files, or scenarios that it runs with the luck of the others.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "output/results_reader.h"
#include "output/scenario.h"
#include "tools/commands.h"
#include "tools/plan_runs.h"

namespace hearth {

struct PlanArguments {
  std::vector<std::string> plans;  // paths
  std::int64_t replications = 0;   // 0: by default
  std::int64_t seed = -1;
  int threads = 0;
  bool people = false;               // with tables of people
  bool quiet = false, json = false;  // either: no progress
};

using Plans = std::vector<std::unique_ptr<ResultsFile>>;
using Scenarios = std::vector<std::optional<Scenario>>;

/// -n, -s, -t.
void add_options_of_runs(CLI::App& command, PlanArguments& a, const Shared& shared);

/// Results files, and in the place of each scenario a null pointer. False where one is at fault, which is told.
bool open_plans(const PlanArguments& a, const Shared& shared, Plans& plans, Scenarios& scenarios);

bool has_scenario(const Scenarios& scenarios);

/// What scenarios are run with, so that they are paired with the others: as the first results file says, otherwise as the first
/// scenario does.
Luck luck_of(const PlanArguments& a, const Plans& plans, const Scenarios& scenarios);

/// Runs the scenarios with so much luck, into files of the folder. Throws as run_plan.
void run_plans(const PlanArguments& a, const Luck& luck, const Scenarios& scenarios, const TemporaryFolder& folder,
               const Shared& shared, Plans& plans);

/// Throws BadInput where the first and another can't be paired.
void must_be_paired(const PlanArguments& a, const Plans& plans);

}  // namespace hearth

// What `hearth compare` does, by its options.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "output/comparison_tables.h"
#include "output/results_reader.h"
#include "output/safe_file.h"
#include "tools/commands.h"
#include "tools/inputs.h"
#include "tools/plans.h"
#include "tools/printing.h"

namespace hearth {

struct CompareArguments : PlanArguments {
  bool against_tasks = false;
  std::string precision;    // "50people", "1%"; empty: a given number of replications
  std::string measure;      // whose precision; empty: people at the end
  std::int64_t budget = 0;  // replications at most; 0: by default
  std::string output, folder;
  std::string study;  // file of a study that ranks assumptions; empty: none
  bool force = false;
};

/// Each plan against the first. The exit code.
int compare_plans(const CompareArguments& a, const Shared& shared);

/// The plan as it stands against the plan without each of its tasks. The exit code.
int compare_tasks(const CompareArguments& a, const Shared& shared);

/// But for what a scenario is called and what it asks.
std::vector<ChangedInput> changed_inputs(const Inputs& a, const Inputs& b);

/// Throws BadInput for a results file: --against-tasks runs a scenario.
void must_be_a_scenario(const std::string& path);

/// A task of the plan, and the scenario without it.
struct TaskToLeaveOut {
  std::string id;
  Said name;
  Scenario without;
};
/// The tasks that the scenario carries out. Empty where one can't be left out, which is told; throws BadInput where there is
/// none.
std::vector<TaskToLeaveOut> tasks_to_leave_out(const std::string& path, const Scenario& scenario, const Shared& shared);

/// The plan as it stands, which was run into `whole` with so much luck, against the plan without each of the tasks. Throws as
/// run_plan.
ComparedPlans effects_of_tasks(const PlanArguments& a, const Luck& luck, const ResultsFile& whole,
                               const std::vector<TaskToLeaveOut>& tasks, const Shared& shared);

/// The path where there is none.
Said title_of(const ResultsFile& file, const std::string& path);

/// Opened before the work, so that it is known that it may be written; the folder for CSV is looked at too. Null without -o.
std::unique_ptr<SafeFile> output_of(const CompareArguments& a);
void write_files(const CompareArguments& a, SafeFile* output, const ComparedPlans& plans);

}  // namespace hearth

// What the command line changes in a scenario: values by --set, tasks of the plan by --without-task.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "output/scenario.h"
#include "sim/diagnostic.h"
#include "tools/commands.h"

namespace hearth {

struct Changes {
  std::vector<std::string> overrides;      // "KEY=VALUE"
  std::vector<std::string> without_tasks;  // ids
};

/// Declares both options. `set_changes` is what --set does, in the words of the command.
void add_changes(CLI::App& command, Changes& changes, const Said& set_changes, const Shared& shared);

/// Loads a scenario file as changed. A task to be left out that is none of the scenario's is a fault like those of the file.
std::optional<Scenario> load_changed(const std::string& file, const Changes& changes, Diagnostics& diagnostics);

/// The fault of an option that names a task which the scenario lacks.
Diagnostic no_such_task(const std::string& option, const std::string& id, const std::vector<TaskParameters>& tasks);

}  // namespace hearth

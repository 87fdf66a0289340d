#include "tools/changes.h"

#include <algorithm>

#include "sim/value_reader.h"

namespace hearth {

namespace {

constexpr const char* without_task = "--without-task";

}  // namespace

void add_changes(CLI::App& command, Changes& changes, const Said& set_changes, const Shared& shared) {
  command.add_option("--set", changes.overrides, shared.say(set_changes))->allow_extra_args(false)->option_text("KEY=VALUE");
  command
      .add_option(without_task, changes.without_tasks,
                  shared.say({"Leave a task of the plan out, e.g. --without-task 5, which is --set tasks.5.enabled=false",
                              "不实施某项任务,如 --without-task 5,即 --set tasks.5.enabled=false"}))
      ->allow_extra_args(false)
      ->option_text("N");
}

Diagnostic no_such_task(const std::string& option, const std::string& id, const std::vector<TaskParameters>& tasks) {
  std::vector<std::string> ids;
  for (const TaskParameters& task : tasks) ids.push_back(task.id);
  const Said expected = ids.empty() ? Said{"a scenario with tasks (this one has none)", "含任务的情景(此情景没有任务)"}
                                    : Said{"one of " + joined(ids), "下列之一:" + joined(ids)};
  return {Diagnostic::Severity::error, option, 0, 0, {"there is no task '" + id + "'", "没有任务 '" + id + "'"}, expected,
          nearest_name(id, ids)};
}

std::optional<Scenario> load_changed(const std::string& file, const Changes& changes, Diagnostics& diagnostics) {
  if (changes.without_tasks.empty()) return load_scenario(file, changes.overrides, diagnostics);
  // Which tasks there are is known once the scenario has been read; until it can be, its own faults come first.
  Diagnostics of_the_file;
  const auto as_it_is = load_scenario(file, changes.overrides, of_the_file);
  if (!as_it_is) {
    diagnostics = of_the_file;
    return std::nullopt;
  }
  const std::vector<TaskParameters>& tasks = as_it_is->parameters.tasks;
  std::vector<std::string> overrides = changes.overrides;
  for (const std::string& id : changes.without_tasks) {
    const bool known = std::any_of(tasks.begin(), tasks.end(), [&](const TaskParameters& task) { return task.id == id; });
    if (known) {
      overrides.push_back("tasks." + id + ".enabled=false");
    } else {
      diagnostics.add(no_such_task(without_task, id, tasks));
    }
  }
  if (diagnostics.has_errors()) return std::nullopt;
  return load_scenario(file, overrides, diagnostics);
}

}  // namespace hearth

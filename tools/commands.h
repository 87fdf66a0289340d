// The subcommands of `hearth`. Each adds itself to the application and sets the exit code when it has run; see main.cpp.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "sim/said.h"

namespace hearth {

inline constexpr int exit_done = 0;
inline constexpr int exit_failed = 1;
inline constexpr int exit_bad_input = 2;
inline constexpr int exit_interrupted = 130;
inline constexpr int exit_to_be_continued = 75;  // a study was told to stop: what is finished is kept, the rest is to do

/// What all commands share. The language is known before the options are declared, so that they too speak it.
struct Shared {
  Language language = Language::english;
  int exit_code = exit_done;

  bool chinese() const { return language == Language::chinese; }
  const std::string& say(const Said& said) const { return said.in(language); }
  /// The help's last line.
  std::string example(const std::string& command) const { return say({"Example: ", "示例:"}) + command; }
};

void add_run(CLI::App& app, Shared& shared);
void add_check(CLI::App& app, Shared& shared);
void add_explain(CLI::App& app, Shared& shared);
void add_tasks(CLI::App& app, Shared& shared);
void add_diff(CLI::App& app, Shared& shared);
void add_compare(CLI::App& app, Shared& shared);
void add_report(CLI::App& app, Shared& shared);
void add_plot(CLI::App& app, Shared& shared);
void add_new(CLI::App& app, Shared& shared);
void add_schema(CLI::App& app, Shared& shared);
void add_describe(CLI::App& app, Shared& shared);
void add_export(CLI::App& app, Shared& shared);
void add_study(CLI::App& app, Shared& shared);
void add_sweep(CLI::App& app, Shared& shared);
void add_completion(CLI::App& app, Shared& shared);

}  // namespace hearth

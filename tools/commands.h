// The subcommands of `hearth`. Each adds itself to the application and returns the function that runs it; see main.cpp.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace hearth {

inline constexpr int exit_done = 0;
inline constexpr int exit_failed = 1;
inline constexpr int exit_bad_input = 2;
inline constexpr int exit_interrupted = 130;

/// What all commands share.
struct Shared {
  std::string language = "en";
  int exit_code = exit_done;
  bool chinese() const { return language == "zh"; }
};

void add_run(CLI::App& app, Shared& shared);
void add_check(CLI::App& app, Shared& shared);
void add_explain(CLI::App& app, Shared& shared);
void add_diff(CLI::App& app, Shared& shared);
void add_new(CLI::App& app, Shared& shared);
void add_schema(CLI::App& app, Shared& shared);
void add_describe(CLI::App& app, Shared& shared);
void add_export(CLI::App& app, Shared& shared);

}  // namespace hearth

// What is wrong with the words of a command line, in both languages: CLI11 speaks English only.
#pragma once

#include <CLI/CLI.hpp>

#include "sim/said.h"

namespace hearth {

Said usage_problem(const CLI::App& app, const CLI::Error& error);

}  // namespace hearth

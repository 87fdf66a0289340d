// Scripts that complete the command in a shell, made from the commands as they are declared.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace hearth {

std::string bash_completion(const CLI::App& app);
std::string zsh_completion(const CLI::App& app);
std::string fish_completion(const CLI::App& app);

}  // namespace hearth

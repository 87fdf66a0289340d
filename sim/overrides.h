// Values given on the command line: --set housing.apartment.units=3000.
#pragma once

#include <string>

#include "sim/document.h"

namespace hearth {

/// The file of what is set so.
inline constexpr const char* command_line = "--set";

/// Sets one "KEY=VALUE" on top of the document, VALUE as TOML or, where it is none, as a text. A fault goes to `diagnostics`.
void apply_override(Node& root, const std::string& text, const FileReader& read, Diagnostics& diagnostics);

}  // namespace hearth

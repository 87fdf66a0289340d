// One TOML text as a node; the only place that knows toml++.
#pragma once

#include <optional>
#include <string>

#include "sim/diagnostic.h"
#include "sim/node.h"

namespace hearth {

/// Empty, with a fault, when the text is no TOML, no text at all, or too large. Slips of the pen (see toml_slips.h) are all
/// told, and the text is read on as it is meant; at any other fault of syntax toml++ stops.
std::optional<Node> parse_toml(const std::string& text, const std::string& file, Diagnostics& diagnostics);

/// "3", "\"x\"", "{ a = 1 }" as a value; empty when it is none.
std::optional<Node> parse_toml_value(const std::string& text);

/// The value, or the text itself where it is none: what stands behind KEY= on a command line.
Node toml_value_or_text(const std::string& text);

/// What a TOML value says: a text without its quotes, any other value as it stands.
std::string plain_text_of(const std::string& toml);

}  // namespace hearth

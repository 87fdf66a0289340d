// A scenario as text: TOML files layered over one another, CSV lists, command-line overrides. Knows where every value stands,
// and opens no file itself: the caller gives a function that reads one.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/diagnostic.h"
#include "sim/node.h"

namespace hearth {

/// The text of a file, or why it can't be had.
struct FileText {
  std::optional<std::string> text;
  Said error;
};
using FileReader = std::function<FileText(const std::string& path)>;

/// Loads `path` with everything that it extends, then `overrides` ("key.of.value=3"). Faults go to `diagnostics`; what could be
/// read is returned all the same, so that its faults are told too, and is `broken` where something is missing. Empty when there
/// is nothing to read.
std::optional<Node> load_document(const std::string& path, const FileReader& read, const std::vector<std::string>& overrides,
                                  Diagnostics& diagnostics);

/// One TOML text, for tests and for the browser.
std::optional<Node> parse_document(const std::string& text, const std::string& name, Diagnostics& diagnostics);

}  // namespace hearth

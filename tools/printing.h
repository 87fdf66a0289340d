// What several commands print: faults, places, JSON.
#pragma once

#include <memory>
#include <string>

#include "output/results_reader.h"
#include "output/toml_json.h"
#include "sim/diagnostic.h"
#include "sim/parameter_reader.h"

namespace hearth {

/// On the standard error output. Nothing more can be done when that fails too (a full disk behind a redirection).
void complain(const std::string& text);

/// One line a fault on the standard error output.
void print(const Diagnostics& diagnostics, Language language);

/// On the standard output. Bytes that are no UTF-8 (in names of files) are replaced; what is no number is null.
void print(const Json& json);

Json to_json(const Diagnostics& diagnostics, Language language);

/// "baseline.toml:12:3".
std::string to_string(const Place& place);

/// Opens a results file; complains of one whose damage can't be ruled out. Throws as ResultsFile::open.
std::unique_ptr<ResultsFile> open_results(const std::string& path, Language language);

/// Title and question of a results file, and what --set has changed, a line each.
std::string heading(const ResultsFile& file, bool with_question, Language language);

/// What --set has changed, by key.
Json overrides_json(const ResultsFile& file);

/// Null where there is no text.
Json or_null(const std::string& text);

}  // namespace hearth

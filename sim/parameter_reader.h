// Reads a document into parameter structures, and lists what was read.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/document.h"
#include "sim/parameter.h"

namespace hearth {

/// A value that a later layer has replaced.
struct EarlierValue {
  std::string value;  // as TOML
  Place place;
  std::string low, high, evidence, source;
};

/// One leaf of the parameters of a scenario: what is declared and what the scenario says.
struct ParameterEntry {
  std::string key;  // "housing.apartment.units"
  std::string
      type;  // "number", "count", "flag", "text", "date", "choice", "schedule", "member", "members", "by_member", "values"
  std::string unit;
  Said allowed;
  std::string meaning_en;
  std::string meaning_zh;
  std::vector<Option> options;  // of a choice
  std::string value;            // as TOML
  bool is_set = false;
  Place place;  // where the value was set
  std::string low, high, evidence, source, note;
  std::vector<EarlierValue> earlier;  // what it replaced, the latest first
  std::string list_below;             // of a row: the file whose rows its list replaces as a whole
};

/// Fills the structure that `root` describes. All faults of the document are added to `diagnostics`: unknown and missing keys,
/// wrong types, values outside their range, unknown members. Returns every leaf in the order of declaration.
std::vector<ParameterEntry> read_parameters(const Node& document, Diagnostics& diagnostics,
                                            const std::function<void(Declaration&)>& root);

/// The scenario as one complete TOML text that reads back to the same values, without `extends` and CSV files.
std::string resolved_toml(const std::function<void(Declaration&)>& root);

/// JSON Schema (draft 2020-12) of scenario files, descriptions in English and Chinese.
std::string json_schema(const std::function<void(Declaration&)>& root);

/// Markdown tables of all parameters.
std::string parameter_document(const std::function<void(Declaration&)>& root);

}  // namespace hearth

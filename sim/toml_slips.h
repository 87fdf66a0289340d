// What people write by a slip where TOML wants something else: a month without quotes, 3,000, 70%, full-width punctuation.
#pragma once

#include <optional>
#include <string>

#include "sim/said.h"

namespace hearth {

struct TomlSlip {
  int column = 1;  // from 1, in characters
  Said problem;
  Said expected;
  std::string meant;  // the line as it is probably meant, so that the faults behind it are found too
};

/// The first slip in a line on which the parser has failed; empty when it is none of those known.
std::optional<TomlSlip> find_slip(const std::string& line);

/// Whether the key stands for one that is no TOML, which has been told.
bool is_told_key(const std::string& key);

/// What toml++ says of a fault, for people.
Said syntax_fault(const std::string& description);

}  // namespace hearth

// Contradictions as cases: lines that a what-if adds to the baseline, and what is told of them.
#pragma once

#include <span>

#include "tests/faults/support.h"

namespace hearth::faults {

/// Lines of a what-if, and what is told of them.
struct Case {
  const char* lines;
  const char* told;  // place (in a.toml) and problem
};

/// Each case is told where it was made, and in Chinese without a word of English but names.
void expect_told(std::span<const Case> cases);

}  // namespace hearth::faults

// What is conserved, checked every month in debug builds and with --check-invariants.
#pragma once

#include <string>

namespace hearth {

struct District;

/// Empty when all hold; otherwise which one broke, in which month, with both sides.
std::string broken_invariant(const District& d);

}  // namespace hearth

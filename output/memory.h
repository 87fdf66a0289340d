// How much of the computer's memory a run may take.
#pragma once

namespace hearth {

/// Bytes that this process may use: the machine's memory, or less where the shell sets a limit (ulimit -v).
double memory_limit();

}  // namespace hearth

// Trying something that may crash or never end.
#pragma once

#include <functional>

namespace hearth {

/// Runs `attempt` in a child process and tells whether it returned: not when it threw, crashed, or took more than `seconds` of
/// processor time. To be called while the process has one thread.
bool survives(const std::function<void()>& attempt, int seconds);

}  // namespace hearth

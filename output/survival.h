// Trying something that may crash or never end.
#pragma once

#include <cstdint>
#include <functional>

namespace hearth {

/// Runs `attempt` in a child process and tells whether it returned: not when it threw, crashed, or took more than `seconds` of
/// processor time or `bytes` of memory besides what the process has. To be called while the process has one thread.
bool survives(const std::function<void()>& attempt, int seconds, std::uint64_t bytes);

}  // namespace hearth

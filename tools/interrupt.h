// Ctrl-C, and being told to end (SIGTERM, SIGHUP, and SIGUSR1 by which clusters warn of a time limit): the first time the run
// ends after the replications in progress, the second time at once.
#pragma once

#include <atomic>
#include <string>

namespace hearth {

/// Set by the first signal.
extern std::atomic<bool> interrupted;

/// Which second signals end the process at once: on a cluster the scheduler and a task's script may both tell it to stop.
enum class Again { any, only_from_the_keyboard };

/// From now on signals are kept. `message` is printed at the first one (nothing when empty).
void catch_interrupts(const std::string& message, Again again = Again::any);

/// A file that must not be left behind when the second signal ends the process, and what is printed then (nothing when empty).
/// An empty path ends both.
void remove_when_interrupted(const std::string& path, const std::string& message);
/// The same of a folder with all in it.
void remove_folder_when_interrupted(const std::string& path);

}  // namespace hearth

// Other programs, started without a shell: no word of theirs is read by one.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace hearth {

/// How a program ended: its exit code, or 128 and the number of the signal that ended it, as shells say it.
struct Ended {
  int code = 0;
  std::string out, err;  // what it printed, where that was kept
};

/// The first word is a program on PATH, or a path of one. Waits for its end and keeps what it prints. Throws Failure when it
/// can't be started; `is_there` says beforehand whether a program is on PATH.
Ended run_and_listen(const std::vector<std::string>& words);
bool is_on_path(const std::string& program);

/// Starts a program, given by its path, that prints where this one does, and returns its process. It is in a process group of
/// its own, so that Ctrl-C on the terminal doesn't reach it, and no signal is blocked or caught in it. Throws Failure.
pid_t start(const std::vector<std::string>& words);
/// The exit code, or 128 and the signal, of what waitpid(2) tells.
int exit_code_of(int status);

}  // namespace hearth

#include "output/survival.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <exception>

namespace hearth {

namespace {

// What the attempt says on its way down is for nobody, and a crash here is an answer, not worth a core file.
void be_quiet() {
  const rlimit no_core = {0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  ::close(STDOUT_FILENO);
  ::close(STDERR_FILENO);
  for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) std::signal(fault, SIG_DFL);
}

}  // namespace

bool survives(const std::function<void()>& attempt, int seconds) {
  const pid_t child = ::fork();
  if (child < 0) return false;
  if (child == 0) {
    be_quiet();
    const auto limit = static_cast<rlim_t>(seconds);
    const rlimit time = {limit, limit};
    ::setrlimit(RLIMIT_CPU, &time);
    try {
      attempt();
    } catch (const std::exception&) {
      ::_exit(1);
    }
    ::_exit(0);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return false;
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace hearth

#include "output/survival.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <exception>
#include <fstream>

namespace hearth {

namespace {

void limit(decltype(RLIMIT_CPU) resource, std::uint64_t value) {
  const rlimit both = {value, value};
  ::setrlimit(resource, &both);
}

// What the attempt says on its way down is for nobody, and a crash here is an answer, not worth a core file.
void be_quiet() {
  limit(RLIMIT_CORE, 0);
  ::close(STDOUT_FILENO);
  ::close(STDERR_FILENO);
  for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) std::signal(fault, SIG_DFL);
}

// Of the address space, in bytes. 0: the system does not tell.
std::uint64_t size_of_process() {
  std::uint64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace

bool survives(const std::function<void()>& attempt, int seconds, std::uint64_t bytes) {
  const pid_t child = ::fork();
  if (child < 0) return false;
  if (child == 0) {
    be_quiet();
    limit(RLIMIT_CPU, static_cast<std::uint64_t>(seconds));
    if (const std::uint64_t now = size_of_process(); now > 0) limit(RLIMIT_AS, now + bytes);
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

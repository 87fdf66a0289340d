#include "tools/processes.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>

#include "output/failure.h"

extern char** environ;

namespace hearth {

namespace {

// A file without a name that takes what a program prints: unlike a pipe, it never fills.
class Listener {
 public:
  Listener() : fd_(::memfd_create("hearth", MFD_CLOEXEC)) {
    if (fd_ < 0) throw Failure(Said{"can't listen to a program: ", "无法读取其他程序的输出:"} + system_error(errno));
  }
  ~Listener() { ::close(fd_); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  int descriptor() const { return fd_; }
  std::string heard() const {
    std::string out;
    std::array<char, 4096> piece{};
    for (;;) {
      const ssize_t n = ::pread(fd_, piece.data(), piece.size(), static_cast<off_t>(out.size()));
      if (n <= 0) return out;
      out.append(piece.data(), static_cast<std::size_t>(n));
    }
  }

 private:
  int fd_;
};

// The actions and attributes of posix_spawn, released however it goes.
struct Manner {
  Manner() {
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
    // What this process ignores or blocks (SIGXFSZ, and signals that wait for their turn) is its own affair.
    sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  ~Manner() {
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
  }
  Manner(const Manner&) = delete;
  Manner& operator=(const Manner&) = delete;
  posix_spawn_file_actions_t actions{};
  posix_spawnattr_t attributes{};
};

pid_t spawn(const std::vector<std::string>& words, const Manner& manner) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_t process = -1;
  const int error = ::posix_spawnp(&process, arguments[0], &manner.actions, &manner.attributes, arguments.data(), environ);
  if (error != 0) throw Failure(Said{"can't start '" + words[0] + "': ", "无法启动 '" + words[0] + "':"} + system_error(error));
  return process;
}

}  // namespace

int exit_code_of(int status) {
  constexpr int ended_by_signal = 128;
  return WIFEXITED(status) ? WEXITSTATUS(status) : ended_by_signal + WTERMSIG(status);
}

bool is_on_path(const std::string& program) {
  const char* const path = std::getenv("PATH");
  const std::string folders = path != nullptr ? path : "/usr/bin:/bin";
  for (std::size_t at = 0; at <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', at), folders.size());
    const std::string folder = end > at ? folders.substr(at, end - at) : ".";
    if (::access((folder + "/" + program).c_str(), X_OK) == 0) return true;
    at = end + 1;
  }
  return false;
}

Ended run_and_listen(const std::vector<std::string>& words) {
  const Listener out, err;
  Manner manner;
  ::posix_spawn_file_actions_addopen(&manner.actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&manner.actions, out.descriptor(), STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&manner.actions, err.descriptor(), STDERR_FILENO);
  const pid_t process = spawn(words, manner);
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) continue;
  return {exit_code_of(status), out.heard(), err.heard()};
}

pid_t start(const std::vector<std::string>& words) {
  Manner manner;
  ::posix_spawn_file_actions_addopen(&manner.actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawnattr_setpgroup(&manner.attributes, 0);
  ::posix_spawnattr_setflags(&manner.attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  return spawn(words, manner);
}

}  // namespace hearth

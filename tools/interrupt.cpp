#include "tools/interrupt.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>

#include "tools/commands.h"

namespace hearth {

std::atomic<bool> interrupted{false};

namespace {

// What a signal handler may touch: plain memory that is written before the handler is installed or guarded by its length.
std::array<char, 512> farewell{};
std::array<char, 5000> last_words{};
std::array<char, 4096> unwanted{};
std::atomic<bool> has_unwanted{false};
std::array<char, 4096> unwanted_folder{};
std::atomic<bool> has_unwanted_folder{false};
std::atomic<bool> keyboard_only{false};

template <std::size_t N>
void put(const std::array<char, N>& text) {
  const auto length = static_cast<std::size_t>(std::find(text.begin(), text.end(), '\0') - text.begin());
  if (length > 0 && ::write(STDERR_FILENO, text.data(), length) < 0) return;
}

// A handler may not walk through a folder, but fork and execute what does; _Fork, since fork waits for locks that the thread
// may hold that was interrupted. Once this process has ended: its threads still write.
void remove_unwanted_folder() {
  const pid_t ending = ::getpid();
  if (::_Fork() != 0) return;
  ::signal(SIGINT, SIG_IGN);
  constexpr useconds_t nap = 1000;
  while (::getppid() == ending) ::usleep(nap);
  ::execl("/bin/rm", "rm", "-rf", "--", unwanted_folder.data(), nullptr);
  ::_exit(1);
}

void on_signal(int number) {
  if (interrupted.exchange(true)) {
    if (keyboard_only && number != SIGINT) return;
    if (has_unwanted) {
      ::unlink(unwanted.data());
      put(last_words);
    }
    if (has_unwanted_folder) remove_unwanted_folder();
    ::_exit(exit_interrupted);
  }
  put(farewell);
}

template <std::size_t N>
bool copy(const std::string& text, std::array<char, N>& to) {
  to.fill('\0');
  if (text.size() >= N) return false;
  std::copy(text.begin(), text.end(), to.begin());
  return true;
}

}  // namespace

void catch_interrupts(const std::string& message, Again again) {
  keyboard_only = again == Again::only_from_the_keyboard;
  copy(message, farewell);
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  ::sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  ::sigaction(SIGUSR1, &action, nullptr);
  // Whoever runs with nohup wants the run to survive the terminal.
  struct sigaction hangup {};
  ::sigaction(SIGHUP, nullptr, &hangup);
  if (hangup.sa_handler != SIG_IGN) ::sigaction(SIGHUP, &action, nullptr);
}

void remove_when_interrupted(const std::string& path, const std::string& message) {
  has_unwanted = false;
  copy(message, last_words);
  has_unwanted = copy(path, unwanted) && !path.empty();
}

void remove_folder_when_interrupted(const std::string& path) {
  has_unwanted_folder = false;
  has_unwanted_folder = copy(path, unwanted_folder) && !path.empty();
}

}  // namespace hearth

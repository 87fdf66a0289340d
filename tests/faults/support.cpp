#include "tests/faults/support.h"

#include <fcntl.h>
#include <grp.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmath>
#include <cstdlib>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <regex>
#include <sstream>
#include <thread>

namespace hearth::faults {

double share_of_cases() {
  const char* const share = std::getenv("HEARTH_CASES");
  return share != nullptr ? std::max(0.1, std::atof(share)) : 1;
}

bool is_tried(std::size_t i) {
  const double share = std::min(1.0, share_of_cases());
  return std::floor(share * static_cast<double>(i + 1)) > std::floor(share * static_cast<double>(i));
}

bool wait_until(const std::function<bool()>& holds) {
  for (int i = 0; i < 60000; ++i) {
    if (holds()) return true;
    ::usleep(1000);
  }
  return false;
}

void wait_for_seconds(double seconds) {
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
}

Folder::Folder() {
  std::string name = fs::temp_directory_path() / "hearth-faults-XXXXXX";
  path = ::mkdtemp(name.data());
}

Folder::~Folder() {
  std::error_code error;
  fs::permissions(path, fs::perms::owner_all, error);
  fs::remove_all(path, error);
}

std::vector<std::string> Folder::names() const {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(path)) out.push_back(entry.path().filename().string());
  std::sort(out.begin(), out.end());
  return out;
}

std::string slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void spit(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

Running::Running(const Words& words, const std::function<void()>& prepare, const std::string& program)
    : out_(folder_ / "out"), err_(folder_ / "err") {
  process_ = ::fork();
  if (process_ != 0) return;
  ::dup2(::open(out_.c_str(), O_CREAT | O_WRONLY, 0600), STDOUT_FILENO);
  ::dup2(::open(err_.c_str(), O_CREAT | O_WRONLY, 0600), STDERR_FILENO);
  ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
  std::vector<char*> arguments = {const_cast<char*>("hearth")};
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  if (prepare) prepare();
  ::execv(program.c_str(), arguments.data());
  ::_exit(99);
}

Running::~Running() {
  if (process_ <= 0) return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
}

void Running::signal(int number) const {
  ::kill(process_, number);
}

void Running::wait_while_it_works(double seconds) const {
  const auto used = [&] {
    // Behind the name in brackets: the 12th and 13th word are ticks in the program and in the system.
    const std::string stat = slurp("/proc/" + std::to_string(process_) + "/stat");
    std::istringstream words(stat.substr(std::min(stat.rfind(')'), stat.size() - 1) + 1));
    std::string word;
    double ticks = 0, of_kind = 0;
    for (int i = 1; i <= 11; ++i) words >> word;
    for (int i = 0; i < 2 && words >> of_kind; ++i) ticks += of_kind;
    return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
  };
  const double before = used();
  wait_until([&] { return used() >= before + seconds; });
}

Outcome Running::wait(double seconds) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  int status = 0;
  rusage used{};
  bool hangs = false;
  auto pause = std::chrono::microseconds(200);
  while (::wait4(process_, &status, WNOHANG, &used) == 0) {
    if (Clock::now() > end) {
      hangs = true;
      ::kill(process_, SIGKILL);
      ::waitpid(process_, &status, 0);
      break;
    }
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, std::chrono::microseconds(10000));
  }
  process_ = -1;
  const int code = hangs ? -1000 : WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  return {code, slurp(out_), slurp(err_), static_cast<std::size_t>(used.ru_maxrss) * 1024};
}

Outcome hearth(const Words& words, const std::function<void()>& prepare) {
  return Running(words, prepare).wait();
}

double seconds_taken_by(const Words& words) {
  const auto begin = std::chrono::steady_clock::now();
  hearth(words);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void become_nobody() {
  constexpr unsigned nobody = 65534;
  if (::setgroups(0, nullptr) != 0 || ::setgid(nobody) != 0 || ::setuid(nobody) != 0) ::_exit(98);
}

SmallDisk::SmallDisk(const std::string& at, const std::string& size) : path(at) {
  fs::create_directories(path);
  is_there = ::mount("tmpfs", path.c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
}

SmallDisk::~SmallDisk() {
  if (is_there) ::umount2(path.c_str(), MNT_DETACH);
}

void SmallDisk::resize(const std::string& size) const {
  EXPECT_EQ(::mount("tmpfs", path.c_str(), "tmpfs", MS_REMOUNT, ("size=" + size).c_str()), 0);
}

Words quick_run(const std::string& results, const Words& more) {
  Words words = {"run", baseline, "-n", "2", "--set", "run.scale=0.02", "--set", "run.months=6", "--quiet", "-o", results};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

Told check(const std::map<std::string, std::string>& files, const Words& more) {
  const Folder folder;
  for (const auto& [name, text] : files) spit(folder / name, text);
  Words words = {"check", folder / "a.toml"};
  words.insert(words.end(), more.begin(), more.end());
  const Outcome o = hearth(words);
  Told told{o.code, lines_of(o.err)};
  for (std::string& line : told.lines) {
    const std::string prefix = folder.path.string() + "/";
    for (std::size_t at = line.find(prefix); at != std::string::npos; at = line.find(prefix)) line.erase(at, prefix.size());
  }
  if (!told.lines.empty() && o.code == 2) told.lines.pop_back();
  return told;
}

std::string what_if(const std::string& lines) {
  return "extends = \"" + baseline + "\"\n" + lines;
}

std::vector<std::string> english_words(const std::string& text, const std::vector<std::string>& allowed) {
  std::vector<std::string> out;
  const std::regex word("[A-Za-z_./:0-9-]+");
  for (std::sregex_iterator it(text.begin(), text.end(), word), end; it != end; ++it) {
    const std::string found = it->str();
    if (!std::regex_match(found, std::regex("[A-Za-z]{3,}"))) continue;
    if (std::find(allowed.begin(), allowed.end(), found) == allowed.end()) out.push_back(found);
  }
  return out;
}

std::string shell(const std::string& script) {
  return Running({"-c", script}, {}, "/bin/bash").wait().all();
}

}  // namespace hearth::faults

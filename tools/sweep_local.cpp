#include "tools/sweep_local.h"

#include <fmt/format.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <map>

#include "output/failure.h"
#include "tools/printing.h"
#include "tools/processes.h"

namespace hearth {

namespace {

// While it lives, signals wait to be asked for, and so none comes between two steps.
class WaitingSignals {
 public:
  WaitingSignals() {
    ::sigemptyset(&set_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGCHLD}) {
      struct sigaction now {};
      ::sigaction(signal, nullptr, &now);
      // Whoever runs with nohup wants the run to survive the terminal.
      if (signal == SIGCHLD || now.sa_handler != SIG_IGN) ::sigaddset(&set_, signal);
    }
    // A parent that ignores its children's end leaves that to us, and then nobody could be waited for.
    std::signal(SIGCHLD, SIG_DFL);
    ::sigprocmask(SIG_BLOCK, &set_, &before_);
  }
  ~WaitingSignals() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }
  WaitingSignals(const WaitingSignals&) = delete;
  WaitingSignals& operator=(const WaitingSignals&) = delete;
  int next() const {
    for (;;) {
      const int signal = ::sigwaitinfo(&set_, nullptr);
      if (signal > 0) return signal;
    }
  }

 private:
  sigset_t set_{}, before_{};
};

class Shards {
 public:
  Shards(const ClusterJob& job, const Shared& shared, bool quiet) : job_(job), shared_(shared), quiet_(quiet) {}

  // Whether all have been started and have ended.
  bool ended() const { return running_.empty() && (stopped_ || next_ == job_.tasks); }
  int code() const { return code_; }
  bool stopped() const { return stopped_; }

  void start_more() {
    while (!stopped_ && next_ < job_.tasks && running_.size() < std::max<std::size_t>(job_.at_once, 1)) {
      try {
        running_.emplace(start(shard_words(job_, next_)), next_);
        ++next_;
      } catch (const Failure& failure) {
        // Those that run are waited for all the same.
        complain("hearth: " + shared_.say(failure.said()) + "\n");
        give_up(exit_failed);
      }
    }
  }

  void stop(int signal) {
    if (!stopped_)
      complain("hearth: " +
               shared_.say({"stopping: waits for the shards to save what is finished", "正在停止:等待各分片保存已完成的部分"}) +
               "\n");
    stopped_ = true;
    for (const auto& [process, shard] : running_) ::kill(process, signal);
  }

  // Signals of the same kind merge: one SIGCHLD may tell of several ends.
  void look_who_ended() {
    int status = 0;
    for (pid_t process; (process = ::waitpid(-1, &status, WNOHANG)) > 0;) {
      const auto at = running_.find(process);
      if (at == running_.end()) continue;
      tell(at->second, exit_code_of(status));
      running_.erase(at);
    }
  }

 private:
  void tell(std::size_t shard, int code) {
    ++done_;
    if (code == exit_done) {
      if (!quiet_) {
        fmt::print("{}\n", shared_.say({fmt::format("shard {} is complete ({} of {} ended)", shard, done_, job_.tasks),
                                        fmt::format("分片 {} 已完成(共 {} 个,已结束 {} 个)", shard, job_.tasks, done_)}));
        std::fflush(stdout);
      }
      return;
    }
    if (code != exit_to_be_continued || !stopped_)
      complain(
          "hearth: " +
          shared_.say({fmt::format("shard {} ended with {}", shard, code), fmt::format("分片 {} 的退出码为 {}", shard, code)}) +
          "\n");
    if (code == exit_bad_input) return give_up(exit_bad_input);  // all others would refuse alike
    if (code_ == exit_done || code != exit_to_be_continued)
      code_ = code == exit_to_be_continued ? exit_to_be_continued : exit_failed;
  }

  void give_up(int code) {
    next_ = job_.tasks;
    code_ = code;
  }

  const ClusterJob& job_;
  const Shared& shared_;
  const bool quiet_;
  std::map<pid_t, std::size_t> running_;
  std::size_t next_ = 0, done_ = 0;
  bool stopped_ = false;
  int code_ = exit_done;
};

// The end of a program to which signals are passed on; a stopped one has not failed.
int wait_for(pid_t process, const WaitingSignals& signals) {
  bool stopped = false;
  int status = 0;
  while (::waitpid(process, &status, WNOHANG) == 0) {
    const int signal = signals.next();
    if (signal == SIGCHLD) continue;
    stopped = true;
    ::kill(process, signal);
  }
  const int code = exit_code_of(status);
  return stopped && code != exit_done ? exit_to_be_continued : code;
}

}  // namespace

std::vector<std::string> shard_words(const ClusterJob& job, std::size_t shard) {
  std::vector<std::string> words = {job.program, "sweep",
                                    "run",       job.folder,
                                    "--shard",   fmt::format("{}/{}", shard, job.tasks),
                                    "--threads", std::to_string(job.threads),
                                    "--quiet"};
  if (job.check_invariants) words.emplace_back("--check-invariants");
  return words;
}

std::vector<std::string> merge_words(const ClusterJob& job, bool partial) {
  std::vector<std::string> words = {job.program, "sweep", "merge", job.folder, "-o", job.output, "--force"};
  if (partial) words.emplace_back("--partial");
  return words;
}

int run_locally(const ClusterJob& job, const Shared& shared, bool quiet) {
  const WaitingSignals signals;
  Shards shards(job, shared, quiet);
  for (shards.start_more(); !shards.ended(); shards.start_more()) {
    const int signal = signals.next();
    signal == SIGCHLD ? shards.look_who_ended() : shards.stop(signal);
  }
  if (shards.stopped()) return shards.code() == exit_done ? exit_to_be_continued : shards.code();
  if (shards.code() == exit_bad_input) return exit_bad_input;
  const bool whole = shards.code() == exit_done;
  std::fflush(stdout);
  const int merged = wait_for(start(merge_words(job, !whole)), signals);
  if (whole || merged == exit_to_be_continued) return merged;
  // What is missing, and why.
  wait_for(start({job.program, "sweep", "status", job.folder}), signals);
  return shards.code();
}

}  // namespace hearth

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <memory>

#include "output/ensemble.h"
#include "output/findings.h"
#include "tools/commands.h"

namespace hearth {

namespace {

std::atomic<bool> interrupted{false};

void on_interrupt(int) {
  interrupted = true;
}

struct RunArguments {
  std::string file;
  std::string output;
  std::vector<std::string> overrides;
  std::int64_t replications = 0;
  std::int64_t seed = -1;
  int threads = 0;
  bool people = false, quiet = false, json = false, force = false, check_invariants = false;
};

class Progress {
 public:
  Progress(std::size_t total, bool shown)
      : total_(total), shown_(shown && ::isatty(2) != 0), begin_(Clock::now()), last_(begin_) {}
  void operator()(std::size_t done) {
    const auto now = Clock::now();
    if (!shown_ || (done < total_ && now - last_ < std::chrono::milliseconds(200))) return;
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    const double rate = static_cast<double>(done) / seconds;
    fmt::print(stderr, "\r{} of {} replications, {:.1f} a second, {:.0f} s left   ", done, total_, rate,
               static_cast<double>(total_ - done) / rate);
    if (done == total_) fmt::print(stderr, "\n");
  }

 private:
  using Clock = std::chrono::steady_clock;
  std::size_t total_;
  bool shown_;
  Clock::time_point begin_, last_;
};

int run(const RunArguments& a, bool chinese) {
  Diagnostics diagnostics;
  const auto scenario = load_scenario(a.file, a.overrides, diagnostics);
  for (const auto& d : diagnostics.list()) std::cerr << to_string(d) << "\n";
  if (!scenario) return exit_bad_input;
  EnsembleOptions options;
  options.replications = static_cast<std::size_t>(a.replications > 0 ? a.replications : scenario->parameters.run.replications);
  options.seed = static_cast<std::uint64_t>(a.seed >= 0 ? a.seed : scenario->parameters.run.seed);
  options.threads = a.threads;
  options.check_invariants = a.check_invariants;
  options.people = a.people;
#ifdef HEARTH_CHECK_INVARIANTS
  options.check_invariants = true;
#endif
  options.output = !a.output.empty() ? a.output : std::filesystem::path(a.file).stem().string() + ".h5";
  options.force = a.force;
  if (!options.force && std::filesystem::exists(options.output)) {
    std::cerr << "hearth: '" << options.output << "' exists and is kept; --force replaces it\n";
    return exit_bad_input;
  }
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
  Progress progress(options.replications, !a.quiet && !a.json);
  const EnsembleResult result = run_ensemble(
      *scenario, options, [&](std::size_t done) { progress(done); }, interrupted);
  if (!result.broken_invariant.empty()) {
    std::cerr << "hearth: an invariant broke, this is a defect of Hearth: " << result.broken_invariant << "\n";
    return exit_failed;
  }
  if (interrupted) {
    fmt::print(stderr, "\nhearth: interrupted; {} of {} replications were finished{}\n", result.finished, options.replications,
               result.finished > 0 ? " and are in " + options.output : ", nothing was written");
    return exit_interrupted;
  }
  if (!a.quiet || a.json) {
    std::string error, warning;
    const auto file = ResultsFile::open(options.output, error, warning);
    if (!file) throw std::runtime_error(error);
    const Findings findings = find(*file);
    if (a.json) {
      std::cout << findings_json(findings);
    } else {
      fmt::print("{}: {} replications of {} months in {:.1f} s\n{}", options.output, result.finished,
                 scenario->parameters.run.months, result.seconds, findings_table(findings, chinese));
    }
  }
  return exit_done;
}

}  // namespace

void add_run(CLI::App& app, Shared& shared) {
  auto* const command = app.add_subcommand("run", "Simulate a scenario and write a results file");
  const auto a = std::make_shared<RunArguments>();
  command->add_option("FILE", a->file, "Scenario file, e.g. scenarios/baseline.toml")->required();
  command->add_option("-n,--replications", a->replications, "Replications (default: the scenario's)")
      ->check(CLI::Range(1, 1000000));
  command->add_option("-s,--seed", a->seed, "Seed (default: the scenario's)")->check(CLI::NonNegativeNumber);
  command->add_option("-t,--threads", a->threads, "Threads (default: all)")->check(CLI::Range(1, 1024));
  command->add_option("--set", a->overrides, "KEY=VALUE: change a value, e.g. --set housing.apartment.units=3000")
      ->allow_extra_args(false);
  command->add_option("-o,--output", a->output, "Results file (default: the scenario's name with .h5)");
  command->add_flag("--people", a->people,
                    "Also write the tables of people, events and firms (about 5 MB a replication of the baseline)");
  command->add_flag("--force", a->force, "Replace an existing results file");
  command->add_flag("--quiet", a->quiet, "Print nothing but errors");
  command->add_flag("--json", a->json, "Print the findings as JSON");
  command->add_flag("--check-invariants", a->check_invariants,
                    "Check every month that people, homes, posts and money are conserved");
  command->footer("Example: hearth run scenarios/baseline.toml --replications 200 -o results/baseline.h5");
  command->callback([a, &shared] { shared.exit_code = run(*a, shared.chinese()); });
}

}  // namespace hearth

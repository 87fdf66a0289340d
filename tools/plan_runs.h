// Scenarios that a comparison runs itself, into files that are read once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "output/results_reader.h"
#include "output/scenario.h"
#include "tools/commands.h"
#include "tools/progress.h"

namespace hearth {

/// A folder for what is read once; gone with its contents in the end, or by an interrupt. One at a time, or one in another.
class TemporaryFolder {
 public:
  /// Throws Failure when it can't be made.
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string file(std::size_t i) const { return (path_ / (std::to_string(i) + ".h5")).string(); }

 private:
  std::filesystem::path path_;
};

/// Scenarios with the same luck are paired.
struct Luck {
  std::uint64_t seed = 1;
  std::size_t replications = 1;
};

struct PlanRun {
  Luck luck;
  int threads = 0;
  bool people = false;           // with tables of people
  Progress* progress = nullptr;  // over several plans
  std::size_t done_before = 0;   // replications of the plans before
};

/// Ctrl-C before all runs were done: nothing is told of half of them. The command ends with exit_interrupted.
struct Interrupted {};

/// Runs a scenario into a file and opens it. Throws Failure, BadInput or Interrupted.
std::unique_ptr<ResultsFile> run_plan(const Scenario& scenario, const PlanRun& run, const std::string& output,
                                      const Shared& shared);

}  // namespace hearth

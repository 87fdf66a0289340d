// What `hearth compare` does, by its options.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "output/comparison_tables.h"
#include "output/results_reader.h"
#include "output/safe_file.h"
#include "tools/commands.h"
#include "tools/inputs.h"
#include "tools/printing.h"

namespace hearth {

struct CompareArguments {
  std::vector<std::string> plans;
  bool against_tasks = false;
  std::int64_t replications = 0;  // 0: by default
  std::int64_t seed = -1;
  int threads = 0;
  std::string precision;    // "50people", "1%"; empty: a given number of replications
  std::string measure;      // whose precision; empty: people at the end
  std::int64_t budget = 0;  // replications at most; 0: by default
  std::string output, folder;
  bool people = false, force = false, quiet = false, json = false;
};

/// Each plan against the first. The exit code.
int compare_plans(const CompareArguments& a, const Shared& shared);

/// The plan as it stands against the plan without each of its tasks. The exit code.
int compare_tasks(const CompareArguments& a, const Shared& shared);

/// But for what a scenario is called and what it asks.
std::vector<Difference> different_inputs(const Inputs& a, const Inputs& b);
std::vector<ChangedInput> changed_inputs(const Inputs& a, const Inputs& b);

/// The path where there is none.
Said title_of(const ResultsFile& file, const std::string& path);

/// Opened before the work, so that it is known that it may be written; the folder for CSV is looked at too. Null without -o.
std::unique_ptr<SafeFile> output_of(const CompareArguments& a);
void write_files(const CompareArguments& a, SafeFile* output, const ComparedPlans& plans);

}  // namespace hearth

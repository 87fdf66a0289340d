// The folder of a study: the plan, its points, its scenarios, and what has been run.
//
//   plan.json  design.csv  study.toml  scenario.toml or scenarios/LEVEL.toml  shards/*.runs
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "output/scenario.h"
#include "output/study/plan.h"
#include "output/study/seal.h"
#include "output/study/study.h"

namespace hearth {

class StudyFolder {
 public:
  /// Throws BadInput where the folder holds anything but what an unfinished `create` has left there.
  static void must_be_free(const std::string& path);
  /// Makes the folder for a new study. Throws BadInput where it holds anything else, Failure where it can't be written.
  static StudyFolder create(const std::string& path, const Study& study);
  /// Throws BadInput where there is no study, one of another version of Hearth, or one whose files have been changed.
  static StudyFolder open(const std::string& path);

  /// More points or replications: what is there stays. Throws BadInput where that can't be.
  void extend(std::size_t points, std::size_t replications);

  const std::string& path() const { return path_; }
  const StudyPlan& plan() const { return plan_; }
  /// Of the runs; see identity_of.
  std::uint64_t identity() const { return identity_; }
  const std::vector<std::string>& scenario_texts() const { return scenarios_; }
  /// The study as it was planned, with as many points and replications as there are by now.
  std::string study_text() const;
  std::string shards() const { return path_ + "/shards"; }
  /// Reads the scenarios. Throws BadInput.
  std::vector<Scenario> load_scenarios() const;

 private:
  explicit StudyFolder(std::string path) : path_(std::move(path)) {}
  std::string scenario_file(std::size_t i) const;
  void write_plan(bool force) const;
  SealedTexts sealed_texts(std::string_view design) const;

  std::string path_;
  StudyPlan plan_;
  std::uint64_t identity_ = 0;
  std::vector<std::string> scenarios_;
  std::string study_;
};

}  // namespace hearth

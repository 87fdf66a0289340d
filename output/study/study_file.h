// A study's results in one file: HDF5 that opens labelled everywhere. Described in output/FORMAT.md.
//
// At the root: the coordinates point, replication and date; a variable over point for every factor; a variable over point,
// replication and date for every measure. /failed lists the runs that failed and why; a point that lacks a run is not among
// the points. /factor describes the factors.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "output/hdf5_handle.h"
#include "output/study/folder.h"
#include "output/study/progress_of_study.h"
#include "output/study/sample.h"

namespace hearth {

inline constexpr const char* study_format_version = "1.0";

struct MergedStudy {
  std::size_t points = 0;             // in the file
  std::size_t points_failed = 0;      // that lack a run since it failed
  std::size_t points_incomplete = 0;  // that lack one that has not been run
};

/// Bytes of values that a merge holds at a time.
inline constexpr std::size_t merge_memory = std::size_t{256} << 20;

/// Writes the file, the same whatever `memory`. Throws Failure unless every run is done or has failed, or `partial` is set.
MergedStudy merge_study(const StudyFolder& folder, const ProgressOfStudy& progress, const std::string& output, bool partial,
                        bool force, std::size_t memory = merge_memory);

/// Whether it is a study's file, damaged or not.
bool is_study(const std::string& path);

/// Reads it back.
class StudyFile {
 public:
  /// Throws BadInput where it is no study's file or damaged.
  static StudyFile open(const std::string& path);

  const StudyPlan& plan() const { return plan_; }  // its points are those in the file
  bool is_whole() const { return whole_; }         // not merged from a part of the runs
  std::size_t failed() const { return failed_; }
  /// Of each scenario of the plan (one where it names none); what has no title has an empty one.
  const std::vector<Said>& scenario_titles() const { return scenario_titles_; }
  /// Of a measure at a date. Throws Failure where it can't be read any more.
  StudySample sample(std::size_t measure, std::size_t date) const;

 private:
  explicit StudyFile(Hdf5Handle file) : file_(std::move(file)) {}

  Hdf5Handle file_;  // values are read when they are asked for: a study may have more of them than memory
  StudyPlan plan_;
  std::vector<Said> scenario_titles_;
  bool whole_ = true;
  std::size_t failed_ = 0;
};

/// Throws BadInput where no point is complete.
void must_have_points(const StudyFile& study, const std::string& path);

}  // namespace hearth

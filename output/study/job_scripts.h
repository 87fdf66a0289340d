// What a cluster is given of a study: the scripts of its array of tasks and of its merge, and how sbatch is called.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/said.h"

namespace hearth {

/// A study on a cluster. Paths are absolute, and none is unusable; see `is_unusable_path`.
struct ClusterJob {
  std::string program;  // of hearth, as the nodes see it
  std::string folder;   // of the study
  std::string output;   // the merged file
  std::string title;    // of the study
  std::size_t tasks = 1;
  std::size_t at_once = 0;        // tasks that may run at the same time; 0: as the scheduler likes
  std::size_t threads = 1;        // processors of a task
  bool check_invariants = false;  // every month of every run
  std::string time;               // limit of a task, "HH:MM:SS"; empty: the partition's
  std::string partition;          // empty: the cluster's default
  std::vector<std::string> more;  // options for sbatch, which go before those of the scripts
};

/// A scheduler's database and whoever looks at its queue bear that many tasks; more give nothing, as a task may last long.
inline constexpr std::size_t most_tasks = 500;
/// A task's start costs seconds: fewer runs a task and processor than this are not worth one.
inline constexpr std::size_t runs_worth_a_task = 500;

/// How many tasks serve a study when nobody says: one for each `runs_worth_a_task` runs and processor, at most one a point, and
/// at most `most_tasks`.
std::size_t sensible_tasks(std::size_t points, std::size_t replications, std::size_t threads);

/// Seconds of a limit as Slurm writes it: minutes, MM:SS, HH:MM:SS, D-HH, D-HH:MM, D-HH:MM:SS. Nothing when it is none of
/// these.
std::optional<long> seconds_of(const std::string& limit);

/// How long before its limit a task is told to stop, in seconds: a minute; of limits under ten minutes a tenth, but 20 s at
/// least. Slurm looks twice a minute only, and tells a task up to a minute earlier than asked (sbatch(1), --signal).
long lead_time(const std::string& limit);

/// In single quotes, as any shell reads it.
std::string shell_quoted(const std::string& text);
/// The words, quoted where they need it, as one would type them.
std::string shell_line(const std::vector<std::string>& words);
/// Whether a cluster can't be told a path: it has control characters, such as a new line, or a backslash, which Slurm takes
/// out.
bool is_unusable_path(const std::string& path);

/// Where the scripts and the logs are, in the folder of the study.
inline constexpr const char* jobs_folder = "jobs";
std::string task_script_path(const ClusterJob& job);
std::string merge_script_path(const ClusterJob& job);

/// An array of tasks, each of which does its shard, is told to stop before its time is over, and is then put back in the queue.
/// A task that has gained nothing three times, or has been put back a hundred times, is given up.
std::string task_script(const ClusterJob& job);
/// Merges what is complete; ends with 1 and the study's status when something is missing.
std::string merge_script(const ClusterJob& job);

/// The words that submit the array, and the merge when the array `id` has ended in whatever way.
std::vector<std::string> submit_tasks(const ClusterJob& job);
std::vector<std::string> submit_merge(const ClusterJob& job, const std::string& id);

/// The number of a job in what `sbatch --parsable` prints, "12" or "12;cluster"; empty when there is none.
std::string job_number(const std::string& printed);
/// The largest array that the scheduler takes, in what `scontrol show config` prints; nothing when it isn't told.
std::optional<std::size_t> largest_array(const std::string& config);

}  // namespace hearth

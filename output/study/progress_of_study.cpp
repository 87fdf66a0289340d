#include "output/study/progress_of_study.h"

#include <algorithm>
#include <filesystem>

#include "output/failure.h"

namespace hearth {

std::size_t ProgressOfStudy::runs_done() const {
  return static_cast<std::size_t>(std::count(done.begin(), done.end(), true));
}

bool ProgressOfStudy::is_complete(std::size_t point) const {
  for (std::size_t r = 0; r < replications; ++r) {
    if (!is_done(point, r)) return false;
  }
  return true;
}

std::vector<std::string> shard_files(const StudyFolder& folder) {
  std::vector<std::string> all;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder.shards(), error)) {
    if (entry.path().extension() == ".runs") all.push_back(entry.path().string());
  }
  if (error)
    throw Failure(Said{"can't read '" + folder.shards() + "': ", "无法读取 '" + folder.shards() + "':"} +
                  system_error(error.value()));
  std::sort(all.begin(), all.end());
  return all;
}

ProgressOfStudy progress_of(const StudyFolder& folder) {
  ProgressOfStudy p;
  p.points = folder.plan().points();
  p.replications = folder.plan().replications;
  p.done.assign(p.points * p.replications, false);
  for (const std::string& file : shard_files(folder)) {
    std::size_t runs = 0;
    read_shard(
        file, folder.identity(), folder.plan().values(),
        [&](FinishedRun& run) {
          if (run.point >= p.points || run.replication >= p.replications) return;
          ++runs;
          const std::size_t i = run.point * p.replications + run.replication;
          const std::pair key{run.point, run.replication};
          if (run.failure.empty()) {
            p.done[i] = true;
            p.failed.erase(key);
          } else if (!p.done[i]) {
            p.failed.emplace(key, run.failure);
          }
        },
        [&](const Damage& d) { p.damage.push_back(d); });
    p.files.emplace_back(file, runs);
  }
  return p;
}

}  // namespace hearth

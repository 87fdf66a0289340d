// What of a study has been run: read from all files of its folder, whoever wrote them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "output/study/folder.h"
#include "output/study/shard_file.h"

namespace hearth {

struct ProgressOfStudy {
  std::size_t points = 0, replications = 0;
  std::vector<bool> done;  // points x replications: a value is there
  /// Runs that failed and have not succeeded since, by (point, replication).
  std::map<std::pair<std::uint32_t, std::uint32_t>, Said> failed;
  std::vector<Damage> damage;
  std::vector<std::pair<std::string, std::size_t>> files;  // with how many runs each holds

  bool is_done(std::size_t point, std::size_t replication) const { return done[point * replications + replication]; }
  bool has_failed(std::size_t point, std::size_t replication) const {
    return failed.contains({static_cast<std::uint32_t>(point), static_cast<std::uint32_t>(replication)});
  }
  std::size_t runs() const { return done.size(); }
  std::size_t runs_done() const;
  /// Neither done nor failed.
  std::size_t runs_missing() const { return runs() - runs_done() - failed.size(); }
  bool is_complete(std::size_t point) const;
};

/// Throws Failure where a file can't be read.
ProgressOfStudy progress_of(const StudyFolder& folder);

/// The files of runs in a study's folder, sorted by name.
std::vector<std::string> shard_files(const StudyFolder& folder);

}  // namespace hearth

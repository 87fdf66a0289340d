#include "tools/sweep_status.h"

#include <fmt/format.h>

#include <map>
#include <vector>

#include "output/study/folder.h"
#include "output/study/progress_of_study.h"
#include "output/study/runner.h"
#include "tools/printing.h"

namespace hearth {

namespace {

Json status_json(const StudyFolder& folder, const ProgressOfStudy& p) {
  Json files = Json::array(), failed = Json::array(), damage = Json::array(), shards = Json::array();
  for (const auto& [file, runs] : p.files) files.push_back({{"file", file}, {"runs", runs}});
  for (const auto& [run, why] : p.failed)
    failed.push_back({{"point", run.first}, {"replication", run.second}, {"message", why.en}, {"message_zh", why.zh}});
  for (const Damage& d : p.damage)
    damage.push_back({{"file", d.file}, {"from", d.from}, {"bytes", d.bytes}, {"at_end", d.at_end}});
  const std::size_t split = split_of(p);
  for (const std::size_t i : shards_missing(p, split)) shards.push_back(fmt::format("{}/{}", i, split));
  return {{"title", folder.plan().title.en},
          {"points", p.points},
          {"replications", p.replications},
          {"runs", p.runs()},
          {"done", p.runs_done()},
          {"failed", p.failed.size()},
          {"missing", p.runs_missing()},
          {"shards_missing", shards},
          {"files", files},
          {"failures", failed},
          {"damage", damage}};
}

// "0-3, 7, 9 and 12 more".
std::string points_text(const std::vector<std::size_t>& points, const Shared& shared) {
  constexpr std::size_t most = 10;
  std::string out;
  std::size_t shown = 0, ranges = 0;
  for (std::size_t i = 0; i < points.size() && ranges < most; ++ranges) {
    std::size_t j = i;
    while (j + 1 < points.size() && points[j + 1] == points[j] + 1) ++j;
    out += (out.empty() ? "" : ", ") + (i == j ? std::to_string(points[i]) : fmt::format("{}-{}", points[i], points[j]));
    shown += j - i + 1;
    i = j + 1;
  }
  if (shown < points.size())
    out +=
        shared.say({fmt::format(" and {} more", points.size() - shown), fmt::format(" 等,另有 {} 个", points.size() - shown)});
  return out;
}

void tell_failed(const ProgressOfStudy& p, const Shared& shared) {
  std::map<std::string, std::vector<std::size_t>> by_message;
  for (const auto& [run, why] : p.failed) {
    auto& points = by_message[shared.say(why)];
    if (points.empty() || points.back() != run.first) points.push_back(run.first);
  }
  constexpr std::size_t most = 10;
  std::size_t told = 0;
  for (const auto& [why, points] : by_message) {
    if (++told > most) break;
    fmt::print("{}\n", shared.say({fmt::format("failed at points {}: {}", points_text(points, shared), why),
                                   fmt::format("失败的点 {}:{}", points_text(points, shared), why)}));
  }
}

}  // namespace

bool tell_status(const std::string& path, bool json, const Shared& shared) {
  const StudyFolder folder = StudyFolder::open(path);
  const ProgressOfStudy p = progress_of(folder);
  if (json) {
    print(status_json(folder, p));
    return p.runs_missing() == 0;
  }
  const double share = p.runs() > 0 ? 100.0 * static_cast<double>(p.runs_done()) / static_cast<double>(p.runs()) : 100;
  fmt::print("{}\n", shared.say({fmt::format("{} of {} runs done ({:.1f} %), {} failed, {} missing; {} files", p.runs_done(),
                                             p.runs(), share, p.failed.size(), p.runs_missing(), p.files.size()),
                                 fmt::format("已完成 {} / {} 次({:.1f} %),失败 {},缺 {};文件 {} 个", p.runs_done(), p.runs(),
                                             share, p.failed.size(), p.runs_missing(), p.files.size())}));
  std::vector<std::size_t> lacking;
  for (std::size_t point = 0; point < p.points; ++point) {
    for (std::size_t r = 0; r < p.replications; ++r) {
      if (p.is_done(point, r) || p.has_failed(point, r)) continue;
      lacking.push_back(point);
      break;
    }
  }
  if (!lacking.empty())
    fmt::print("{}\n", shared.say({"points with missing runs: ", "有缺的点:"}) + points_text(lacking, shared));
  if (const std::size_t split = split_of(p); !lacking.empty() && split > 1)
    fmt::print("{}\n", shared.say({fmt::format("of {} tasks (shards) with missing runs: ", split),
                                   fmt::format("{} 个任务(分片)中有缺的:", split)}) +
                           points_text(shards_missing(p, split), shared));
  tell_failed(p, shared);
  for (const Damage& d : p.damage) {
    fmt::print("{}\n",
               shared.say({fmt::format("{}: {} bytes from {} on are {}", d.file, d.bytes, d.from,
                                       d.at_end               ? "incomplete (being written or cut off) or damaged"
                                       : p.runs_missing() > 0 ? "damaged; runs that were in there are missing"
                                                              : "damaged; the runs that were in there have been made again"),
                           fmt::format("{}:自 {} 起 {} 字节{}", d.file, d.from, d.bytes,
                                       d.at_end               ? "不完整(正在写入或中断)或损坏"
                                       : p.runs_missing() > 0 ? "损坏,其中的模拟缺失"
                                                              : "损坏,其中的模拟已重新计算")}));
  }
  return p.runs_missing() == 0;
}

}  // namespace hearth

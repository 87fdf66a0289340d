#include "output/study/runner.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <set>

#include "models/parameters/consistency.h"
#include "output/failure.h"
#include "output/memory.h"
#include "output/study/point_model.h"
#include "sim/parallel.h"

namespace hearth {

namespace {

using SteadyClock = std::chrono::steady_clock;

// Replications of a point that go together.
struct Unit {
  std::size_t number;  // by which it falls to a shard
  std::size_t point;
  std::vector<std::size_t> replications;
};

std::vector<Unit> units_to_do(const ProgressOfStudy& progress, const Shard& shard, bool again) {
  const std::size_t replications = progress.replications;
  const std::size_t blocks = (replications + runs_of_a_unit - 1) / runs_of_a_unit;
  std::vector<Unit> units;
  for (std::size_t point = 0; point < progress.points; ++point) {
    for (std::size_t b = 0; b < blocks; ++b) {
      const std::size_t number = point * blocks + b;
      if (number % shard.count != shard.index) continue;
      Unit unit{number, point, {}};
      for (std::size_t r = b * runs_of_a_unit; r < std::min(replications, (b + 1) * runs_of_a_unit); ++r) {
        if (progress.is_done(point, r) || (progress.has_failed(point, r) && !again)) continue;
        unit.replications.push_back(r);
      }
      if (!unit.replications.empty()) units.push_back(std::move(unit));
    }
  }
  return units;
}

// Of the file of each part of a split into `count`.
std::string end_of_name(std::size_t count) {
  return fmt::format("-of-{}.runs", count);
}

// Parts of different splits overlap: at the same time they would do the same runs. Each locks its own file before it looks at
// the others', so that of two that begin together one at least sees the other.
void refuse_other_splits(const StudyFolder& folder, const Shard& shard) {
  const std::string of = end_of_name(shard.count);
  for (const std::string& file : shard_files(folder)) {
    if (file.ends_with(of) || !is_locked(file)) continue;
    throw Failure({"another process works on '" + file +
                       "', a part of another split: both would do the same runs. Wait for it, "
                       "or divide the runs alike (--shard)",
                   "另一个进程正在处理 '" + file + "'(另一种分片),会重复同样的模拟。请等待其完成,或采用相同的分片(--shard)"});
  }
}

int workers_for(const std::vector<Scenario>& scenarios, int threads) {
  double people = 0;
  for (const Scenario& s : scenarios) people = std::max(people, people_at_most(s.parameters));
  return workers_that_fit(people, static_cast<std::size_t>(threads));
}

// Collects what the workers finish and appends it: so often that the syncing takes a twentieth of the time, and a kill costs
// the runs of a moment.
class Keeper {
 public:
  Keeper(ShardWriter& writer, SweepResult& result, const std::function<void(std::size_t, std::size_t)>& progress)
      : writer_(writer), result_(result), progress_(progress) {}

  void keep(const FinishedRun& run) {
    const std::lock_guard lock(mutex_);
    writer_.add(run);
    ++result_.finished;
    if (!run.failure.empty()) ++result_.failed;
    constexpr std::size_t enough = 1 << 20;
    if (writer_.bytes_waiting() >= enough || SteadyClock::now() - flushed_ >= 20 * cost_) flush();
    progress_(result_.finished, result_.to_do);
  }
  void flush() {
    const auto begin = SteadyClock::now();
    writer_.flush();
    flushed_ = SteadyClock::now();
    cost_ = flushed_ - begin;
  }

 private:
  ShardWriter& writer_;
  SweepResult& result_;
  const std::function<void(std::size_t, std::size_t)>& progress_;
  std::mutex mutex_;
  SteadyClock::time_point flushed_ = SteadyClock::now();
  SteadyClock::duration cost_{0};  // of the last flush
};

void run_unit(const Unit& unit, PointModel& model, RunOptions options, Keeper& keeper, const std::function<bool()>& stop) {
  const Said fault = model.go_to(unit.point);
  options.keep_initial = unit.replications.size() > 1;
  for (const std::size_t r : unit.replications) {
    if (stop()) return;
    if (fault.empty()) {
      keeper.keep(model.run(r, options));
    } else {
      keeper.keep({static_cast<std::uint32_t>(unit.point), static_cast<std::uint32_t>(r), {}, fault});
    }
  }
}

}  // namespace

std::size_t split_of(const ProgressOfStudy& progress) {
  std::map<std::size_t, std::size_t> files;
  for (const auto& [file, runs] : progress.files) {
    const std::size_t at = file.rfind("-of-");
    if (at != std::string::npos) ++files[std::strtoull(file.c_str() + at + 4, nullptr, 10)];
  }
  const auto most =
      std::max_element(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == files.end() ? 0 : most->first;
}

std::vector<std::size_t> shards_missing(const ProgressOfStudy& progress, std::size_t count) {
  if (count == 0) return {};
  std::set<std::size_t> missing;
  for (const Unit& unit : units_to_do(progress, {}, false)) missing.insert(unit.number % count);
  return {missing.begin(), missing.end()};
}

SweepResult run_shard(const StudyFolder& folder, const SweepOptions& options,
                      const std::function<void(std::size_t, std::size_t)>& progress, const std::atomic<bool>& stop) {
  const auto begin = SteadyClock::now();
  SweepResult result;
  ShardWriter writer(fmt::format("{}/{}{}", folder.shards(), options.shard.index, end_of_name(options.shard.count)),
                     folder.identity(), folder.plan().values());
  refuse_other_splits(folder, options.shard);
  const ProgressOfStudy before = progress_of(folder);
  result.damage = writer.cut();
  for (const Damage& d : before.damage) {
    if (!d.at_end) result.damage.push_back(d);
  }
  const std::vector<Unit> units = units_to_do(before, options.shard, options.again);
  for (const Unit& unit : units) result.to_do += unit.replications.size();
  if (units.empty()) return result;
  const std::vector<Scenario> scenarios = folder.load_scenarios();
  const int threads = threads_used(options.threads);
  const int workers = std::min(workers_for(scenarios, threads), static_cast<int>(std::min<std::size_t>(units.size(), 1024)));
  RunOptions run_options;
  run_options.check_invariants = options.check_invariants;
  run_options.parallel = workers < threads;
  std::vector<std::unique_ptr<PointModel>> models(static_cast<std::size_t>(workers));
  Keeper keeper(writer, result, progress);
  std::atomic<bool> broken{false};
  std::exception_ptr failure;
  std::mutex mutex;
  const auto ends = [&] { return stop.load() || broken.load(); };
  for_each_task(units.size(), workers, threads, ends, [&](std::size_t i, int worker) {
    try {
      auto& model = models[static_cast<std::size_t>(worker)];
      if (!model) model = std::make_unique<PointModel>(folder.plan(), scenarios);
      run_unit(units[i], *model, run_options, keeper, ends);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      broken = true;
    }
  });
  if (failure) {
    // What others have finished meanwhile is kept all the same, where it can be.
    try {
      keeper.flush();
    } catch (const Failure&) {
    }
    std::rethrow_exception(failure);
  }
  keeper.flush();
  result.seconds = std::chrono::duration<double>(SteadyClock::now() - begin).count();
  return result;
}

MeasuredSample measure_sample(const StudyFolder& folder, std::size_t runs) {
  MeasuredSample sample;
  const std::vector<Scenario> scenarios = folder.load_scenarios();
  for (const Scenario& s : scenarios) sample.people_at_most = std::max(sample.people_at_most, people_at_most(s.parameters));
  PointModel model(folder.plan(), scenarios);
  const std::size_t points = std::min(runs, folder.plan().points());
  const auto begin = SteadyClock::now();
  for (std::size_t i = 0; i < points; ++i) {
    // Spread over the design.
    Said why = model.go_to(i * folder.plan().points() / points);
    if (why.empty()) why = model.run(0, {}).failure;
    if (why.empty()) {
      ++sample.runs;
    } else if (sample.why_not.empty()) {
      sample.why_not = std::move(why);
    }
  }
  if (sample.runs > 0)
    sample.seconds_a_run = std::chrono::duration<double>(SteadyClock::now() - begin).count() / static_cast<double>(sample.runs);
  return sample;
}

}  // namespace hearth

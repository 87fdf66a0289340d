#include "output/ensemble.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <exception>
#include <filesystem>
#include <memory>
#include <mutex>

#include "models/chronicle.h"
#include "models/district.h"
#include "models/measures.h"
#include "models/parameters/consistency.h"
#include "output/failure.h"
#include "output/memory.h"
#include "output/results_reader.h"
#include "output/safe_file.h"
#include "sim/parallel.h"

namespace hearth {

EnsembleResult run_ensemble(const Scenario& scenario, const EnsembleOptions& options,
                            const std::function<void(std::size_t)>& progress, const std::atomic<bool>& stop) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  // Whether the file may be written is found out before the work, not after it.
  if (options.force) keep_what_is_no_results(options.output);
  SafeFile file(options.output, options.force);
  const Setup setup(scenario.parameters);
  const Measures measures(setup);
  const std::string folder = std::filesystem::path(file.temporary()).parent_path().string();
  Spool spool(folder, measures.book.row_size() * static_cast<std::size_t>(setup.months) + measures.book.once_size());
  const ChronicleTables declared(setup);
  std::vector<std::unique_ptr<TableSpool>> table_spools;
  if (options.people) {
    for (const TableDeclaration& table : {declared.people, declared.events, declared.firms})
      table_spools.push_back(std::make_unique<TableSpool>(folder, table));
  }
  if (options.earlier != nullptr) take_over(*options.earlier, measures.book, setup.months, spool, table_spools);
  std::vector<std::uint32_t> to_do;
  const auto taken = spool.finished();
  for (std::uint32_t r = 0; r < options.replications; ++r) {
    if (!std::binary_search(taken.begin(), taken.end(), r)) to_do.push_back(r);
  }
  struct Workspace {
    District district;
    Record record;
    std::optional<Chronicle> chronicle;
    Workspace(const Setup& s, const Measures& m) : district(s, m), record(m.book, s.months) {}
  };
  const int threads = threads_used(options.threads);
  const int workers =
      workers_that_fit(people_at_most(scenario.parameters), std::min(static_cast<std::size_t>(threads), to_do.size()));
  std::vector<std::unique_ptr<Workspace>> workspaces(static_cast<std::size_t>(workers));
  RunOptions run_options;
  run_options.check_invariants = options.check_invariants;
  run_options.parallel = workers < threads;
  run_options.keep_initial = to_do.size() > static_cast<std::size_t>(workers);
  EnsembleResult result;
  result.finished = taken.size();
  std::mutex mutex;
  std::atomic<bool> failed{false};
  std::exception_ptr failure;
  for_each_task(
      to_do.size(), workers, threads, [&] { return stop.load() || failed.load(); },
      [&](std::size_t task, int worker) {
        const std::uint32_t i = to_do[task];
        try {
          auto& workspace = workspaces[static_cast<std::size_t>(worker)];
          if (!workspace) {
            workspace = std::make_unique<Workspace>(setup, measures);
            if (options.people) workspace->chronicle.emplace(declared);
          }
          RunOptions own = run_options;
          own.chronicle = workspace->chronicle ? &*workspace->chronicle : nullptr;
          const std::string broken = workspace->district.run(options.seed, i, workspace->record, own);
          if (broken.empty()) {
            if (own.chronicle != nullptr) {
              table_spools[0]->put(i, own.chronicle->people());
              table_spools[1]->put(i, own.chronicle->events());
              table_spools[2]->put(i, own.chronicle->firms());
            }
            spool.put(i, workspace->record);
          }
          const std::lock_guard lock(mutex);
          if (!broken.empty() && result.broken_invariant.empty()) {
            result.broken_invariant = fmt::format("replication {}: {}", i, broken);
            failed = true;
          }
          progress(++result.finished);
        } catch (...) {
          const std::lock_guard lock(mutex);
          failure = std::current_exception();
          failed = true;
        }
      });
  workspaces.clear();
  if (failure) std::rethrow_exception(failure);
  result.finished = spool.finished().size();
  if (result.finished == 0) return result;

  ResultsHeader header;
  DistrictParameters p = scenario.parameters;
  header.title = p.title;
  header.title_zh = p.title_zh;
  header.question = p.question;
  header.question_zh = p.question_zh;
  header.scenario = resolved_toml([&](Declaration& d) { p.describe(d); });
  header.overrides = scenario.overrides;
  header.seed = options.seed;
  header.first_month = p.run.start;
  header.months = setup.months;
  header.replications_requested = options.replications;
  header.parameters = scenario.entries;
  result.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host = {};
  header.run = {{"host", host.data()},
                {"threads", std::to_string(threads)},
                {"seconds", fmt::format("{:.3f}", result.seconds)},
                {"compiler", __VERSION__}};
  std::vector<TableSpool*> tables;
  tables.reserve(table_spools.size());
  for (const auto& spooled : table_spools) tables.push_back(spooled.get());
  write_results(file, header, measures.book, spool, tables, threads);
  return result;
}

}  // namespace hearth

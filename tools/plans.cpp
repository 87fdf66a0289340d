#include "tools/plans.h"

#include <algorithm>
#include <cstdlib>

#include "output/comparison.h"
#include "output/failure.h"
#include "tools/printing.h"

namespace hearth {

void add_options_of_runs(CLI::App& command, PlanArguments& a, const Shared& shared) {
  command
      .add_option("-n,--replications", a.replications,
                  shared.say({"Replications of scenarios (default: as many as a results file among the plans has)",
                              "情景的模拟次数(默认与所给的结果文件相同)"}))
      ->check(CLI::Range(2, 1000000))
      ->option_text("N");
  command
      .add_option("-s,--seed", a.seed,
                  shared.say({"Seed of scenarios (default: that of a results file among the plans)",
                              "情景的随机种子(默认与所给的结果文件相同)"}))
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{9'000'000'000'000'000}))
      ->option_text("N");
  command.add_option("-t,--threads", a.threads, shared.say({"Threads (default: all)", "线程数(默认全部)"}))
      ->check(CLI::Range(1, 1024))
      ->option_text("N");
}

bool open_plans(const PlanArguments& a, const Shared& shared, Plans& plans, Scenarios& scenarios) {
  for (const std::string& path : a.plans) {
    plans.push_back(begins_as_results(path) ? open_results(path, shared.language) : nullptr);
    scenarios.emplace_back();
    if (plans.back() != nullptr) continue;
    Diagnostics diagnostics;
    scenarios.back() = load_scenario(path, {}, diagnostics);
    print(diagnostics, shared.language);
    if (!scenarios.back()) return false;
  }
  return true;
}

void run_plans(const PlanArguments& a, const Luck& luck, const Scenarios& scenarios, const TemporaryFolder& folder,
               const Shared& shared, Plans& plans) {
  const auto to_run =
      static_cast<std::size_t>(std::count_if(scenarios.begin(), scenarios.end(), [](const auto& s) { return s.has_value(); }));
  Progress progress(to_run * luck.replications, !a.quiet && !a.json, shared.language);
  PlanRun run{luck, a.threads, a.people, &progress, 0};
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (!scenarios[i]) continue;
    plans[i] = nullptr;  // of a first stage
    plans[i] = run_plan(*scenarios[i], run, folder.file(i), shared);
    run.done_before += luck.replications;
  }
}

bool has_scenario(const Scenarios& scenarios) {
  return std::any_of(scenarios.begin(), scenarios.end(), [](const auto& s) { return s.has_value(); });
}

Luck luck_of(const PlanArguments& a, const Plans& plans, const Scenarios& scenarios) {
  Luck luck;
  const auto first = std::find_if(scenarios.begin(), scenarios.end(), [](const auto& s) { return s.has_value(); });
  if (first != scenarios.end())
    luck = {static_cast<std::uint64_t>((*first)->parameters.run.seed),
            static_cast<std::size_t>((*first)->parameters.run.replications)};
  for (const auto& plan : plans) {
    if (plan == nullptr) continue;
    luck = {std::strtoull(plan->attribute("seed").c_str(), nullptr, 10), plan->replications().size()};
    break;
  }
  if (a.seed >= 0) luck.seed = static_cast<std::uint64_t>(a.seed);
  if (a.replications > 0) luck.replications = static_cast<std::size_t>(a.replications);
  return luck;
}

void must_be_paired(const PlanArguments& a, const Plans& plans) {
  for (std::size_t i = 1; i < plans.size(); ++i) {
    const Said why = why_not_paired(*plans[0], a.plans[0], *plans[i], a.plans[i]);
    if (!why.empty()) throw BadInput(why);
  }
}

}  // namespace hearth

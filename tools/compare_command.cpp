#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>

#include "output/comparison.h"
#include "output/ensemble.h"
#include "output/failure.h"
#include "tools/inputs.h"
#include "tools/interrupt.h"
#include "tools/progress.h"

namespace hearth {

namespace {

struct CompareArguments {
  std::vector<std::string> plans;
  std::int64_t replications = 0;
  std::int64_t seed = -1;
  int threads = 0;
  bool people = false, quiet = false, json = false;
};

// A folder for what is read once; gone with its contents in the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string path = (std::filesystem::temp_directory_path() / "hearth-XXXXXX").string();
    if (mkdtemp(path.data()) == nullptr)
      throw Failure(Said{"can't make a folder for temporary files: ", "无法建立临时文件夹:"} + system_error(errno));
    path_ = path;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string file(std::size_t i) const { return (path_ / (std::to_string(i) + ".h5")).string(); }

 private:
  std::filesystem::path path_;
};

// What scenarios are run with, so that they are paired with the others: as the first results file says, otherwise as the first
// scenario does.
struct Luck {
  std::uint64_t seed;
  std::size_t replications;
};

using Plans = std::vector<std::unique_ptr<ResultsFile>>;

Luck luck_of(const CompareArguments& a, const Plans& plans, const Scenario& first_scenario) {
  Luck luck{static_cast<std::uint64_t>(first_scenario.parameters.run.seed),
            static_cast<std::size_t>(first_scenario.parameters.run.replications)};
  for (const auto& plan : plans) {
    if (plan == nullptr) continue;
    luck = {std::strtoull(plan->attribute("seed").c_str(), nullptr, 10), plan->replications().size()};
    break;
  }
  if (a.seed >= 0) luck.seed = static_cast<std::uint64_t>(a.seed);
  if (a.replications > 0) luck.replications = static_cast<std::size_t>(a.replications);
  return luck;
}

// Runs a scenario into a file. False when it was interrupted.
bool run_plan(const CompareArguments& a, const Scenario& scenario, const Luck& luck, const std::string& output,
              const Shared& shared) {
  EnsembleOptions options;
  options.replications = luck.replications;
  options.seed = luck.seed;
  options.threads = a.threads;
  options.people = a.people;
  options.output = output;
#ifdef HEARTH_CHECK_INVARIANTS
  options.check_invariants = true;
#endif
  Progress progress(options.replications, !a.quiet && !a.json, shared.language);
  const EnsembleResult result = run_ensemble(
      scenario, options, [&](std::size_t done) { progress(done); }, interrupted);
  if (!result.broken_invariant.empty())
    throw Failure(Said{"an invariant broke, this is a defect of Hearth: ", "守恒检查未通过,这是 Hearth 的缺陷:"} +
                  same(result.broken_invariant));
  return result.finished == options.replications;
}

// But for what a scenario is called and what it asks.
std::vector<Difference> different_inputs(const Inputs& a, const Inputs& b) {
  std::vector<Difference> found = differences(a, b);
  std::erase_if(found, [](const Difference& x) {
    const std::string& key = x.b != nullptr ? x.b->key : x.a->key;
    return key == "title" || key == "title_zh" || key == "question" || key == "question_zh";
  });
  return found;
}

void tell(const ResultsFile& first, const ResultsFile& second, const std::string& path_a, const std::string& path_b,
          const Comparison& comparison, const Shared& shared) {
  const auto name = [&](const ResultsFile& file, const std::string& path) {
    const std::string title = file.attribute(shared.chinese() ? "title_zh" : "title");
    return title.empty() ? path : title;
  };
  fmt::print("{} -> {}\n", name(first, path_a), name(second, path_b));
  const Inputs a = inputs_of(first), b = inputs_of(second);
  fmt::print("{}\n", shared.say({"Inputs that differ", "不同的参数"}));
  print(different_inputs(a, b), shared);
  fmt::print("{}", comparison_table(comparison, shared.chinese()));
}

Json told_as_json(const ResultsFile& first, const ResultsFile& second, const std::string& path_a, const std::string& path_b,
                  const Comparison& comparison) {
  const Inputs a = inputs_of(first), b = inputs_of(second);
  Json out = {{"first", path_a},
              {"second", path_b},
              {"first_title", or_null(first.attribute("title"))},
              {"second_title", or_null(second.attribute("title"))},
              {"inputs_that_differ", to_json(different_inputs(a, b))}};
  out.update(Json::parse(comparison_json(comparison)));
  return out;
}

int compare_plans(const CompareArguments& a, const Shared& shared) {
  Plans plans;
  std::vector<std::optional<Scenario>> scenarios;
  const Scenario* first_scenario = nullptr;
  for (const std::string& path : a.plans) {
    plans.push_back(begins_as_results(path) ? open_results(path, shared.language) : nullptr);
    scenarios.emplace_back();
    if (plans.back() != nullptr) continue;
    Diagnostics diagnostics;
    scenarios.back() = load_scenario(path, {}, diagnostics);
    print(diagnostics, shared.language);
    if (!scenarios.back()) return exit_bad_input;
  }
  for (const auto& scenario : scenarios) {
    if (scenario && first_scenario == nullptr) first_scenario = &*scenario;
  }
  std::optional<TemporaryFolder> folder;
  if (first_scenario != nullptr) {
    catch_interrupts("");
    folder.emplace();
    const Luck luck = luck_of(a, plans, *first_scenario);
    for (std::size_t i = 0; i < plans.size(); ++i) {
      if (plans[i] != nullptr) continue;
      if (!run_plan(a, *scenarios[i], luck, folder->file(i), shared)) {
        complain(shared.say({"hearth: interrupted, nothing was compared\n", "hearth: 已中断,没有比较\n"}));
        return exit_interrupted;
      }
      plans[i] = open_results(folder->file(i), shared.language);
    }
  }
  for (std::size_t i = 1; i < plans.size(); ++i) {
    const Said why = why_not_paired(*plans[0], a.plans[0], *plans[i], a.plans[i]);
    if (!why.empty()) throw BadInput(why);
  }
  Json list = Json::array();
  for (std::size_t i = 1; i < plans.size(); ++i) {
    const Comparison comparison = compare(*plans[0], *plans[i]);
    if (a.json) {
      list.push_back(told_as_json(*plans[0], *plans[i], a.plans[0], a.plans[i], comparison));
    } else {
      if (i > 1) fmt::print("\n");
      tell(*plans[0], *plans[i], a.plans[0], a.plans[i], comparison, shared);
    }
  }
  if (a.json) print(Json{{"comparisons", list}});
  return exit_done;
}

}  // namespace

void add_compare(CLI::App& app, Shared& shared) {
  auto* const command = app.add_subcommand(
      "compare",
      shared.say({"What plans change, replication by replication with the same luck", "方案之间的差异,逐次模拟、同样的运气"}));
  const auto a = std::make_shared<CompareArguments>();
  command
      ->add_option("PLAN", a->plans,
                   shared.say({"Results files, or scenarios that are run: each against the first",
                               "结果文件,或将被模拟的情景文件;各与第一个比较"}))
      ->required()
      ->expected(2, 20)
      ->type_name("");
  command
      ->add_option("-n,--replications", a->replications,
                   shared.say({"Replications of scenarios (default: as many as a results file among the plans has)",
                               "情景的模拟次数(默认与所给的结果文件相同)"}))
      ->check(CLI::Range(2, 1000000))
      ->option_text("N");
  command
      ->add_option("-s,--seed", a->seed,
                   shared.say({"Seed of scenarios (default: that of a results file among the plans)",
                               "情景的随机种子(默认与所给的结果文件相同)"}))
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{9'000'000'000'000'000}))
      ->option_text("N");
  command->add_option("-t,--threads", a->threads, shared.say({"Threads (default: all)", "线程数(默认全部)"}))
      ->check(CLI::Range(1, 1024))
      ->option_text("N");
  command->add_flag(
      "--people", a->people,
      shared.say({"Run scenarios with tables of people, to match individuals: who stays or comes under one plan only",
                  "模拟情景时记录人员明细,以便逐人比较:谁只在一个方案下留下或到来"}));
  command->add_flag("--quiet", a->quiet, shared.say({"Show no progress", "不显示进度"}));
  command->add_flag("--json", a->json, shared.say({"Print JSON", "输出 JSON"}));
  command->footer(shared.example("hearth compare results/baseline.h5 results/3000.h5"));
  command->callback([a, &shared] { shared.exit_code = compare_plans(*a, shared); });
}

}  // namespace hearth

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>

#include "output/comparison.h"
#include "output/comparison_file.h"
#include "output/csv_file.h"
#include "output/failure.h"
#include "output/safe_file.h"
#include "tools/inputs.h"
#include "tools/interrupt.h"
#include "tools/plan_runs.h"

namespace hearth {

namespace {

struct CompareArguments {
  std::vector<std::string> plans;
  std::int64_t replications = 0;
  std::int64_t seed = -1;
  int threads = 0;
  std::string output, folder;
  bool people = false, force = false, quiet = false, json = false;
};

using Plans = std::vector<std::unique_ptr<ResultsFile>>;

// What scenarios are run with, so that they are paired with the others: as the first results file says, otherwise as the first
// scenario does.
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

Said title_of(const ResultsFile& file, const std::string& path) {
  const std::string en = file.attribute("title"), zh = file.attribute("title_zh");
  return {en.empty() ? path : en, zh.empty() ? path : zh};
}

// Opened before the work, so that it is known that it may be written. None without -o.
std::unique_ptr<SafeFile> output_of(const CompareArguments& a) {
  if (!a.folder.empty() && !a.force) must_be_free_for_csv(a.folder);
  if (a.output.empty()) return nullptr;
  for (const std::string& plan : a.plans) {
    std::error_code error;
    if (std::filesystem::equivalent(plan, a.output, error))
      throw BadInput({fmt::format("'{}' is one of the plans; choose another -o", a.output),
                      fmt::format("'{}' 是参与比较的方案之一;请另选 -o", a.output)});
  }
  if (a.force) keep_what_is_no_results(a.output);
  auto file = std::make_unique<SafeFile>(a.output, a.force);
  remove_when_interrupted(file->temporary(), "");
  return file;
}

ComparedPlans compare_all(const CompareArguments& a, const Plans& plans) {
  ComparedPlans all{a.plans[0], title_of(*plans[0], a.plans[0]), plans[0]->attribute("seed"), {}};
  const Inputs first = inputs_of(*plans[0]);
  for (std::size_t i = 1; i < plans.size(); ++i) {
    const Inputs second = inputs_of(*plans[i]);
    ComparedPlan plan{a.plans[i], title_of(*plans[i], a.plans[i]), {}, compare(*plans[0], *plans[i])};
    for (const auto& [x, y] : differences_of_plans(first, second)) {
      const ParameterEntry& e = y != nullptr ? *y : *x;
      plan.inputs.push_back(
          {e.key, e.unit, x != nullptr ? x->value : "", y != nullptr ? y->value : "", {e.meaning_en, e.meaning_zh}});
    }
    all.others.push_back(std::move(plan));
  }
  return all;
}

void tell(const ResultsFile& first, const ResultsFile& second, const ComparedPlans& all, const ComparedPlan& plan,
          const Shared& shared) {
  fmt::print("{} -> {}\n", shared.say(all.title), shared.say(plan.title));
  const Inputs a = inputs_of(first), b = inputs_of(second);
  fmt::print("{}\n", shared.say({"Inputs that differ", "不同的参数"}));
  print(differences_of_plans(a, b), shared);
  fmt::print("{}", comparison_table(plan.comparison, shared.chinese()));
}

Json told_as_json(const ResultsFile& first, const ResultsFile& second, const ComparedPlans& all, const ComparedPlan& plan) {
  const Inputs a = inputs_of(first), b = inputs_of(second);
  Json out = {{"first", all.path},
              {"second", plan.path},
              {"first_title", or_null(first.attribute("title"))},
              {"second_title", or_null(second.attribute("title"))},
              {"inputs_that_differ", to_json(differences_of_plans(a, b))}};
  out.update(Json::parse(comparison_json(plan.comparison)));
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
  const auto output = output_of(a);
  std::optional<TemporaryFolder> folder;
  if (first_scenario != nullptr) {
    catch_interrupts("");
    folder.emplace();
    const PlanRun run{luck_of(a, plans, *first_scenario), a.threads, a.people, a.quiet || a.json};
    for (std::size_t i = 0; i < plans.size(); ++i) {
      if (plans[i] != nullptr) continue;
      plans[i] = run_plan(*scenarios[i], run, folder->file(i), shared);
      if (plans[i] == nullptr) return tell_interrupted_comparison(shared);
    }
  }
  for (std::size_t i = 1; i < plans.size(); ++i) {
    const Said why = why_not_paired(*plans[0], a.plans[0], *plans[i], a.plans[i]);
    if (!why.empty()) throw BadInput(why);
  }
  const ComparedPlans compared = compare_all(a, plans);
  if (output) write_comparison(*output, compared);
  if (!a.folder.empty()) write_comparison_csv(a.folder, compared, a.force);
  Json list = Json::array();
  for (std::size_t i = 1; i < plans.size(); ++i) {
    const ComparedPlan& plan = compared.others[i - 1];
    if (a.json) {
      list.push_back(told_as_json(*plans[0], *plans[i], compared, plan));
    } else {
      if (i > 1) fmt::print("\n");
      tell(*plans[0], *plans[i], compared, plan, shared);
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
  command
      ->add_option("-o,--output", a->output,
                   shared.say({"Also write the comparison into an HDF5 file", "另写比较结果文件(HDF5)"}))
      ->option_text("FILE");
  command
      ->add_option("-d,--directory", a->folder,
                   shared.say({"Also write the comparison as CSV into a folder", "另写比较结果的 CSV 到文件夹"}))
      ->option_text("FOLDER");
  command->add_flag(
      "--force", a->force,
      shared.say({"Replace an existing file, or the tables of an earlier comparison", "替换已有文件或先前比较的表"}));
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

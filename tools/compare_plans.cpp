#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "output/comparison.h"
#include "output/failure.h"
#include "output/study/assumption_ranking.h"
#include "tools/comparing.h"
#include "tools/interrupt.h"
#include "tools/plan_runs.h"
#include "tools/precision.h"

namespace hearth {

namespace {

ComparedPlans compare_all(const CompareArguments& a, const Plans& plans) {
  ComparedPlans all{a.plans[0], title_of(*plans[0], a.plans[0]), plans[0]->attribute("seed"), {}, false};
  const Inputs first = inputs_of(*plans[0]);
  for (std::size_t i = 1; i < plans.size(); ++i) {
    all.others.push_back({a.plans[i],
                          title_of(*plans[i], a.plans[i]),
                          changed_inputs(first, inputs_of(*plans[i])),
                          compare(*plans[0], *plans[i]),
                          {}});
  }
  return all;
}

void tell(const ResultsFile& first, const ResultsFile& second, const ComparedPlans& all, const ComparedPlan& plan,
          const Shared& shared) {
  // --set changes no title: then the files tell.
  const bool told_apart = all.title.en != plan.title.en || all.path == plan.path;
  const auto named = [&](const Said& title, const std::string& path) {
    std::string text = shared.say(title);
    return told_apart ? text : fmt::format("{} ({})", text, path);
  };
  fmt::print("{} -> {}\n", named(all.title, all.path), named(plan.title, plan.path));
  const Inputs a = inputs_of(first), b = inputs_of(second);
  fmt::print("{}\n", shared.say({"Inputs that differ", "不同的参数"}));
  const auto found = differences_of_plans(a, b);
  print(found, shared);
  if (const std::size_t assumed = assumed_among(found); assumed > 0)
    fmt::print(
        "{}\n",
        shared.say({fmt::format("Careful: {} of {} inputs that differ replace an assumed value; what follows hangs "
                                "on it ('hearth explain' tells its plausible range)",
                                assumed, found.size()),
                    fmt::format("请注意:{} 项不同的参数中有 {} 项原为假定值,以下结论取决于它('hearth explain' 可查其合理范围)",
                                found.size(), assumed)}));
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

// The first stage, unless -n tells its size.
Luck first_luck(const CompareArguments& a, Luck luck, const Scenarios& scenarios) {
  if (!std::all_of(scenarios.begin(), scenarios.end(), [](const auto& s) { return s.has_value(); }))
    throw BadInput({"--precision runs scenarios: a results file has the replications that it has",
                    "--precision 须模拟情景;结果文件的模拟次数是既定的"});
  must_be_a_precision(a.precision);
  if (a.replications == 0) luck.replications = std::min(first_stage_replications, budget_of(a));
  return luck;
}

std::vector<std::string> keys_changed(const ComparedPlans& all) {
  std::vector<std::string> keys;
  for (const ComparedPlan& plan : all.others) {
    for (const ChangedInput& input : plan.inputs) keys.push_back(input.key);
  }
  return keys;
}

}  // namespace

int compare_plans(const CompareArguments& a, const Shared& shared) {
  // Read before the work, so that a fault in it is known at once.
  std::vector<AssumptionsOfMeasure> assumptions;
  Said title_of_study;
  if (!a.study.empty()) {
    const StudyFile study = StudyFile::open(a.study);
    must_have_points(study, a.study);
    title_of_study = study.plan().title.empty() ? same(a.study) : study.plan().title;
    assumptions = rank_assumptions(study);
  }
  Plans plans;
  Scenarios scenarios;
  if (!open_plans(a, shared, plans, scenarios)) return exit_bad_input;
  const bool runs = has_scenario(scenarios);
  Luck luck = luck_of(a, plans, scenarios);
  if (!a.precision.empty()) luck = first_luck(a, luck, scenarios);
  if (runs) catch_interrupts("");
  const auto output = output_of(a);
  std::optional<TemporaryFolder> folder;
  std::vector<PlanPrecision> precision;
  if (runs) {
    folder.emplace();
    run_plans(a, luck, scenarios, *folder, shared, plans);
    if (!a.precision.empty()) precision = precision_of_first_stage(a, plans);
  }
  must_be_paired(a, plans);
  if (!precision.empty()) {
    const std::size_t wanted = replications_wanted(a, precision);
    if (wanted > luck.replications) {
      // All anew: two files of one plan are not one file. It costs the first stage once more.
      luck.replications = wanted;
      run_plans(a, luck, scenarios, *folder, shared, plans);
    }
    for (std::size_t i = 1; i < plans.size(); ++i) set_reached(precision[i - 1], *plans[0], *plans[i]);
  }
  ComparedPlans compared = compare_all(a, plans);
  for (std::size_t i = 0; i < precision.size(); ++i) {
    compared.others[i].precision = reached(precision[i]);
    tell_in_two_stages(compared.others[i].comparison, precision[i].measure.id, precision[i].stage);
  }
  write_files(a, output.get(), compared);
  Json list = Json::array();
  for (std::size_t i = 1; i < plans.size(); ++i) {
    const ComparedPlan& plan = compared.others[i - 1];
    if (a.json) {
      list.push_back(told_as_json(*plans[0], *plans[i], compared, plan));
      if (!precision.empty()) list.back()["precision"] = precision_json(precision[i - 1]);
    } else {
      if (i > 1) fmt::print("\n");
      tell(*plans[0], *plans[i], compared, plan, shared);
      if (!precision.empty()) fmt::print("{}", precision_text(precision[i - 1], shared.chinese()));
    }
  }
  if (a.json) {
    Json all = {{"comparisons", list}};
    if (!a.study.empty()) all["assumptions_by_influence"] = to_json(assumptions);
    print(all);
  } else if (!a.study.empty()) {
    constexpr std::size_t most = 5;
    fmt::print("\n{}", assumptions_text(title_of_study, assumptions, keys_changed(compared), most, shared.language));
  }
  return exit_done;
}

}  // namespace hearth

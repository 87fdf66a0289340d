#include <fmt/format.h>

#include "output/comparison.h"
#include "output/comparison_words.h"
#include "output/failure.h"
#include "output/rounded.h"
#include "tools/changes.h"
#include "tools/comparing.h"
#include "tools/interrupt.h"
#include "tools/plan_runs.h"

namespace hearth {

namespace {

// "+141 (+137 to +145) *", times `units`.
std::string effect(const MeasureComparison& c, double units, bool chinese) {
  PairedMeans x = c.means;
  for (double* const value : {&x.first, &x.second, &x.difference, &x.low, &x.high}) *value *= units;
  const int decimals = decimals_of(x);
  const std::string interval =
      fmt::format(fmt::runtime(chinese ? "{}({} 至 {})" : "{} ({} to {})"), signed_number(x.difference, decimals),
                  signed_number(x.low, decimals), signed_number(x.high, decimals));
  if (c.verdict == Verdict::not_detectable) return interval + (chinese ? ",未见可分辨的差异" : ", no detectable difference");
  return interval + (c.holds_jointly() ? " *" : "");
}

// Nothing where it can't be told.
std::string cost(const RatioOfMeans& x, bool chinese) {
  if (x.range != RatioRange::inside) return {};
  return (chinese ? ";每多一人(队)的同期支出:" : "; spending until then for one more: ") +
         price_of(x).in(chinese ? Language::chinese : Language::english);
}

// What the task doesn't move at all is left out.
void tell_task(const ComparedPlan& task, bool chinese) {
  const Comparison& c = task.comparison;
  fmt::print(fmt::runtime(chinese ? "任务 {}:{}\n" : "Task {}: {}\n"), task.path, chinese ? task.title.zh : task.title.en);
  bool moves = false;
  const auto tell = [&](const Said& what, const MeasureComparison& x, const std::string& price, double units = 1) {
    if (x.verdict == Verdict::same || x.means.pairs == 0) return;
    moves = true;
    fmt::print(fmt::runtime(chinese ? "  {}:{}{}\n" : "  {}: {}{}\n"), chinese ? what.zh : what.en, effect(x, units, chinese),
               price);
  };
  if (const auto* const people = measure_of(c, "people"))
    tell({"People at the end", "期末人才"}, *people, cost(c.cost_per_person, chinese));
  if (const auto* const spending = measure_of(c, "spending"))
    tell({"Spending of the district, million CNY", "区财政支出,万元"}, *spending, "", chinese ? 100 : 1);
  for (const TargetComparison& t : c.targets)
    tell(t.target.name + Said{", " + t.target.month, "," + t.target.month}, t.counts, cost(t.cost_per_head, chinese));
  if (!moves) fmt::print("{}", chinese ? "  每次模拟都相同\n" : "  the same in every replication\n");
}

void tell_tasks(const ComparedPlans& tasks, const Shared& shared) {
  const std::size_t pairs = tasks.others.front().comparison.pairs;
  fmt::print(
      "{}\n{}\n", shared.say(tasks.title),
      shared.say({fmt::format("What each task brings: the plan as it stands less the plan without the task, {} pairs of "
                              "replications with the same luck (95 % intervals)",
                              pairs),
                  fmt::format("各项任务的作用:现行方案减去不实施该任务的方案,{} 次模拟逐一配对、同样的运气(括号内为 95% 区间)",
                              pairs)}));
  for (const ComparedPlan& task : tasks.others) tell_task(task, shared.chinese());
  fmt::print(
      "{}\n",
      shared.say({"* holds together with all others so marked, of all tasks, with an error of 5 % for all of them (Holm)",
                  "* 与各项任务其他带 * 的结论同时成立,合计误差概率 5%(Holm)"}));
}

Json tasks_json(const ComparedPlans& tasks) {
  Json list = Json::array();
  for (const ComparedPlan& task : tasks.others) {
    Json j = {{"task", task.path}, {"name", task.title.en}, {"name_zh", task.title.zh}};
    j.update(Json::parse(comparison_json(task.comparison)));
    list.push_back(j);
  }
  return {{"scenario", tasks.path}, {"title", or_null(tasks.title.en)}, {"title_zh", or_null(tasks.title.zh)}, {"tasks", list}};
}

// Which verdicts hold together: of all tasks.
void adjust_over_tasks(ComparedPlans& tasks) {
  std::vector<MeasureComparison*> all;
  for (ComparedPlan& task : tasks.others) {
    for (auto& x : task.comparison.targets) all.push_back(&x.counts);
    for (auto& x : task.comparison.measures) all.push_back(&x);
  }
  adjust_jointly(all);
}

}  // namespace

void must_be_a_scenario(const std::string& path) {
  if (begins_as_results(path))
    throw BadInput({path + ": --against-tasks runs a scenario, this is a results file",
                    path + ":--against-tasks 须模拟情景,而这是结果文件"});
}

std::vector<TaskToLeaveOut> tasks_to_leave_out(const std::string& path, const Scenario& scenario, const Shared& shared) {
  std::vector<TaskToLeaveOut> out;
  for (const TaskParameters& task : scenario.parameters.tasks) {
    if (!task.enabled) continue;
    Diagnostics diagnostics;
    auto without = load_changed(path, {{}, {task.id}}, diagnostics);
    if (!without) {
      print(diagnostics, shared.language);
      return {};
    }
    out.push_back({task.id, {task.name_en, task.name_zh}, std::move(*without)});
  }
  if (out.empty()) throw BadInput({path + ": the scenario carries out no task of a plan", path + ":该情景没有实施任何任务"});
  return out;
}

ComparedPlans effects_of_tasks(const PlanArguments& a, const Luck& luck, const ResultsFile& whole,
                               const std::vector<TaskToLeaveOut>& tasks, const Shared& shared) {
  const std::string& path = a.plans[0];
  const TemporaryFolder folder;
  Progress progress(luck.replications * tasks.size(), !a.quiet && !a.json, shared.language);
  PlanRun run{luck, a.threads, a.people, &progress, 0};
  ComparedPlans effects{path, title_of(whole, path), whole.attribute("seed"), {}, true};
  const Inputs inputs = inputs_of(whole);
  for (const TaskToLeaveOut& task : tasks) {
    const auto without = run_plan(task.without, run, folder.file(0), shared);
    run.done_before += luck.replications;
    effects.others.push_back({task.id, task.name, changed_inputs(inputs_of(*without), inputs), compare(*without, whole), {}});
  }
  adjust_over_tasks(effects);
  return effects;
}

int compare_tasks(const CompareArguments& a, const Shared& shared) {
  must_be_a_scenario(a.plans[0]);
  Plans plans;
  Scenarios scenarios;
  if (!open_plans(a, shared, plans, scenarios)) return exit_bad_input;
  const auto tasks = tasks_to_leave_out(a.plans[0], *scenarios[0], shared);
  if (tasks.empty()) return exit_bad_input;
  catch_interrupts("");
  const auto output = output_of(a);
  const TemporaryFolder folder;
  const Luck luck = luck_of(a, plans, scenarios);
  run_plans(a, luck, scenarios, folder, shared, plans);
  const ComparedPlans effects = effects_of_tasks(a, luck, *plans[0], tasks, shared);
  write_files(a, output.get(), effects);
  if (a.json) {
    print(tasks_json(effects));
  } else {
    tell_tasks(effects, shared);
  }
  return exit_done;
}

}  // namespace hearth

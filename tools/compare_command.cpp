#include <memory>

#include "output/failure.h"
#include "tools/comparing.h"

namespace hearth {

namespace {

int compared(const CompareArguments& a, const Shared& shared) {
  constexpr std::int64_t least_first_stage = 10;
  constexpr std::size_t most_plans = 20;
  if (a.plans.size() > most_plans) throw BadInput({"at most 20 plans are compared at once", "一次至多比较 20 个方案"});
  if (a.against_tasks && a.plans.size() > 1)
    throw BadInput({"--against-tasks takes one scenario", "--against-tasks 只用于一个情景"});
  if (!a.against_tasks && a.plans.size() < 2)
    throw BadInput({"one plan has nothing to be compared with; --against-tasks leaves its tasks out",
                    "只有一个方案,无从比较;--against-tasks 逐项略去其任务"});
  if (!a.precision.empty() && a.replications > 0 && a.replications < least_first_stage)
    throw BadInput({"with --precision, -n is the first of two stages and needs at least 10 replications",
                    "用 --precision 时,-n 为首阶段次数,至少为 10"});
  if (a.precision.empty() && (!a.measure.empty() || a.budget > 0))
    throw BadInput({"--measure and --budget belong to --precision", "--measure 与 --budget 须与 --precision 同用"});
  if (a.against_tasks && !a.study.empty())
    throw BadInput({"--study belongs to the comparison of plans, not to --against-tasks",
                    "--study 用于方案比较,不与 --against-tasks 同用"});
  if (a.against_tasks && !a.precision.empty())
    throw BadInput({"--against-tasks takes -n, not --precision", "--against-tasks 用 -n,不用 --precision"});
  return a.against_tasks ? compare_tasks(a, shared) : compare_plans(a, shared);
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
      ->expected(1, CLI::detail::expected_max_vector_size)
      ->type_name("");
  add_options_of_runs(*command, *a, shared);
  command
      ->add_option(
          "--precision", a->precision,
          shared.say(
              {"Run scenarios until the interval of a difference is so narrow: its half width, e.g. 50people, or 1% of the "
               "first plan's mean; -n is then the first of two stages (default 20)",
               "模拟到差异区间足够窄为止:半宽,如 50people,或第一方案均值的 1%;此时 -n 为两阶段中首阶段的次数(默认 20)"}))
      ->option_text("WIDTH");
  command
      ->add_option("--measure", a->measure,
                   shared.say({"Whose difference that is, as --json names it (default: people, at the end)",
                               "所指差异的指标,名称见 --json(默认期末人才)"}))
      ->option_text("ID");
  command
      ->add_option("--budget", a->budget,
                   shared.say({"Replications of each plan at most (default 2000)", "每个方案至多模拟次数(默认 2000)"}))
      ->check(CLI::Range(10, 1000000))
      ->option_text("N");
  command
      ->add_option("--study", a->study,
                   shared.say({"Also rank the assumed values by what a study of them says: which ones the result hangs on",
                               "并依据一项研究对假定值按影响排序:结果取决于哪些假定"}))
      ->option_text("STUDY.h5");
  command->add_flag("--against-tasks", a->against_tasks,
                    shared.say({"What each task of the plan brings: one scenario against itself without the task",
                                "各项任务的作用:与不实施该任务的同一情景比较(只给一个情景)"}));
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
  command->callback([a, &shared] { shared.exit_code = compared(*a, shared); });
}

}  // namespace hearth

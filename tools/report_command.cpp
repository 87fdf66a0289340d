#include <fmt/format.h>

#include <memory>
#include <optional>

#include "output/failure.h"
#include "output/report_data.h"
#include "output/report_page.h"
#include "output/safe_file.h"
#include "output/study/report_study.h"
#include "output/study/study_file.h"
#include "tools/commands.h"
#include "tools/comparing.h"
#include "tools/interrupt.h"
#include "tools/plans.h"
#include "tools/printing.h"

namespace hearth {

namespace {

struct ReportArguments : PlanArguments {
  std::string output, bulletin, study;
  bool against_tasks = false, force = false;
};

void must_have_review(const Json& data, const std::string& year) {
  std::string years;
  for (const Json& review : data["plans"][0]["reviews"]) {
    if (review["year"] == year) return;
    years += (years.empty() ? "" : ", ") + review["year"].get<std::string>();
  }
  if (years.empty()) throw BadInput({"the run has no review, so there is no bulletin", "该次模拟没有年终评估,因而没有公报"});
  throw BadInput({fmt::format("there is no review at the end of {}; the run has those of {}", year, years),
                  fmt::format("没有 {} 年的年终评估;该次模拟有 {} 年的", year, years)});
}

// A study as the only FILE makes a page of its own; beside plans it is given as --study.
void settle_study(ReportArguments& a) {
  for (const std::string& path : a.plans) {
    if (!is_study(path)) continue;
    if (a.plans.size() > 1 || !a.study.empty())
      throw BadInput({fmt::format("'{}' is the file of a study: beside plans, give one as --study {}", path, path),
                      fmt::format("'{}' 是研究结果文件;与方案一起时,请用 --study {} 给出(仅限一个)", path, path)});
    a.study = path;
    a.plans.clear();
    break;
  }
  if (a.study.empty()) return;
  if (!a.bulletin.empty()) throw BadInput({"--bulletin prints one sheet, without a study", "--bulletin 只出一页通报,不含研究"});
  if (a.plans.empty() && a.against_tasks)
    throw BadInput({"--against-tasks needs a scenario beside the study", "--against-tasks 除研究外还需要一个情景文件"});
}

std::optional<StudyFile> study_of(const ReportArguments& a) {
  if (a.study.empty()) return std::nullopt;
  StudyFile study = StudyFile::open(a.study);
  must_have_points(study, a.study);
  return study;
}

int report(ReportArguments& a, const Shared& shared) {
  constexpr std::size_t most_plans = 20;
  if (a.plans.size() > most_plans) throw BadInput({"at most 20 plans fit on one page", "一页至多 20 个方案"});
  if (a.output.empty() && !a.json) throw BadInput({"-o is missing: the page to write", "缺少 -o:要写入的网页文件"});
  if (a.force && !a.json) keep_what_is_not({"page of a report", "报告网页"}, is_page, a.output);
  settle_study(a);
  const std::optional<StudyFile> study = study_of(a);
  Plans files;
  Scenarios scenarios;
  if (a.against_tasks) must_be_a_scenario(a.plans[0]);
  if (!open_plans(a, shared, files, scenarios)) return exit_bad_input;
  std::vector<TaskToLeaveOut> tasks;
  if (a.against_tasks) {
    tasks = tasks_to_leave_out(a.plans[0], *scenarios[0], shared);
    if (tasks.empty()) return exit_bad_input;
  }
  const Luck luck = luck_of(a, files, scenarios);
  // Opened before the work, so that it is known that it may be written.
  std::optional<SafeText> page;
  if (!a.json) page.emplace(a.output, a.force);
  std::optional<TemporaryFolder> folder;
  if (has_scenario(scenarios)) {
    catch_interrupts("");
    if (!a.json) remove_when_interrupted(temporary_name(a.output), "");
    folder.emplace();
    run_plans(a, luck, scenarios, *folder, shared, files);
  }
  must_be_paired(a, files);
  std::vector<ReportPlan> plans;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i]->replications().empty())
      throw BadInput({fmt::format("'{}' has no replications", a.plans[i]), fmt::format("'{}' 没有任何一次模拟", a.plans[i])});
    plans.push_back({files[i].get(), a.plans[i]});
  }
  Json data = report_data(plans, a.bulletin);
  if (!a.bulletin.empty()) must_have_review(data, a.bulletin);
  if (a.against_tasks) data["tasks_effects"] = page_task_effects(effects_of_tasks(a, luck, *files[0], tasks, shared));
  if (study) data["study"] = page_study(*study, a.study);
  if (a.json) {
    print(data);
    return exit_done;
  }
  page->write(report_page(data));
  page->commit();
  if (!a.quiet) fmt::print("{}\n", shared.say({"written: ", "已写入:"}) + a.output);
  return exit_done;
}

}  // namespace

void add_report(CLI::App& app, Shared& shared) {
  auto* const command = app.add_subcommand(
      "report", shared.say({"One page to print and to hand on: targets, homes, people, money, reviews, and what plans change",
                            "可打印、可转交的单页报告:目标、住房、人才、资金、年终评估与方案比较"}));
  const auto a = std::make_shared<ReportArguments>();
  command
      ->add_option(
          "FILE", a->plans,
          shared.say(
              {"Results files, or scenarios that are run; the others are compared with the first. Or the file of a study "
               "alone",
               "结果文件,或将被模拟的情景文件;其余与第一个比较。或单独一个研究结果文件"}))
      ->required()
      ->expected(1, CLI::detail::expected_max_vector_size)
      ->type_name("");
  add_options_of_runs(*command, *a, shared);
  command->add_option("-o,--output", a->output, shared.say({"Page to write", "要写入的网页文件"}))->type_name("PAGE.html");
  command
      ->add_option(
          "--bulletin", a->bulletin,
          shared.say({"Only the bulletin of the review at the end of this year, a sheet of A4", "只出该年的年终公报(一张 A4)"}))
      ->type_name("YEAR");
  command
      ->add_option("--study", a->study,
                   shared.say({"Also what a study says: its file (STUDY.h5)", "另列研究结论:研究结果文件"}))
      ->option_text("FILE");
  command->add_flag(
      "--against-tasks", a->against_tasks,
      shared.say({"Also what each task of the plan brings: the first plan, a scenario, is run without each of them",
                  "另列各项任务的作用:逐项略去任务模拟第一个方案(须为情景文件)"}));
  command->add_flag("--json", a->json,
                    shared.say({"Print the data of the page as JSON, write no page", "以 JSON 输出网页的数据,不写网页"}));
  command->add_flag("--force", a->force, shared.say({"Replace an existing page", "替换已有的网页"}));
  command->add_flag("--quiet", a->quiet, shared.say({"Print nothing but errors", "只输出错误"}));
  command->footer(shared.example("hearth report results/baseline.h5 results/3000.h5 -o results/report.html"));
  command->callback([a, &shared] { shared.exit_code = report(*a, shared); });
}

}  // namespace hearth

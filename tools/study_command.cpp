#include <fmt/format.h>

#include <memory>

#include "output/failure.h"
#include "output/study/analysis.h"
#include "output/study/case_of_interest.h"
#include "output/study/study_file.h"
#include "tools/commands.h"
#include "tools/printing.h"

namespace hearth {

namespace {

struct StudyArguments {
  std::string file, measure, date;
  std::size_t most = 20;
  bool json = false;
};

std::size_t measure_of(const StudyPlan& plan, const std::string& id) {
  std::vector<std::string> known;
  for (std::size_t k = 0; k < plan.measures.size(); ++k) {
    if (plan.measures[k].id == id) return k;
    known.push_back(plan.measures[k].id);
  }
  const std::string nearest = nearest_name(id, known);
  std::string all;
  for (const auto& k : known) all += (all.empty() ? "" : ", ") + k;
  throw BadInput(Said{"the study has no measure '" + id + "'; it has " + all, "研究中没有指标 '" + id + "';有 " + all} +
                 (nearest.empty() ? Said{} : Said{"; did you mean '" + nearest + "'?", ";是否指 '" + nearest + "'?"}));
}

std::size_t date_of(const StudyPlan& plan, const std::string& text) {
  const auto month = parse_month_or_day(text);
  std::string all;
  for (std::size_t t = 0; t < plan.dates.size(); ++t) {
    if (month && plan.dates[t] == *month) return t;
    all += (all.empty() ? "" : ", ") + to_string(plan.dates[t]);
  }
  throw BadInput({"the study keeps no '" + text + "'; it keeps " + all, "研究未保留 '" + text + "';保留的有 " + all});
}

int study(const StudyArguments& a, const Shared& shared) {
  const StudyFile file = StudyFile::open(a.file);
  const StudyPlan& plan = file.plan();
  must_have_points(file, a.file);
  std::vector<std::size_t> measures;
  for (std::size_t k = 0; k < plan.measures.size(); ++k) measures.push_back(k);
  if (!a.measure.empty()) measures = {measure_of(plan, a.measure)};
  Json all = Json::array();
  if (!a.json) {
    fmt::print("{}{}\n", shared.say(plan.title), plan.title.empty() ? "" : "\n");
    if (!plan.question.empty()) fmt::print("{}\n", shared.say(plan.question));
    if (!file.is_whole())
      fmt::print("{}\n", shared.say({"Runs are missing: this is a part of the study.", "尚有缺失的模拟:以下仅依据部分结果。"}));
    if (file.failed() > 0)
      fmt::print("{}\n", shared.say({fmt::format("{} runs failed; their points are left out.", file.failed()),
                                     fmt::format("{} 次模拟失败,所属的点未计入。", file.failed())}));
  }
  for (const std::size_t k : measures) {
    const PlannedMeasure& m = plan.measures[k];
    const std::size_t t = a.date.empty() ? m.told_at : date_of(plan, a.date);
    const StudySample sample = file.sample(k, t);
    const StudyAnalysis analysis = analyse(sample, cases_of(m, sample));
    const std::string month = to_string(plan.dates[t]);
    if (a.json) {
      Json one = {{"measure", m.id}, {"name", m.name.en}, {"name_zh", m.name.zh}, {"unit", m.unit}, {"date", month}};
      one.update(Json(to_json(analysis)));
      all.push_back(std::move(one));
    } else {
      fmt::print("\n{}", analysis_text(analysis, m.name + same(", " + month), m.unit, words_for(m), a.most, shared.language));
    }
  }
  if (a.json)
    print(Json{{"title", or_null(plan.title.en)}, {"complete", file.is_whole()}, {"failed", file.failed()}, {"measures", all}});
  return exit_done;
}

}  // namespace

void add_study(CLI::App& app, Shared& shared) {
  auto* const command = app.add_subcommand(
      "study", shared.say({"What a study says: which values matter, how much is luck, when targets are missed",
                           "研究结论:哪些取值重要、运气占多少、目标何时落空"}));
  const auto a = std::make_shared<StudyArguments>();
  command
      ->add_option("STUDY.h5", a->file,
                   shared.say({"A study's file, from 'hearth sweep merge'", "研究结果文件,由 hearth sweep merge 写出"}))
      ->required()
      ->type_name("");
  command->add_option("--measure", a->measure, shared.say({"Only this measure", "只看此指标"}))->option_text("ID");
  command
      ->add_option(
          "--date", a->date,
          shared.say({"At this date (default: a target's deadline, otherwise the last)", "取此日期(默认:目标截止月,否则末月)"}))
      ->option_text("MONTH");
  command->add_option("--most", a->most, shared.say({"List so many factors (default 20)", "所列因素的个数(默认 20)"}))
      ->check(CLI::Range(1, 1000000))
      ->option_text("N");
  command->add_flag("--json", a->json, shared.say({"As JSON", "以 JSON 输出"}));
  command->footer(shared.example("hearth study results/what-matters.h5"));
  command->callback([a, &shared] { shared.exit_code = study(*a, shared); });
}

}  // namespace hearth

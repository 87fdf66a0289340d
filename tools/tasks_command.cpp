#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "sim/unit_names.h"
#include "sim/value_reader.h"
#include "tools/changes.h"
#include "tools/commands.h"
#include "tools/entries.h"
#include "tools/printing.h"
#include "tools/task_contents.h"

namespace hearth {

namespace {

struct TasksArguments {
  std::string file = "scenarios/baseline.toml";
  std::string task;  // empty: all
  Changes changes;
  bool json = false;
};

using Entries = std::vector<const ParameterEntry*>;

void line(const Said& label, const Said& text, const Shared& shared) {
  if (!text.empty()) fmt::print("  {}{}\n", shared.say(label), shared.say(text));
}

Said title(const TaskParameters& task) {
  return same(task.id + ". ") + in_both(task.name_en, task.name_zh);
}

Said listed(const std::vector<Named>& elements, bool with_ids) {
  Said out;
  for (const Named& x : elements) {
    if (!out.empty()) out = out + Said{"; ", "、"};
    out = out + x.name + (with_ids ? Said{" (" + x.id + ")", "(" + x.id + ")"} : Said{});
  }
  return out;
}

void tell_departments(const TaskContents& c, const Shared& shared) {
  line({"lead: ", "牵头部门:"}, listed(c.lead, false), shared);
  line({"with: ", "参与部门:"}, listed(c.participants, false), shared);
}

void tell_what_carries_it(const TaskContents& c, bool with_ids, const Shared& shared) {
  line({"programmes: ", "项目:"}, listed(c.programmes, with_ids), shared);
  line({"housing schemes: ", "住房保障方案:"}, listed(c.schemes, with_ids), shared);
  line({"targets: ", "目标:"}, listed(c.targets, with_ids), shared);
  line({"arrival channels: ", "流入渠道:"}, listed(c.channels, with_ids), shared);
}

// What the document says, and by what in the scenario it is done.
void tell_clauses(const Said& heading, const std::vector<Clause>& clauses, const Shared& shared) {
  if (clauses.empty()) return;
  fmt::print("  {}\n", shared.say(heading));
  for (const Clause& x : clauses) {
    Said by;
    for (const Mechanism& m : x.mechanisms)
      by = by + (by.empty() ? Said{} : Said{"; ", "、"}) + m.name + Said{" (" + m.key + ")", "(" + m.key + ")"};
    if (by.empty()) by = {"nothing", "无"};
    const Said why = x.why.empty() ? Said{} : Said{". ", "。"} + x.why;
    const Said number = x.requirement.empty() ? Said{} : same(x.requirement + " ");
    fmt::print("    {}\n      -> {}\n", shared.say(number + x.says), shared.say(by + why));
  }
}

void tell_requirements(std::vector<Clause> clauses, const Shared& shared) {
  std::erase_if(clauses, [](const Clause& x) { return x.requirement.empty(); });
  tell_clauses({"requirements on the work:", "工作要求:"}, clauses, shared);
}

// A few lines a task.
void tell_shortly(const TaskContents& c, const Shared& shared) {
  const Said off = c.task->enabled ? Said{} : Said{" (not carried out)", "(不实施)"};
  fmt::print("{}\n", shared.say(title(*c.task) + off));
  tell_departments(c, shared);
  tell_what_carries_it(c, false, shared);
  const auto assumed =
      std::count_if(c.assumed.begin(), c.assumed.end(), [](const auto* e) { return e->evidence == "assumed"; });
  const auto elsewhere = static_cast<std::ptrdiff_t>(c.assumed.size()) - assumed;
  Said values = {fmt::format("{} stated, {} assumed", c.stated.size(), assumed),
                 fmt::format("文件原文 {} 个,假定 {} 个", c.stated.size(), assumed)};
  if (elsewhere > 0)
    values = values +
             Said{fmt::format(", {} from statistics or literature", elsewhere), fmt::format(",统计或文献 {} 个", elsewhere)};
  if (!c.changed.empty())
    values = values + Said{fmt::format(", {} changed", c.changed.size()), fmt::format(",已改动 {} 个", c.changed.size())};
  line({"values: ", "取值:"}, values, shared);
}

// How well a value is known: its own range and evidence, or what a bare value has replaced.
Said knowledge(const ParameterEntry& e) {
  if (e.evidence.empty()) {
    const auto was = std::find_if(e.earlier.begin(), e.earlier.end(), [](const auto& x) { return !x.evidence.empty(); });
    return was == e.earlier.end()
               ? Said{}
               : Said{", instead of ", ",替代了 "} + same(was->value) + Said{", ", ","} + evidence_name(was->evidence);
  }
  const Said range = plausible_range(e);
  return (range.empty() ? range : Said{", plausible ", ",合理范围 "} + range) + Said{", ", ","} + evidence_name(e.evidence);
}

void tell_values(const Said& heading, const Entries& entries, const Shared& shared) {
  line(heading, {fmt::format(" {}", entries.size()), fmt::format("{} 个", entries.size())}, shared);
  for (const ParameterEntry* e : entries) {
    const Said source = e->source.empty() ? Said{} : Said{"; source: " + e->source, ";来源:" + e->source};
    fmt::print("    {} = {}{}\n      {}\n", e->key, e->value, shared.say(in_brackets(e->unit) + knowledge(*e)),
               shared.say(Said{e->meaning_en, e->meaning_zh} + source));
  }
}

void tell_series(const Series& s, const Shared& shared) {
  fmt::print("    /{}/{}{}{}\n", s.group, s.name, shared.say(in_brackets(s.unit)),
             shared.say({": " + s.meaning_en, ":" + s.meaning_zh}));
}

void tell_measures(const std::vector<TaskSeries>& measures, const Shared& shared) {
  if (measures.empty()) line({}, {"in the results: no series of its own", "结果文件:没有专属序列"}, shared);
  for (const TaskSeries& m : measures) {
    // Series of the task alone are by no dimension.
    const Said which = m.name.empty()
                           ? m.dimension + same(":")
                           : Said{m.name, m.dimension.zh + "(" + m.name + ")"} + same(" = " + joined(m.members) + ":");
    line({"in the results, for ", "结果文件,"}, which, shared);
    for (const Series& s : m.series) tell_series(s, shared);
  }
}

void tell_moved(const std::vector<Series>& moved, const Shared& shared) {
  if (moved.empty()) return;
  line({}, {"in the results, of the whole district, what its programmes act on:", "结果文件,全区受其项目影响的序列:"}, shared);
  for (const Series& s : moved) tell_series(s, shared);
}

// A row of the list is no value that anybody would look up by itself.
Said rows_of_deliveries(std::size_t n) {
  if (n == 0) return {};
  return {fmt::format("{} rows of housing.deliveries", n), fmt::format("housing.deliveries 中 {} 行", n)};
}

// All of one task.
void tell(const TaskContents& c, const Shared& shared) {
  const TaskParameters& task = *c.task;
  fmt::print("{}\n", shared.say(title(task)));
  line({"carried out: ", "是否实施:"}, task.enabled ? Said{"yes", "是"} : Said{"no", "否"}, shared);
  tell_departments(c, shared);
  tell_clauses({"the document, clause by clause:", "文件逐条:"}, c.clauses, shared);
  tell_what_carries_it(c, true, shared);
  if (!c.programmes.empty())
    line({"to switch a programme off: ", "停用某一项目:"}, same("--set programmes." + c.programmes.front().id + ".units=0"),
         shared);
  tell_values({"values stated in the document:", "文件原文的取值:"}, c.stated, shared);
  tell_values({"values assumed, or known from statistics or literature:", "假定或来自统计、文献的取值:"}, c.assumed, shared);
  if (!c.changed.empty())
    tell_values({"values changed, without evidence of their own:", "已改动、未注明依据的取值:"}, c.changed, shared);
  line({"delivery plan: ", "交付计划:"}, rows_of_deliveries(c.deliveries), shared);
  tell_measures(c.measures, shared);
  tell_moved(c.moved, shared);
}

Json to_json(const std::vector<Named>& elements) {
  Json out = Json::array();
  for (const Named& x : elements) out.push_back({{"id", x.id}, {"name_en", x.name.en}, {"name_zh", x.name.zh}});
  return out;
}

Json to_json(const Entries& entries) {
  Json out = Json::array();
  for (const ParameterEntry* e : entries) out.push_back(to_json(*e));
  return out;
}

Json to_json(const Series& s) {
  return {{"series", "/" + s.group + "/" + s.name}, {"unit", s.unit}, {"meaning", s.meaning_en}, {"meaning_zh", s.meaning_zh}};
}

Json to_json(const std::vector<TaskSeries>& measures) {
  Json out = Json::array();
  for (const TaskSeries& m : measures) {
    for (const Series& s : m.series) {
      Json told = to_json(s);
      told["dimension"] = or_null(m.name);
      told["members"] = m.members;
      out.push_back(std::move(told));
    }
  }
  return out;
}

Json to_json(const std::vector<Series>& series) {
  Json out = Json::array();
  for (const Series& s : series) out.push_back(to_json(s));
  return out;
}

Json to_json(const std::vector<Clause>& clauses) {
  Json out = Json::array();
  for (const Clause& x : clauses) {
    Json by = Json::array();
    for (const Mechanism& m : x.mechanisms) by.push_back({{"key", m.key}, {"name_en", m.name.en}, {"name_zh", m.name.zh}});
    out.push_back({{"says_en", x.says.en},
                   {"says_zh", x.says.zh},
                   {"mechanisms", std::move(by)},
                   {"why_en", or_null(x.why.en)},
                   {"why_zh", or_null(x.why.zh)}});
  }
  return out;
}

Json to_json(const TaskContents& c) {
  const TaskParameters& task = *c.task;
  return {{"id", task.id},
          {"name_en", or_null(task.name_en)},
          {"name_zh", or_null(task.name_zh)},
          {"enabled", task.enabled},
          {"lead", task.lead},
          {"participants", task.participants},
          {"clauses", to_json(c.clauses)},
          {"programmes", to_json(c.programmes)},
          {"schemes", to_json(c.schemes)},
          {"targets", to_json(c.targets)},
          {"channels", to_json(c.channels)},
          {"stated", to_json(c.stated)},
          {"assumed", to_json(c.assumed)},
          {"changed", to_json(c.changed)},
          {"deliveries", c.deliveries},
          {"measures", to_json(c.measures)},
          {"moves", to_json(c.moved)}};
}

int tasks(const TasksArguments& a, const Shared& shared) {
  Diagnostics diagnostics;
  const auto scenario = load_changed(a.file, a.changes, diagnostics);
  print(diagnostics, shared.language);
  if (!scenario) return exit_bad_input;
  const std::vector<Clause> clauses = clauses_of(scenario->entries);
  std::vector<TaskContents> found = contents_of_tasks(*scenario, clauses);
  if (!a.task.empty()) {
    std::erase_if(found, [&](const TaskContents& c) { return c.task->id != a.task; });
    if (found.empty()) {
      Diagnostics fault;
      fault.add(no_such_task("--task", a.task, scenario->parameters.tasks));
      print(fault, shared.language);
      return exit_bad_input;
    }
  }
  if (a.json) {
    Json list = Json::array();
    for (const TaskContents& c : found) list.push_back(to_json(c));
    print(list);
    return exit_done;
  }
  if (found.empty()) fmt::print("{}\n", shared.say({a.file + ": the scenario has no tasks", a.file + ":该情景没有任务"}));
  for (const TaskContents& c : found) a.task.empty() ? tell_shortly(c, shared) : tell(c, shared);
  if (a.task.empty()) tell_requirements(clauses, shared);
  return exit_done;
}

}  // namespace

void add_tasks(CLI::App& app, Shared& shared) {
  auto* const command = app.add_subcommand(
      "tasks", shared.say({"The tasks of the plan: who does them, what they ask, what is known and what shows them",
                           "各项任务:责任部门、文件要求、取值依据与结果序列"}));
  const auto a = std::make_shared<TasksArguments>();
  command->add_option("FILE", a->file, shared.say({"Scenario file", "情景文件"}))->capture_default_str();
  command->add_option("--task", a->task, shared.say({"Tell all of one task", "只看一项任务,列出全部内容"}))->option_text("N");
  add_changes(*command, a->changes, {"Change a value first", "先改一个值"}, shared);
  command->add_flag("--json", a->json, shared.say({"Print JSON", "输出 JSON"}));
  command->footer(shared.example("hearth tasks --task 16"));
  command->callback([a, &shared] { shared.exit_code = tasks(*a, shared); });
}

}  // namespace hearth

#include "output/study/study.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "hearth_version.h"
#include "models/measures.h"
#include "output/failure.h"
#include "output/study/measured.h"
#include "output/study/options.h"
#include "output/study/planned_factors.h"
#include "output/study/scenario_of_study.h"
#include "sim/document.h"
#include "sim/paths.h"
#include "sim/toml_text.h"

namespace hearth {

namespace {

// Of the target whose count a measure is; nullptr for another measure.
const TargetParameters* target_of(const DistrictParameters& p, const MeasuredSeries& m) {
  if (!m.name.starts_with("targets/") || m.members.size() != 1) return nullptr;
  const auto it = std::find_if(p.targets.begin(), p.targets.end(), [&](const auto& t) { return t.id == m.members[0]; });
  return it == p.targets.end() ? nullptr : &*it;
}

// What the value at a date is, where the series' meaning speaks of its month: " (sum of the months so far)".
Said how_taken(Taking taking) {
  if (taking == Taking::at_month) return {};
  const Meaning way = ways_of_taking()[static_cast<std::size_t>(taking)].meaning;
  const auto first = static_cast<char>(way.en[0] - 'A' + 'a');
  return {fmt::format(" ({}{})", first, way.en.substr(1)), fmt::format("({})", way.zh)};
}

Month due(const TargetParameters& t) {
  return t.early ? t.deadline_early : t.deadline;
}

struct Maker {
  const StudyParameters& study;
  const StudyFaults& faults;
  const DistrictParameters& district;
  StudyPlan& plan;

  void set_dates() {
    const Month last = district.run.start + (static_cast<int>(district.run.months) - 1);
    std::set<Month> dates;
    for (const std::string& toml : study.dates) {
      const std::string text = plain_text_of(toml);
      const auto month = parse_month_or_day(text);
      if (!month || *month < district.run.start || *month > last) {
        faults.add("dates", {"'" + text + "' is no month of the run", "'" + text + "' 不是模拟期内的月份"},
                   {"a month from " + to_string(district.run.start) + " to " + to_string(last),
                    to_string(district.run.start) + " 至 " + to_string(last) + " 的月份"});
        continue;
      }
      dates.insert(*month);
    }
    if (study.dates.empty()) {
      dates.insert(last);
      for (const auto& t : district.targets) {
        if (due(t) >= district.run.start && due(t) <= last) dates.insert(due(t));
      }
    }
    plan.dates.assign(dates.begin(), dates.end());
  }

  std::vector<StudyMeasureParameters> wanted(const MeasureBook& book) const {
    if (!study.measures.empty()) return study.measures;
    std::vector<StudyMeasureParameters> all;
    const auto add = [&](const std::string& id, const std::string& measure, Taking taking) {
      auto& m = all.emplace_back();
      m.id = id;
      m.measure = measure;
      m.taking = taking;
    };
    for (const auto& t : district.targets) add("target_" + t.id, "targets/headline." + t.id, Taking::at_month);
    for (const auto& [name, taking] : {std::pair{"people", Taking::at_month},
                                       {"arrivals", Taking::sum},
                                       {"departures", Taking::sum},
                                       {"spending", Taking::sum}}) {
      if (book.find("series", name) != nullptr) add(name, std::string("series/") + name, taking);
    }
    return all;
  }

  void set_measures() {
    const Setup setup(district);
    const Measures measures(setup);
    for (const auto& wanted : wanted(measures.book)) {
      try {
        add_measure(wanted, measured_series(measures.book, wanted.measure));
      } catch (const BadInput& problem) {
        faults.add("measures." + wanted.id + ".measure", problem.said(), {});
      }
    }
  }

  void add_measure(const StudyMeasureParameters& wanted, const MeasuredSeries& measured) {
    PlannedMeasure m;
    m.id = wanted.id;
    const TargetParameters* const target = target_of(district, measured);
    m.name = measured.meaning + how_taken(wanted.taking);
    if (target != nullptr)
      m.name = {target->name_en.empty() ? target->id : target->name_en, target->name_zh.empty() ? target->id : target->name_zh};
    if (!wanted.name_en.empty() || !wanted.name_zh.empty()) m.name = in_both(wanted.name_en, wanted.name_zh);
    m.series = measured.name;
    m.members = measured.members;
    m.unit = measured.unit;
    m.taking = wanted.taking;
    if (wanted.at_least > 0) m.at_least = wanted.at_least;
    if (wanted.at_most > 0) m.at_most = wanted.at_most;
    if (wanted.precision > 0) {
      m.precision = wanted.precision;
      if (study.replications < 2)
        faults.add("replications", {"one replication tells no precision", "仅模拟一次无法得知精度"}, {"2 or more", "2 或以上"});
    }
    if (target != nullptr && wanted.at_least == 0 && wanted.taking == Taking::at_month)
      m.at_least = target->value * district.run.scale;
    if (m.at_least && m.at_most && *m.at_least > *m.at_most)
      faults.add("measures." + wanted.id + ".at_most",
                 {fmt::format("at_most {} lies below at_least {}, every run would miss it", *m.at_most, *m.at_least),
                  fmt::format("at_most {} 小于 at_least {},任何模拟都不能达到", *m.at_most, *m.at_least)},
                 {});
    m.told_at = plan.dates.empty() ? 0 : plan.dates.size() - 1;
    for (std::size_t i = 0; target != nullptr && i < plan.dates.size(); ++i) {
      if (plan.dates[i] == due(*target)) m.told_at = i;
    }
    plan.measures.push_back(std::move(m));
  }

  // What a design does not use would be thought to count.
  void check_design() const {
    using enum DesignMethod;
    const std::vector<std::pair<const char*, std::vector<DesignMethod>>> used = {{"points", {latin_hypercube, sobol_sequence}},
                                                                                 {"hypercubes", {latin_hypercube}},
                                                                                 {"trajectories", {morris}},
                                                                                 {"base_points", {sobol_indices}},
                                                                                 {"steps", {grid, morris}}};
    for (const auto& [name, methods] : used) {
      const std::string key = std::string("design.") + name;
      if (!faults.gives(key) || std::find(methods.begin(), methods.end(), study.design.method) != methods.end()) continue;
      std::string of;
      for (const DesignMethod m : methods) of += (of.empty() ? "" : ", ") + std::string(name_of_method(m));
      faults.add(key,
                 {fmt::format("a design by {} has no '{}'", name_of_method(study.design.method), name),
                  fmt::format("{} 设计没有 '{}'", name_of_method(study.design.method), name)},
                 {"none (it is of " + of + ")", "不写(属于 " + of + ")"});
    }
  }

  // One file holds them all by their ids.
  void check_names() {
    std::set<std::string> taken = {"point",  "replication", "date", "factor", "measure",
                                   "failed", "run",         "plan", "study",  "scenario"};
    for (const auto& f : plan.factors) {
      if (!taken.insert(f.factor.id).second)
        faults.add("factors." + f.factor.id, {"the id '" + f.factor.id + "' is taken", "标识 '" + f.factor.id + "' 已被占用"},
                   {"another id", "另一个标识"});
    }
    for (const auto& m : plan.measures) {
      if (!taken.insert(m.id).second)
        faults.add("measures." + m.id, {"the id '" + m.id + "' is taken", "标识 '" + m.id + "' 已被占用"},
                   {"another id", "另一个标识"});
    }
  }
};

}  // namespace

void StudyFaults::add(const std::string& key, const Said& problem, const Said& expected, const std::string& nearest,
                      Diagnostic::Severity severity) const {
  const ParameterEntry* at = nullptr;
  for (const ParameterEntry& e : entries) {
    if (e.is_set && (e.key == key || (at == nullptr && e.key.starts_with(key + ".")))) at = &e;
    if (at != nullptr && at->key == key) break;
  }
  Diagnostic d{severity, path, 0, 0, problem, expected, nearest};
  if (at != nullptr) {
    d.file = at->place.file;
    d.line = at->place.line;
    d.column = at->place.column;
  }
  diagnostics.add(std::move(d));
}

bool StudyFaults::gives(const std::string& key) const {
  return std::any_of(entries.begin(), entries.end(), [&](const ParameterEntry& e) { return e.is_set && e.key == key; });
}

std::optional<Study> load_study(const std::string& path, Diagnostics& diagnostics) {
  StudyParameters p;
  const auto document = load_document(path, read_text_file, {}, diagnostics);
  if (!document) return std::nullopt;
  const auto entries = read_parameters(*document, diagnostics, [&](Declaration& d) { p.describe(d); });
  Study study;
  const StudyFaults faults{path, entries, diagnostics};
  if (!diagnostics.has_errors()) {
    if (auto base = load_scenario_of(p, p.scenario, "scenario", faults)) study.scenarios.push_back(std::move(*base));
  }
  if (!diagnostics.has_errors()) {
    StudyPlan& plan = study.plan;
    const DistrictParameters district = study.scenarios[0].parameters;
    plan.title = in_both(p.title, p.title_zh);
    plan.question = in_both(p.question, p.question_zh);
    plan.hearth_version = HEARTH_VERSION;
    plan.design = p.design;
    plan.seed = static_cast<std::uint64_t>(p.seed);
    plan.replications = static_cast<std::size_t>(p.replications);
    study.most_replications = static_cast<std::size_t>(p.most_replications);
    plan.first_month = district.run.start;
    plan.months = static_cast<int>(district.run.months);
    plan_factors(p, path, faults, study);
    Maker maker{p, faults, district, plan};
    maker.set_dates();
    maker.set_measures();
    maker.check_names();
    maker.check_design();
    if (plan.factors.empty())
      faults.add("factors", {"nothing is varied", "没有任何因素"}, {"[factors.ID] or [vary]", "[factors.ID] 或 [vary]"});
    if (!diagnostics.has_errors()) {
      try {
        choose_points(plan);
      } catch (const BadInput& problem) {
        faults.add("design", problem.said(), {});
      }
    }
  }
  diagnostics.sort();
  if (diagnostics.has_errors()) return std::nullopt;
  study.text = resolved_toml([&](Declaration& d) { p.describe(d); });
  return study;
}

}  // namespace hearth

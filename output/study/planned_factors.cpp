#include "output/study/planned_factors.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string_view>

#include "output/study/key_pattern.h"
#include "output/study/scenario_of_study.h"
#include "sim/parameter_place.h"
#include "sim/paths.h"
#include "sim/toml_text.h"

namespace hearth {

namespace {

Said named(const std::string& en, const std::string& zh, const Said& otherwise) {
  if (en.empty() && zh.empty()) return otherwise;
  return in_both(en, zh);
}

double number_of_toml(const std::string& toml) {
  return std::strtod(toml.c_str(), nullptr);
}

// What measures and dates rest on.
bool is_of_the_run(std::string_view key) {
  return key.starts_with("run.");
}

struct FactorMaker {
  const StudyParameters& p;
  const std::string& path;
  const StudyFaults& faults;
  Study& study;
  const Scenario base = study.scenarios[0];
  DistrictParameters scratch = base.parameters;
  std::set<std::string> keys{};  // that are varied

  std::optional<ParameterPlace> place_of(const std::string& key) {
    return find_place(key, [this](Declaration& d) { scratch.describe(d); });
  }

  // The entry of the value, or of that of which it is a part (a point of a schedule).
  const ParameterEntry* entry_of(const std::string& key) const {
    const ParameterEntry* best = nullptr;
    for (const ParameterEntry& e : base.entries) {
      if (e.key == key || (key.starts_with(e.key + ".") && best == nullptr)) best = &e;
      if (e.key == key) break;
    }
    return best;
  }

  std::string nearest_key(const std::string& key) const {
    std::vector<std::string> all;
    for (const ParameterEntry& e : base.entries) all.push_back(e.key);
    return nearest_name(key, all);
  }

  // Whether the value may stand there, as a scenario would be told.
  bool takes(const ParameterPlace& place, const std::string& toml, const std::string& said_at) {
    Diagnostics own;
    const bool fine = place.set(toml_value_or_text(toml), own);
    for (const Diagnostic& d : own.list()) faults.add(said_at, d.problem, d.expected, d.nearest);
    scratch = base.parameters;
    return fine;
  }

  void tell_if_idle(const std::string& key, const std::string& said_at) {
    const Said why = base.parameters.without_effect(key);
    if (why.empty()) return;
    faults.add(said_at, Said{key + " has no effect in this scenario: ", key + " 在此情景中不起作用:"} + why, {}, "",
               Diagnostic::Severity::warning);
  }

  bool claim(const std::string& key, const std::string& said_at) {
    if (keys.insert(key).second) return true;
    faults.add(said_at, {"two factors vary '" + key + "'", "两个因素都改变 '" + key + "'"},
               {"every key once", "每个键只出现一次"});
    return false;
  }

  void of_key(const FactorParameters& f, PlannedFactor& planned) {
    const std::string at = "factors." + f.id;
    const auto place = place_of(f.key);
    if (!place) {
      faults.add(
          at + ".key", {"no parameter has the key '" + f.key + "'", "没有键为 '" + f.key + "' 的参数"},
          {"a key of 'hearth explain', with the month of a schedule's point or a member's id behind it where there is one",
           "参数的键(见 hearth explain),日程可加月份,分项可加成员标识"},
          nearest_key(f.key));
      return;
    }
    if (is_of_the_run(f.key)) {
      faults.add(
          at + ".key",
          {"'" + f.key + "' says how a run is made, and is the same in all points", "'" + f.key + "' 规定如何模拟,各点须相同"},
          {"'set', 'seed' or 'replications' of the study", "研究的 set、seed 或 replications"});
      return;
    }
    if (!claim(f.key, at + ".key")) return;
    tell_if_idle(f.key, at + ".key");
    Factor& factor = planned.factor;
    factor.key = f.key;
    factor.unit = place->unit;
    factor.whole = place->is_whole;
    factor.logarithmic = f.logarithmic;
    const ParameterEntry* const entry = entry_of(f.key);
    if (entry != nullptr) {
      factor.evidence = entry->evidence;
      factor.name = named(f.name_en, f.name_zh, {entry->meaning_en, entry->meaning_zh});
    }
    if (!f.values.empty()) {
      of_values(f, *place, planned);
    } else {
      of_range(f, *place, entry, planned);
    }
  }

  void of_values(const FactorParameters& f, const ParameterPlace& place, PlannedFactor& planned) {
    const std::string at = "factors." + f.id + ".values";
    for (const char* const end : {".low", ".high"}) {
      if (faults.gives("factors." + f.id + end))
        return faults.add("factors." + f.id + end, {"'values' and a range", "同时给出 values 与范围"},
                          {"one of them", "两者之一"});
    }
    std::set<std::string> seen;
    for (const std::string& toml : f.values) {
      if (!seen.insert(toml).second && p.design.method != DesignMethod::list)
        return faults.add(at, {"the value " + toml + " stands there twice", "取值 " + toml + " 重复"}, {"each once", "各一次"});
      if (!takes(place, toml, at)) return;
      if (place.is_number) {
        planned.values.push_back(number_of_toml(toml));
      } else {
        const std::string text = plain_text_of(toml);
        planned.factor.levels.push_back(text);
        planned.factor.level_names.push_back(same(text));
        planned.settings.push_back({{f.key, toml}});
      }
    }
    if (f.values.size() == 1 && p.design.method != DesignMethod::list)
      return faults.add(at, {"one value varies nothing", "仅一个取值,没有变化"},
                        {"two or more, or 'set' of the study", "两个以上的值,或用研究的 set"});
    if (place.is_number) {
      planned.factor.low = *std::min_element(planned.values.begin(), planned.values.end());
      planned.factor.high = *std::max_element(planned.values.begin(), planned.values.end());
    } else {
      planned.factor.low = 0;
      planned.factor.high = static_cast<double>(f.values.size()) - 1;
      check_levels(f, planned);
    }
  }

  void of_range(const FactorParameters& f, const ParameterPlace& place, const ParameterEntry* entry, PlannedFactor& planned) {
    const std::string at = "factors." + f.id;
    Factor& factor = planned.factor;
    if (!place.is_number) {
      faults.add(at + ".key",
                 {"'" + f.key + "' takes no single number (it is a " + place.type + ")",
                  "'" + f.key + "' 不是单个数值(类型 " + place.type + ")"},
                 {"values = [ ... ]", "values = [ ... ]"});
      return;
    }
    factor.low = f.low;
    factor.high = f.high;
    const bool gives_low = faults.gives(at + ".low"), gives_high = faults.gives(at + ".high");
    if (gives_low != gives_high) {
      faults.add(gives_low ? at + ".low" : at + ".high",
                 gives_low ? Said{"low without high", "有 low 而无 high"} : Said{"high without low", "有 high 而无 low"},
                 {"both, or none for the plausible range of the scenario", "两者都给出,或都省略以取情景的合理范围"});
      return;
    }
    if (!gives_low) {
      if (entry == nullptr || entry->low.empty() || entry->high.empty() || place.is_earlier_point) {
        faults.add(at, {"'" + f.key + "' has no plausible range in the scenario", "情景未给出 '" + f.key + "' 的合理范围"},
                   {"low and high, or values", "low 与 high,或 values"});
        return;
      }
      factor.low = number_of_toml(entry->low);
      factor.high = number_of_toml(entry->high);
    }
    if (factor.low == factor.high)
      return faults.add(at + ".high",
                        {fmt::format("a range from {0} to {0} varies nothing", factor.low),
                         fmt::format("自 {0} 至 {0} 的范围没有变化", factor.low)},
                        {"low below high", "low 小于 high"});
    if (factor.low > factor.high)
      return faults.add(at + ".low",
                        {fmt::format("low {} lies above high {}", factor.low, factor.high),
                         fmt::format("low {} 大于 high {}", factor.low, factor.high)},
                        {});
    if (factor.logarithmic && factor.low <= 0)
      return faults.add(at + ".logarithmic",
                        {fmt::format("a logarithmic factor needs low > 0, here {}", factor.low),
                         fmt::format("按对数取值要求 low > 0,此处为 {}", factor.low)},
                        {});
    takes(place, fmt::format("{}", factor.low), at + ".low");
    takes(place, fmt::format("{}", factor.high), at + ".high");
  }

  void of_levels(const FactorParameters& f, PlannedFactor& planned) {
    const std::string at = "factors." + f.id + ".levels";
    planned.factor.name = named(f.name_en, f.name_zh, same(f.id));
    planned.factor.low = 0;
    planned.factor.high = static_cast<double>(f.levels.size()) - 1;
    planned.has_scenarios = std::any_of(f.levels.begin(), f.levels.end(), [](const auto& l) { return !l.scenario.empty(); });
    for (const LevelParameters& level : f.levels) {
      planned.factor.levels.push_back(level.id);
      planned.factor.level_names.push_back(named(level.name_en, level.name_zh, same(level.id)));
      auto& settings = planned.settings.emplace_back();
      for (const std::string& toml : level.set) {
        const std::string text = plain_text_of(toml);
        const std::size_t equals = text.find('=');
        std::string key = text.substr(0, std::min(equals, text.size()));
        while (key.ends_with(' ')) key.pop_back();
        std::string value = equals == std::string::npos ? "" : text.substr(equals + 1);
        value.erase(0, value.find_first_not_of(' '));
        const std::string here = at + "." + level.id + ".set";
        const auto place = place_of(key);
        if (value.empty() || !place) {
          faults.add(here,
                     value.empty() ? Said{"'" + text + "' is no setting", "'" + text + "' 不是有效设定"}
                                   : Said{"no parameter has the key '" + key + "'", "没有键为 '" + key + "' 的参数"},
                     same("KEY=VALUE"), value.empty() ? "" : nearest_key(key));
        } else if (takes(*place, value, here)) {
          settings.push_back({key, value});
        }
      }
    }
    if (planned.has_scenarios) {
      scenarios_of(f, planned);
    }
    check_levels(f, planned);
    std::set<std::string> own;
    for (const auto& settings : planned.settings) {
      for (const Setting& s : settings) own.insert(s.key);
    }
    for (const std::string& key : own) claim(key, at);
  }

  void scenarios_of(const FactorParameters& f, const PlannedFactor& planned) {
    const std::string at = "factors." + f.id + ".levels";
    if (!study.plan.scenarios.empty())
      return faults.add(at, {"a second factor has scenarios as its levels", "第二个以情景为水平的因素"},
                        {"one such factor; others may set several values by 'set'", "至多一个;其他因素可用 set 设定多个值"});
    study.plan.scenarios = planned.factor.levels;
    study.scenarios.clear();
    for (const LevelParameters& level : f.levels) {
      if (level.scenario.empty()) {
        study.scenarios.push_back(base);
        continue;
      }
      auto scenario = load_scenario_of(p, level.scenario, at + "." + level.id + ".scenario", faults);
      if (!scenario) return;
      if (scenario->parameters.run.start != base.parameters.run.start ||
          scenario->parameters.run.months != base.parameters.run.months)
        faults.add(at + "." + level.id, {"its run has other months than the study's scenario", "其模拟期与本研究情景不同"}, {});
      study.scenarios.push_back(std::move(*scenario));
    }
  }

  // Ids of members and contradictions are found out only in the whole.
  void check_levels(const FactorParameters& f, const PlannedFactor& planned) {
    for (std::size_t i = 0; i < planned.settings.size(); ++i) {
      if (planned.settings[i].empty() || planned.has_scenarios) continue;
      std::vector<std::string> overrides = overrides_of(p);
      for (const Setting& s : planned.settings[i]) overrides.push_back(s.key + "=" + s.value);
      Diagnostics own;
      if (load_scenario(path_beside(path, p.scenario), overrides, own)) continue;
      const std::string at = "factors." + f.id + (f.levels.empty() ? ".values" : ".levels." + planned.factor.levels[i]);
      for (const Diagnostic& d : own.list()) {
        if (d.severity == Diagnostic::Severity::error) faults.add(at, d.problem, d.expected, d.nearest);
      }
    }
  }

  void add(const FactorParameters& f) {
    const std::string at = "factors." + f.id;
    PlannedFactor planned;
    planned.factor.id = f.id;
    planned.factor.name = named(f.name_en, f.name_zh, same(f.id));
    if (f.key.empty() == f.levels.empty()) {
      faults.add(at, {"'" + f.id + "' needs either a key or named levels", "'" + f.id + "' 须给出 key 或 levels 之一"}, {});
    } else if (f.levels.empty()) {
      of_key(f, planned);
    } else {
      of_levels(f, planned);
    }
    study.plan.factors.push_back(std::move(planned));
  }

  bool is_left_out(const std::string& key) const {
    return std::any_of(p.vary.except.begin(), p.vary.except.end(),
                       [&](const std::string& toml) { return is_within(key, plain_text_of(toml)); });
  }

  // An exception that leaves out nothing is a slip.
  void check_exceptions() const {
    for (const std::string& toml : p.vary.except) {
      const std::string pattern = plain_text_of(toml);
      const bool is_known = std::any_of(base.entries.begin(), base.entries.end(),
                                        [&](const ParameterEntry& e) { return is_within(e.key, pattern); });
      if (is_known) continue;
      std::set<std::string> like;
      for (const ParameterEntry& e : base.entries) like.merge(patterns_like(e.key, pattern));
      faults.add("vary.except", {"no parameter is '" + pattern + "' or lies in it", "没有参数是 '" + pattern + "' 或在其中"},
                 {"a key or a table of 'hearth explain', * for any name", "hearth explain 中的键或表,* 代表任一名称"},
                 nearest_name(pattern, std::vector<std::string>(like.begin(), like.end())));
    }
  }

  // Every number with a plausible range and such evidence, where it has an effect.
  void add_by_evidence() {
    std::vector<std::string> kinds;
    for (const std::string& toml : p.vary.evidence) kinds.push_back(plain_text_of(toml));
    for (const std::string& kind : kinds) {
      const std::vector<std::string> known = {"stated", "statistic", "literature", "assumed"};
      if (std::find(known.begin(), known.end(), kind) == known.end())
        faults.add("vary.evidence", {"'" + kind + "' is no kind of evidence", "'" + kind + "' 不是依据类别"},
                   same("stated, statistic, literature, assumed"), nearest_name(kind, known));
    }
    check_exceptions();
    for (const ParameterEntry& e : base.entries) {
      if (e.low.empty() || e.high.empty() || std::find(kinds.begin(), kinds.end(), e.evidence) == kinds.end()) continue;
      if (number_of_toml(e.low) >= number_of_toml(e.high) || is_left_out(e.key) || keys.contains(e.key) || is_of_the_run(e.key))
        continue;
      if (!base.parameters.without_effect(e.key).empty()) continue;
      const auto place = place_of(e.key);
      if (!place || !place->is_number) continue;
      FactorParameters f;
      f.id = f.key = e.key;
      add(f);
    }
  }
};

}  // namespace

void plan_factors(const StudyParameters& p, const std::string& path, const StudyFaults& faults, Study& study) {
  FactorMaker maker{p, path, faults, study};
  for (const FactorParameters& f : p.factors) maker.add(f);
  maker.add_by_evidence();
  // What one scenario has another may lack.
  for (std::size_t s = 1; s < study.scenarios.size(); ++s) {
    for (const PlannedFactor& f : study.plan.factors) {
      if (f.factor.key.empty()) continue;
      if (find_place(f.factor.key, [&](Declaration& d) { study.scenarios[s].parameters.describe(d); })) continue;
      faults.add("factors." + f.factor.id,
                 {"the scenario of level '" + study.plan.scenarios[s] + "' has no '" + f.factor.key + "'",
                  "水平 '" + study.plan.scenarios[s] + "' 的情景没有 '" + f.factor.key + "'"},
                 {});
    }
  }
}

}  // namespace hearth

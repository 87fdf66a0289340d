#include "tools/inputs.h"

#include <fmt/format.h>

#include <map>

#include "output/scenario.h"
#include "sim/unit_names.h"

namespace hearth {

namespace {

bool same_value(const ParameterEntry& a, const ParameterEntry& b) {
  return a.value == b.value || toml_as_json(a.value) == toml_as_json(b.value);
}

}  // namespace

Inputs inputs_of(const ResultsFile& file) {
  const auto column = [&](const char* name) { return file.texts(std::string("/parameters/") + name); };
  const auto keys = file.texts("/parameter");
  const auto values = column("value"), units = column("unit"), meanings = column("meaning"), meanings_zh = column("meaning_zh"),
             evidence = column("evidence");
  Inputs inputs(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    inputs[i].key = keys[i];
    inputs[i].value = values[i];
    inputs[i].unit = units[i];
    inputs[i].meaning_en = meanings[i];
    inputs[i].meaning_zh = meanings_zh[i];
    inputs[i].evidence = evidence[i];
  }
  return inputs;
}

std::optional<Inputs> inputs_of(const std::string& path, const Shared& shared) {
  if (begins_as_results(path)) return inputs_of(*open_results(path, shared.language));
  Diagnostics diagnostics;
  auto scenario = load_scenario(path, {}, diagnostics);
  print(diagnostics, shared.language);
  return scenario ? std::optional(std::move(scenario->entries)) : std::nullopt;
}

std::vector<Difference> differences(const Inputs& a, const Inputs& b) {
  std::map<std::string, const ParameterEntry*> only_in_a;
  for (const auto& e : a) only_in_a[e.key] = &e;
  std::vector<Difference> out;
  for (const auto& e : b) {
    const auto it = only_in_a.find(e.key);
    if (it == only_in_a.end()) {
      out.push_back({nullptr, &e});
      continue;
    }
    if (!same_value(*it->second, e)) out.push_back({it->second, &e});
    only_in_a.erase(it);
  }
  for (const auto& e : a) {
    if (only_in_a.contains(e.key)) out.push_back({&e, nullptr});
  }
  return out;
}

Json to_json(const std::vector<Difference>& found) {
  Json list = Json::array();
  for (const auto& [x, y] : found) {
    const ParameterEntry& e = y != nullptr ? *y : *x;
    list.push_back({{"key", e.key},
                    {"meaning", e.meaning_en},
                    {"meaning_zh", e.meaning_zh},
                    {"unit", or_null(e.unit)},
                    {"a", x != nullptr ? toml_as_json(x->value) : Json()},
                    {"b", y != nullptr ? toml_as_json(y->value) : Json()},
                    {"evidence_a", x != nullptr ? or_null(x->evidence) : Json()},
                    {"evidence_b", y != nullptr ? or_null(y->evidence) : Json()}});
  }
  return list;
}

void print(const std::vector<Difference>& found, const Shared& shared) {
  const std::string nothing = shared.say({"nothing", "无"});
  for (const auto& [x, y] : found) {
    const ParameterEntry& e = y != nullptr ? *y : *x;
    fmt::print("{}: {} -> {}{}\n  {}\n", e.key, x != nullptr ? x->value : nothing, y != nullptr ? y->value : nothing,
               shared.say(in_brackets(e.unit)), shared.chinese() ? e.meaning_zh : e.meaning_en);
  }
  if (found.empty()) fmt::print("{}\n", shared.say({"the same inputs", "参数相同"}));
}

}  // namespace hearth

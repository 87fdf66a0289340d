#include "tools/inputs.h"

#include <fmt/format.h>

#include <algorithm>

#include "output/scenario.h"
#include "sim/unit_names.h"
#include "tools/entries.h"

namespace hearth {

namespace {

// A what-if states its values bare: how well the value was known before tells what hangs on it.
const std::string& evidence_of(const Difference& d) {
  if (d.a != nullptr && !d.a->evidence.empty()) return d.a->evidence;
  static const std::string unknown;
  return d.b != nullptr ? d.b->evidence : unknown;
}

}  // namespace

std::optional<Inputs> inputs_of(const std::string& path, const Shared& shared) {
  if (begins_as_results(path)) return inputs_of(*open_results(path, shared.language));
  Diagnostics diagnostics;
  auto scenario = load_scenario(path, {}, diagnostics);
  print(diagnostics, shared.language);
  return scenario ? std::optional(std::move(scenario->entries)) : std::nullopt;
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

std::size_t assumed_among(const std::vector<Difference>& found) {
  return static_cast<std::size_t>(
      std::count_if(found.begin(), found.end(), [](const Difference& x) { return evidence_of(x) == "assumed"; }));
}

void print(const std::vector<Difference>& found, const Shared& shared) {
  const std::string nothing = shared.say({"nothing", "无"});
  for (const auto& [x, y] : found) {
    const ParameterEntry& e = y != nullptr ? *y : *x;
    const std::string& known = evidence_of({x, y});
    // The second plan's value is the planner's own, unless its file says more of it.
    const bool replaced = x != nullptr && y != nullptr && known == x->evidence;
    fmt::print("{}: {} -> {}{}\n  {}{}\n", e.key, x != nullptr ? x->value : nothing, y != nullptr ? y->value : nothing,
               shared.say(in_brackets(e.unit)), shared.chinese() ? e.meaning_zh : e.meaning_en,
               known.empty() ? ""
                             : shared.say((replaced ? Said{"; the first value is ", ";前一取值:"} : Said{"; ", ";"}) +
                                          evidence_name(known)));
  }
  if (found.empty()) fmt::print("{}\n", shared.say({"the same inputs", "参数相同"}));
}

}  // namespace hearth

#include <fmt/format.h>

#include <map>
#include <memory>

#include "output/scenario.h"
#include "sim/unit_names.h"
#include "tools/commands.h"
#include "tools/printing.h"

namespace hearth {

namespace {

struct DiffArguments {
  std::string a, b;
  bool json = false;
};

// A parameter that one of two scenarios lacks (an element of a list) has no entry there.
struct Difference {
  const ParameterEntry* a;
  const ParameterEntry* b;
};

std::vector<Difference> differences(const Scenario& a, const Scenario& b) {
  std::map<std::string, const ParameterEntry*> only_in_a;
  for (const auto& e : a.entries) only_in_a[e.key] = &e;
  std::vector<Difference> out;
  for (const auto& e : b.entries) {
    const auto it = only_in_a.find(e.key);
    if (it == only_in_a.end()) {
      out.push_back({nullptr, &e});
      continue;
    }
    if (it->second->value != e.value) out.push_back({it->second, &e});
    only_in_a.erase(it);
  }
  for (const auto& e : a.entries) {
    if (only_in_a.contains(e.key)) out.push_back({&e, nullptr});
  }
  return out;
}

int diff(const DiffArguments& arguments, const Shared& shared) {
  Diagnostics diagnostics;
  const auto a = load_scenario(arguments.a, {}, diagnostics);
  Diagnostics of_b;
  const auto b = load_scenario(arguments.b, {}, of_b);
  print(diagnostics, shared.language);
  print(of_b, shared.language);
  if (!a || !b) return exit_bad_input;
  const auto found = differences(*a, *b);
  if (arguments.json) {
    Json list = Json::array();
    for (const auto& [x, y] : found) {
      const ParameterEntry& e = y != nullptr ? *y : *x;
      list.push_back({{"key", e.key},
                      {"meaning", e.meaning_en},
                      {"meaning_zh", e.meaning_zh},
                      {"unit", or_null(e.unit)},
                      {"a", x != nullptr ? toml_as_json(x->value) : Json()},
                      {"b", y != nullptr ? toml_as_json(y->value) : Json()}});
    }
    print(Json{{"a", arguments.a}, {"b", arguments.b}, {"differences", list}});
    return exit_done;
  }
  const std::string nothing = shared.say({"nothing", "无"});
  for (const auto& [x, y] : found) {
    const ParameterEntry& e = y != nullptr ? *y : *x;
    fmt::print("{}: {} -> {}{}\n  {}\n", e.key, x != nullptr ? x->value : nothing, y != nullptr ? y->value : nothing,
               shared.say(in_brackets(e.unit)), shared.chinese() ? e.meaning_zh : e.meaning_en);
  }
  if (found.empty()) fmt::print("{}\n", shared.say({"the same inputs", "参数相同"}));
  return exit_done;
}

}  // namespace

void add_diff(CLI::App& app, Shared& shared) {
  auto* const command =
      app.add_subcommand("diff", shared.say({"The inputs in which two scenarios differ", "两个情景不同的参数"}));
  const auto a = std::make_shared<DiffArguments>();
  command->add_option("A", a->a, shared.say({"Scenario file", "情景文件"}))->required()->type_name("");
  command->add_option("B", a->b, shared.say({"Scenario file", "情景文件"}))->required()->type_name("");
  command->add_flag("--json", a->json, shared.say({"Print JSON", "输出 JSON"}));
  command->footer(shared.example("hearth diff scenarios/baseline.toml scenarios/apartments_3000.toml"));
  command->callback([a, &shared] { shared.exit_code = diff(*a, shared); });
}

}  // namespace hearth

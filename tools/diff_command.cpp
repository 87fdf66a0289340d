#include <fmt/format.h>

#include <map>
#include <memory>
#include <optional>

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

using Inputs = std::vector<ParameterEntry>;

// Of a scenario file, or of the run that a results file tells of. Empty when the scenario is at fault, which is told.
std::optional<Inputs> inputs_of(const std::string& path, const Shared& shared) {
  if (!begins_as_results(path)) {
    Diagnostics diagnostics;
    auto scenario = load_scenario(path, {}, diagnostics);
    print(diagnostics, shared.language);
    return scenario ? std::optional(std::move(scenario->entries)) : std::nullopt;
  }
  // The table, not the scenario's text: another version of Hearth may have written the file.
  const auto file = open_results(path, shared.language);
  const auto column = [&](const char* name) { return file->texts(std::string("/parameters/") + name); };
  const auto keys = file->texts("/parameter");
  const auto values = column("value"), units = column("unit"), meanings = column("meaning"), meanings_zh = column("meaning_zh");
  Inputs inputs(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    inputs[i].key = keys[i];
    inputs[i].value = values[i];
    inputs[i].unit = units[i];
    inputs[i].meaning_en = meanings[i];
    inputs[i].meaning_zh = meanings_zh[i];
  }
  return inputs;
}

bool same_value(const ParameterEntry& a, const ParameterEntry& b) {
  return a.value == b.value || toml_as_json(a.value) == toml_as_json(b.value);
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

int diff(const DiffArguments& arguments, const Shared& shared) {
  const auto a = inputs_of(arguments.a, shared);
  const auto b = inputs_of(arguments.b, shared);
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
  auto* const command = app.add_subcommand(
      "diff", shared.say({"The inputs in which two scenarios or runs differ", "两个情景或两次模拟不同的参数"}));
  const auto a = std::make_shared<DiffArguments>();
  const Said file = {"Scenario or results file", "情景文件或结果文件"};
  command->add_option("A", a->a, shared.say(file))->required()->type_name("");
  command->add_option("B", a->b, shared.say(file))->required()->type_name("");
  command->add_flag("--json", a->json, shared.say({"Print JSON", "输出 JSON"}));
  command->footer(shared.example("hearth diff scenarios/baseline.toml scenarios/apartments_3000.toml"));
  command->callback([a, &shared] { shared.exit_code = diff(*a, shared); });
}

}  // namespace hearth

// Commands about scenario files: check, explain, diff, new, schema.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>

#include "output/ensemble.h"
#include "tools/commands.h"

namespace hearth {

namespace {

void print(const Diagnostics& diagnostics) {
  for (const auto& d : diagnostics.list()) std::cerr << to_string(d) << "\n";
}

std::string where(const ParameterEntry& e) {
  if (!e.is_set) return "not set: the default";
  if (e.place.line == 0) return e.place.file;
  return fmt::format("{}:{}:{}", e.place.file, e.place.line, e.place.column);
}

int check(const std::string& path, bool zh) {
  Diagnostics diagnostics;
  const auto scenario = load_scenario(path, {}, diagnostics);
  print(diagnostics);
  if (!scenario) {
    const auto errors = std::count_if(diagnostics.list().begin(), diagnostics.list().end(),
                                      [](const auto& d) { return d.severity == Diagnostic::Severity::error; });
    fmt::print(stderr, "{}",
               zh ? fmt::format("{} 处错误\n", errors) : fmt::format("{} {}\n", errors, errors == 1 ? "error" : "errors"));
    return exit_bad_input;
  }
  const auto set = std::count_if(scenario->entries.begin(), scenario->entries.end(), [](const auto& e) { return e.is_set; });
  fmt::print("{}", zh ? fmt::format("{}:没有错误,{} 个参数中设定了 {} 个\n", path, scenario->entries.size(), set)
                      : fmt::format("{}: no errors; {} of {} parameters are set\n", path, set, scenario->entries.size()));
  return exit_done;
}

int explain(const std::string& key, const std::string& path, bool zh) {
  Diagnostics diagnostics;
  const auto scenario = load_scenario(path, {}, diagnostics);
  print(diagnostics);
  if (!scenario) return exit_bad_input;
  std::vector<std::string> keys;
  bool found = false;
  for (const auto& e : scenario->entries) {
    keys.push_back(e.key);
    if (e.key != key && !e.key.starts_with(key + ".")) continue;
    found = true;
    fmt::print("{}\n  {}\n  {}\n", e.key, zh ? e.meaning_zh : e.meaning_en, zh ? e.meaning_en : e.meaning_zh);
    fmt::print("  {}: {}{}\n", zh ? "取值" : "value", e.value, e.unit.empty() ? "" : " (" + e.unit + ")");
    fmt::print("  {}: {}\n", zh ? "设定于" : "set in", where(e));
    if (!e.allowed.empty()) fmt::print("  {}: {}\n", zh ? "允许" : "allowed", e.allowed);
    if (!e.low.empty()) fmt::print("  {}: {} {} {}\n", zh ? "合理范围" : "plausible", e.low, zh ? "至" : "to", e.high);
    if (!e.evidence.empty())
      fmt::print("  {}: {}{}\n", zh ? "依据" : "evidence", e.evidence, e.source.empty() ? "" : ", " + e.source);
    if (!e.note.empty()) fmt::print("  {}: {}\n", zh ? "说明" : "note", e.note);
  }
  if (found) return exit_done;
  const std::string near = nearest_name(key, keys);
  fmt::print(stderr, "hearth: there is no parameter '{}'{}\n", key, near.empty() ? "" : " (did you mean '" + near + "'?)");
  return exit_bad_input;
}

int diff(const std::string& a, const std::string& b, bool zh) {
  Diagnostics diagnostics;
  const auto first = load_scenario(a, {}, diagnostics);
  const auto second = load_scenario(b, {}, diagnostics);
  print(diagnostics);
  if (!first || !second) return exit_bad_input;
  std::map<std::string, const ParameterEntry*> before;
  for (const auto& e : first->entries) before[e.key] = &e;
  int differences = 0;
  const auto tell = [&](const ParameterEntry& e, const std::string& from, const std::string& to) {
    ++differences;
    fmt::print("{}: {} -> {}{}\n  {}\n", e.key, from, to, e.unit.empty() ? "" : " (" + e.unit + ")",
               zh ? e.meaning_zh : e.meaning_en);
  };
  for (const auto& e : second->entries) {
    const auto it = before.find(e.key);
    if (it == before.end()) {
      tell(e, zh ? "无" : "nothing", e.value);
    } else {
      if (it->second->value != e.value) tell(e, it->second->value, e.value);
      before.erase(it);
    }
  }
  for (const auto& [key, e] : before) tell(*e, e->value, zh ? "无" : "nothing");
  if (differences == 0) fmt::print("{}", zh ? "参数相同\n" : "the same inputs\n");
  return exit_done;
}

int make_new(const std::string& name, const std::string& base, bool force) {
  namespace fs = std::filesystem;
  const std::string path = name.ends_with(".toml") ? name : name + ".toml";
  if (fs::exists(path) && !force) {
    std::cerr << "hearth: '" << path << "' exists and is kept; --force replaces it\n";
    return exit_bad_input;
  }
  if (!fs::exists(base)) {
    std::cerr << "hearth: there is no file '" << base << "'\n";
    return exit_bad_input;
  }
  const fs::path folder = fs::path(path).has_parent_path() ? fs::path(path).parent_path() : fs::path(".");
  const std::string relative = fs::proximate(fs::absolute(base), fs::absolute(folder)).string();
  std::ofstream file(path);
  file << "extends = \"" << relative << "\"\n"
       << "title = \"" << fs::path(path).stem().string() << "\"\n"
       << "# What differs, for example:\n# [housing.apartment]\n# units = 3000\n";
  file.close();
  if (!file) {
    std::cerr << "hearth: can't write '" << path << "'\n";
    return exit_failed;
  }
  fmt::print("{}\n", path);
  return exit_done;
}

}  // namespace

void add_check(CLI::App& app, Shared& shared) {
  auto* const command = app.add_subcommand("check", "Read a scenario and tell all its faults");
  const auto file = std::make_shared<std::string>();
  command->add_option("FILE", *file, "Scenario file")->required();
  command->footer("Example: hearth check scenarios/apartments_3000.toml");
  command->callback([file, &shared] { shared.exit_code = check(*file, shared.chinese()); });
}

void add_explain(CLI::App& app, Shared& shared) {
  auto* const command = app.add_subcommand("explain", "What a parameter means, its value, where it was set, its evidence");
  const auto key = std::make_shared<std::string>();
  const auto file = std::make_shared<std::string>("scenarios/baseline.toml");
  command->add_option("KEY", *key, "Parameter, or the table of several")->required();
  command->add_option("FILE", *file, "Scenario file")->capture_default_str();
  command->footer("Example: hearth explain housing.apartment.units");
  command->callback([key, file, &shared] { shared.exit_code = explain(*key, *file, shared.chinese()); });
}

void add_diff(CLI::App& app, Shared& shared) {
  auto* const command = app.add_subcommand("diff", "The inputs in which two scenarios differ");
  const auto a = std::make_shared<std::string>();
  const auto b = std::make_shared<std::string>();
  command->add_option("A", *a, "Scenario file")->required();
  command->add_option("B", *b, "Scenario file")->required();
  command->footer("Example: hearth diff scenarios/baseline.toml scenarios/apartments_3000.toml");
  command->callback([a, b, &shared] { shared.exit_code = diff(*a, *b, shared.chinese()); });
}

void add_new(CLI::App& app, Shared& shared) {
  auto* const command = app.add_subcommand("new", "Start a what-if from a scenario");
  const auto name = std::make_shared<std::string>();
  const auto base = std::make_shared<std::string>();
  const auto force = std::make_shared<bool>(false);
  command->add_option("NAME", *name, "New scenario file")->required();
  command->add_option("--from", *base, "Scenario that it changes")->required();
  command->add_flag("--force", *force, "Replace an existing file");
  command->footer("Example: hearth new scenarios/mine.toml --from scenarios/baseline.toml");
  command->callback([name, base, force, &shared] { shared.exit_code = make_new(*name, *base, *force); });
}

void add_schema(CLI::App& app, Shared& shared) {
  auto* const command = app.add_subcommand("schema", "The JSON Schema of scenario files, or the table of parameters");
  const auto format = std::make_shared<std::string>("json");
  command->add_option("--format", *format, "json or markdown")
      ->check(CLI::IsMember({"json", "markdown"}))
      ->capture_default_str();
  command->footer("Example: hearth schema > scenarios/schema.json");
  command->callback([format, &shared] {
    DistrictParameters parameters;
    const auto root = [&](Declaration& d) { parameters.describe(d); };
    std::cout << (*format == "json" ? json_schema(root) : parameter_document(root));
    shared.exit_code = exit_done;
  });
}

}  // namespace hearth

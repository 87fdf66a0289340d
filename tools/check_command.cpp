#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "tools/changes.h"
#include "tools/commands.h"
#include "tools/printing.h"

namespace hearth {

namespace {

struct CheckArguments {
  std::string file;
  Changes changes;
  bool quiet = false;
  bool json = false;
};

int check(const CheckArguments& a, const Shared& shared) {
  Diagnostics diagnostics;
  const auto scenario = load_changed(a.file, a.changes, diagnostics);
  const auto& list = diagnostics.list();
  const auto errors = static_cast<std::size_t>(std::count_if(
                          list.begin(), list.end(), [](const auto& d) { return d.severity == Diagnostic::Severity::error; })) +
                      diagnostics.left_out();
  std::size_t parameters = 0;
  std::size_t set = 0;
  if (scenario) {
    parameters = scenario->entries.size();
    for (const auto& e : scenario->entries) set += e.is_set ? 1 : 0;
  }
  if (a.json) {
    print(Json{{"file", a.file},
               {"ok", scenario.has_value()},
               {"parameters", parameters},
               {"set", set},
               {"errors", errors},
               {"faults", to_json(diagnostics, shared.language)}});
    return scenario ? exit_done : exit_bad_input;
  }
  print(diagnostics, shared.language);
  if (!scenario) {
    complain(fmt::format("{}\n", shared.say({fmt::format("{} {}", errors, errors == 1 ? "error" : "errors"),
                                             fmt::format("{} 处错误", errors)})));
    return exit_bad_input;
  }
  if (!a.quiet) {
    const std::size_t warnings = list.size() - errors;
    const Said and_warnings = warnings == 0 ? Said{}
                                            : Said{fmt::format(", {} {}", warnings, warnings == 1 ? "warning" : "warnings"),
                                                   fmt::format(",{} 处警告", warnings)};
    fmt::print("{}\n", shared.say({fmt::format("{}: no errors{}; {} of {} parameters are set, the others have their defaults",
                                               a.file, and_warnings.en, set, parameters),
                                   fmt::format("{}:没有错误{},{} 个参数中设定了 {} 个,其余为默认值", a.file, and_warnings.zh,
                                               parameters, set)}));
  }
  return exit_done;
}

}  // namespace

void add_check(CLI::App& app, Shared& shared) {
  auto* const command =
      app.add_subcommand("check", shared.say({"Read a scenario and tell all its faults", "检查情景文件,指出所有错误"}));
  const auto a = std::make_shared<CheckArguments>();
  command->add_option("FILE", a->file, shared.say({"Scenario file", "情景文件"}))->required()->type_name("");
  add_changes(*command, a->changes, {"Change a value before the check", "检查前先改一个值"}, shared);
  command->add_flag("--quiet", a->quiet, shared.say({"Print nothing but faults", "只输出错误"}));
  command->add_flag("--json", a->json, shared.say({"Print the faults as JSON", "以 JSON 输出错误"}));
  command->footer(shared.example("hearth check scenarios/apartments_3000.toml"));
  command->callback([a, &shared] { shared.exit_code = check(*a, shared); });
}

}  // namespace hearth

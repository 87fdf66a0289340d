#include <memory>

#include "tools/inputs.h"

namespace hearth {

namespace {

struct DiffArguments {
  std::string a, b;
  bool json = false;
};

int diff(const DiffArguments& arguments, const Shared& shared) {
  const auto a = inputs_of(arguments.a, shared);
  const auto b = inputs_of(arguments.b, shared);
  if (!a || !b) return exit_bad_input;
  const auto found = differences(*a, *b);
  if (arguments.json) {
    print(Json{{"a", arguments.a}, {"b", arguments.b}, {"differences", to_json(found)}});
    return exit_done;
  }
  print(found, shared);
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

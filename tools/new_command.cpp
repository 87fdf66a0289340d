#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "output/safe_file.h"
#include "output/scenario.h"
#include "tools/commands.h"
#include "tools/printing.h"

namespace hearth {

namespace {

struct NewArguments {
  std::string name, base;
  bool force = false;
  bool quiet = false;
};

std::string quoted(const std::string& text) {
  return to_text(Node::Value(text));
}

int make_new(const NewArguments& a, const Shared& shared) {
  namespace fs = std::filesystem;
  Diagnostics diagnostics;
  const auto base = load_scenario(a.base, {}, diagnostics);
  print(diagnostics, shared.language);
  if (!base) return exit_bad_input;
  const fs::path path = a.name.ends_with(".toml") ? a.name : a.name + ".toml";
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const std::string relative = fs::proximate(fs::absolute(a.base), fs::absolute(folder)).string();
  const std::string text = fmt::format("extends = {}\ntitle = {}\ntitle_zh = {}\n{}\n# [housing.apartment]\n# units = 3000\n",
                                       quoted(relative), quoted(path.stem().string()), quoted(path.stem().string()),
                                       shared.say({"# What differs, for example:", "# 写下不同之处,例如:"}));
  write_whole_file(path.string(), text, a.force);
  if (!a.quiet) fmt::print("{}\n", path.string());
  return exit_done;
}

}  // namespace

void add_new(CLI::App& app, Shared& shared) {
  auto* const command =
      app.add_subcommand("new", shared.say({"Start a what-if from a scenario", "由已有情景新建一个假设情景"}));
  const auto a = std::make_shared<NewArguments>();
  command->add_option("NAME", a->name, shared.say({"New scenario file", "新情景文件"}))
      ->required()
      ->type_name("")
      ->check([](const std::string& name) { return std::string(name.empty() ? "the name is empty" : ""); }, "");
  command->add_option("--from", a->base, shared.say({"Scenario that it changes", "所依据的情景"}))
      ->required()
      ->type_name("FILE");
  command->add_flag("--force", a->force, shared.say({"Replace an existing file", "替换已有文件"}));
  command->add_flag("--quiet", a->quiet, shared.say({"Print nothing but errors", "只输出错误"}));
  command->footer(shared.example("hearth new scenarios/mine.toml --from scenarios/baseline.toml"));
  command->callback([a, &shared] { shared.exit_code = make_new(*a, shared); });
}

}  // namespace hearth

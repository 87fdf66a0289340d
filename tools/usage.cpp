#include "tools/usage.h"

#include <algorithm>
#include <regex>
#include <string>
#include <vector>

#include "sim/diagnostic.h"

namespace hearth {

namespace {

// The sentences of CLI11 that our options can cause.
Said translated(const std::string& text) {
  static const std::regex required(R"((\S+) is required)"), range(R"((\S+): Value (.*) not in range (\S+) to (\S+))"),
      choice(R"((\S+): (.*) not in \{(.*)\})"), missing(R"((\S+): \d+ required \S+ missing)"),
      several(R"((\S+): At Most 1 required but received \d+)"), whole(R"([+-]?\d+)");
  std::smatch m;
  if (text == "A subcommand is required") return {text, "缺少命令"};
  if (std::regex_match(text, m, required)) return {text, "缺少 " + m.str(1)};
  if (std::regex_match(text, m, range)) {
    const std::string option = m.str(1), value = m.str(2), from = m.str(3), to = m.str(4);
    if (!std::regex_match(value, whole))
      return {option + ": '" + value + "' is no whole number", option + ":'" + value + "' 不是整数"};
    return {option + ": " + value + " is not in the range " + from + " to " + to,
            option + ":" + value + " 不在 " + from + " 至 " + to + " 之间"};
  }
  if (std::regex_match(text, m, choice)) {
    const std::string names = std::regex_replace(m.str(3), std::regex(","), ", ");
    return {m.str(1) + ": '" + m.str(2) + "' is none of " + names, m.str(1) + ":'" + m.str(2) + "' 不在 " + names + " 之中"};
  }
  if (std::regex_match(text, m, missing)) return {m.str(1) + " needs a value", m.str(1) + " 缺少取值"};
  if (std::regex_match(text, m, several)) return {m.str(1) + " is given more than once", m.str(1) + " 只能给出一次"};
  if (text == "NAME: the name is empty") return {text, "NAME:名称为空"};
  return same(text);
}

}  // namespace

Said usage_problem(const CLI::App& app, const CLI::Error& e) {
  std::vector<std::string> options = {"--help"};
  std::vector<std::string> commands;
  bool has_command = false;
  const auto add = [&](const CLI::App& a) {
    for (const CLI::Option* o : a.get_options()) {
      for (const auto& name : o->get_lnames()) options.push_back("--" + name);
    }
  };
  add(app);
  for (const CLI::App* command : app.get_subcommands({})) {
    commands.push_back(command->get_name());
    if (!command->parsed()) continue;
    has_command = true;
    add(*command);
    const auto own = command->get_subcommands({});
    const auto chosen = std::find_if(own.begin(), own.end(), [](const CLI::App* c) { return c->parsed(); });
    if (own.empty()) continue;
    has_command = chosen != own.end();
    if (has_command) {
      add(**chosen);
      continue;
    }
    commands.clear();
    for (const CLI::App* c : own) commands.push_back(c->get_name());
    break;
  }
  const auto unknown = app.remaining(true);
  if (unknown.empty() || (has_command && dynamic_cast<const CLI::ExtrasError*>(&e) == nullptr)) return translated(e.what());
  const std::string& word = unknown.front();
  const bool is_option = word.starts_with("-");
  const std::string near = nearest_name(word, is_option ? options : commands);
  Said problem = is_option     ? Said{"there is no option '" + word + "'", "没有选项 '" + word + "'"}
                 : has_command ? Said{"'" + word + "' is one argument too many", "多余的参数 '" + word + "'"}
                               : Said{"there is no command '" + word + "'", "没有命令 '" + word + "'"};
  if (near.empty() || (has_command && !is_option)) return problem;
  return problem + Said{" (did you mean '" + near + "'?)", "(是否想写 '" + near + "'?)"};
}

}  // namespace hearth

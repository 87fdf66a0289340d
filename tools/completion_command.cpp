#include <fmt/format.h>

#include <memory>

#include "tools/commands.h"
#include "tools/completion.h"

namespace hearth {

void add_completion(CLI::App& app, Shared& shared) {
  auto* const command = app.add_subcommand(
      "completion", shared.say({"A script that completes the command in a shell", "输出 shell 自动补全脚本"}));
  const auto shell = std::make_shared<std::string>();
  command->add_option("SHELL", *shell, "bash, zsh, fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command->footer(shared.example("source <(hearth completion bash)"));
  command->callback([shell, &app, &shared] {
    fmt::print("{}", *shell == "bash" ? bash_completion(app) : *shell == "zsh" ? zsh_completion(app) : fish_completion(app));
    shared.exit_code = exit_done;
  });
}

}  // namespace hearth

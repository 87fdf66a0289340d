#include "tools/completion.h"

#include <fmt/format.h>

#include <vector>

namespace hearth {

namespace {

struct CompletedOption {
  std::vector<std::string> names;    // "-n", "--replications"; empty: positional
  std::vector<std::string> choices;  // of its value
  bool takes_value = false;
  std::string description;
};

struct CompletedCommand {
  std::string name;  // empty: the application itself
  std::string description;
  std::vector<CompletedOption> options;
};

// CLI11 shows the choices of an option in the name of its type: "TEXT:{json,markdown}".
std::vector<std::string> choices_of(const CLI::Option& option) {
  std::vector<std::string> out;
  const std::string type = option.get_type_name();
  const auto open = type.find('{');
  const auto close = type.find('}', open);
  if (open == std::string::npos || close == std::string::npos) return out;
  for (const auto& choice : CLI::detail::split(type.substr(open + 1, close - open - 1), ',')) out.push_back(choice);
  return out;
}

// With the options of its own commands.
CompletedCommand look_at(const CLI::App& app, bool with_commands) {
  CompletedCommand out{app.get_name(), app.get_description(), {}};
  for (const CLI::Option* option : app.get_options()) {
    CompletedOption o;
    for (const auto& name : option->get_snames()) o.names.push_back("-" + name);
    for (const auto& name : option->get_lnames()) o.names.push_back("--" + name);
    o.choices = choices_of(*option);
    o.takes_value = option->get_items_expected_max() > 0;
    o.description = option->get_description();
    out.options.push_back(std::move(o));
  }
  for (const CLI::App* command : with_commands ? app.get_subcommands({}) : std::vector<const CLI::App*>()) {
    for (CompletedOption& o : look_at(*command, true).options) {
      const bool has =
          std::any_of(out.options.begin(), out.options.end(), [&](const auto& own) { return own.names == o.names; });
      if (!has) out.options.push_back(std::move(o));
    }
  }
  return out;
}

std::vector<CompletedCommand> commands_of(const CLI::App& app) {
  std::vector<CompletedCommand> out;
  for (const CLI::App* command : app.get_subcommands({})) out.push_back(look_at(*command, true));
  // Options of the application are taken after a command too.
  const CompletedCommand general = look_at(app, false);
  for (CompletedCommand& command : out) {
    for (const auto& o : general.options) {
      const bool has =
          std::any_of(command.options.begin(), command.options.end(), [&](const auto& own) { return own.names == o.names; });
      if (!has) command.options.push_back(o);
    }
  }
  return out;
}

std::string separated(const std::vector<std::string>& words, const char* separator = " ") {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : separator) + word;
  return out;
}

// For single quotes in a shell, `escaped` in place of a quote.
std::string in_quotes(std::string text, const std::string& escaped) {
  for (std::size_t at = text.find('\''); at != std::string::npos; at = text.find('\'', at + escaped.size()))
    text.replace(at, 1, escaped);
  return "'" + text + "'";
}

// zsh takes ':' and brackets for its own.
std::string for_zsh(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == ':' || c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::string bash_completion(const CLI::App& app) {
  std::vector<std::string> names;
  std::string words;
  std::string choices;
  for (const auto& command : commands_of(app)) {
    names.push_back(command.name);
    std::vector<std::string> own;
    for (const auto& o : command.options) {
      if (o.names.empty()) {
        own.insert(own.end(), o.choices.begin(), o.choices.end());
        continue;
      }
      own.insert(own.end(), o.names.begin(), o.names.end());
      for (const auto& name : o.choices.empty() ? std::vector<std::string>{} : o.names)
        choices += fmt::format("    {}:{}) words={} ;;\n", command.name, name, in_quotes(separated(o.choices), "'\\''"));
    }
    words += fmt::format("      {}) words={} ;;\n", command.name, in_quotes(separated(own), "'\\''"));
  }
  std::vector<std::string> first = names;
  for (const auto& o : look_at(app, false).options) first.insert(first.end(), o.names.begin(), o.names.end());
  return fmt::format(R"(# Completion for bash: source <(hearth completion bash)
_hearth() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} command= words= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${{COMP_WORDS[i]}} in {}) command=${{COMP_WORDS[i]}}; break ;; esac
  done
  case $command:$previous in
{}    *) case $command in
      '') words={} ;;
{}    esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [[ -n $command && $current != -* ]]; then COMPREPLY+=($(compgen -f -- "$current")); fi
}}
complete -o filenames -F _hearth hearth
)",
                     separated(names, "|"), choices, in_quotes(separated(first), "'\\''"), words);
}

std::string zsh_completion(const CLI::App& app) {
  std::string list;
  std::string cases;
  for (const auto& command : commands_of(app)) {
    list += fmt::format("    {}\n", in_quotes(command.name + ":" + for_zsh(command.description), "'\\''"));
    std::string arguments;
    for (const auto& o : command.options) {
      const std::string value = !o.choices.empty() ? "(" + separated(o.choices) + ")" : "_files";
      if (o.names.empty()) {
        arguments += fmt::format(" \\\n        {}", in_quotes("*:" + for_zsh(o.description) + ":" + value, "'\\''"));
        continue;
      }
      for (const auto& name : o.names) {
        const std::string argument = o.takes_value ? ":value:" + value : "";
        arguments += fmt::format(" \\\n        {}", in_quotes(name + "[" + for_zsh(o.description) + "]" + argument, "'\\''"));
      }
    }
    cases += fmt::format("      {}) _arguments{} ;;\n", command.name, arguments);
  }
  return fmt::format(R"(#compdef hearth
# Completion for zsh: hearth completion zsh > a file "_hearth" in a folder of $fpath
_hearth() {{
  local -a commands=(
{}  )
  if (( CURRENT == 2 )); then
    _describe command commands
  else
    local command=$words[2]
    shift words
    (( CURRENT-- ))
    case $command in
{}    esac
  fi
}}
if [ "$funcstack[1]" = _hearth ]; then _hearth "$@"; else compdef _hearth hearth; fi
)",
                     list, cases);
}

std::string fish_completion(const CLI::App& app) {
  std::string out = "# Completion for fish: hearth completion fish > ~/.config/fish/completions/hearth.fish\n";
  for (const auto& command : commands_of(app)) {
    out += fmt::format("complete -c hearth -f -n __fish_use_subcommand -a {} -d {}\n", command.name,
                       in_quotes(command.description, "\\'"));
    const std::string here = fmt::format("complete -c hearth -n '__fish_seen_subcommand_from {}'", command.name);
    for (const auto& o : command.options) {
      std::string line = here;
      for (const auto& name : o.names) line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      if (o.names.empty() && o.choices.empty()) continue;  // files, which fish offers by itself
      if (!o.choices.empty()) line += (o.names.empty() ? " -f -a " : " -x -a ") + in_quotes(separated(o.choices), "\\'");
      if (o.choices.empty() && o.takes_value) line += " -r";
      out += line + " -d " + in_quotes(o.description, "\\'") + "\n";
    }
  }
  return out;
}

}  // namespace hearth

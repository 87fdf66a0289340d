#include <fmt/format.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <system_error>

#include "hearth_version.h"
#include "output/failure.h"
#include "output/memory.h"
#include "sim/diagnostic.h"
#include "tools/commands.h"
#include "tools/plan_runs.h"
#include "tools/printing.h"
#include "tools/usage.h"

namespace hearth {

namespace {

// Asked before the options are declared: their descriptions speak the language too.
Language language_asked_for(int argc, char** argv) {
  const std::string zh = "zh";
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--lang=" + zh || (word == "--lang" && i + 1 < argc && argv[i + 1] == zh)) return Language::chinese;
  }
  return Language::english;
}

void speak_chinese(CLI::App& app) {
  const auto formatter = std::make_shared<CLI::Formatter>();
  for (const auto& [label, zh] : {std::pair{"Usage", "用法"},
                                  {"Positionals", "参数"},
                                  {"OPTIONS", "选项"},
                                  {"REQUIRED", "必填"},
                                  {"SUBCOMMAND", "命令"},
                                  {"SUBCOMMANDS", "命令"}}) {
    formatter->label(label, zh);
  }
  app.formatter(formatter);
  app.option_defaults()->group("选项");
  app.set_help_flag("-h,--help", "显示帮助");
}

std::string usage_error(const CLI::App& app, const CLI::Error& e, const Shared& shared) {
  return shared.say(Said{"hearth: ", "hearth: 用法错误:"} + usage_problem(app, e) +
                    Said{"\n`hearth --help` and `hearth COMMAND --help` tell how it is used\n",
                         "\n用法见 `hearth --help --lang zh` 与 `hearth 命令 --help --lang zh`\n"});
}

// What could not be printed (a full disk behind a redirection) must not pass for done.
int checked_exit(int code, const Shared& shared) {
  errno = 0;
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  complain(fmt::format("hearth: {}\n", shared.say(Said{"can't write the output: ", "无法写出:"} + system_error(errno))));
  return code == exit_done ? exit_failed : code;
}

int command_line(int argc, char** argv) {
  Shared shared;
  shared.language = language_asked_for(argc, argv);
  CLI::App app{shared.say({"Hearth: how a district attracts and keeps talented people, and whether its homes hold them",
                           "Hearth:一个区如何吸引并留住人才,住房能否承载"}),
               "hearth"};
  if (shared.chinese()) speak_chinese(app);
  app.set_version_flag("--version", "hearth " HEARTH_VERSION,
                       shared.say({"Display program version information and exit", "显示版本"}));
  app.require_subcommand(1);
  std::string language;
  app.add_option("--lang", language, shared.say({"Language of what people read: en or zh", "语言:en 或 zh"}))
      ->check(CLI::IsMember({"en", "zh"}));
  app.fallthrough();
  app.footer(shared.example("hearth run scenarios/baseline.toml -o results/baseline.h5"));
  add_run(app, shared);
  add_check(app, shared);
  add_explain(app, shared);
  add_tasks(app, shared);
  add_diff(app, shared);
  add_compare(app, shared);
  add_report(app, shared);
  add_plot(app, shared);
  add_new(app, shared);
  add_describe(app, shared);
  add_export(app, shared);
  add_sweep(app, shared);
  add_study(app, shared);
  add_schema(app, shared);
  add_completion(app, shared);
  if (shared.chinese()) {
    for (CLI::App* command : app.get_subcommands({})) {
      command->group("命令");
      command->get_help_ptr()->group("选项");
    }
  }
  app.failure_message([&](const CLI::App*, const CLI::Error& e) { return usage_error(app, e, shared); });
  const auto failed = [&](const Said& what, int code) {
    std::fflush(stdout);
    complain(fmt::format("hearth: {}\n", shared.say(what)));
    return code;
  };
  try {
    app.parse(argc, argv);
    return checked_exit(shared.exit_code, shared);
  } catch (const CLI::ParseError& e) {
    return checked_exit(app.exit(e) == 0 ? exit_done : exit_bad_input, shared);
  } catch (const Interrupted&) {
    return failed({"interrupted, nothing was compared or written", "已中断,没有比较,也没有写出"}, exit_interrupted);
  } catch (const BadInput& e) {
    return failed(e.said(), exit_bad_input);
  } catch (const Failure& e) {
    return failed(e.said(), exit_failed);
  } catch (const std::system_error& e) {
    // fmt throws when the standard output takes no more.
    if (std::ferror(stdout) != 0)
      return failed(Said{"can't write the output: ", "无法写出:"} + same(e.code().message()), exit_failed);
    return failed(same(e.what()), exit_failed);
  } catch (const std::bad_alloc&) {
    return failed({"there is not enough memory for this", "内存不足"}, exit_failed);
  } catch (const std::exception& e) {
    return failed(same(e.what()), exit_failed);
  }
}

}  // namespace

}  // namespace hearth

int main(int argc, char** argv) {
  // A limit on the size of files is to be a failed write like a full disk, not the end of the process.
  std::signal(SIGXFSZ, SIG_IGN);
  hearth::give_back_large_blocks();
  try {
    return hearth::command_line(argc, argv);
  } catch (...) {
    // Memory ran out in telling of a failure.
    return hearth::exit_failed;
  }
}

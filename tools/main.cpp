#include <exception>
#include <iostream>

#include "hearth_version.h"
#include "tools/commands.h"

int main(int argc, char** argv) {
  using namespace hearth;
  CLI::App app{"Hearth: how a district attracts and keeps talented people, and whether its homes hold them"};
  app.set_version_flag("--version", "hearth " HEARTH_VERSION);
  app.require_subcommand(1);
  Shared shared;
  app.add_option("--lang", shared.language, "Language of what people read: en or zh")->check(CLI::IsMember({"en", "zh"}));
  app.fallthrough();
  add_run(app, shared);
  add_check(app, shared);
  add_explain(app, shared);
  add_diff(app, shared);
  add_new(app, shared);
  add_describe(app, shared);
  add_export(app, shared);
  add_schema(app, shared);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? exit_done : exit_bad_input;
  } catch (const std::exception& e) {
    std::cerr << "hearth: " << e.what() << "\n";
    return exit_failed;
  }
  return shared.exit_code;
}

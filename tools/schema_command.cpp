#include <fmt/format.h>

#include <memory>

#include "models/parameters/district.h"
#include "output/study/study_parameters.h"
#include "sim/parameter_reader.h"
#include "tools/commands.h"

namespace hearth {

void add_schema(CLI::App& app, Shared& shared) {
  auto* const command = app.add_subcommand(
      "schema",
      shared.say({"The JSON Schema of scenario files, or the table of parameters", "情景文件的 JSON Schema,或参数总表"}));
  const auto format = std::make_shared<std::string>("json");
  command->add_option("--format", *format, shared.say({"json or markdown", "json 或 markdown"}))
      ->check(CLI::IsMember({"json", "markdown"}))
      ->capture_default_str();
  const auto of_studies = std::make_shared<bool>(false);
  command->add_flag("--studies", *of_studies, shared.say({"Of study files", "研究文件的"}));
  command->footer(shared.example("hearth schema > scenarios/schema.json"));
  command->callback([format, of_studies, &shared] {
    DistrictParameters district;
    StudyParameters study;
    const auto root = [&](Declaration& d) { *of_studies ? study.describe(d) : district.describe(d); };
    fmt::print("{}", *format == "json" ? json_schema(root) : parameter_document(root));
    shared.exit_code = exit_done;
  });
}

}  // namespace hearth

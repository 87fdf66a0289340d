// Commands about results files: describe, export.
#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "output/export_csv.h"
#include "output/findings.h"
#include "output/results_reader.h"
#include "tools/commands.h"

namespace hearth {

namespace {

std::unique_ptr<ResultsFile> open(const std::string& path) {
  std::string error, warning;
  auto file = ResultsFile::open(path, error, warning);
  if (!warning.empty()) std::cerr << "hearth: " << warning << "\n";
  if (!file) std::cerr << "hearth: " << error << "\n";
  return file;
}

int describe(const std::string& path, bool zh) {
  const auto file = open(path);
  if (!file) return exit_bad_input;
  const auto months = file->months();
  fmt::print("{}\n{}\n", zh && !file->attribute("title_zh").empty() ? file->attribute("title_zh") : file->attribute("title"),
             zh && !file->attribute("question_zh").empty() ? file->attribute("question_zh") : file->attribute("question"));
  fmt::print("hearth {}, {} {}, {} {}, {} / {} {}, {} - {}\n", file->attribute("hearth_version"), zh ? "格式" : "format",
             file->attribute("format_version"), zh ? "种子" : "seed", file->attribute("seed"),
             file->attribute("replications_finished"), file->attribute("replications_requested"),
             zh ? "次重复" : "replications", months.empty() ? "" : months.front(), months.empty() ? "" : months.back());
  std::string group;
  for (const auto& s : file->series()) {
    if (s.group != group) fmt::print("\n/{}\n", group = s.group);
    std::string dims;
    for (std::size_t i = 0; i < s.dimensions.size(); ++i)
      dims += fmt::format("{}{} {}", i > 0 ? ", " : "", s.dimensions[i], s.shape[i]);
    fmt::print("  {} ({}) [{}]: {}\n", s.name, dims, s.unit, zh ? s.meaning_zh : s.meaning_en);
  }
  for (const auto& t : file->tables()) {
    fmt::print("\n/{} ({} {}): {}\n", t.name, t.rows, zh ? "行" : "rows", zh ? t.meaning_zh : t.meaning_en);
    for (const auto& c : t.columns) {
      const std::string kind = !c.codes.empty() ? (zh ? "代码" : "code") : c.unit;
      fmt::print("  {} [{}]: {}\n", c.name, kind, zh ? c.meaning_zh : c.meaning_en);
    }
  }
  fmt::print("{}", findings_table(find(*file), zh));
  return exit_done;
}

}  // namespace

void add_describe(CLI::App& app, Shared& shared) {
  auto* const command = app.add_subcommand("describe", "What a results file holds");
  const auto path = std::make_shared<std::string>();
  command->add_option("RESULTS", *path, "Results file")->required();
  command->footer("Example: hearth describe results/baseline.h5 --lang zh");
  command->callback([path, &shared] { shared.exit_code = describe(*path, shared.chinese()); });
}

void add_export(CLI::App& app, Shared& shared) {
  auto* const command = app.add_subcommand("export", "Write a results file as tidy CSV");
  const auto path = std::make_shared<std::string>();
  const auto folder = std::make_shared<std::string>();
  command->add_option("RESULTS", *path, "Results file")->required();
  command->add_option("-d,--directory", *folder, "Folder for the CSV files")->required();
  command->footer("Example: hearth export results/baseline.h5 -d results/csv");
  command->callback([path, folder, &shared] {
    const auto file = open(*path);
    if (!file) {
      shared.exit_code = exit_bad_input;
      return;
    }
    fmt::print("{} files in {}\n", export_csv(*file, *folder), *folder);
  });
}

}  // namespace hearth

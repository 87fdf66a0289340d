// Commands about results files: describe, export.
#include <fmt/format.h>

#include <memory>

#include "output/export_csv.h"
#include "output/findings.h"
#include "output/results_reader.h"
#include "sim/unit_names.h"
#include "tools/commands.h"
#include "tools/printing.h"

namespace hearth {

namespace {

void describe_as_json(const ResultsFile& file) {
  Json out;
  for (const char* name : {"title", "title_zh", "question", "question_zh", "hearth_version", "format_version"})
    out[name] = or_null(file.attribute(name));
  out["set"] = overrides_json(file);
  for (const char* name : {"seed", "replications_requested", "replications_finished"})
    out[name] = toml_as_json(file.attribute(name));
  const auto months = file.months();
  out["first_month"] = months.empty() ? Json() : Json(months.front().substr(0, 7));
  out["last_month"] = months.empty() ? Json() : Json(months.back().substr(0, 7));
  out["series"] = Json::array();
  for (const auto& s : file.series()) {
    Json dimensions = Json::object();
    for (std::size_t i = 0; i < s.dimensions.size(); ++i) dimensions[s.dimensions[i]] = s.shape[i];
    out["series"].push_back({{"group", s.group},
                             {"name", s.name},
                             {"dimensions", dimensions},
                             {"unit", s.unit},
                             {"meaning", s.meaning_en},
                             {"meaning_zh", s.meaning_zh}});
  }
  out["findings"] = Json::parse(findings_json(find(file)));
  print(out);
}

std::string unit_text(const std::string& unit, const Shared& shared) {
  if (!shared.chinese()) return unit;
  const std::string dated = "days since ";
  if (unit.starts_with(dated)) return "自 " + unit.substr(dated.size(), 10) + " 起的天数";
  return std::string(unit_in_chinese(unit));
}

void describe(const ResultsFile& file, const Shared& shared) {
  const auto months = file.months();
  fmt::print("{}", heading(file, true, shared.language));
  const auto text = [&](const char* name) { return file.attribute(name); };
  const std::string span = months.empty() ? "" : months.front().substr(0, 7) + " - " + months.back().substr(0, 7);
  fmt::print("{}\n", shared.say({fmt::format("hearth {}, format {}, seed {}, {} / {} replications, {}", text("hearth_version"),
                                             text("format_version"), text("seed"), text("replications_finished"),
                                             text("replications_requested"), span),
                                 fmt::format("hearth {},格式 {},种子 {},完成 {}/{} 次模拟,{}", text("hearth_version"),
                                             text("format_version"), text("seed"), text("replications_finished"),
                                             text("replications_requested"), span)}));
  std::string group;
  for (const auto& s : file.series()) {
    if (s.group != group) fmt::print("\n/{}\n", group = s.group);
    std::string dims;
    for (std::size_t i = 0; i < s.dimensions.size(); ++i)
      dims += fmt::format("{}{} {}", i > 0 ? ", " : "", s.dimensions[i], s.shape[i]);
    const std::string kind = s.codes.ids.empty() ? unit_text(s.unit, shared) : shared.say({"code", "代码"});
    fmt::print("  {} ({}) [{}]: {}\n", s.name, dims, kind, shared.chinese() ? s.meaning_zh : s.meaning_en);
  }
  for (const auto& t : file.tables()) {
    fmt::print("\n/{} ({} {}): {}\n", t.name, t.rows, shared.say({"rows", "行"}),
               shared.chinese() ? t.meaning_zh : t.meaning_en);
    for (const auto& c : t.columns) {
      const std::string kind = c.codes.ids.empty() ? unit_text(c.unit, shared) : shared.say({"code", "代码"});
      fmt::print("  {} [{}]: {}\n", c.name, kind, shared.chinese() ? c.meaning_zh : c.meaning_en);
    }
  }
  fmt::print("{}", findings_table(find(file), shared.chinese()));
}

}  // namespace

void add_describe(CLI::App& app, Shared& shared) {
  auto* const command = app.add_subcommand("describe", shared.say({"What a results file holds", "结果文件的内容与主要结论"}));
  const auto path = std::make_shared<std::string>();
  const auto json = std::make_shared<bool>(false);
  command->add_option("RESULTS", *path, shared.say({"Results file", "结果文件"}))->required()->type_name("");
  command->add_flag("--json", *json, shared.say({"Print JSON", "输出 JSON"}));
  command->footer(shared.example("hearth describe results/baseline.h5 --lang zh"));
  command->callback([path, json, &shared] {
    const auto file = open_results(*path, shared.language);
    *json ? describe_as_json(*file) : describe(*file, shared);
    shared.exit_code = exit_done;
  });
}

void add_export(CLI::App& app, Shared& shared) {
  auto* const command = app.add_subcommand("export", shared.say({"Write a results file as tidy CSV", "将结果导出为 CSV"}));
  const auto path = std::make_shared<std::string>();
  const auto folder = std::make_shared<std::string>();
  const auto force = std::make_shared<bool>(false);
  const auto quiet = std::make_shared<bool>(false);
  command->add_option("RESULTS", *path, shared.say({"Results file", "结果文件"}))->required()->type_name("");
  command->add_option("-d,--directory", *folder, shared.say({"Folder for the CSV files", "存放 CSV 的文件夹"}))
      ->required()
      ->type_name("FOLDER");
  command->add_flag("--force", *force, shared.say({"Replace the tables of an earlier export", "替换先前导出的表"}));
  command->add_flag("--quiet", *quiet, shared.say({"Print nothing but errors", "只输出错误"}));
  command->footer(shared.example("hearth export results/baseline.h5 -d results/csv"));
  command->callback([path, folder, force, quiet, &shared] {
    const auto file = open_results(*path, shared.language);
    const int files = export_csv(*file, *folder, *force);
    if (!*quiet)
      fmt::print("{}\n",
                 shared.say({fmt::format("{} files in {}", files, *folder), fmt::format("{} 个文件,在 {}", files, *folder)}));
    shared.exit_code = exit_done;
  });
}

}  // namespace hearth

#include "sim/csv_expansion.h"

#include <optional>
#include <utility>

#include "sim/csv_table.h"
#include "sim/layers.h"
#include "sim/paths.h"

namespace hearth {

namespace {

void fault(Diagnostics& diagnostics, const Place& at, const Said& problem, const Said& expected) {
  diagnostics.add({Diagnostic::Severity::error, at.file, at.line, at.column, problem, expected, ""});
}

const std::string* text_of(const Node& node) {
  return std::get_if<std::string>(&node.value);
}

// How the file is to be read; empty when that is said wrongly, which is told.
std::optional<CsvReading> reading_of(const Node& node, Diagnostics& diagnostics) {
  CsvReading reading;
  bool good = true;
  const auto wrong = [&](const Place& at, const Said& problem, const Said& expected) {
    fault(diagnostics, at, problem, expected);
    good = false;
  };
  const Said name_of_column = {"the name of a column", "列名"};
  if (const Node* id = node.find("id")) {
    reading.id_named = true;
    if (const auto* text = text_of(*id)) {
      reading.id_column = *text;
    } else {
      wrong(id->place, {"'id' is not a text", "'id' 不是文本"}, name_of_column);
    }
  }
  if (const Node* columns = node.find("columns")) {
    if (columns->kind != Node::Kind::table)
      wrong(columns->place, {"'columns' is no table", "'columns' 不是表"}, same(R"({ "..." = "..." })"));
    for (const auto& [from, to] : columns->members) {
      if (const auto* text = text_of(to)) {
        reading.renamed.emplace_back(from, *text);
      } else {
        wrong(to.place, {"'columns." + from + "' is not a text", "'columns." + from + "' 不是文本"}, name_of_column);
      }
    }
  }
  return good ? std::optional(std::move(reading)) : std::nullopt;
}

}  // namespace

void expand_csv(Node& node, const FileReader& read, Diagnostics& diagnostics) {
  if (node.kind == Node::Kind::array) {
    for (Node& item : node.items) expand_csv(item, read, diagnostics);
    return;
  }
  if (node.kind != Node::Kind::table || is_annotated(node)) return;
  for (auto& [key, child] : node.members) expand_csv(child, read, diagnostics);
  const Node* csv = node.find("csv");
  if (csv == nullptr) return;
  const Place said_at = csv->place;
  const auto* const name = text_of(*csv);
  Node list;
  list.kind = Node::Kind::table;
  list.place = node.place;
  list.broken = true;
  if (name == nullptr) {
    fault(diagnostics, said_at, {"'csv' is not a text", "'csv' 不是文本"}, {"the name of a CSV file", "CSV 文件名"});
  } else if (const auto reading = reading_of(node, diagnostics)) {
    const std::string path = path_beside(said_at.file == "--set" ? "" : said_at.file, *name);
    const FileText file = read(path);
    if (file.text) {
      list = csv_list(*file.text, node.place, path, *reading, diagnostics);
    } else {
      fault(diagnostics, said_at, Said{"can't read '" + *name + "': ", "无法读取 '" + *name + "':"} + file.error, {});
    }
  }
  std::erase_if(node.members, [](const auto& m) { return m.key == "csv" || m.key == "id" || m.key == "columns"; });
  if (list.kind == Node::Kind::table) {
    put_over(list, std::move(node));
  } else {
    for (const auto& [key, child] : node.members) {
      fault(diagnostics, child.place, {"'" + key + "' beside a list without ids", "'" + key + "' 不能与无标识的列表并列"},
            {"csv and columns only", "仅可有 csv 与 columns"});
    }
  }
  node = std::move(list);
}

}  // namespace hearth

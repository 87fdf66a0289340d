#include "sim/csv_table.h"

#include <algorithm>

#include "sim/document.h"

namespace hearth {

namespace {

struct Row {
  int line;
  std::vector<std::string> cells;
};

// Quoted cells may hold commas, doubled quotes and line ends.
std::vector<Row> split(const std::string& text) {
  std::vector<Row> rows;
  Row row{1, {}};
  std::string cell;
  bool quoted = false;
  int line = 1;
  const auto end_row = [&] {
    row.cells.push_back(std::move(cell));
    cell.clear();
    if (row.cells.size() > 1 || !row.cells[0].empty()) rows.push_back(row);
    row = Row{line, {}};
  };
  std::size_t i = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') ++line;
    if (quoted) {
      if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
        cell += '"';
        ++i;
      } else if (c == '"') {
        quoted = false;
      } else {
        cell += c;
      }
    } else if (c == '"' && cell.empty()) {
      quoted = true;
    } else if (c == ',') {
      row.cells.push_back(std::move(cell));
      cell.clear();
    } else if (c == '\n') {
      end_row();
    } else if (c != '\r') {
      cell += c;
    }
  }
  if (!cell.empty() || !row.cells.empty()) end_row();
  return rows;
}

}  // namespace

Node csv_list(const std::string& text, const std::string& file, int layer, const std::string& id_column, bool id_named,
              const std::vector<std::pair<std::string, std::string>>& renamed, Diagnostics& diagnostics) {
  Node list;
  list.kind = Node::Kind::table;
  const auto fault = [&](int line, int column, const std::string& problem, const std::string& expected,
                         const std::string& nearest = "") {
    diagnostics.add({Diagnostic::Severity::error, file, line, column, problem, expected, nearest});
  };
  const std::vector<Row> rows = split(text);
  if (rows.empty()) {
    fault(0, 0, "the file is empty", "a header line and rows");
    return list;
  }
  std::vector<std::string> keys = rows[0].cells;
  std::size_t id_at = keys.size();
  for (std::size_t c = 0; c < keys.size(); ++c) {
    if (keys[c] == id_column) id_at = c;
  }
  const bool keyed = id_at < keys.size();
  if (!keyed) list.kind = Node::Kind::array;
  if (id_named && !keyed) {
    fault(1, 1, "no column '" + id_column + "'", "a column of ids", nearest_name(id_column, keys));
    return list;
  }
  for (auto& key : keys) {
    for (const auto& [from, to] : renamed) {
      if (key == from) key = to;
    }
  }
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const Row& row = rows[r];
    if (row.cells.size() != keys.size()) {
      fault(row.line, 1, "the row has " + std::to_string(row.cells.size()) + " cells",
            std::to_string(keys.size()) + " as in the header");
      continue;
    }
    Node element;
    element.kind = Node::Kind::table;
    element.place = {file, row.line, 1, layer};
    for (std::size_t c = 0; c < keys.size(); ++c) {
      if (c == id_at || row.cells[c].empty()) continue;
      Node cell;
      cell.place = {file, row.line, static_cast<int>(c) + 1, layer};
      cell.value = row.cells[c];
      element.members.push_back({keys[c], std::move(cell)});
    }
    if (!keyed) {
      list.items.push_back(std::move(element));
    } else if (list.find(row.cells[id_at]) != nullptr) {
      fault(row.line, static_cast<int>(id_at) + 1, "'" + row.cells[id_at] + "' stands twice", "every id once");
    } else {
      list.members.push_back({row.cells[id_at], std::move(element)});
    }
  }
  return list;
}

}  // namespace hearth

#include "sim/csv_table.h"

#include <algorithm>
#include <set>

#include "sim/plain_text.h"

namespace hearth {

namespace {

constexpr std::size_t largest_table = 16u << 20;
constexpr std::size_t most_rows = 200'000;

struct Row {
  int line = 1;
  std::vector<std::string> cells;
};

// What may be wrong with one file, with its places.
class CsvFile {
 public:
  CsvFile(const std::string& file, const std::string& text, Diagnostics& diagnostics)
      : file_(file), text_(text), diagnostics_(diagnostics) {}

  void fault(int line, int column, const Said& problem, const Said& expected, const std::string& nearest = "") {
    diagnostics_.add({Diagnostic::Severity::error, file_, line, column, problem, expected, nearest});
    faulty_ = true;
  }
  bool faulty() const { return faulty_; }
  bool header_lost() const { return header_lost_; }

  bool is_text() {
    if (text_.size() > largest_table) {
      const std::string size = std::to_string(text_.size() >> 20) + " MB";
      fault(0, 0, {"the file is too large for a list (" + size + "; at most 16 MB)", "文件过大(" + size + ",上限 16 MB)"}, {});
      return false;
    }
    const auto at = first_byte_that_is_no_text(text_);
    if (!at) return true;
    const auto here = text_.begin() + static_cast<std::ptrdiff_t>(*at);
    const auto line_begin = std::find(std::make_reverse_iterator(here), text_.rend(), '\n').base();
    fault(static_cast<int>(std::count(text_.begin(), here, '\n')) + 1, static_cast<int>(std::count(line_begin, here, ',')) + 1,
          {"not a text in UTF-8", "不是 UTF-8 文本"},
          {"UTF-8 (a spreadsheet saves it as \"CSV UTF-8\")", "UTF-8(在电子表格中另存为“CSV UTF-8”)"});
    return false;
  }

  // Quoted cells may hold commas, doubled quotes and line ends.
  std::vector<Row> rows() {
    std::vector<Row> rows;
    Row row;
    std::string cell;
    enum class State { plain, quoted, closed } state = State::plain;
    int line = 1;
    int opened_at = 0;
    const auto end_cell = [&] {
      row.cells.push_back(std::move(cell));
      cell.clear();
      state = State::plain;
    };
    const auto end_row = [&] {
      end_cell();
      const bool blank = std::all_of(row.cells.begin(), row.cells.end(), [](const auto& c) { return c.empty(); });
      if (!blank) rows.push_back(std::move(row));
      row = Row{line, {}};
    };
    const auto cell_number = [&] { return static_cast<int>(row.cells.size()) + 1; };
    for (std::size_t i = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0; i < text_.size() && rows.size() <= most_rows; ++i) {
      const char c = text_[i];
      const char next = i + 1 < text_.size() ? text_[i + 1] : '\0';
      const bool line_end = c == '\n' || (c == '\r' && next != '\n');
      if (line_end) ++line;
      if (state == State::quoted) {
        if (c == '"' && next == '"') {
          cell += c;
          ++i;
        } else if (c == '"') {
          state = State::closed;
        } else {
          cell += c;
        }
      } else if (c == ',') {
        end_cell();
      } else if (line_end) {
        end_row();
      } else if (c == '\r') {
        // of CR LF
      } else if (c == '"' && state == State::plain && cell.empty()) {
        state = State::quoted;
        opened_at = line;
      } else if (c == '"' || state == State::closed) {
        fault(line, cell_number(), {"a quote inside a cell", "单元格中有引号"},
              {"the whole cell in quotes, those inside it doubled", "整格加引号,格内引号写两遍"});
        header_lost_ = header_lost_ || rows.empty();
        while (i + 1 < text_.size() && text_[i + 1] != '\n' && text_[i + 1] != '\r') ++i;
        cell.clear();
        row.cells.clear();
        state = State::plain;
      } else {
        cell += c;
      }
    }
    if (state == State::quoted) {
      fault(opened_at, cell_number(), {"the quote is never closed", "引号没有闭合"}, {"a closing quote", "闭合的引号"});
    } else if (!cell.empty() || !row.cells.empty()) {
      end_row();
    }
    if (rows.size() > most_rows) {
      fault(rows.back().line, 1, {"the list has too many rows", "行数过多"},
            {"at most " + std::to_string(most_rows), "至多 " + std::to_string(most_rows)});
      rows.clear();
    }
    return rows;
  }

 private:
  const std::string& file_;
  const std::string& text_;
  Diagnostics& diagnostics_;
  bool faulty_ = false;
  bool header_lost_ = false;
};

// The header's keys, renamed as wanted; empty when it can't be used.
std::vector<std::string> header(CsvFile& csv, const Row& row, const CsvReading& reading) {
  std::vector<std::string> keys = row.cells;
  if (keys.size() == 1 && keys[0].find_first_of(";\t") != std::string::npos) {
    csv.fault(row.line, 1, {"the columns are not separated by commas", "各列不是以逗号分隔"}, {"commas", "逗号"});
    return {};
  }
  const auto column_of = [&](const std::string& name) { return std::find(keys.begin(), keys.end(), name) - keys.begin(); };
  for (std::size_t c = 0; c < keys.size(); ++c) {
    if (!keys[c].empty() && column_of(keys[c]) < static_cast<std::ptrdiff_t>(c)) {
      csv.fault(row.line, static_cast<int>(c) + 1, {"two columns are named '" + keys[c] + "'", "有两列名为 '" + keys[c] + "'"},
                {"every name once", "列名各不相同"});
    }
  }
  const auto must_exist = [&](const std::string& name) {
    if (column_of(name) < static_cast<std::ptrdiff_t>(keys.size())) return;
    csv.fault(row.line, 1, {"there is no column '" + name + "'", "没有列 '" + name + "'"}, {}, nearest_name(name, keys));
  };
  if (reading.id_named) must_exist(reading.id_column);
  for (const auto& [from, to] : reading.renamed) must_exist(from);
  if (csv.faulty()) return {};
  for (auto& key : keys) {
    for (const auto& [from, to] : reading.renamed) {
      if (key == from) {
        key = to;
        break;
      }
    }
  }
  return keys;
}

bool good_id(CsvFile& csv, const std::string& id, int line, int column, const std::set<std::string>& ids) {
  if (ids.contains(id)) {
    csv.fault(line, column, {"'" + id + "' stands twice", "'" + id + "' 出现两次"}, {"every id once", "每个标识只出现一次"});
    return false;
  }
  if (is_id(id)) return true;
  csv.fault(line, column, {"'" + id + "' is no id", "'" + id + "' 不能作标识"},
            {"1 to 64 letters, digits, _ and -", "1 至 64 个英文字母、数字、_ 或 -"});
  return false;
}

}  // namespace

Node csv_list(const std::string& text, const Place& said_at, const std::string& file, const CsvReading& reading,
              Diagnostics& diagnostics) {
  CsvFile csv(file, text, diagnostics);
  Node list;
  list.kind = Node::Kind::table;
  list.place = said_at;
  list.broken = true;
  if (!csv.is_text()) return list;
  const std::vector<Row> rows = csv.rows();
  if (rows.empty()) {
    if (!csv.faulty()) csv.fault(0, 0, {"the file is empty", "文件是空的"}, {"a header line and rows", "一行列名及若干行"});
    return list;
  }
  if (csv.header_lost()) return list;
  const std::vector<std::string> keys = header(csv, rows[0], reading);
  if (keys.empty()) return list;
  const auto id_at = static_cast<std::size_t>(std::find(rows[0].cells.begin(), rows[0].cells.end(), reading.id_column) -
                                              rows[0].cells.begin());
  const bool keyed = id_at < keys.size();
  if (!keyed) list.kind = Node::Kind::array;
  std::set<std::string> ids;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const Row& row = rows[r];
    if (row.cells.size() != keys.size()) {
      const std::string n = std::to_string(row.cells.size());
      const std::string wanted = std::to_string(keys.size());
      csv.fault(row.line, 1, {"the row has " + n + (n == "1" ? " cell" : " cells"), "该行有 " + n + " 格"},
                {wanted + " as in the header", "与列名行相同的 " + wanted + " 格"});
      continue;
    }
    Node element;
    element.kind = Node::Kind::table;
    element.place = {file, row.line, 1, said_at.layer};
    for (std::size_t c = 0; c < keys.size(); ++c) {
      if (c == id_at || row.cells[c].empty()) continue;
      Node cell;
      cell.place = {file, row.line, static_cast<int>(c) + 1, said_at.layer};
      cell.value = row.cells[c];
      element.members.push_back({keys[c], std::move(cell)});
    }
    if (!keyed) {
      list.items.push_back(std::move(element));
    } else if (good_id(csv, row.cells[id_at], row.line, static_cast<int>(id_at) + 1, ids)) {
      ids.insert(row.cells[id_at]);
      list.members.push_back({row.cells[id_at], std::move(element)});
    }
  }
  list.broken = csv.faulty();
  return list;
}

}  // namespace hearth

// Tables of rows (people, events, firms) that a model records beside its series when asked to. Columns are declared once, like
// series: the results file, its documentation and the CSV export follow from the declaration.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

namespace hearth {

/// Width in a file; in memory every value is an int32.
enum class Width { int8, int16, int32 };

struct TableColumn {
  std::string name;  // "entry_month"
  std::string unit;  // "month", "CNY", "1" for other numbers, "" for codes
  std::string meaning_en;
  std::string meaning_zh;
  Width width = Width::int32;
  /// What the values 0, 1, ... stand for, where the column is a code; -1 is "none".
  std::vector<std::string> codes, codes_en, codes_zh;
  /// The table whose rows the values number (within a replication), or empty.
  std::string refers_to;
};

struct TableDeclaration {
  std::string name;  // "people": the group of the results file
  std::string row;   // "person": the dimension of its rows
  std::string meaning_en;
  std::string meaning_zh;
  std::vector<TableColumn> columns;
};

/// The rows of one replication, column by column.
class TableRows {
 public:
  explicit TableRows(const TableDeclaration& declaration) : columns_(declaration.columns.size()) {}
  void clear() {
    for (auto& c : columns_) c.clear();
  }
  /// One value a column, in the order of the declaration.
  void add(std::span<const std::int32_t> row) {
    for (std::size_t i = 0; i < columns_.size(); ++i) columns_[i].push_back(row[i]);
  }
  void add(std::initializer_list<std::int32_t> row) { add(std::span(row.begin(), row.size())); }
  std::size_t size() const { return columns_.empty() ? 0 : columns_.front().size(); }
  std::size_t width() const { return columns_.size(); }
  const std::vector<std::int32_t>& column(std::size_t i) const { return columns_[i]; }
  std::int32_t& at(std::size_t row, std::size_t column) { return columns_[column][row]; }

 private:
  std::vector<std::vector<std::int32_t>> columns_;
};

}  // namespace hearth

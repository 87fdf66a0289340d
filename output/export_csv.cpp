#include "output/export_csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <optional>

#include "output/csv_file.h"
#include "output/failure.h"
#include "sim/calendar.h"

namespace hearth {

namespace {

// The shortest text that reads back to the stored value; empty where it is missing; a date where the file counts days.
std::string value_text(const StoredSeries& s, double value) {
  if (std::isnan(value)) return {};
  if (const auto first = s.unit.starts_with("days since ") ? parse_month(s.unit.substr(11, 7)) : std::nullopt) {
    const std::chrono::days days(days_since_1970(*first) + std::lround(value));
    const std::chrono::year_month_day date{std::chrono::sys_days(days)};
    return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
  }
  return s.single ? fmt::format("{}", static_cast<float>(value)) : fmt::format("{}", value);
}

template <class Whole>
void add_number(std::string& text, Whole x) {
  const fmt::format_int digits(x);
  text.append(digits.data(), digits.size());
}

// A line a row, its number first; codes as their ids, and -1 where there is none as an empty cell.
void write_table(const ResultsFile& file, const StoredTable& table, const std::filesystem::path& path, bool force) {
  constexpr std::size_t rows_at_once = 65536;
  CsvFile csv(path, force);
  std::vector<std::vector<std::string>> ids;
  csv.text += table.row;
  for (const StoredColumn& c : table.columns) {
    csv.text += "," + c.name;
    ids.emplace_back();
    for (const std::string& code : c.codes.ids) ids.back().push_back(csv_cell(code));
  }
  csv.text += "\n";
  std::vector<std::vector<std::int32_t>> columns(table.columns.size());
  for (std::size_t first = 0; first < table.rows; first += rows_at_once) {
    const std::size_t n = std::min(rows_at_once, table.rows - first);
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = file.column(table, table.columns[i], first, n);
    for (std::size_t row = 0; row < n; ++row) {
      add_number(csv.text, first + row);
      for (std::size_t i = 0; i < columns.size(); ++i) {
        csv.text += ',';
        const std::int32_t x = columns[i][row];
        if (ids[i].empty()) {
          add_number(csv.text, x);
        } else if (x >= 0 && static_cast<std::size_t>(x) < ids[i].size()) {
          csv.text += ids[i][static_cast<std::size_t>(x)];
        }
      }
      csv.text += '\n';
      csv.write_if_long();
    }
  }
  csv.commit();
}

// Names of the codes in both languages; in the file they have no blanks.
std::string codes_text(const ResultsFile& file) {
  std::string text = "table,column,value,id,name,name_zh\n";
  const auto add = [&](const std::string& table, const std::string& column, const StoredCodes& codes) {
    for (std::size_t i = 0; i < codes.ids.size(); ++i) {
      const Said name = codes.name_of(i);
      text +=
          fmt::format("{},{},{},{},{},{}\n", table, column, i, csv_cell(codes.ids[i]), csv_cell(name.en), csv_cell(name.zh));
    }
  };
  for (const StoredTable& table : file.tables()) {
    for (const StoredColumn& c : table.columns) add(table.name, c.name, c.codes);
  }
  for (const StoredSeries& s : file.series()) add(s.group, s.name, s.codes);
  return text;
}

bool has_codes(const ResultsFile& file) {
  return !file.tables().empty() ||
         std::any_of(file.series().begin(), file.series().end(), [](const auto& s) { return !s.codes.ids.empty(); });
}

namespace fs = std::filesystem;

// Only some runs have these.
void remove_tables_of_another_run(const ResultsFile& file, const fs::path& folder) {
  for (const std::string name : {"people", "events", "firms", "codes"}) {
    const auto& tables = file.tables();
    const bool written = name == "codes"
                             ? has_codes(file)
                             : std::any_of(tables.begin(), tables.end(), [&](const auto& t) { return t.name == name; });
    std::error_code error;
    if (!written) fs::remove(folder / (name + ".csv"), error);
    if (error)
      throw Failure(Said{"can't remove '" + name + ".csv': ", "无法删除 '" + name + ".csv':"} + system_error(error.value()));
  }
}

}  // namespace

int export_csv(const ResultsFile& file, const std::string& folder, bool force) {
  if (!force) must_be_free_for_csv(folder);
  const auto months = file.months();
  const auto replications = file.replications();
  int files = 0;
  for (const StoredSeries& s : file.series()) {
    const fs::path group = fs::path(folder) / s.group;
    CsvFile csv(group / (s.name + ".csv"), force);
    std::string& text = csv.text;
    for (const auto& d : s.dimensions) text += d + (file.dimension(d) != nullptr ? "," + d + "_en," + d + "_zh," : ",");
    text += "value\n";
    const auto values = file.values(s);
    std::vector<std::size_t> at(s.shape.size(), 0);
    for (const double value : values) {
      for (std::size_t i = 0; i < at.size(); ++i) {
        const StoredDimension* d = file.dimension(s.dimensions[i]);
        if (d != nullptr) {
          text +=
              csv_cell(d->members[at[i]]) + "," + csv_cell(d->members_en[at[i]]) + "," + csv_cell(d->members_zh[at[i]]) + ",";
        } else if (s.dimensions[i] == "month") {
          text += months[at[i]] + ",";
        } else {
          text += fmt::format("{},", replications[at[i]]);
        }
      }
      text += value_text(s, value) + "\n";
      csv.write_if_long();
      for (std::size_t i = at.size(); i-- > 0;) {
        if (++at[i] < s.shape[i]) break;
        at[i] = 0;
      }
    }
    csv.commit();
    ++files;
  }
  for (const StoredTable& table : file.tables()) {
    write_table(file, table, fs::path(folder) / (table.name + ".csv"), force);
    ++files;
  }
  if (has_codes(file)) {
    write_csv(fs::path(folder) / "codes.csv", codes_text(file), force);
    ++files;
  }
  std::string variables = "group,name,dimensions,unit,long_name,long_name_zh\n";
  for (const StoredSeries& s : file.series()) {
    std::string dimensions;
    for (const auto& d : s.dimensions) dimensions += (dimensions.empty() ? "" : " ") + d;
    for (const auto& text : {s.group, s.name, dimensions, s.unit, s.meaning_en}) variables += csv_cell(text) + ",";
    variables += csv_cell(s.meaning_zh) + "\n";
  }
  for (const StoredTable& table : file.tables()) {
    for (const StoredColumn& c : table.columns) {
      for (const auto& text : {table.name, c.name, table.row, c.unit, c.meaning_en}) variables += csv_cell(text) + ",";
      variables += csv_cell(c.meaning_zh) + "\n";
    }
  }
  write_csv(fs::path(folder) / "variables.csv", variables, force);
  const auto keys = file.texts("/parameter");
  std::vector<std::vector<std::string>> columns;
  std::string text = "key";
  for (const char* name : {"value", "unit", "low", "high", "evidence", "source", "meaning", "meaning_zh"}) {
    columns.push_back(file.texts(std::string("/parameters/") + name));
    text += std::string(",") + name;
  }
  text += "\n";
  for (std::size_t i = 0; i < keys.size(); ++i) {
    text += csv_cell(keys[i]);
    for (const auto& column : columns) text += "," + csv_cell(column[i]);
    text += "\n";
  }
  write_csv(fs::path(folder) / "parameters.csv", text, force);
  remove_tables_of_another_run(file, folder);
  return files + 2;
}

}  // namespace hearth

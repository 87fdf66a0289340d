#include "output/export_csv.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <optional>

#include "output/safe_file.h"
#include "sim/calendar.h"

namespace hearth {

namespace {

std::string cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

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

void save(const std::filesystem::path& path, const std::string& text) {
  write_whole_file(path.string(), "\xEF\xBB\xBF" + text, true);
}

// A line a row; codes as their ids, and -1 where there is none as an empty cell.
std::string table_text(const ResultsFile& file, const StoredTable& table) {
  std::string text;
  std::vector<std::vector<std::int32_t>> columns;
  for (const StoredColumn& c : table.columns) {
    text += (text.empty() ? "" : ",") + c.name;
    columns.push_back(file.column(table, c));
  }
  text += "\n";
  for (std::size_t row = 0; row < table.rows; ++row) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) text += ',';
      const auto& codes = table.columns[i].codes;
      const std::int32_t x = columns[i][row];
      if (codes.empty()) {
        fmt::format_to(std::back_inserter(text), "{}", x);
      } else if (x >= 0 && static_cast<std::size_t>(x) < codes.size()) {
        text += cell(codes[static_cast<std::size_t>(x)]);
      }
    }
    text += '\n';
  }
  return text;
}

}  // namespace

int export_csv(const ResultsFile& file, const std::string& folder) {
  namespace fs = std::filesystem;
  const auto months = file.months();
  const auto replications = file.replications();
  int files = 0;
  for (const StoredSeries& s : file.series()) {
    const fs::path group = fs::path(folder) / s.group;
    std::string text;
    for (const auto& d : s.dimensions) text += d + (file.dimension(d) != nullptr ? "," + d + "_zh," : ",");
    text += "value\n";
    const auto values = file.values(s);
    std::vector<std::size_t> at(s.shape.size(), 0);
    for (const double value : values) {
      for (std::size_t i = 0; i < at.size(); ++i) {
        const StoredDimension* d = file.dimension(s.dimensions[i]);
        if (d != nullptr) {
          text += cell(d->members[at[i]]) + "," + cell(d->members_zh[at[i]]) + ",";
        } else if (s.dimensions[i] == "month") {
          text += months[at[i]] + ",";
        } else {
          text += fmt::format("{},", replications[at[i]]);
        }
      }
      text += value_text(s, value) + "\n";
      for (std::size_t i = at.size(); i-- > 0;) {
        if (++at[i] < s.shape[i]) break;
        at[i] = 0;
      }
    }
    save(group / (s.name + ".csv"), text);
    ++files;
  }
  for (const StoredTable& table : file.tables()) {
    save(fs::path(folder) / (table.name + ".csv"), table_text(file, table));
    ++files;
  }
  std::string variables = "group,name,dimensions,unit,long_name,long_name_zh\n";
  for (const StoredSeries& s : file.series()) {
    std::string dimensions;
    for (const auto& d : s.dimensions) dimensions += (dimensions.empty() ? "" : " ") + d;
    for (const auto& text : {s.group, s.name, dimensions, s.unit, s.meaning_en}) variables += cell(text) + ",";
    variables += cell(s.meaning_zh) + "\n";
  }
  for (const StoredTable& table : file.tables()) {
    for (const StoredColumn& c : table.columns) {
      for (const auto& text : {table.name, c.name, std::string("row"), c.unit, c.meaning_en}) variables += cell(text) + ",";
      variables += cell(c.meaning_zh) + "\n";
    }
  }
  save(fs::path(folder) / "variables.csv", variables);
  const auto keys = file.texts("/parameter");
  std::vector<std::vector<std::string>> columns;
  std::string text = "key";
  for (const char* name : {"value", "unit", "low", "high", "evidence", "source", "meaning", "meaning_zh"}) {
    columns.push_back(file.texts(std::string("/parameters/") + name));
    text += std::string(",") + name;
  }
  text += "\n";
  for (std::size_t i = 0; i < keys.size(); ++i) {
    text += cell(keys[i]);
    for (const auto& column : columns) text += "," + cell(column[i]);
    text += "\n";
  }
  save(fs::path(folder) / "parameters.csv", text);
  return files + 2;
}

}  // namespace hearth

#include "output/export_csv.h"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>

#include "output/safe_file.h"

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

void save(const std::filesystem::path& path, const std::string& text) {
  write_whole_file(path.string(), "\xEF\xBB\xBF" + text, true);
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
      text += std::isnan(value) ? "\n" : fmt::format("{}\n", value);
      for (std::size_t i = at.size(); i-- > 0;) {
        if (++at[i] < s.shape[i]) break;
        at[i] = 0;
      }
    }
    save(group / (s.name + ".csv"), text);
    ++files;
  }
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
  return files + 1;
}

}  // namespace hearth

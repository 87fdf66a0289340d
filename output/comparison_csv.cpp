// Comparisons as tidy CSV.
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <filesystem>

#include "output/comparison_file.h"
#include "output/csv_file.h"
#include "output/failure.h"

namespace hearth {

namespace {

constexpr std::array<const char*, 7> tables_of_comparisons = {"comparisons", "measures",    "targets", "precision",
                                                              "groups",      "individuals", "inputs"};

// The shortest text that reads back; empty where it is missing or unbounded.
std::string number_cell(const ComparisonNumbers& n, std::size_t i) {
  const double x = n.values[i];
  if (n.ids.empty()) return std::isfinite(x) ? fmt::format("{}", x) : std::string();
  return x < 0 ? std::string() : n.ids[static_cast<std::size_t>(x)];
}

// A line a row and comparison; the plan by its path and names, codes as their ids.
std::string table_text(const ComparisonTable& t, const ComparisonTable& comparisons) {
  std::string text = t.by_comparison ? "comparison,comparison_en,comparison_zh," : "";
  text += fmt::format("{0},{0}_en,{0}_zh", t.row);
  for (const ComparisonTexts& x : t.texts) text += "," + x.name;
  for (const ComparisonNumbers& n : t.numbers) text += "," + n.name;
  text += "\n";
  const auto named = [](const ComparisonTable& of, std::size_t i) {
    return csv_cell(of.ids[i]) + "," + csv_cell(of.names[i].en) + "," + csv_cell(of.names[i].zh);
  };
  const std::size_t columns = t.by_comparison ? comparisons.ids.size() : 1;
  for (std::size_t c = 0; c < columns; ++c) {
    for (std::size_t row = 0; row < t.ids.size(); ++row) {
      if (t.by_comparison) text += named(comparisons, c) + ",";
      text += named(t, row);
      for (const ComparisonTexts& x : t.texts) text += "," + csv_cell(x.values[row]);
      for (const ComparisonNumbers& n : t.numbers) text += "," + number_cell(n, row * columns + c);
      text += "\n";
    }
  }
  return text;
}

}  // namespace

int write_comparison_csv(const std::string& folder, const ComparedPlans& plans, bool force) {
  if (!force) must_be_free_for_csv(folder);
  const auto tables = comparison_tables(plans);
  int files = 0;
  for (const char* name : tables_of_comparisons) {
    const std::filesystem::path path = std::filesystem::path(folder) / (std::string(name) + ".csv");
    bool written = false;
    for (const ComparisonTable& t : tables) {
      if (t.name != name) continue;
      write_csv(path, table_text(t, tables.front()), force);
      written = true;
      ++files;
    }
    std::error_code error;
    if (!written && force) std::filesystem::remove(path, error);  // of an earlier comparison
    if (error)
      throw Failure(Said{fmt::format("can't remove '{}': ", path.string()), fmt::format("无法删除 '{}':", path.string())} +
                    system_error(error.value()));
  }
  return files;
}

}  // namespace hearth

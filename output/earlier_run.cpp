#include "output/earlier_run.h"

#include <algorithm>
#include <cstdlib>

#include "hearth_version.h"
#include "output/failure.h"
#include "output/inputs.h"

namespace hearth {

namespace {

[[noreturn]] void refuse_other(const std::string& what) {
  throw BadInput({"the file's " + what + " are not those that this version writes", "文件的" + what + "与本版本所写的不同"});
}

const StoredSeries& stored_series(const ResultsFile& file, const Series& s) {
  for (const StoredSeries& stored : file.series()) {
    if (stored.group == s.group && stored.name == s.name) return stored;
  }
  refuse_other(s.group + "/" + s.name);
}

// Into the place that the series has in each replication's record.
void put_series(const std::vector<double>& values, const Series& s, std::size_t months, std::size_t row_size,
                std::vector<Record>& records) {
  const std::size_t rows = s.monthly ? months : 1;
  if (values.size() != records.size() * rows * s.size) refuse_other(s.group + "/" + s.name);
  const double* from = values.data();
  for (Record& record : records) {
    double* const to = s.monthly ? record.monthly_values().data() : record.once_values().data();
    for (std::size_t m = 0; m < rows; ++m, from += s.size) std::copy(from, from + s.size, to + m * row_size + s.offset);
  }
}

// The rows of each replication: from `first[r]` up to `first[r + 1]`.
std::vector<std::size_t> first_rows_of(const ResultsFile& file, const StoredTable& table,
                                       const std::vector<double>& replications) {
  const auto in_replication = std::find_if(table.columns.begin(), table.columns.end(),
                                           [](const StoredColumn& c) { return c.name == "in_replication"; });
  if (in_replication == table.columns.end()) refuse_other("/" + table.name);
  const auto of = file.column(table, *in_replication);
  std::vector<std::size_t> first = {0};
  for (const double r : replications) {
    std::size_t end = first.back();
    while (end < of.size() && of[end] == static_cast<std::int32_t>(r)) ++end;
    first.push_back(end);
  }
  if (first.back() != table.rows) refuse_other("/" + table.name);
  return first;
}

const StoredTable& stored_table(const ResultsFile& file, const std::string& name) {
  for (const StoredTable& t : file.tables()) {
    if (t.name == name) return t;
  }
  refuse_other("/" + name);
}

void put_table(const ResultsFile& file, const std::vector<double>& replications, TableSpool& spool) {
  const TableDeclaration& declared = spool.declaration();
  const StoredTable& table = stored_table(file, declared.name);
  const auto first = first_rows_of(file, table, replications);
  std::vector<const StoredColumn*> columns;
  std::vector<std::vector<std::size_t>> offsets;  // of rows of other tables, which count anew in each replication
  for (const TableColumn& c : declared.columns) {
    const auto stored =
        std::find_if(table.columns.begin(), table.columns.end(), [&](const auto& x) { return x.name == c.name; });
    if (stored == table.columns.end()) refuse_other("/" + declared.name + "/" + c.name);
    columns.push_back(&*stored);
    offsets.push_back(c.refers_to.empty() ? std::vector<std::size_t>(first.size(), 0)
                                          : first_rows_of(file, stored_table(file, c.refers_to), replications));
  }
  for (std::size_t r = 0; r < replications.size(); ++r) {
    const std::size_t rows = first[r + 1] - first[r];
    std::vector<std::vector<std::int32_t>> values;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      values.push_back(rows > 0 ? file.column(table, *columns[c], first[r], rows) : std::vector<std::int32_t>());
      for (std::int32_t& x : values.back()) x -= x < 0 ? 0 : static_cast<std::int32_t>(offsets[c][r]);  // -1: none
    }
    TableRows out(declared);
    std::vector<std::int32_t> row(columns.size());
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t c = 0; c < columns.size(); ++c) row[c] = values[c][i];
      out.add(row);
    }
    spool.put(static_cast<std::uint32_t>(replications[r]), out);
  }
}

}  // namespace

EarlierRun earlier_run(std::unique_ptr<ResultsFile> file, const std::string& path) {
  EarlierRun run;
  if (file->attribute("hearth_version") != HEARTH_VERSION)
    throw BadInput(
        {"'" + path + "' was written by Hearth " + file->attribute("hearth_version") + ", this is " HEARTH_VERSION +
             ": their runs differ",
         "'" + path + "' 由 Hearth " + file->attribute("hearth_version") + " 写出,当前版本 " HEARTH_VERSION + ",模拟不同"});
  const std::string text = file->texts("/scenario").at(0);
  Diagnostics diagnostics;
  auto scenario = load_scenario(
      path,
      [&](const std::string&) {
        return FileText{text, {}};
      },
      {}, diagnostics);
  if (!scenario) throw BadInput({"the scenario in '" + path + "' is at fault", "'" + path + "' 中的情景有误"});
  run.scenario = std::move(*scenario);
  run.scenario.entries = inputs_of(*file);
  for (const auto& [key, value] : file->overrides()) run.scenario.overrides.push_back(key + "=" + value);
  run.seed = std::strtoull(file->attribute("seed").c_str(), nullptr, 10);
  run.replications = file->replications().size();
  run.people = !file->tables().empty();
  run.file = std::move(file);
  return run;
}

void take_over(const EarlierRun& earlier, const MeasureBook& book, int months, Spool& spool,
               const std::vector<std::unique_ptr<TableSpool>>& tables) {
  const ResultsFile& file = *earlier.file;
  const auto replications = file.replications();
  std::vector<Record> records(replications.size(), Record(book, months));
  for (const Series& s : book.series())
    put_series(file.values(stored_series(file, s)), s, static_cast<std::size_t>(months), book.row_size(), records);
  for (std::size_t r = 0; r < records.size(); ++r) spool.put(static_cast<std::uint32_t>(replications[r]), records[r]);
  for (const auto& table : tables) put_table(file, replications, *table);
}

}  // namespace hearth

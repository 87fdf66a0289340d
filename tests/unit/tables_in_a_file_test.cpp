// A results file with the tables of people, events and firms.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "output/ensemble.h"
#include "output/results_reader.h"
#include "tests/support/histories.h"

namespace hearth {

namespace {

class TablesInAFile : public ::testing::Test {
 protected:
  TablesInAFile() {
    std::string name = std::filesystem::temp_directory_path() / "hearth-tables-XXXXXX";
    folder_ = ::mkdtemp(name.data());
    Diagnostics diagnostics;
    scenario_ = load_scenario(HEARTH_SOURCE_DIR "/tests/data/small_district.toml", {}, diagnostics);
  }
  ~TablesInAFile() override { std::filesystem::remove_all(folder_); }

  std::unique_ptr<ResultsFile> run(bool people, std::size_t replications) {
    EnsembleOptions options;
    options.replications = replications;
    options.people = people;
    options.output = folder_ + (people ? "/with.h5" : "/without.h5");
    const std::atomic<bool> stop{false};
    run_ensemble(
        *scenario_, options, [](std::size_t) {}, stop);
    Said warning;
    auto file = ResultsFile::open(options.output, warning);
    EXPECT_EQ(warning.en, "");
    return file;
  }

  std::string folder_;
  std::optional<Scenario> scenario_;
};

}  // namespace

TEST_F(TablesInAFile, HideNoSeriesAndChangeNone) {
  const auto with = run(true, 2);
  const auto without = run(false, 2);
  ASSERT_TRUE(with && without);
  ASSERT_EQ(with->series().size(), without->series().size());
  for (std::size_t i = 0; i < with->series().size(); ++i) {
    const StoredSeries& s = with->series()[i];
    ASSERT_EQ(s.name, without->series()[i].name);
    const auto a = with->values(s);
    const auto b = without->values(without->series()[i]);
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t k = 0; k < a.size(); ++k) ASSERT_TRUE(a[k] == b[k] || (std::isnan(a[k]) && std::isnan(b[k]))) << s.name;
  }
}

// Rows of one table that number those of another are numbered within a replication in memory, and within the file on disk.
TEST_F(TablesInAFile, HoldTheRowsOfEveryReplicationAndPointToTheirOwn) {
  constexpr std::uint32_t replications = 3;
  const auto file = run(true, replications);
  ASSERT_TRUE(file);
  ASSERT_EQ(file->tables().size(), 3u);
  RecordedRun recorded(scenario_->parameters);
  std::map<std::string, std::int32_t> rows_before;
  for (std::uint32_t r = 0; r < replications; ++r) {
    recorded.run(r);
    const std::vector<std::pair<const TableDeclaration*, const TableRows*>> tables = {
        {&recorded.tables.people, &recorded.chronicle.people()},
        {&recorded.tables.events, &recorded.chronicle.events()},
        {&recorded.tables.firms, &recorded.chronicle.firms()}};
    for (std::size_t t = 0; t < tables.size(); ++t) {
      const auto& [declaration, rows] = tables[t];
      const StoredTable& stored = file->tables()[t];
      ASSERT_EQ(stored.name, declaration->name);
      ASSERT_EQ(stored.columns.size(), declaration->columns.size() + 1);
      const auto first = static_cast<std::size_t>(rows_before[stored.name]);
      ASSERT_LE(first + rows->size(), stored.rows);
      const auto replication = file->column(stored, stored.columns[0]);
      for (std::size_t i = 0; i < rows->size(); ++i) ASSERT_EQ(replication[first + i], static_cast<std::int32_t>(r));
      for (std::size_t c = 0; c < declaration->columns.size(); ++c) {
        const auto seen = file->column(stored, stored.columns[c + 1]);
        const std::int32_t offset = rows_before[declaration->columns[c].refers_to];
        for (std::size_t i = 0; i < rows->size(); ++i) {
          const std::int32_t x = rows->column(c)[i];
          const bool refers = !declaration->columns[c].refers_to.empty() && x >= 0;
          ASSERT_EQ(seen[first + i], refers ? x + offset : x) << stored.name << "/" << declaration->columns[c].name;
        }
      }
    }
    for (const auto& [declaration, rows] : tables) rows_before[declaration->name] += static_cast<std::int32_t>(rows->size());
  }
  for (const StoredTable& stored : file->tables()) EXPECT_EQ(stored.rows, static_cast<std::size_t>(rows_before[stored.name]));
}

}  // namespace hearth

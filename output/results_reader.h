// Reads results files back: what `hearth describe` and `hearth export` stand on.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/said.h"

namespace hearth {

struct StoredDimension {
  std::string name;
  std::vector<std::string> members, members_en, members_zh;
  /// Of a member: its id where it has no names.
  Said name_of(std::size_t i) const;
};

/// What codes stand for: ids, and names in both languages ("_" for a blank).
struct StoredCodes {
  std::vector<std::string> ids, en, zh;
  /// With blanks.
  Said name_of(std::size_t i) const;
};

struct StoredSeries {
  std::string group, name, unit, meaning_en, meaning_zh;
  std::vector<std::string> dimensions;  // "replication", "month", ...
  std::vector<std::size_t> shape;
  bool single = false;  // float32: seven digits tell its values apart
  StoredCodes codes;    // of the values 0, 1, ...; empty: numbers
};

struct StoredColumn {
  std::string name, unit, meaning_en, meaning_zh;
  StoredCodes codes;  // of the values 0, 1, ...; empty: numbers
};

/// A table of rows.
struct StoredTable {
  std::string name, row, meaning_en, meaning_zh;  // row: the dimension of its rows
  std::size_t rows = 0;
  std::vector<StoredColumn> columns;
};

/// Whether the file begins as HDF5 does, damaged or not.
bool begins_as_hdf5(const std::string& path);
/// Whether a file is meant as results, not as a scenario: it begins as HDF5 does, or its name ends in .h5 (it may be empty, or
/// anything else: what it lacks is told when it is opened).
bool begins_as_results(const std::string& path);
/// Throws BadInput where there is no file that can be read.
void must_be_readable(const std::string& path);
/// With --force: throws as keep_what_is_not.
void keep_what_is_no_results(const std::string& path);

class ResultsFile {
 public:
  /// Checks the digest before anything is opened, and that the file is consistent. Throws BadInput; `warning` tells of a file
  /// without a digest line.
  static std::unique_ptr<ResultsFile> open(const std::string& path, Said& warning);
  ~ResultsFile();

  const std::string& path() const { return path_; }      // as it was opened
  std::string attribute(const std::string& name) const;  // of the root; empty when there is none
  /// An attribute and its Chinese twin ("title", "title_zh"); a scenario may say it in one language only, which then stands for
  /// the other.
  Said said(const std::string& name) const;
  /// What --set has changed in the scenario's file: key and value.
  std::vector<std::pair<std::string, std::string>> overrides() const;
  const std::vector<StoredSeries>& series() const { return series_; }
  const std::vector<StoredTable>& tables() const { return tables_; }
  /// `count` values from row `first` on.
  std::vector<std::int32_t> column(const StoredTable& table, const StoredColumn& column, std::size_t first,
                                   std::size_t count) const;
  std::vector<std::int32_t> column(const StoredTable& table, const StoredColumn& c) const {
    return column(table, c, 0, table.rows);
  }
  const StoredDimension* dimension(const std::string& name) const;
  std::vector<double> values(const StoredSeries& s) const;  // missing is NaN
  std::vector<std::string> texts(const std::string& path) const;
  std::vector<std::string> months() const;  // "2016-01-01"
  std::vector<double> replications() const;

 private:
  struct Impl;
  ResultsFile(std::unique_ptr<Impl> impl, std::string path);
  void read_contents();
  bool is_consistent() const;
  void read_everything() const;
  std::unique_ptr<Impl> impl_;
  std::string path_;
  std::vector<StoredSeries> series_;
  std::vector<StoredTable> tables_;
  std::vector<StoredDimension> dimensions_;
};

}  // namespace hearth

// CSV: UTF-8 with a byte-order mark, so that spreadsheets show Chinese.
#pragma once

#include <filesystem>
#include <string>

#include "output/safe_file.h"

namespace hearth {

/// A text as a cell, in quotes where it needs them. One that a spreadsheet would run as a formula gets an apostrophe in front;
/// a number, negative or not, stays as it is.
std::string csv_cell(const std::string& text);
/// The same without the apostrophe: for a file that Hearth reads back.
std::string csv_cell_as_it_is(const std::string& text);

/// A table of any length needs little memory: it is written in pieces.
class CsvFile {
 public:
  /// Throws as SafeFile does.
  CsvFile(const std::filesystem::path& path, bool force);
  void write_if_long();
  void commit();
  std::string text;  // what is to be written

 private:
  void write();
  SafeText file_;
};

void write_csv(const std::filesystem::path& path, const std::string& text, bool force);

/// Throws BadInput when the folder holds anything: the tables of one export beside those of another would pass for one, and a
/// table that somebody has edited would be lost.
void must_be_free_for_csv(const std::string& folder);

}  // namespace hearth

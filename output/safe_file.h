// Files that are either whole or not there: written under a temporary name in the same folder, synced, renamed.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "sim/said.h"

namespace hearth {

/// What --force may replace: a file whose beginning (a kilobyte) shows one of ours, damaged or cut short ones too, or that is
/// empty, or not there. A slip of the pen in `-o` would put the new file over a scenario: throws BadInput, which says that it
/// is no `kind` ("page of a report").
void keep_what_is_not(const Said& kind, bool (*is_one)(std::string_view beginning), const std::string& path);

/// A temporary file beside `path`, which keeps other runs from writing the same file meanwhile. It is removed unless `commit`
/// was called; one that a killed process has left is removed by the next SafeFile for the same path.
class SafeFile {
 public:
  /// Throws BadInput when `path` exists (and `force` is false), is no ordinary file, or is just being written by another
  /// process; Failure when its folder can't be made or written to.
  SafeFile(const std::string& path, bool force);
  ~SafeFile();
  SafeFile(const SafeFile&) = delete;
  SafeFile& operator=(const SafeFile&) = delete;

  const std::string& temporary() const { return temporary_; }
  /// Syncs the temporary file and its folder and renames it to the path. Throws Failure when any of it fails; a file that has
  /// come up under the path meanwhile is kept, and the message says where the new one is.
  void commit();

 private:
  std::string path_;
  std::string temporary_;
  bool force_;
  bool committed_ = false;
};

/// The temporary name that a SafeFile of this process uses for `path`.
std::string temporary_name(const std::string& path);

/// A text of any length, written in pieces.
class SafeText {
 public:
  /// Throws as SafeFile does.
  SafeText(const std::string& path, bool force);
  /// Throws Failure when the disk is full.
  void write(std::string_view piece);
  void commit();

 private:
  [[noreturn]] void fail() const;
  std::string path_;
  SafeFile safe_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

/// Writes a whole small file. Throws as SafeFile does.
void write_whole_file(const std::string& path, const std::string& text, bool force);

}  // namespace hearth

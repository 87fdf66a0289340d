// Files that are either whole or not there: written under a temporary name in the same folder, synced, renamed.
#pragma once

#include <string>

namespace hearth {

/// A temporary name beside `path`; the file is removed unless `commit` was called.
class SafeFile {
 public:
  /// Throws std::runtime_error when `path` exists (and `force` is false) or its folder can't be written to.
  SafeFile(std::string path, bool force);
  ~SafeFile();
  SafeFile(const SafeFile&) = delete;
  SafeFile& operator=(const SafeFile&) = delete;

  const std::string& temporary() const { return temporary_; }
  /// Syncs the temporary file and its folder and renames it to the path. Throws std::runtime_error when any of it fails.
  void commit();

 private:
  std::string path_;
  std::string temporary_;
  bool committed_ = false;
};

}  // namespace hearth

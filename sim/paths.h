// Names of files as text; nothing here asks a file system.
#pragma once

#include <string>

namespace hearth {

/// `relative` as seen from the folder of `file`.
std::string path_beside(const std::string& file, const std::string& relative);

/// The path without "." and "name/..": equal for most ways to write the same file.
std::string path_without_detours(const std::string& path);

}  // namespace hearth

#include "output/safe_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>

namespace hearth {

namespace {

void sync_path(const std::string& path, int flags) {
  const int fd = ::open(path.c_str(), flags);
  if (fd < 0) throw std::runtime_error(fmt::format("can't open '{}': {}", path, std::strerror(errno)));
  const int result = ::fsync(fd);
  const int error = errno;
  ::close(fd);
  if (result != 0) throw std::runtime_error(fmt::format("can't write '{}' to disk: {}", path, std::strerror(error)));
}

}  // namespace

SafeFile::SafeFile(std::string path, bool force) : path_(std::move(path)) {
  namespace fs = std::filesystem;
  const fs::path target(path_);
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  if (fs::exists(target) && !force)
    throw std::runtime_error(fmt::format("'{}' exists and is kept; --force replaces it", path_));
  if (fs::is_directory(target)) throw std::runtime_error(fmt::format("'{}' is a folder", path_));
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw std::runtime_error(fmt::format("can't make the folder '{}': {}", folder.string(), error.message()));
  temporary_ = (folder / fmt::format(".{}.{}.tmp", target.filename().string(), ::getpid())).string();
  // Left behind by a run that was killed: another process's temporary whose process is gone.
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    const std::string prefix = "." + target.filename().string() + ".";
    if (!name.starts_with(prefix) || !name.ends_with(".tmp")) continue;
    const std::string pid = name.substr(prefix.size(), name.size() - prefix.size() - 4);
    if (!pid.empty() && pid.find_first_not_of("0123456789") == std::string::npos && !fs::exists("/proc/" + pid))
      fs::remove(entry.path(), error);
  }
  const int fd = ::open(temporary_.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0644);
  if (fd < 0) throw std::runtime_error(fmt::format("can't write in '{}': {}", folder.string(), std::strerror(errno)));
  ::close(fd);
}

SafeFile::~SafeFile() {
  if (!committed_) ::unlink(temporary_.c_str());
}

void SafeFile::commit() {
  sync_path(temporary_, O_RDONLY);
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) {
    throw std::runtime_error(fmt::format("can't rename to '{}': {}", path_, std::strerror(errno)));
  }
  committed_ = true;
  const std::filesystem::path target(path_);
  sync_path(target.has_parent_path() ? target.parent_path().string() : ".", O_RDONLY | O_DIRECTORY);
}

}  // namespace hearth

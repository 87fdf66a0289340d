#include "output/safe_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "output/failure.h"

namespace hearth {

namespace {

namespace fs = std::filesystem;

void sync_path(const std::string& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
  const int result = fd < 0 ? -1 : ::fsync(fd);
  const int error = errno;
  if (fd >= 0) ::close(fd);
  if (result != 0)
    throw Failure(Said{"can't write '" + path + "' to disk: ", "无法将 '" + path + "' 写入磁盘:"} + system_error(error));
}

std::string folder_of(const fs::path& target) {
  return target.has_parent_path() ? target.parent_path().string() : ".";
}

// A link is followed, so that the file behind it is replaced and not the link.
fs::path behind_links(const std::string& path) {
  std::error_code error;
  const fs::path real = fs::is_symlink(path, error) ? fs::canonical(path, error) : fs::path(path);
  return error ? fs::path(path) : real;
}

std::string host_name() {
  std::array<char, 256> name{};
  if (::gethostname(name.data(), name.size() - 1) != 0) return "host";
  return name.data();
}

// What all temporaries of this host for a target begin with; the process follows. Other hosts may share the folder, and nothing
// tells from here whether their processes live.
std::string prefix_of(const fs::path& target) {
  return fmt::format(".{}.{}.", target.filename().string(), host_name());
}

// "hearth) R" of "123 (hearth) R 1 ...": the name and the state of a process; empty when there is none.
std::string name_and_state(const std::string& process) {
  std::ifstream file("/proc/" + process + "/stat");
  std::string line;
  std::getline(file, line);
  const auto open = line.find('(');
  const auto close = line.rfind(')');
  return open == std::string::npos || close == std::string::npos ? "" : line.substr(open + 1, close - open + 2);
}

// A number may belong to another program by now, and a killed process stays as a zombie until its parent looks at it.
bool lives(const std::string& process) {
  const std::string other = name_and_state(process);
  const std::string own = name_and_state("self");
  return !other.empty() && other.back() != 'Z' && other.back() != 'X' &&
         other.substr(0, other.size() - 1) == own.substr(0, own.size() - 1);
}

// Removes what killed processes have left; tells of one that lives.
void settle_with_others(const fs::path& target) {
  const std::string prefix = prefix_of(target);
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder_of(target), error)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(prefix) || !name.ends_with(".tmp")) continue;
    const std::string digits = name.substr(prefix.size(), name.size() - prefix.size() - 4);
    if (digits.empty() || digits.size() > 9 || digits.find_first_not_of("0123456789") != std::string::npos) continue;
    if (digits == std::to_string(::getpid())) continue;
    if (lives(digits)) {
      throw BadInput(
          {fmt::format("another run (process {}) is writing '{}'; wait for it or choose another name", digits, target.string()),
           fmt::format("另一个模拟(进程 {})正在写 '{}';请等待其结束或换一个文件名", digits, target.string())});
    }
    fs::remove(entry.path(), error);
  }
}

}  // namespace

std::string temporary_name(const std::string& path) {
  const fs::path target = behind_links(path);
  return (fs::path(folder_of(target)) / fmt::format("{}{}.tmp", prefix_of(target), ::getpid())).string();
}

void keep_what_is_not(const Said& kind, bool (*is_one)(std::string_view beginning), const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || fs::file_size(path, error) == 0) return;
  std::string beginning(1024, '\0');
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (file) beginning.resize(std::fread(beginning.data(), 1, beginning.size(), file.get()));
  if (file && is_one(beginning)) return;
  throw BadInput({fmt::format("'{}' is no {} and is kept; choose another -o", path, kind.en),
                  fmt::format("'{}' 不是{},予以保留;请另选 -o", path, kind.zh)});
}

SafeFile::SafeFile(const std::string& path, bool force)
    : path_(behind_links(path).string()), temporary_(temporary_name(path)), force_(force) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(path_, error);
  if (fs::is_directory(status)) throw BadInput({fmt::format("'{}' is a folder", path), fmt::format("'{}' 是文件夹", path)});
  if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_symlink(status))
    throw BadInput({fmt::format("'{}' is no ordinary file", path), fmt::format("'{}' 不是普通文件", path)});
  if (fs::exists(status) && !force) {
    throw BadInput({fmt::format("'{}' exists and is kept; --force replaces it", path),
                    fmt::format("'{}' 已存在,予以保留;用 --force 可替换", path)});
  }
  const std::string folder = folder_of(path_);
  fs::create_directories(folder, error);
  if (error)
    throw Failure(Said{"can't make the folder '" + folder + "': ", "无法建立文件夹 '" + folder + "':"} +
                  system_error(error.value()));
  settle_with_others(path_);
  const int fd = ::open(temporary_.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0644);
  if (fd < 0)
    throw Failure(Said{"can't write in '" + folder + "': ", "无法写入文件夹 '" + folder + "':"} + system_error(errno));
  ::close(fd);
}

SafeFile::~SafeFile() {
  if (!committed_) ::unlink(temporary_.c_str());
}

void SafeFile::commit() {
  sync_path(temporary_, O_RDONLY);
  std::string name = path_;
  if (!force_ && fs::exists(path_)) name = fmt::format("{}.{}", path_, ::getpid());
  if (::rename(temporary_.c_str(), name.c_str()) != 0)
    throw Failure(Said{"can't rename to '" + name + "': ", "无法重命名为 '" + name + "':"} + system_error(errno));
  committed_ = true;
  sync_path(folder_of(path_), O_RDONLY | O_DIRECTORY);
  if (name != path_) {
    throw Failure({fmt::format("'{}' came up meanwhile and is kept; the new file is '{}'", path_, name),
                   fmt::format("'{}' 在此期间出现,予以保留;新文件为 '{}'", path_, name)});
  }
}

SafeText::SafeText(const std::string& path, bool force)
    : path_(path), safe_(path, force), file_(std::fopen(safe_.temporary().c_str(), "wb"), &std::fclose) {
  if (!file_) fail();
}

void SafeText::fail() const {
  throw Failure(Said{"can't write '" + path_ + "': ", "无法写入 '" + path_ + "':"} + system_error(errno));
}

void SafeText::write(std::string_view piece) {
  if (std::fwrite(piece.data(), 1, piece.size(), file_.get()) != piece.size()) fail();
}

void SafeText::commit() {
  if (std::fflush(file_.get()) != 0 || std::fclose(file_.release()) != 0) fail();
  safe_.commit();
}

void write_whole_file(const std::string& path, const std::string& text, bool force) {
  SafeText file(path, force);
  file.write(text);
  file.commit();
}

}  // namespace hearth

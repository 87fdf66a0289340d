#include "output/spool.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "output/failure.h"

namespace hearth {

namespace {

// A file without a name: nothing is left behind, however the process ends.
std::FILE* unnamed_file(const std::string& folder) {
  int fd = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0) {
    // File systems without O_TMPFILE.
    std::string name = folder + "/.hearth-spool-XXXXXX";
    fd = ::mkstemp(name.data());
    if (fd >= 0) ::unlink(name.c_str());
  }
  std::FILE* const file = fd < 0 ? nullptr : ::fdopen(fd, "w+b");
  if (file == nullptr)
    throw Failure(Said{"can't write in '" + folder + "': ", "无法写入文件夹 '" + folder + "':"} + system_error(errno));
  return file;
}

}  // namespace

UnlinkedFile::UnlinkedFile(const std::string& folder) : file_(unnamed_file(folder), &std::fclose) {}

void UnlinkedFile::write(std::uint64_t position, const void* data, std::size_t bytes) {
  if (bytes == 0) return;
  if (std::fseek(file_.get(), static_cast<long>(position), SEEK_SET) != 0 ||
      std::fwrite(data, 1, bytes, file_.get()) != bytes || std::fflush(file_.get()) != 0)
    throw Failure(Said{"can't keep the results of a replication: ", "无法保存一次模拟的结果:"} + system_error(errno));
}

void UnlinkedFile::read(std::uint64_t position, void* data, std::size_t bytes) const {
  auto* to = static_cast<char*>(data);
  while (bytes > 0) {
    const ssize_t got = ::pread(::fileno(file_.get()), to, bytes, static_cast<off_t>(position));
    if (got < 0 && errno == EINTR) continue;
    if (got > 0) {
      to += got;
      position += static_cast<std::uint64_t>(got);
      bytes -= static_cast<std::size_t>(got);
      continue;
    }
    throw Failure(Said{"can't read the results of a replication back: ", "无法读回某次模拟的结果:"} + system_error(errno));
  }
}

Spool::Spool(const std::string& folder, std::size_t values) : file_(folder), values_(values) {}

void Spool::put(std::uint32_t replication, const Record& record) {
  const std::lock_guard lock(mutex_);
  const std::uint64_t position = index_.size() * values_ * sizeof(double);
  const auto& monthly = record.monthly_values();
  const auto& once = record.once_values();
  file_.write(position, monthly.data(), monthly.size() * sizeof(double));
  file_.write(position + monthly.size() * sizeof(double), once.data(), once.size() * sizeof(double));
  index_.emplace_back(replication, position);
}

std::vector<std::uint32_t> Spool::finished() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::uint32_t> list;
  list.reserve(index_.size());
  for (const auto& [replication, position] : index_) list.push_back(replication);
  std::sort(list.begin(), list.end());
  return list;
}

void Spool::get(std::uint32_t replication, std::vector<double>& values) const {
  std::uint64_t position = 0;
  {
    const std::lock_guard lock(mutex_);
    const auto it = std::find_if(index_.begin(), index_.end(), [&](const auto& x) { return x.first == replication; });
    if (it == index_.end()) throw Failure({"no such replication was kept", "没有保存该次模拟"});
    position = it->second;
  }
  values.resize(values_);
  file_.read(position, values.data(), values_ * sizeof(double));
}

}  // namespace hearth

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

Spool::Spool(const std::string& folder, std::size_t values) : file_(unnamed_file(folder), &std::fclose), values_(values) {}

void Spool::put(std::uint32_t replication, const Record& record) {
  const std::lock_guard lock(mutex_);
  const std::uint64_t position = index_.size() * values_ * sizeof(double);
  if (std::fseek(file_.get(), static_cast<long>(position), SEEK_SET) != 0 ||
      std::fwrite(record.monthly_values().data(), sizeof(double), values_, file_.get()) != values_ ||
      std::fflush(file_.get()) != 0) {
    throw Failure(Said{fmt::format("can't keep the results of replication {}: ", replication),
                       fmt::format("无法保存第 {} 次重复的结果:", replication)} +
                  system_error(errno));
  }
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

void Spool::get(std::uint32_t replication, std::vector<double>& values) {
  const std::lock_guard lock(mutex_);
  const auto it = std::find_if(index_.begin(), index_.end(), [&](const auto& x) { return x.first == replication; });
  values.resize(values_);
  if (it == index_.end() || std::fseek(file_.get(), static_cast<long>(it->second), SEEK_SET) != 0 ||
      std::fread(values.data(), sizeof(double), values_, file_.get()) != values_) {
    throw Failure(Said{"can't read the results of a replication back: ", "无法读回某次重复的结果:"} + system_error(errno));
  }
}

}  // namespace hearth

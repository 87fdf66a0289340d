#include "output/spool.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace hearth {

namespace {

std::FILE* unlinked_file(const std::string& folder) {
  std::string name = (folder.empty() ? "." : folder) + "/.hearth-spool-XXXXXX";
  const int fd = ::mkstemp(name.data());
  if (fd < 0) throw std::runtime_error(fmt::format("can't write in '{}': {}", folder, std::strerror(errno)));
  ::unlink(name.c_str());
  return ::fdopen(fd, "w+b");
}

}  // namespace

Spool::Spool(const std::string& folder, std::size_t values) : file_(unlinked_file(folder), &std::fclose), values_(values) {}

void Spool::put(std::uint32_t replication, const Record& record) {
  const std::lock_guard lock(mutex_);
  const std::uint64_t position = index_.size() * values_ * sizeof(double);
  std::fseek(file_.get(), static_cast<long>(position), SEEK_SET);
  if (std::fwrite(record.monthly_values().data(), sizeof(double), values_, file_.get()) != values_ ||
      std::fflush(file_.get()) != 0) {
    throw std::runtime_error(fmt::format("can't keep the results of replication {}: {}", replication, std::strerror(errno)));
  }
  index_.emplace_back(replication, position);
}

std::vector<std::uint32_t> Spool::finished() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::uint32_t> list;
  for (const auto& [replication, position] : index_) list.push_back(replication);
  std::sort(list.begin(), list.end());
  return list;
}

void Spool::get(std::uint32_t replication, std::vector<double>& values) {
  const std::lock_guard lock(mutex_);
  const auto it = std::find_if(index_.begin(), index_.end(), [&](const auto& x) { return x.first == replication; });
  values.resize(values_);
  std::fseek(file_.get(), static_cast<long>(it->second), SEEK_SET);
  if (std::fread(values.data(), sizeof(double), values_, file_.get()) != values_)
    throw std::runtime_error("can't read the spool back");
}

}  // namespace hearth

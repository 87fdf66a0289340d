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

UnlinkedFile::UnlinkedFile(const std::string& folder) : file_(unlinked_file(folder), &std::fclose) {}

void UnlinkedFile::write(std::uint64_t position, const void* data, std::size_t bytes) {
  if (bytes == 0) return;
  std::fseek(file_.get(), static_cast<long>(position), SEEK_SET);
  if (std::fwrite(data, 1, bytes, file_.get()) != bytes || std::fflush(file_.get()) != 0)
    throw std::runtime_error(fmt::format("can't keep the results of a replication: {}", std::strerror(errno)));
}

void UnlinkedFile::read(std::uint64_t position, void* data, std::size_t bytes) {
  if (bytes == 0) return;
  std::fseek(file_.get(), static_cast<long>(position), SEEK_SET);
  if (std::fread(data, 1, bytes, file_.get()) != bytes)
    throw std::runtime_error("can't read the results of a replication back");
}

Spool::Spool(const std::string& folder, std::size_t values) : file_(folder), values_(values) {}

void Spool::put(std::uint32_t replication, const Record& record) {
  const std::lock_guard lock(mutex_);
  const std::uint64_t position = index_.size() * values_ * sizeof(double);
  file_.write(position, record.monthly_values().data(), values_ * sizeof(double));
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
  file_.read(it->second, values.data(), values_ * sizeof(double));
}

}  // namespace hearth

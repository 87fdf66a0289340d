#include "output/study/shard_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string_view>

#include "output/failure.h"
#include "output/study/record_reader.h"

namespace hearth {

namespace {

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);

template <class Number>
void put_number(std::string& out, Number x) {
  out.append(reinterpret_cast<const char*>(&x), sizeof x);
}

// Reads numbers from the front; false when there are too few bytes.
struct Bytes {
  std::string_view rest;
  template <class Number>
  bool take(Number& x) {
    if (rest.size() < sizeof x) return false;
    std::memcpy(&x, rest.data(), sizeof x);
    rest.remove_prefix(sizeof x);
    return true;
  }
};

bool read_runs(Bytes bytes, std::size_t values, const std::function<void(FinishedRun&)>& run) {
  while (!bytes.rest.empty()) {
    FinishedRun r;
    std::uint32_t text = 0;
    if (!bytes.take(r.point) || !bytes.take(r.replication) || !bytes.take(text)) return false;
    if (text > 0) {
      if (bytes.rest.size() < text) return false;
      const std::string_view both = bytes.rest.substr(0, text);
      const std::size_t zero = std::min(both.find('\0'), both.size() - 1);
      r.failure = {std::string(both.substr(0, zero)), std::string(both.substr(zero + 1))};
      bytes.rest.remove_prefix(text);
    } else {
      r.values.resize(values);
      for (double& x : r.values) {
        if (!bytes.take(x)) return false;
      }
    }
    run(r);
  }
  return true;
}

// Its name outlives a loss of power too.
void sync_folder_of(const std::string& path) {
  const int fd = ::open(std::filesystem::path(path).parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}

[[noreturn]] void cannot_write(const std::string& path, const Said& why) {
  throw Failure(Said{"can't write '" + path + "': ", "无法写入 '" + path + "':"} + why);
}

}  // namespace

void read_shard(const std::string& path, std::uint64_t identity, std::size_t values,
                const std::function<void(FinishedRun&)>& run, const std::function<void(const Damage&)>& damage) {
  RecordReader reader(path);
  std::uint64_t bad_from = 0;
  bool is_bad = false;
  while (!reader.is_at_end()) {
    const auto payload = reader.payload();
    Bytes bytes{payload.value_or(std::string_view{})};
    std::uint64_t whose = 0;
    const bool is_record = payload && bytes.take(whose);
    if (is_record && whose != identity)
      throw BadInput({"'" + path + "' holds runs of another study; move it out of the folder",
                      "'" + path + "' 中是另一项研究的模拟;请将其移出文件夹"});
    if (!is_record || !read_runs(bytes, values, run)) {
      if (!is_bad) bad_from = reader.at();
      is_bad = true;
      reader.go_to_next_magic();
      continue;
    }
    if (is_bad) damage({path, bad_from, reader.at() - bad_from, false});
    is_bad = false;
    reader.go_behind(*payload);
  }
  if (is_bad) damage({path, bad_from, reader.at() - bad_from, true});
}

bool is_locked(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  struct flock lock {};
  lock.l_type = F_RDLCK;
  lock.l_whence = SEEK_SET;
  const bool is_there = ::fcntl(fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
  ::close(fd);
  return is_there;
}

ShardWriter::ShardWriter(const std::string& path, std::uint64_t identity, std::size_t values)
    : path_(path), identity_(identity), values_(values) {
  fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd_ < 0) cannot_write(path, system_error(errno));
  sync_folder_of(path);
  // A lock of the open file, which goes with the process however it ends, over NFS too.
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  if (::fcntl(fd_, F_OFD_SETLK, &lock) != 0 && (errno == EACCES || errno == EAGAIN)) {
    ::close(fd_);
    throw Failure({"another process works on '" + path + "'", "另一个进程正在处理 '" + path + "'"});
  }
  std::uint64_t end = 0;
  try {
    struct stat status {};
    if (::fstat(fd_, &status) != 0) cannot_write(path, system_error(errno));
    end = static_cast<std::uint64_t>(status.st_size);
    read_shard(
        path, identity, values, [](FinishedRun&) {},
        [&](const Damage& d) {
          if (!d.at_end) return;
          end = d.from;
          cut_.push_back(d);
        });
    if (end != static_cast<std::uint64_t>(status.st_size) && ::ftruncate(fd_, static_cast<off_t>(end)) != 0)
      cannot_write(path, system_error(errno));
  } catch (...) {
    ::close(fd_);
    throw;
  }
  length_ = end;
}

ShardWriter::~ShardWriter() {
  ::close(fd_);
}

void ShardWriter::add(const FinishedRun& run) {
  if (run.failure.empty() && run.values.size() != values_) throw std::invalid_argument("a run lacks values");
  if (payload_.empty()) put_number(payload_, identity_);
  put_number(payload_, run.point);
  put_number(payload_, run.replication);
  if (run.failure.empty()) {
    put_number(payload_, std::uint32_t{0});
    for (const double x : run.values) put_number(payload_, x);
  } else {
    const std::string text = run.failure.en + '\0' + run.failure.zh;
    put_number(payload_, static_cast<std::uint32_t>(text.size()));
    payload_ += text;
  }
}

void ShardWriter::flush() {
  if (payload_.empty()) return;
  struct stat status {
  }, named{};
  if (::fstat(fd_, &status) != 0) cannot_write(path_, system_error(errno));
  if (::stat(path_.c_str(), &named) != 0 || named.st_ino != status.st_ino || named.st_dev != status.st_dev)
    cannot_write(path_, {"the file has been removed or replaced meanwhile", "文件在此期间被删除或替换"});
  if (static_cast<std::uint64_t>(status.st_size) != length_)
    cannot_write(path_, {"another process has written to it", "另一个进程写入了该文件"});
  std::string record(record_magic);
  put_number(record, static_cast<std::uint64_t>(payload_.size()));
  record += digest_of_payload(payload_) + payload_;
  std::size_t written = 0;
  int error = 0;
  while (written < record.size() && error == 0) {
    const ssize_t n = ::pwrite(fd_, record.data() + written, record.size() - written, static_cast<off_t>(length_ + written));
    if (n > 0) written += static_cast<std::size_t>(n);
    if (n == 0) error = ENOSPC;
    if (n < 0 && errno != EINTR) error = errno;
  }
  if (error == 0 && ::fdatasync(fd_) != 0) error = errno;
  if (error != 0) {
    // The next task begins behind the last intact record, cut here or not.
    if (::ftruncate(fd_, static_cast<off_t>(length_)) != 0) error = error != 0 ? error : errno;
    cannot_write(path_, system_error(error));
  }
  length_ += record.size();
  payload_.clear();
}

}  // namespace hearth

#include "output/study/record_reader.h"

#define XXH_INLINE_ALL
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "output/failure.h"

namespace hearth {

namespace {

[[noreturn]] void cannot_read(const std::string& path, int error) {
  throw Failure(Said{"can't read '" + path + "': ", "无法读取 '" + path + "':"} + system_error(error));
}

}  // namespace

std::string digest_of_payload(std::string_view payload) {
  const XXH128_hash_t hash = XXH3_128bits(payload.data(), payload.size());
  std::string out(2 * sizeof hash.low64, '\0');
  std::memcpy(out.data(), &hash.low64, sizeof hash.low64);
  std::memcpy(out.data() + sizeof hash.low64, &hash.high64, sizeof hash.high64);
  return out;
}

RecordReader::RecordReader(const std::string& path) : path_(path), fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (fd_ < 0) cannot_read(path, errno);
  struct stat status {};
  const int error = ::fstat(fd_, &status) != 0 ? errno : S_ISDIR(status.st_mode) ? EISDIR : 0;
  if (error != 0) {
    ::close(fd_);
    cannot_read(path, error);
  }
  size_ = static_cast<std::uint64_t>(status.st_size);
}

RecordReader::~RecordReader() {
  ::close(fd_);
}

std::string_view RecordReader::bytes(std::size_t n) {
  const std::size_t wanted = std::min<std::uint64_t>(n, size_ - at_);
  if (at_ < buffer_from_ || at_ + wanted > buffer_from_ + buffer_.size()) {
    // More than is asked for: most records are small.
    constexpr std::size_t ahead = std::size_t{4} << 20;
    buffer_.resize(std::min<std::uint64_t>(std::max(wanted, ahead), size_ - at_));
    buffer_from_ = at_;
    std::size_t read = 0;
    while (read < buffer_.size()) {
      const ssize_t got = ::pread(fd_, buffer_.data() + read, buffer_.size() - read, static_cast<off_t>(at_ + read));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) cannot_read(path_, errno);
      if (got == 0) {  // cut meanwhile
        size_ = at_ + read;
        buffer_.resize(read);
      }
      read += static_cast<std::size_t>(got);
    }
  }
  return std::string_view(buffer_).substr(at_ - buffer_from_, wanted);
}

std::optional<std::string_view> RecordReader::payload() {
  const std::string_view header = bytes(record_header_bytes);
  if (header.size() < record_header_bytes || !header.starts_with(record_magic)) return std::nullopt;
  std::uint64_t length = 0;
  std::memcpy(&length, header.data() + record_magic.size(), sizeof length);
  if (length > most_payload || length > size_ - at_ - record_header_bytes) return std::nullopt;
  const std::string_view record = bytes(record_header_bytes + length);
  if (record.size() < record_header_bytes + length) return std::nullopt;
  const std::string_view payload = record.substr(record_header_bytes);
  if (record.substr(record_magic.size() + sizeof length, 16) != digest_of_payload(payload)) return std::nullopt;
  return payload;
}

void RecordReader::go_to_next_magic() {
  ++at_;
  constexpr std::size_t piece = std::size_t{1} << 20;
  while (at_ < size_) {
    const std::string_view text = bytes(piece);
    const std::size_t found = text.find(record_magic);
    if (found != std::string_view::npos) {
      at_ += found;
      return;
    }
    if (text.size() < piece) break;
    at_ += text.size() - (record_magic.size() - 1);  // it may begin at the end of this piece
  }
  at_ = size_;
}

}  // namespace hearth

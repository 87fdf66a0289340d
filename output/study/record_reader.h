// Walks through a file of records (output/study/shard_file.h) without holding more of it than one record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hearth {

/// "HRTHRUNS", the payload's length and its digest.
inline constexpr std::string_view record_magic = "HRTHRUNS";
inline constexpr std::size_t record_header_bytes = 8 + 8 + 16;
/// A record that claims more is none: what waits is written at a mebibyte.
inline constexpr std::uint64_t most_payload = std::uint64_t{1} << 30;

/// XXH3-128, 16 bytes.
std::string digest_of_payload(std::string_view payload);

/// Only what the file holds when it is opened: others may append to it meanwhile.
class RecordReader {
 public:
  /// Throws Failure where it can't be read.
  explicit RecordReader(const std::string& path);
  ~RecordReader();
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;

  std::uint64_t at() const { return at_; }
  bool is_at_end() const { return at_ >= size_; }
  /// The payload of the record that begins here, valid until the next call; none where no intact record does.
  std::optional<std::string_view> payload();
  /// Goes behind the record whose payload was read last.
  void go_behind(std::string_view payload) { at_ += record_header_bytes + payload.size(); }
  /// Goes to where the next record may begin, behind the place here, or to the end.
  void go_to_next_magic();

 private:
  /// The bytes from `at_` on, as many as are asked for and there.
  std::string_view bytes(std::size_t n);

  std::string path_;
  int fd_ = -1;
  std::uint64_t size_ = 0, at_ = 0;
  std::uint64_t buffer_from_ = 0;
  std::string buffer_;
};

}  // namespace hearth

#include "output/digest.h"

#define XXH_INLINE_ALL
#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <vector>

#include "output/failure.h"

namespace hearth {

namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

constexpr std::size_t longest_line = 96;

std::string in_hexadecimal(XXH128_hash_t hash) {
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

// Empty when the file can't be read so far.
std::string digest_of(std::FILE* file, std::uint64_t length) {
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(), XXH3_freeState);
  XXH3_128bits_reset(state.get());
  std::vector<char> buffer(1 << 20);
  while (length > 0) {
    const std::size_t n = std::fread(buffer.data(), 1, std::min<std::uint64_t>(buffer.size(), length), file);
    if (n == 0) return {};
    XXH3_128bits_update(state.get(), buffer.data(), n);
    length -= n;
  }
  return in_hexadecimal(XXH3_128bits_digest(state.get()));
}

std::string line_of(const std::string& digest, std::uint64_t length) {
  return fmt::format("HEARTH xxh3-128 {} {}\n", digest, length);
}

std::uint64_t size_of(std::FILE* file) {
  std::fseek(file, 0, SEEK_END);
  const long size = std::ftell(file);
  std::rewind(file);
  return size > 0 ? static_cast<std::uint64_t>(size) : 0;
}

}  // namespace

std::string digest_of_text(std::string_view text) {
  return in_hexadecimal(XXH3_128bits(text.data(), text.size()));
}

void append_digest(const std::string& path) {
  const File file(std::fopen(path.c_str(), "r+b"), &std::fclose);
  if (!file) throw Failure(Said{"can't open '" + path + "': ", "无法打开 '" + path + "':"} + system_error(errno));
  const std::uint64_t length = size_of(file.get());
  const std::string digest = digest_of(file.get(), length);
  if (digest.empty()) throw Failure(Said{"can't read '" + path + "': ", "无法读取 '" + path + "':"} + system_error(errno));
  const std::string line = line_of(digest, length);
  std::fseek(file.get(), 0, SEEK_END);
  if (std::fwrite(line.data(), 1, line.size(), file.get()) != line.size() || std::fflush(file.get()) != 0) {
    throw Failure(Said{"can't write '" + path + "': ", "无法写入 '" + path + "':"} + system_error(errno));
  }
}

DigestState check_digest(const std::string& path) {
  const File file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) return DigestState::damaged;
  const std::uint64_t size = size_of(file.get());
  const std::uint64_t from = size > longest_line ? size - longest_line : 0;
  std::fseek(file.get(), static_cast<long>(from), SEEK_SET);
  std::string tail(static_cast<std::size_t>(size - from), '\0');
  if (std::fread(tail.data(), 1, tail.size(), file.get()) != tail.size()) return DigestState::damaged;
  const std::size_t at = tail.rfind("HEARTH xxh3-128 ");
  if (at == std::string::npos) return DigestState::missing;
  const std::uint64_t length = from + at;
  std::rewind(file.get());
  return tail.substr(at) == line_of(digest_of(file.get(), length), length) ? DigestState::intact : DigestState::damaged;
}

}  // namespace hearth

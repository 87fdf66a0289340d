// Counter-based draws (Threefry4x32-20 of Random123): the k-th draw of an entity in a stream is computed, not drawn in turn.
#pragma once

#include <array>
#include <cstdint>

#include "sim/id.h"
#include "sim/streams.h"

namespace hearth {

/// Four independent 32-bit words.
using Block = std::array<std::uint32_t, 4>;

/// The replication that stands for what all replications of a seed share.
inline constexpr std::uint32_t of_all_replications = 0xffffffffu;

/// The random numbers of one replication.
class Luck {
 public:
  Luck(std::uint64_t seed, std::uint32_t replication) : seed_(seed), replication_(replication) {}

  Block block(Stream stream, Identity entity, std::uint32_t ordinal = 0, std::uint32_t part = 0) const;
  std::uint32_t word(Stream stream, Identity entity, std::uint32_t ordinal = 0) const {
    return block(stream, entity, ordinal)[0];
  }
  /// The generator's key for a stream, for kernels that compute many blocks at once.
  std::array<std::uint32_t, 4> key(Stream stream) const {
    return {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32), replication_,
            static_cast<std::uint32_t>(stream)};
  }

  std::uint64_t seed() const { return seed_; }
  std::uint32_t replication() const { return replication_; }

 private:
  std::uint64_t seed_;
  std::uint32_t replication_;
};

/// Uniform in (0, 1), never 0 or 1.
constexpr double uniform(std::uint32_t word) {
  return (word + 0.5) * (1.0 / 4294967296.0);
}

/// Uniform on 0 .. n-1 (n > 0), by multiplication; the bias is below n / 2^32. Always inlined, as next_word.
[[gnu::always_inline]] constexpr std::uint32_t uniform_below(std::uint32_t word, std::uint32_t n) {
  return static_cast<std::uint32_t>((static_cast<std::uint64_t>(word) * n) >> 32);
}

/// True with the given probability.
constexpr bool chance(std::uint32_t word, double probability) {
  return uniform(word) < probability;
}

/// The next word of a keyed sequence: a 32-bit mixing permutation that stretches one word of a draw into several small choices.
/// Always inlined: a copy compiled for wide instructions must never serve a narrow machine.
[[gnu::always_inline]] constexpr std::uint32_t next_word(std::uint32_t w) {
  w += 0x9E3779B9u;
  w = (w ^ (w >> 16)) * 0x85EBCA6Bu;
  w = (w ^ (w >> 13)) * 0xC2B2AE35u;
  return w ^ (w >> 16);
}

/// What tells the words of one use from those of another.
constexpr std::uint32_t key_of_use(Use use, std::uint32_t k = 0) {
  return (static_cast<std::uint32_t>(use) + k) * 0x85EBCA77u;
}
/// The word of one use. Whoever receives a word may stretch it with next_word; whoever shares it asks for its own.
constexpr std::uint32_t word_for(std::uint32_t w, Use use, std::uint32_t k = 0) {
  return next_word(w ^ key_of_use(use, k));
}

/// A 56-bit identity made of a parent and a count, for entities that others bring forth; `origin` is its first byte.
Identity descendant(std::uint32_t origin, Identity parent, std::uint32_t count);

/// A random engine in the sense of Boost.Random over the blocks of one (stream, entity, ordinal): for the rare draws that need
/// a library's distribution. Boost's Poisson and uniform draws are the same on every machine; its lognormal and beta are not.
class StreamEngine {
 public:
  using result_type = std::uint32_t;
  StreamEngine(const Luck& luck, Stream stream, Identity entity, std::uint32_t ordinal = 0)
      : luck_(luck), stream_(stream), entity_(entity), ordinal_(ordinal) {}
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return 0xffffffffu; }
  result_type operator()() {
    if (next_ == 4) {
      block_ = luck_.block(stream_, entity_, ordinal_, part_++);
      next_ = 0;
    }
    return block_[next_++];
  }

 private:
  Luck luck_;
  Stream stream_;
  Identity entity_;
  std::uint32_t ordinal_;
  std::uint32_t part_ = 1;  // part 0 is what Luck::block gives by default
  std::size_t next_ = 4;
  Block block_{};
};

}  // namespace hearth

// The few loops that deserve the machine's widest instructions. Each exists once in source (kernels_body.h), compiled for
// several instruction sets; every path gives the same bits, and tests run each path that the machine has.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "sim/clock.h"

namespace hearth {

/// Output arrays of a batch of random blocks, one per word.
struct BlockArrays {
  std::uint32_t* word[4];
};

/// How many words a kernel derives from one.
inline constexpr std::size_t words_at_once = 32;

/// How many entries of a list a kernel looks at.
inline constexpr std::size_t looks_at_once = 8;

/// Factors of up to four kinds.
using FactorsByKind = std::array<float, 4>;

struct Kernels {
  std::string_view name;

  /// One month of a risk: left[i] -= hazard[i] * factor[since[i]] (truncated to whole units) for i in [begin, end). Lists the i
  /// whose threshold is now below zero, in order; returns their number.
  std::size_t (*accumulate)(const float* hazard, const std::uint16_t* since, const float* factor, std::int32_t* left,
                            std::size_t begin, std::size_t end, std::uint32_t* fired);

  /// Lists the clocks of owners [begin, end) that fire in `month`, by owner; returns their number.
  std::size_t (*due)(const Clocks* clocks, std::size_t begin, std::size_t end, int month, DueClock* fired);

  /// blocks[i] = Threefry(key, (ids[i], ordinals[i], part)).
  void (*blocks)(const std::uint64_t* ids, const std::uint32_t* ordinals, const std::array<std::uint32_t, 4>& key,
                 std::uint32_t part, BlockArrays out, std::size_t n);

  /// out[i] = unit_exponential(words[i]).
  void (*exponentials)(const std::uint32_t* words, std::int32_t* out, std::size_t n);

  /// out[i] = next_word(word ^ keys[i]) for words_at_once of them. Bit i of the result: out[i] is above limits[i].
  std::uint32_t (*words_above)(std::uint32_t word, const std::uint32_t* keys, const std::uint32_t* limits, std::uint32_t* out);

  /// seen[j] = entries[uniform_below(next_word(word + j), n)] for looks_at_once of them. Bit j of the result: the bit of that
  /// number is set in `bits`, 64 a word.
  std::uint32_t (*look)(std::uint32_t word, const std::uint32_t* entries, std::uint32_t n, const std::uint64_t* bits,
                        std::uint32_t* seen);

  /// Lists the i in [begin, end) for which the whole part of base[i] * factor[kind[i]] + offset[i] / 256 is another with the
  /// factors `after` than with those `before`; returns their number.
  std::size_t (*whole_parts_changed)(const float* base, const std::uint8_t* kind, const std::uint8_t* offset,
                                     const FactorsByKind& before, const FactorsByKind& after, std::size_t begin,
                                     std::size_t end, std::uint32_t* changed);
};

/// The widest path that this machine runs.
const Kernels& kernels();

/// Every path that this machine runs, narrowest first.
std::span<const Kernels* const> kernel_paths();

}  // namespace hearth

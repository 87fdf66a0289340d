// The few loops that deserve the machine's widest instructions. Each exists once in source (kernels_body.h), compiled for
// several instruction sets; every path gives the same bits, and tests run each path that the machine has.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "sim/hazard.h"

namespace hearth {

/// Output arrays of a batch of random blocks, one per word.
struct BlockArrays {
  std::uint32_t* word[4];
};

struct Kernels {
  std::string_view name;

  /// Subtracts the month's hazards of slots [begin, end) and lists those in which a risk fired, in slot order. Returns their
  /// number; `fired` has room for end - begin.
  std::size_t (*scan)(const HazardTables& tables, const HazardColumns& columns, std::size_t begin, std::size_t end,
                      Fired* fired);

  /// blocks[i] = Threefry(key, (ids[i], ordinals[i], 0)).
  void (*blocks)(const std::uint64_t* ids, const std::uint32_t* ordinals, const std::array<std::uint32_t, 4>& key,
                 BlockArrays out, std::size_t n);

  /// out[i] = unit_exponential(words[i]).
  void (*exponentials)(const std::uint32_t* words, std::int32_t* out, std::size_t n);

  /// Lists the positions in [begin, end) whose byte equals `value`, in order; returns their number.
  std::size_t (*find_bytes)(const std::uint8_t* bytes, std::size_t begin, std::size_t end, std::uint8_t value,
                            std::uint32_t* found);
};

/// The widest path that this machine runs.
const Kernels& kernels();

/// Every path that this machine runs, narrowest first.
std::span<const Kernels* const> kernel_paths();

}  // namespace hearth

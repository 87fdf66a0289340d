// Stable identity: who or what something is never depends on how many others there are.
#pragma once

#include <compare>
#include <cstdint>

namespace hearth {

/// A person, firm, team or home. The first byte is its kind of origin (an arrival channel, "initial", ...), the rest is unique
/// within it: month and ordinal, or a hash of the parent and the parent's count of children.
struct Identity {
  std::uint64_t value = 0;

  /// The `ordinal`-th that came through `origin` in `month` (months since the run began; -1: before it).
  static constexpr Identity arrived(std::uint32_t origin, int month, std::uint32_t ordinal) {
    return {(static_cast<std::uint64_t>(origin) << 56) | (static_cast<std::uint64_t>(month + 1) << 40) | ordinal};
  }

  friend constexpr auto operator<=>(Identity, Identity) = default;
};

}  // namespace hearth

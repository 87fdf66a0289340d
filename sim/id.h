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

/// 32 bits that tell two identities apart, but for a chance of 2^-32; with a count, also one spell of somebody from another.
constexpr std::uint32_t fingerprint(Identity id, std::uint32_t count = 0) {
  return static_cast<std::uint32_t>(id.value) ^ (static_cast<std::uint32_t>(id.value >> 32) * 0x9E3779B1u) ^ (count << 24);
}

}  // namespace hearth

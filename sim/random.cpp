#include "sim/random.h"

#include <Random123/threefry.h>

namespace hearth {

Block Luck::block(Stream stream, Identity entity, std::uint32_t ordinal, std::uint32_t part) const {
  const auto k = key(stream);
  const threefry4x32_ctr_t counter = {
      {static_cast<std::uint32_t>(entity.value), static_cast<std::uint32_t>(entity.value >> 32), ordinal, part}};
  const threefry4x32_key_t key_words = {{k[0], k[1], k[2], k[3]}};
  const auto out = threefry4x32_R(20, counter, key_words);
  return {out.v[0], out.v[1], out.v[2], out.v[3]};
}

Identity descendant(std::uint32_t origin, Identity parent, std::uint32_t count) {
  // Keyed by a constant, not by the seed: who somebody is does not depend on luck.
  const threefry4x32_ctr_t counter = {
      {static_cast<std::uint32_t>(parent.value), static_cast<std::uint32_t>(parent.value >> 32), count, 0}};
  const threefry4x32_key_t key_words = {{0x48656172u, 0x74682049u, 0x64656e74u, 0x69747921u}};
  const auto out = threefry4x32_R(20, counter, key_words);
  const std::uint64_t hash = (static_cast<std::uint64_t>(out.v[0]) << 32) | out.v[1];
  return {(static_cast<std::uint64_t>(origin) << 56) | (hash >> 8)};
}

}  // namespace hearth

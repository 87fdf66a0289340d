// The kernels' source, included once per instruction set with HEARTH_KERNELS set to the name of its Kernels object.
// Everything here has internal linkage and calls nothing inline that is not always inlined: a function compiled for a wide
// instruction set must never be the copy that the linker keeps for a narrow one. So it is a source rather than a header.
// NOLINTBEGIN(misc-definitions-in-headers,modernize-use-using): a vector type is named only by a typedef here

#include <Random123/threefry.h>

#include "sim/exponential.h"
#include "sim/kernels.h"
#include "sim/random.h"

namespace hearth {
namespace {

typedef float Float4 __attribute__((vector_size(16)));
typedef std::uint16_t Short8 __attribute__((vector_size(16)));

// Bit j: whether word j of up to 64 is negative.
template <std::size_t n = 64>
inline std::uint64_t negative(const std::int32_t* words) {
  std::uint64_t mask = 0;
#if defined(__SSE2__)
  for (std::size_t q = 0; q < n / 4; ++q) {
    Float4 x;
    __builtin_memcpy(&x, words + 4 * q, sizeof x);
    mask |= static_cast<std::uint64_t>(static_cast<unsigned>(__builtin_ia32_movmskps(x))) << (4 * q);
  }
#else
  for (std::size_t j = 0; j < n; ++j) mask |= static_cast<std::uint64_t>(words[j] < 0) << j;
#endif
  return mask;
}

std::size_t accumulate(const float* __restrict hazard, const std::uint16_t* __restrict since, const float* __restrict factor,
                       std::int32_t* __restrict left, std::size_t begin, std::size_t end, std::uint32_t* __restrict fired) {
  std::size_t n = 0;
  std::size_t i = begin;
  // The arithmetic runs without branches over 64; the few that fired are taken from a bit mask.
  for (; i + 64 <= end; i += 64) {
    for (std::size_t j = i; j < i + 64; ++j) left[j] -= static_cast<std::int32_t>(hazard[j] * factor[since[j]]);
    for (std::uint64_t any = negative(left + i); any != 0; any &= any - 1)
      fired[n++] = static_cast<std::uint32_t>(i + static_cast<std::size_t>(__builtin_ctzll(any)));
  }
  for (; i < end; ++i) {
    left[i] -= static_cast<std::int32_t>(hazard[i] * factor[since[i]]);
    if (left[i] < 0) fired[n++] = static_cast<std::uint32_t>(i);
  }
  return n;
}

#if defined(__AVX2__)
typedef std::uint16_t Short16 __attribute__((vector_size(32)));
typedef char Char32 __attribute__((vector_size(32)));
typedef long long Long4 __attribute__((vector_size(32)));
#endif

// How many owners' clocks are looked at together.
constexpr std::size_t owners_at_once = 64 / clocks_per_owner;

// Bit j: whether clock j of 64 fires in the month. Words of 16 bits, all set or none, are packed to bytes.
inline std::uint64_t firing(const Clocks* clocks, std::uint16_t month) {
  std::uint64_t mask = 0;
#if defined(__AVX2__)
  for (std::size_t q = 0; q < 2; ++q) {
    Short16 x, y;
    __builtin_memcpy(&x, clocks + 8 * q, sizeof x);
    __builtin_memcpy(&y, clocks + 8 * q + 4, sizeof y);
    const auto in_halves = __builtin_ia32_packsswb256((x >> 5) == month, (y >> 5) == month);
    const auto bytes = __builtin_ia32_permdi256(reinterpret_cast<Long4>(in_halves), 0b11011000);
    mask |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(__builtin_ia32_pmovmskb256(reinterpret_cast<Char32>(bytes))))
            << (32 * q);
  }
#elif defined(__SSE2__)
  for (std::size_t q = 0; q < 4; ++q) {
    Short8 x, y;
    __builtin_memcpy(&x, clocks + 4 * q, sizeof x);
    __builtin_memcpy(&y, clocks + 4 * q + 2, sizeof y);
    const auto bytes = __builtin_ia32_packsswb128((x >> 5) == month, (y >> 5) == month);
    mask |= static_cast<std::uint64_t>(static_cast<std::uint16_t>(__builtin_ia32_pmovmskb128(bytes))) << (16 * q);
  }
#else
  for (std::size_t j = 0; j < 64; ++j)
    mask |= static_cast<std::uint64_t>(clocks[j / clocks_per_owner].of[j % clocks_per_owner].code >> 5 == month) << j;
#endif
  return mask;
}

// The first clock that fires, of the owners from `i`.
inline std::uint32_t first_of(std::uint64_t mask, std::size_t i) {
  const auto clock = static_cast<std::uint32_t>(__builtin_ctzll(mask | 1ull << 63));
  return (static_cast<std::uint32_t>(i) + clock / clocks_per_owner) | (clock % clocks_per_owner) << 28;
}

std::size_t due(const Clocks* __restrict clocks, std::size_t begin, std::size_t end, int month, DueClock* __restrict fired) {
  static_assert(sizeof(Clocks) == 8 && clocks_per_owner == 4);
  std::size_t n = 0;
  std::size_t i = begin;
  const auto wanted = static_cast<std::uint16_t>(month);
  for (; i + owners_at_once <= end; i += owners_at_once) {
    std::uint64_t mask = firing(clocks + i, wanted);
    const auto count = static_cast<std::size_t>(__builtin_popcountll(mask));
    // How many of 64 fire, mostly none to four, is not to be guessed: four are written in any case, and what did not fire is
    // written over.
    constexpr std::size_t in_any_case = 4;
    for (std::size_t k = 0; k < in_any_case; ++k, mask &= mask - 1) fired[n + k].packed = first_of(mask, i);
    for (std::size_t k = in_any_case; k < count; ++k, mask &= mask - 1) fired[n + k].packed = first_of(mask, i);
    n += count;
  }
  for (; i < end; ++i) {
    for (std::uint32_t k = 0; k < clocks_per_owner; ++k) {
      if (clocks[i].of[k].code >> 5 == month) fired[n++].packed = static_cast<std::uint32_t>(i) | k << 28;
    }
  }
  return n;
}

void blocks(const std::uint64_t* __restrict ids, const std::uint32_t* __restrict ordinals,
            const std::array<std::uint32_t, 4>& key, std::uint32_t part, BlockArrays out, std::size_t n) {
  std::uint32_t* __restrict o0 = out.word[0];
  std::uint32_t* __restrict o1 = out.word[1];
  std::uint32_t* __restrict o2 = out.word[2];
  std::uint32_t* __restrict o3 = out.word[3];
  const std::uint32_t* const words = &reinterpret_cast<const std::uint32_t&>(key);
  const threefry4x32_key_t k = {{words[0], words[1], words[2], words[3]}};
  for (std::size_t i = 0; i < n; ++i) {
    const threefry4x32_ctr_t counter = {
        {static_cast<std::uint32_t>(ids[i]), static_cast<std::uint32_t>(ids[i] >> 32), ordinals[i], part}};
    const threefry4x32_ctr_t r = threefry4x32_R(20, counter, k);
    o0[i] = r.v[0];
    o1[i] = r.v[1];
    o2[i] = r.v[2];
    o3[i] = r.v[3];
  }
}

void exponentials(const std::uint32_t* __restrict words, std::int32_t* __restrict out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] = unit_exponential(words[i]);
}

std::uint32_t words_above(std::uint32_t word, const std::uint32_t* __restrict keys, const std::uint32_t* __restrict limits,
                          std::uint32_t* __restrict out) {
  std::int32_t above[words_at_once];
  for (std::size_t i = 0; i < words_at_once; ++i) {
    const std::uint32_t own = next_word(word ^ keys[i]);
    out[i] = own;
    above[i] = own > limits[i] ? -1 : 0;
  }
  return static_cast<std::uint32_t>(negative<words_at_once>(above));
}

std::uint32_t look(std::uint32_t word, const std::uint32_t* __restrict entries, std::uint32_t n,
                   const std::uint64_t* __restrict bits, std::uint32_t* __restrict seen) {
  std::uint32_t place[looks_at_once];
  for (std::uint32_t j = 0; j < looks_at_once; ++j) place[j] = uniform_below(next_word(word + j), n);
  std::uint64_t set = 0;
  for (std::uint32_t j = 0; j < looks_at_once; ++j) {
    const std::uint32_t entry = seen[j] = entries[place[j]];
    set |= (bits[entry / 64] >> (entry % 64) & 1) << j;
  }
  return static_cast<std::uint32_t>(set);
}

std::size_t whole_parts_changed(const float* __restrict base, const std::uint8_t* __restrict kind,
                                const std::uint8_t* __restrict offset, const FactorsByKind& before, const FactorsByKind& after,
                                std::size_t begin, std::size_t end, std::uint32_t* __restrict changed) {
  const float* const b = &reinterpret_cast<const float&>(before);
  const float* const a = &reinterpret_cast<const float&>(after);
  std::size_t n = 0;
  for (std::size_t i = begin; i < end; i += 64) {
    const std::size_t count = end - i < 64 ? end - i : 64;
    float was[64], is[64];
    for (std::size_t j = 0; j < count; ++j) {
      was[j] = b[kind[i + j]];
      is[j] = a[kind[i + j]];
    }
    std::int32_t differs[64] = {};
    for (std::size_t j = 0; j < count; ++j) {
      const float part = static_cast<float>(offset[i + j]) * (1.0F / 256);
      differs[j] -=
          static_cast<std::int32_t>(base[i + j] * was[j] + part) != static_cast<std::int32_t>(base[i + j] * is[j] + part);
    }
    for (std::uint64_t any = negative(differs); any != 0; any &= any - 1)
      changed[n++] = static_cast<std::uint32_t>(i + static_cast<std::size_t>(__builtin_ctzll(any)));
  }
  return n;
}

}  // namespace

extern const Kernels HEARTH_KERNELS;
const Kernels HEARTH_KERNELS = {HEARTH_KERNELS_NAME, &accumulate,  &due,  &blocks,
                                &exponentials,       &words_above, &look, &whole_parts_changed};

}  // namespace hearth
// NOLINTEND(misc-definitions-in-headers,modernize-use-using)

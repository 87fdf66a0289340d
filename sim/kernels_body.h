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

typedef char Char16 __attribute__((vector_size(16)));
typedef float Float4 __attribute__((vector_size(16)));
typedef std::uint16_t Short8 __attribute__((vector_size(16)));

// Bit j: whether byte j of 16 is set (all its bits, or none).
inline std::uint64_t set_bytes(Char16 x) {
#if defined(__SSE2__)
  return static_cast<std::uint16_t>(__builtin_ia32_pmovmskb128(x));
#else
  std::uint64_t mask = 0;
  for (int j = 0; j < 16; ++j) mask |= static_cast<std::uint64_t>(x[j] != 0) << j;
  return mask;
#endif
}

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
#endif

// Bit 2 j: whether clock j of 32 fires in the month.
inline std::uint64_t firing(const Clocks* clocks, std::uint16_t month) {
  std::uint64_t mask = 0;
#if defined(__AVX2__)
  for (std::size_t q = 0; q < 2; ++q) {
    Short16 x;
    __builtin_memcpy(&x, clocks + 4 * q, sizeof x);
    const auto bytes = __builtin_ia32_pmovmskb256(reinterpret_cast<Char32>((x >> 5) == month));
    mask |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(bytes)) << (32 * q);
  }
#else
  for (std::size_t q = 0; q < 4; ++q) {
    Short8 x;
    __builtin_memcpy(&x, clocks + 2 * q, sizeof x);
    mask |= set_bytes(reinterpret_cast<Char16>((x >> 5) == month)) << (16 * q);
  }
#endif
  return mask & 0x5555555555555555ull;
}

// The first clock that fires, of the eight owners from `i`.
inline std::uint32_t first_of(std::uint64_t mask, std::size_t i) {
  const auto clock = static_cast<std::uint32_t>(__builtin_ctzll(mask | 1ull << 63)) / 2;
  return (static_cast<std::uint32_t>(i) + clock / clocks_per_owner) | (clock % clocks_per_owner) << 28;
}

std::size_t due(const Clocks* __restrict clocks, std::size_t begin, std::size_t end, int month, DueClock* __restrict fired) {
  static_assert(sizeof(Clocks) == 8 && clocks_per_owner == 4);
  std::size_t n = 0;
  std::size_t i = begin;
  const auto wanted = static_cast<std::uint16_t>(month);
  for (; i + 8 <= end; i += 8) {
    std::uint64_t mask = firing(clocks + i, wanted);
    const auto count = static_cast<std::size_t>(__builtin_popcountll(mask));
    // How many of 32 fire, mostly none to two, is not to be guessed: three are written in any case, and what did not fire is
    // written over.
    constexpr std::size_t in_any_case = 3;
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

// Chosen rather than looked up: narrow instruction sets have no table.
inline float factor_of(std::uint8_t kind, float f0, float f1, float f2, float f3) {
  return kind == 0 ? f0 : kind == 1 ? f1 : kind == 2 ? f2 : f3;
}

std::size_t whole_parts_changed(const float* __restrict base, const std::uint8_t* __restrict kind,
                                const std::uint8_t* __restrict offset, const FactorsByKind& before, const FactorsByKind& after,
                                std::size_t begin, std::size_t end, std::uint32_t* __restrict changed) {
  const float* const b = &reinterpret_cast<const float&>(before);
  const float* const a = &reinterpret_cast<const float&>(after);
  const float b0 = b[0], b1 = b[1], b2 = b[2], b3 = b[3];
  const float a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3];
  std::size_t n = 0;
  for (std::size_t i = begin; i < end; i += 64) {
    std::int32_t differs[64] = {};
    const std::size_t count = end - i < 64 ? end - i : 64;
    for (std::size_t j = 0; j < count; ++j) {
      const float part = static_cast<float>(offset[i + j]) * (1.0F / 256);
      const auto was = static_cast<std::int32_t>(base[i + j] * factor_of(kind[i + j], b0, b1, b2, b3) + part);
      const auto is = static_cast<std::int32_t>(base[i + j] * factor_of(kind[i + j], a0, a1, a2, a3) + part);
      differs[j] = was != is ? -1 : 0;
    }
    for (std::uint64_t any = negative(differs); any != 0; any &= any - 1)
      changed[n++] = static_cast<std::uint32_t>(i + static_cast<std::size_t>(__builtin_ctzll(any)));
  }
  return n;
}

}  // namespace

extern const Kernels HEARTH_KERNELS;
const Kernels HEARTH_KERNELS = {HEARTH_KERNELS_NAME, &accumulate,         &due, &blocks, &exponentials,
                                &words_above,        &whole_parts_changed};

}  // namespace hearth
// NOLINTEND(misc-definitions-in-headers,modernize-use-using)

// The kernels' source, included once per instruction set with HEARTH_KERNELS set to the name of its Kernels object.
// Everything here has internal linkage and calls nothing inline from the standard library: a function compiled for a wide
// instruction set must never be the copy that the linker keeps for a narrow one.

#include <Random123/threefry.h>

#include "sim/kernels.h"

namespace hearth {
namespace {

typedef float Float4 __attribute__((vector_size(16)));
typedef std::int32_t Int4 __attribute__((vector_size(16)));
typedef std::uint32_t Word4 __attribute__((vector_size(16)));

inline unsigned negative_lanes(Int4 x) {
#if defined(__SSE2__)
  return static_cast<unsigned>(__builtin_ia32_movmskps(reinterpret_cast<Float4>(x)));
#else
  const Word4 sign = reinterpret_cast<Word4>(x) >> 31;
  return sign[0] | sign[1] << 1 | sign[2] << 2 | sign[3] << 3;
#endif
}

inline Float4 load(const FactorRow* row) {
  return *reinterpret_cast<const Float4*>(row);
}

std::size_t scan(const HazardTables& t, const HazardColumns& p, std::size_t begin, std::size_t end, Fired* fired) {
  const std::uint16_t* const who = p.who;
  const std::uint16_t* const home = p.home;
  const std::uint16_t* const work = p.work;
  const std::uint16_t* const tenure = p.tenure;
  const std::uint16_t* const condition = p.condition;
  Int4* const rest = reinterpret_cast<Int4*>(p.thresholds);
  std::size_t n = 0;
  // Blocks of 64: the arithmetic runs without branches, then the few fired slots are taken from a bit mask.
  for (std::size_t i = begin; i < end; i += 64) {
    const std::size_t count = end - i < 64 ? end - i : 64;
    std::uint8_t lanes[64];
    std::uint64_t any = 0;
    for (std::size_t j = 0; j < count; ++j) {
      const std::size_t k = i + j;
      const Float4 hazard = load(t.who + who[k]) * load(t.home + home[k]) * load(t.work + work[k]) *
                            load(t.tenure + tenure[k]) * load(t.condition + condition[k]);
      const Int4 left = rest[k] - __builtin_convertvector(hazard, Int4);
      rest[k] = left;
      const unsigned mask = negative_lanes(left);
      lanes[j] = static_cast<std::uint8_t>(mask);
      any |= static_cast<std::uint64_t>(mask != 0) << j;
    }
    while (any != 0) {
      const int j = __builtin_ctzll(any);
      any &= any - 1;
      fired[n++].packed = static_cast<std::uint32_t>(i + static_cast<std::size_t>(j)) | static_cast<std::uint32_t>(lanes[j])
                                                                                            << 28;
    }
  }
  return n;
}

void blocks(const std::uint64_t* __restrict ids, const std::uint32_t* __restrict ordinals,
            const std::array<std::uint32_t, 4>& key, BlockArrays out, std::size_t n) {
  std::uint32_t* __restrict o0 = out.word[0];
  std::uint32_t* __restrict o1 = out.word[1];
  std::uint32_t* __restrict o2 = out.word[2];
  std::uint32_t* __restrict o3 = out.word[3];
  const std::uint32_t* const words = &reinterpret_cast<const std::uint32_t&>(key);
  const threefry4x32_key_t k = {{words[0], words[1], words[2], words[3]}};
  for (std::size_t i = 0; i < n; ++i) {
    const threefry4x32_ctr_t counter = {
        {static_cast<std::uint32_t>(ids[i]), static_cast<std::uint32_t>(ids[i] >> 32), ordinals[i], 0}};
    const threefry4x32_ctr_t r = threefry4x32_R(20, counter, k);
    o0[i] = r.v[0];
    o1[i] = r.v[1];
    o2[i] = r.v[2];
    o3[i] = r.v[3];
  }
}

inline double as_double(std::uint64_t bits) {
  double x;
  __builtin_memcpy(&x, &bits, 8);
  return x;
}

inline std::uint64_t as_bits(double x) {
  std::uint64_t bits;
  __builtin_memcpy(&bits, &x, 8);
  return bits;
}

// -ln((word + 0.5) / 2^32) without tables, branches or libm; the odd series of artanh, exact to the last unit of 2^-26.
inline std::int32_t exponential(std::uint32_t word) {
  const double x = as_double(0x4330000000000000ull | word) - 4503599627370495.5;  // word + 0.5
  const std::uint64_t bits = as_bits(x);
  const std::uint64_t shifted = bits - 0x3FE8000000000000ull + 0x0010000000000000ull;  // exponent of x / 0.75, plus one
  const double m = as_double(bits - (shifted & 0xFFF0000000000000ull) + 0x0010000000000000ull);  // in [0.75, 1.5)
  const double exponent = as_double(0x4330000000000000ull | (shifted >> 52)) - 4503599627370496.0 - 33.0;
  const double s = (m - 1) / (m + 1);
  const double z = s * s;
  double p = 1.0 / 17;
  p = p * z + 1.0 / 15;
  p = p * z + 1.0 / 13;
  p = p * z + 1.0 / 11;
  p = p * z + 1.0 / 9;
  p = p * z + 1.0 / 7;
  p = p * z + 1.0 / 5;
  p = p * z + 1.0 / 3;
  p = p * z + 1.0;
  const double minus_ln = -(exponent * 0.69314718055994530942 + 2 * s * p) * hazard_unit;
  const std::int32_t units = static_cast<std::int32_t>(minus_ln);
  return units > 0 ? units : 1;
}

void exponentials(const std::uint32_t* __restrict words, std::int32_t* __restrict out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] = exponential(words[i]);
}

std::size_t find_bytes(const std::uint8_t* bytes, std::size_t begin, std::size_t end, std::uint8_t value,
                       std::uint32_t* found) {
  std::size_t n = 0;
  for (std::size_t i = begin; i < end; i += 64) {
    const std::size_t count = end - i < 64 ? end - i : 64;
    std::uint8_t hit = 0;
    for (std::size_t j = 0; j < count; ++j) hit = static_cast<std::uint8_t>(hit | (bytes[i + j] == value));
    if (hit == 0) continue;
    for (std::size_t j = 0; j < count; ++j) {
      if (bytes[i + j] == value) found[n++] = static_cast<std::uint32_t>(i + j);
    }
  }
  return n;
}

}  // namespace

extern const Kernels HEARTH_KERNELS;
const Kernels HEARTH_KERNELS = {HEARTH_KERNELS_NAME, &scan, &blocks, &exponentials, &find_bytes};

}  // namespace hearth

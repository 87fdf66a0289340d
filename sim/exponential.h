// -ln of a uniform word in fixed point: IEEE additions, multiplications and one division, no tables, branches or libm.
#pragma once

#include <cstdint>

namespace hearth {

inline constexpr double hazard_unit = 67108864.0;  // 2^26 units per unit of accumulated hazard

namespace {  // a copy a source: the one compiled for wide instructions must never serve a narrow machine

inline double double_of(std::uint64_t bits) {
  double x;
  __builtin_memcpy(&x, &bits, 8);
  return x;
}

inline std::uint64_t bits_of(double x) {
  std::uint64_t bits;
  __builtin_memcpy(&bits, &x, 8);
  return bits;
}

/// -ln((word + 0.5) / 2^32) in hazard units, at least 1: the odd series of artanh, exact to the last unit.
inline std::int32_t unit_exponential(std::uint32_t word) {
  const double x = double_of(0x4330000000000000ull | word) - 4503599627370495.5;  // word + 0.5
  const std::uint64_t bits = bits_of(x);
  const std::uint64_t shifted = bits - 0x3FE8000000000000ull + 0x0010000000000000ull;  // exponent of x / 0.75, plus one
  const double m = double_of(bits - (shifted & 0xFFF0000000000000ull) + 0x0010000000000000ull);  // in [0.75, 1.5)
  const double exponent = double_of(0x4330000000000000ull | (shifted >> 52)) - 4503599627370496.0 - 33.0;
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
  const auto units = static_cast<std::int32_t>(minus_ln);
  return units > 0 ? units : 1;
}

}  // namespace

}  // namespace hearth

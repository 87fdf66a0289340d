#include "sim/portable_math.h"

#include <cmath>
#include <cstdint>
#include <cstring>

namespace hearth {

namespace {

constexpr double ln2_high = 6.93147180369123816490e-01;  // 33 bits, so that k * ln2_high is exact for |k| < 2^20
constexpr double ln2_low = 1.90821492927058770002e-10;

double with_exponent(double mantissa, int exponent) {
  std::uint64_t bits;
  std::memcpy(&bits, &mantissa, 8);
  bits += static_cast<std::uint64_t>(static_cast<std::int64_t>(exponent)) << 52;
  std::memcpy(&mantissa, &bits, 8);
  return mantissa;
}

}  // namespace

double portable_log(double x) {
  std::uint64_t bits;
  std::memcpy(&bits, &x, 8);
  int exponent = static_cast<int>(bits >> 52) - 1023;
  bits = (bits & 0xFFFFFFFFFFFFFull) | 0x3FF0000000000000ull;
  double m;
  std::memcpy(&m, &bits, 8);  // in [1, 2)
  if (m > 1.4142135623730951) {
    m *= 0.5;
    ++exponent;
  }
  // log m = 2 artanh s, s = (m-1)/(m+1), |s| < 0.1716: the series' 12th term is below 1e-19.
  const double s = (m - 1) / (m + 1);
  const double z = s * s;
  double p = 1.0 / 21;
  for (int k = 19; k >= 3; k -= 2) p = p * z + 1.0 / k;
  const double tail = 2 * s * z * p;
  return exponent * ln2_high + (2 * s + (tail + exponent * ln2_low));
}

double portable_exp(double x) {
  const double shifted = x * 1.44269504088896340736 + 6755399441055744.0;  // rounds to the nearest integer
  const double k = shifted - 6755399441055744.0;
  const double r = (x - k * ln2_high) - k * ln2_low;  // |r| < 0.3466
  double p = 1.0;
  for (int n = 16; n >= 1; --n) p = p * r / n + 1.0;
  return with_exponent(p, static_cast<int>(k));
}

double portable_pow(double base, double exponent) {
  return portable_exp(exponent * portable_log(base));
}

double normal_quantile(double p) {
  const double q = p - 0.5;
  if (std::fabs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q *
           (((((((r * 2509.0809287301226727 + 33430.575583588128105) * r + 67265.770927008700853) * r + 45921.953931549871457) *
                   r +
               13731.693765509461125) *
                  r +
              1971.5909503065514427) *
                 r +
             133.14166789178437745) *
                r +
            3.387132872796366608) /
           (((((((r * 5226.495278852545925 + 28729.085735721942674) * r + 39307.89580009271061) * r + 21213.794301586595867) *
                   r +
               5394.1960214247511077) *
                  r +
              687.1870074920579083) *
                 r +
             42.313330701600911252) *
                r +
            1.0);
  }
  double r = std::sqrt(-portable_log(q < 0 ? p : 1 - p));
  double z;
  if (r <= 5) {
    r -= 1.6;
    z = (((((((r * 7.7454501427834140764e-4 + 0.0227238449892691845833) * r + 0.24178072517745061177) * r +
             1.27045825245236838258) *
                r +
            3.64784832476320460504) *
               r +
           5.7694972214606914055) *
              r +
          4.6303378461565452959) *
             r +
         1.42343711074968357734) /
        (((((((r * 1.05075007164441684324e-9 + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r +
             0.14810397642748007459) *
                r +
            0.68976733498510000455) *
               r +
           1.6763848301838038494) *
              r +
          2.05319162663775882187) *
             r +
         1.0);
  } else {
    r -= 5;
    z = (((((((r * 2.01033439929228813265e-7 + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r +
             0.026532189526576123093) *
                r +
            0.29656057182850489123) *
               r +
           1.7848265399172913358) *
              r +
          5.4637849111641143699) *
             r +
         6.6579046435011037772) /
        (((((((r * 2.04426310338993978564e-15 + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r +
             7.868691311456132591e-4) *
                r +
            0.0148753612908506148525) *
               r +
           0.13692988092273580531) *
              r +
          0.59983220655588793769) *
             r +
         1.0);
  }
  return q < 0 ? -z : z;
}

}  // namespace hearth

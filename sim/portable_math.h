// exp, log, pow and the normal quantile with the same bits on every machine: IEEE additions, multiplications, divisions and
// square roots only. The C library's versions differ in the last bit from one machine to another; results must not. Relative
// error below 1e-14 (log, exp) and 1e-13 (pow, over the small exponents used here); see tests/unit/portable_math_test.cpp.
#pragma once

namespace hearth {

double portable_log(double x);                      // x > 0
double portable_exp(double x);                      // |x| < 700
double portable_pow(double base, double exponent);  // base > 0
/// The z with P(N(0,1) <= z) = p, 0 < p < 1 (Wichura's AS 241).
double normal_quantile(double p);

}  // namespace hearth

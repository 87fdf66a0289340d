#pragma once

#include <cstdint>

#include "sim/portable_math.h"
#include "sim/random.h"

namespace hearth {

template <class Words>
std::int64_t poisson_by_inversion(double mean, const Words& word) {
  constexpr double part = 500;  // exp(-500) is still a normal double
  std::int64_t count = 0;
  std::uint32_t k = 0;
  while (mean > 0) {
    const double m = mean < part ? mean : part;
    mean -= part;
    const double u = uniform(word(k++));
    double p = portable_exp(-m);
    double sum = p;
    std::int64_t n = 0;
    while (u > sum && n < 2000) {
      ++n;
      p *= m / static_cast<double>(n);
      sum += p;
    }
    count += n;
  }
  return count;
}

}  // namespace hearth

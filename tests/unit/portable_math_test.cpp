#include "sim/portable_math.h"

#include <gtest/gtest.h>

#include <boost/math/special_functions/erf.hpp>
#include <cmath>

namespace hearth {

TEST(PortableMath, LogExpAndPowAgreeWithTheLibrary) {
  for (double x = 1e-6; x < 1e6; x *= 1.0137)
    ASSERT_NEAR(portable_log(x), std::log(x), 1e-14 * std::max(1.0, std::abs(std::log(x)))) << x;
  for (double x = -40; x < 40; x += 0.0173) ASSERT_NEAR(portable_exp(x) / std::exp(x), 1, 2e-15) << x;
  for (double b = 0.3; b < 3; b += 0.1) ASSERT_NEAR(portable_pow(b, 1.7) / std::pow(b, 1.7), 1, 1e-13);
  EXPECT_EQ(portable_exp(0), 1);
  EXPECT_EQ(portable_log(1), 0);
}

TEST(PortableMath, NormalQuantileInvertsTheDistribution) {
  for (double p = 1e-9; p < 1; p += 0.00097) {
    const double z = normal_quantile(p);
    EXPECT_NEAR(0.5 * boost::math::erfc(-z / std::sqrt(2.0)), p, 1e-12);
  }
}

}  // namespace hearth

#include "sim/hazard.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "sim/kernels.h"
#include "sim/random.h"

namespace hearth {

namespace {

std::int32_t threshold(std::uint64_t person, std::uint32_t ordinal = 0) {
  return unit_exponential(Luck(11, 0).word(Stream::person_thresholds, Identity{person}, ordinal));
}

// People with one risk, all entered at code 0.
struct Cohort {
  Cohort(std::size_t n, double hazard) : hazards(n, static_cast<float>(hazard * hazard_unit)), since(n, 0), left(n) {
    for (std::size_t i = 0; i < n; ++i) left[i] = threshold(i + 1);
  }
  std::size_t month(const Kernels& path, float factor, std::size_t begin = 0) {
    std::vector<std::uint32_t> fired(left.size());
    const std::size_t n = path.accumulate(hazards.data(), since.data(), &factor, left.data(), begin, left.size(), fired.data());
    for (std::size_t i = 0; i < n; ++i) {  // gone
      hazards[fired[i]] = 0;
      left[fired[i]] = 0;
    }
    return n;
  }
  std::vector<float> hazards;
  std::vector<std::uint16_t> since;
  std::vector<std::int32_t> left;
};

}  // namespace

// Survivors after m months are exp(-h m) of the cohort: 4 standard errors of a binomial, which detects a bias of the hazard of
// 2 %.
TEST(Hazard, SurvivalIsExponential) {
  constexpr std::size_t n = 200000;
  constexpr double h = 0.02;
  Cohort c(n, h);
  std::size_t alive = n;
  for (int m = 1; m <= 36; ++m) {
    alive -= c.month(kernels(), 1);
    const double p = std::exp(-h * m);
    ASSERT_NEAR(static_cast<double>(alive) / n, p, 4 * std::sqrt(p * (1 - p) / n)) << m;
  }
}

TEST(Hazard, AFactorOfTimeMultipliesIt) {
  constexpr std::size_t n = 100000;
  Cohort c(n, 0.02);
  double alive = n;
  double accumulated = 0;
  for (int m = 1; m <= 24; ++m) {
    const float factor = m <= 12 ? 1.5F : 0.5F;
    accumulated += 0.02 * factor;
    alive -= static_cast<double>(c.month(kernels(), factor));
    const double p = std::exp(-accumulated);
    ASSERT_NEAR(alive / n, p, 4 * std::sqrt(p * (1 - p) / n)) << m;
  }
}

TEST(Hazard, EveryPathAccumulatesToTheSameBits) {
  std::vector<std::vector<std::int32_t>> left;
  for (const Kernels* path : kernel_paths()) {
    Cohort c(1003, 0.3);
    for (std::size_t i = 0; i < c.since.size(); ++i) c.hazards[i] *= 1 + static_cast<float>(i % 7) * 0.13F;
    std::size_t total = 0;
    for (int m = 0; m < 5; ++m) total += c.month(*path, 0.77F, 3);
    c.left.push_back(static_cast<std::int32_t>(total));
    left.push_back(c.left);
  }
  for (const auto& r : left) EXPECT_EQ(r, left.front());
}

TEST(Hazard, NobodyFiresWithoutAHazard) {
  Cohort c(100, 0);
  for (auto& left : c.left) left = 0;  // an empty slot
  EXPECT_EQ(c.month(kernels(), 1), 0u);
}

// -ln u of every 2^16th word against the C library, to the unit; and never below 1.
TEST(Hazard, TheUnitExponentialIsMinusLn) {
  for (std::uint64_t w = 0; w <= 0xffffffffu; w += 65537) {
    const double exact = -std::log((static_cast<double>(w) + 0.5) / 4294967296.0) * hazard_unit;
    ASSERT_NEAR(unit_exponential(static_cast<std::uint32_t>(w)), std::max(1.0, exact), 1.01) << w;
  }
  EXPECT_GE(unit_exponential(0xffffffffu), 1);
}

}  // namespace hearth

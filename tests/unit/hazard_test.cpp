#include "sim/hazard.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "sim/kernels.h"
#include "sim/random.h"

namespace hearth {

namespace {

struct Cohort {
  explicit Cohort(std::size_t n, double leave, double change) : who(n, 1), zero(n, 0), condition(n, 0), thresholds(n * 4) {
    who_rows[1].risk = {static_cast<float>(leave * hazard_unit), static_cast<float>(change * hazard_unit), 0, 0};
    who_rows[0].risk = {0, 0, 0, 0};
    const Luck luck(11, 0);
    for (std::size_t i = 0; i < n; ++i) {
      const Block b = luck.block(Stream::person_thresholds, Identity{i + 1});
      for (std::size_t r = 0; r < 4; ++r) thresholds[i * 4 + r] = unit_exponential(b[r]);
    }
  }
  void remove(std::size_t slot) {
    who[slot] = 0;
    for (std::size_t r = 0; r < 4; ++r) thresholds[slot * 4 + r] = INT32_MAX;
  }
  HazardTables tables() const { return {who_rows, &one, &one, &one, &one}; }
  HazardColumns columns() { return {who.data(), zero.data(), zero.data(), zero.data(), condition.data(), thresholds.data()}; }
  FactorRow who_rows[2], one;
  std::vector<std::uint16_t> who, zero, condition;
  std::vector<std::int32_t> thresholds;
};

}  // namespace

// Survivors after m months are exp(-h m) of the cohort: 4 standard errors of a binomial, which detects a bias of the hazard of
// 2 %.
TEST(Hazard, SurvivalIsExponential) {
  constexpr std::size_t n = 200000;
  constexpr double h = 0.02;
  Cohort c(n, h, 0);
  std::vector<Fired> fired(n);
  std::size_t alive = n;
  for (int m = 1; m <= 36; ++m) {
    const std::size_t k = kernels().scan(c.tables(), c.columns(), 0, n, fired.data());
    for (std::size_t i = 0; i < k; ++i) c.remove(fired[i].slot());
    alive -= k;
    const double p = std::exp(-h * m);
    ASSERT_NEAR(static_cast<double>(alive) / n, p, 4 * std::sqrt(p * (1 - p) / n)) << m;
  }
}

// Of two competing risks each takes its share h1 / (h1 + h2) of the first events.
TEST(Hazard, CompetingRisksShareByTheirHazards) {
  constexpr std::size_t n = 100000;
  Cohort c(n, 0.001, 0.003);
  std::vector<Fired> fired(n);
  double first = 0, second = 0;
  for (int m = 0; m < 120; ++m) {
    const std::size_t k = kernels().scan(c.tables(), c.columns(), 0, n, fired.data());
    for (std::size_t i = 0; i < k; ++i) {
      (fired[i].risks() & 1) != 0 ? ++first : ++second;
      c.remove(fired[i].slot());
    }
  }
  EXPECT_NEAR(first / (first + second), 0.25, 4 * std::sqrt(0.25 * 0.75 / (first + second)));
}

TEST(Hazard, EveryPathScansToTheSameBits) {
  std::vector<std::vector<std::int32_t>> rest;
  for (const Kernels* path : kernel_paths()) {
    Cohort c(1003, 0.3, 0.1);
    std::vector<Fired> fired(1003);
    std::size_t total = 0;
    for (int m = 0; m < 5; ++m) total += path->scan(c.tables(), c.columns(), 3, 1003, fired.data());
    c.thresholds.push_back(static_cast<std::int32_t>(total));
    rest.push_back(c.thresholds);
  }
  for (const auto& r : rest) EXPECT_EQ(r, rest.front());
}

TEST(Hazard, EmptySlotsNeverFire) {
  Cohort c(100, 5, 5);
  for (auto& w : c.who) w = 0;
  std::vector<Fired> fired(100);
  EXPECT_EQ(kernels().scan(c.tables(), c.columns(), 0, 100, fired.data()), 0u);
}

TEST(Hazard, FindBytesListsPositionsInOrder) {
  std::vector<std::uint8_t> bytes(300, 9);
  for (const std::size_t i : {0u, 63u, 64u, 130u, 299u}) bytes[i] = 4;
  for (const Kernels* path : kernel_paths()) {
    std::vector<std::uint32_t> found(300);
    ASSERT_EQ(path->find_bytes(bytes.data(), 0, 300, 4, found.data()), 5u);
    EXPECT_EQ(std::vector<std::uint32_t>(found.begin(), found.begin() + 5), (std::vector<std::uint32_t>{0, 63, 64, 130, 299}));
  }
}

}  // namespace hearth

#include "sim/discrete.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sim/draw_order.h"
#include "sim/random.h"

namespace hearth {

// 4 standard errors of 200,000 draws: a bias of 0.5 points in any outcome.
TEST(Discrete, DrawsByItsWeights) {
  const std::vector<double> weights = {3, 0, 0.5, 5, 1.5, 0};
  const Discrete law(weights);
  std::vector<int> count(weights.size());
  constexpr int n = 200000;
  for (std::uint32_t i = 0; i < n; ++i) ++count[static_cast<std::size_t>(law(Luck(3, 1).word(Stream::move_home, Identity{i})))];
  for (std::size_t k = 0; k < weights.size(); ++k) {
    const double p = weights[k] / 10;
    EXPECT_NEAR(count[k], n * p, 4 * std::sqrt(n * p * (1 - p)) + 1e-9) << k;
  }
}

TEST(Discrete, IsTheInverseOfTheCumulatedWeights) {
  const Discrete law({1, 1, 2});
  EXPECT_EQ(law(0), 0);
  EXPECT_EQ(law(0x3fffffffu), 0);
  EXPECT_EQ(law(0x40000000u), 1);
  EXPECT_EQ(law(0x7fffffffu), 1);
  EXPECT_EQ(law(0x80000000u), 2);
  EXPECT_EQ(law(0xffffffffu), 2);
  EXPECT_EQ(Discrete({0, 0})(5), 1);  // no weights: the last
  EXPECT_EQ(Discrete({7})(0xffffffffu), 0);
  EXPECT_TRUE(Share(1)(0xffffffffu));
  EXPECT_FALSE(Share(0)(0));
}

// Several thresholds among the words with the same first six bits, and on their edges: each word against a search of all.
TEST(Discrete, GivesEveryWordWhatASearchOfAllThresholdsGives) {
  const std::vector<std::vector<double>> laws = {
      {1000, 1, 1, 1, 1, 1, 1000}, {0.001, 0.001, 1}, {1, 0, 0, 63}, {0.78, 0.19, 0.024, 0.002, 0.0001, 0.00001}, {}};
  for (const auto& weights : laws) {
    const Discrete law(weights);
    double total = 0;
    for (const double w : weights) total += w;
    std::vector<std::uint32_t> thresholds;
    double sum = 0;
    for (std::size_t k = 0; k + 1 < weights.size(); ++k)
      thresholds.push_back(static_cast<std::uint32_t>((sum += weights[k]) / total * 4294967296.0));
    EXPECT_EQ(law.size(), std::max<int>(1, static_cast<int>(weights.size())));
    std::vector<std::uint32_t> words = {0, 0xffffffffu};
    for (const std::uint32_t x : thresholds) words.insert(words.end(), {x - 1, x, x + 1});
    for (std::uint32_t part = 1; part < 64; ++part) words.insert(words.end(), {(part << 26) - 1, part << 26});
    for (const std::uint32_t word : words)
      ASSERT_EQ(law(word), std::upper_bound(thresholds.begin(), thresholds.end(), word) - thresholds.begin()) << word;
  }
  EXPECT_EQ(Discrete()(0xffffffffu), 0);
}

TEST(SortByDraw, SortsByTheKey) {
  struct Item {
    std::uint64_t key;
    int what;
  };
  for (const std::size_t n : {0u, 1u, 2u, 3u, 100u, 5000u}) {
    std::vector<Item> items;
    for (std::uint32_t i = 0; i < n; ++i) {
      const Block w = Luck(1, 1).block(Stream::change_job, Identity{i});
      items.push_back(
          {static_cast<std::uint64_t>(n == 100 ? 7 : w[0]) << 32 | w[1], static_cast<int>(i)});  // also with ties above
    }
    std::vector<Item> sorted = items;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Item& a, const Item& b) { return a.key < b.key; });
    sort_by_draw(items, [](const Item& x) { return x.key; });
    for (std::size_t i = 0; i < n; ++i) ASSERT_EQ(items[i].what, sorted[i].what);
  }
}

}  // namespace hearth

#include "sim/random.h"

#include <gtest/gtest.h>

#include <Random123/threefry.h>
#include <array>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>
#include <set>

#include "models/poisson.h"
#include "sim/hazard.h"
#include "sim/kernels.h"

namespace hearth {

// Known answers published with Random123 (kat_vectors, threefry4x32 20): zeros, ones, digits of pi.
TEST(Random, GivesThePublishedThreefryAnswers) {
  const struct {
    std::uint32_t counter[4], key[4], out[4];
  } known[] = {
      {{0, 0, 0, 0}, {0, 0, 0, 0}, {0x9c6ca96a, 0xe17eae66, 0xfc10ecd4, 0x5256a7d8}},
      {{~0u, ~0u, ~0u, ~0u}, {~0u, ~0u, ~0u, ~0u}, {0x2a881696, 0x57012287, 0xf6c7446e, 0xa16a6732}},
      {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
       {0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89},
       {0x59cd1dbb, 0xb8879579, 0x86b5d00c, 0xac8b6d84}},
  };
  for (const auto& k : known) {
    for (const Kernels* path : kernel_paths()) {
      const std::uint64_t id = k.counter[0] | static_cast<std::uint64_t>(k.counter[1]) << 32;
      std::uint32_t out[4][1] = {};
      path->blocks(&id, &k.counter[2], {k.key[0], k.key[1], k.key[2], k.key[3]}, k.counter[3],
                   {{out[0], out[1], out[2], out[3]}}, 1);
      for (int i = 0; i < 4; ++i) EXPECT_EQ(out[i][0], k.out[i]) << path->name;
    }
    const threefry4x32_ctr_t counter = {{k.counter[0], k.counter[1], k.counter[2], k.counter[3]}};
    const threefry4x32_key_t key = {{k.key[0], k.key[1], k.key[2], k.key[3]}};
    const auto r = threefry4x32_R(20, counter, key);
    for (int i = 0; i < 4; ++i) EXPECT_EQ(r.v[i], k.out[i]);
  }
}

TEST(Random, EveryKernelPathGivesTheSameBits) {
  const Luck luck(7, 3);
  std::vector<std::uint64_t> ids;
  std::vector<std::uint32_t> ordinals;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    ids.push_back(Identity::arrived(i % 11, static_cast<int>(i % 60), i).value);
    ordinals.push_back(i % 5);
  }
  for (const Kernels* path : kernel_paths()) {
    std::vector<std::uint32_t> w[4];
    for (auto& x : w) x.resize(1000);
    path->blocks(ids.data(), ordinals.data(), luck.key(Stream::move_home), 3,
                 {{w[0].data(), w[1].data(), w[2].data(), w[3].data()}}, 1000);
    std::vector<std::int32_t> e(1000);
    path->exponentials(w[0].data(), e.data(), 1000);
    for (std::size_t i = 0; i < 1000; ++i) {
      const Block one = luck.block(Stream::move_home, Identity{ids[i]}, ordinals[i], 3);
      ASSERT_EQ(w[0][i], one[0]) << path->name;
      ASSERT_EQ(w[3][i], one[3]) << path->name;
      ASSERT_EQ(e[i], unit_exponential(one[0])) << path->name;
    }
  }
}

// Words of several uses at once, against one by one; would catch a wrong key, a signed comparison or a bit in a wrong place.
TEST(Random, EveryKernelPathFindsTheSameWordsAboveTheirLimits) {
  std::array<std::uint32_t, words_at_once> keys, limits, out;
  for (std::uint32_t word = 1, n = 0; n < 500; word = next_word(word), ++n) {
    for (std::uint32_t i = 0; i < words_at_once; ++i) {
      keys[i] = key_of_use(Use::programme, i + n);
      const std::uint32_t own = word_for(word, Use::programme, i + n);
      limits[i] = i % 4 == 0 ? own : i % 4 == 1 ? own - 1 : next_word(own);
    }
    for (const Kernels* path : kernel_paths()) {
      const std::uint32_t above = path->words_above(word, keys.data(), limits.data(), out.data());
      for (std::uint32_t i = 0; i < words_at_once; ++i) {
        const std::uint32_t own = word_for(word, Use::programme, i + n);
        ASSERT_EQ(out[i], own) << path->name;
        ASSERT_EQ((above >> i & 1) != 0, own > limits[i]) << path->name;
      }
    }
  }
}

// Over a dense sample of the 2^32 words: within one unit of 2^-26 of the true logarithm. Would catch a wrong series or
// exponent.
TEST(Random, UnitExponentialsAreLogarithms) {
  for (std::uint64_t w = 0; w < (1ull << 32); w += 65521) {
    const double truth = -std::log((static_cast<double>(w) + 0.5) / 4294967296.0) * hazard_unit;
    ASSERT_NEAR(unit_exponential(static_cast<std::uint32_t>(w)), std::max(1.0, truth), 1.001) << w;
  }
  for (const std::uint32_t w : {0u, 1u, 0x80000000u, 0xfffffffeu, 0xffffffffu}) EXPECT_GE(unit_exponential(w), 1);
}

TEST(Random, StreamsEntitiesAndOrdinalsHaveTheirOwnLuck) {
  const Luck luck(1, 0);
  std::set<std::uint32_t> seen;
  for (const Stream s : {Stream::move_home, Stream::change_job, Stream::offer}) {
    for (std::uint64_t id = 0; id < 20; ++id) {
      for (std::uint32_t k = 0; k < 5; ++k) seen.insert(luck.word(s, Identity{id}, k));
    }
  }
  EXPECT_EQ(seen.size(), 300u);
  EXPECT_NE(Luck(1, 0).word(Stream::move_home, Identity{1}), Luck(1, 1).word(Stream::move_home, Identity{1}));
  EXPECT_NE(Luck(1, 0).word(Stream::move_home, Identity{1}), Luck(2, 0).word(Stream::move_home, Identity{1}));
}

TEST(Random, TheEngineServesBoostDistributions) {
  StreamEngine engine(Luck(1, 0), Stream::move_home, Identity{5});
  boost::random::uniform_int_distribution<int> die(1, 6);
  int counts[7] = {};
  for (int i = 0; i < 6000; ++i) ++counts[die(engine)];
  for (int face = 1; face <= 6; ++face) EXPECT_NEAR(counts[face], 1000, 150);  // five standard deviations
}

// A higher mean adds arrivals and removes none; the mean is right to 3 standard errors (detects a bias of 1 %).
TEST(Random, PoissonCountsByInversionAreMonotoneAndUnbiased) {
  const Luck luck(3, 0);
  for (const double mean : {0.3, 12.0, 480.0, 1300.0}) {
    double sum = 0;
    const int n = mean < 1 ? 200000 : 4000;
    for (int i = 0; i < n; ++i) {
      const auto word = [&](std::uint32_t k) {
        return luck.block(Stream::arrival_count, Identity{static_cast<std::uint64_t>(i)}, 0, k)[0];
      };
      const auto count = poisson_by_inversion(mean, word);
      ASSERT_LE(count, poisson_by_inversion(mean * 1.1, word));
      sum += static_cast<double>(count);
    }
    EXPECT_NEAR(sum / n, mean, 3 * std::sqrt(mean / n)) << mean;
  }
}

}  // namespace hearth

// Kernels against the formulas that they compute, on every path that the machine has.
#include "sim/kernels.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "sim/random.h"

namespace hearth {

namespace {

// Against one look after another. Would catch a place drawn from another word, an entry that is not the one reported, and a bit
// of another number.
TEST(Kernels, EveryPathLooksAtTheSameEntries) {
  std::vector<std::uint32_t> entries(1000);
  std::vector<std::uint64_t> bits(40);
  std::uint32_t word = 3;
  for (std::uint32_t& entry : entries) entry = uniform_below(word = next_word(word), 64 * 40);
  for (std::uint64_t& w : bits) w = std::uint64_t{word = next_word(word)} * 0x9E3779B97F4A7C15u;
  for (std::uint32_t n = 1; n <= 1000; n += 37, word = next_word(word)) {
    for (const Kernels* path : kernel_paths()) {
      std::array<std::uint32_t, looks_at_once> seen;
      const std::uint32_t set = path->look(word, entries.data(), n, bits.data(), seen.data());
      for (std::uint32_t j = 0; j < looks_at_once; ++j) {
        const std::uint32_t entry = entries[uniform_below(next_word(word + j), n)];
        ASSERT_EQ(seen[j], entry) << path->name;
        ASSERT_EQ(set >> j & 1, bits[entry / 64] >> entry % 64 & 1) << path->name;
      }
      ASSERT_EQ(set >> looks_at_once, 0u) << path->name;
    }
  }
}

// Pieces of all lengths and beginnings, whole parts that change up and down, and kinds without a factor. Would catch a factor
// of another kind, a rounding other than towards zero, and an end of a piece that is left out or overrun.
TEST(Kernels, EveryPathFindsTheSameChangesOfWholeParts) {
  constexpr std::uint32_t n = 300;
  const FactorsByKind before = {1.0F, 1.02F, 1.5F, 0.0F};
  const FactorsByKind after = {1.04F, 1.01F, 1.5F, 0.0F};
  std::vector<float> base(n);
  std::vector<std::uint8_t> kind(n), offset(n);
  for (std::uint32_t i = 0, word = 7; i < n; ++i, word = next_word(word)) {
    base[i] = static_cast<float>(word % 4000) / 16;
    kind[i] = static_cast<std::uint8_t>(word >> 12 & 3);
    offset[i] = static_cast<std::uint8_t>(word >> 24);
  }
  const auto whole = [&](std::uint32_t i, const FactorsByKind& factor) {
    return static_cast<int>(base[i] * factor[kind[i]] + static_cast<float>(offset[i]) / 256);
  };
  std::array<int, 4> changes{};
  for (std::uint32_t begin = 0; begin < n; begin += 7) {
    for (std::uint32_t end = begin; end <= n; end += 13) {
      std::vector<std::uint32_t> expected;
      for (std::uint32_t i = begin; i < end; ++i) {
        if (whole(i, before) == whole(i, after)) continue;
        expected.push_back(i);
        ++changes[kind[i]];
      }
      for (const Kernels* path : kernel_paths()) {
        std::vector<std::uint32_t> found(n);
        found.resize(
            path->whole_parts_changed(base.data(), kind.data(), offset.data(), before, after, begin, end, found.data()));
        ASSERT_EQ(found, expected) << path->name << " from " << begin << " to " << end;
      }
    }
  }
  EXPECT_GT(changes[0], 0);
  EXPECT_GT(changes[1], 0);
  EXPECT_EQ(changes[2] + changes[3], 0);
}

}  // namespace

}  // namespace hearth

// Kernels against the formulas that they compute, on every path that the machine has.
#include "sim/kernels.h"

#include <gtest/gtest.h>

#include <vector>

#include "sim/random.h"

namespace hearth {

namespace {

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

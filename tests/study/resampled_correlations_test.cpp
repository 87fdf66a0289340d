#include "output/study/resampled_correlations.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <openturns/CorrelationMatrix.hxx>
#include <openturns/Sample.hxx>

#include "tests/study/study_samples.h"

namespace hearth {

namespace {

// Resamples made row by row, and their correlations by OpenTURNS: with many equal values, and rows that are picked more than
// once.
TEST(ResampledCorrelations, AreThoseOfTheResampledTable) {
  constexpr std::size_t rows = 60, columns = 4;
  Normals normal(3);
  std::vector<std::vector<double>> table(columns, std::vector<double>(rows));
  for (std::size_t r = 0; r < rows; ++r) {
    table[0][r] = 1e6 + normal();  // far from zero
    table[1][r] = std::round(2 * normal());
    table[2][r] = static_cast<double>(r % 3);
    table[3][r] = table[0][r] - 1e6 + table[1][r] + 0.3 * normal();
  }
  const ResampledCorrelations correlations(table);
  Picks picks(5);
  for (int resample = 0; resample < 20; ++resample) {
    std::vector<std::size_t> picked(rows);
    for (std::size_t& p : picked) p = resample == 0 ? static_cast<std::size_t>(&p - picked.data()) : picks.below(rows);
    OT::Sample again(rows, columns);
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t c = 0; c < columns; ++c) again(r, c) = table[c][picked[r]];
    }
    const OT::CorrelationMatrix values = again.computeLinearCorrelation(), ranks = again.rank().computeLinearCorrelation();
    const std::vector<double> ours = correlations.of_values(picked), of_ranks = correlations.of_ranks(picked);
    for (std::size_t i = 0; i < columns; ++i) {
      for (std::size_t j = 0; j < columns; ++j) {
        EXPECT_NEAR(ours[i * columns + j], values(i, j), 1e-9) << resample << ": " << i << ", " << j;
        EXPECT_NEAR(of_ranks[i * columns + j], ranks(i, j), 1e-12) << resample << ": " << i << ", " << j;
      }
    }
  }
}

TEST(ResampledCorrelations, OfWhatDoesNotVaryAreNone) {
  const ResampledCorrelations correlations({{1, 1, 2}, {3, 4, 5}});
  const std::vector<std::size_t> picked = {0, 1, 1};
  EXPECT_TRUE(std::isnan(correlations.of_values(picked)[0]));
  EXPECT_TRUE(std::isnan(correlations.of_ranks(picked)[1]));
  EXPECT_EQ(correlations.of_values(picked)[3], 1);
}

}  // namespace

}  // namespace hearth

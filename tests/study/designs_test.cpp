#include <gtest/gtest.h>

#include <map>
#include <set>

#include "output/failure.h"
#include "output/study/morris.h"
#include "tests/study/study_samples.h"

namespace hearth {

namespace {

void begins_with(const Design& longer, const Design& shorter) {
  ASSERT_LT(shorter.points(), longer.points());
  for (std::size_t i = 0; i < shorter.u.size(); ++i) ASSERT_EQ(longer.u[i], shorter.u[i]);
  for (std::size_t p = 0; p < shorter.points(); ++p) {
    ASSERT_EQ(longer.block[p], shorter.block[p]);
    ASSERT_EQ(longer.step[p], shorter.step[p]);
  }
}

TEST(StudyDesigns, MorePointsKeepThoseThatThereAre) {
  begins_with(morris_design(5, 9, 4, 7), morris_design(5, 4, 4, 7));
  begins_with(latin_hypercube(3, 10, 4, 7), latin_hypercube(3, 10, 1, 7));
  begins_with(sobol_sequence(4, 100, 7), sobol_sequence(4, 33, 7));
  begins_with(sobol_indices_design(4, 50, 7), sobol_indices_design(4, 17, 7));
}

TEST(StudyDesigns, AnotherSeedIsAnotherDesign) {
  EXPECT_NE(morris_design(5, 4, 4, 7).u, morris_design(5, 4, 4, 8).u);
  EXPECT_NE(latin_hypercube(3, 10, 1, 7).u, latin_hypercube(3, 10, 1, 8).u);
  EXPECT_NE(sobol_sequence(4, 10, 7).u, sobol_sequence(4, 10, 8).u);
}

TEST(StudyDesigns, EachLatinHypercubeHasOnePointInEachPartOfEachFactor) {
  constexpr std::size_t size = 37;
  const Design d = latin_hypercube(4, size, 3, 11);
  for (std::size_t block = 0; block < 3; ++block) {
    for (std::size_t f = 0; f < 4; ++f) {
      std::set<std::size_t> parts;
      for (std::size_t p = 0; p < size; ++p) parts.insert(static_cast<std::size_t>(d.u_of(block * size + p, f) * size));
      EXPECT_EQ(parts.size(), size);
    }
  }
}

TEST(StudyDesigns, TheFirstPointsOfASobolSequenceAreBalancedInEachFactor) {
  constexpr std::size_t size = 64;
  const Design d = sobol_sequence(6, size, 5);
  for (std::size_t f = 0; f < 6; ++f) {
    std::set<std::size_t> parts;
    for (std::size_t p = 0; p < size; ++p) parts.insert(static_cast<std::size_t>(d.u_of(p, f) * size));
    EXPECT_EQ(parts.size(), size);
  }
}

TEST(StudyDesigns, RowsOfSobolsIndicesTakeOneColumnFromB) {
  const Design d = sobol_indices_design(3, 8, 2);
  for (std::size_t b = 0; b < 8; ++b) {
    for (std::size_t step = 2; step < 5; ++step) {
      for (std::size_t f = 0; f < 3; ++f) {
        const std::size_t from = b * 5 + (f + 2 == step ? 1 : 0);
        EXPECT_EQ(d.u_of(b * 5 + step, f), d.u_of(from, f));
        EXPECT_NE(d.u_of(b * 5, f), d.u_of(b * 5 + 1, f));
      }
    }
  }
}

TEST(StudyDesigns, EachStepOfATrajectoryMovesOneFactorByTheJumpAndEachFactorOnce) {
  const Design d = morris_design(6, 20, 4, 3);
  for (std::size_t t = 0; t < 20; ++t) {
    std::set<std::size_t> moved;
    for (std::size_t step = 0; step < 6; ++step) {
      for (std::size_t f = 0; f < 6; ++f) {
        const double by = std::abs(d.u_of(t * 7 + step + 1, f) - d.u_of(t * 7 + step, f));
        if (by == 0) continue;
        EXPECT_NEAR(by, 2.0 / 3, 1e-15);
        moved.insert(f);
      }
    }
    EXPECT_EQ(moved.size(), 6U);
  }
}

TEST(StudyDesigns, AGridHasEachCombinationOnce) {
  Factor whole = unit_factor("whole", 3, 6);
  whole.whole = true;
  const std::vector<Factor> factors = {named_factor("named", 3), whole, unit_factor("number", 10, 20)};
  const StudySample s = sampled(DesignMethod::grid, factors, full_grid(factors, {3, 4, 2}), 1, [](auto&, auto) { return 0.0; });
  std::set<std::vector<double>> seen;
  for (std::size_t p = 0; p < s.points; ++p) seen.insert({s.x_of(p, 0), s.x_of(p, 1), s.x_of(p, 2)});
  EXPECT_EQ(s.points, 24U);
  EXPECT_EQ(seen.size(), 24U);
  EXPECT_EQ(*seen.begin(), (std::vector<double>{0, 3, 10}));
  EXPECT_EQ(*seen.rbegin(), (std::vector<double>{2, 6, 20}));
  EXPECT_THROW(full_grid(factors, {2, 4, 2}), BadInput);
  EXPECT_THROW(full_grid(factors, {3, 5, 2}), BadInput);
  EXPECT_THROW(full_grid(factors, {3, 4, 1000000}), BadInput);
}

TEST(FactorValues, WholeNumbersAndLevelsHaveEqualShares) {
  Factor whole = unit_factor("whole", -2, 4);
  whole.whole = true;
  for (const Factor& f : {whole, named_factor("named", 7)}) {
    std::map<double, int> counts;
    constexpr int parts = 7000;
    for (int i = 0; i < parts; ++i) ++counts[value_of(f, (i + 0.5) / parts)];
    ASSERT_EQ(counts.size(), 7U);
    for (const auto& [value, count] : counts) EXPECT_EQ(count, parts / 7) << value;
    EXPECT_EQ(value_of(f, 0), f.low);
    EXPECT_EQ(value_of(f, 1), f.high);
  }
}

TEST(FactorValues, TheGridOfMorrisMeetsAllLevels) {
  // A rounding error at a border would give a level the share of its neighbour.
  for (const std::size_t levels : {3U, 5U, 7U, 9U}) {
    const Factor f = named_factor("named", levels);
    for (std::size_t k = 0; k < levels; ++k)
      EXPECT_EQ(value_of(f, static_cast<double>(k) / static_cast<double>(levels)), static_cast<double>(k));
  }
}

TEST(FactorValues, AreFoundBackFromTheirPlaces) {
  Factor logarithmic = unit_factor("logarithmic", 0.5, 50), whole = unit_factor("whole", 1, 9),
         both = unit_factor("both", 1, 500);
  logarithmic.logarithmic = both.logarithmic = whole.whole = both.whole = true;
  for (const Factor& f : {logarithmic, whole, both, named_factor("named", 4), unit_factor("number", -3, 8)}) {
    for (int i = 0; i <= 100; ++i) {
      const double value = value_of(f, i / 100.0);
      EXPECT_NEAR(value_of(f, unit_of(f, value)), value, 1e-12 * std::abs(value)) << f.id;
    }
  }
  EXPECT_NEAR(value_of(logarithmic, 0.5), 5, 1e-12);
}

}  // namespace

}  // namespace hearth

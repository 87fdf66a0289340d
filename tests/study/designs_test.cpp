// Designs: even, and larger ones hold the smaller; scenario discovery finds what was planted.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "output/study/analysis.h"
#include "output/study/morris.h"
#include "output/study/prim.h"
#include "tests/study/functions.h"

namespace hearth::studies {

namespace {

void expect_beginning(const Design& small, const Design& large, const char* what) {
  ASSERT_LT(small.points(), large.points()) << what;
  EXPECT_TRUE(std::equal(small.u.begin(), small.u.end(), large.u.begin())) << what;
  EXPECT_TRUE(std::equal(small.block.begin(), small.block.end(), large.block.begin())) << what;
  EXPECT_TRUE(std::equal(small.step.begin(), small.step.end(), large.step.begin())) << what;
}

}  // namespace

TEST(Designs, ALargerDesignBeginsWithTheSmaller) {
  expect_beginning(latin_hypercube(4, 20, 1, 9), latin_hypercube(4, 20, 3, 9), "latin hypercube");
  expect_beginning(sobol_sequence(4, 20, 9), sobol_sequence(4, 50, 9), "sobol sequence");
  expect_beginning(sobol_indices_design(4, 8, 9), sobol_indices_design(4, 20, 9), "sobol indices");
  expect_beginning(morris_design(4, 5, 4, 9), morris_design(4, 9, 4, 9), "morris");
}

TEST(Designs, OtherSeedsGiveOtherPoints) {
  EXPECT_NE(latin_hypercube(4, 20, 1, 9).u, latin_hypercube(4, 20, 1, 10).u);
  EXPECT_NE(sobol_sequence(4, 20, 9).u, sobol_sequence(4, 20, 10).u);
  EXPECT_NE(morris_design(4, 5, 4, 9).u, morris_design(4, 5, 4, 10).u);
}

TEST(Designs, EveryPartOfEveryFactorHoldsOnePointOfALatinHypercubeAndOfSobolsSequence) {
  constexpr std::size_t n = 64;
  for (const Design& d : {latin_hypercube(5, n, 1, 2), sobol_sequence(5, n, 2)}) {
    for (std::size_t f = 0; f < 5; ++f) {
      std::set<std::size_t> parts;
      for (std::size_t p = 0; p < n; ++p) parts.insert(static_cast<std::size_t>(d.u_of(p, f) * n));
      EXPECT_EQ(parts.size(), n) << f;
    }
  }
}

TEST(Designs, AGridHoldsEveryCombinationOnceWithTheEndsOfTheRanges) {
  auto factors = numbers(2, 1, 3);
  factors[1].levels = {"a", "b"};
  factors[1].level_names.resize(2);
  factors[1].low = 0;
  factors[1].high = 1;
  const Design d = full_grid(factors, {3, 2});
  std::set<std::pair<double, double>> points;
  for (std::size_t p = 0; p < d.points(); ++p)
    points.emplace(value_of(factors[0], d.u_of(p, 0)), value_of(factors[1], d.u_of(p, 1)));
  const std::set<std::pair<double, double>> all = {{1, 0}, {1, 1}, {2, 0}, {2, 1}, {3, 0}, {3, 1}};
  EXPECT_EQ(d.points(), 6u);
  EXPECT_EQ(points, all);
}

TEST(Designs, WholeNumbersAndLevelsHaveEqualShares) {
  Factor whole = numbers(1, 2, 5)[0];
  whole.whole = true;
  std::vector<int> counts(4);
  for (int i = 0; i < 4000; ++i) ++counts[static_cast<std::size_t>(value_of(whole, (i + 0.5) / 4000)) - 2];
  EXPECT_EQ(counts, std::vector<int>(4, 1000));
  Factor logarithmic = numbers(1, 1, 100)[0];
  logarithmic.logarithmic = true;
  EXPECT_NEAR(value_of(logarithmic, 0.5), 10, 1e-9);
}

TEST(ScenarioDiscovery, FindsThePlantedBoxAndNoOtherFactor) {
  const auto factors = numbers(4, 0, 1);
  const StudySample s = study(DesignMethod::latin_hypercube, latin_hypercube(4, 500, 1, 6), factors,
                              [](const std::vector<double>& x) { return x[0] < 0.4 && x[2] > 0.5 ? 1.0 : 0.0; });
  std::vector<bool> cases;
  for (const double y : s.y) cases.push_back(y > 0);
  const ScenarioDiscovery found = discover_scenarios(s, cases);
  ASSERT_GE(found.boxes.size(), 1u);
  const ScenarioBox& box = found.boxes[0];
  ASSERT_EQ(box.restrictions.size(), 2u);
  for (const Restriction& r : box.restrictions) {
    // A bound is a peeled part of 5 % of the points off at most.
    EXPECT_NEAR(r.bound, r.factor == 0 ? 0.4 : 0.5, 0.05);
    EXPECT_TRUE(r.factor == 0 || r.factor == 2);
  }
  EXPECT_GT(box.coverage, 0.9);
  EXPECT_GT(box.density, 0.9);
}

// Cases by a coin at each point: of 20 such studies a box is told in one of twenty by chance; more than five have a probability
// below 0.0003.
TEST(ScenarioDiscovery, TellsNothingOfNoise) {
  int told = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const StudySample s = study(DesignMethod::latin_hypercube, latin_hypercube(3, 120, 1, seed), numbers(3, 0, 1),
                                [](const std::vector<double>&) { return 0.0; });
    Picks picks(seed, 77);
    std::vector<bool> cases;
    for (std::size_t p = 0; p < s.points; ++p) cases.push_back(picks.below(3) == 0);
    told += discover_scenarios(s, cases).boxes.empty() ? 0 : 1;
  }
  EXPECT_LE(told, 5);
}

TEST(StudyAnalysis, RanksWhatMattersAndSaysItInBothLanguages) {
  auto factors = numbers(3, 0, 1);
  factors[1].evidence = "assumed";
  const StudySample s = study(DesignMethod::latin_hypercube, latin_hypercube(3, 200, 1, 6), factors,
                              [](const std::vector<double>& x) { return 10 * x[1] + x[0]; });
  std::vector<bool> cases;
  for (const double y : s.y) cases.push_back(y < 3);
  const StudyAnalysis a = analyse(s, cases);
  ASSERT_EQ(a.ranking.size(), 3u);
  EXPECT_EQ(a.ranking[0].factor, 1u);
  EXPECT_TRUE(a.ranking[0].clear);
  EXPECT_LT(a.ranking[2].influence, 0.05) << "of a factor that does nothing";
  const CaseWords words = {{"it stays below 3", "未达到 3"}, {"all such points", "全部此类点"}};
  for (const Language language : {Language::english, Language::chinese}) {
    const std::string text = analysis_text(a, {"People", "人才"}, "people", words, language);
    EXPECT_NE(text.find("x2 *"), std::string::npos) << text;
    EXPECT_NE(text.find(words.happens.in(language)), std::string::npos) << text;
  }
  const auto json = to_json(a);
  EXPECT_EQ(json.dump().find("nan"), std::string::npos);
}

}  // namespace hearth::studies

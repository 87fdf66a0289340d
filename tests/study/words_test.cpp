// What a study says in words, and at which points a target counts as missed.
#include <gtest/gtest.h>

#include <limits>

#include "output/study/analysis_words.h"
#include "output/study/case_of_interest.h"
#include "tests/study/study_samples.h"

namespace hearth {

namespace {

StudyAnalysis analysis_of(const std::vector<bool>& clear) {
  StudyAnalysis a;
  for (std::size_t f = 0; f < clear.size(); ++f) {
    a.factors.push_back(unit_factor("x" + std::to_string(f), 0, 400));
    a.factors.back().unit = "people";
    a.ranking.push_back({f, 1.0 / static_cast<double>(f + 1), clear[f]});
  }
  return a;
}

TEST(StudyWords, NameWhatClearlyMattersAndMarkWhatIsAssumed) {
  StudyAnalysis a = analysis_of({true, true, false, false});
  a.factors[1].evidence = "assumed";
  EXPECT_EQ(influence_in_words(a).en, "What matters, most first: x0; x1 (assumed). The other 2 can't be told from none");
  EXPECT_EQ(influence_in_words(analysis_of({true, false})).en,
            "Only one factor clearly matters: x0. The other one can't be told from none");
  EXPECT_EQ(influence_in_words(analysis_of({false})).en, "None of the factors can be told from one without influence");
  EXPECT_EQ(influence_in_words(analysis_of({})).en, "What matters can't be told: too few points");
  const std::string twelve = influence_in_words(analysis_of(std::vector<bool>(12, true))).en;
  EXPECT_TRUE(twelve.ends_with("; x9; and 2 more")) << twelve;
}

TEST(StudyWords, TellABoxWithItsBoundsAndShares) {
  StudyAnalysis a = analysis_of({true});
  a.factors.push_back(named_factor("rule", 3));
  a.scenarios = ScenarioDiscovery{100, 30, {}, {}};
  const CaseWords words = {{"it is missed", "未达成"}, {"all misses", "全部此类点"}};
  EXPECT_EQ(scenarios_in_words(a, words).back().en, "No values of the factors set them apart more than chance would");
  ScenarioBox box;
  box.restrictions = {{0, RestrictionKind::at_least, 120, {}, 0.01},
                      {0, RestrictionKind::at_most, 300, {}, 0.01},
                      {1, RestrictionKind::one_of, 0, {0, 2}, 0.01}};
  box.density = 0.9;
  box.coverage = 0.5;
  a.scenarios->boxes = {box, box};
  const std::vector<Said> said = scenarios_in_words(a, words);
  ASSERT_EQ(said.size(), 3u);
  EXPECT_EQ(said[0].en, "It is missed at 30 of 100 points");
  EXPECT_EQ(
      said[1].en,
      "It is missed in 90 % of the points with x0 at least 120 people and x0 at most 300 people and rule: a or c; these are "
      "50 % of all misses");
  EXPECT_TRUE(said[2].en.starts_with("Of the other points: it is missed in 90 %")) << said[2].en;
}

TEST(CaseOfInterest, IsAPointWhereHalfOfTheRunsMiss) {
  StudySample s;
  s.points = 3;
  s.replications = 2;
  s.y = {10, 20, 20, 20, 5, std::numeric_limits<double>::quiet_NaN()};
  PlannedMeasure m;
  EXPECT_TRUE(cases_of(m, s).empty()) << "nothing to reach";
  m.at_least = 15;
  EXPECT_EQ(cases_of(m, s), (std::vector<bool>{true, false, true}));
  m.at_least.reset();
  m.at_most = 15;
  EXPECT_EQ(cases_of(m, s), (std::vector<bool>{true, true, false}));
  EXPECT_EQ(words_for(m).happens.en, "it exceeds 15 in half of the replications or more");
  m.at_least = 8;
  EXPECT_EQ(cases_of(m, s), (std::vector<bool>{true, true, true}));
  EXPECT_EQ(words_for(m).happens.en, "it stays below 8 or exceeds 15 in half of the replications or more");
  EXPECT_EQ(words_for(m).happens.zh, "半数及以上的模拟未达到 8 或超过 15");
}

TEST(ScenarioBox, HoldsThePointsThatItCounts) {
  // A planted box: cases where x0 is at most 0.4 and the level is a.
  const std::vector<Factor> factors = {unit_factor("x0"), named_factor("level", 2)};
  const StudySample s = sampled(DesignMethod::latin_hypercube, factors, latin_hypercube(2, 200, 1, 3), 1,
                                [](const auto& x, auto) { return x[0] <= 0.4 && x[1] == 0 ? 1.0 : 0.0; });
  std::vector<bool> cases;
  for (const double y : s.y) cases.push_back(y > 0.5);
  const ScenarioDiscovery found = discover_scenarios(s, cases);
  ASSERT_FALSE(found.boxes.empty());
  std::size_t inside = 0, cases_inside = 0;
  for (std::size_t p = 0; p < s.points; ++p) {
    if (!holds(found.boxes[0], s, p)) continue;
    ++inside;
    cases_inside += cases[p] ? 1 : 0;
  }
  EXPECT_EQ(inside, found.boxes[0].points);
  EXPECT_EQ(cases_inside, found.boxes[0].cases);
}

}  // namespace

}  // namespace hearth

#include <gtest/gtest.h>

#include <algorithm>

#include "output/study/analysis.h"
#include "tests/study/study_samples.h"

namespace hearth {

namespace {

std::vector<bool> cases_of(const StudySample& s) {
  std::vector<bool> out;
  for (std::size_t p = 0; p < s.points; ++p) out.push_back(s.y_of(p, 0) > 0.5);
  return out;
}

const Restriction* find(const ScenarioBox& box, std::size_t factor, RestrictionKind kind) {
  for (const Restriction& r : box.restrictions) {
    if (r.factor == factor && r.kind == kind) return &r;
  }
  return nullptr;
}

// Cases below 0.4 of x0, above 0.3 of x1 and at levels a or c of x3, but for one of ten of both kinds.
StudySample planted(std::size_t points) {
  std::vector<Factor> factors = unit_factors(5);
  factors[3] = named_factor("n", 4);
  Normals luck(8);
  return sampled(DesignMethod::latin_hypercube, factors, latin_hypercube(5, points, 1, 3), 1, [&](const auto& x, auto) {
    const bool inside = x[0] < 0.4 && x[1] > 0.3 && (x[3] == 0 || x[3] == 2);
    return (luck.unit() < 0.05) != inside ? 1.0 : 0.0;
  });
}

TEST(ScenarioDiscovery, FindsAPlantedBoxAndNoOtherFactor) {
  const StudySample s = planted(1500);
  const ScenarioDiscovery d = discover_scenarios(s, cases_of(s));
  ASSERT_GE(d.boxes.size(), 1U);
  const ScenarioBox& box = d.boxes[0];
  ASSERT_EQ(box.restrictions.size(), 3U);
  const Restriction* const high = find(box, 0, RestrictionKind::at_most);
  const Restriction* const low = find(box, 1, RestrictionKind::at_least);
  const Restriction* const levels = find(box, 3, RestrictionKind::one_of);
  ASSERT_TRUE(high && low && levels);
  // A step of 5 % of the side inside: of 0.4 and 0.7 by 0.02 and 0.035, and the same from the points' spacing.
  EXPECT_NEAR(high->bound, 0.4, 0.04);
  EXPECT_NEAR(low->bound, 0.3, 0.07);
  EXPECT_EQ(levels->levels, (std::vector<std::size_t>{0, 2}));
  // 95 % of the 210 points inside are cases, and 200 of some 264 cases: three standard errors of binomial shares.
  EXPECT_NEAR(box.density, 0.95, 0.05);
  EXPECT_NEAR(box.coverage, 0.95 * 0.14 / (0.95 * 0.14 + 0.05 * 0.86), 0.08);
  EXPECT_NEAR(box.mass, 0.14, 0.02);
  EXPECT_EQ(box.peeling.front().coverage, 1);
  EXPECT_LT(box.restrictions[0].quasi_p, 1e-6);
}

TEST(ScenarioDiscovery, IsNotLedAstrayByALevelThatTakesAThirdOfThePoints) {
  // Cases below 0.19 of x0 and, at level b, above a slope. To peel a whole level first, or what follows from it, would leave a
  // box of x0 at most 0.5 with half of its points cases.
  const std::vector<Factor> factors = {unit_factor("x0"), unit_factor("x1"), named_factor("n", 3), unit_factor("x3")};
  const StudySample s = sampled(DesignMethod::latin_hypercube, factors, latin_hypercube(4, 400, 1, 1), 1,
                                [](const auto& x, auto) { return x[0] - (x[2] == 1 ? 0.45 * x[1] : 0) < 0.19 ? 1.0 : 0.0; });
  const ScenarioDiscovery d = discover_scenarios(s, cases_of(s));
  ASSERT_GE(d.boxes.size(), 1U);
  EXPECT_GT(d.boxes[0].density, 0.8);
  EXPECT_GT(d.boxes[0].coverage, 0.65);
}

TEST(ScenarioDiscovery, FindsTwoBoxesOneAfterTheOther) {
  const StudySample s =
      sampled(DesignMethod::sobol_sequence, unit_factors(3), sobol_sequence(3, 1024, 3), 1,
              [](const auto& x, auto) { return (x[0] < 0.3 && x[1] < 0.5) || (x[0] > 0.75 && x[1] > 0.5) ? 1.0 : 0.0; });
  const ScenarioDiscovery d = discover_scenarios(s, cases_of(s));
  ASSERT_GE(d.boxes.size(), 2U);
  EXPECT_GT(d.boxes[0].density, 0.95);
  EXPECT_GT(d.boxes[1].density, 0.95);
  EXPECT_GT(d.boxes[0].coverage + d.boxes[1].coverage, 0.9);
}

TEST(ScenarioDiscovery, TellsNothingOfNoiseMoreOftenThanItsErrorAllows) {
  // 100 samples of pure noise, each told with 5 % or less: more than 12 with probability 0.0015. Would detect boxes told
  // because they are the best of many: the search alone finds one in every sample.
  int told = 0;
  for (std::uint64_t i = 0; i < 100; ++i) {
    Normals luck(21, i);
    const StudySample s = sampled(DesignMethod::latin_hypercube, unit_factors(4), latin_hypercube(4, 150, 1, i), 1,
                                  [&](auto&, auto) { return luck.unit() < 0.3 ? 1.0 : 0.0; });
    told += discover_scenarios(s, cases_of(s)).boxes.empty() ? 0 : 1;
  }
  EXPECT_LE(told, 12);
}

TEST(ScenarioDiscovery, SaysWhenItLooksForNothing) {
  StudySample s = planted(300);
  std::vector<bool> few(300, false);
  few[0] = few[100] = true;
  EXPECT_FALSE(discover_scenarios(s, few).cannot_tell.empty());
  EXPECT_FALSE(discover_scenarios(s, std::vector<bool>(300, true)).cannot_tell.empty());
  s.method = DesignMethod::morris;
  EXPECT_FALSE(discover_scenarios(s, cases_of(s)).cannot_tell.empty());
}

// How wide a line is up to its second column: Chinese letters take two places.
std::size_t places(const std::string& text) {
  std::size_t out = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) out += byte >= 0xE3U ? 2 : 1;
  }
  return out;
}

TEST(StudyAnalysisTold, RanksFactorsMarksAssumptionsAndTellsBoxes) {
  StudySample s = planted(600);
  s.factors[0].evidence = "assumed";
  s.factors[0].name = {"arrivals", "到来人数"};
  const StudyAnalysis a = analyse(s, cases_of(s));
  ASSERT_EQ(a.ranking.size(), 5U);
  EXPECT_TRUE(a.ranking[0].clear);
  EXPECT_GE(a.ranking[0].influence, a.ranking[1].influence);
  const CaseWords words = {{"the target is missed", "目标未达成"}, {"all misses", "全部未达成的点"}};
  const std::string en = analysis_text(a, {"share", "份额"}, "1", words, 20, Language::english);
  EXPECT_NE(en.find("arrivals *"), std::string::npos) << en;
  EXPECT_NE(en.find("arrivals at most 0.4"), std::string::npos) << en;
  EXPECT_NE(en.find("\n  The target is missed in 9"), std::string::npos) << en;
  EXPECT_NE(en.find("of all misses"), std::string::npos) << en;
  const std::string zh = analysis_text(a, {"share", "份额"}, "1", words, 20, Language::chinese);
  EXPECT_NE(zh.find("到来人数不高于 0.4"), std::string::npos) << zh;
  // The columns of the header and of the factor of a Chinese name begin at one place.
  const std::size_t header = zh.find("解释份额"), line = zh.find("  到来人数 *");
  ASSERT_NE(line, std::string::npos) << zh;
  const std::size_t header_line = zh.rfind('\n', header) + 1, percent = zh.find_first_of("0123456789", line);
  EXPECT_EQ(places(zh.substr(header_line, header - header_line)), places(zh.substr(line, percent - line))) << zh;
}

TEST(StudyAnalysisTold, JsonHasNoNumbersThatAreNone) {
  for (const DesignMethod method : {DesignMethod::morris, DesignMethod::sobol_indices, DesignMethod::latin_hypercube}) {
    const auto factors = unit_factors(3);
    const Design d = method == DesignMethod::morris          ? morris_design(3, 6, 4, 1)
                     : method == DesignMethod::sobol_indices ? sobol_indices_design(3, 16, 1)
                                                             : latin_hypercube(3, 40, 1, 1);
    for (const bool constant : {false, true}) {
      StudySample s = sampled(method, factors, d, 2,
                              [&](const auto& x, std::size_t r) { return constant ? 1.0 : x[0] + static_cast<double>(r); });
      s.y[0] = std::nan("");
      const StudyAnalysis a = analyse(s, {});
      const nlohmann::ordered_json j = to_json(a);
      EXPECT_EQ(j["factors"].size(), 3U);
      for (const Language language : {Language::english, Language::chinese})
        EXPECT_EQ(analysis_text(a, {"m", "m"}, "people", {}, 20, language).find("nan"), std::string::npos);
      if (!constant) {
        EXPECT_EQ(j["ranking"][0]["factor"], "x0");
      }
      EXPECT_TRUE(j["scenarios"].is_null());
    }
  }
}

}  // namespace

}  // namespace hearth

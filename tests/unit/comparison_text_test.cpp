// How a comparison is told.
#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "output/comparison.h"
#include "output/comparison_words.h"
#include "output/rounded.h"

namespace hearth {
namespace {

Pairs pairs(std::size_t n) {
  Pairs all;
  for (std::size_t i = 0; i < n; ++i) {
    all.first.push_back(i);
    all.second.push_back(i);
  }
  return all;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// A saving with a loss of people, and a cost with more of them, have one ratio: only the second is a price.
TEST(Prices, AreToldOnlyWhereMorePeopleCostMore) {
  const std::vector<double> more = {10, 11, 12}, fewer = {-10, -11, -12}, costs = {4.0e6, 4.5e6, 4.9e6},
                            savings = {-4.0e6, -4.5e6, -4.9e6};
  const auto told = [](const std::vector<double>& of, const std::vector<double>& by) {
    return price_of(ratio_of_means(of, by)).en;
  };
  EXPECT_TRUE(told(costs, more).starts_with("406,000 CNY (95 %: ")) << told(costs, more);  // 13.4 / 33 million
  EXPECT_TRUE(told(savings, fewer).starts_with("fewer people for less money: each person fewer saves 406,000 CNY"))
      << told(savings, fewer);
  EXPECT_EQ(told(savings, more), "none: more people for less money");
  EXPECT_EQ(told(costs, fewer), "none: fewer people for more money");
  EXPECT_TRUE(told({-1, 0, 1.5}, fewer).starts_with("fewer people, and spending may not differ")) << told({-1, 0, 1.5}, fewer);
  EXPECT_TRUE(has(told(costs, {-1, 0, 1.5}), "people may not differ")) << told(costs, {-1, 0, 1.5});
  EXPECT_EQ(told({1}, {1}), "can't be told from fewer than two pairs");
  EXPECT_EQ(told(costs, {0, 0, 0}), "none: spending changes, people do not");
  EXPECT_EQ(told({0, 0, 0}, {0, 0, 0}), "none: nothing changes");
}

TEST(Numbers, HaveTheirSignificantDigits) {
  EXPECT_EQ(significant_text(419499.2), "419,000");
  EXPECT_EQ(significant_text(-27627), "-27,600");
  EXPECT_EQ(significant_text(999.6), "1,000");
  EXPECT_EQ(significant_text(0.012345), "0.0123");
  EXPECT_EQ(significant_text(0), "0");
  EXPECT_EQ(significant_text(std::numeric_limits<double>::infinity()), "–");
}

// Of four replications the measure is larger in three.
TEST(ComparisonTexts, TellInHowManyReplicationsAPlanImproves) {
  const std::vector<double> first = {1, 2, 3, 4}, second = {2, 3, 4, 3.9};
  const auto told = [&](Wanted wanted) {
    return improvements_of(compared({"m", {"M", "M"}, "people", wanted, first}, second, pairs(4))).en;
  };
  EXPECT_EQ(told(Wanted::more), "improves in 3 of 4");
  EXPECT_EQ(told(Wanted::less), "improves in 1 of 4");
  EXPECT_EQ(told(Wanted::neither), "larger in 3 of 4");
  EXPECT_TRUE(improvements_of(compared({"m", {"M", "M"}, "people", Wanted::more, first}, first, pairs(4))).empty());
}

TEST(ComparisonTexts, TellSharesInPercentAndHowManyPairsHaveAMeasure) {
  Comparison c;
  c.pairs = 4;
  const std::vector<double> first = {0.070, 0.071, 0.072, std::nan("")}, second = {0.080, 0.082, 0.084, 0.1};
  c.measures.push_back(compared({"vacancy", {"Vacancy", "空置率"}, "1", Wanted::neither, first}, second, pairs(4)));
  const std::string english = comparison_table(c, false), chinese = comparison_table(c, true);
  EXPECT_TRUE(has(
      english, "Vacancy: 7.10 -> 8.20 %, +1.10 points (95 %: +0.85 to +1.35); more; larger in 3 of 3; 3 of 4 pairs have it\n"))
      << english;
  EXPECT_TRUE(has(chinese, "仅 4 次模拟中的 3 次两方案都有此值")) << chinese;
}

}  // namespace
}  // namespace hearth

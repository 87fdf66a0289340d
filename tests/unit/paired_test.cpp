// Paired comparisons: values worked by hand, and how often intervals hold under known laws.
#include "output/paired.h"

#include <gtest/gtest.h>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <random>
#include <tuple>
#include <vector>

namespace hearth {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

class Normal {
 public:
  double operator()(double mean, double sd) {
    const double uniform = (static_cast<double>(engine_()) + 0.5) / 4294967296.0;
    return mean + sd * boost::math::quantile(boost::math::normal_distribution<double>(), uniform);
  }

 private:
  std::mt19937 engine_{12345};
};

TEST(PairedMeans, AreAsWorkedByHand) {
  const std::vector<double> first = {1, 2, 3}, second = {2, 4, 6};
  const PairedMeans x = compare_means(first, second);
  EXPECT_EQ(x.pairs, 3u);
  EXPECT_DOUBLE_EQ(x.first, 2);
  EXPECT_DOUBLE_EQ(x.second, 4);
  EXPECT_DOUBLE_EQ(x.difference, 2);
  // Differences 1, 2, 3: a standard error of 1 / sqrt(3), and Student's t with 2 degrees of freedom at 97.5 % is 4.302653.
  EXPECT_NEAR(x.low, 2 - 4.302653 / std::sqrt(3.0), 1e-6);
  EXPECT_NEAR(x.high, 2 + 4.302653 / std::sqrt(3.0), 1e-6);
  // With 2 degrees of freedom P(|T| > t) = 1 - t / sqrt(2 + t^2); here t^2 = 12.
  EXPECT_NEAR(x.p, 1 - std::sqrt(12.0 / 14.0), 1e-12);
  EXPECT_EQ(x.larger, 1);
  EXPECT_EQ(x.smaller, 0);
  EXPECT_NEAR(x.detectable, (1.959964 + 0.841621) / std::sqrt(3.0), 1e-5);
  EXPECT_EQ(x.pairs_to_detect, 2);
  EXPECT_DOUBLE_EQ(x.variance_of_independent_seeds, 5);  // 1 + 4 over 1
}

TEST(PairedMeans, LeaveOutPairsOfWhichOneIsMissing) {
  const double missing = std::nan("");
  const std::vector<double> first = {1, missing, 2, 5}, second = {2, 7, 4, missing};
  const PairedMeans x = compare_means(first, second);
  EXPECT_EQ(x.pairs, 2u);
  EXPECT_DOUBLE_EQ(x.difference, 1.5);
  EXPECT_EQ(compare_means(std::vector<double>{missing}, std::vector<double>{1.0}).pairs, 0u);
  EXPECT_EQ(compare_means(std::vector<double>{1, 2, infinite}, std::vector<double>{2, -infinite, 3}).pairs, 1u);
  EXPECT_THROW(compare_means(first, std::vector<double>{1.0}), std::invalid_argument);
}

TEST(PairedMeans, ClaimNothingFromOnePairOrEqualValues) {
  const PairedMeans one = compare_means(std::vector<double>{1.0}, std::vector<double>{3.0});
  EXPECT_DOUBLE_EQ(one.difference, 2);
  EXPECT_EQ(one.low, -infinite);
  EXPECT_EQ(one.high, infinite);
  EXPECT_EQ(one.p, 1);
  const std::vector<double> same = {4, 5, 6};
  const PairedMeans equal = compare_means(same, same);
  EXPECT_EQ(equal.low, 0);
  EXPECT_EQ(equal.high, 0);
  EXPECT_EQ(equal.p, 1);
  EXPECT_EQ(equal.pairs_to_detect, infinite);
}

// Sums in another order differ in their last bits: differences that are equal but for these have no variance to be told from.
TEST(PairedMeans, RoundingOfSumsIsNoDifference) {
  const std::vector<double> first = {63.95, 70.1, 81.3, 64.7, 66.2};
  std::vector<double> same, more;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const double noise = (i % 2 == 0 ? 1 : -1) * 1e-13;
    same.push_back(first[i] + noise);
    more.push_back(first[i] + 0.528 + noise);
  }
  const PairedMeans nothing = compare_means(first, same), equal = compare_means(first, more);
  EXPECT_EQ(nothing.larger + nothing.smaller, 0);
  EXPECT_EQ(nothing.difference, 0);
  EXPECT_DOUBLE_EQ(equal.p, 0.0625);  // by the sign test, as for differences that are the same to the last bit
  EXPECT_EQ(equal.low, -infinite);
}

TEST(PairedMeans, AFewEqualDifferencesProveNothing) {
  // The sign test: five equal differences come with 2 / 2^5 = 6.25 % of fair coins, six with 3.125 %.
  const auto all_one_more = [](std::size_t pairs) {
    return compare_means(std::vector<double>(pairs, 2.0), std::vector<double>(pairs, 3.0));
  };
  EXPECT_DOUBLE_EQ(all_one_more(5).p, 0.0625);
  EXPECT_EQ(all_one_more(5).low, -infinite);
  EXPECT_EQ(all_one_more(5).pairs_to_detect, 6);
  EXPECT_DOUBLE_EQ(all_one_more(6).p, 0.03125);
  EXPECT_EQ(all_one_more(6).low, 1);
  EXPECT_EQ(all_one_more(6).high, 1);
}

// 4,000 samples of ten pairs: the share of intervals that hold has a standard error of 0.34 %. Normal quantiles in place of
// Student's would hold in 91.8 %.
TEST(PairedMeans, IntervalsHoldAsOftenAsTheySay) {
  Normal normal;
  constexpr int samples = 4000;
  int held = 0;
  for (int s = 0; s < samples; ++s) {
    std::vector<double> first, second;
    for (int i = 0; i < 10; ++i) {
      first.push_back(normal(100, 20));
      second.push_back(first.back() + normal(3, 2));
    }
    const PairedMeans x = compare_means(first, second);
    held += x.low <= 3 && 3 <= x.high ? 1 : 0;
  }
  EXPECT_NEAR(held / double{samples}, 0.95, 0.014);
}

// A true difference as large as the detectable one is found in four of five samples; leaving out the second quantile it would
// be found in half of them.
TEST(PairedMeans, TheDetectableDifferenceIsFoundInFourOfFiveCases) {
  Normal normal;
  constexpr int samples = 2000, pairs = 100;
  const std::vector<double> plain = [&] {
    std::vector<double> x;
    for (int i = 0; i < pairs; ++i) x.push_back(i % 2 == 0 ? 1 : -1);
    return x;
  }();
  // Differences of a standard deviation of 1, but for n over n - 1.
  const double detectable = compare_means(std::vector<double>(pairs, 0.0), plain).detectable;
  int found = 0;
  for (int s = 0; s < samples; ++s) {
    std::vector<double> first(pairs, 0.0), second;
    for (int i = 0; i < pairs; ++i) second.push_back(normal(detectable, 1));
    found += compare_means(first, second).p < 0.05 ? 1 : 0;
  }
  EXPECT_NEAR(found / double{samples}, 0.8, 0.04);
}

TEST(PairedShares, AreAsWorkedByHand) {
  // 10 in both, 8 gained, 1 lost, 11 in neither.
  std::vector<bool> first, second;
  const auto add = [&](int n, bool a, bool b) {
    first.insert(first.end(), static_cast<std::size_t>(n), a);
    second.insert(second.end(), static_cast<std::size_t>(n), b);
  };
  add(10, true, true);
  add(8, false, true);
  add(1, true, false);
  add(11, false, false);
  const PairedShares x = compare_shares(first, second);
  EXPECT_DOUBLE_EQ(x.first, 11.0 / 30);
  EXPECT_DOUBLE_EQ(x.second, 18.0 / 30);
  EXPECT_DOUBLE_EQ(x.difference, 7.0 / 30);
  EXPECT_EQ(x.gained, 8u);
  EXPECT_EQ(x.lost, 1u);
  EXPECT_NEAR(x.p, 2 * (1 + 9) / 512.0, 1e-12);
  EXPECT_GT(x.low, 0);
  EXPECT_LT(x.high, 0.5);
  EXPECT_THROW(compare_shares({true}, {}), std::invalid_argument);
  EXPECT_EQ(compare_shares({}, {}).high, 1);
}

// All tables of 30 pairs, each with its probability. Intervals of independent samples would hold in more than 99 % where most
// pairs agree.
TEST(PairedShares, IntervalsHoldAsOftenAsTheySay) {
  struct Law {
    double both, gained, lost;
  };
  constexpr int n = 30;
  for (const Law law : {Law{0.35, 0.15, 0.05}, Law{0.6, 0.1, 0.1}, Law{0.45, 0.08, 0.02}, Law{0.1, 0.3, 0.2}}) {
    const double neither = 1 - law.both - law.gained - law.lost;
    double held = 0;
    for (int both = 0; both <= n; ++both) {
      for (int gained = 0; both + gained <= n; ++gained) {
        for (int lost = 0; both + gained + lost <= n; ++lost) {
          const int rest = n - both - gained - lost;
          std::vector<bool> first, second;
          for (const auto& [k, a, b] : {std::tuple{both, true, true}, std::tuple{gained, false, true},
                                        std::tuple{lost, true, false}, std::tuple{rest, false, false}}) {
            first.insert(first.end(), static_cast<std::size_t>(k), a);
            second.insert(second.end(), static_cast<std::size_t>(k), b);
          }
          const PairedShares x = compare_shares(first, second);
          const double difference = law.gained - law.lost;
          if (difference < x.low || difference > x.high) continue;
          held += std::exp(std::lgamma(n + 1.0) - std::lgamma(both + 1.0) - std::lgamma(gained + 1.0) -
                           std::lgamma(lost + 1.0) - std::lgamma(rest + 1.0) + both * std::log(law.both) +
                           gained * std::log(law.gained) + lost * std::log(law.lost) + rest * std::log(neither));
        }
      }
    }
    EXPECT_GE(held, 0.93) << law.both << " " << law.gained << " " << law.lost;
    EXPECT_LE(held, 0.985) << law.both << " " << law.gained << " " << law.lost;
  }
}

TEST(Shares, HaveExactIntervals) {
  // Nobody of ten: (1 - p)^10 = 2.5 %.
  EXPECT_NEAR(share_of(0, 10).high, 1 - std::pow(0.025, 0.1), 1e-12);
  EXPECT_EQ(share_of(0, 10).low, 0);
  EXPECT_NEAR(share_of(10, 10).low, std::pow(0.025, 0.1), 1e-12);
  EXPECT_EQ(share_of(10, 10).high, 1);
  EXPECT_EQ(share_of(0, 0).high, 1);
}

// Fieller's set by its definition: ratios under which the mean of costs - ratio effects is no further from zero than Student's
// t allows.
TEST(RatioOfMeans, AreThoseThatThePairsDoNotRefute) {
  Normal normal;
  int of_range[3] = {0, 0, 0};
  for (int s = 0; s < 300; ++s) {
    std::vector<double> costs, effects;
    const double effect = s % 3 == 0 ? 3 : 0.4;
    for (int i = 0; i < 12; ++i) {
      effects.push_back(normal(effect, 1));
      costs.push_back(normal(s % 2 == 0 ? 2 : 0, 1) + 0.5 * effects.back());
    }
    const RatioOfMeans x = ratio_of_means(costs, effects);
    ++of_range[static_cast<int>(x.range)];
    const double t = boost::math::quantile(boost::math::students_t_distribution<double>(11), 0.975);
    for (double r = -20; r <= 20; r += 0.37) {
      double mean = 0;
      double square = 0;
      for (std::size_t i = 0; i < costs.size(); ++i) {
        mean += (costs[i] - r * effects[i]) / 12;
        square += (costs[i] - r * effects[i]) * (costs[i] - r * effects[i]);
      }
      const double error = std::sqrt((square - 12 * mean * mean) / 11 / 12);
      const bool refuted = std::abs(mean) > t * error;
      const bool within = x.low <= r && r <= x.high;
      EXPECT_EQ(refuted, x.range == RatioRange::everything ? false : within != (x.range == RatioRange::inside))
          << s << " " << r;
    }
  }
  for (const int n : of_range) EXPECT_GT(n, 10);
}

TEST(RatioOfMeans, TellNothingFromOnePairOrNoEffect) {
  EXPECT_EQ(ratio_of_means(std::vector<double>{1.0}, std::vector<double>{2.0}).range, RatioRange::everything);
  const std::vector<double> zero = {0, 0, 0}, costs = {1, 2, 3};
  EXPECT_TRUE(std::isnan(ratio_of_means(costs, zero).ratio));
  EXPECT_EQ(ratio_of_means(costs, zero).range, RatioRange::none);
  EXPECT_NE(ratio_of_means(costs, std::vector<double>{-1, 0, 1}).range, RatioRange::none) << "zero on average only";
  EXPECT_THROW(ratio_of_means(costs, std::vector<double>{1.0}), std::invalid_argument);
}

TEST(RatioOfMeans, LeaveOutPairsOfWhichOneIsMissing) {
  const RatioOfMeans whole = ratio_of_means(std::vector<double>{1, 2, 4}, std::vector<double>{2, 3, 3.5});
  const RatioOfMeans x =
      ratio_of_means(std::vector<double>{1, std::nan(""), 2, 9, 4}, std::vector<double>{2, 1, 3, infinite, 3.5});
  EXPECT_EQ(x.range, whole.range);
  EXPECT_EQ(std::tuple(x.ratio, x.low, x.high, x.cost, x.effect),
            std::tuple(whole.ratio, whole.low, whole.high, whole.cost, whole.effect));
  EXPECT_DOUBLE_EQ(x.cost, 7.0 / 3);
  EXPECT_DOUBLE_EQ(x.effect, 8.5 / 3);
}

TEST(Holm, AdjustsForHowManyThereAre) {
  const std::vector<double> p = {0.01, 0.04, 0.03, 0.005};
  const std::vector<double> expected = {0.03, 0.06, 0.06, 0.02};
  const std::vector<double> adjusted = holm_adjusted(p);
  for (std::size_t i = 0; i < p.size(); ++i) EXPECT_NEAR(adjusted[i], expected[i], 1e-12);
  EXPECT_EQ(holm_adjusted(std::vector<double>{0.7, 0.9}), (std::vector<double>{1, 1}));
  EXPECT_TRUE(holm_adjusted({}).empty());
}

}  // namespace
}  // namespace hearth

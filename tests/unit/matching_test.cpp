// Allocation against exhaustive search on small cases.
#include "models/matching.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "sim/random.h"

namespace hearth {

namespace {

struct Case {
  std::vector<std::vector<int>> preferences;
  std::vector<std::vector<double>> priorities;
  std::vector<std::int64_t> capacities;
};

Case random_case(std::uint32_t seed) {
  std::uint32_t w = seed;
  const auto below = [&](std::uint32_t n) { return uniform_below(w = next_word(w), n); };
  Case c;
  const std::size_t people = 2 + below(4);
  const std::size_t options = 1 + below(3);
  for (std::size_t o = 0; o < options; ++o) c.capacities.push_back(below(3));
  for (std::size_t i = 0; i < people; ++i) {
    std::vector<int> all;
    for (std::size_t o = 0; o < options; ++o) all.push_back(static_cast<int>(o));
    for (std::size_t k = all.size(); k > 1; --k) std::swap(all[k - 1], all[below(static_cast<std::uint32_t>(k))]);
    all.resize(1 + below(static_cast<std::uint32_t>(options)));
    std::vector<double> priority;
    for (std::size_t k = 0; k < all.size(); ++k)
      priority.push_back(static_cast<double>(below(100)) + 0.001 * static_cast<double>(i));
    c.preferences.push_back(all);
    c.priorities.push_back(priority);
  }
  return c;
}

std::size_t rank_of(const Case& c, std::size_t i, int option) {
  const auto& p = c.preferences[i];
  return static_cast<std::size_t>(std::find(p.begin(), p.end(), option) - p.begin());
}

bool is_stable(const Case& c, const std::vector<int>& match) {
  for (std::size_t i = 0; i < match.size(); ++i) {
    for (std::size_t k = 0; k < rank_of(c, i, match[i]); ++k) {
      const int better = c.preferences[i][k];
      std::int64_t held = 0;
      bool envies = false;
      for (std::size_t j = 0; j < match.size(); ++j) {
        if (match[j] != better) continue;
        ++held;
        envies = envies || c.priorities[j][rank_of(c, j, better)] < c.priorities[i][k];
      }
      if (envies || held < c.capacities[static_cast<std::size_t>(better)]) return false;
    }
  }
  return true;
}

void for_every_match(const Case& c, const std::function<void(const std::vector<int>&)>& visit) {
  std::vector<int> match(c.preferences.size(), unmatched);
  std::vector<std::int64_t> left = c.capacities;
  const std::function<void(std::size_t)> place = [&](std::size_t i) {
    if (i == match.size()) return visit(match);
    match[i] = unmatched;
    place(i + 1);
    for (const int o : c.preferences[i]) {
      auto& room = left[static_cast<std::size_t>(o)];
      if (room == 0) continue;
      --room;
      match[i] = o;
      place(i + 1);
      match[i] = unmatched;
      ++room;
    }
  };
  place(0);
}

}  // namespace

// 400 random cases: the outcome is stable, and no stable matching is better for any applicant.
TEST(Matching, DeferredAcceptanceIsStableAndBestForApplicants) {
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    const Case c = random_case(seed);
    const auto match = deferred_acceptance(c.preferences, c.priorities, c.capacities);
    ASSERT_TRUE(is_stable(c, match)) << seed;
    for_every_match(c, [&](const std::vector<int>& other) {
      if (!is_stable(c, other)) return;
      for (std::size_t i = 0; i < match.size(); ++i) ASSERT_LE(rank_of(c, i, match[i]), rank_of(c, i, other[i])) << seed;
    });
  }
}

TEST(Matching, TheBestAssignmentHasTheGreatestSum) {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    const Case c = random_case(seed);
    const auto value = [&](const std::vector<int>& match) {
      double sum = 0;
      for (std::size_t i = 0; i < match.size(); ++i)
        sum += match[i] == unmatched ? 0 : c.priorities[i][rank_of(c, i, match[i])];
      return sum;
    };
    double best = 0;
    for_every_match(c, [&](const std::vector<int>& match) { best = std::max(best, value(match)); });
    const auto match = best_assignment(c.preferences, c.priorities, c.capacities);
    std::vector<std::int64_t> used(c.capacities.size());
    for (const int o : match) {
      if (o != unmatched) ++used[static_cast<std::size_t>(o)];
    }
    for (std::size_t o = 0; o < used.size(); ++o) ASSERT_LE(used[o], c.capacities[o]);
    EXPECT_NEAR(value(match), best, 1e-4) << seed;
  }
}

// Worked by hand: A and B both want town 0 (one home); B has more points; A's second choice is town 1.
TEST(Matching, MorePointsGetTheHomeThatBothWant) {
  EXPECT_EQ(deferred_acceptance({{0, 1}, {0}}, {{10, 10}, {20}}, {1, 1}), (std::vector<int>{1, 0}));
}

}  // namespace hearth

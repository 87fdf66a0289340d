// No dead parameter: changing any value of the baseline within its allowed range moves some result.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "tests/support/parameter_leaves.h"
#include "tests/support/parameter_worlds.h"

namespace hearth {

namespace {

// Half of it, half more, little of it; of what is zero, small and large numbers.
constexpr int attempts = 3;

// Another value within the allowed range; the value itself where this attempt finds none.
double other(double x, int attempt, const Range& allowed) {
  const double from_zero[attempts] = {2.5, 0.5, 50};
  const double factor[attempts] = {0.5, 1.5, 0.05};
  const auto k = static_cast<std::size_t>(attempt);
  return std::clamp(x == 0 ? std::min(allowed.max, from_zero[k]) : x * factor[k], allowed.min, allowed.max);
}

std::int64_t other(std::int64_t x, int attempt, const Range& allowed) {
  const std::int64_t from_few[attempts] = {3 - x, 50, 1 - x};
  const std::int64_t from_many[attempts] = {x / 2, x + x / 2, x / 20};
  return std::clamp((x < 2 ? from_few : from_many)[attempt], static_cast<std::int64_t>(allowed.min),
                    static_cast<std::int64_t>(allowed.max));
}

Schedule other(const Schedule& x, int attempt, const Range& allowed) {
  if (x.is_constant()) return Schedule(other(x.constant(), attempt, allowed));
  auto points = x.points();
  for (auto& point : points) point.value = point.value == 0 ? 0 : other(point.value, attempt, allowed);
  return {x.shape(), points};
}

bool change(const ParameterLeaf& leaf, int attempt) {
  const auto put = [](auto& value, auto changed) {
    const bool changes = !(value == changed);
    value = changed;
    return changes;
  };
  if (leaf.flag != nullptr) return attempt == 0 && put(*leaf.flag, !*leaf.flag);
  if (leaf.count != nullptr) return put(*leaf.count, other(*leaf.count, attempt, leaf.allowed));
  if (leaf.schedule != nullptr) return put(*leaf.schedule, other(*leaf.schedule, attempt, leaf.allowed));
  // Rare tags, and points that are few beside others.
  if (leaf.key.ends_with("share_high_end") || leaf.key.ends_with("share_international"))
    return put(*leaf.number, *leaf.number > 0.5 ? 0.1 : 0.9);
  if (leaf.key.ends_with("works_in_town")) return put(*leaf.number, 500.0);
  return put(*leaf.number, other(*leaf.number, attempt, leaf.allowed));
}

// What comes of other values at `key`. One that contradicts others is read and checked against them; where each of them does,
// that is all that is known.
enum class Outcome { unmoved, moved, refused };

Outcome outcome_of(const ParameterWorld& world, const std::string& key) {
  Outcome outcome = Outcome::refused;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    DistrictParameters p = world.p;
    bool changed = false;
    ParameterLeaves leaves([&](const ParameterLeaf& leaf) { changed = changed || (leaf.key == key && change(leaf, attempt)); });
    p.describe(leaves);
    if (!changed || !p.contradictions().empty()) continue;
    if (!same(results_of(p), world.results)) return Outcome::moved;
    outcome = Outcome::unmoved;
  }
  return outcome;
}

std::vector<std::string> all_keys(const DistrictParameters& of) {
  DistrictParameters p = of;
  std::vector<std::string> keys;
  ParameterLeaves leaves([&](const ParameterLeaf& leaf) { keys.push_back(leaf.key); });
  p.describe(leaves);
  return keys;
}

// Why a value may move nothing in a run of the baseline.
const std::map<std::string, std::string> excused = {
    {"latitude", "where a place stands on a map"},
    {"longitude", "where a place stands on a map"},
    {"population", "context of a town, for reports"},
    {"replications", "how often, not what"},
    {"seed", "given by the caller"},
};

const std::map<std::string, std::string> excused_here = {
    {"housing.maker_room.points.family", "families are not admitted"},
    {"classes.core.specialist", "core members keep their posts as long as they are core members"},
    {"programmes.village_founders.once", "one application in 250 years"},
    {"programmes.vocational_teachers.once", "one application in 200 years"},
};

}  // namespace

// Each value is changed in the baseline and, if nothing moved there, in districts where other rules are in force. What moves
// nothing in any is dead, unless the model says of it that nothing reads it there. Of the programmes, those values that the
// baseline sets: what all of them have in common is checked below.
TEST(EveryParameter, MovesSomething) {
  const std::set<std::string> set = keys_set_in_baseline();
  std::vector<std::string> keys;
  for (const std::string& key : all_keys(worlds()[0].p)) {
    if (excused.contains(leaf_of(key)) || excused_here.contains(key) || key.starts_with("links.") ||
        key.starts_with("housing.deliveries.") || key.starts_with("towns."))
      continue;
    if (in_programme(key).empty() || set.contains(key)) keys.push_back(key);
  }
  std::vector<char> moved(keys.size(), 0);
  std::vector<char> may_move(keys.size(), 0);
  for_all(keys.size(), [&](std::size_t i) {
    for (const ParameterWorld& world : worlds()) {
      if (!world.p.without_effect(keys[i]).empty()) continue;
      may_move[i] = 1;
      if (outcome_of(world, keys[i]) == Outcome::unmoved) continue;
      moved[i] = 1;
      return;
    }
  });
  std::size_t acting = 0;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    EXPECT_TRUE(moved[i] || !may_move[i]) << keys[i] << " moves nothing";
    acting += moved[i] != 0 ? 1 : 0;
  }
  EXPECT_GT(acting, 250u);
}

// What is excused moves nothing indeed: what nothing reads in the baseline, and single values in no district.
TEST(EveryParameter, ExcusedMovesNothing) {
  std::set<std::string> unused;
  std::vector<std::string> keys;
  for (const auto& [name, reason] : excused) unused.insert(name);
  for (const auto& [key, reason] : excused_here) unused.insert(key);
  for (const std::string& key : all_keys(worlds()[0].p)) {
    if (excused.contains(leaf_of(key)) || excused_here.contains(key)) keys.push_back(key);
    unused.erase(leaf_of(key));
    unused.erase(key);
  }
  EXPECT_TRUE(unused.empty()) << *unused.begin() << " is excused and not there";
  std::vector<char> moved(keys.size(), 0);
  for_all(keys.size(), [&](std::size_t i) {
    for (std::size_t w = 0; w < (excused_here.contains(keys[i]) ? worlds().size() : 1); ++w)
      moved[i] = moved[i] != 0 || outcome_of(worlds()[w], keys[i]) == Outcome::moved ? 1 : 0;
  });
  for (std::size_t i = 0; i < keys.size(); ++i) EXPECT_FALSE(moved[i]) << keys[i] << " is excused and moves something";
}

// All programmes have the same values. Each of them, set in the baseline or not, moves something in some programme where the
// model does not say that nothing reads it.
TEST(EveryParameter, OfProgrammesMovesSomethingInOneOfThem) {
  std::map<std::string, std::vector<std::string>> keys_by_name;
  for (const std::string& key : all_keys(worlds()[0].p)) {
    if (const std::string name = in_programme(key); !name.empty()) keys_by_name[name].push_back(key);
  }
  EXPECT_GT(keys_by_name.size(), 45u);
  const std::vector<std::pair<std::string, std::vector<std::string>>> names(keys_by_name.begin(), keys_by_name.end());
  std::vector<char> moved(names.size(), 0);
  for_all(names.size(), [&](std::size_t i) {
    for (const ParameterWorld& world : worlds()) {
      for (const std::string& key : names[i].second) {
        if (!world.p.without_effect(key).empty() || outcome_of(world, key) != Outcome::moved) continue;
        moved[i] = 1;
        return;
      }
    }
  });
  for (std::size_t i = 0; i < names.size(); ++i) EXPECT_TRUE(moved[i]) << names[i].first << " moves nothing in any programme";
}

// What the model says has no effect moves nothing indeed: each value outside the programmes; of these each value with each
// reason that is given for it, once.
TEST(EveryParameter, WithoutEffectMovesNothing) {
  std::vector<std::pair<const ParameterWorld*, std::string>> claims;
  std::set<std::string> done;
  for (const ParameterWorld& world : worlds()) {
    for (const std::string& key : all_keys(world.p)) {
      const Said why = world.p.without_effect(key);
      if (why.empty()) continue;
      const std::string name = in_programme(key);
      if (done.insert(name.empty() ? key : name + ": " + why.en).second) claims.emplace_back(&world, key);
    }
  }
  EXPECT_GT(claims.size(), 200u);
  std::vector<char> moved(claims.size(), 0);
  for_all(claims.size(), [&](std::size_t i) { moved[i] = outcome_of(*claims[i].first, claims[i].second) == Outcome::moved; });
  for (std::size_t i = 0; i < claims.size(); ++i)
    EXPECT_FALSE(moved[i]) << claims[i].second << " is said to have no effect ("
                           << claims[i].first->p.without_effect(claims[i].second).en << ") and has one";
}

}  // namespace hearth

// No dead parameter: changing any value of the baseline within its allowed range moves some result.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "models/district.h"
#include "models/measures.h"
#include "output/scenario.h"
#include "sim/parallel.h"
#include "tests/support/parameter_leaves.h"

namespace hearth {

namespace {

// Everything that is measured, what every account has paid, and how the programmes stand at the end.
std::vector<double> results_of(const DistrictParameters& p) {
  const Setup setup(p);
  const Measures measures(setup);
  District district(setup, measures);
  Record record(measures.book, setup.months);
  district.run(1, 0, record, {});
  std::vector<double> out = record.monthly_values();
  out.insert(out.end(), record.once_values().begin(), record.once_values().end());
  for (int account = 0; account < district.ledger.accounts(); ++account) {
    for (int i = 0; i < purposes * payers; ++i)
      out.push_back(
          district.ledger.since_start(account, static_cast<Purpose>(i / payers), static_cast<Payer>(i % payers)).in_cny());
  }
  for (const ProgrammeState& x : district.programmes.of) {
    for (const double value : {static_cast<double>(x.queue.size()), static_cast<double>(x.in_programme),
                               static_cast<double>(x.in_effect), x.capital.in_cny()})
      out.push_back(value);
  }
  return out;
}

bool same(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!(a[i] == b[i] || (std::isnan(a[i]) && std::isnan(b[i])))) return false;
  }
  return true;
}

struct World {
  DistrictParameters p;
  std::vector<double> results;
};

// The baseline as a sample, and three districts where other rules are in force: points, schemes open to every role, rents that
// answer the population, more who are served where they are few, slow coordination; deferred acceptance, a low income limit,
// narrow means, a small fund that lasts; tasks that are not carried out.
const std::vector<World>& worlds() {
  static const std::vector<World> all = [] {
    const std::vector<std::vector<std::string>> overrides = {
        {"run.scale=0.1"},
        {"run.scale=1", "housing.maker_room.allocation_rule=\"points\"", "housing.purchase.allocation_rule=\"points\"",
         "housing.apartment.allocation_rule=\"points\"", "housing.purchase.units=60", "rents.closure=\"population\"",
         "housing.purchase.eligibility.roles=\"\"", "housing.apartment.eligibility.roles=\"\"", "wages.minimum=5000",
         "teams.min_core=4", "housing.maker_room.units=2000", "arrivals.elasticity_housing_wait=-2",
         "programmes.young_leaders.starts_per_unit_year=2000", "programmes.health_leaders.recruitment.leads_per_unit_year=200",
         "programmes.research_transfers.applications_per_year=0.3", "effort.coordination_months_per_partner=4"},
        {"run.scale=1", "run.months=84", "housing.maker_room.allocation_rule=\"deferred_acceptance\"",
         "housing.apartment.allocation_rule=\"deferred_acceptance\"", "housing.apartment.reserve_shares={}",
         "housing.maker_room.units=2000", "housing.maker_room.eligibility.income_cap_ratio=0.8", "ties.same_building_mean=3",
         "retention.hr_ties_0_2=2", "programmes.angel_fund.fund.capital=4e7", "programmes.angel_fund.fund.revolving=true",
         "programmes.chinese_medicine.places_per_unit=100", "programmes.chinese_medicine.applications_per_year=0.5"},
        {"run.scale=0.3", "tasks.6.enabled=false", "tasks.7.enabled=false", "tasks.10.enabled=false", "tasks.12.enabled=false"},
    };
    std::vector<World> out;
    for (const auto& world : overrides) {
      Diagnostics diagnostics;
      const auto scenario = load_scenario(HEARTH_SOURCE_DIR "/scenarios/baseline.toml", world, diagnostics);
      for (const auto& d : diagnostics.list()) ADD_FAILURE() << to_string(d);
      if (scenario) out.push_back({scenario->parameters, results_of(scenario->parameters)});
    }
    return out;
  }();
  return all;
}

std::set<std::string> keys_set_in_baseline() {
  Diagnostics diagnostics;
  const auto baseline = load_scenario(HEARTH_SOURCE_DIR "/scenarios/baseline.toml", {}, diagnostics);
  std::set<std::string> out;
  for (const auto& e : baseline->entries) {
    if (e.is_set) out.insert(e.key);
  }
  return out;
}

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
  return Schedule(x.shape(), points);
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

Outcome outcome_of(const World& world, const std::string& key) {
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

// Of all runs, several at a time.
template <class Task>
void for_all(std::size_t n, const Task& task) {
  for_each_task(
      n, threads_used(0), 0, [] { return false; }, [&](std::size_t i, int) { task(i); });
}

std::string leaf_of(const std::string& key) {
  return key.substr(key.rfind('.') + 1);
}

// "programmes.training.effect.months" -> "effect.months"; empty: no programme's.
std::string in_programme(const std::string& key) {
  const std::string list = "programmes.";
  if (!key.starts_with(list)) return {};
  return key.substr(key.find('.', list.size()) + 1);
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
    {"deadline", "read by the findings"},
    {"deadline_early", "read by the findings"},
    {"early", "read by the findings"},
    {"value", "read by the findings"},
    {"replications", "how often, not what"},
    {"seed", "given by the caller"},
};

const std::map<std::string, std::string> excused_here = {
    {"channels.village_service.share_40_49", "one person in several years"},
    {"channels.public_recruitment.share_high_end", "the tag earns points only, and public posts lead into no scheme"},
    {"channels.village_service.share_high_end", "the same"},
    {"housing.purchase.points.core", "every applicant is a core member"},
    {"housing.purchase.points.rent_burden_over_40", "core members earn too much"},
    {"housing.apartment.eligibility.min_months_in_district", "the minimum months in the job are longer"},
    {"housing.maker_room.points.family", "families are not admitted"},
    {"classes.core.specialist", "core members keep their posts as long as they are core members"},
    {"sectors.schools.key_sector", "its people work in no other sector, and no order by points is for them"},
    {"sectors.hospitals.key_sector", "the same"},
    {"sectors.social_organisations.key_sector", "the same"},
    {"sectors.city_management.key_sector", "the same"},
    {"sectors.villages.key_sector", "the same"},
    {"programmes.village_founders.once", "one application in 250 years"},
    {"programmes.vocational_teachers.once", "one application in 200 years"},
    {"programmes.chinese_medicine.once", "one application in 50 years, of those who failed after three"},
    {"housing.purchase.delivery_slip_share", "five yearly quotas: too few for a slip to be certain"},
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
    for (const World& world : worlds()) {
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
    for (const World& world : worlds()) {
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
  std::vector<std::pair<const World*, std::string>> claims;
  std::set<std::string> done;
  for (const World& world : worlds()) {
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

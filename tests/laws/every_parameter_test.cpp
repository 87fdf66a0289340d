// No dead parameter: changing any value of the baseline within its allowed range moves some result.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "models/district.h"
#include "models/measures.h"
#include "output/ensemble.h"
#include "sim/parallel.h"

namespace hearth {

namespace {

std::vector<double> values_of(const DistrictParameters& p) {
  const Setup setup(p);
  const Measures measures(setup);
  District district(setup, measures);
  Record record(measures.book, setup.months);
  district.run(1, 0, record, {});
  return record.monthly_values();
}

bool same(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!(a[i] == b[i] || (std::isnan(a[i]) && std::isnan(b[i])))) return false;
  }
  return true;
}

// The last two parts of a key without list ids: "housing.apartment.rent_ratio" -> "rent_ratio".
std::string leaf(const std::string& key) {
  return key.substr(key.rfind('.') + 1);
}

// Why a value may move nothing in a run of the baseline.
const std::map<std::string, std::string> excused = {
    {"latitude", "where a town stands on a map"},
    {"longitude", "where a town stands on a map"},
    {"population", "context of a town, for reports"},
    {"key_sector", "awards of the programmes that follow"},
    {"quality_firm_share", "quality firms are served by the programmes that follow"},
    {"deadline", "read by the findings"},
    {"deadline_early", "read by the findings"},
    {"early", "read by the findings"},
    {"value", "read by the findings"},
    {"replications", "how often, not what"},
    {"seed", "given by the caller"},
    {"task", "the clause, for reports"},
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
    {"housing.purchase.delivery_slip_share", "five yearly quotas: too few for a slip to be certain"},
};

}  // namespace

// Each value is changed in the baseline and, if nothing moved there, in two larger districts where other rules are in force:
// points and deferred acceptance, schemes open to every role, rents that answer the population, a low income limit, narrow
// means. What moves nothing in any is dead, unless the model says of it that nothing reads it there; and what it says so of
// must move nothing indeed.
TEST(EveryParameter, MovesSomething) {
  const std::string file = HEARTH_SOURCE_DIR "/scenarios/baseline.toml";
  const std::vector<std::vector<std::string>> worlds = {
      {"run.scale=0.1"},
      {"run.scale=1", "housing.maker_room.allocation_rule=\"points\"", "housing.purchase.allocation_rule=\"points\"",
       "housing.apartment.allocation_rule=\"points\"", "housing.purchase.units=60", "rents.closure=\"population\"",
       "housing.purchase.eligibility.roles=\"\"", "housing.apartment.eligibility.roles=\"\"", "wages.minimum=5000",
       "teams.min_core=4", "housing.maker_room.units=2000", "arrivals.elasticity_housing_wait=-2"},
      {"run.scale=1", "run.months=84", "housing.maker_room.allocation_rule=\"deferred_acceptance\"",
       "housing.apartment.allocation_rule=\"deferred_acceptance\"", "housing.apartment.reserve_shares={}",
       "housing.maker_room.units=2000", "housing.maker_room.eligibility.income_cap_ratio=0.8", "ties.same_building_mean=3",
       "retention.hr_ties_0_2=2"},
  };
  std::vector<std::vector<double>> reference;
  Diagnostics diagnostics;
  for (const auto& world : worlds) {
    const auto scenario = load_scenario(file, world, diagnostics);
    for (const auto& d : diagnostics.list()) ADD_FAILURE() << to_string(d);
    ASSERT_TRUE(scenario);
    reference.push_back(values_of(scenario->parameters));
  }
  const auto baseline = load_scenario(file, {}, diagnostics);
  std::vector<std::string> keys;
  for (const auto& e : baseline->entries) {
    if (excused.contains(leaf(e.key)) || excused_here.contains(e.key) || e.key.starts_with("links.") ||
        e.key.starts_with("housing.deliveries.") || e.key.starts_with("towns."))
      continue;
    if (e.type == "number" || e.type == "count" || e.type == "flag") keys.push_back(e.key);
  }
  const auto changed_value = [](const ParameterEntry& e) {
    if (e.key.ends_with("share_high_end") || e.key.ends_with("share_international"))
      return std::string(std::atof(e.value.c_str()) > 0.5 ? "0.1" : "0.9");
    if (e.key.ends_with("works_in_town")) return std::string("500.0");
    if (e.type == "flag") return std::string(e.value == "true" ? "false" : "true");
    const double x = std::atof(e.value.c_str());
    const double most = std::atof(e.allowed.en.substr(e.allowed.en.find(" to ") + 4).c_str());
    if (e.type == "count") return std::to_string(x == 0 ? 3 : x == 1 ? 2 : static_cast<std::int64_t>(x / 2));
    return to_text(Node::Value(x == 0 ? std::min(most, 5.0) * 0.5 : x * 0.5));
  };
  std::vector<char> moved(keys.size(), 0);
  std::vector<char> may_move(keys.size(), 0);
  std::vector<char> moved_without_effect(keys.size(), 0);
  for_each_task(
      keys.size(), threads_used(0), 0, [] { return false; },
      [&](std::size_t i, int) {
        for (std::size_t w = 0; w < worlds.size() && moved[i] == 0; ++w) {
          Diagnostics ignored;
          const auto before = load_scenario(file, worlds[w], ignored);
          auto overrides = worlds[w];
          for (const auto& e : before->entries) {
            if (e.key == keys[i]) overrides.push_back(e.key + "=" + changed_value(e));
          }
          const bool no_effect = !before->parameters.without_effect(keys[i]).empty();
          if (!no_effect) may_move[i] = 1;
          if (no_effect && w > 0) continue;
          const auto after = load_scenario(file, overrides, ignored);
          // A contradiction: the value is read and checked against others.
          const bool differs = !after || !same(values_of(after->parameters), reference[w]);
          if (no_effect) {
            moved_without_effect[i] = after && differs ? 1 : 0;
          } else {
            moved[i] = differs ? 1 : 0;
          }
        }
      });
  std::size_t acting = 0;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    EXPECT_TRUE(moved[i] || !may_move[i]) << keys[i] << " moves nothing";
    EXPECT_FALSE(moved_without_effect[i]) << keys[i] << " is said to have no effect and has one";
    acting += moved[i] != 0 ? 1 : 0;
  }
  EXPECT_GT(acting, 250u);
}

}  // namespace hearth

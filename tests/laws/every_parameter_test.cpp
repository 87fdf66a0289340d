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
std::string leaf(const std::string& key) { return key.substr(key.rfind('.') + 1); }

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

}  // namespace

TEST(EveryParameter, MovesSomething) {
  const std::string file = HEARTH_SOURCE_DIR "/scenarios/baseline.toml";
  // Rules that are not the baseline's are switched on, so that their parameters act: points and a reserve, the refusal's commute limit, ...
  const std::vector<std::string> base = {"run.scale=0.1", "run.months=60", "housing.maker_room.allocation_rule=\"points\"",
                                         "housing.purchase.allocation_rule=\"points\"", "housing.apartment.allocation_rule=\"points\""};
  Diagnostics diagnostics;
  const auto scenario = load_scenario(file, base, diagnostics);
  ASSERT_TRUE(scenario);
  const auto reference = values_of(scenario->parameters);
  std::vector<std::pair<std::string, std::string>> changes;
  for (const auto& e : scenario->entries) {
    if (excused.contains(leaf(e.key)) || e.key.starts_with("links.") || e.key.starts_with("housing.deliveries.") || e.key.starts_with("towns.")) continue;
    if (e.type == "number" || e.type == "count") {
      const double x = std::atof(e.value.c_str());
      const double most = std::atof(e.allowed.substr(e.allowed.find(" to ") + 4).c_str());
      const bool whole = e.type == "count";
      double other = x == 0 ? std::min(most, whole ? 2.0 : 0.4) : x * 0.5;
      if (whole) other = x == 1 ? 2 : std::floor(other);
      changes.emplace_back(e.key, to_text(whole ? Node::Value(static_cast<std::int64_t>(other)) : Node::Value(other)));
    } else if (e.type == "flag") {
      changes.emplace_back(e.key, e.value == "true" ? "false" : "true");
    }
  }
  std::vector<char> dead(changes.size(), 0);
  for_each_task(
      changes.size(), 0, [] { return false; },
      [&](std::size_t i, int) {
        Diagnostics ignored;
        auto overrides = base;
        overrides.push_back(changes[i].first + "=" + changes[i].second);
        const auto changed = load_scenario(file, overrides, ignored);
        if (!changed) return;  // a contradiction: the value is read, and checked against others
        dead[i] = same(values_of(changed->parameters), reference) ? 1 : 0;
      });
  for (std::size_t i = 0; i < changes.size(); ++i) {
    EXPECT_FALSE(dead[i]) << changes[i].first << " = " << changes[i].second << " moves nothing";
  }
  EXPECT_GT(changes.size(), 250u);
}

}  // namespace hearth

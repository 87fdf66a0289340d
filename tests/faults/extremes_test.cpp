// Every allowed extreme of every number is simulated: no crash, no hang, no number that is none.
#include <unistd.h>

#include <cmath>
#include <set>

#include "models/district.h"
#include "models/measures.h"
#include "output/scenario.h"
#include "tests/faults/support.h"

namespace hearth::faults {

namespace {

// "links.17.minutes" and "towns.malu.population" stand for all rows: one of each list is enough.
std::string without_ids(const std::string& key) {
  static const std::set<std::string> lists = {"towns",      "stations",    "links",    "fields",     "classes",
                                              "sectors",    "targets",     "channels", "deliveries", "advances",
                                              "programmes", "departments", "tasks"};
  std::string out;
  bool skip = false;
  for (std::size_t from = 0; from <= key.size();) {
    const std::size_t dot = std::min(key.find('.', from), key.size());
    const std::string part = key.substr(from, dot - from);
    if (!skip) out += "." + part;
    skip = lists.contains(part);
    from = dot + 1;
  }
  return out;
}

// Programmes read other values by whom they serve: one of each kind.
std::string kind_of_programme(const DistrictParameters& p, const std::string& key) {
  for (const auto& x : p.programmes) {
    if (key.starts_with("programmes." + x.id + ".")) return std::string(name_of(x.serves));
  }
  return {};
}

// Series that say "nothing to measure" by NaN.
const std::set<std::string> may_be_missing = {"programmes/multiplier",
                                              "programmes/capital",
                                              "programmes/hires",
                                              "programmes/effect",
                                              "programmes/departures",
                                              "programmes/staff",
                                              "programmes/open_posts",
                                              "series/wait_months_mean",
                                              "series/wait_months_longest",
                                              "series/allocation_value_rule",
                                              "series/allocation_value_best",
                                              "series/private_vacancy",
                                              "series/startup_survival_3y",
                                              "series/young_startup_survival_3y"};
// Of items of the plan that have no dates, and of what is no target.
const std::set<std::string> may_be_missing_at_reviews = {"review/plan", "review/actual", "review/arrivals", "review/losses",
                                                         "review/advancement"};

void simulate(const DistrictParameters& parameters) {
  const Setup setup(parameters);
  const Measures measures(setup);
  District district(setup, measures);
  Record record(measures.book, setup.months);
  RunOptions options;
  options.check_invariants = true;
  EXPECT_EQ(district.run(1, 0, record, options), "");
  for (const Series& s : measures.book.series()) {
    if ((s.monthly ? may_be_missing : may_be_missing_at_reviews).contains(s.group + "/" + s.name)) continue;
    if (!s.monthly) {
      for (std::size_t i = 0; i < s.size; ++i)
        ASSERT_TRUE(std::isfinite(record.once_values()[s.offset + i])) << s.name << " of the review";
      continue;
    }
    for (int m = 0; m < setup.months; ++m) {
      const double* const row =
          record.monthly_values().data() + static_cast<std::size_t>(m) * measures.book.row_size() + s.offset;
      for (std::size_t i = 0; i < s.size; ++i) ASSERT_TRUE(std::isfinite(row[i])) << s.name << " in month " << m;
    }
  }
}

}  // namespace

// Growth of all kinds over the longest run, at its bounds and within them.
TEST(Extremes, GrowthOverFiftyYearsIsSimulatedOrRefused) {
  std::size_t simulated = 0;
  for (const char* key : {"arrivals.trend_per_year", "arrivals.elasticity_wage_to_rent", "arrivals.referral_rate",
                          "firms.startup_growth_per_year", "firms.established_growth_per_year", "firms.public_growth_per_year",
                          "wages.growth_per_year", "rents.trend_per_year", "rents.other_renter_growth_per_year",
                          "rents.private_units_growth_per_year", "rents.supply_elasticity"}) {
    for (const char* value : {"-1", "-0.5", "-0.2", "0.02", "0.1"}) {
      SCOPED_TRACE(std::string(key) + " = " + value);
      ::alarm(120);
      Diagnostics faults;
      const auto scenario =
          load_scenario(baseline, {"run.scale=0.001", "run.months=600", std::string(key) + "=" + value}, faults);
      if (!scenario) continue;
      ++simulated;
      simulate(scenario->parameters);
    }
  }
  ::alarm(0);
  EXPECT_GT(simulated, 30u);
}

TEST(Extremes, EveryBoundOfEveryNumberIsSimulated) {
  Diagnostics diagnostics;
  const std::vector<std::string> small = {"run.scale=0.004", "run.months=13"};
  const auto scenario = load_scenario(baseline, small, diagnostics);
  ASSERT_TRUE(scenario);
  std::set<std::string> done;
  std::size_t simulated = 0;
  std::size_t bounds = 0;
  for (const auto& e : scenario->entries) {
    if ((e.type != "number" && e.type != "count" && e.type != "schedule") ||
        !done.insert(without_ids(e.key) + kind_of_programme(scenario->parameters, e.key)).second)
      continue;
    const std::size_t middle = e.allowed.en.find(" to ");
    for (const std::string& bound : {e.allowed.en.substr(0, middle), e.allowed.en.substr(middle + 4)}) {
      if (!is_tried(bounds++)) continue;
      SCOPED_TRACE(e.key + " = " + bound);
      ::alarm(60);
      auto overrides = small;
      overrides.push_back(e.key + "=" + bound);
      Diagnostics faults;
      // What contradicts something else (a share of 1 beside others) is refused.
      if (const auto changed = load_scenario(baseline, overrides, faults)) {
        ++simulated;
        simulate(changed->parameters);
      } else {
        EXPECT_TRUE(faults.has_errors());
      }
    }
  }
  ::alarm(0);
  EXPECT_GT(static_cast<double>(simulated), 400 * std::min(1.0, share_of_cases()));
}

}  // namespace hearth::faults

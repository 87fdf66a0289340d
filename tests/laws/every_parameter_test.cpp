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

// Parameters that cannot act on this element: what a purchase subsidy, a home to let, a team, a referral has no use for.
bool inapplicable(const DistrictParameters& p, const std::string& key) {
  const std::string name = leaf(key);
  for (const auto& x : p.housing.schemes) {
    if (!key.starts_with("housing." + x.id + ".")) continue;
    static const std::set<std::string> of_grants = {"amount",         "instalments",        "commitment_months",
                                                    "clawback_share", "clawback_recovered", "processing_months"};
    static const std::set<std::string> of_homes = {"rent_ratio",
                                                   "area",
                                                   "term_months",
                                                   "renewals_max",
                                                   "renewal_term_months",
                                                   "renewal_share",
                                                   "check_income_every_months",
                                                   "quit_hazard_per_month",
                                                   "turnaround_months",
                                                   "fit_out_cost",
                                                   "operating_cost",
                                                   "homes_per_building",
                                                   "refusal_commute_minutes",
                                                   "works_in_town"};
    if ((x.kind == SchemeKind::rental ? of_grants : of_homes).contains(name)) return true;
    // Roles that may not apply earn no points.
    if (name == "core" || name == "backbone" || name == "founder")
      return !x.eligibility.roles.empty() && x.eligibility.roles.find(name) == std::string::npos;
  }
  for (const auto& c : p.channels) {
    if (!key.starts_with("channels." + c.id + ".")) continue;
    if (name.starts_with("peak_") && (c.peak_share == 0 || c.kind == ChannelKind::referrals)) return true;
    static const std::set<std::string> of_first_jobs = {"share_with_job", "keeps_post", "found_firms", "share_young_firm"};
    if ((c.found_firms || c.keeps_post || c.kind == ChannelKind::teams) && of_first_jobs.contains(name)) return true;
    if (c.kind == ChannelKind::referrals &&
        (name == "rate_per_year" || name.starts_with("responds_") || of_first_jobs.contains(name)))
      return true;
    bool only_public = true;
    for (const auto& [field, share] : c.fields) {
      for (const auto& f : p.fields) only_public = only_public && (f.id != field || f.public_posts);
    }
    if (only_public && name == "share_young_firm") return true;
  }
  for (const auto& f : p.fields) {
    if (key == "fields." + f.id + ".posts" && !f.public_posts) return true;
  }
  for (const auto& t : p.targets) {
    if (key == "targets." + t.id + ".nested" && (t.counts_teams || t.classes == t.exclusive_classes)) return true;
  }
  return key == "classes." + p.classes.back().id + ".initial" || key == "classes.core.initial";
}

}  // namespace

// Each value is changed in the baseline and, if nothing moved there, in two larger districts where other rules are in force:
// points and deferred acceptance, schemes open to every role, rents that answer the population, a low income limit, narrow
// means. What moves nothing in any is dead.
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
    if ((e.type == "number" || e.type == "count" || e.type == "flag") && !inapplicable(baseline->parameters, e.key))
      keys.push_back(e.key);
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
          const auto after = load_scenario(file, overrides, ignored);
          // A contradiction: the value is read and checked against others.
          if (!after || !same(values_of(after->parameters), reference[w])) moved[i] = 1;
        }
      });
  for (std::size_t i = 0; i < keys.size(); ++i) EXPECT_TRUE(moved[i]) << keys[i] << " moves nothing";
  EXPECT_GT(keys.size(), 250u);
}

}  // namespace hearth

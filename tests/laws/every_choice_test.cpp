// No dead choice: another text, choice, reference, list, flag or date in the place of any of the baseline's moves some result.
#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <set>

#include "tests/support/parameter_choices.h"
#include "tests/support/parameter_worlds.h"

namespace hearth {

namespace {

std::map<std::string, std::vector<std::string>> ids_of(const DistrictParameters& of) {
  DistrictParameters p = of;
  IdsByList walk;
  p.describe(walk);
  return walk.ids;
}

const std::map<std::string, std::vector<std::string>>& ids() {
  static const auto all = ids_of(worlds()[0].p);
  return all;
}

// All that have another value than their own.
std::vector<std::string> all_choices(const DistrictParameters& of) {
  DistrictParameters p = of;
  std::vector<std::string> keys;
  ParameterChoices walk(ids(), [&](const std::string& key, const ParameterChoices::Put& put) {
    if (put(0)) keys.push_back(key);
  });
  p.clauses.clear();  // for readers
  p.describe(walk);
  return keys;
}

enum class Outcome { refused, unmoved, moved };

// What comes of the first of the other values that are not refused.
Outcome outcome_of(const ParameterWorld& world, const std::string& key) {
  constexpr std::size_t values_tried = 6, values_read = 30;
  Outcome outcome = Outcome::refused;
  std::size_t tried = 0;
  for (std::size_t n = 0; n < values_read && tried < values_tried; ++n) {
    DistrictParameters p = world.p;
    bool changed = false;
    ParameterChoices walk(ids(), [&](const std::string& at, const ParameterChoices::Put& put) {
      if (at == key) changed = put(n);
    });
    p.describe(walk);
    if (!changed) break;
    if (!p.contradictions().empty()) continue;
    ++tried;
    if (!same(results_of(p), world.results)) return Outcome::moved;
    outcome = Outcome::unmoved;
  }
  return outcome;
}

// Rows of tables have numbers for names.
bool is_row(const std::string& key) {
  return key.starts_with("links.") || key.starts_with("housing.deliveries.");
}

// "programmes.training.effect.from" -> "programmes.*.effect.from", where members of a list have the same values.
std::string of_any_member(const std::string& key) {
  for (const std::string list : {"programmes.", "channels.", "housing.deliveries.", "housing.", "links."}) {
    if (!key.starts_with(list)) continue;
    const std::size_t id_ends = key.find('.', list.size());
    return id_ends == std::string::npos ? key : list + "*" + key.substr(id_ends);
  }
  return key;
}

// Where a value may move nothing, and why: nothing else is legal beside the others, or what it changes does not come about.
struct Exception {
  std::vector<std::string> ids;  // each in the place of the *
  std::string key, reason;
};
const std::vector<Exception>& exceptions() {
  static const std::vector<Exception> all = {
      {{"jiadingzhen", "xinchenglu", "zhenxin", "juyuan",    "jiading_industrial", "nanxiang", "malu",     "xuhang",
        "huating",     "waigang",    "anting",  "jiangqiao", "central_shanghai",   "putuo",    "hongqiao", "baoshan",
        "qingpu",      "huaqiao",    "kunshan", "taicang"},
       "towns.*.outside",
       "the shares of jobs of the towns inside add to one"},
      {{"core"}, "classes.*.team_core", "there are teams, and no other class is their core"},
      {{"teams"}, "targets.*.counts_teams", "it counts nothing else"},
      {{"teams", "elite", "applied"}, "targets.*.nested", "the same is counted either way"},
      {{"applied_to_elite", "core_to_elite"}, "careers.advances.*.from", "each other class has its advance"},
      {{"purchase"}, "housing.*.kind", "its deliveries are in no town"},
      {{"purchase"}, "housing.*.refusal_rule", "who refuses a grant is out of the queue under every rule"},
      {{"apprenticeship", "city_exchange", "city_specialists", "contribution_awards", "dispute_arbitration",
        "files_and_insurance", "invention_shares", "neighbourhood_secretaries", "research_transfers", "skill_contests",
        "social_work_certificates", "social_work_contracts", "talent_card", "talent_liaison", "teacher_rotation", "training",
        "village_founders", "vocational_teachers", "young_leaders"},
       "programmes.*.serves",
       "it admits people by what employers have not"},
      {{"ladder_international", "ladder_high_end", "ladder_young"}, "programmes.*.serves", "only people stand on a ladder"},
      {{"social_services", "chinese_medicine"}, "programmes.*.serves", "most employers list no staff whom it could hold"},
      {{"city_to_village", "village_to_city"}, "programmes.*.serves", "only people are placed"},
      {{"youth_incubator", "youth_contests", "youth_projects", "youth_council"},
       "programmes.*.serves",
       "only employers have founders"},
      {{"angel_fund"}, "programmes.*.serves", "a fund invests in employers"},
      {{"gold_medal_start", "gold_medal_service"}, "programmes.*.serves", "only employers stay in a place without a term"},
      {{"talent_parlour", "key_sector_catalogue", "grassroots_posts", "job_intermediaries", "job_intermediaries_outer",
        "technology_intermediaries", "finance_intermediaries", "financing_platform", "maker_space_alliance", "handed_over_work",
        "city_demand_study", "intellectual_property_agencies", "cooperation_projects", "teacher_communities", "training_bases",
        "incubation_agencies"},
       "programmes.*.serves",
       "nobody would apply, and it names no channel"},
      {{"postdoc_stations"}, "programmes.*.serves", "nobody would apply, and people leave at its end"},
      {{"ladder_international", "ladder_high_end", "ladder_young"}, "programmes.*.once", "a rung is climbed once"},
      {{"startup_subsidy", "team_grants", "venture_capital_links", "social_work_contracts", "neighbourhood_secretaries",
        "angel_fund"},
       "programmes.*.once",
       "the effect outlasts the run, or the years in which the firm may apply"},
      {{"village_founders"}, "programmes.*.once", "one application in 250 years"},
      {{"vocational_teachers"}, "programmes.*.once", "one application in 200 years"},
      {{"youth_incubator", "youth_contests", "youth_projects", "youth_council"},
       "programmes.*.eligibility.kinds",
       "only the founders of start-ups are known"},
      {{"gold_medal_service"}, "programmes.*.eligibility.quality_firms_only", "only these firms list their staff"},
      {{"village_founders"}, "programmes.*.effect.founds_firm", "it says where firms are founded"},
      {{"grassroots_posts", "handed_over_work", "city_demand_study"},
       "programmes.*.market.quantity",
       "only posts are opened in sectors"},
      {{"public_recruitment", "village_service"}, "channels.*.kind", "its people fill the posts that are advertised"},
      {{"public_recruitment", "village_service"}, "channels.*.keeps_post", "its people fill the posts that are advertised"},
      {{"public_recruitment", "village_service"}, "channels.*.found_firms", "the same"},
      {{"teams", "youth_founders", "referrals"}, "channels.*.keeps_post", "its people have another first job, or none"},
      {{"teams", "referrals"}, "channels.*.found_firms", "the same"},
      {{"certified_residents", "postdocs", "health_leaders", "high_level", "referrals"},
       "channels.*.responds_to_wages_and_rents",
       "it has no rate of its own"},
      {{"certified_residents", "postdocs", "health_leaders", "high_level", "referrals"},
       "channels.*.responds_to_housing_wait",
       "it has no rate of its own"},
  };
  return all;
}

std::map<std::string, std::string> all_excused() {
  std::map<std::string, std::string> out;
  for (const Exception& x : exceptions()) {
    for (const std::string& id : x.ids) out[std::string(x.key).replace(x.key.find('*'), 1, id)] = x.reason;
  }
  return out;
}

}  // namespace

// Each is changed in the baseline and, where nothing moves there, in districts where other rules are in force. What moves
// nothing in any of them is listed above with its reason; what is listed moves nothing indeed.
TEST(EveryChoice, MovesSomething) {
  const std::set<std::string> set = keys_set_in_baseline();
  std::map<std::string, std::string> excused = all_excused();
  std::vector<std::string> keys;
  for (const std::string& key : all_choices(worlds()[0].p)) {
    if (!is_row(key) && set.contains(key)) keys.push_back(key);
  }
  EXPECT_GT(keys.size(), 500u);
  std::vector<char> moved(keys.size(), 0);
  for_all(keys.size(), [&](std::size_t i) {
    for (const ParameterWorld& world : worlds()) {
      if (outcome_of(world, keys[i]) != Outcome::moved) continue;
      moved[i] = 1;
      return;
    }
  });
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto reason = excused.find(keys[i]);
    if (reason == excused.end()) {
      EXPECT_TRUE(moved[i]) << keys[i] << " moves nothing";
    } else {
      EXPECT_FALSE(moved[i]) << keys[i] << " is said to move nothing (" << reason->second << ") and moves something";
      excused.erase(reason);
    }
  }
  for (const auto& [key, reason] : excused) ADD_FAILURE() << key << " is excused and not there";
}

// All that the baseline sets and that is no number is tried, but for texts that only people read.
TEST(EveryChoice, IsTriedUnlessItIsForReaders) {
  const std::set<std::string> for_readers = {"name_en",  "name_zh",  "unit_en",     "unit_zh", "title",
                                             "title_zh", "question", "question_zh", "line",    "mode"};
  const std::vector<std::string> choices = all_choices(worlds()[0].p);
  const std::set<std::string> tried(choices.begin(), choices.end());
  Diagnostics diagnostics;
  const auto scenario = load_scenario(HEARTH_SOURCE_DIR "/scenarios/baseline.toml", {}, diagnostics);
  ASSERT_TRUE(scenario);
  for (const ParameterEntry& e : scenario->entries) {
    if (!e.is_set || e.type == "number" || e.type == "count" || e.type == "schedule") continue;
    const bool is_read = e.key.starts_with("clauses.") || for_readers.contains(leaf_of(e.key));
    EXPECT_NE(tried.contains(e.key), is_read) << e.key;
  }
}

// In each column of the tables some row moves something: not each, since most links are on no shortest way.
TEST(EveryChoice, OfRowsMovesSomethingInOneOfThem) {
  std::map<std::string, std::vector<std::string>> rows;
  for (const std::string& key : all_choices(worlds()[0].p)) {
    if (is_row(key)) rows[of_any_member(key)].push_back(key);
  }
  EXPECT_EQ(rows.size(), 6u);
  for (const auto& [column, keys] : rows) {
    EXPECT_TRUE(std::any_of(keys.begin(), keys.end(), [](const std::string& key) {
      return outcome_of(worlds()[0], key) == Outcome::moved;
    })) << column;
  }
}

namespace {

// The choices among all parameters.
class Options final : public ParameterWalk {
 public:
  using Visit = std::function<void(const std::string&, int&, std::span<const Option>)>;
  explicit Options(Visit visit) : visit_(std::move(visit)) {}
  void option(std::string_view key, int& value, std::span<const Option> options, Meaning) override {
    visit_(path_ + std::string(key), value, options);
  }

 private:
  Visit visit_;
};

// What a run shows under each option of a choice; nothing where one contradicts other values.
std::vector<std::optional<std::vector<double>>> results_by_option(const ParameterWorld& world, const std::string& key,
                                                                  std::size_t options) {
  std::vector<std::optional<std::vector<double>>> out(options);
  for (std::size_t n = 0; n < options; ++n) {
    DistrictParameters p = world.p;
    Options walk([&](const std::string& at, int& value, std::span<const Option>) {
      if (at == key) value = static_cast<int>(n);
    });
    p.describe(walk);
    if (p.contradictions().empty()) out[n] = results_of(p);
  }
  return out;
}

}  // namespace

// Each two options of a choice that may stand in one place differ in what they do, in some programme, channel or scheme: none
// is there by name only. The others (a programme for people or for newcomers) contradict what else is said in all places.
TEST(EveryChoice, HasNoTwoOptionsThatDoTheSame) {
  std::map<std::string, std::vector<std::string>> keys_by_choice;
  std::map<std::string, std::span<const Option>> options;
  DistrictParameters p = worlds()[0].p;
  Options walk([&](const std::string& key, int&, std::span<const Option> names) {
    keys_by_choice[of_any_member(key)].push_back(key);
    options[of_any_member(key)] = names;
  });
  p.describe(walk);
  std::size_t told_apart = 0;
  for (const auto& [choice, keys] : keys_by_choice) {
    const std::size_t n = options[choice].size();
    std::set<std::pair<std::size_t, std::size_t>> legal, differ;
    for (const std::string& key : keys) {
      for (const std::size_t w : {std::size_t{0}, std::size_t{3}}) {
        if (differ.size() == n * (n - 1) / 2 || !worlds()[w].p.without_effect(key).empty()) continue;
        const auto results = results_by_option(worlds()[w], key, n);
        for (std::size_t a = 0; a < n; ++a) {
          for (std::size_t b = a + 1; b < n; ++b) {
            if (!results[a] || !results[b]) continue;
            legal.emplace(a, b);
            if (!same(*results[a], *results[b])) differ.emplace(a, b);
          }
        }
      }
    }
    for (const auto& [a, b] : legal) {
      EXPECT_TRUE(differ.contains({a, b})) << choice << ": " << options[choice][a].name << " and " << options[choice][b].name;
    }
    told_apart += differ.size();
  }
  EXPECT_GT(told_apart, 25u);
}

}  // namespace hearth

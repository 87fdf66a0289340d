#include "models/parameters/consistency.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <utility>

#include "sim/diagnostic.h"
#include "sim/split.h"

namespace hearth {

namespace {

std::string text(double x) {
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%.6g", x);
  return out.data();
}

void must_add_to_one(Contradictions& out, std::vector<std::string> keys, double sum) {
  if (std::abs(sum - 1) <= 1e-6) return;
  out.push_back(
      {std::move(keys), {"the shares add to " + text(sum) + ", not to 1", "占比之和为 " + text(sum) + ",应为 1"}, ""});
}

template <class Structure>
std::vector<std::string> ids(const std::vector<Structure>& list) {
  std::vector<std::string> out;
  for (const auto& element : list) out.push_back(element.id);
  return out;
}

// Lists that the rest of the checks and the engine stand on.
void check_lists(const DistrictParameters& p, Contradictions& out) {
  const auto need = [&](bool holds, const char* key, const Said& problem) {
    if (!holds) out.push_back({{key}, problem, ""});
  };
  const auto at_most = [&](std::size_t size, std::size_t most, const char* key) {
    need(size <= most, key, {"more than " + std::to_string(most), "多于 " + std::to_string(most) + " 项"});
  };
  const Said empty = {"the list is empty", "列表为空"};
  need(!p.classes.empty(), "classes", empty);
  need(!p.fields.empty(), "fields", empty);
  need(!p.sectors.empty(), "sectors", empty);
  const bool inside = std::any_of(p.towns.begin(), p.towns.end(), [](const auto& t) { return !t.outside; });
  need(inside, "towns",
       p.towns.empty()
           ? Said{"the list is empty; at least one town inside the district is needed", "列表为空;至少要有一个区内街镇"}
           : Said{"no town lies inside the district", "没有区内街镇"});
  at_most(p.classes.size(), 8, "classes");
  at_most(p.fields.size(), 32, "fields");
  at_most(p.towns.size(), 250, "towns");
  at_most(p.sectors.size(), 250, "sectors");
  at_most(p.channels.size(), 200, "channels");
  at_most(p.housing.schemes.size(), 8, "housing");
}

}  // namespace

void at_most_one(Contradictions& out, std::vector<std::string> keys, double sum) {
  if (sum <= 1 + 1e-6) return;
  out.push_back(
      {std::move(keys), {"the shares add to " + text(sum) + ", more than 1", "占比之和为 " + text(sum) + ",大于 1"}, ""});
}

void check_codes(Contradictions& out, const std::string& table, const char* name_of_key, const std::string& listed,
                 std::span<const CodeName> codes) {
  if (listed.empty()) return;
  std::vector<std::string> names;
  std::string all;
  for (const auto& code : codes) {
    names.emplace_back(code.id);
    all += (all.empty() ? "" : ", ") + names.back();
  }
  for (const std::string& name : split_at(listed, '|')) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    out.push_back({{table + name_of_key},
                   {"'" + name + "' is none of " + all, "'" + name + "' 不在 " + all + " 之中"},
                   nearest_name(name, names)});
  }
}

void check_stay(Contradictions& out, const std::string& key, std::int64_t min_months, std::int64_t max_months) {
  if (max_months == 0 || min_months <= max_months) return;
  out.push_back({{key + "min_months_in_district", key + "max_months_in_district"},
                 {"min_months_in_district is above max_months_in_district, nobody could apply",
                  "min_months_in_district 大于 max_months_in_district,无人可申请"},
                 ""});
}

void check_shares(const DistrictParameters& p, Contradictions& out) {
  double inside_jobs = 0;
  double inside_homes = 0;
  for (const auto& t : p.towns) {
    inside_jobs += t.outside ? 0 : t.job_share;
    inside_homes += t.outside ? 0 : t.home_share;
  }
  must_add_to_one(out, {"towns.*.job_share"}, inside_jobs);
  must_add_to_one(out, {"towns.*.home_share"}, inside_homes);
  double field_shares = 0;
  for (const auto& f : p.fields) field_shares += f.initial_share;
  must_add_to_one(out, {"fields.*.initial_share"}, field_shares);
  for (const auto& c : p.channels) {
    const std::string key = "channels." + c.id + ".";
    const bool all_year = (c.peak_last_month - c.peak_first_month + 12) % 12 == 11;
    if (all_year && c.peak_share > 0 && c.peak_share < 1)
      out.push_back({{key + "peak_share", key + "peak_first_month", key + "peak_last_month"},
                     {"all twelve months are peak months, but only " + text(c.peak_share) + " of the arrivals come in them",
                      "十二个月均为高峰月,但高峰月占比仅 " + text(c.peak_share)},
                     ""});
    double shares = 0;
    for (const auto& [id, x] : c.fields) shares += x;
    must_add_to_one(out, {key + "fields"}, shares);
    shares = 0;
    for (const auto& [id, x] : c.classes) shares += x;
    at_most_one(out, {key + "classes"}, shares);
    at_most_one(out, {key + "share_single", key + "share_couple"}, c.share_single + c.share_couple);
    at_most_one(out, {key + "share_under30", key + "share_30_39", key + "share_40_49"},
                c.share_under30 + c.share_30_39 + c.share_40_49);
    at_most_one(out, {key + "share_own_home", key + "share_dormitory", key + "share_relatives"},
                c.share_own_home + c.share_dormitory + c.share_relatives);
  }
  const auto& s = p.population;
  const std::string key = "population.initial_share_";
  at_most_one(out, {key + "single", key + "couple"}, s.initial_share_single + s.initial_share_couple);
  at_most_one(out, {key + "age_under30", key + "age_30_39", key + "age_40_49"},
              s.initial_share_age_under30 + s.initial_share_age_30_39 + s.initial_share_age_40_49);
  at_most_one(
      out, {key + "tenure_0_12", key + "tenure_13_24", key + "tenure_25_36", key + "tenure_37_60"},
      s.initial_share_tenure_0_12 + s.initial_share_tenure_13_24 + s.initial_share_tenure_25_36 + s.initial_share_tenure_37_60);
  at_most_one(out, {key + "home_own", key + "home_private_rent", key + "home_dormitory"},
              s.initial_share_home_own + s.initial_share_home_private_rent + s.initial_share_home_dormitory);
}

void check_people(const DistrictParameters& p, Contradictions& out) {
  int core_classes = 0;
  double higher = 0;
  for (const auto& c : p.classes) {
    core_classes += c.team_core ? 1 : 0;
    if (c.id != p.classes.back().id)
      higher += static_cast<double>(c.team_core ? p.population.initial_teams * p.teams.core_per_team : c.initial);
  }
  if (core_classes > 1)
    out.push_back({{"classes.*.team_core"}, {"more than one class is the core of teams", "不止一个层级是团队核心"}, ""});
  if (p.classes.back().team_core) {
    out.push_back({{"classes." + p.classes.back().id + ".team_core"},
                   {"the last class takes everyone in no higher one, it can't be the core of teams",
                    "最低层级容纳其余所有人,不能作团队核心"},
                   ""});
  }
  if (core_classes == 0 && p.population.initial_teams > 0) {
    out.push_back({{"population.initial_teams"},
                   {"there are teams, but no class is their core (team_core)", "有团队,但没有层级是团队核心(team_core)"},
                   ""});
  }
  if (p.teams.min_core > p.teams.core_per_team && p.population.initial_teams > 0) {
    out.push_back({{"teams.min_core", "teams.core_per_team"},
                   {"min_core is above core_per_team, every team would dissolve at once",
                    "min_core 大于 core_per_team,所有团队会立即解散"},
                   ""});
  }
  if (higher > static_cast<double>(p.population.initial_total)) {
    out.push_back({{"population.initial_total", "classes.*.initial"},
                   {"the higher classes hold " + text(higher) + " people, more than initial_total",
                    "较高层级共 " + text(higher) + " 人,多于 initial_total"},
                   ""});
  }
  if (p.channels.empty() && p.population.initial_total == 0) {
    out.push_back(
        {{"population.initial_total"}, {"nobody is there and no channel brings anybody", "期初无人,也没有流入渠道"}, ""});
  }
  std::set<std::string> from;
  for (const auto& a : p.careers.advances) {
    const std::string key = "careers.advances." + a.id + ".";
    if (a.from == a.to)
      out.push_back({{key + "to", key + "from"}, {"an advance from a class to itself", "晋升前后层级相同"}, ""});
    if (!from.insert(a.from).second)
      out.push_back({{key + "from"}, {"a second advance from '" + a.from + "'", "'" + a.from + "' 有两条晋升路径"}, ""});
  }
}

void check_targets(const DistrictParameters& p, Contradictions& out) {
  std::map<Month, std::vector<const TargetParameters*>> missed;
  for (const auto& t : p.targets) {
    const std::string key = "targets." + t.id + ".";
    if (t.deadline < t.deadline_early)
      out.push_back({{key + "deadline", key + "deadline_early"},
                     {"the deadline lies before deadline_early", "deadline 早于 deadline_early"},
                     ""});
    const Month due = t.early ? t.deadline_early : t.deadline;
    if (due < p.run.start) missed[due].push_back(&t);
    if (!t.counts_teams && t.classes.empty() && t.exclusive_classes.empty())
      out.push_back({{key + "classes"}, {"the target counts no class and no teams", "该目标既不计层级也不计团队"}, ""});
  }
  // One start of the run that is too late for several targets is one fault.
  for (const auto& [due, targets] : missed) {
    std::vector<std::string> keys;
    std::string names;
    for (const auto* t : targets) {
      keys.push_back("targets." + t->id + (t->early ? ".deadline_early" : ".deadline"));
      names += (names.empty() ? "" : ", ") + t->id;
    }
    keys.emplace_back("run.start");
    out.push_back(
        {keys,
         {"the deadline " + to_string(due) + " of " + names + " lies before the run begins (" + to_string(p.run.start) + ")",
          names + " 的期限 " + to_string(due) + " 早于模拟起始月(" + to_string(p.run.start) + ")"},
         ""});
  }
}

std::vector<Contradiction> DistrictParameters::contradictions() const {
  Contradictions out;
  check_lists(*this, out);
  if (!out.empty()) return out;
  check_shares(*this, out);
  check_people(*this, out);
  check_targets(*this, out);
  check_travel(*this, out);
  check_housing(*this, out);
  check_plan(*this, out);
  check_review(*this, out);
  check_size(*this, out);
  return out;
}

}  // namespace hearth

// Contradictions between values. Each message opens with the key at fault and a colon.
#include <algorithm>
#include <cmath>
#include <set>

#include "models/parameters/district.h"
#include "models/towns.h"

namespace hearth {

namespace {

std::string text(double x) {
  std::string s = std::to_string(x);
  while (s.back() == '0') s.pop_back();
  if (s.back() == '.') s.pop_back();
  return s;
}

void must_add_to_one(std::vector<std::string>& out, const std::string& key, double sum) {
  if (std::abs(sum - 1) > 1e-6) out.push_back(key + ": the shares add to " + text(sum) + ", not to 1");
}

void at_most_one(std::vector<std::string>& out, const std::string& key, double sum) {
  if (sum > 1 + 1e-6) out.push_back(key + ": the shares add to " + text(sum) + ", more than 1");
}

}  // namespace

std::vector<std::string> DistrictParameters::contradictions() const {
  std::vector<std::string> out;
  const auto need = [&](bool holds, const std::string& problem) {
    if (!holds) out.push_back(problem);
  };
  need(!towns.empty(), "towns: the list is empty; at least one town inside the district is needed");
  need(!classes.empty(), "classes: the list is empty");
  need(!fields.empty(), "fields: the list is empty");
  need(!sectors.empty(), "sectors: the list is empty");
  need(classes.size() <= 8, "classes: more than 8");
  need(fields.size() <= 32, "fields: more than 32");
  need(towns.size() <= 250, "towns: more than 250");
  need(sectors.size() <= 250, "sectors: more than 250");
  need(channels.size() <= 200, "channels: more than 200");
  need(housing.schemes.size() <= 8, "housing: more than 8 schemes");
  if (!out.empty()) return out;

  int core_classes = 0;
  for (const auto& c : classes) core_classes += c.team_core ? 1 : 0;
  need(core_classes <= 1, "classes: more than one class is the core of teams");
  need(!classes.back().team_core,
       "classes." + classes.back().id +
           ".team_core: the last class takes everyone in no higher one, it can't be the core of teams");
  need(core_classes == 1 || population.initial_teams == 0,
       "population.initial_teams: there are teams, but no class is their core (team_core)");
  need(static_cast<double>(population.initial_teams) * run.scale < 60000, "population.initial_teams: more than 60,000 teams");
  need(!channels.empty() || population.initial_total > 0,
       "population.initial_total: nobody is there and no channel brings anybody");

  double inside_jobs = 0, inside_homes = 0;
  for (const auto& t : towns) {
    inside_jobs += t.outside ? 0 : t.job_share;
    inside_homes += t.outside ? 0 : t.home_share;
  }
  must_add_to_one(out, "towns", inside_jobs);
  must_add_to_one(out, "towns", inside_homes);
  double field_shares = 0;
  for (const auto& f : fields) field_shares += f.initial_share;
  must_add_to_one(out, "fields", field_shares);
  for (const auto& c : channels) {
    const std::string key = "channels." + c.id + ".";
    double shares = 0;
    for (const auto& [id, x] : c.fields) shares += x;
    must_add_to_one(out, key + "fields", shares);
    shares = 0;
    for (const auto& [id, x] : c.classes) shares += x;
    at_most_one(out, key + "classes", shares);
    at_most_one(out, key + "share_single", c.share_single + c.share_couple);
    at_most_one(out, key + "share_under30", c.share_under30 + c.share_30_39 + c.share_40_49);
    at_most_one(out, key + "share_own_home", c.share_own_home + c.share_dormitory + c.share_relatives);
  }
  const auto& p = population;
  at_most_one(out, "population.initial_share_single", p.initial_share_single + p.initial_share_couple);
  at_most_one(out, "population.initial_share_age_under30",
              p.initial_share_age_under30 + p.initial_share_age_30_39 + p.initial_share_age_40_49);
  at_most_one(
      out, "population.initial_share_tenure_0_12",
      p.initial_share_tenure_0_12 + p.initial_share_tenure_13_24 + p.initial_share_tenure_25_36 + p.initial_share_tenure_37_60);
  at_most_one(out, "population.initial_share_home_own",
              p.initial_share_home_own + p.initial_share_home_private_rent + p.initial_share_home_dormitory);

  std::set<std::string> places;
  for (const auto& t : towns) places.insert(t.id);
  for (const auto& s : stations) places.insert(s.id);
  std::vector<std::string> names(places.begin(), places.end());
  for (std::size_t i = 0; i < links.size(); ++i) {
    for (const auto* end : {&links[i].from, &links[i].to}) {
      if (places.contains(*end)) continue;
      const std::string near = nearest_name(*end, names);
      out.push_back("links." + std::to_string(i) + ".from: link " + std::to_string(i + 1) + " ends at '" + *end +
                    "', which is no town or station" + (near.empty() ? "" : " (did you mean '" + near + "'?)"));
    }
    if (!links[i].opens.empty() && !parse_month(std::string_view(links[i].opens).substr(0, 7))) {
      out.push_back("links." + std::to_string(i) + ".opens: '" + links[i].opens + "' is no date such as 2020-08-25");
    }
  }
  if (out.empty()) {
    std::set<std::string> linked;
    for (const auto& l : links) {
      linked.insert(l.from);
      linked.insert(l.to);
    }
    for (const auto& t : towns) {
      if (towns.size() > 1 && !linked.contains(t.id))
        out.push_back("towns." + t.id + ".name_en: the town '" + t.id + "' has no link, nobody could commute to it");
    }
    if (out.empty()) {
      for (const std::string& pair : commute_times(*this).unreachable) out.push_back("links: no way leads between " + pair);
    }
  }

  for (const auto& s : housing.schemes) {
    const std::string key = "housing." + s.id + ".";
    std::int64_t planned = 0;
    bool any = false;
    for (const auto& d : housing.deliveries) {
      if (d.scheme != s.id) continue;
      planned += d.units;
      any = true;
      const bool needs_town = s.kind == SchemeKind::rental;
      if (needs_town && d.town.empty()) out.push_back(key + "kind: a delivery of " + to_string(d.month) + " names no town");
      for (const auto& t : towns) {
        if (needs_town && t.id == d.town && t.outside)
          out.push_back(key + "kind: homes are delivered in '" + t.id + "', outside the district");
      }
    }
    if (s.enabled && s.units > 0 && !any)
      out.push_back(key + "units: " + std::to_string(s.units) + " homes, but no row of housing.deliveries delivers any");
    if (s.delivery_plan == DeliveryPlan::as_listed && planned > s.units) {
      out.push_back(key + "units: " + std::to_string(s.units) + " homes, but the delivery plan lists " +
                    std::to_string(planned));
    }
    if (s.allocation_rule == AllocationRule::deferred_acceptance && !s.reserve_shares.empty()) {
      double reserved = 0;
      for (const auto& [id, x] : s.reserve_shares) reserved += x;
      if (reserved > 0)
        out.push_back(key + "reserve_shares: reserves do not go with deferred_acceptance; give the class points instead");
    }
    double reserved = 0;
    for (const auto& [id, x] : s.reserve_shares) reserved += x;
    at_most_one(out, key + "reserve_shares", reserved);
    if (s.kind == SchemeKind::purchase_subsidy && s.allocation_rule == AllocationRule::deferred_acceptance) {
      out.push_back(key + "allocation_rule: deferred_acceptance matches people to homes; a purchase subsidy has none");
    }
  }
  for (const auto& t : targets) {
    if (t.deadline < t.deadline_early) out.push_back("targets." + t.id + ".deadline: lies before deadline_early");
  }
  return out;
}

}  // namespace hearth

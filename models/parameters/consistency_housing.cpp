// Housing schemes: deliveries, rules, who may apply.
#include <algorithm>
#include <map>

#include "models/parameters/consistency.h"

namespace hearth {

namespace {

void check_eligibility(const EligibilityParameters& e, const std::string& key, Contradictions& out) {
  check_codes(out, key, "roles", e.roles, role_names);
  check_codes(out, key, "households", e.households, household_names);
  check_stay(out, key, e.min_months_in_district, e.max_months_in_district);
}

void check_deliveries(const DistrictParameters& p, const SchemeParameters& s, const std::string& key, Contradictions& out) {
  std::map<std::string, bool> outside;
  for (const auto& t : p.towns) outside[t.id] = t.outside;
  std::int64_t planned = 0;
  bool any = false;
  for (std::size_t i = 0; i < p.housing.deliveries.size(); ++i) {
    const auto& d = p.housing.deliveries[i];
    if (d.scheme != s.id) continue;
    planned += d.units;
    any = true;
    if (s.kind != SchemeKind::rental) continue;
    const std::string town = "housing.deliveries." + std::to_string(i) + ".town";
    if (d.town.empty())
      out.push_back({{town, "housing.deliveries." + std::to_string(i) + ".month"},
                     {"a delivery of homes names no town", "住房交付未写街镇"},
                     ""});
    if (outside[d.town])
      out.push_back({{town},
                     {"homes are delivered in '" + d.town + "', outside the district", "'" + d.town + "' 在区外,不能交付住房"},
                     ""});
  }
  const std::string units = std::to_string(s.units);
  if (s.enabled && s.units > 0 && !any) {
    out.push_back({{key + "units", "housing.deliveries.*.scheme"},
                   {s.id + " has " + units + " homes, but no row of housing.deliveries delivers any",
                    s.id + " 有 " + units + " 套,但 housing.deliveries 没有交付"},
                   ""});
  }
  if (s.delivery_plan == DeliveryPlan::as_listed && planned > s.units) {
    const std::string listed = std::to_string(planned);
    out.push_back({{key + "units", key + "delivery_plan"},
                   {units + " homes, but the delivery plan lists " + listed, units + " 套,但交付计划共 " + listed + " 套"},
                   ""});
  }
}

}  // namespace

void check_housing(const DistrictParameters& p, Contradictions& out) {
  for (const auto& s : p.housing.schemes) {
    const std::string key = "housing." + s.id + ".";
    check_eligibility(s.eligibility, key + "eligibility.", out);
    check_deliveries(p, s, key, out);
    double reserved = 0;
    for (const auto& [id, x] : s.reserve_shares) reserved += x;
    at_most_one(out, {key + "reserve_shares"}, reserved);
    if (s.allocation_rule != AllocationRule::deferred_acceptance) continue;
    if (reserved > 0) {
      out.push_back({{key + "reserve_shares", key + "allocation_rule"},
                     {"reserves do not go with deferred_acceptance; give the class points instead",
                      "deferred_acceptance 不能与预留并用,请改为给该层级加分"},
                     ""});
    }
    if (s.kind == SchemeKind::purchase_subsidy) {
      out.push_back({{key + "allocation_rule"},
                     {"deferred_acceptance matches people to homes; a purchase subsidy has none",
                      "deferred_acceptance 用于人与房的匹配,购房补贴没有房"},
                     ""});
    }
  }
  const std::string& months = p.housing.optimum_months;
  if (months == "all") return;
  for (std::size_t from = 0; from < months.size();) {
    const std::size_t blank = std::min(months.find(' ', from), months.size());
    const std::string month = months.substr(from, blank - from);
    from = blank + 1;
    if (!month.empty() && !parse_month(month))
      out.push_back({{"housing.optimum_months"},
                     {"'" + month + "' is no month such as 2018-06", "'" + month + "' 不是月份(如 2018-06)"},
                     ""});
  }
}

}  // namespace hearth

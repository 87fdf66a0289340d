// Values of [review] that nothing reads under the others.
#include <array>

#include "models/indices.h"
#include "models/parameters/without_effect.h"
#include "models/responsibility.h"

namespace hearth {

namespace {

constexpr std::array<std::string_view, 2> of_shares = {"share", "share_cap"};
constexpr std::array<std::string_view, 4> of_deliveries = {"months", "months_cap", "cost_per_home_month", "scheme_forward"};

// Whether a review that finds something leaves a month in which it can be corrected.
bool any_review(const DistrictParameters& p, bool with_a_month_after) {
  const int last = static_cast<int>(p.run.months) - (with_a_month_after ? 1 : 0);
  for (int m = 0; m < last; ++m) {
    if ((p.run.start + m).month_of_year() == p.review.month) return true;
  }
  return false;
}

bool is_carried_out_programme(const DistrictParameters& p, const std::string& id) {
  const int q = index_of(p.programmes, id);
  return q >= 0 && is_carried_out(p, p.programmes[static_cast<std::size_t>(q)].task);
}

bool is_offered(const DistrictParameters& p, const std::string& id) {
  const int k = index_of(p.housing.schemes, id);
  return k >= 0 && p.housing.schemes[static_cast<std::size_t>(k)].enabled &&
         is_carried_out(p, p.housing.schemes[static_cast<std::size_t>(k)].task);
}

Said of_rule(const DistrictParameters& p, const CorrectiveRule& rule, std::string_view name) {
  if (name.starts_with("name_")) return {};
  const bool homes = rule.action == CorrectiveAction::bring_forward;
  if (homes && (among(name, of_shares) || name == "to_programme" || name == "from_programme"))
    return {"the rule brings deliveries forward", "该规则提前住房交付"};
  if (!homes && among(name, of_deliveries)) return {"the rule changes units of programmes", "该规则改变项目单位数"};
  if (name == "from_programme" && rule.action == CorrectiveAction::add_units)
    return {"the rule adds units and takes none", "该规则只增加单位"};
  if (!any_review(p, true)) return {"no review leaves a month in which it could act", "评估之后没有可执行的月份"};
  if (homes && !is_offered(p, rule.scheme_forward)) return {"the scheme delivers no homes", "该方案没有交付"};
  if (!homes && !is_carried_out_programme(p, rule.to_programme))
    return {"the task of to_programme is not carried out", "to_programme 所属任务不实施"};
  if (rule.action == CorrectiveAction::shift_budget && !is_carried_out_programme(p, rule.from_programme))
    return {"the task of from_programme is not carried out", "from_programme 所属任务不实施"};
  return {};
}

}  // namespace

Said without_effect_in_review(const DistrictParameters& p, std::string_view name) {
  for (const CorrectiveRule& rule : p.review.rules) {
    if (const auto of = after(name, "rules.", rule.id); !of.empty()) return of_rule(p, rule, of);
  }
  if (name == "amber_from" && !any_review(p, false)) return {"there is no review in the run", "模拟期内没有评估"};
  return {};
}

}  // namespace hearth

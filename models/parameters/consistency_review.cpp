// What the review says against itself, and corrective rules that could never act.
#include <algorithm>

#include "models/indices.h"
#include "models/parameters/consistency.h"
#include "models/review_plan.h"

namespace hearth {

namespace {

class RuleCheck {
 public:
  RuleCheck(const DistrictParameters& p, const CorrectiveRule& rule, Contradictions& out) : p_(p), rule_(rule), out_(out) {}

  void item() {
    const int named = (rule_.target.empty() ? 0 : 1) + (rule_.scheme.empty() ? 0 : 1) + (rule_.programme.empty() ? 0 : 1);
    refuse(named == 0, {"target", "light", "action"},
           {"the rule looks at nothing; name a target, a scheme or a programme", "规则未写所看的目标、住房方案或项目"});
    refuse(named > 1, {"programme", "scheme", "target"},
           {"the rule looks at several things; write one rule for each", "规则同时看多项,请每项写一条规则"});
    const auto* const programme = find(rule_.programme);
    refuse(programme != nullptr && programme->units.is_constant(), {"programme"},
           {"the units of '" + rule_.programme + "' have no dates, a review has nothing to hold them against",
            "'" + rule_.programme + "' 的单位数没有日期,评估无从对照"});
    refuse(!rule_.scheme.empty() && !delivered(rule_.scheme), {"scheme"}, nothing_delivered(rule_.scheme));
  }

  void add_units() {
    refuse(rule_.to_programme.empty(), {"to_programme", "action"},
           {"no programme is named that gets units (to_programme)", "未写增加单位的项目(to_programme)"});
    share();
  }

  void shift_budget() {
    const auto costs = [&](const char* name, const std::string& id) {
      const auto* const x = find(id);
      refuse(x == nullptr, {name, "action"},
             {std::string("budget goes from a programme to another, and ") + name + " is not said",
              std::string("经费在两个项目之间调剂,而未写 ") + name});
      refuse(x != nullptr && district_cost_of_unit_year(*x) <= 0, {name},
             {"what a unit of '" + id +
                  "' costs the district in a year is not said (cost.per_unit_year, or cost.per_served and how many a unit "
                  "serves), there is no budget to move",
              "'" + id + "' 未写每单位的年度区财政支出(cost.per_unit_year,或 cost.per_served 及服务量),没有可调剂的经费"});
    };
    costs("from_programme", rule_.from_programme);
    costs("to_programme", rule_.to_programme);
    refuse(!rule_.from_programme.empty() && rule_.from_programme == rule_.to_programme, {"to_programme", "from_programme"},
           {"budget goes from a programme to itself", "经费调出与调入为同一项目"});
    share();
  }

  void bring_forward() {
    refuse(rule_.scheme_forward.empty(), {"scheme_forward", "action"},
           {"no scheme is named whose deliveries come earlier (scheme_forward)", "未写提前交付的住房方案(scheme_forward)"});
    refuse(!rule_.scheme_forward.empty() && !delivered(rule_.scheme_forward), {"scheme_forward"},
           nothing_delivered(rule_.scheme_forward));
    refuse(rule_.months == 0, {"months", "action"},
           {"deliveries come earlier by no months (months is 0)", "提前月数为 0(months)"});
    refuse(rule_.months > rule_.months_cap, {"months_cap", "months"},
           {"the cap is below what one review may do (months)", "累计上限小于单次提前月数(months)"});
  }

 private:
  void share() {
    refuse(rule_.share == 0, {"share", "action"}, {"the rule moves nothing (share is 0)", "规则不改变任何数(share 为 0)"});
    refuse(rule_.share > rule_.share_cap, {"share_cap", "share"},
           {"the cap is below what one review may do (share)", "累计上限小于单次比例(share)"});
  }
  void refuse(bool wrong, std::initializer_list<const char*> names, const Said& problem) {
    if (!wrong) return;
    Contradiction c;
    for (const char* name : names) c.keys.push_back(key(name));
    // What isn't written has no place: told at the item that the rule looks at.
    for (const char* name : {"target", "scheme", "programme"}) c.keys.push_back(key(name));
    c.problem = problem;
    out_.push_back(std::move(c));
  }
  std::string key(const char* name) const { return "review.rules." + rule_.id + "." + name; }
  const ProgrammeParameters* find(const std::string& id) const {
    const int q = index_of(p_.programmes, id);
    return q < 0 ? nullptr : &p_.programmes[static_cast<std::size_t>(q)];
  }
  bool delivered(const std::string& scheme) const {
    return std::any_of(p_.housing.deliveries.begin(), p_.housing.deliveries.end(),
                       [&](const auto& row) { return row.scheme == scheme; });
  }
  static Said nothing_delivered(const std::string& scheme) {
    return {"no homes of '" + scheme + "' are delivered", "'" + scheme + "' 没有交付计划"};
  }

  const DistrictParameters& p_;
  const CorrectiveRule& rule_;
  Contradictions& out_;
};

}  // namespace

void check_review(const DistrictParameters& p, Contradictions& out) {
  if (p.review.amber_from > p.review.green_from)
    out.push_back({{"review.amber_from", "review.green_from"},
                   {"amber begins above green (amber_from, green_from)", "黄灯界限高于绿灯(amber_from、green_from)"},
                   ""});
  for (const CorrectiveRule& rule : p.review.rules) {
    RuleCheck check(p, rule, out);
    check.item();
    switch (rule.action) {
      case CorrectiveAction::add_units:
        check.add_units();
        break;
      case CorrectiveAction::shift_budget:
        check.shift_budget();
        break;
      case CorrectiveAction::bring_forward:
        check.bring_forward();
        break;
    }
  }
}

}  // namespace hearth

#include "models/review_plan.h"

#include <cmath>

#include "models/indices.h"
#include "models/setup.h"

namespace hearth {

namespace {

Said name_of(const std::string& id, const std::string& en, const std::string& zh) {
  return en.empty() && zh.empty() ? same(id) : in_both(en, zh);
}

// A target and a programme may have one name.
Said kind_of(ItemKind kind) {
  return kind == ItemKind::target   ? Said{"Target: ", "目标:"}
         : kind == ItemKind::scheme ? Said{"Homes: ", "住房:"}
                                    : Said{"Programme: ", "项目:"};
}

template <class Structure>
ReviewItem item_of(const Setup& s, ItemKind kind, std::size_t index, const std::string& prefix, const Structure& x) {
  ReviewItem out;
  out.kind = kind;
  out.index = index;
  out.task = index_of(s.p.tasks, x.task);
  out.id = prefix + "." + x.id;
  out.name = kind_of(kind) + name_of(x.id, x.name_en, x.name_zh);
  out.plan.assign(static_cast<std::size_t>(s.months), std::nan(""));
  return out;
}

// Homes that the plan lists up to each month, whatever delays them; nothing where the scenario has no such scheme.
void plan_homes(const Setup& s, ReviewItem& item) {
  if (!s.p.housing.schemes[item.index].enabled) return;
  const auto rows = planned_deliveries(s, static_cast<int>(item.index));
  for (int m = 0; m < s.months; ++m) {
    std::int64_t due = 0;
    for (const PlannedDelivery& x : rows) due += x.listed <= s.p.run.start + m ? x.units : 0;
    if (due > 0) item.plan[static_cast<std::size_t>(m)] = static_cast<double>(due);
  }
}

// What has dates is held against them.
void plan_dates(const Setup& s, const Schedule& units, ReviewItem& item) {
  if (units.is_constant()) return;
  for (int m = 0; m < s.months; ++m) {
    const double n = units.at(s.p.run.start + m);
    if (n > 0) item.plan[static_cast<std::size_t>(m)] = n;
  }
}

std::size_t index_in(const std::vector<ReviewItem>& items, ItemKind kind, int index) {
  std::size_t i = 0;
  while (i < items.size() && (items[i].kind != kind || static_cast<int>(items[i].index) != index)) ++i;
  return i;
}

void resolve_rules(const Setup& s, ReviewPlan& out) {
  for (const CorrectiveRule& x : s.p.review.rules) {
    ReviewRule r;
    r.item = !x.target.empty()   ? index_in(out.items, ItemKind::target, index_of(s.p.targets, x.target))
             : !x.scheme.empty() ? index_in(out.items, ItemKind::scheme, index_of(s.p.housing.schemes, x.scheme))
                                 : index_in(out.items, ItemKind::programme, index_of(s.p.programmes, x.programme));
    r.from = x.light == ActsFrom::amber ? Light::amber : Light::red;
    r.action = x.action;
    const auto programme = [&](const std::string& id) {
      return static_cast<std::size_t>(std::max(0, index_of(s.p.programmes, id)));
    };
    r.to_programme = programme(x.to_programme);
    r.from_programme = programme(x.from_programme);
    r.scheme = static_cast<std::size_t>(std::max(0, index_of(s.p.housing.schemes, x.scheme_forward)));
    r.share = x.share;
    r.share_cap = x.share_cap;
    r.months = static_cast<int>(x.months);
    r.months_cap = static_cast<int>(x.months_cap);
    r.cost_per_home_month = x.cost_per_home_month;
    out.rules.push_back(r);
  }
}

// How many a unit serves in a year.
double served_per_unit_year(const ProgrammeParameters& x) {
  if (x.serves == Serves::newcomers) return x.recruitment.leads_per_unit_year * x.recruitment.conversion;
  if (x.starts_per_unit_year > 0) return x.starts_per_unit_year * x.selected_share;
  return x.months > 0 ? x.places_per_unit * 12 / static_cast<double>(x.months) : 0;
}

}  // namespace

ReviewPlan review_plan_of(const Setup& s) {
  ReviewPlan out;
  for (std::size_t i = 0; i < s.p.targets.size(); ++i)
    out.items.push_back(item_of(s, ItemKind::target, i, "target", s.p.targets[i]));
  for (std::size_t k = 0; k < s.p.housing.schemes.size(); ++k) {
    out.items.push_back(item_of(s, ItemKind::scheme, k, "scheme", s.p.housing.schemes[k]));
    plan_homes(s, out.items.back());
  }
  for (std::size_t q = 0; q < s.p.programmes.size(); ++q) {
    out.items.push_back(item_of(s, ItemKind::programme, q, "programme", s.p.programmes[q]));
    plan_dates(s, s.p.programmes[q].units, out.items.back());
  }
  const Schedule& counters = s.p.service_desk.counters;
  if (!counters.is_nothing()) {
    ReviewItem desk;
    desk.kind = ItemKind::desk;
    desk.task = index_of(s.p.tasks, s.p.service_desk.task);
    desk.id = "desk";
    desk.name = {"Service desk: cases handled online", "服务窗口:网上办理率"};
    desk.plan.assign(static_cast<std::size_t>(s.months), std::nan(""));
    plan_dates(s, s.p.service_desk.online_share, desk);
    out.items.push_back(std::move(desk));
  }
  for (int m = 0; m < s.months; ++m) {
    if ((s.p.run.start + m).month_of_year() == s.p.review.month) out.months.push_back(m);
  }
  resolve_rules(s, out);
  return out;
}

double district_cost_of_unit_year(const ProgrammeParameters& x) {
  const ProgrammeCost& c = x.cost;
  const double served = x.fund.capital > 0 ? 0 : served_per_unit_year(x) * c.per_served;
  return (c.per_unit_year + served) * (1 - c.share_employer - c.share_individual - c.share_private);
}

Light light_of(const ReviewParameters& r, double plan, double actual) {
  if (!(plan > 0)) return Light::no_plan;
  return actual >= r.green_from * plan ? Light::green : actual >= r.amber_from * plan ? Light::amber : Light::red;
}

}  // namespace hearth

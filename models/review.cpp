#include "models/review.h"

#include <algorithm>
#include <cmath>

#include "models/programme_common.h"
#include "models/responsibility.h"
#include "models/service_desk.h"

namespace hearth {

namespace {

// A target's path: in equal steps from the number with which the run began to what is to be reached, month by month until it is
// due, and what was reached stays. ODD: 7.12 Review, an assumption.
double path_of_target(const District& d, std::size_t t, double at_start) {
  const TargetParameters& x = d.setup.p.targets[t];
  const double goal = d.setup.scaled(x.value);
  const int due = (x.early ? x.deadline_early : x.deadline) - d.setup.p.run.start;
  if (d.month >= due || at_start >= goal) return goal;
  return at_start + (goal - at_start) * (d.month + 1) / (due + 1);
}

// People, or teams, who came to be counted from outside the district and who were lost to it, this month.
void follow_target(const District& d, ItemState& x, const Target& t) {
  if (t.counts_teams) {
    x.arrivals = static_cast<double>(d.stocks.teams_ever) - x.teams_ever_at_start;
    if (t.stock) x.losses = x.at_start + x.arrivals - static_cast<double>(d.stocks.teams);
    return;
  }
  x.arrivals += static_cast<double>(sum_of_classes(d.flows.arrivals_by_class, t.classes()));
  if (t.stock) x.losses += static_cast<double>(sum_of_classes(d.flows.departures_by_class, t.classes()));
}

double queue_of(const District& d, const ReviewItem& item) {
  switch (item.kind) {
    case ItemKind::scheme:
      return static_cast<double>(d.stock.waiting[item.index]);
    case ItemKind::programme:
      return static_cast<double>(d.programmes.of[item.index].queue.size());
    case ItemKind::desk:
      return d.desk.backlog;
    case ItemKind::target:
      break;
  }
  return 0;
}

double actual_of(const District& d, const ReviewItem& item) {
  switch (item.kind) {
    case ItemKind::target:
      return static_cast<double>(count_toward(d.setup.targets[item.index], d.stocks));
    case ItemKind::scheme:
      return static_cast<double>(d.stock.delivered[item.index]);
    case ItemKind::programme:
      return units_now(d, item.index);
    case ItemKind::desk:
      return online_share_now(d);
  }
  return std::nan("");
}

// A queue that is served in rounds grows from one to the next.
int months_between_rounds(const District& d, const ReviewItem& item) {
  if (item.kind != ItemKind::programme) return 1;
  const auto rounds = static_cast<int>(parameters_of(d, item.index).rounds_per_year);
  return rounds > 0 ? std::max(1, 12 / rounds) : 1;
}

// For how many months running the queue has been longer than the months of a round before.
int follow_queue(ItemState& x, int month, int round, double queue) {
  const double before = month > 0 ? x.queue[static_cast<std::size_t>((month + 12 - round) % 12)] : 0;
  const bool comparable = month >= round || round == 1;
  x.growing = comparable && queue > before ? x.growing + 1 : 0;
  x.queue[static_cast<std::size_t>(month % 12)] = queue;
  return x.growing;
}

void monitor(const District& d, const ReviewItem& item, ItemState& x) {
  if (item.kind == ItemKind::target) follow_target(d, x, d.setup.targets[item.index]);
  x.actual = actual_of(d, item);
  x.plan =
      item.kind == ItemKind::target ? path_of_target(d, item.index, x.at_start) : item.plan[static_cast<std::size_t>(d.month)];
  const ReviewParameters& r = d.setup.p.review;
  const double queue = queue_of(d, item);
  const bool grows = follow_queue(x, d.month, months_between_rounds(d, item), queue) >= r.growing_months &&
                     queue >= d.setup.scaled(r.growing_from);
  const bool behind = light_of(r, x.plan, x.actual) > Light::green;
  x.problem = grows && behind ? Problem::both : grows ? Problem::queue_grows : behind ? Problem::off_plan : Problem::none;
}

// Too few came where the plan would have been missed even if nobody had left or risen to classes that don't count. ODD: 7.12
// Review, an assumption.
Cause cause_at_target(const ItemState& x) {
  const double risen_out = std::max(0.0, -x.advancement());
  if (x.losses + risen_out < x.plan - x.actual) return Cause::arrivals;
  return x.losses >= risen_out ? Cause::losses : Cause::advancement;
}

Cause largest(double planned, double coordination, double slips) {
  if (planned <= 0 && coordination <= 0 && slips <= 0) return Cause::none;
  if (planned >= coordination && planned >= slips) return Cause::planned_delay;
  return coordination >= slips ? Cause::coordination : Cause::slips;
}

// Homes that the plan lists by now and that are still to come: what delays most of them for longest.
Cause cause_at_scheme(const District& d, std::size_t k) {
  const SchemeParameters& x = scheme_of(d, k);
  if (!is_carried_out(d.setup.p, x.task)) return Cause::not_carried_out;
  double planned = 0, coordination = 0, slips = 0;
  for (const PlannedDelivery& delivery : d.stock.due) {
    if (delivery.scheme != static_cast<int>(k) || delivery.month <= d.month || delivery.listed > d.setup.p.run.start + d.month)
      continue;
    const auto homes = static_cast<double>(delivery.units);
    planned += homes * static_cast<double>(x.delivery_delay_months);
    coordination += homes * delivery.months_of_coordination;
    slips += homes * delivery.months_of_slip;
  }
  return largest(planned, coordination, slips);
}

// What delays the milestone that is the next to come.
Cause cause_of_delay(const District& d, const std::vector<Milestone>& milestones) {
  const auto next = std::find_if(milestones.begin(), milestones.end(), [&](const Milestone& x) { return x.month > d.month; });
  return next == milestones.end() ? Cause::none : largest(0, next->months_of_coordination, next->months_of_slip);
}

Cause cause_at_programme(const District& d, std::size_t q) {
  if (!d.setup.programmes[q].carried_out) return Cause::not_carried_out;
  if (d.review.units_changed[q] < 0) return Cause::budget_shifted;
  return cause_of_delay(d, d.programmes.of[q].milestones);
}

Cause cause_at_desk(const District& d) {
  if (!is_carried_out(d.setup.p, d.setup.p.service_desk.task)) return Cause::not_carried_out;
  return cause_of_delay(d, d.desk.milestones);
}

Cause cause_of(const District& d, const ReviewItem& item, const ItemState& x) {
  switch (item.kind) {
    case ItemKind::target:
      return cause_at_target(x);
    case ItemKind::scheme:
      return cause_at_scheme(d, item.index);
    case ItemKind::programme:
      return cause_at_programme(d, item.index);
    case ItemKind::desk:
      break;
  }
  return cause_at_desk(d);
}

// The units of the months to come, by a share of the planned ones.
void change_units(District& d, std::size_t q, double share) {
  double& changed = d.review.units_changed[q];
  changed = std::max(-1.0, changed + share);
  auto& units = d.programmes.of[q].units;
  for (std::size_t m = static_cast<std::size_t>(d.month) + 1; m < units.size(); ++m)
    units[m] = d.review.units_planned[q][m] * (1 + changed);
}

double planned_units_next_month(const District& d, std::size_t q) {
  return d.review.units_planned[q][static_cast<std::size_t>(d.month) + 1];
}

double add_units(District& d, const ReviewRule& r, double left) {
  const double share = std::min(r.share, left);
  if (planned_units_next_month(d, r.to_programme) <= 0) return 0;
  change_units(d, r.to_programme, share);
  return share;
}

// The yuan that some units cost in a year buy units elsewhere.
double shift_budget(District& d, const ReviewRule& r, double left) {
  const double share = std::min({r.share, left, 1 + d.review.units_changed[r.from_programme]});
  const auto budget = [&](std::size_t q) {
    return planned_units_next_month(d, q) * district_cost_of_unit_year(parameters_of(d, q));
  };
  const double from = budget(r.from_programme);
  const double to = budget(r.to_programme);
  if (share <= 0 || from <= 0 || to <= 0) return 0;
  change_units(d, r.from_programme, -share);
  change_units(d, r.to_programme, share * from / to);
  return share;
}

// Homes still to come are delivered earlier, from the next month on, and each month won costs.
double bring_forward(District& d, const ReviewRule& r, double left) {
  const int months = std::min(r.months, static_cast<int>(left));
  std::int64_t home_months = 0;
  for (PlannedDelivery& x : d.stock.due) {
    if (x.scheme != static_cast<int>(r.scheme) || x.month <= d.month + 1) continue;
    const int earlier = std::min(months, x.month - (d.month + 1));
    x.month -= earlier;
    home_months += x.units * earlier;
    int& first = d.stock.first_delivery[r.scheme];
    if (x.units > 0 && first > d.month) first = std::min(first, x.month);
  }
  if (home_months == 0) return 0;
  d.ledger.post(static_cast<int>(r.scheme), Purpose::acceleration, Payer::district,
                Money::cny(r.cost_per_home_month) * home_months);
  return months;
}

double act(District& d, const ReviewRule& r, double left) {
  switch (r.action) {
    case CorrectiveAction::add_units:
      return add_units(d, r, left);
    case CorrectiveAction::shift_budget:
      return shift_budget(d, r, left);
    case CorrectiveAction::bring_forward:
      return bring_forward(d, r, left);
  }
  return 0;
}

// The first rule for the item that has something left to do.
int correct(District& d, std::size_t item) {
  if (d.month + 1 >= d.setup.months) return -1;
  const auto& rules = d.setup.review.rules;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const ReviewRule& r = rules[i];
    if (r.item != item || d.review.of[item].light < r.from) continue;
    const double cap = r.action == CorrectiveAction::bring_forward ? r.months_cap : r.share_cap;
    const double left = cap - d.review.used[i];
    if (left <= 0) continue;
    const double done = act(d, r, left);
    if (done <= 0) continue;
    d.review.used[i] += done;
    return static_cast<int>(i);
  }
  return -1;
}

}  // namespace

void begin_review(District& d) {
  const ReviewPlan& plan = d.setup.review;
  d.review.of.assign(plan.items.size(), {});
  d.review.used.assign(plan.rules.size(), 0.0);
  d.review.units_changed.assign(d.setup.programmes.size(), 0.0);
  d.review.units_planned.clear();
  // Without rules nothing changes them.
  if (!plan.rules.empty()) {
    for (const ProgrammeState& x : d.programmes.of) d.review.units_planned.push_back(x.units);
  }
  for (std::size_t i = 0; i < plan.items.size(); ++i) {
    if (plan.items[i].kind != ItemKind::target) continue;
    d.review.of[i].at_start = actual_of(d, plan.items[i]);
    d.review.of[i].teams_ever_at_start = static_cast<double>(d.stocks.teams_ever);
  }
}

void monitor_and_review(District& d) {
  const ReviewPlan& plan = d.setup.review;
  for (std::size_t i = 0; i < plan.items.size(); ++i) monitor(d, plan.items[i], d.review.of[i]);
  if (!std::binary_search(plan.months.begin(), plan.months.end(), d.month)) return;
  // All items are held against the plan before anything is corrected.
  for (std::size_t i = 0; i < plan.items.size(); ++i) {
    ItemState& x = d.review.of[i];
    x.light = light_of(d.setup.p.review, x.plan, x.actual);
    x.cause = x.light > Light::green ? cause_of(d, plan.items[i], x) : Cause::none;
  }
  for (std::size_t i = 0; i < plan.items.size(); ++i) d.review.of[i].rule = correct(d, i);
}

}  // namespace hearth

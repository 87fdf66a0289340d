#include "models/allocation.h"

#include <algorithm>
#include <cmath>

#include "models/applications.h"
#include "models/life_events.h"
#include "models/matching.h"
#include "models/purchase_subsidy.h"
#include "models/tenancy.h"

namespace hearth {

namespace {

bool still_waits(const District& d, const Applicant& a, std::size_t k) {
  const Person& p = d.people.person[a.slot];
  return p.application == k + 1 && fingerprint(p.id, p.applications) == a.check;
}

// An applicant to whom a home may be offered; somebody who is eligible no more is out of the queue.
bool may_be_offered(District& d, const Applicant& a, std::size_t k) {
  if (!still_waits(d, a, k)) return false;
  if (is_eligible(d, a.slot, static_cast<int>(k))) return true;
  note(d, a.slot, EventKind::gave_up, static_cast<int>(k));
  withdraw(d, a.slot);
  ++d.flows.given_up[k];
  return false;
}

std::vector<Applicant>& in_order(District& d, std::size_t k) {
  const SchemeParameters& x = scheme_of(d, k);
  return d.stock.queue[k].in_order(x.allocation_rule, x.points.per_month_waiting, d.people, d.luck, static_cast<int>(k),
                                   d.month);
}

double utility(const District& d, int work_town, std::size_t k, int town) {
  const SchemeParameters& x = scheme_of(d, k);
  const double ratio = x.rent_ratio * d.market.rent_per_m2(town) / d.mean_rent;
  return d.market.utility(d.setup, work_town, town, ratio, d.commute_period);
}

// The towns of a scheme with free homes, as somebody who works in each town likes them, for one month.
class TownChoice {
 public:
  TownChoice(const District& d, std::size_t k)
      : d_(d), k_(k), towns_(static_cast<std::size_t>(d.setup.towns)), utility_(towns_ * towns_), best_(towns_, not_asked) {}
  /// The best town with a free home; none: -1.
  int best(int work_town) {
    int& best = best_[static_cast<std::size_t>(work_town)];
    if (best == not_asked) find_utilities(work_town);
    if (best < none) best = find_best(work_town);
    return best;
  }
  /// A home of a town has been let: other towns are the best once it was the town's last. None becomes free meanwhile: nobody
  /// is offered a home of the scheme that they live in.
  void let(int town) {
    if (!d_.stock.free[k_][static_cast<std::size_t>(town)].empty()) return;
    for (int& best : best_) best = std::min(best, not_known);
  }

 private:
  static constexpr int none = -1;
  static constexpr int not_known = -2;
  static constexpr int not_asked = -3;  // nor are the utilities known

  double* utilities(int work_town) { return utility_.data() + static_cast<std::size_t>(work_town) * towns_; }
  void find_utilities(int work_town) {
    for (int t = 0; t < d_.setup.towns; ++t) utilities(work_town)[t] = utility(d_, work_town, k_, t);
  }
  int find_best(int work_town) {
    const double* const known = utilities(work_town);
    int best = none;
    for (int t = 0; t < d_.setup.towns; ++t) {
      if (d_.stock.free[k_][static_cast<std::size_t>(t)].empty()) continue;
      if (best < 0 || known[t] > known[best]) best = t;
    }
    return best;
  }

  const District& d_;
  std::size_t k_;
  std::size_t towns_;
  std::vector<double> utility_;  // by work town and town; filled where it is asked for
  std::vector<int> best_;        // by work town
};

double commute(const District& d, std::uint32_t slot, int town) {
  return d.setup.commutes.periods[d.commute_period]
      .minutes[static_cast<std::size_t>(d.people.person[slot].work_town * d.setup.towns + town)];
}

// Homes that must be kept for waiting members of other classes.
std::int64_t reserved_for_others(const District& d, std::size_t k, int cls) {
  if (!d.setup.scheme[k].reserves) return 0;
  const auto& reserve = d.setup.scheme[k].reserve_by_class;
  std::int64_t kept = 0;
  for (std::size_t c = 0; c < reserve.size(); ++c) {
    if (reserve[c] == 0 || static_cast<int>(c) == cls || d.stock.planned[k] == 0) continue;
    const std::int64_t due = reserve[c] * d.stock.delivered[k] / d.stock.planned[k];
    kept += std::clamp<std::int64_t>(due - d.stock.held_by_class[k][c], 0, d.stock.waiting_by_class[k][c]);
  }
  return kept;
}

void place(District& d, const Applicant& a, std::size_t k, int town) {
  const double waited = d.month - a.month;
  const auto cls = static_cast<std::size_t>(class_of(d, d.people.person[a.slot]));
  ++d.flows.placements[k];
  ++d.flows.placements_by_class[k][cls];
  d.flows.months_waited_by_class[k][cls] += d.month - a.month;
  ++d.flows.placements_by_wait[k][static_cast<std::size_t>(wait_band(d.month - a.month))];
  d.flows.wait_months_sum[k] += waited;
  d.flows.wait_months_longest[k] = std::max(d.flows.wait_months_longest[k], waited);
  if (d.count_quality && town >= 0) d.quality.rule += d.placement_value(a.slot, k, town);
  withdraw(d, a.slot);
  if (scheme_of(d, k).kind == SchemeKind::purchase_subsidy) {
    approve_grant(d, a.slot, static_cast<int>(k));
  } else {
    begin_tenancy(d, a.slot, static_cast<int>(k), town);
  }
  note(d, a.slot, EventKind::placed, static_cast<int>(k));
}

bool refuses(District& d, const Applicant& a, std::size_t k, int town) {
  const SchemeParameters& x = scheme_of(d, k);
  const std::uint32_t word = d.luck.word(Stream::offer, d.people.person[a.slot].id,
                                         static_cast<std::uint32_t>(d.month) << 4 | static_cast<std::uint32_t>(k));
  const bool too_far = town >= 0 && x.refusal_commute_minutes > 0 && commute(d, a.slot, town) > x.refusal_commute_minutes;
  if (!too_far && !chance(word, x.refusal_share)) return false;
  ++d.flows.refusals[k];
  note(d, a.slot, EventKind::refused, static_cast<int>(k));
  return true;
}

// What refusing a home of scheme `offered` costs somebody who waits for scheme k. True when they keep the place in the queue.
bool keeps_place(District& d, Applicant a, std::size_t k, std::size_t offered) {
  const SchemeParameters& x = scheme_of(d, offered);
  if (x.refusal_rule == RefusalRule::leave_queue || x.kind == SchemeKind::purchase_subsidy) {
    note(d, a.slot, EventKind::gave_up, static_cast<int>(k));
    withdraw(d, a.slot);
    ++d.flows.given_up[k];
    return false;
  }
  if (x.refusal_rule == RefusalRule::keep_place) return true;
  a.not_before = static_cast<std::int16_t>(d.month);
  d.stock.queue[k].add(a);
  return false;
}

void serve_in_order(District& d, std::size_t k) {
  std::int64_t left = d.stock.free_homes(static_cast<int>(k));
  const bool grants = scheme_of(d, k).kind == SchemeKind::purchase_subsidy;
  TownChoice towns(d, k);
  std::vector<Applicant>& queue = in_order(d, k);
  std::size_t kept = 0;
  std::size_t i = 0;
  // An offer a free home: a refused home is offered again next month.
  for (std::int64_t offers = left; i < queue.size() && offers > 0; ++i) {
    if (i + prefetch_distance < queue.size()) {
      d.people.prefetch_all(queue[i + prefetch_distance].slot);
      prefetch(&d.people.entry[queue[i + prefetch_distance].slot]);
    }
    const Applicant a = queue[i];
    if (!may_be_offered(d, a, k)) continue;
    const Person& p = d.people.person[a.slot];
    if (std::min(left, offers) <= reserved_for_others(d, k, class_of(d, p))) {
      queue[kept++] = a;
      continue;
    }
    const int town = grants ? -1 : towns.best(p.work_town);
    if (!grants && town < 0) break;
    --offers;
    if (refuses(d, a, k, town)) {
      if (keeps_place(d, a, k, k)) queue[kept++] = a;
      continue;
    }
    place(d, a, k, town);
    if (!grants) towns.let(town);
    --left;
  }
  queue.erase(queue.begin() + static_cast<std::ptrdiff_t>(kept), queue.begin() + static_cast<std::ptrdiff_t>(i));
}

// All schemes under deferred acceptance are matched together: applicants rank the towns and types of every such scheme that
// they are eligible for.
void match_by_deferred_acceptance(District& d) {
  struct Option {
    std::size_t scheme;
    int town;
  };
  std::vector<Option> options;
  std::vector<std::int64_t> capacities;
  std::vector<std::size_t> schemes;
  for (std::size_t k = 0; k < d.setup.scheme.size(); ++k) {
    const SchemeParameters& x = scheme_of(d, k);
    if (x.allocation_rule != AllocationRule::deferred_acceptance || x.kind != SchemeKind::rental || !x.enabled) continue;
    schemes.push_back(k);
    d.stock.queue[k].keep_if([&](const Applicant& a) { return may_be_offered(d, a, k); });
    for (int t = 0; t < d.setup.towns; ++t) {
      const auto open = d.stock.free[k][static_cast<std::size_t>(t)].size();
      if (open == 0) continue;
      options.push_back({k, t});
      capacities.push_back(static_cast<std::int64_t>(open));
    }
  }
  if (options.empty()) return;
  struct Claim {
    Applicant applicant;
    std::size_t scheme;  // applied for
    double points;       // now
  };
  std::vector<Claim> claims;
  for (const std::size_t k : schemes) {
    const double per_month = scheme_of(d, k).points.per_month_waiting;
    for (const Applicant& a : in_order(d, k)) claims.push_back({a, k, standing_points(a, per_month) + per_month * d.month});
  }
  // Equal points go by time and lot, whatever the scheme applied for.
  std::sort(claims.begin(), claims.end(), [](const Claim& x, const Claim& y) {
    if (x.points != y.points) return x.points > y.points;
    if (x.applicant.not_before != y.applicant.not_before) return x.applicant.not_before < y.applicant.not_before;
    return x.applicant.lot != y.applicant.lot ? x.applicant.lot < y.applicant.lot : x.applicant.check < y.applicant.check;
  });
  std::vector<std::vector<int>> preferences(claims.size());
  std::vector<std::vector<double>> priorities(claims.size());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Applicant& a = claims[i].applicant;
    const Person& p = d.people.person[a.slot];
    std::vector<std::pair<double, int>> ranked;
    for (std::size_t o = 0; o < options.size(); ++o) {
      if (options[o].scheme != claims[i].scheme && !is_eligible(d, a.slot, static_cast<int>(options[o].scheme))) continue;
      ranked.emplace_back(-utility(d, p.work_town, options[o].scheme, options[o].town), static_cast<int>(o));
    }
    std::sort(ranked.begin(), ranked.end());
    for (const auto& [cost, o] : ranked) {
      const Option& option = options[static_cast<std::size_t>(o)];
      const double local = p.work_town == option.town ? scheme_of(d, option.scheme).points.works_in_town : 0;
      preferences[i].push_back(o);
      priorities[i].push_back(claims[i].points + local);
    }
  }
  const std::vector<int> match = deferred_acceptance(preferences, priorities, capacities);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (match[i] == unmatched) continue;
    const Option& option = options[static_cast<std::size_t>(match[i])];
    const Applicant& a = claims[i].applicant;
    const std::size_t k = claims[i].scheme;
    if (refuses(d, a, option.scheme, option.town)) {
      if (!keeps_place(d, a, k, option.scheme)) d.stock.queue[k].drop_from_order(a);
      continue;
    }
    if (option.scheme != k) {  // the type was chosen in the matching: the application follows it
      Person& p = d.people.person[a.slot];
      const auto cls = static_cast<std::size_t>(class_of(d, p));
      --d.stock.waiting[k];
      --d.stock.waiting_by_class[k][cls];
      ++d.stock.waiting[option.scheme];
      ++d.stock.waiting_by_class[option.scheme][cls];
      p.application = static_cast<std::uint16_t>(option.scheme + 1) & 15u;
    }
    place(d, a, option.scheme, option.town);
  }
}

bool optimum_wanted(const District& d) {
  const std::string& months = d.setup.p.housing.optimum_months;
  return !months.empty() && (months == "all" || months.find(to_string(d.setup.p.run.start + d.month)) != std::string::npos);
}

// The best assignment of everyone who waits to the free homes of all rental schemes, before the rules run.
double best_total(District& d) {
  std::vector<std::pair<std::size_t, int>> options;
  std::vector<std::int64_t> capacities;
  for (std::size_t k = 0; k < d.setup.scheme.size(); ++k) {
    for (int t = 0; t < d.setup.towns; ++t) {
      const auto open = d.stock.free[k][static_cast<std::size_t>(t)].size();
      if (open == 0) continue;
      options.emplace_back(k, t);
      capacities.push_back(static_cast<std::int64_t>(open));
    }
  }
  // Deferred acceptance may give a home of any of its schemes.
  const auto may_get = [&](const Applicant& a, std::size_t applied_for, std::size_t k) {
    const auto is_matched = [&](std::size_t scheme) {
      return scheme_of(d, scheme).allocation_rule == AllocationRule::deferred_acceptance;
    };
    return k == applied_for || (is_matched(k) && is_matched(applied_for) && is_eligible(d, a.slot, static_cast<int>(k)));
  };
  std::vector<std::vector<int>> listed;
  std::vector<std::vector<double>> weights;
  for (std::size_t k = 0; k < d.setup.scheme.size(); ++k) {
    for (const Applicant& a : in_order(d, k)) {
      listed.emplace_back();
      weights.emplace_back();
      for (std::size_t o = 0; o < options.size(); ++o) {
        if (!may_get(a, k, options[o].first)) continue;
        listed.back().push_back(static_cast<int>(o));
        weights.back().push_back(d.placement_value(a.slot, options[o].first, options[o].second));
      }
    }
  }
  const std::vector<int> match = best_assignment(listed, weights, capacities);
  double total = 0;
  for (std::size_t i = 0; i < match.size(); ++i) {
    for (std::size_t o = 0; o < listed[i].size(); ++o) total += listed[i][o] == match[i] ? weights[i][o] : 0;
  }
  return total;
}

}  // namespace

double District::placement_value(std::uint32_t slot, std::size_t scheme, int town) const {
  // Minutes better than the least attractive home that anybody could be offered: never negative, so that being placed counts.
  return std::max(0.0, 500 + utility(*this, people.person[slot].work_town, scheme, town));
}

void allocate_homes(District& d) {
  d.quality = {std::nan(""), std::nan("")};
  const bool wanted = optimum_wanted(d);
  if (wanted) {
    for (std::size_t k = 0; k < d.setup.scheme.size(); ++k)
      d.stock.queue[k].keep_if([&](const Applicant& a) { return may_be_offered(d, a, k); });
    d.quality = {0, best_total(d)};
  }
  d.count_quality = wanted;
  for (std::size_t k = 0; k < d.setup.scheme.size(); ++k) {
    const SchemeParameters& x = scheme_of(d, k);
    if (!x.enabled || (x.allocation_rule == AllocationRule::deferred_acceptance && x.kind == SchemeKind::rental)) continue;
    // Who waits in vain for a long time leaves entries behind; where homes are given out they are met and dropped.
    if (d.stock.queue[k].size() > 2 * static_cast<std::size_t>(d.stock.waiting[k]) + 64)
      d.stock.queue[k].keep_if([&](const Applicant& a) { return still_waits(d, a, k); });
    if (d.stock.free_homes(static_cast<int>(k)) > 0 && d.stock.waiting[k] > 0) serve_in_order(d, k);
  }
  match_by_deferred_acceptance(d);
  d.ties.form();
}

}  // namespace hearth

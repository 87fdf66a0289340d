#include "models/allocation.h"

#include <algorithm>
#include <cmath>

#include "models/applications.h"
#include "models/district.h"
#include "models/matching.h"
#include "models/tenancy.h"

namespace hearth {

namespace {

struct Candidate {
  Applicant applicant;
  double rank;        // higher is served first
  std::uint32_t lot;  // settles ties
};

bool still_waits(const District& d, const Applicant& a, std::size_t k) {
  const Person& p = d.people.person[a.slot];
  return d.people.is(a.slot, a.id) && p.application == k + 1 && p.applied == a.month;
}

// Drops entries of people who were served, gave up, left, or are eligible no more.
void prune(District& d, std::size_t k) {
  std::erase_if(d.stock.queue[k], [&](const Applicant& a) {
    if (!still_waits(d, a, k)) return true;
    if (is_eligible(d, a.slot, static_cast<int>(k))) return false;
    withdraw(d, a.slot);
    ++d.flows.given_up[k];
    return true;
  });
}

double rank_of(const District& d, const Applicant& a, std::size_t k) {
  const SchemeParameters& x = d.setup.p.housing.schemes[k];
  switch (x.allocation_rule) {
    case AllocationRule::points:
    case AllocationRule::deferred_acceptance:
      return a.points + x.points.per_month_waiting * (d.month - a.not_before);
    case AllocationRule::lottery:
      return d.luck.word(Stream::lottery, a.id, static_cast<std::uint32_t>(d.month) << 4 | static_cast<std::uint32_t>(k));
    default:
      return -a.not_before;
  }
}

std::vector<Candidate> in_order(const District& d, std::size_t k) {
  const bool by_time_too = d.setup.p.housing.schemes[k].allocation_rule != AllocationRule::lottery;
  std::vector<Candidate> list;
  list.reserve(d.stock.queue[k].size());
  for (const Applicant& a : d.stock.queue[k]) {
    list.push_back({a, rank_of(d, a, k), d.luck.word(Stream::lottery, a.id, 0x8000u | static_cast<std::uint32_t>(a.month))});
  }
  std::sort(list.begin(), list.end(), [&](const Candidate& a, const Candidate& b) {
    if (a.rank != b.rank) return a.rank > b.rank;
    if (by_time_too && a.applicant.not_before != b.applicant.not_before) return a.applicant.not_before < b.applicant.not_before;
    return a.lot != b.lot ? a.lot < b.lot : a.applicant.id < b.applicant.id;
  });
  return list;
}

double utility(const District& d, std::uint32_t slot, std::size_t k, int town) {
  const SchemeParameters& x = d.setup.p.housing.schemes[k];
  const double ratio = x.rent_ratio * d.market.rent_per_m2(town) / d.mean_rent;
  return d.market.utility(d.setup, d.people.person[slot].work_town, town, ratio, d.commute_period);
}

double commute(const District& d, std::uint32_t slot, int town) {
  return d.setup.commutes.periods[d.commute_period]
      .minutes[static_cast<std::size_t>(d.people.person[slot].work_town * d.setup.towns + town)];
}

// Homes that must be kept for waiting members of other classes.
std::int64_t reserved_for_others(const District& d, std::size_t k, int cls) {
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
  ++d.flows.placements[k];
  d.flows.wait_months_sum[k] += waited;
  d.flows.wait_months_longest[k] = std::max(d.flows.wait_months_longest[k], waited);
  if (d.count_quality && town >= 0) d.quality.rule += d.placement_value(a.slot, k, town);
  withdraw(d, a.slot);
  if (d.setup.p.housing.schemes[k].kind == SchemeKind::purchase_subsidy) {
    approve_grant(d, a.slot, static_cast<int>(k));
  } else {
    begin_tenancy(d, a.slot, static_cast<int>(k), town);
  }
}

// True when the offer is refused; the refusal's consequence has then been applied.
bool refuses(District& d, const Applicant& a, std::size_t k, int town) {
  const SchemeParameters& x = d.setup.p.housing.schemes[k];
  const std::uint32_t word =
      d.luck.word(Stream::offer, a.id, static_cast<std::uint32_t>(d.month) << 4 | static_cast<std::uint32_t>(k));
  const bool too_far = town >= 0 && x.refusal_commute_minutes > 0 && commute(d, a.slot, town) > x.refusal_commute_minutes;
  if (!too_far && !chance(word, x.refusal_share)) return false;
  ++d.flows.refusals[k];
  if (x.refusal_rule == RefusalRule::leave_queue || x.kind == SchemeKind::purchase_subsidy) {
    withdraw(d, a.slot);
    ++d.flows.given_up[k];
  } else if (x.refusal_rule == RefusalRule::lose_place) {
    for (Applicant& entry : d.stock.queue[k]) {
      if (entry.id == a.id && entry.month == a.month) entry.not_before = static_cast<std::int16_t>(d.month);
    }
  }
  return true;
}

void serve_in_order(District& d, std::size_t k) {
  std::int64_t left = d.stock.free_homes(static_cast<int>(k));
  const bool grants = d.setup.p.housing.schemes[k].kind == SchemeKind::purchase_subsidy;
  std::int64_t offers = left;  // a refused home is offered again next month
  for (const Candidate& c : in_order(d, k)) {
    if (offers <= 0) break;
    const int cls = d.people.person[c.applicant.slot].cls;
    if (left - reserved_for_others(d, k, cls) <= 0) continue;
    int town = -1;
    double best = 0;
    for (int t = 0; !grants && t < d.setup.towns; ++t) {
      if (d.stock.free[k][static_cast<std::size_t>(t)].empty()) continue;
      const double u = utility(d, c.applicant.slot, k, t);
      if (town < 0 || u > best) {
        town = t;
        best = u;
      }
    }
    if (!grants && town < 0) break;
    --offers;
    if (refuses(d, c.applicant, k, town)) continue;
    place(d, c.applicant, k, town);
    --left;
  }
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
    const SchemeParameters& x = d.setup.p.housing.schemes[k];
    if (x.allocation_rule != AllocationRule::deferred_acceptance || x.kind != SchemeKind::rental || !x.enabled) continue;
    schemes.push_back(k);
    prune(d, k);
    for (int t = 0; t < d.setup.towns; ++t) {
      const auto open = d.stock.free[k][static_cast<std::size_t>(t)].size();
      if (open == 0) continue;
      options.push_back({k, t});
      capacities.push_back(static_cast<std::int64_t>(open));
    }
  }
  if (options.empty()) return;
  std::vector<Candidate> applicants;
  std::vector<std::size_t> applied_for;
  for (const std::size_t k : schemes) {
    for (Candidate& c : in_order(d, k)) {
      applicants.push_back(c);
      applied_for.push_back(k);
    }
  }
  std::vector<std::vector<int>> preferences(applicants.size());
  std::vector<std::vector<double>> priorities(applicants.size());
  for (std::size_t i = 0; i < applicants.size(); ++i) {
    const std::uint32_t slot = applicants[i].applicant.slot;
    std::vector<std::pair<double, int>> ranked;
    for (std::size_t o = 0; o < options.size(); ++o) {
      if (options[o].scheme != applied_for[i] && !is_eligible(d, slot, static_cast<int>(options[o].scheme))) continue;
      ranked.emplace_back(-utility(d, slot, options[o].scheme, options[o].town), static_cast<int>(o));
    }
    std::sort(ranked.begin(), ranked.end());
    for (const auto& [cost, o] : ranked) {
      const Option& option = options[static_cast<std::size_t>(o)];
      const double local =
          d.people.person[slot].work_town == option.town ? d.setup.p.housing.schemes[option.scheme].points.works_in_town : 0;
      preferences[i].push_back(o);
      priorities[i].push_back(applicants[i].rank + local);
    }
  }
  const std::vector<int> match = deferred_acceptance(preferences, priorities, capacities);
  for (std::size_t i = 0; i < applicants.size(); ++i) {
    if (match[i] == unmatched) continue;
    const Option& option = options[static_cast<std::size_t>(match[i])];
    if (!refuses(d, applicants[i].applicant, applied_for[i], option.town)) {
      if (option.scheme != applied_for[i]) {  // the type was chosen in the matching: the application follows it
        --d.stock.waiting[applied_for[i]];
        --d.stock.waiting_by_class[applied_for[i]][d.people.person[applicants[i].applicant.slot].cls];
        ++d.stock.waiting[option.scheme];
        ++d.stock.waiting_by_class[option.scheme][d.people.person[applicants[i].applicant.slot].cls];
        d.people.person[applicants[i].applicant.slot].application = static_cast<std::uint8_t>(option.scheme + 1);
      }
      place(d, applicants[i].applicant, option.scheme, option.town);
    }
  }
}

bool optimum_wanted(const District& d) {
  const std::string& months = d.setup.p.housing.optimum_months;
  return !months.empty() && (months == "all" || months.find(to_string(d.setup.p.run.start + d.month)) != std::string::npos);
}

// The best assignment of everyone who waits to the free homes of all rental schemes, before the rules run.
double best_total(const District& d) {
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
  std::vector<std::vector<int>> listed;
  std::vector<std::vector<double>> weights;
  for (std::size_t k = 0; k < d.setup.scheme.size(); ++k) {
    for (const Applicant& a : d.stock.queue[k]) {
      if (!still_waits(d, a, k)) continue;
      listed.emplace_back();
      weights.emplace_back();
      for (std::size_t o = 0; o < options.size(); ++o) {
        if (options[o].first != k) continue;
        listed.back().push_back(static_cast<int>(o));
        weights.back().push_back(d.placement_value(a.slot, k, options[o].second));
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

double District::placement_value(std::uint32_t slot, std::size_t k, int town) const {
  // Minutes better than the least attractive home that anybody could be offered: never negative, so that being placed counts.
  return std::max(0.0, 500 + utility(*this, slot, k, town));
}

void allocate_homes(District& d) {
  d.quality = {std::nan(""), std::nan("")};
  const bool wanted = optimum_wanted(d);
  if (wanted) {
    for (std::size_t k = 0; k < d.setup.scheme.size(); ++k) prune(d, k);
    d.quality = {0, best_total(d)};
  }
  d.count_quality = wanted;
  for (std::size_t k = 0; k < d.setup.scheme.size(); ++k) {
    const SchemeParameters& x = d.setup.p.housing.schemes[k];
    if (!x.enabled || (x.allocation_rule == AllocationRule::deferred_acceptance && x.kind == SchemeKind::rental)) continue;
    // Stale entries are dropped when homes are there to give, or when they are half of the queue.
    const bool homes = d.stock.free_homes(static_cast<int>(k)) > 0;
    if (homes || d.stock.queue[k].size() > 2 * static_cast<std::size_t>(d.stock.waiting[k]) + 64) prune(d, k);
    if (homes && !d.stock.queue[k].empty()) serve_in_order(d, k);
  }
  match_by_deferred_acceptance(d);
}

}  // namespace hearth

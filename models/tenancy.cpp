#include "models/tenancy.h"

#include <algorithm>
#include <cmath>

#include "models/applications.h"
#include "models/arrivals.h"
#include "models/indices.h"
#include "models/life_events.h"
#include "models/retention.h"
#include "sim/kernels.h"

namespace hearth {

namespace {

// As a home keeps it: runs and terms have at most 600 months, so 12 bits hold it.
std::uint32_t month_number(std::int64_t month) {
  return static_cast<std::uint32_t>(month) & 0xfffu;
}

std::uint16_t scheme_rent(const District& d, std::size_t k, int town) {
  const SchemeParameters& x = scheme_of(d, k);
  return rent_units(x.rent_ratio * d.market.market_rent(d.setup, town, x.area));
}

// What is due next of a tenancy: a check of the income, the decision on its last months, or its end.
int next_review(const Tenancy& x) {
  if (x.ends_for_good) return static_cast<int>(x.ends);
  return std::min(static_cast<int>(x.next_check), static_cast<int>(x.ends) - last_months_of_tenancy);
}

void plan_review(District& d, std::uint32_t h) {
  d.stock.review_of(h) = Clock::at(std::max(d.month + 1, next_review(d.stock.home[h].tenancy)));
}

}  // namespace

void plan_replication_deliveries(District& d) {
  for (std::size_t i = 0; i < d.setup.deliveries.size(); ++i) {
    PlannedDelivery delivery = d.setup.deliveries[i];
    const SchemeParameters& x = scheme_of(d, static_cast<std::size_t>(delivery.scheme));
    const Identity id{static_cast<std::uint64_t>(delivery.scheme) << 40 |
                      static_cast<std::uint64_t>(delivery.listed.index) << 16 | static_cast<std::uint64_t>(delivery.town + 1)};
    const Block w = d.luck.block(Stream::delivery_slip, id);
    // Departments have to agree first; then a slip is exponential with the stated mean, in whole months from 1, the more likely
    // the less of the planned activity they get done.
    const int task = index_of(d.setup.p.tasks, x.task);
    double slip_share = x.delivery_slip_share;
    if (task >= 0) {
      const auto t = static_cast<std::size_t>(task);
      const int planned = std::clamp(delivery.listed - d.setup.p.run.start, 0, d.setup.months - 1);
      EffortParameters of_homes = d.setup.p.effort;
      of_homes.slip_share = x.delivery_slip_share;
      slip_share = slip_chance(of_homes, d.setup.responsibility.task_effort[t][static_cast<std::size_t>(planned)]);
      delivery.months_of_coordination = static_cast<int>(std::floor(d.setup.responsibility.coordination_months[t] + 0.5));
    }
    if (chance(w[0], slip_share)) {
      delivery.months_of_slip =
          1 + static_cast<int>(unit_exponential(w[1]) / hazard_unit * std::max(0.0, x.delivery_slip_months_mean - 0.5));
    }
    delivery.month += delivery.months_of_coordination + delivery.months_of_slip;
    d.stock.due.push_back(delivery);
    d.stock.planned[static_cast<std::size_t>(delivery.scheme)] += delivery.units;
    int& first = d.stock.first_delivery[static_cast<std::size_t>(delivery.scheme)];
    if (delivery.units > 0 && (first < 0 || delivery.month < first)) first = delivery.month;
  }
  std::size_t homes = 0;
  for (const PlannedDelivery& x : d.stock.due) {
    const bool in_run = x.month < d.setup.months && x.units > 0;
    const bool is_home = scheme_of(d, static_cast<std::size_t>(x.scheme)).kind != SchemeKind::purchase_subsidy;
    if (in_run && is_home) homes += static_cast<std::size_t>(x.units);
  }
  d.stock.home.reserve(homes);
  d.stock.review.reserve(homes / clocks_per_owner + 1);
}

void deliver_homes(District& d) {
  for (const PlannedDelivery& x : d.stock.due) {
    if (x.month != d.month || x.units <= 0) continue;
    const auto k = static_cast<std::size_t>(x.scheme);
    d.stock.delivered[k] += x.units;
    d.flows.delivered[k] += x.units;
    if (scheme_of(d, k).kind == SchemeKind::purchase_subsidy) {
      d.stock.grants_open[k] += x.units;
      continue;
    }
    const auto town = static_cast<std::size_t>(x.town);
    d.ledger.post(x.scheme, Purpose::fit_out, Payer::district, Money::cny(scheme_of(d, k).fit_out_cost) * x.units);
    for (std::int64_t i = 0; i < x.units; ++i) {
      auto& building = d.stock.newest_building[k][town];
      auto& in_building = d.stock.in_newest_building[k][town];
      if (building == nobody || in_building == scheme_of(d, k).homes_per_building) {
        building = static_cast<std::uint32_t>(d.stock.building.size());
        in_building = 0;
        d.stock.building.emplace_back(x.scheme, x.town);
      }
      ++in_building;
      d.stock.add_home(building);
    }
  }
  d.stock.turnaround.take_each(d.month, [&](std::uint32_t home) {
    --d.stock.in_turnaround[d.stock.building_of(d.stock.home[home]).scheme];
    d.stock.set_free(home);
  });
}

void begin_tenancy(District& d, std::uint32_t slot, int scheme, int town) {
  const auto k = static_cast<std::size_t>(scheme);
  release_home(d, slot);
  const std::uint32_t h = d.stock.free[k][static_cast<std::size_t>(town)].take(d.stock.home);
  Home& home = d.stock.home[h];
  home.tenant = slot;
  home.tenancy = Tenancy{};
  home.tenancy.ends = month_number(d.month + scheme_of(d, k).term_months);
  home.tenancy.next_check = month_number(d.month + scheme_of(d, k).check_income_every_months);
  plan_review(d, h);
  Person& p = d.people.person[slot];
  p.home_unit = h;
  ++d.stock.held[k];
  ++d.stock.held_by_class[k][static_cast<std::size_t>(class_of(d, p))];
  ++d.stock.held_by_town[k][static_cast<std::size_t>(town)];
  move_into(d, slot, first_scheme_home + scheme, town, scheme_rent(d, k, town));
  d.people.clock_of(PersonClock::renew_lease, slot) = Clock::at(d.month + 12);

  Building& building = d.stock.building[home.building];
  std::uint32_t word = d.luck.word(Stream::building_ties, p.id, static_cast<std::uint32_t>(d.month));
  for (int n = d.setup.building_ties(word); n > 0; --n) {
    word = next_word(word);
    const std::uint32_t let = building.let[uniform_below(word, remembered_lettings)];
    if (let != nobody) d.ties.introduce(slot, d.stock.home[let].tenant);
  }
  building.add_letting(h);
}

void release_home(District& d, std::uint32_t slot) {
  Person& p = d.people.person[slot];
  const int kind = home_kind_of(d, slot);
  if (kind < first_scheme_home || p.home_unit == nobody) return;
  const auto k = static_cast<std::size_t>(kind - first_scheme_home);
  if (scheme_of(d, k).kind != SchemeKind::rental) return;
  Home& home = d.stock.home[p.home_unit];
  home.tenant = nobody;
  --d.stock.held[k];
  --d.stock.held_by_class[k][static_cast<std::size_t>(class_of(d, p))];
  const std::size_t town = d.stock.building_of(home).town;
  --d.stock.held_by_town[k][town];
  ++d.flows.releases[k];
  if (scheme_of(d, k).turnaround_months == 0) {
    d.stock.set_free(p.home_unit);
  } else {
    ++d.stock.in_turnaround[k];
    d.stock.turnaround.add(d.month + static_cast<int>(scheme_of(d, k).turnaround_months), p.home_unit);
  }
  p.home_unit = nobody;
}

namespace {

// The tenant, or the scheme, settles whether the tenancy is renewed.
void decide_renewal(District& d, Home& home, std::uint32_t word) {
  const std::size_t k = d.stock.building_of(home).scheme;
  const std::uint32_t slot = home.tenant;
  const bool still_eligible = (home_of(d, slot).schemes >> k & 1) != 0;
  if (still_eligible && home.tenancy.renewals < scheme_of(d, k).renewals_max && chance(word, scheme_of(d, k).renewal_share)) {
    ++home.tenancy.renewals;
    home.tenancy.ends = month_number(home.tenancy.ends + scheme_of(d, k).renewal_term_months);
    return;
  }
  home.tenancy.ends_for_good = true;
  set_home_code(d, slot, d.setup.codes.with_last_months(d.people.person[slot].code[by_home]));
}

// Who earns too much gets a notice of three months, or the rest of the term where that is shorter.
void check_income(District& d, Home& home) {
  const std::size_t k = d.stock.building_of(home).scheme;
  Person& p = d.people.person[home.tenant];
  home.tenancy.next_check = month_number(d.month + scheme_of(d, k).check_income_every_months);
  const EligibilityParameters& e = scheme_of(d, k).eligibility;
  if (e.income_cap_ratio <= 0 || p.wage * 10.0 <= e.income_cap_ratio * d.setup.p.wages.city_average) return;
  home.tenancy.ends_for_good = true;
  home.tenancy.ends = month_number(std::min<std::int64_t>(home.tenancy.ends, d.month + last_months_of_tenancy));
  set_home_code(d, home.tenant, d.setup.codes.with_last_months(p.code[by_home]));
}

void end_tenancy(District& d, std::uint32_t slot) {
  const int scheme = home_kind_of(d, slot) - first_scheme_home;
  release_home(d, slot);
  rent_privately(d, slot, d.luck.word(Stream::next_home, d.people.person[slot].id, static_cast<std::uint32_t>(d.month)));
  note(d, slot, EventKind::tenancy_over, scheme);
}

// The homes whose tenancies are due this month.
void find_reviews(District& d, std::vector<std::uint32_t>& due) {
  due.clear();
  const std::span<const Clocks> all(d.stock.review);
  std::array<DueClock, items_per_piece * clocks_per_owner> fired;
  for (std::size_t begin = 0; begin < all.size(); begin += items_per_piece) {
    const std::size_t end = std::min(all.size(), begin + items_per_piece);
    const std::size_t n = kernels().due(all.data(), begin, end, d.month, fired.data());
    for (const DueClock x : std::span(fired).first(n)) {
      const std::uint32_t h = x.owner() * clocks_per_owner + x.which();
      if (d.stock.home[h].tenant != nobody) due.push_back(h);
    }
  }
}

}  // namespace

void review_tenancies(District& d) {
  std::vector<Home>& homes = d.stock.home;
  find_reviews(d, d.found_slots);
  in_pieces(d.found_slots, [&](std::span<const std::uint32_t> due) {
    std::array<std::uint32_t, items_per_piece> deciding;
    d.batch.clear();
    asking_ahead(
        due, [&](std::uint32_t h) { d.people.prefetch_all(homes[h].tenant); },
        [&](std::uint32_t h) {
          const Tenancy& x = homes[h].tenancy;
          if (!x.ends_for_good && d.month == static_cast<int>(x.next_check)) check_income(d, homes[h]);
          if (x.ends_for_good || d.month < static_cast<int>(x.ends) - last_months_of_tenancy) return;
          deciding[d.batch.size()] = h;
          d.batch.add(d.people.person[homes[h].tenant].id, static_cast<std::uint32_t>(d.month));
        });
    d.batch.draw(d.luck, Stream::renewal);
    for (std::size_t i = 0; i < d.batch.size(); ++i) decide_renewal(d, homes[deciding[i]], d.batch.word(i));
    for (const std::uint32_t h : due) {
      const Tenancy& x = homes[h].tenancy;
      if (x.ends_for_good && d.month >= static_cast<int>(x.ends)) end_tenancy(d, homes[h].tenant);
      if (homes[h].tenant != nobody) plan_review(d, h);
    }
  });
}

namespace {

// What somebody does whose moving clock fired.
void move_home(District& d, const Decision& x) {
  const int kind = home_kind_of(d, x.slot);
  const RentParameters& r = d.setup.p.rents;
  // Who has come to a home of their own since the clock was looked at, with a grant of this month, stays there.
  if (d.setup.home_rows[d.people.person[x.slot].code[by_home]].move_home <= 0) return;
  if (kind == static_cast<int>(HomeKind::private_rent) &&
      chance(x.word[0], r.purchase_hazard_per_month / (r.purchase_hazard_per_month + r.move_hazard_per_month))) {
    if (d.people.tenure(x.slot, d.month) < r.purchase_min_months) return;
    if (const int waited_for = d.people.person[x.slot].application - 1; waited_for >= 0)
      note(d, x.slot, EventKind::withdrew, waited_for);
    withdraw_for_good(d, x.slot);
    move_into(d, x.slot, static_cast<int>(HomeKind::own), d.market.choose_town(d.people.person[x.slot].work_town, x.word[1]),
              0);
    note(d, x.slot, EventKind::home_bought, static_cast<int>(HomeKind::own));
    ++d.flows.purchases;
  } else {
    release_home(d, x.slot);
    rent_privately(d, x.slot, x.word[1]);
    note(d, x.slot, EventKind::moved, home_kind_of(d, x.slot));
  }
  ++d.flows.moves;
}

void renew_lease(District& d, std::uint32_t slot) {
  Person& p = d.people.person[slot];
  const int kind = home_kind_of(d, slot);
  // Who has moved to a home without a lease in the same month, as buyers do, has none to renew.
  if (p.is_renter == 0 && kind < first_scheme_home) return;
  p.rent = p.is_renter != 0 ? d.market.contract_rent(p.home_town, household_of(p))
                            : scheme_rent(d, static_cast<std::size_t>(kind - first_scheme_home), p.home_town);
  d.people.clock_of(PersonClock::renew_lease, slot) = Clock::at(d.month + 12);
  refresh_burden(d, slot);
}

}  // namespace

void renew_leases(District& d) {
  asking_ahead(
      d.leases, [&](std::uint32_t slot) { d.people.prefetch_all(slot); }, [&](std::uint32_t slot) { renew_lease(d, slot); });
}

void move_homes(District& d) {
  asking_ahead(
      d.decisions[static_cast<std::size_t>(PersonClock::move_home)], [&](const Decision& x) { d.people.prefetch_all(x.slot); },
      [&](const Decision& x) { move_home(d, x); });
}

void post_housing_costs(District& d) {
  for (int scheme = 0; scheme < d.setup.schemes; ++scheme) {
    const auto k = static_cast<std::size_t>(scheme);
    const SchemeParameters& x = scheme_of(d, k);
    if (x.kind != SchemeKind::rental) continue;
    d.ledger.post(scheme, Purpose::operating, Payer::district, Money::cny(x.operating_cost) * d.stock.delivered[k]);
    for (std::size_t t = 0; t < d.stock.held_by_town[k].size(); ++t) {
      const std::int64_t held = d.stock.held_by_town[k][t];
      if (held == 0) continue;
      const double market = d.market.market_rent(d.setup, static_cast<int>(t), x.area);
      d.ledger.post(scheme, Purpose::tenant_rent, Payer::individual, Money::cny(market * x.rent_ratio) * held);
      d.ledger.post(scheme, Purpose::rent_forgone, Payer::district, Money::cny(market * (1 - x.rent_ratio)) * held);
    }
  }
}

}  // namespace hearth

#include "models/tenancy.h"

#include <algorithm>
#include <cmath>

#include "models/applications.h"
#include "models/arrivals.h"
#include "models/life_events.h"
#include "models/retention.h"

namespace hearth {

namespace {

const SchemeParameters& parameters(const District& d, std::size_t k) {
  return d.setup.p.housing.schemes[k];
}

void appoint(District& d, int month, std::uint32_t slot, Date date) {
  d.agenda.add(month, slot, d.people.person[slot].id, static_cast<std::uint32_t>(date));
}

std::uint16_t scheme_rent(const District& d, std::size_t k, int town) {
  const SchemeParameters& x = parameters(d, k);
  return rent_units(x.rent_ratio * d.market.market_rent(d.setup, town, x.area));
}

void plan_decision(District& d, std::uint32_t slot, const Home& home) {
  appoint(d, std::max(d.month + 1, home.tenancy_ends - last_months_of_tenancy), slot, Date::tenancy_decision);
}

Grant* grant_of(District& d, std::uint32_t slot) {
  if (d.people.person[slot].holds_grant == 0) return nullptr;
  for (auto it = d.stock.grant.rbegin(); it != d.stock.grant.rend(); ++it) {
    if (it->holder == slot && it->person == d.people.person[slot].id) return &*it;
  }
  return nullptr;
}

}  // namespace

Money instalment(double amount, std::int64_t instalments, int number) {
  const auto paid_after = [&](int n) { return Money::cny(amount * n / static_cast<double>(instalments)); };
  return paid_after(number + 1) - paid_after(number);
}

double clawback(double paid, double clawback_share, int served_months, int commitment_months) {
  if (commitment_months <= 0 || served_months >= commitment_months) return 0;
  return paid * clawback_share * (commitment_months - served_months) / commitment_months;
}

void plan_replication_deliveries(District& d) {
  for (std::size_t i = 0; i < d.setup.deliveries.size(); ++i) {
    PlannedDelivery delivery = d.setup.deliveries[i];
    const SchemeParameters& x = parameters(d, static_cast<std::size_t>(delivery.scheme));
    const Identity id{static_cast<std::uint64_t>(delivery.scheme) << 40 | static_cast<std::uint64_t>(delivery.month + 1) << 16 |
                      static_cast<std::uint64_t>(delivery.town + 1)};
    const Block w = d.luck.block(Stream::delivery_slip, id);
    // A slip is exponential with the stated mean, in whole months from 1.
    if (chance(w[0], x.delivery_slip_share)) {
      delivery.month +=
          1 + static_cast<int>(unit_exponential(w[1]) / hazard_unit * std::max(0.0, x.delivery_slip_months_mean - 0.5));
    }
    d.stock.due.push_back(delivery);
    d.stock.planned[static_cast<std::size_t>(delivery.scheme)] += delivery.units;
  }
}

void deliver_homes(District& d) {
  for (const PlannedDelivery& x : d.stock.due) {
    if (x.month != d.month || x.units <= 0) continue;
    const auto k = static_cast<std::size_t>(x.scheme);
    d.stock.delivered[k] += x.units;
    d.flows.delivered[k] += x.units;
    if (parameters(d, k).kind == SchemeKind::purchase_subsidy) {
      d.stock.grants_open[k] += x.units;
      continue;
    }
    const auto town = static_cast<std::size_t>(x.town);
    d.ledger.post(x.scheme, Purpose::fit_out, Payer::district, Money::cny(parameters(d, k).fit_out_cost) * x.units);
    for (std::int64_t i = 0; i < x.units; ++i) {
      auto& building = d.stock.newest_building[k][town];
      auto& in_building = d.stock.in_newest_building[k][town];
      if (building == nobody || in_building == parameters(d, k).homes_per_building) {
        building = d.stock.buildings++;
        in_building = 0;
        d.building_tenants.push_back({nobody, nobody, nobody, nobody});
      }
      ++in_building;
      Home home;
      home.scheme = static_cast<std::uint8_t>(x.scheme);
      home.town = static_cast<std::uint8_t>(x.town);
      home.building = building;
      d.stock.free[k][town].push_back(static_cast<std::uint32_t>(d.stock.home.size()));
      d.stock.home.push_back(home);
    }
  }
  for (const std::uint32_t h : d.stock.turnaround[static_cast<std::size_t>(d.month)]) {
    const Home& home = d.stock.home[h];
    --d.stock.in_turnaround[home.scheme];
    d.stock.free[home.scheme][home.town].push_back(h);
  }
}

void begin_tenancy(District& d, std::uint32_t slot, int scheme, int town) {
  const auto k = static_cast<std::size_t>(scheme);
  release_home(d, slot);
  auto& open = d.stock.free[k][static_cast<std::size_t>(town)];
  const std::uint32_t h = open.back();
  open.pop_back();
  Home& home = d.stock.home[h];
  home.tenant = slot;
  home.tenancy_began = static_cast<std::int16_t>(d.month);
  home.tenancy_ends = static_cast<std::int16_t>(d.month + parameters(d, k).term_months);
  home.renewals = 0;
  home.ends_for_good = false;
  Person& p = d.people.person[slot];
  p.home_unit = h;
  ++d.stock.held[k];
  ++d.stock.held_by_class[k][static_cast<std::size_t>(class_of(d, p))];
  ++d.stock.held_by_town[k][static_cast<std::size_t>(town)];
  move_into(d, slot, first_scheme_home + scheme, town, scheme_rent(d, k, town));
  d.people.clock_of(PersonClock::renew_lease, slot) = Clock::at(d.month + 12);
  plan_decision(d, slot, home);
  appoint(d, d.month + static_cast<int>(parameters(d, k).check_income_every_months), slot, Date::tenancy_check);

  auto& tenants = d.building_tenants[home.building];
  std::uint32_t word = next_word(fingerprint(p.id) + static_cast<std::uint32_t>(d.month));
  for (int n = d.setup.building_ties(word); n > 0; --n) {
    word = next_word(word);
    d.ties.introduce(slot, tenants[word % remembered_tenants]);
  }
  tenants[static_cast<std::size_t>(d.stock.held[k]) % remembered_tenants] = slot;
}

void release_home(District& d, std::uint32_t slot) {
  Person& p = d.people.person[slot];
  const int kind = home_kind_of(d, slot);
  if (kind < first_scheme_home || p.home_unit == nobody) return;
  const auto k = static_cast<std::size_t>(kind - first_scheme_home);
  if (parameters(d, k).kind != SchemeKind::rental) return;
  Home& home = d.stock.home[p.home_unit];
  home.tenant = nobody;
  --d.stock.held[k];
  --d.stock.held_by_class[k][static_cast<std::size_t>(class_of(d, p))];
  --d.stock.held_by_town[k][home.town];
  ++d.flows.releases[k];
  const auto back = static_cast<std::size_t>(d.month + parameters(d, k).turnaround_months);
  if (parameters(d, k).turnaround_months == 0) {
    d.stock.free[k][home.town].push_back(p.home_unit);
  } else {
    ++d.stock.in_turnaround[k];
    if (back < d.stock.turnaround.size()) d.stock.turnaround[back].push_back(p.home_unit);
  }
  p.home_unit = nobody;
}

void approve_grant(District& d, std::uint32_t slot, int scheme) {
  const auto k = static_cast<std::size_t>(scheme);
  const int first = d.month + std::max(1, static_cast<int>(parameters(d, k).processing_months));
  Grant grant;
  grant.holder = slot;
  grant.person = d.people.person[slot].id;
  grant.scheme = static_cast<std::uint8_t>(scheme);
  grant.first_payment = static_cast<std::int16_t>(first);
  d.stock.grant.push_back(grant);
  --d.stock.grants_open[k];
  ++d.stock.held[k];
  d.people.person[slot].holds_grant = 1;
  d.people.person[slot].interests &= static_cast<std::uint8_t>(~(1u << k));  // one grant in a life
  refresh_eligibility(d, slot);
  appoint(d, first, slot, Date::grant_payment);
}

void decide_renewal(District& d, std::uint32_t slot) {
  const HomeState state = home_of(d, slot);
  Person& p = d.people.person[slot];
  if (state.kind < first_scheme_home || p.home_unit == nobody) return;
  const auto k = static_cast<std::size_t>(state.kind - first_scheme_home);
  if (parameters(d, k).kind != SchemeKind::rental) return;
  Home& home = d.stock.home[p.home_unit];
  if (home.ends_for_good || home.tenancy_ends - d.month > last_months_of_tenancy) return;  // of an earlier tenancy
  const bool still_eligible = (state.schemes >> k & 1) != 0;
  const std::uint32_t word = d.luck.word(Stream::renewal, d.people.person[slot].id, static_cast<std::uint32_t>(d.month));
  if (still_eligible && home.renewals < parameters(d, k).renewals_max && chance(word, parameters(d, k).renewal_share)) {
    ++home.renewals;
    home.tenancy_ends = static_cast<std::int16_t>(home.tenancy_ends + parameters(d, k).renewal_term_months);
    plan_decision(d, slot, home);
    return;
  }
  home.ends_for_good = true;
  set_home_code(d, slot, d.setup.codes.with_last_months(p.code[by_home]));
  if (home.tenancy_ends <= d.month) return end_tenancy(d, slot);
  appoint(d, home.tenancy_ends, slot, Date::tenancy_end);
}

void check_tenant(District& d, std::uint32_t slot) {
  const HomeState state = home_of(d, slot);
  Person& p = d.people.person[slot];
  if (state.kind < first_scheme_home || p.home_unit == nobody) return;
  const auto k = static_cast<std::size_t>(state.kind - first_scheme_home);
  if (parameters(d, k).kind != SchemeKind::rental) return;
  Home& home = d.stock.home[p.home_unit];
  const int interval = static_cast<int>(parameters(d, k).check_income_every_months);
  if (home.ends_for_good || (d.month - home.tenancy_began) % interval != 0) return;
  const EligibilityParameters& e = parameters(d, k).eligibility;
  const bool income_too_high = e.income_cap_ratio > 0 && p.wage * 10.0 > e.income_cap_ratio * d.setup.p.wages.city_average;
  if (!income_too_high) {
    appoint(d, d.month + interval, slot, Date::tenancy_check);
    return;
  }
  // Notice of three months, or the rest of the term where that is shorter.
  home.ends_for_good = true;
  home.tenancy_ends = static_cast<std::int16_t>(std::min<int>(home.tenancy_ends, d.month + last_months_of_tenancy));
  set_home_code(d, slot, d.setup.codes.with_last_months(p.code[by_home]));
  appoint(d, std::max<int>(d.month + 1, home.tenancy_ends), slot, Date::tenancy_end);
}

void end_tenancy(District& d, std::uint32_t slot) {
  Person& p = d.people.person[slot];
  if (home_kind_of(d, slot) < first_scheme_home || p.home_unit == nobody) return;
  const auto k = static_cast<std::size_t>(home_kind_of(d, slot) - first_scheme_home);
  if (parameters(d, k).kind != SchemeKind::rental) return;
  const Home& home = d.stock.home[p.home_unit];
  if (!home.ends_for_good || home.tenancy_ends > d.month) return;
  release_home(d, slot);
  rent_privately(d, slot, d.luck.word(Stream::next_home, d.people.person[slot].id, static_cast<std::uint32_t>(d.month)));
  note(d, slot, EventKind::tenancy_over, static_cast<int>(k));
}

void pay_grant(District& d, std::uint32_t slot) {
  Grant* grant = grant_of(d, slot);
  if (grant == nullptr) return;
  const auto k = static_cast<std::size_t>(grant->scheme);
  const SchemeParameters& x = parameters(d, k);
  if (grant->paid_instalments == 0) {
    release_home(d, slot);
    const std::uint32_t word =
        d.luck.word(Stream::purchase_town, d.people.person[slot].id, static_cast<std::uint32_t>(d.month));
    move_into(d, slot, first_scheme_home + grant->scheme, d.market.choose_town(d.people.person[slot].work_town, word), 0);
    appoint(d, d.month + static_cast<int>(x.commitment_months), slot, Date::commitment_over);
    note(d, slot, EventKind::home_bought, first_scheme_home + grant->scheme);
    ++d.flows.purchases;
  }
  d.ledger.post(grant->scheme, Purpose::purchase_subsidy, Payer::district,
                instalment(x.amount, x.instalments, grant->paid_instalments));
  ++grant->paid_instalments;
  if (grant->paid_instalments < x.instalments) appoint(d, d.month + 12, slot, Date::grant_payment);
}

void end_commitment(District& d, std::uint32_t slot) {
  Grant* grant = grant_of(d, slot);
  if (grant == nullptr) return;
  const SchemeParameters& x = parameters(d, grant->scheme);
  if (d.month - grant->first_payment < x.commitment_months) return;
  if (grant->paid_instalments >= x.instalments) {
    grant->holder = nobody;
    d.people.person[slot].holds_grant = 0;
  }
  move_into(d, slot, static_cast<int>(HomeKind::own), d.people.person[slot].home_town, 0);
}

void settle_departure(District& d, std::uint32_t slot) {
  release_home(d, slot);
  Grant* grant = grant_of(d, slot);
  if (grant == nullptr) return;
  const SchemeParameters& x = parameters(d, grant->scheme);
  if (grant->paid_instalments == 0) {  // nothing was bought: the grant is open again
    --d.stock.held[grant->scheme];
    ++d.stock.grants_open[grant->scheme];
  }
  const double paid = x.amount * grant->paid_instalments / static_cast<double>(x.instalments);
  const double claim = clawback(paid, x.clawback_share, d.month - grant->first_payment, static_cast<int>(x.commitment_months));
  if (claim > 0)
    d.ledger.post(grant->scheme, Purpose::clawback, Payer::district, Money{} - Money::cny(claim * x.clawback_recovered));
  grant->holder = nobody;
}

namespace {

// What somebody does whose moving clock fired.
void move_home(District& d, const Decision& x) {
  const int kind = home_kind_of(d, x.slot);
  const RentParameters& r = d.setup.p.rents;
  if (kind == static_cast<int>(HomeKind::own)) return;
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

void renew_lease(District& d, const Decision& x) {
  Person& p = d.people.person[x.slot];
  const int kind = home_kind_of(d, x.slot);
  p.rent = p.is_renter != 0 ? d.market.contract_rent(p.home_town, household_of(p))
                            : scheme_rent(d, static_cast<std::size_t>(kind - first_scheme_home), p.home_town);
  d.people.clock_of(PersonClock::renew_lease, x.slot) = Clock::at(d.month + 12);
  refresh_burden(d, x.slot);
}

template <class Act>
void for_each_decision(District& d, PersonClock which, const Act& act) {
  asking_ahead(
      d.decisions[static_cast<std::size_t>(which)], [&](const Decision& x) { d.people.prefetch_all(x.slot); },
      [&](const Decision& x) { act(d, x); });
}

}  // namespace

void renew_leases(District& d) {
  for_each_decision(d, PersonClock::renew_lease, renew_lease);
}

void move_homes(District& d) {
  for_each_decision(d, PersonClock::move_home, move_home);
}

void post_housing_costs(District& d) {
  for (int scheme = 0; scheme < d.setup.schemes; ++scheme) {
    const auto k = static_cast<std::size_t>(scheme);
    const SchemeParameters& x = parameters(d, k);
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

#include "models/district.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/allocation.h"
#include "models/applications.h"
#include "models/arrivals.h"
#include "models/careers.h"
#include "models/decisions.h"
#include "models/firms.h"
#include "models/invariants.h"
#include "models/job_matching.h"
#include "models/life_events.h"
#include "models/measures.h"
#include "models/programme_calls.h"
#include "models/retention.h"
#include "models/review.h"
#include "models/tenancy.h"
#include "sim/draw_order.h"
#include "sim/portable_math.h"

namespace hearth {

namespace {

// 1. The calendar: prices, travel times and openings of this month.
void turn_calendar(District& d) {
  const Setup& s = d.setup;
  const auto& periods = s.commutes.periods;
  std::size_t period = d.commute_period;
  while (period + 1 < periods.size() && periods[period + 1].first_month <= d.month) ++period;
  if (period != d.commute_period || d.commute_bands_now.empty()) {
    d.commute_period = period;
    const std::vector<std::uint8_t> before = std::exchange(d.commute_bands_now, {});
    for (const float minutes : periods[period].minutes)
      d.commute_bands_now.push_back(static_cast<std::uint8_t>(commute_band(minutes)));
    for (std::uint32_t slot = 0; slot < d.people.end(); ++slot) {
      if (!d.people.alive(slot)) continue;
      const std::size_t pair = commute_pair(d.setup, d.people.person[slot]);
      if (before[pair] != d.commute_bands_now[pair]) refresh_commute(d, slot);
    }
  }
  const WageParameters& w = s.p.wages;
  d.wage_index = portable_pow(1 + w.growth_per_year, d.month / 12.0);
  const double single = 10 * d.wage_index * w.net_of_gross;
  d.income_factor = {static_cast<float>(single), static_cast<float>(single * w.household_factor_couple),
                     static_cast<float>(single * w.household_factor_family)};
  d.rare_risk_limits = rare_risk_limits(s, s.months - d.month);
  if (d.month > 0) prepare_calls(d);
  d.market.prepare(s, d.commute_period);
  d.mean_rent = d.market.mean_rent(s);
  d.employers.set_month(s, d.month);
  d.flows.clear();
  d.programme_flows.clear();
  d.ledger.begin_month();
}

// What future arrivals look back on.
void remember_attractiveness(District& d, double rent_at_start) {
  double waits = 0;
  double weight = 0;
  for (std::size_t k = 0; k < d.stock.waiting.size(); ++k) {
    waits += d.flows.wait_months_sum[k];
    weight += static_cast<double>(d.flows.placements[k]);
  }
  const auto m = static_cast<std::size_t>(d.month);
  d.attractiveness_wage_rent[m] = d.wage_index / (d.mean_rent / rent_at_start);
  d.attractiveness_wait[m] = weight > 0 ? waits / weight : m > 0 ? d.attractiveness_wait[m - 1] : 0;
}

void empty(District& d) {
  const Setup& s = d.setup;
  const auto months = static_cast<std::size_t>(s.months);
  const auto classes = static_cast<std::size_t>(s.classes);
  const auto towns = static_cast<std::size_t>(s.towns);
  const auto schemes = static_cast<std::size_t>(s.schemes);
  d.people.reset(s.expected_people, static_cast<std::size_t>(s.scaled(static_cast<double>(s.p.population.initial_total))));
  d.employers.reset(s);
  d.teams.clear();
  d.teams_by_employer.clear();
  d.stock.reset(s);
  d.market.reset(s);
  d.ledger.reset(s.schemes + static_cast<int>(s.programmes.size() + s.p.tasks.size()));
  d.agenda.reset(s.months, s.expected_people);
  d.ends_of_patience.reset(s.months, s.expected_people);
  d.searchers.clear();
  d.lost_ties.reset(s.months, s.expected_people);
  d.failures.reset(s.months, s.expected_people);
  d.stocks = Stocks{};
  d.stocks.people_by_class.assign(classes, 0);
  d.stocks.people_by_field.assign(static_cast<std::size_t>(s.fields), 0);
  d.stocks.people_by_town.assign(towns, 0);
  d.stocks.renters_by_town.assign(towns, 0);
  d.stocks.people_by_entry.assign(months + static_cast<std::size_t>(tenure_origin), 0);
  d.stocks.people_by_home_kind.assign(static_cast<std::size_t>(s.home_kinds), 0);
  d.commute_period = 0;
  d.commute_bands_now.clear();
  d.scheme_ramp.assign(schemes, 0.0);
  d.attractiveness_wage_rent.assign(months, 1.0);
  d.attractiveness_wait.assign(months, 0.0);
  d.recent_by_town.assign(towns, RecentResidents());
}

void size_flows(const Setup& s, Flows& f) {
  const auto schemes = static_cast<std::size_t>(s.schemes);
  f.arrivals_by_channel.resize(static_cast<std::size_t>(s.channels));
  for (auto* v : {&f.arrivals_by_class, &f.departures_by_class, &f.class_changes_from, &f.class_changes_into})
    v->resize(static_cast<std::size_t>(s.classes));
  for (auto* v : {&f.arrivals_by_field, &f.departures_by_field}) v->resize(static_cast<std::size_t>(s.fields));
  f.departures_by_class_and_reason.resize(static_cast<std::size_t>(s.classes));
  for (auto* v : {&f.departures_by_scheme_home, &f.applications, &f.placements, &f.refusals, &f.given_up, &f.withdrawals,
                  &f.releases, &f.delivered})
    v->resize(schemes);
  for (auto* v : {&f.placements_by_class, &f.months_waited_by_class})
    v->assign(schemes, std::vector<std::int64_t>(static_cast<std::size_t>(s.classes)));
  f.placements_by_wait.resize(schemes);
  f.wait_months_sum.resize(schemes);
  f.wait_months_longest.resize(schemes);
}

}  // namespace

void Flows::clear() {
  for (auto* v : {&arrivals_by_channel, &arrivals_by_class, &departures_by_class, &arrivals_by_field, &departures_by_field,
                  &class_changes_from, &class_changes_into, &departures_by_scheme_home, &applications, &placements, &refusals,
                  &given_up, &withdrawals, &releases, &delivered}) {
    std::fill(v->begin(), v->end(), 0);
  }
  for (auto& by_reason : departures_by_class_and_reason) by_reason.fill(0);
  for (auto* v : {&placements_by_class, &months_waited_by_class}) {
    for (auto& by_class : *v) std::fill(by_class.begin(), by_class.end(), 0);
  }
  for (auto& by_wait : placements_by_wait) by_wait.fill(0);
  departures_by_reason.fill(0);
  departures_within_city = job_changes = hires = moves = purchases = advances = stayed_after_secondment = firm_births =
      firm_failures = jobs_lost = 0;
  std::fill(wait_months_sum.begin(), wait_months_sum.end(), 0.0);
  std::fill(wait_months_longest.begin(), wait_months_longest.end(), 0.0);
}

District::District(const Setup& the_setup, const Measures& the_measures)
    : setup(the_setup), measures(the_measures), tenure_factor(tenure_factors(the_setup)) {
  size_flows(setup, flows);
}

void in_drawn_order(std::vector<Decision>& decisions) {
  sort_by_draw(decisions, [](const Decision& x) { return static_cast<std::uint64_t>(x.word[0]) << 32 | x.word[1]; });
}

// The month. Everyone decides on the state at its start; scarce homes and jobs are then given out in one ordered pass.
void District::step(Record& record, const RunOptions& options) {
  // 1. Calendar: prices, travel times, deliveries, openings
  now = month;
  if (month > 0) turn_calendar(*this);
  deliver_homes(*this);
  open_applications(*this);
  // 2. Arrivals by channel
  arrive(*this);
  recruit(*this);
  // 3. Risks: nothing changes yet
  if (chronicle != nullptr) chronicle->write_states(*this);
  scan_risks(*this, options.parallel);
  // 4. Leavers leave; what else they would have done is void
  depart(*this);
  keep_appointments(*this);
  // 5. Employers: failures, births; searchers and changers find posts
  update_firms(*this);
  update_teams(*this);
  match_searchers(*this);
  change_jobs(*this);
  // 6. The service desk; programmes: applications, places, effects, completions
  run_desk(*this);
  run_programmes(*this);
  // 7. Homes: tenancies, leases, moves, applications, allocation, rents
  review_tenancies(*this);
  renew_leases(*this);
  move_homes(*this);
  apply_for_homes(*this);
  allocate_homes(*this);
  post_housing_costs(*this);
  market.adjust(setup, stocks.renters_by_town);
  remember_attractiveness(*this, attractiveness_base);
  // 8. Monitoring; at the end of the year the review
  monitor_and_review(*this);
  // 9. Measures
  measures.take(*this, record);
  people.release_slots();
  agenda.end_month(month);
  programmes.calls.end_month(month);
}

void District::begin_replication(std::uint64_t seed, std::uint32_t replication, const RunOptions& options) {
  month = now = 0;
  if (initial_ && initial_seed_ == seed) {
    static_cast<DistrictState&>(*this) = *initial_;
  } else {
    luck = Luck(seed, of_all_replications);
    empty(*this);
    turn_calendar(*this);
    attractiveness_base = mean_rent;
    settle_initial_stock(*this);
    initial_.reset();
    if (options.keep_initial) initial_ = std::make_unique<DistrictState>(*this);
    initial_seed_ = seed;
  }
  luck = Luck(seed, replication);
  flows.clear();
  ledger.begin_month();
  rare_risk_limits = hearth::rare_risk_limits(setup, setup.months);
  begin_programmes(*this);
  prepare_calls(*this);
  year_shock.clear();
  for (int year = calendar_year(); year <= (setup.p.run.start + setup.months).year(); ++year) {
    const std::uint32_t word = luck.word(Stream::year_shock, Identity{static_cast<std::uint64_t>(year)});
    year_shock.push_back(portable_exp(setup.p.arrivals.year_shock_log_sd * normal_quantile(uniform(word))));
  }
  plan_replication_deliveries(*this);
  begin_recruitment(*this);
  begin_desk(*this);
  begin_review(*this);
  draw_fates_of_initial_stock(*this);
  chronicle = options.chronicle;
  if (chronicle != nullptr) chronicle->begin(*this);
}

std::string District::run(std::uint64_t seed, std::uint32_t replication, Record& record, const RunOptions& options) {
  begin_replication(seed, replication, options);
  for (; month < setup.months; ++month) {
    step(record, options);
    if (!options.check_invariants) continue;
    if (std::string broken = options.invariants(*this); !broken.empty()) return broken;
  }
  if (chronicle != nullptr) chronicle->end(*this);
  return {};
}

}  // namespace hearth

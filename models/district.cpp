#include "models/district.h"

#include <algorithm>
#include <cmath>

#include "models/allocation.h"
#include "models/applications.h"
#include "models/arrivals.h"
#include "models/careers.h"
#include "models/decisions.h"
#include "models/firms.h"
#include "models/invariants.h"
#include "models/job_matching.h"
#include "models/measures.h"
#include "models/retention.h"
#include "models/tenancy.h"
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
    d.commute_bands_now.clear();
    for (const float minutes : periods[period].minutes)
      d.commute_bands_now.push_back(static_cast<std::uint8_t>(commute_band(minutes)));
    for (std::uint32_t slot = 0; slot < d.people.end(); ++slot) {
      if (d.people.alive(slot)) refresh_work(d, slot, job_of(d, slot));
    }
  }
  const WageParameters& w = s.p.wages;
  d.wage_index = portable_pow(1 + w.growth_per_year, d.month / 12.0);
  d.income_factor = {10 * d.wage_index * w.net_of_gross, 10 * d.wage_index * w.net_of_gross * w.household_factor_couple,
                     10 * d.wage_index * w.net_of_gross * w.household_factor_family};
  d.market.prepare(s, d.commute_period);
  d.mean_rent = d.market.mean_rent(s);
  d.employers.set_month(s, d.month);
  d.flows.clear();
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

void reset(District& d) {
  const Setup& s = d.setup;
  double expected = 0;
  for (const auto& channel : s.channel) {
    const double per_arrival =
        channel.kind == ChannelKind::teams ? static_cast<double>(s.p.teams.core_per_team + s.p.teams.backbone_per_team) : 1;
    for (const double mean : channel.expected_by_month) expected += mean * per_arrival;
  }
  double initial = 0;
  for (const auto n : s.initial_by_class) initial += static_cast<double>(n);
  // An upper bound as if nobody left; reserved address space costs nothing until slots are used.
  d.people.reset(std::min<std::size_t>(max_slots, static_cast<std::size_t>((initial + expected) * 1.3) + 65536));
  d.employers.reset(s);
  d.teams.clear();
  d.stock.reset(s);
  d.market.reset(s);
  d.ledger.reset(s.schemes);
  d.agenda.reset(s.months);
  d.searchers.clear();
  const auto classes = static_cast<std::size_t>(s.classes);
  const auto towns = static_cast<std::size_t>(s.towns);
  const auto schemes = static_cast<std::size_t>(s.schemes);
  d.stocks = Stocks{};
  d.stocks.people_by_class.assign(classes, 0);
  d.stocks.ever_by_class.assign(classes, 0);
  d.stocks.people_by_town.assign(towns, 0);
  d.stocks.renters_by_town.assign(towns, 0);
  d.stocks.people_by_home_kind.assign(static_cast<std::size_t>(s.home_kinds), 0);
  Flows& f = d.flows;
  f.arrivals_by_channel.resize(static_cast<std::size_t>(s.channels));
  f.departures_by_class.resize(classes);
  for (auto* v :
       {&f.departures_by_scheme_home, &f.applications, &f.placements, &f.refusals, &f.given_up, &f.releases, &f.delivered})
    v->resize(schemes);
  f.wait_months_sum.resize(schemes);
  f.wait_months_longest.resize(schemes);
  d.commute_period = 0;
  d.commute_bands_now.clear();
  d.home_rows = s.home_rows;
  d.tenure = tenure_rows(s);
  d.scheme_ramp.assign(schemes, 0.0F);
  d.attractiveness_wage_rent.assign(static_cast<std::size_t>(s.months), 1.0);
  d.attractiveness_wait.assign(static_cast<std::size_t>(s.months), 0.0);
  d.recent_by_town.assign(towns, std::vector<std::uint32_t>(16, nobody));
  d.recent_next.assign(towns, 0);
  d.building_tenants.clear();
  d.year_shock.clear();
  for (int year = 0; year <= s.months / 12; ++year) {
    const std::uint32_t word = d.luck.word(Stream::year_shock, Identity{static_cast<std::uint64_t>(year)});
    d.year_shock.push_back(portable_exp(s.p.arrivals.year_shock_log_sd * normal_quantile(uniform(word))));
  }
}

}  // namespace

void Flows::clear() {
  for (auto* v : {&arrivals_by_channel, &departures_by_class, &departures_by_scheme_home, &applications, &placements, &refusals,
                  &given_up, &releases, &delivered}) {
    std::fill(v->begin(), v->end(), 0);
  }
  departures_by_reason.fill(0);
  departures_within_city = job_changes = hires = moves = purchases = advances = firm_births = firm_failures = jobs_lost = 0;
  std::fill(wait_months_sum.begin(), wait_months_sum.end(), 0.0);
  std::fill(wait_months_longest.begin(), wait_months_longest.end(), 0.0);
}

District::District(const Setup& the_setup, const Measures& the_measures) : setup(the_setup), measures(the_measures) {}

HazardTables District::hazard_tables() const {
  return {setup.who_rows.data(), home_rows.data(), setup.work_rows.data(), tenure.data() + (setup.months - month),
          setup.condition_rows.data()};
}

// The month. Everyone decides on the state at its start; scarce homes and jobs are then given out in one ordered pass.
void District::step(Record& record, const RunOptions& options) {
  // 1. Calendar: prices, travel times, deliveries, openings
  if (month > 0) turn_calendar(*this);
  deliver_homes(*this);
  open_applications(*this);
  renew_leases(*this);
  employers.count_vacancies(setup.sectors);
  // 2. Arrivals by channel
  arrive(*this);
  // 3. Risks: nothing changes yet
  scan_risks(*this, options.parallel);
  // 4. Leavers leave; what else they would have done is void
  depart(*this);
  keep_appointments(*this);
  // 5. Employers: failures, births; searchers and changers find posts
  update_firms(*this);
  update_teams(*this);
  match_searchers(*this);
  change_jobs(*this);
  // 6. Programmes of the other tasks act here, on the named quantities of the parameters and on the ledger
  // 7. Homes: moves, applications, allocation, rents
  move_homes(*this);
  apply_for_homes(*this);
  allocate_homes(*this);
  post_housing_costs(*this);
  market.adjust(setup, stocks.renters_by_town);
  remember_attractiveness(*this, attractiveness_base);
  // 8. Measures
  employers.count_vacancies(setup.sectors);
  measures.take(*this, record);
}

std::string District::run(std::uint64_t seed, std::uint32_t replication, Record& record, const RunOptions& options) {
  luck = Luck(seed, replication);
  month = 0;
  reset(*this);
  turn_calendar(*this);
  attractiveness_base = mean_rent;
  plan_replication_deliveries(*this);
  settle_initial_stock(*this);
  flows.clear();
  for (; month < setup.months; ++month) {
    step(record, options);
    if (!options.check_invariants) continue;
    if (std::string broken = broken_invariant(*this); !broken.empty()) return broken;
  }
  return {};
}

}  // namespace hearth

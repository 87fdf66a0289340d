#include "models/setup.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "models/indices.h"
#include "models/retention.h"
#include "sim/agenda.h"
#include "sim/portable_math.h"

namespace hearth {

namespace {

// Shares of a year's arrivals by month of the year.
std::array<double, 12> seasons(const ChannelParameters& c) {
  std::array<double, 12> share;
  share.fill(1.0 / 12);
  if (c.peak_share <= 0) return share;
  const auto in_peak = [&](int month) {
    return c.peak_first_month <= c.peak_last_month ? month >= c.peak_first_month && month <= c.peak_last_month
                                                   : month >= c.peak_first_month || month <= c.peak_last_month;
  };
  int peak_months = 0;
  for (int m = 1; m <= 12; ++m) peak_months += in_peak(m) ? 1 : 0;
  for (int m = 1; m <= 12; ++m) {
    share[static_cast<std::size_t>(m - 1)] = in_peak(m)          ? c.peak_share / peak_months
                                             : peak_months == 12 ? 0
                                                                 : (1 - c.peak_share) / (12 - peak_months);
  }
  return share;
}

// 0, 1, ..., max_ties with the weights of a Poisson law.
Discrete poisson_counts(double mean) {
  std::vector<double> weights = {portable_exp(-mean)};
  for (int k = 1; k <= max_ties; ++k) weights.push_back(weights.back() * mean / k);
  return Discrete(weights);
}

Channel make_channel(const Setup& s, const ChannelParameters& c) {
  Channel out;
  out.kind = c.kind;
  const auto season = seasons(c);
  for (int m = 0; m < s.months; ++m) {
    const Month month = s.p.run.start + m;
    const double trend = portable_pow(1 + s.p.arrivals.trend_per_year, m / 12.0);
    out.expected_by_month.push_back(s.scaled(c.rate_per_year) * season[static_cast<std::size_t>(month.month_of_year() - 1)] *
                                    trend * c.activity.at(month));
  }
  auto classes = by_index(s.p.classes, c.classes);
  double higher = 0;
  for (std::size_t i = 0; i + 1 < classes.size(); ++i) higher += classes[i];
  classes.back() = std::max(0.0, 1 - higher);
  out.cls = Discrete(classes);
  out.field = Discrete(by_index(s.p.fields, c.fields));
  out.household = Discrete({c.share_single, c.share_couple, std::max(0.0, 1 - c.share_single - c.share_couple)});
  out.age = Discrete(
      {c.share_under30, c.share_30_39, c.share_40_49, std::max(0.0, 1 - c.share_under30 - c.share_30_39 - c.share_40_49)});
  out.home = Discrete({std::max(0.0, 1 - c.share_own_home - c.share_dormitory - c.share_relatives), c.share_own_home,
                       c.share_dormitory, c.share_relatives});
  out.young_firm = Share(c.share_young_firm);
  out.with_job = Share(c.share_with_job);
  out.international = Share(c.share_international);
  out.high_end = Share(c.share_high_end);
  out.found_firms = c.found_firms;
  out.keeps_post = c.keeps_post;
  out.responds_to_wages_and_rents = c.responds_to_wages_and_rents;
  out.responds_to_housing_wait = c.responds_to_housing_wait;
  out.start_wage = static_cast<float>(c.wage_start);
  return out;
}

// As if nobody left, and chance brought more than the mean.
std::size_t people_at_most(const Setup& s) {
  double expected = 0;
  for (const auto& channel : s.channel) {
    const double per_arrival =
        channel.kind == ChannelKind::teams ? static_cast<double>(s.p.teams.core_per_team + s.p.teams.backbone_per_team) : 1;
    for (const double mean : channel.expected_by_month) expected += mean * per_arrival;
  }
  for (const auto n : s.initial_by_class) expected += static_cast<double>(n);
  return std::min<std::size_t>(max_slots, static_cast<std::size_t>(expected * 1.3) + 65536);
}

Scheme make_scheme(const Setup& s, const SchemeParameters& x, int index) {
  Scheme out;
  out.enabled = x.enabled && is_carried_out(s.p, x.task);
  out.application_hazard.assign(static_cast<std::size_t>(s.home_kinds), x.application_hazard_scheme_tenant);
  out.application_hazard[0] = x.application_hazard_private_rent;
  out.application_hazard[1] = x.eligibility.owners_admitted ? x.application_hazard_dormitory : 0;
  out.application_hazard[2] = x.application_hazard_dormitory;
  out.application_hazard[3] = x.application_hazard_dormitory;
  for (int other = 0; other < s.schemes; ++other) {
    // Nobody applies for the home that they have, or from one bought with a subsidy.
    if (other == index || s.p.housing.schemes[static_cast<std::size_t>(other)].kind == SchemeKind::purchase_subsidy) {
      out.application_hazard[static_cast<std::size_t>(first_scheme_home + other)] = 0;
    }
  }
  out.points_by_class = by_index(s.p.classes, x.points.by_class);
  out.interested = Share(x.eligibility.interested_share);
  for (const double share : by_index(s.p.classes, x.reserve_shares)) {
    out.reserve_by_class.push_back(
        static_cast<std::int64_t>(std::floor(share * s.scaled(static_cast<double>(x.units)) + 1e-9)));
    out.reserves = out.reserves || out.reserve_by_class.back() > 0;
  }
  return out;
}

AdmittedSchemes admitted_schemes(const Setup& s) {
  AdmittedSchemes out;
  out.by_class.assign(static_cast<std::size_t>(s.classes), 0);
  out.by_field.assign(static_cast<std::size_t>(s.fields), 0);
  for (int k = 0; k < s.schemes; ++k) {
    const SchemeParameters& x = s.p.housing.schemes[static_cast<std::size_t>(k)];
    const EligibilityParameters& e = x.eligibility;
    double cap = 65535;
    if (e.income_cap_ratio > 0) {
      // A wage w is in units of 10 CNY: above the cap when 10 w > ratio * average.
      cap = std::min(cap, std::floor(e.income_cap_ratio * s.p.wages.city_average / 10.0));
      out.any_wage_cap = true;
    }
    const int counted = index_of(s.p.programmes, e.founders_as_core);
    const int bit_of_programme = counted < 0 ? -1 : s.programmes[static_cast<std::size_t>(counted)].employer_bit;
    out.founders_as_core.push_back(bit_of_programme < 0 ? 0 : 1u << bit_of_programme);
    out.any_founders_as_core = out.any_founders_as_core || bit_of_programme >= 0;
    out.wage_cap.push_back(static_cast<std::uint16_t>(cap));
    if (!x.enabled || !is_carried_out(s.p, x.task)) continue;
    const auto bit = static_cast<std::uint8_t>(1u << k);
    const auto admit = [bit](auto& schemes, std::uint32_t mask) {
      for (std::size_t i = 0; i < schemes.size(); ++i) {
        if ((mask >> i & 1) != 0) schemes[i] = static_cast<std::uint8_t>(schemes[i] | bit);
      }
    };
    admit(out.by_class, mask_of(s.p.classes, e.classes));
    admit(out.by_field, mask_of(s.p.fields, e.fields));
    admit(out.by_household, mask_of(household_names, e.households));
    for (std::size_t age = 0; age < 4; ++age) {
      // Ages are known by band: 20-29, 30-39, ...; a limit of 40 admits all below 40.
      if (e.max_age > 0 && 20 + 10 * static_cast<double>(age) >= e.max_age) continue;
      out.by_age[age] = static_cast<std::uint8_t>(out.by_age[age] | bit);
    }
    const std::uint32_t roles = mask_of(role_names, e.roles);
    for (std::size_t role = 0; role < 4; ++role) {
      for (const bool young : {false, true}) {
        const bool founder = role == static_cast<std::size_t>(Role::founder);
        if ((roles >> role & 1) == 0 || (e.young_firm_or_founder && !young && !founder)) continue;
        auto& schemes = out.by_role[role][young ? 1 : 0];
        schemes = static_cast<std::uint8_t>(schemes | bit);
      }
    }
    if (e.outside_residents_admitted) out.from_outside = static_cast<std::uint8_t>(out.from_outside | bit);
  }
  return out;
}

}  // namespace

std::vector<PlannedDelivery> planned_deliveries(const Setup& s, int scheme) {
  const SchemeParameters& x = s.p.housing.schemes[static_cast<std::size_t>(scheme)];
  std::vector<const DeliveryParameters*> rows;
  double planned = 0;
  for (const auto& row : s.p.housing.deliveries) {
    if (row.scheme != x.id) continue;
    rows.push_back(&row);
    planned += static_cast<double>(row.units);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->month < b->month; });
  const double factor =
      s.p.run.scale *
      (x.delivery_plan == DeliveryPlan::scaled_to_units && planned > 0 ? static_cast<double>(x.units) / planned : 1.0);
  std::vector<PlannedDelivery> out;
  double sum = 0;
  std::int64_t given = 0;
  for (const auto* row : rows) {
    sum += static_cast<double>(row->units) * factor;
    const auto due = static_cast<std::int64_t>(std::floor(sum + 0.5));
    PlannedDelivery delivery;
    delivery.scheme = scheme;
    delivery.town = row->town.empty() ? -1 : index_of(s.p.towns, row->town);
    delivery.month = std::max(0, row->month - s.p.run.start) + static_cast<int>(x.delivery_delay_months);
    delivery.units = due - given;
    delivery.listed = row->month;
    out.push_back(delivery);
    given = due;
  }
  return out;
}

Setup::Setup(DistrictParameters parameters) : p(std::move(parameters)) {
  months = static_cast<int>(p.run.months);
  towns = static_cast<int>(p.towns.size());
  classes = static_cast<int>(p.classes.size());
  fields = static_cast<int>(p.fields.size());
  schemes = static_cast<int>(p.housing.schemes.size());
  channels = static_cast<int>(p.channels.size());
  sectors = static_cast<int>(p.sectors.size());
  home_kinds = first_scheme_home + schemes;
  lowest_class = classes - 1;
  for (int c = 0; c < classes; ++c) {
    if (p.classes[static_cast<std::size_t>(c)].team_core) core_class = c;
  }
  class_after_dissolution = index_of(p.classes, p.teams.class_after_dissolution);
  if (class_after_dissolution < 0) class_after_dissolution = lowest_class;
  for (const auto& town : p.towns) {
    inside_towns += town.outside ? 0 : 1;
    outside.push_back(town.outside ? 1 : 0);
  }
  codes = CovariateCodes(classes, fields, schemes);
  commutes = commute_times(p);
  responsibility = responsibility_of(p);
  programmes = programmes_of(p);

  prepare_work();
  prepare_initial_stock();
  colleague_ties = poisson_counts(p.ties.same_employer_mean / 2);
  cohort_ties = poisson_counts(p.ties.same_cohort_mean / 2);
  building_ties = poisson_counts(p.ties.same_building_mean / 2);
  other_ties = poisson_counts(p.ties.random_mean / 2);
  for (const auto& c : p.channels) channel.push_back(make_channel(*this, c));
  expected_people = people_at_most(*this);
  for (int i = 0; i < schemes; ++i) scheme.push_back(make_scheme(*this, p.housing.schemes[static_cast<std::size_t>(i)], i));
  admitted = admitted_schemes(*this);
  for (int i = 0; i < schemes; ++i) {
    const SchemeParameters& x = p.housing.schemes[static_cast<std::size_t>(i)];
    if (!x.enabled || !is_carried_out(p, x.task)) continue;
    const auto planned = planned_deliveries(*this, i);
    deliveries.insert(deliveries.end(), planned.begin(), planned.end());
  }
  targets = targets_of(p);
  review = review_plan_of(*this);
  fill_factor_rows(*this);
}

void Setup::prepare_work() {
  minimum_wage = static_cast<float>(p.wages.minimum);
  founder_wage = static_cast<float>(p.wages.founder_relative);
  for (const auto& c : p.classes) {
    const bool lowest = &c == &p.classes.back();
    for (const auto& f : p.fields) {
      wage.push_back(lowest && f.wage > 0 ? f.wage : c.wage);
      high_wage_from.push_back(static_cast<std::uint16_t>(std::min(65535.0, std::ceil(1.25 * wage.back() / 10))));
    }
    match_chance.push_back(c.specialist ? p.jobs.match_hazard_specialist : p.jobs.match_hazard_per_month);
  }
  for (int i = 0; i < 1024; ++i) {
    wage_spread.push_back(static_cast<float>(portable_exp(p.wages.log_sd * normal_quantile((i + 0.5) / 1024))));
  }
  std::vector<double> jobs, homes_inside, homes_outside;
  for (const auto& town : p.towns) {
    jobs.push_back(town.outside ? 0 : town.job_share);
    homes_inside.push_back(town.outside ? 0 : town.home_share);
    homes_outside.push_back(town.outside ? town.home_share : 0);
  }
  for (const auto& sector : p.sectors) key_sector.push_back(sector.key_sector ? 1 : 0);
  key_sector.push_back(0);
  job_town = Discrete(jobs);
  home_town_inside = Discrete(homes_inside);
  home_town_outside = Discrete(homes_outside);
  for (const auto& f : p.fields) {
    std::vector<int> accepting;
    for (int k = 0; k < sectors; ++k) {
      const auto& listed = p.sectors[static_cast<std::size_t>(k)].fields;
      if (std::find(listed.begin(), listed.end(), f.id) != listed.end()) accepting.push_back(k);
    }
    field_sectors.push_back(accepting);
  }
  advance_to.assign(static_cast<std::size_t>(classes), -1);
  advance_hazard.assign(static_cast<std::size_t>(classes), 0.0);
  for (const auto& step : p.careers.advances) {
    const int from = index_of(p.classes, step.from);
    if (from < 0) continue;
    advance_to[static_cast<std::size_t>(from)] = index_of(p.classes, step.to);
    advance_hazard[static_cast<std::size_t>(from)] = step.hazard_per_month;
  }
}

void Setup::prepare_initial_stock() {
  const auto& pop = p.population;
  initial_teams = static_cast<std::int64_t>(std::floor(scaled(static_cast<double>(pop.initial_teams)) + 0.5));
  const auto total = static_cast<std::int64_t>(std::floor(scaled(static_cast<double>(pop.initial_total)) + 0.5));
  std::int64_t higher = 0;
  for (int c = 0; c < classes; ++c) {
    const auto& cls = p.classes[static_cast<std::size_t>(c)];
    auto n = static_cast<std::int64_t>(std::floor(scaled(static_cast<double>(cls.initial)) + 0.5));
    if (cls.team_core) n = initial_teams * p.teams.core_per_team;
    if (c == lowest_class) n = std::max<std::int64_t>(0, total - higher);
    higher += n;
    initial_by_class.push_back(n);
  }
  std::vector<double> field_shares;
  for (const auto& f : p.fields) field_shares.push_back(f.initial_share);
  initial_field = Discrete(field_shares);
  initial_household = Discrete({pop.initial_share_single, pop.initial_share_couple,
                                std::max(0.0, 1 - pop.initial_share_single - pop.initial_share_couple)});
  initial_age =
      Discrete({pop.initial_share_age_under30, pop.initial_share_age_30_39, pop.initial_share_age_40_49,
                std::max(0.0, 1 - pop.initial_share_age_under30 - pop.initial_share_age_30_39 - pop.initial_share_age_40_49)});
  initial_tenure = Discrete({pop.initial_share_tenure_0_12, pop.initial_share_tenure_13_24, pop.initial_share_tenure_25_36,
                             pop.initial_share_tenure_37_60,
                             std::max(0.0, 1 - pop.initial_share_tenure_0_12 - pop.initial_share_tenure_13_24 -
                                               pop.initial_share_tenure_25_36 - pop.initial_share_tenure_37_60)});
  initial_home = Discrete(
      {pop.initial_share_home_private_rent, pop.initial_share_home_own, pop.initial_share_home_dormitory,
       std::max(0.0, 1 - pop.initial_share_home_private_rent - pop.initial_share_home_own - pop.initial_share_home_dormitory)});

  initial_outside = Share(pop.initial_share_home_outside);
  initial_international = Share(pop.tag_international_share);
  initial_high_end = Share(pop.tag_high_end_share);
  // Public fields have no young firms: the share holds for the whole stock, so it is higher among the others.
  double public_share = 0;
  for (const auto& f : p.fields) public_share += f.public_posts ? f.initial_share : 0;
  initial_young_firm = Share(public_share < 1 ? std::min(1.0, pop.initial_share_young_firm / (1 - public_share)) : 0);
}

}  // namespace hearth

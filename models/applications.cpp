#include "models/applications.h"

#include <algorithm>
#include <cmath>

#include "models/district.h"

namespace hearth {

namespace {

constexpr auto lane = static_cast<std::size_t>(Risk::apply_for_home);

// Hazard of scheme k from a kind of home this month, relative to the scheme's highest.
double relative_hazard(const District& d, std::size_t k, int kind) {
  const Scheme& scheme = d.setup.scheme[k];
  if (scheme.max_application_hazard <= 0) return 0;
  return scheme.application_hazard_by_home_kind[static_cast<std::size_t>(kind)] / scheme.max_application_hazard *
         d.scheme_ramp[k];
}

double highest_relative_hazard(const District& d, int kind) {
  double highest = 0;
  for (std::size_t k = 0; k < d.setup.scheme.size(); ++k) highest = std::max(highest, relative_hazard(d, k, kind));
  return highest;
}

}  // namespace

void open_applications(District& d) {
  const Setup& s = d.setup;
  double all = 0;
  for (std::size_t k = 0; k < s.scheme.size(); ++k) {
    all += s.scheme[k].max_application_hazard;
    const int open_for = s.scheme[k].first_delivery < 0 ? -1 : d.month - s.scheme[k].first_delivery;
    const auto ramp = static_cast<double>(std::max<std::int64_t>(1, s.p.housing.awareness_ramp_months));
    d.scheme_ramp[k] = open_for < 0 ? 0.0F : static_cast<float>(std::min(1.0, (open_for + 1) / ramp));
  }
  // An upper bound that is a product over home and condition; apply_for_homes thins it to each scheme's own hazard.
  for (int kind = 0; kind < s.home_kinds; ++kind) {
    const auto bound = static_cast<float>(all * highest_relative_hazard(d, kind));
    for (int b = 0; b < burden_bands; ++b) {
      for (const bool last : {false, true}) d.home_rows[s.codes.home(kind, b, last, false)].risk[lane] = bound;
    }
  }
}

bool is_eligible(const District& d, std::uint32_t slot, int scheme) {
  const auto k = static_cast<std::size_t>(scheme);
  const EligibilityParameters& e = d.setup.p.housing.schemes[k].eligibility;
  if ((d.people.condition[slot] / conditions >> k & 1) == 0) return false;
  const int kind = home_of(d, slot).kind;
  if (d.setup.scheme[k].application_hazard_by_home_kind[static_cast<std::size_t>(kind)] <= 0) return false;
  const int in_district = d.people.tenure(slot, d.month);
  if (in_district < e.min_months_in_district) return false;
  if (e.max_months_in_district > 0 && in_district > e.max_months_in_district) return false;
  return d.month - d.people.person[slot].job_since >= e.min_months_in_job;
}

int end_of_patience(const District& d, std::uint32_t slot, int applied) {
  const double mean = d.setup.p.housing.waiting_patience_months;
  if (mean <= 0) return 1 << 20;
  const std::uint32_t word = d.luck.word(Stream::patience, d.people.id[slot], static_cast<std::uint32_t>(applied));
  return applied + 1 + static_cast<int>(unit_exponential(word) / hazard_unit * mean);
}

double static_points(const District& d, std::uint32_t slot, int scheme) {
  const auto k = static_cast<std::size_t>(scheme);
  const PointsParameters& t = d.setup.p.housing.schemes[k].points;
  const Person& p = d.people.person[slot];
  double points = d.setup.scheme[k].points_by_class[p.cls];
  points += p.household == Household::couple ? t.couple : p.household == Household::family ? t.family : 0;
  points += p.role == Role::core ? t.core : p.role == Role::backbone ? t.backbone : p.role == Role::founder ? t.founder : 0;
  points += p.international != 0 ? t.international : 0;
  points += p.high_end != 0 ? t.high_end : 0;
  points += t.per_year_in_district * std::min(5, d.people.tenure(slot, d.month) / 12);
  points += home_of(d, slot).burden >= 3 ? t.rent_burden_over_40 : 0;
  return points;
}

void apply_for_homes(District& d) {
  auto& decided = d.decisions[lane];
  draw_order(decided);
  for (const Decision& x : decided) {
    Person& p = d.people.person[x.slot];
    const std::uint32_t mask = d.people.condition[x.slot] / conditions;
    if (p.application != 0 || mask == 0) continue;
    const int kind = home_of(d, x.slot).kind;
    double eligible = 0;
    for (std::size_t k = 0; k < d.setup.scheme.size(); ++k)
      eligible += (mask >> k & 1) != 0 ? d.setup.scheme[k].max_application_hazard : 0;
    double rest = uniform(x.word[1]) * eligible;
    int chosen = -1;
    for (std::size_t k = 0; k < d.setup.scheme.size() && rest >= 0; ++k) {
      if ((mask >> k & 1) == 0) continue;
      rest -= d.setup.scheme[k].max_application_hazard;
      chosen = static_cast<int>(k);
    }
    const double bound = highest_relative_hazard(d, kind);
    if (chosen < 0 || bound <= 0 || !chance(x.word[2], relative_hazard(d, static_cast<std::size_t>(chosen), kind) / bound))
      continue;
    if (!is_eligible(d, x.slot, chosen)) continue;

    const auto k = static_cast<std::size_t>(chosen);
    p.application = static_cast<std::uint8_t>(chosen + 1);
    p.applied = static_cast<std::int16_t>(d.month);
    d.stock.queue[k].push_back(
        {d.people.id[x.slot], x.slot, p.applied, p.applied, static_cast<float>(static_points(d, x.slot, chosen))});
    ++d.stock.waiting[k];
    ++d.stock.waiting_by_class[k][p.cls];
    ++d.flows.applications[k];
    refresh_home(d, x.slot, kind, home_of(d, x.slot).last_months, true);
    d.agenda.add(end_of_patience(d, x.slot, d.month), x.slot, d.people.id[x.slot],
                 static_cast<std::uint32_t>(Date::patience_ends));
  }
}

void withdraw(District& d, std::uint32_t slot) {
  Person& p = d.people.person[slot];
  if (p.application == 0) return;
  const auto k = static_cast<std::size_t>(p.application - 1);
  --d.stock.waiting[k];
  --d.stock.waiting_by_class[k][p.cls];
  p.application = 0;
  const HomeState home = home_of(d, slot);
  refresh_home(d, slot, home.kind, home.last_months, false);
}

}  // namespace hearth

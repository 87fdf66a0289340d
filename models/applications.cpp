#include "models/applications.h"

#include <algorithm>

#include "models/careers.h"
#include "models/life_events.h"
#include "models/service_desk.h"

namespace hearth {

namespace {

// The scheme that somebody whose clock fired applies for: in proportion to the hazards of those that admit them; -1 when news
// of it has not reached them yet.
int chosen_scheme(const District& d, const HomeState& home, std::uint32_t word, std::uint32_t awareness) {
  const auto hazard = [&](std::size_t k) {
    return d.setup.scheme[k].application_hazard[static_cast<std::size_t>(home.kind)] * (home.schemes >> k & 1);
  };
  double total = 0;
  for (std::size_t k = 0; k < d.setup.scheme.size(); ++k) total += hazard(k);
  double rest = uniform(word) * total;
  std::size_t chosen = d.setup.scheme.size();
  for (std::size_t k = 0; k < d.setup.scheme.size(); ++k) {
    const bool reached = rest >= 0;
    const bool admits = hazard(k) > 0;
    chosen = (reached & admits) ? k : chosen;  // without branches, since which it is is not to be guessed
    rest -= hazard(k);
  }
  return chosen < d.setup.scheme.size() && chance(awareness, d.scheme_ramp[chosen]) ? static_cast<int>(chosen) : -1;
}

int end_of_patience(const District& d, std::uint32_t word) {
  const double mean = d.setup.p.housing.waiting_patience_months;
  if (mean <= 0) return d.setup.months;
  return static_cast<int>(std::min<double>(d.setup.months, d.month + 1 + unit_exponential(word) / hazard_unit * mean));
}

}  // namespace

void open_applications(District& d) {
  const auto ramp_months = static_cast<double>(std::max<std::int64_t>(1, d.setup.p.housing.awareness_ramp_months));
  for (std::size_t k = 0; k < d.setup.scheme.size(); ++k) {
    const int first = d.stock.first_delivery[k];
    const bool open = d.setup.scheme[k].enabled && first >= 0 && d.month >= first;
    d.scheme_ramp[k] = open ? std::min(1.0, (d.month - first + 1) / ramp_months) : 0;
  }
}

bool is_eligible(const District& d, std::uint32_t slot, int scheme) {
  const auto k = static_cast<std::size_t>(scheme);
  const EligibilityParameters& e = scheme_of(d, k).eligibility;
  const HomeState home = home_of(d, slot);
  if ((home.schemes >> k & 1) == 0) return false;
  if (d.setup.scheme[k].application_hazard[static_cast<std::size_t>(home.kind)] <= 0) return false;
  if (d.people.tenure(slot, d.month) < e.min_months_in_district) return false;
  if (e.min_months_in_job <= 0) return true;
  return has_job(job_of(d, slot)) && d.month - d.people.person[slot].job_since >= e.min_months_in_job;
}

double static_points(const District& d, std::uint32_t slot, int scheme) {
  const auto k = static_cast<std::size_t>(scheme);
  const PointsParameters& t = scheme_of(d, k).points;
  const Person& p = d.people.person[slot];
  double points = d.setup.scheme[k].points_by_class[static_cast<std::size_t>(class_of(d, p))];
  const Household household = household_of(p);
  points += household == Household::couple ? t.couple : household == Household::family ? t.family : 0;
  points += p.role == Role::core ? t.core : p.role == Role::backbone ? t.backbone : p.role == Role::founder ? t.founder : 0;
  points += CovariateCodes::international(p.code[by_person]) ? t.international : 0;
  points += p.high_end != 0 ? t.high_end : 0;
  points += t.per_year_in_district * std::min(5, d.people.tenure(slot, d.month) / 12);
  points += home_of(d, slot).burden >= 3 ? t.rent_burden_over_40 : 0;
  return points;
}

namespace {

// Somebody joins the waiting list of a scheme.
void enter_waiting_list(District& d, std::uint32_t slot, int chosen, std::uint32_t lot, std::uint32_t patience) {
  Person& p = d.people.person[slot];
  const auto k = static_cast<std::size_t>(chosen);
  const auto month = static_cast<std::int16_t>(d.month);
  p.application = static_cast<std::uint16_t>(chosen + 1) & 15u;
  d.stock.queue[k].add(
      {slot, fingerprint(p.id, p.applications), lot, month, month, static_cast<float>(static_points(d, slot, chosen))});
  ++d.stock.waiting[k];
  ++d.stock.waiting_by_class[k][static_cast<std::size_t>(class_of(d, p))];
  ++d.flows.applications[k];
  note(d, slot, EventKind::applied, chosen);
  set_home_code(d, slot, d.setup.codes.with_waiting(p.code[by_home], true));
  d.ends_of_patience.add(end_of_patience(d, patience), {slot, fingerprint(p.id, p.applications)});
}

// What somebody does whose application clock fired.
void apply(District& d, const Decision& x) {
  Person& p = d.people.person[x.slot];
  const HomeState home = home_of(d, x.slot);
  if (p.application != 0 || home.schemes == 0) return;
  const int chosen = chosen_scheme(d, home, x.word[0], word_for(x.word[0], Use::awareness));
  if (chosen < 0 || !is_eligible(d, x.slot, chosen)) return;
  const auto latest = scheme_of(d, static_cast<std::size_t>(chosen)).eligibility.max_months_in_district;
  if (latest > 0 && d.people.tenure(x.slot, d.month) > latest) return;

  if (scheme_of(d, static_cast<std::size_t>(chosen)).through_desk &&
      waits_at_desk(d, x.slot, static_cast<std::uint32_t>(chosen), true))
    return;
  enter_waiting_list(d, x.slot, chosen, x.word[1], x.word[2]);
}

}  // namespace

void apply_for_homes(District& d) {
  asking_ahead(
      d.decisions[static_cast<std::size_t>(PersonClock::apply_for_home)],
      [&](const Decision& x) {
        d.people.prefetch_all(x.slot);
        prefetch(&d.people.entry[x.slot]);
      },
      [&](const Decision& x) { apply(d, x); });
}

void apply_for_home(District& d, std::uint32_t slot, int scheme) {
  Person& p = d.people.person[slot];
  if (p.application != 0 || !is_eligible(d, slot, scheme)) return;
  const Block w = d.luck.block(Stream::desk_delay, p.id, static_cast<std::uint32_t>(d.month) << 8 | 0xffu);
  ++p.applications;  // another application than the last, whose entry may still stand in the list
  enter_waiting_list(d, slot, scheme, w[0], w[1]);
}

int withdraw(District& d, std::uint32_t slot) {
  Person& p = d.people.person[slot];
  if (p.application == 0) return -1;
  const auto k = static_cast<std::size_t>(p.application - 1);
  --d.stock.waiting[k];
  --d.stock.waiting_by_class[k][static_cast<std::size_t>(class_of(d, p))];
  p.application = 0;
  set_home_code(d, slot, d.setup.codes.with_waiting(p.code[by_home], false));
  return static_cast<int>(k);
}

void withdraw_for_good(District& d, std::uint32_t slot) {
  if (const int scheme = withdraw(d, slot); scheme >= 0) ++d.flows.withdrawals[static_cast<std::size_t>(scheme)];
}

}  // namespace hearth

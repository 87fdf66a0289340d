#include "tests/bench/textbook/person.h"

#include <algorithm>
#include <cmath>

#include "tests/bench/textbook/programmes.h"
#include "tests/bench/textbook/world.h"

namespace hearth::textbook {

namespace {

constexpr int outside_commute_minutes = 52;  // of those who work outside: where is not modelled

double ratio_of_household(const RetentionParameters& r, Household household) {
  return household == Household::couple ? r.hr_household_couple : household == Household::family ? r.hr_household_family : 1;
}

double ratio_of_age(const RetentionParameters& r, int years) {
  return years < 30 ? r.hr_age_under30 : years < 40 ? 1 : years < 50 ? r.hr_age_40_49 : r.hr_age_50_plus;
}

double ratio_of_months_here(const RetentionParameters& r, int months) {
  return months <= 6    ? r.hr_tenure_0_6
         : months <= 12 ? r.hr_tenure_7_12
         : months <= 24 ? 1
         : months <= 36 ? r.hr_tenure_25_36
         : months <= 60 ? r.hr_tenure_37_60
                        : r.hr_tenure_over_60;
}

double ratio_of_rent(const RetentionParameters& r, double burden) {
  return burden < 0.2   ? r.hr_rent_burden_under_20
         : burden < 0.3 ? 1
         : burden < 0.4 ? r.hr_rent_burden_30_40
         : burden < 0.5 ? r.hr_rent_burden_40_50
                        : r.hr_rent_burden_over_50;
}

double ratio_of_commute(const RetentionParameters& r, double minutes) {
  return minutes < 30   ? r.hr_commute_under_30
         : minutes < 45 ? 1
         : minutes < 60 ? r.hr_commute_45_60
         : minutes < 90 ? r.hr_commute_60_90
                        : r.hr_commute_over_90;
}

double ratio_of_ties(const RetentionParameters& r, std::size_t ties, std::size_t lost) {
  double ratio = ties < 3 ? r.hr_ties_0_2 : ties < 6 ? 1 : r.hr_ties_6_plus;
  for (std::size_t k = 0; k < std::min(lost, static_cast<std::size_t>(r.max_ties_lost_counted)); ++k)
    ratio *= r.hr_per_tie_lost;
  return ratio;
}

double ratio_of_home(const World& w, const Person& person) {
  switch (person.home_type) {
    case HomeType::own:
      return w.p.retention.hr_home_own;
    case HomeType::dormitory:
      return w.p.retention.hr_home_dormitory;
    case HomeType::relatives:
      return w.p.retention.hr_home_relatives;
    case HomeType::scheme:
      return person.scheme->p.hr_leaving;
    default:
      return 1;
  }
}

}  // namespace

void Person::step(World& w) {
  pass_time(w);
  if (called_away_ || w.dice.chance(monthly_chance(leaving_hazard(w)))) {
    leave(w);
    return;
  }
  pursue_career(w);
  if (!works()) {
    w.labour.searchers.push_back(this);
  } else if (w.dice.chance(monthly_chance(job_change_hazard(w)))) {
    w.labour.changers.push_back(this);
  }
  if (home != nullptr) scheme->attend_to(w, *this);
  if (grant) grant->scheme->attend_to(w, *this);
  consider_moving(w);
  consider_applying(w);
  consider_programmes(w, w.programmes_for_people);
}

bool Person::admitted_by(const World& w, const Programme& programme) const {
  return programme.admits(w, *this);
}

double Person::points(const World& w, const Programme& programme) const {
  return programme.points_of_class(cls) + (employer != nullptr ? employer->points(w, programme) : 0);
}

void Person::receive(World& w, const ProgrammeEffect& effect) {
  if (effect.wage_rise != 0) {
    wage *= 1 + effect.wage_rise;
    well_paid = wage >= well_paid_from * w.base_wage(cls, field);
  }
  if (effect.founds_firm) found_firm(w, &effect);
}

JobState Person::job_now(const World& w) const {
  const bool for_long = w.month - job_since >= w.p.jobs.search_months_before_leaving;
  return job == JobState::searching && for_long ? JobState::searching_long : job;
}

bool Person::may_found_firm(const World& w, const ProgrammeEffect* where) const {
  const bool somewhere = w.labour.startup_share(field) > 0 || (where != nullptr && !where->founds_in_sectors.empty());
  return role != Role::founder && role != Role::core && job != JobState::outside && somewhere;
}

void Person::pass_time(World& w) {
  ++age_months;
  std::erase_if(ties_lost, [&](int when) { return when + w.p.retention.ties_lost_memory_months <= w.month; });
  if (pays_rent() && lease_month == w.month % 12) renew_lease(w);
  for (const auto& x : cases) {
    if (x->in_effect && x->programme->lasts && !x->programme->admits_age(age_years())) x->programme->end_effect(*x);
  }
}

void Person::renew_lease(World& w) {
  rent = home != nullptr ? scheme->rent(w, *home_town) : home_town->contract_rent(w, household);
  rent_burden = rent / w.net_household_income(*this);
}

std::array<double, reasons> Person::pushes(const World& w) const {
  const RetentionParameters& r = w.p.retention;
  std::array<double, reasons> push;
  push.fill(1);
  const auto by = [&](Reason reason) -> double& { return push[static_cast<std::size_t>(reason)]; };
  if (works()) {
    by(Reason::commute) =
        ratio_of_commute(r, job == JobState::outside ? outside_commute_minutes : w.minutes(*work_town, *home_town));
  } else {
    by(Reason::no_job) = job_now(w) == JobState::searching_long ? r.hr_no_job_later : r.hr_no_job;
  }
  if (pays_rent()) by(Reason::rent_burden) = ratio_of_rent(r, rent_burden);
  if (application) by(Reason::waiting_for_home) = r.hr_waiting_for_home;
  if (home != nullptr && home->ends_for_good) by(Reason::tenancy_end) = r.hr_last_months_of_tenancy;
  by(Reason::ties_lost) = ratio_of_ties(r, ties.size(), ties_lost.size());
  if (w.month < team_loss_felt_until) by(Reason::team_dissolved) = w.p.teams.hr_member_leaving_after_dissolution;
  return push;
}

double Person::leaving_hazard(const World& w) const {
  const RetentionParameters& r = w.p.retention;
  double hazard = r.base_hazard_per_month;
  hazard *= w.p.classes[static_cast<std::size_t>(cls)].hr_leaving;
  hazard *= w.p.fields[static_cast<std::size_t>(field)].hr_leaving;
  hazard *= ratio_of_household(r, household);
  hazard *= ratio_of_age(r, age_years());
  hazard *= international ? r.hr_international_tag : 1;
  hazard *= well_paid ? r.hr_wage_high : 1;
  hazard *= ratio_of_home(w, *this);
  hazard *= ratio_of_months_here(r, w.month - entered);
  hazard *= product_of(&ProgrammeEffect::hr_leaving);
  if (employer != nullptr) hazard *= employer->product_of(&ProgrammeEffect::hr_leaving);
  for (const double push : pushes(w)) hazard *= push;
  return hazard;
}

// Personal with the probability that they would have left without any push; otherwise by the pushes' logarithms.
Reason Person::reason_to_leave(World& w) const {
  const std::array<double, reasons> push = pushes(w);
  std::vector<double> weight;
  double together = 1;
  for (const double x : push) {
    weight.push_back(std::log(std::max(1.0, x)));
    together *= std::max(1.0, x);
  }
  if (w.dice.chance(1 / together)) return Reason::personal;
  return static_cast<Reason>(w.dice.pick(weight));
}

void Person::leave(World& w) {
  gone = true;
  ++w.flows.departures_by_reason[static_cast<std::size_t>(reason_to_leave(w))];
  ++w.flows.departures_by_class[static_cast<std::size_t>(cls)];
  if (w.dice.chance(w.p.retention.share_leaving_to_other_district)) ++w.flows.departures_within_city;
  if (scheme != nullptr) ++scheme->departures;
  close_cases();
  withdraw_application();
  if (home != nullptr) scheme->settle(w, *this);
  if (grant) grant->scheme->settle(w, *this);
  if (home_type == HomeType::private_rent) --home_town->renters;
  home_town->see_off(*this);
  leave_job();
  leave_team();
  for (Person* const friend_left : ties) {
    std::erase(friend_left->ties, this);
    if (friend_left->ties_lost.size() < max_ties_lost) friend_left->ties_lost.push_back(w.month);
  }
  ties.clear();
}

void Person::pursue_career(World& w) {
  if (w.month - in_class_since >= w.p.careers.min_months_before_advance) {
    double faster = 1;
    for (const auto& x : cases) faster += x->in_effect ? x->programme->p.effect.hr_advance - 1 : 0;
    for (const Advance& advance : w.advances) {
      if (advance.from != cls || !w.dice.chance(monthly_chance(advance.hazard * faster))) continue;
      change_class(w, advance.to);
      in_class_since = w.month;
      ++w.flows.advances;
      break;
    }
  }
  if (role == Role::employee && job == JobState::young_firm && w.dice.chance(w.chances.become_backbone)) role = Role::backbone;
  if (may_found_firm(w) && w.dice.chance(w.chances.found_firm)) found_firm(w);
  if (w.month - entered >= w.p.arrivals.referral_min_months && w.dice.chance(w.chances.refer)) {
    for (const auto& channel : w.channels) {
      if (channel->p.kind == ChannelKind::referrals) return channel->refer(w, *this);
    }
  }
}

void Person::found_firm(World& w, const ProgrammeEffect* where) {
  leave_job();
  leave_team();
  role = Role::founder;
  take_job(w, found_startup(w, field, where));
}

double Person::job_change_hazard(const World& w) const {
  const JobParameters& j = w.p.jobs;
  if (role == Role::core || role == Role::founder) return 0;  // they leave their own venture only when it ends
  const int years = age_years();
  const int months = w.month - job_since;
  return j.change_hazard_per_month *
         (years < 30   ? j.hr_change_under30
          : years < 40 ? 1
                       : j.hr_change_40_plus) *
         (months < 24   ? j.hr_change_first_two_years
          : months < 60 ? 1
                        : j.hr_change_over_five_years) *
         (job == JobState::public_post ? j.hr_change_public_post : 1);
}

void Person::take_job(World& w, Employer& next) {
  employer = &next;
  work_town = next.town;
  job_since = w.month;
  job = next.kind == EmployerKind::public_body ? JobState::public_post
        : next.is_young(w)                     ? JobState::young_firm
                                               : JobState::established;
  // The backbone is that of young firms.
  if (role == Role::backbone && job != JobState::young_firm) role = Role::employee;
  // Ties to some of the four hired last, so far as there are. Half the mean: those who come later begin the other half.
  for (int k = w.dice.poisson(w.p.ties.same_employer_mean / 2); k > 0; --k) {
    const auto back = static_cast<std::size_t>(1 + w.dice.below(4));
    if (back <= next.staff.size()) befriend(*next.staff[next.staff.size() - back]);
  }
  next.staff.push_back(this);
}

void Person::leave_job() {
  if (employer == nullptr) return;
  std::erase(employer->staff, this);
  employer = nullptr;
}

void Person::leave_team() {
  if (team == nullptr) return;
  std::erase(team->members, this);
  team = nullptr;
}

void Person::start_search(World& w) {
  job = JobState::searching;
  job_since = w.month;
  if (role == Role::backbone && team == nullptr) role = Role::employee;
}

void Person::change_class(World& w, int to) {
  const double before = w.base_wage(cls, field);
  if (before > 0) wage *= w.base_wage(to, field) / before;
  if (application) {
    --application->scheme->waiting_by_class[static_cast<std::size_t>(cls)];
    ++application->scheme->waiting_by_class[static_cast<std::size_t>(to)];
  }
  if (home != nullptr) {
    --scheme->held_by_class[static_cast<std::size_t>(cls)];
    ++scheme->held_by_class[static_cast<std::size_t>(to)];
  }
  cls = to;
  --w.ever_by_classes_held[classes_held.to_ulong()];
  classes_held.set(static_cast<std::size_t>(cls));
  ++w.ever_by_classes_held[classes_held.to_ulong()];
  in_class_since = w.month;
}

void Person::move_into(World& w, HomeType type, Town& town, double agreed_rent) {
  if (home_type == HomeType::private_rent && home_town != nullptr) --home_town->renters;
  if (home_town != nullptr) home_town->see_off(*this);
  home_type = type;
  if (type != HomeType::scheme) scheme = nullptr;
  home_town = &town;
  town.welcome(*this);
  if (type == HomeType::private_rent) ++town.renters;
  lease_month = w.month % 12;
  rent = agreed_rent;
  rent_burden = rent / w.net_household_income(*this);
}

void Person::rent_privately(World& w) {
  Town& town = w.choose_home_town(*work_town);
  move_into(w, HomeType::private_rent, town, town.contract_rent(w, household));
}

void Person::consider_moving(World& w) {
  switch (home_type) {
    case HomeType::private_rent:
      if (w.month - entered >= w.p.rents.purchase_min_months && w.dice.chance(w.chances.purchase)) {
        withdraw_application();
        move_into(w, HomeType::own, w.choose_home_town(*work_town), 0);
        ++w.flows.purchases;
        ++w.flows.moves;
        return;
      }
      if (!w.dice.chance(w.chances.move)) return;
      break;
    case HomeType::own:
      return;
    case HomeType::dormitory:
      if (!w.dice.chance(w.chances.leave_dormitory)) return;
      break;
    case HomeType::relatives:
      if (!w.dice.chance(w.chances.leave_relatives)) return;
      break;
    case HomeType::scheme:
      if (home == nullptr || !w.dice.chance(scheme->quit_chance)) return;
      scheme->release(w, *this);
  }
  rent_privately(w);
  ++w.flows.moves;
}

void Person::consider_applying(World& w) {
  if (application) {
    if (w.month < application->patience_ends) return;
    ++application->scheme->given_up;
    withdraw_application();
    return;
  }
  for (const auto& offered : w.schemes) {
    const double hazard = offered->application_hazard(w, *this);
    if (hazard <= 0 || !w.dice.chance(monthly_chance(hazard))) continue;
    w.housing.apply(*this, *offered);
    return;
  }
}

void Person::withdraw_application() {
  if (!application) return;
  --application->scheme->waiting;
  --application->scheme->waiting_by_class[static_cast<std::size_t>(cls)];
  application->applicant = nullptr;
  application.reset();
}

bool Person::befriend(Person& other) {
  if (&other == this || ties.size() >= max_ties || other.ties.size() >= max_ties ||
      std::find(ties.begin(), ties.end(), &other) != ties.end()) {
    return false;
  }
  ties.push_back(&other);
  other.ties.push_back(this);
  return true;
}

}  // namespace hearth::textbook

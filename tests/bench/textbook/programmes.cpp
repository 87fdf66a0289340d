#include "tests/bench/textbook/programmes.h"

#include <algorithm>
#include <cmath>

#include "models/programme.h"
#include "tests/bench/textbook/conditions.h"
#include "tests/bench/textbook/world.h"

namespace hearth::textbook {

namespace {

bool is_round(const ProgrammeParameters& p, int month_of_year) {
  for (std::int64_t k = 0; k < p.rounds_per_year; ++k) {
    if ((p.first_round_month - 1 + k * 12 / p.rounds_per_year) % 12 + 1 == month_of_year) return true;
  }
  return p.rounds_per_year == 0;
}

// Ages are known by decade, from the twenties to the fifties and above.
int decade_of(int years) {
  return std::clamp(years / 10 * 10, 20, 50);
}

bool has_young_founder(const Employer& employer) {
  return std::any_of(employer.staff.begin(), employer.staff.end(),
                     [](const Person* x) { return x->role == Role::founder && x->age_years() < 40; });
}

}  // namespace

bool Client::deals_with(const World& w, const Programme& programme) const {
  return std::any_of(cases.begin(), cases.end(),
                     [&](const auto& x) { return x->programme == &programme && x->free_again > w.month; });
}

void Client::consider_programmes(World& w, const std::vector<Programme*>& offered) {
  for (Programme* const programme : offered) {
    if (!programme->is_open() || !admitted_by(w, *programme) || deals_with(w, *programme)) continue;
    if (w.dice.chance(programme->apply_chance)) programme->queue_up(w, *this);
  }
}

double Client::product_of(double ProgrammeEffect::*ratio) const {
  double product = 1;
  for (const auto& x : cases) product *= x->in_effect ? x->programme->p.effect.*ratio : 1;
  return product;
}

void Client::close_cases() {
  for (const auto& x : cases) x->client = nullptr;
  cases.clear();
}

Programme::Programme(const World& w, const ProgrammeParameters& parameters)
    : p(parameters),
      apply_chance(monthly_chance(p.applications_per_year / 12)),
      lasts(p.effect.hr_leaving != 1 || !p.ladder.empty()),
      capital_(w.scaled(p.fund.capital)) {
  const ProgrammeEligibility& e = p.eligibility;
  const auto by_name = [](const auto& names, const std::string& listed) {
    return admitted(words(listed), names.size(), [&](std::size_t i) { return names[i].id; });
  };
  classes_ = admitted(e.classes, w.p.classes.size(), [&](std::size_t i) { return w.p.classes[i].id; });
  fields_ = admitted(e.fields, w.p.fields.size(), [&](std::size_t i) { return w.p.fields[i].id; });
  roles_ = by_name(role_names, e.roles);
  households_ = by_name(household_names, e.households);
  jobs_ = by_name(job_state_names, e.jobs);
  tags_ = by_name(tag_names, e.tags);
  kinds_ = by_name(employer_kind_names, e.kinds);
  sectors_ = admitted(e.sectors, w.p.sectors.size(), [&](std::size_t i) { return w.p.sectors[i].id; });
  for (std::size_t k = 0; k < sectors_.size(); ++k)
    sectors_[k] = sectors_[k] && (!e.key_sectors_only || w.p.sectors[k].key_sector);
  asks_for_employer_ = !e.sectors.empty() || e.key_sectors_only || !e.kinds.empty() || e.quality_firms_only ||
                       e.team_ventures_only || e.min_firm_years > 0 || e.max_firm_years > 0;
  points_by_class_.assign(w.p.classes.size(), 0);
  for (const auto& [id, points] : p.priority) points_by_class_[static_cast<std::size_t>(w.index_of_class(id))] = points;
}

bool Programme::admits_age(int years) const {
  const double decade = decade_of(years);
  const ProgrammeEligibility& e = p.eligibility;
  return (e.max_age <= 0 || decade < e.max_age) && (e.min_age <= 0 || decade + 10 > e.min_age);
}

bool Programme::admits(const World& w, const Person& person) const {
  const ProgrammeEligibility& e = p.eligibility;
  if (!classes_[static_cast<std::size_t>(person.cls)] || !fields_[static_cast<std::size_t>(person.field)] ||
      !roles_[static_cast<std::size_t>(person.role)] || !households_[static_cast<std::size_t>(person.household)] ||
      !jobs_[static_cast<std::size_t>(person.job_now(w))] || !admits_age(person.age_years()))
    return false;
  if (!e.tags.empty() && !(person.international && tags_[0]) && !(person.high_end && tags_[1])) return false;
  const int months = w.month - person.entered;
  if (months < e.min_months_in_district || (e.max_months_in_district > 0 && months > e.max_months_in_district)) return false;
  if (e.min_months_in_job > 0 && (!person.works() || w.month - person.job_since < e.min_months_in_job)) return false;
  if (asks_for_employer_ && (person.employer == nullptr || !admits(w, *person.employer))) return false;
  if (p.effect.founds_firm && !person.may_found_firm(w, &p.effect)) return false;
  return std::none_of(person.cases.begin(), person.cases.end(), [&](const auto& x) {
    return x->in_effect && same_ladder(*x->programme) && x->programme->p.rung >= p.rung;
  });
}

bool Programme::admits(const World& w, const Employer& employer) const {
  const ProgrammeEligibility& e = p.eligibility;
  return employer.alive && sectors_[static_cast<std::size_t>(employer.sector)] &&
         kinds_[static_cast<std::size_t>(employer.kind)] && (!e.quality_firms_only || employer.quality) &&
         (!e.team_ventures_only || employer.has_team) && w.month - employer.born >= 12 * e.min_firm_years &&
         w.month < employer.outgrows(e) && (!e.founders_under_40_only || has_young_founder(employer));
}

void Programme::begin_month(const World& w) {
  units_ = p.units.at(w.calendar_month());
  applicants = served = turned_away = completed = 0;
  spending = 0;
}

void Programme::queue_up(World& w, Client& client) {
  auto x = std::make_shared<Case>();
  x->client = &client;
  x->programme = this;
  x->since = w.month;
  x->gives_up = p.patience_months > 0 ? w.month + 1 + static_cast<int>(w.dice.exponential(p.patience_months)) : never;
  client.cases.push_back(x);
  queue_.push_back(x);
  ++applicants;
}

void Programme::step(World& w) {
  keep_dates(w);
  clear_queue(w);
  put_in_order(w);
  serve(w);
  if (!is_open()) return;
  spending += district_share() * w.scaled(units_ * p.cost.per_unit_year) / 12;
  if (!opened_) spending += district_share() * w.scaled(p.cost.opening);
  opened_ = true;
}

// Who has left, or whose patience has ended, waits no more.
void Programme::clear_queue(World& w) {
  std::erase_if(queue_, [&](const auto& x) {
    if (x->client == nullptr) return true;
    if (x->gives_up > w.month) return false;
    ++turned_away;
    std::erase(x->client->cases, x);
    return true;
  });
}

void Programme::put_in_order(World& w) {
  const auto first_new = std::find_if(queue_.begin(), queue_.end(), [&](const auto& x) { return x->since == w.month; });
  w.dice.shuffle(p.order == ServiceOrder::first_come ? first_new : queue_.begin(), queue_.end());
  if (p.order != ServiceOrder::priority) return;
  const auto points = [&](const Case& x) {
    return x.client->points(w, *this) + p.points_per_month_waiting * (w.month - x.since);
  };
  std::stable_sort(queue_.begin(), queue_.end(), [&](const auto& a, const auto& b) { return points(*a) > points(*b); });
}

int Programme::openings(const World& w) {
  if (!is_open()) return 0;
  allowance_ += w.scaled(units_) * p.starts_per_unit_year / 12;
  if (!is_round(p, w.calendar_month().month_of_year())) return 0;
  int n = never;
  if (p.starts_per_unit_year > 0) {
    n = static_cast<int>(allowance_ + 1e-9);
    allowance_ -= n;
  }
  if (p.places_per_unit > 0) n = std::min(n, static_cast<int>(w.scaled(units_) * p.places_per_unit) - inside_);
  return std::max(0, n);
}

void Programme::serve(World& w) {
  int left = openings(w);
  std::size_t next = 0;
  for (; next < queue_.size() && left > 0; ++next) {
    if (has_fund() && capital_ < p.ticket()) break;
    const std::shared_ptr<Case>& x = queue_[next];
    const bool admitted = x->client->admitted_by(w, *this);
    if (admitted) --left;
    if (admitted && w.dice.chance(p.selected_share)) {
      take_in(w, *x);
      open_.push_back(x);
    } else {
      ++turned_away;
      std::erase(x->client->cases, x);
    }
  }
  queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(next));
}

void Programme::take_in(World& w, Case& x) {
  ++served;
  x.served = w.month;
  pay(w, x);
  if (for_good()) x.completes = x.client->outgrows(p.eligibility);
  if (p.months > 0) x.completes = w.month + static_cast<int>(p.months);
  if (p.months > 0 || for_good()) ++inside_;
  if (from_start()) begin_effect(w, x, static_cast<int>(p.effect.months > 0 ? p.effect.months : p.months));
  if (p.months > 0 || for_good()) return;
  ++completed;
  if (!p.once) x.free_again = w.month + std::max(1, static_cast<int>(p.effect.months));
}

// An effect of 0 months has no end. Who steps up a ladder leaves the rung below.
void Programme::begin_effect(World& w, Case& x, int months) {
  for (const auto& other : x.client->cases) {
    if (other->in_effect && same_ladder(*other->programme) && other->programme->p.rung < p.rung)
      other->programme->end_effect(*other);
  }
  x.client->receive(w, p.effect);
  x.in_effect = true;
  x.effect_ends = months > 0 ? w.month + months : never;
}

void Programme::end_effect(Case& x) {
  x.in_effect = false;
}

void Programme::complete(World& w, Case& x) {
  if (for_good() && x.client == nullptr) return;  // its place was free when it closed
  --inside_;
  if (x.client == nullptr) return;
  if (for_good()) end_effect(x);
  const bool passed = w.dice.chance(p.pass_share);
  if (passed) ++completed;
  if (passed && !from_start()) begin_effect(w, x, static_cast<int>(p.effect.months));
  if (w.dice.chance(p.effect.leaving_share)) x.client->called_away();
  if (!p.once) x.free_again = w.month + 1 + (passed ? static_cast<int>(p.effect.months) : 0);
}

void Programme::pay(World& w, Case& x) {
  if (has_fund()) {
    capital_ -= p.ticket();
    spending += p.ticket();
    x.exits = w.month + std::max(1, static_cast<int>(p.fund.recovery_months * (0.5 + w.dice.uniform())));
    return;
  }
  spending += district_share() * p.cost.per_served / static_cast<double>(p.cost.instalments);
  ++x.paid;
}

// Instalments, recoveries, ends of effects, completions. A place stays taken until its time is over, whoever leaves.
void Programme::keep_dates(World& w) {
  for (const auto& x : open_) {
    if (x->client != nullptr) {
      if (!has_fund() && x->paid < p.cost.instalments && w.month == x->served + 12 * x->paid && (!lasts || x->in_effect))
        pay(w, *x);
      if (x->exits == w.month) {
        const double back = p.ticket() * p.fund.recovery_multiple;
        spending -= back;
        if (p.fund.revolving) capital_ += back;
      }
      if (x->in_effect && x->effect_ends == w.month) end_effect(*x);
    } else if (x->in_effect) {
      end_effect(*x);
      if (for_good()) --inside_;
    }
    if (x->completes == w.month) complete(w, *x);
  }
  std::erase_if(open_, [&](const auto& x) {
    const bool place_is_free = x->completes == never || x->completes <= w.month;
    if (x->client == nullptr) return place_is_free && !x->in_effect;
    const bool more_to_pay = !has_fund() && x->paid < p.cost.instalments && x->served + 12 * x->paid > w.month;
    const bool invested = x->exits != never && x->exits > w.month;
    if (!place_is_free || x->in_effect || more_to_pay || invested || x->free_again > w.month || for_good()) return false;
    std::erase(x->client->cases, x);
    return true;
  });
}

}  // namespace hearth::textbook

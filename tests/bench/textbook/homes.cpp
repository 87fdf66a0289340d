#include "tests/bench/textbook/homes.h"

#include <algorithm>
#include <climits>
#include <cmath>
#include <stdexcept>

#include "tests/bench/textbook/conditions.h"
#include "tests/bench/textbook/world.h"

namespace hearth::textbook {

namespace {

constexpr std::size_t remembered_newcomers = 16;
constexpr int notice_months = 3;  // before a tenancy ends: when renewal is decided

}  // namespace

Town::Town(const World& w, int town_index)
    : p(w.p.towns[static_cast<std::size_t>(town_index)]),
      index(town_index),
      rent(p.rent_cny_m2_month * w.p.rents.level),
      trend_rent(rent),
      units(w.scaled(p.private_rental_units)) {}

void Town::step(World& w) {
  const RentParameters& r = w.p.rents;
  trend_rent *= 1 + r.trend_per_year / 12;
  double growth = r.trend_per_year / 12;
  if (units > 0) {
    const double now = other_renters + renters;
    if (r.closure == RentClosure::vacancy) {
      growth += r.adjustment_per_vacancy_point * 100 * (r.natural_vacancy - (1 - now / units));
    } else if (renters_before > 0) {
      growth += r.elasticity_to_population * (now / renters_before - 1);
    }
    renters_before = now;
    units *= 1 + (r.private_units_growth_per_year + r.supply_elasticity * (rent / trend_rent - 1)) / 12;
    other_renters *= 1 + r.other_renter_growth_per_year / 12;
  }
  rent *= std::max(0.5, 1 + growth);
}

double Town::market_rent(const World& w, double area) const {
  return rent * area * (area <= w.p.rents.small_home_m2 ? w.p.rents.small_home_premium : 1);
}

double Town::contract_rent(const World& w, Household household) const {
  const RentParameters& r = w.p.rents;
  return market_rent(w, household == Household::single   ? r.area_single
                        : household == Household::couple ? r.area_couple
                                                         : r.area_family);
}

void Town::welcome(Person& person) {
  newcomers.push_back(&person);
  if (newcomers.size() > remembered_newcomers) newcomers.pop_front();
}

void Town::see_off(Person& person) {
  std::erase(newcomers, &person);
}

Scheme::Scheme(World& w, int scheme_index)
    : p(w.p.housing.schemes[static_cast<std::size_t>(scheme_index)]),
      index(scheme_index),
      quit_chance(monthly_chance(p.quit_hazard_per_month)) {
  if (p.allocation_rule != AllocationRule::first_come)
    throw std::invalid_argument("housing." + p.id + ".allocation_rule: the textbook version knows first_come only");
  const EligibilityParameters& e = p.eligibility;
  classes_ = admitted(e.classes, w.p.classes.size(), [&](std::size_t i) { return w.p.classes[i].id; });
  fields_ = admitted(e.fields, w.p.fields.size(), [&](std::size_t i) { return w.p.fields[i].id; });
  roles_ = admitted(words(e.roles), role_names.size(), [](std::size_t i) { return role_names[i].id; });
  households_ = admitted(words(e.households), household_names.size(), [](std::size_t i) { return household_names[i].id; });
  held_by_class.assign(w.p.classes.size(), 0);
  waiting_by_class.assign(w.p.classes.size(), 0);
  reserve_by_class_.assign(w.p.classes.size(), 0);
  for (const auto& [id, share] : p.reserve_shares)
    reserve_by_class_[static_cast<std::size_t>(w.index_of_class(id))] =
        static_cast<int>(std::floor(share * w.scaled(static_cast<double>(p.units)) + 1e-9));
  if (p.enabled) plan(w);
}

// The plan's rows, scaled so that they add to `units` where the scheme asks for it; some slip.
void Scheme::plan(World& w) {
  std::vector<DeliveryParameters> rows;
  double listed = 0;
  for (const DeliveryParameters& row : w.p.housing.deliveries) {
    if (row.scheme != p.id) continue;
    rows.push_back(row);
    listed += static_cast<double>(row.units);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.month < b.month; });
  const bool to_units = p.delivery_plan == DeliveryPlan::scaled_to_units && listed > 0;
  const double factor = w.scaled(to_units ? static_cast<double>(p.units) / listed : 1);
  double sum = 0;
  for (const DeliveryParameters& row : rows) {
    sum += static_cast<double>(row.units) * factor;
    const int due = static_cast<int>(std::floor(sum + 0.5)) - planned;
    planned += due;
    int month = std::max(0, row.month - w.p.run.start) + static_cast<int>(p.delivery_delay_months);
    if (w.dice.chance(p.delivery_slip_share))
      month += 1 + static_cast<int>(w.dice.exponential(std::max(0.0, p.delivery_slip_months_mean - 0.5)));
    if (due > 0 && (first_delivery_ < 0 || month < first_delivery_)) first_delivery_ = month;
    const int town = index_of(w.p.towns, row.town);
    deliveries_.push_back({town < 0 ? nullptr : w.towns[static_cast<std::size_t>(town)].get(), month, due});
  }
}

void Scheme::begin_month() {
  spending = waits = longest_wait = 0;
  applications = placements = refusals = given_up = releases = departures = 0;
}

void Scheme::deliver(World& w) {
  for (const Delivery& x : deliveries_) {
    if (x.month != w.month || x.units <= 0) continue;
    delivered += x.units;
    receive(w, x.town, x.units);
  }
  end_turnaround(w);
}

double Scheme::hazard_by_home(const Person& person) const {
  switch (person.home_type) {
    case HomeType::private_rent:
      return p.application_hazard_private_rent;
    case HomeType::own:
      return p.eligibility.owners_admitted ? p.application_hazard_dormitory : 0;
    case HomeType::dormitory:
    case HomeType::relatives:
      return p.application_hazard_dormitory;
    default:
      // Nobody applies for the home that they have, or from one bought with a subsidy.
      return person.scheme == this || person.home == nullptr ? 0 : p.application_hazard_scheme_tenant;
  }
}

double Scheme::application_hazard(const World& w, const Person& person) const {
  if (first_delivery_ < 0 || w.month < first_delivery_) return 0;
  const double hazard = hazard_by_home(person);
  if (hazard <= 0 || !admits(w, person)) return 0;
  const auto ramp = static_cast<double>(std::max<std::int64_t>(1, w.p.housing.awareness_ramp_months));
  return hazard * std::min(1.0, (w.month - first_delivery_ + 1) / ramp);
}

bool Scheme::income_admitted(const World& w, const Person& person) const {
  const double cap = p.eligibility.income_cap_ratio;
  return cap <= 0 || person.wage <= cap * w.p.wages.city_average;
}

bool Scheme::qualifies(const World& w, const Person& person) const {
  const EligibilityParameters& e = p.eligibility;
  return p.enabled && person.interested[static_cast<std::size_t>(index)] && roles_[static_cast<std::size_t>(person.role)] &&
         households_[static_cast<std::size_t>(person.household)] && classes_[static_cast<std::size_t>(person.cls)] &&
         fields_[static_cast<std::size_t>(person.field)] &&
         (!e.young_firm_or_founder || person.job == JobState::young_firm || person.role == Role::founder) &&
         (e.max_age <= 0 || person.age_years() < e.max_age) && income_admitted(w, person) &&
         (e.outside_residents_admitted || !person.home_town->p.outside);
}

bool Scheme::admits(const World& w, const Person& person) const {
  const EligibilityParameters& e = p.eligibility;
  const int months_here = w.month - person.entered;
  return qualifies(w, person) && hazard_by_home(person) > 0 && months_here >= e.min_months_in_district &&
         (e.max_months_in_district <= 0 || months_here <= e.max_months_in_district) &&
         (e.min_months_in_job <= 0 || (person.works() && w.month - person.job_since >= e.min_months_in_job));
}

void Scheme::queue_up(World& w, Person& person) {
  auto application = std::make_shared<Application>();
  application->applicant = &person;
  application->scheme = this;
  application->month = application->ranks_as_of = w.month;
  const double patience = w.p.housing.waiting_patience_months;
  application->patience_ends = patience > 0 ? w.month + 1 + static_cast<int>(w.dice.exponential(patience)) : INT_MAX;
  person.application = application;
  queue_.push_back(std::move(application));
  ++waiting;
  ++waiting_by_class[static_cast<std::size_t>(person.cls)];
  ++applications;
}

void Scheme::step(World& w) {
  if (p.enabled && free() > 0) serve(w);
  post_costs(w);
}

// Who is eligible no more goes; who gave up, left or was served is gone.
void Scheme::drop_stale(const World& w) {
  for (const auto& x : queue_) {
    if (x->applicant == nullptr || admits(w, *x->applicant)) continue;
    x->applicant->withdraw_application();
    ++given_up;
  }
  std::erase_if(queue_, [](const auto& x) { return x->applicant == nullptr; });
  std::stable_sort(queue_.begin(), queue_.end(), [](const auto& a, const auto& b) { return a->ranks_as_of < b->ranks_as_of; });
}

void Scheme::serve(World& w) {
  drop_stale(w);
  int offers = free();  // a refused home is offered again next month
  for (const auto& application : queue_) {
    if (offers <= 0) break;
    Person& person = *application->applicant;
    if (free() - reserved_for_others(person.cls) <= 0) continue;
    Town* const town = best_offer(w, person);
    --offers;
    if (refuses(w, person, town)) {
      refuse(w, *application);
      continue;
    }
    const double waited = w.month - application->month;
    waits += waited;
    longest_wait = std::max(longest_wait, waited);
    ++placements;
    person.withdraw_application();
    place(w, person, town);
  }
}

bool Scheme::refuses(World& w, const Person& person, const Town* offer) const {
  const bool too_far =
      offer != nullptr && p.refusal_commute_minutes > 0 && w.minutes(*person.work_town, *offer) > p.refusal_commute_minutes;
  return too_far || w.dice.chance(p.refusal_share);
}

void Scheme::refuse(const World& w, Application& application) {
  ++refusals;
  if (p.refusal_rule == RefusalRule::leave_queue || p.kind == SchemeKind::purchase_subsidy) {
    application.applicant->withdraw_application();
    ++given_up;
  } else if (p.refusal_rule == RefusalRule::lose_place) {
    application.ranks_as_of = w.month;
  }
}

int Scheme::reserved_for_others(int cls) const {
  int kept = 0;
  for (std::size_t c = 0; c < reserve_by_class_.size(); ++c) {
    if (reserve_by_class_[c] == 0 || static_cast<int>(c) == cls || planned == 0) continue;
    const auto due = static_cast<int>(static_cast<std::int64_t>(reserve_by_class_[c]) * delivered / planned);
    kept += std::clamp(due - held_by_class[c], 0, waiting_by_class[c]);
  }
  return kept;
}

RentalScheme::RentalScheme(World& w, int scheme_index)
    : Scheme(w, scheme_index),
      newest_building_(w.towns.size(), nullptr),
      free_by_town_(w.towns.size()),
      held_by_town_(w.towns.size(), 0) {}

void RentalScheme::receive(World&, Town* town, int units) {
  const auto t = static_cast<std::size_t>(town->index);
  spend(p.fit_out_cost * units);
  for (int i = 0; i < units; ++i) {
    Building*& building = newest_building_[t];
    if (building == nullptr || std::ssize(building->homes) == p.homes_per_building) building = &buildings_.emplace_back();
    Home& home = homes_.emplace_back();
    home.town = town;
    home.building = building;
    building->homes.push_back(&home);
    free_by_town_[t].push_back(&home);
    ++free_;
  }
}

void RentalScheme::end_turnaround(World& w) {
  std::erase_if(turnaround_, [&](const auto& x) {
    if (x.first > w.month) return false;
    free_by_town_[static_cast<std::size_t>(x.second->town->index)].push_back(x.second);
    ++free_;
    return true;
  });
}

double RentalScheme::rent(const World& w, const Town& town) const {
  return p.rent_ratio * town.market_rent(w, p.area);
}

Town* RentalScheme::best_offer(const World& w, const Person& person) const {
  const RentParameters& r = w.p.rents;
  const double minutes_per_rent = r.choice_weight_per_minute > 0 ? r.choice_weight_of_rent / r.choice_weight_per_minute : 0;
  Town* best = nullptr;
  double least = 0;
  for (const auto& town : w.towns) {
    if (free_by_town_[static_cast<std::size_t>(town->index)].empty()) continue;
    const double burden = w.minutes(*person.work_town, *town) + minutes_per_rent * p.rent_ratio * town->rent / w.mean_rent;
    if (best != nullptr && burden >= least) continue;
    best = town.get();
    least = burden;
  }
  return best;
}

void RentalScheme::place(World& w, Person& person, Town* town) {
  if (person.home != nullptr) person.scheme->release(w, person);
  auto& open = free_by_town_[static_cast<std::size_t>(town->index)];
  Home& home = *open.back();
  open.pop_back();
  --free_;
  home.tenant = &person;
  home.began = w.month;
  home.ends = w.month + static_cast<int>(p.term_months);
  home.renewals = 0;
  home.ends_for_good = false;
  ++held;
  ++held_by_class[static_cast<std::size_t>(person.cls)];
  ++held_by_town_[static_cast<std::size_t>(town->index)];
  person.scheme = this;
  person.home = &home;
  person.move_into(w, HomeType::scheme, *town, rent(w, *town));
  for (int k = w.dice.poisson(w.p.ties.same_building_mean / 2); k > 0; --k) {
    const Home* const next_door = w.dice.one_of(home.building->homes);
    if (next_door->tenant != nullptr) person.befriend(*next_door->tenant);
  }
}

void RentalScheme::release(World& w, Person& person) {
  Home& home = *person.home;
  home.tenant = nullptr;
  person.home = nullptr;
  --held;
  --held_by_class[static_cast<std::size_t>(person.cls)];
  --held_by_town_[static_cast<std::size_t>(home.town->index)];
  ++releases;
  turnaround_.emplace_back(w.month + static_cast<int>(p.turnaround_months), &home);
}

void RentalScheme::attend_to(World& w, Person& person) {
  Home& home = *person.home;
  if (home.ends_for_good) {
    if (w.month < home.ends) return;
    release(w, person);
    person.rent_privately(w);
    return;
  }
  if (w.month > home.began && (w.month - home.began) % p.check_income_every_months == 0 && !income_admitted(w, person)) {
    // Notice, or the rest of the term where that is shorter.
    home.ends_for_good = true;
    home.ends = std::min(home.ends, w.month + notice_months);
  } else if (w.month >= home.ends - notice_months) {
    decide_renewal(w, person);
  }
}

void RentalScheme::decide_renewal(World& w, Person& person) {
  Home& home = *person.home;
  if (qualifies(w, person) && home.renewals < p.renewals_max && w.dice.chance(p.renewal_share)) {
    ++home.renewals;
    home.ends += static_cast<int>(p.renewal_term_months);
  } else {
    home.ends_for_good = true;
  }
}

void RentalScheme::post_costs(const World& w) {
  spend(p.operating_cost * delivered);
  for (const auto& town : w.towns) {
    const int held_here = held_by_town_[static_cast<std::size_t>(town->index)];
    if (held_here > 0) spend((1 - p.rent_ratio) * town->market_rent(w, p.area) * held_here);
  }
}

void PurchaseScheme::place(World& w, Person& person, Town*) {
  person.grant = Grant{this, w.month + std::max(1, static_cast<int>(p.processing_months)), 0};
  person.interested.reset(static_cast<std::size_t>(index));  // one grant in a life
  --grants_open_;
  ++held;
  ++held_by_class[static_cast<std::size_t>(person.cls)];
}

void PurchaseScheme::attend_to(World& w, Person& person) {
  Grant& grant = *person.grant;
  if (grant.paid_instalments < p.instalments && w.month == grant.first_payment + 12 * grant.paid_instalments) {
    if (grant.paid_instalments == 0) {
      if (person.home != nullptr) person.scheme->release(w, person);
      person.scheme = this;
      person.move_into(w, HomeType::scheme, w.choose_home_town(*person.work_town), 0);
      ++w.flows.purchases;
    }
    spend(p.amount / static_cast<double>(p.instalments));
    ++grant.paid_instalments;
  }
  if (w.month - grant.first_payment < p.commitment_months) return;
  person.move_into(w, HomeType::own, *person.home_town, 0);
  person.grant.reset();
}

void PurchaseScheme::settle(World& w, Person& person) {
  const int served = std::max(0, w.month - person.grant->first_payment);
  const auto commitment = static_cast<double>(p.commitment_months);
  if (served < commitment) {
    const double paid = p.amount / static_cast<double>(p.instalments) * person.grant->paid_instalments;
    spend(-paid * p.clawback_share * p.clawback_recovered * (commitment - served) / commitment);
  }
  person.grant.reset();
}

std::unique_ptr<Scheme> make_scheme(World& w, int index) {
  if (w.p.housing.schemes[static_cast<std::size_t>(index)].kind == SchemeKind::rental)
    return std::make_unique<RentalScheme>(w, index);
  return std::make_unique<PurchaseScheme>(w, index);
}

void HousingOffice::take_in(World& w) {
  w.dice.shuffle(applicants_);
  for (const auto& [person, scheme] : applicants_) scheme->queue_up(w, *person);
  applicants_.clear();
}

}  // namespace hearth::textbook

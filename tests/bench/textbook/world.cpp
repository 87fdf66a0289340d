#include "tests/bench/textbook/world.h"

#include <algorithm>
#include <cmath>

namespace hearth::textbook {

MonthlyChances::MonthlyChances(const DistrictParameters& p)
    : become_backbone(monthly_chance(p.careers.employee_to_backbone_per_month)),
      found_firm(monthly_chance(p.careers.founding_hazard_per_month)),
      refer(monthly_chance(p.arrivals.referral_rate)),
      move(monthly_chance(p.rents.move_hazard_per_month)),
      purchase(monthly_chance(p.rents.purchase_hazard_per_month)),
      leave_dormitory(monthly_chance(p.rents.dormitory_exit_hazard)),
      leave_relatives(monthly_chance(p.rents.relatives_exit_hazard)) {}

World::World(const DistrictParameters& parameters, std::uint32_t seed)
    : p(parameters), chances(parameters), dice(seed), labour(parameters), commutes_(commute_times(p)) {
  for (std::size_t c = 0; c < p.classes.size(); ++c) {
    if (p.classes[c].team_core) core_class_ = static_cast<int>(c);
  }
  for (const AdvanceParameters& x : p.careers.advances)
    advances.push_back({index_of_class(x.from), index_of_class(x.to), x.hazard_per_month});
  for (int year = 0; year <= p.run.months / 12; ++year) year_shock.push_back(dice.lognormal(p.arrivals.year_shock_log_sd));
  for (int t = 0; t < std::ssize(p.towns); ++t) towns.push_back(std::make_unique<Town>(*this, t));
  for (int c = 0; c < std::ssize(p.channels); ++c) channels.push_back(std::make_unique<Channel>(*this, c));
  for (int k = 0; k < std::ssize(p.housing.schemes); ++k) schemes.push_back(make_scheme(*this, k));
  for (const ProgrammeParameters& x : p.programmes) {
    if ((x.serves != Serves::people && x.serves != Serves::employers) || x.effect.placement != PlacementKind::none) continue;
    programmes.push_back(std::make_unique<Programme>(*this, x));
    (x.serves == Serves::people ? programmes_for_people : programmes_for_employers).push_back(programmes.back().get());
  }
  turn_calendar();
  rent_at_start_ = mean_rent;
  settle_initial_stock(*this);
}

void World::run(const MeasureBook& book, Record& record) {
  for (; month < p.run.months; ++month) {
    step();
    collect(*this, book, record);
  }
}

void World::turn_calendar() {
  while (commute_period_ + 1 < commutes_.periods.size() && commutes_.periods[commute_period_ + 1].first_month <= month)
    ++commute_period_;
  wage_index = std::pow(1 + p.wages.growth_per_year, month / 12.0);
  double rents = 0;
  double homes = 0;
  for (const auto& town : towns) {
    if (town->p.outside) continue;
    rents += town->p.home_share * town->rent;
    homes += town->p.home_share;
  }
  mean_rent = homes > 0 ? rents / homes : 1;
  flows = Flows{};
  flows.departures_by_class.assign(p.classes.size(), 0);
}

void World::step() {
  turn_calendar();
  for (const auto& scheme : schemes) {
    scheme->begin_month();
    scheme->deliver(*this);
  }
  for (const auto& programme : programmes) programme->begin_month(*this);
  labour.open(*this);
  step_all(channels, *this);
  step_all(people, *this);
  std::erase_if(people, [](const auto& person) { return person->gone; });
  step_all(employers, *this);
  found_outsiders_firms(*this);
  step_all(teams, *this);
  labour.clear(*this);
  step_all(programmes, *this);
  housing.take_in(*this);
  step_all(schemes, *this);
  step_all(towns, *this);
  std::erase_if(employers, [](const auto& employer) { return !employer->alive; });
  std::erase_if(teams, [](const auto& team) { return !team->alive; });
  look_back();
}

void World::look_back() {
  double waits = 0;
  double placed = 0;
  for (const auto& scheme : schemes) {
    waits += scheme->waits;
    placed += scheme->placements;
  }
  wages_over_rents.push_back(wage_index / (mean_rent / rent_at_start_));
  mean_waits.push_back(placed > 0 ? waits / placed : mean_waits.empty() ? 0 : mean_waits.back());
}

double World::minutes(const Town& from, const Town& to) const {
  return commutes_.periods[commute_period_]
      .minutes[static_cast<std::size_t>(from.index) * towns.size() + static_cast<std::size_t>(to.index)];
}

Town& World::choose_home_town(const Town& work) {
  const RentParameters& r = p.rents;
  const double outside = p.population.initial_share_home_outside;
  std::vector<double> weights;
  weights.reserve(towns.size());
  for (const auto& town : towns) {
    const double size = town->p.home_share * (town->p.outside ? outside : 1 - outside);
    weights.push_back(size * std::exp(-r.choice_weight_per_minute * std::min(minutes(work, *town), 600.0) -
                                      r.choice_weight_of_rent * std::min(50.0, town->rent / mean_rent)));
  }
  return *towns[static_cast<std::size_t>(dice.pick(weights))];
}

Town& World::pick_town(double TownParameters::*share, bool outside) {
  std::vector<double> weights;
  for (const auto& town : towns) weights.push_back(town->p.outside == outside ? town->p.*share : 0);
  return *towns[static_cast<std::size_t>(dice.pick(weights))];
}

double World::base_wage(int cls, int field) const {
  const bool lowest = cls + 1 == static_cast<int>(p.classes.size());
  const double of_field = p.fields[static_cast<std::size_t>(field)].wage;
  return lowest && of_field > 0 ? of_field : p.classes[static_cast<std::size_t>(cls)].wage;
}

double World::net_household_income(const Person& person) const {
  const WageParameters& w = p.wages;
  return person.wage * wage_index * w.net_of_gross *
         (person.household == Household::couple   ? w.household_factor_couple
          : person.household == Household::family ? w.household_factor_family
                                                  : 1);
}

int World::index_of_class(const std::string& id) const {
  const int i = index_of(p.classes, id);
  return i < 0 ? static_cast<int>(p.classes.size()) - 1 : i;
}

}  // namespace hearth::textbook

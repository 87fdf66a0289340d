#include "models/rents.h"

#include <algorithm>

#include "sim/portable_math.h"

namespace hearth {

namespace {

double area_of(const RentParameters& p, Household household) {
  switch (household) {
    case Household::single:
      return p.area_single;
    case Household::couple:
      return p.area_couple;
    default:
      return p.area_family;
  }
}

}  // namespace

void RentalMarket::reset(const Setup& setup) {
  towns_ = setup.towns;
  rent_.clear();
  units_.clear();
  for (const auto& town : setup.p.towns) {
    rent_.push_back(town.rent_cny_m2_month * setup.p.rents.level);
    units_.push_back(setup.scaled(town.private_rental_units));
  }
  trend_rent_ = rent_;
  other_.assign(rent_.size(), 0.0);
  last_renters_.assign(rent_.size(), 0.0);
  weights_period_ = static_cast<std::size_t>(-1);
}

void RentalMarket::set_initial_renters(const Setup& setup, const std::vector<std::int64_t>& talent_renters) {
  double units = 0;
  double talents = 0;
  for (std::size_t t = 0; t < units_.size(); ++t) {
    units += units_[t];
    if (units_[t] > 0) talents += static_cast<double>(talent_renters[t]);
  }
  // Other renters fill every town to the same vacancy; nothing in the data says where vacancy was higher.
  const double others = setup.scaled(setup.p.rents.other_renter_homes);
  for (std::size_t t = 0; t < units_.size(); ++t) {
    other_[t] = units > 0 ? std::max(0.0, units_[t] * (others + talents) / units - static_cast<double>(talent_renters[t])) : 0;
    last_renters_[t] = other_[t] + static_cast<double>(talent_renters[t]);
  }
}

double RentalMarket::vacancy(int town, std::int64_t talent_renters) const {
  const auto t = static_cast<std::size_t>(town);
  if (units_[t] <= 0) return 0;
  return std::max(0.0, 1 - (other_[t] + static_cast<double>(talent_renters)) / units_[t]);
}

void RentalMarket::adjust(const Setup& setup, const std::vector<std::int64_t>& talent_renters) {
  const RentParameters& p = setup.p.rents;
  for (std::size_t t = 0; t < rent_.size(); ++t) {
    trend_rent_[t] *= 1 + p.trend_per_year / 12;
    double growth = p.trend_per_year / 12;
    if (units_[t] > 0) {
      const double renters = other_[t] + static_cast<double>(talent_renters[t]);
      if (p.closure == RentClosure::vacancy) {
        growth += p.adjustment_per_vacancy_point * 100 * (p.natural_vacancy - (1 - renters / units_[t]));
      } else if (last_renters_[t] > 0) {
        growth += p.elasticity_to_population * (renters / last_renters_[t] - 1);
      }
      last_renters_[t] = renters;
      units_[t] *= 1 + (p.private_units_growth_per_year + p.supply_elasticity * (rent_[t] / trend_rent_[t] - 1)) / 12;
      other_[t] *= 1 + p.other_renter_growth_per_year / 12;
    }
    rent_[t] *= std::max(0.5, 1 + growth);
  }
}

double RentalMarket::mean_rent(const Setup& setup) const {
  double sum = 0;
  double weight = 0;
  for (int t = 0; t < towns_; ++t) {
    const auto& town = setup.p.towns[static_cast<std::size_t>(t)];
    if (town.outside) continue;
    sum += town.home_share * rent_per_m2(t);
    weight += town.home_share;
  }
  return weight > 0 ? sum / weight : 1;
}

double RentalMarket::utility(const Setup& setup, int work_town, int town, double rent_ratio, std::size_t commute_period) const {
  const RentParameters& p = setup.p.rents;
  const double minutes = setup.commutes.periods[commute_period].minutes[static_cast<std::size_t>(work_town * towns_ + town)];
  const double minutes_per_rent = p.choice_weight_per_minute > 0 ? p.choice_weight_of_rent / p.choice_weight_per_minute : 0;
  return -minutes - minutes_per_rent * rent_ratio;
}

void RentalMarket::prepare(const Setup& setup, std::size_t commute_period) {
  const RentParameters& p = setup.p.rents;
  const auto n = static_cast<std::size_t>(towns_);
  if (weights_period_ != commute_period) {
    weights_period_ = commute_period;
    travel_weight_.resize(n * n);
    const double outside_share = setup.p.population.initial_share_home_outside;
    for (std::size_t w = 0; w < n; ++w) {
      for (std::size_t t = 0; t < n; ++t) {
        const auto& town = setup.p.towns[t];
        const double size = town.home_share * (town.outside ? outside_share : 1 - outside_share);
        const double minutes = setup.commutes.periods[commute_period].minutes[w * n + t];
        travel_weight_[w * n + t] = size * portable_exp(-p.choice_weight_per_minute * std::min(minutes, 600.0));
      }
    }
    choice_.resize(n);
  }
  const double mean = mean_rent(setup);
  contract_.resize(n * 3);
  std::vector<double> rent_weight(n);
  for (std::size_t t = 0; t < n; ++t) rent_weight[t] = portable_exp(-p.choice_weight_of_rent * std::min(50.0, rent_[t] / mean));
  for (std::size_t h = 0; h < 3; ++h) {
    const double area = area_of(p, static_cast<Household>(h));
    for (std::size_t t = 0; t < n; ++t) contract_[t * 3 + h] = rent_units(market_rent(setup, static_cast<int>(t), area));
  }
  std::vector<double> weight(n);
  for (std::size_t w = 0; w < n; ++w) {
    if (setup.p.towns[w].outside) continue;  // nobody works there
    for (std::size_t t = 0; t < n; ++t) weight[t] = travel_weight_[w * n + t] * rent_weight[t];
    choice_[w].assign(weight);
  }
}

}  // namespace hearth

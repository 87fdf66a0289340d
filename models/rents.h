// The private rental market by town: rents, stock, other renters, and where people look for a home. ODD: 7.5.1 The private
// market.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "models/codes.h"
#include "models/setup.h"

namespace hearth {

/// A rent in the units of Person::rent, whole CNY a month.
inline std::uint16_t rent_units(double rent) {
  return static_cast<std::uint16_t>(std::min(65535.0, rent + 0.5));
}

class RentalMarket {
 public:
  void reset(const Setup& setup);
  /// `talent_renters`: tracked people who rent on the market when the run begins, by town.
  void set_initial_renters(const Setup& setup, const std::vector<std::int64_t>& talent_renters);

  /// The month's adjustment: rents answer vacancy (or the renters' growth), the stock answers rents.
  void adjust(const Setup& setup, const std::vector<std::int64_t>& talent_renters);
  /// New tables for choice and contract rents; `commute_period` indexes Setup::commutes.
  void prepare(const Setup& setup, std::size_t commute_period);

  double rent_per_m2(int town) const { return rent_[static_cast<std::size_t>(town)]; }
  /// Market rent of a household's usual home in a town, CNY a month.
  std::uint16_t contract_rent(int town, Household household) const {
    return contract_[static_cast<std::size_t>(town) * 3 + static_cast<std::size_t>(household)];
  }
  /// Market rent of a home of `area` m2, small-home premium included.
  double market_rent(const Setup& setup, int town, double area) const {
    const double premium = area <= setup.p.rents.small_home_m2 ? setup.p.rents.small_home_premium : 1;
    return rent_per_m2(town) * area * premium;
  }
  double vacancy(int town, std::int64_t talent_renters) const;
  double mean_rent(const Setup& setup) const;  // inside towns, weighted by homes
  double units(int town) const { return units_[static_cast<std::size_t>(town)]; }
  double other_renters(int town) const { return other_[static_cast<std::size_t>(town)]; }

  /// The towns of new private homes for those who work in `work_town`, and the town of one: a multinomial logit over commute
  /// and rent, with the towns' shares of homes as their size.
  const Discrete& towns_of_homes(int work_town) const { return choice_[static_cast<std::size_t>(work_town)]; }
  int choose_town(int work_town, std::uint32_t word) const { return towns_of_homes(work_town)(word); }
  /// The utility (in minutes of commute) of living in `town` at the ratio of rent to the district mean, for offers of homes.
  double utility(const Setup& setup, int work_town, int town, double rent_ratio, std::size_t commute_period) const;

 private:
  int towns_ = 0;
  std::vector<double> rent_, trend_rent_, units_, other_, last_renters_;
  std::vector<std::uint16_t> contract_;
  std::vector<Discrete> choice_;       // by work town
  std::vector<double> travel_weight_;  // exp(-weight * minutes) by work town and town, of `weights_period_`
  std::size_t weights_period_ = static_cast<std::size_t>(-1);
};

}  // namespace hearth

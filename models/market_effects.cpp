#include "models/market_effects.h"

#include <cmath>

#include "models/programme_common.h"

namespace hearth {

double relative_gain(const District& d, std::size_t q) {
  const MarketParameters& m = parameters_of(d, q).market;
  return gain(m, units_now(d, q)) / gain(m, d.programmes.of[q].units.front());
}

double market_multiplier(const District& d, MarketQuantity quantity, int field_or_programme) {
  double product = 1;
  for (const int serving : d.setup.programmes.for_markets) {
    const auto q = static_cast<std::size_t>(serving);
    const Programme& y = d.setup.programmes[q];
    if (parameters_of(d, q).market.quantity != quantity || !y.market_towns.empty()) continue;
    const bool of_programme = quantity == MarketQuantity::applications || quantity == MarketQuantity::capacity;
    if (of_programme ? y.market_programme != field_or_programme : (y.market_fields >> field_or_programme & 1) == 0) continue;
    product *= relative_gain(d, q);
  }
  return product;
}

std::vector<double> matching_by_town(const District& d) {
  std::vector<double> product;
  for (const int serving : d.setup.programmes.for_markets) {
    const auto q = static_cast<std::size_t>(serving);
    const Programme& y = d.setup.programmes[q];
    if (parameters_of(d, q).market.quantity != MarketQuantity::job_matching || y.market_towns.empty()) continue;
    product.resize(static_cast<std::size_t>(d.setup.fields * d.setup.towns), 1.0);
    const double multiplier = relative_gain(d, q);
    for (std::size_t i = 0; i < product.size(); ++i) {
      const std::size_t town = i % y.market_towns.size();
      if ((y.market_fields >> i / y.market_towns.size() & 1) != 0 && y.market_towns[town] != 0) product[i] *= multiplier;
    }
  }
  return product;
}

double gain(const MarketParameters& m, double units) {
  return units > 0 ? 1 + m.gain_max * units / (units + m.half_saturation) : 1;
}

void open_posts(District& d, std::size_t q) {
  const MarketParameters& m = parameters_of(d, q).market;
  const Programme& y = d.setup.programmes[q];
  ProgrammeState& s = d.programmes.of[q];
  if (m.quantity != MarketQuantity::posts || !y.carried_out) return;
  const auto due =
      static_cast<std::int64_t>(std::floor(d.setup.scaled((units_now(d, q) - s.units.front()) * m.posts_per_unit) + 1e-9));
  if (due <= s.in_effect) return;
  const std::vector<std::uint32_t> employers = d.employers.active_in(y.market_sectors);
  for (; s.in_effect < due && !employers.empty(); ++s.in_effect) {
    const std::uint32_t word = d.luck.word(Stream::new_post, Identity{y.key}, static_cast<std::uint32_t>(s.in_effect));
    d.employers.add_post(employers[uniform_below(word, static_cast<std::uint32_t>(employers.size()))]);
  }
}

}  // namespace hearth

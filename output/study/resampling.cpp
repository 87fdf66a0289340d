#include "output/study/resampling.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>

#include "output/summary.h"

namespace hearth {

namespace {

constexpr std::size_t resamples = 1000;
constexpr std::size_t least_items = 4;
constexpr double interval_tail = 0.025;
constexpr std::uint64_t bootstrap_seed = 20150371;

// The share beyond each end: the plain 2.5 % for many items, less for few.
double expanded_tail(std::size_t items) {
  const auto n = static_cast<double>(items);
  const boost::math::students_t_distribution<double> t(n - 1);
  const double reach = std::sqrt(n / (n - 1)) * boost::math::quantile(boost::math::complement(t, interval_tail));
  return boost::math::cdf(boost::math::complement(boost::math::normal_distribution<double>(), reach));
}

}  // namespace

Picks::Picks(std::uint64_t seed, std::uint64_t stream) {
  const auto low = [](std::uint64_t x) { return static_cast<std::uint32_t>(x); };
  std::seed_seq words{low(seed), low(seed >> 32U), low(stream), low(stream >> 32U)};
  engine_.seed(words);
}

std::size_t Picks::below(std::size_t n) {
  constexpr std::uint64_t range = std::uint64_t{1} << 32U;
  if (n == 0 || n >= range) throw std::invalid_argument("a pick needs between 1 and 2^32 - 1 items");
  // What lies beyond the last whole multiple of n would favour the first items.
  const std::uint64_t even = range - range % n;
  std::uint64_t x = engine_();
  while (x >= even) x = engine_();
  return static_cast<std::size_t>(x % n);
}

std::vector<std::optional<Interval>> bootstrap_intervals(std::size_t items, std::size_t statistics,
                                                         const Statistic& statistic) {
  std::vector<std::optional<Interval>> out(statistics);
  if (items < least_items) return out;
  std::vector<std::vector<double>> found(statistics);
  std::vector<std::size_t> picked(items);
  std::vector<double> values(statistics);
  Picks picks(bootstrap_seed);
  for (std::size_t b = 0; b < resamples; ++b) {
    for (std::size_t& p : picked) p = picks.below(items);
    std::fill(values.begin(), values.end(), std::numeric_limits<double>::quiet_NaN());
    statistic(picked, values);
    for (std::size_t s = 0; s < statistics; ++s) {
      if (std::isfinite(values[s])) found[s].push_back(values[s]);
    }
  }
  const double tail = expanded_tail(items);
  for (std::size_t s = 0; s < statistics; ++s) {
    if (found[s].size() * 10 <= resamples * 9) continue;
    out[s] = Interval{quantile(found[s], tail), quantile(found[s], 1 - tail)};
  }
  return out;
}

}  // namespace hearth

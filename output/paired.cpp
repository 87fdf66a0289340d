#include "output/paired.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace hearth {

namespace {

constexpr double tail = 0.025;  // of an interval of 95 %, on either side
constexpr double missed = 0.2;  // of differences that are as large as the detectable one
constexpr double infinite = std::numeric_limits<double>::infinity();

using Binomial = boost::math::binomial_distribution<double>;

double normal_quantile(double p) {
  return boost::math::quantile(boost::math::normal_distribution<double>(), p);
}

// Beyond it a t of so many pairs falls with 2.5 %.
double critical_t(std::size_t pairs) {
  const boost::math::students_t_distribution<double> t(static_cast<double>(pairs - 1));
  return boost::math::quantile(boost::math::complement(t, tail));
}

void ask_for_one_length(std::size_t a, std::size_t b) {
  if (a != b) throw std::invalid_argument("pairs need as many values of one result as of the other");
}

struct Moments {
  double mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;  // variances and covariance of single pairs
};

Moments moments(std::span<const double> x, std::span<const double> y) {
  const auto n = static_cast<double>(x.size());
  Moments m;
  m.mean_x = std::accumulate(x.begin(), x.end(), 0.0) / n;
  m.mean_y = std::accumulate(y.begin(), y.end(), 0.0) / n;
  for (std::size_t i = 0; i < x.size(); ++i) {
    m.xx += (x[i] - m.mean_x) * (x[i] - m.mean_x) / (n - 1);
    m.yy += (y[i] - m.mean_y) * (y[i] - m.mean_y) / (n - 1);
    m.xy += (x[i] - m.mean_x) * (y[i] - m.mean_y) / (n - 1);
  }
  return m;
}

// Beside values of this size it is no difference but rounding of sums.
bool is_rounding(double difference, double size) {
  return std::abs(difference) <= rounding_of_sums * std::abs(size);
}

// Wilson's interval of a share.
EstimatedShare wilson(double share, double n) {
  const double z = normal_quantile(1 - tail);
  const double middle = (share + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  return {share, middle - half, middle + half};
}

}  // namespace

PairedMeans compare_means(std::span<const double> first, std::span<const double> second) {
  ask_for_one_length(first.size(), second.size());
  std::vector<double> a, b;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (!std::isfinite(first[i]) || !std::isfinite(second[i])) continue;
    a.push_back(first[i]);
    b.push_back(second[i]);
  }
  PairedMeans x;
  x.pairs = a.size();
  const double unknown = std::nan("");
  if (a.empty()) {
    x.first = x.second = x.difference = unknown;
    x.low = -infinite;
    x.high = x.detectable = x.pairs_to_detect = infinite;
    x.variance_of_independent_seeds = unknown;
    return x;
  }
  std::vector<double> differences;
  double larger = 0;
  double smaller = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double difference = is_rounding(b[i] - a[i], std::max(std::abs(a[i]), std::abs(b[i]))) ? 0 : b[i] - a[i];
    differences.push_back(difference);
    larger += difference > 0 ? 1 : 0;
    smaller += difference < 0 ? 1 : 0;
  }
  const auto n = static_cast<double>(a.size());
  x.first = std::accumulate(a.begin(), a.end(), 0.0) / n;
  x.second = std::accumulate(b.begin(), b.end(), 0.0) / n;
  x.difference = std::accumulate(differences.begin(), differences.end(), 0.0) / n;
  x.larger = larger / n;
  x.smaller = smaller / n;
  if (a.size() < 2) {
    x.low = -infinite;
    x.high = x.detectable = x.pairs_to_detect = infinite;
    x.variance_of_independent_seeds = unknown;
    return x;
  }
  const Moments both = moments(a, b);
  double variance = moments(differences, differences).xx;
  if (is_rounding(std::sqrt(variance), std::max(std::abs(x.first), std::abs(x.second)))) variance = 0;
  const double error = std::sqrt(variance / n);
  const double t = critical_t(a.size());
  x.low = x.difference - t * error;
  x.high = x.difference + t * error;
  x.variance_of_independent_seeds = variance > 0 ? (both.xx + both.yy) / variance : unknown;
  const double reach = normal_quantile(1 - tail) + normal_quantile(1 - missed);
  x.detectable = reach * error;
  if (variance == 0) {
    // Student's t has no answer: a few equal differences may be chance.
    x.p = x.difference == 0 ? 1 : std::min(1.0, std::pow(2.0, 1 - n));
    x.pairs_to_detect = x.difference == 0 ? infinite : std::ceil(1 - std::log2(2 * tail) + 1e-9);
    if (x.difference != 0 && x.p >= 2 * tail) {
      x.low = -infinite;
      x.high = x.detectable = infinite;
    }
    return x;
  }
  const boost::math::students_t_distribution<double> law(n - 1);
  x.p = 2 * boost::math::cdf(boost::math::complement(law, std::abs(x.difference) / error));
  x.pairs_to_detect = std::max(2.0, std::ceil(reach * reach * variance / (x.difference * x.difference)));
  return x;
}

PairedShares compare_shares(const std::vector<bool>& first, const std::vector<bool>& second) {
  ask_for_one_length(first.size(), second.size());
  PairedShares x;
  x.pairs = first.size();
  if (first.empty()) {
    x.first = x.second = x.difference = std::nan("");
    x.low = -1;
    x.high = 1;
    return x;
  }
  double both = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    both += first[i] && second[i] ? 1 : 0;
    x.gained += !first[i] && second[i] ? 1 : 0;
    x.lost += first[i] && !second[i] ? 1 : 0;
  }
  const auto n = static_cast<double>(x.pairs);
  const auto gained = static_cast<double>(x.gained);
  const auto lost = static_cast<double>(x.lost);
  const double neither = n - both - gained - lost;
  x.first = (both + lost) / n;
  x.second = (both + gained) / n;
  x.difference = (gained - lost) / n;
  if (gained + lost > 0) x.p = std::min(1.0, 2 * boost::math::cdf(Binomial(gained + lost, 0.5), std::min(gained, lost)));
  // Of either share by Wilson; together as far as both go the same way.
  const EstimatedShare a = wilson(x.first, n);
  const EstimatedShare b = wilson(x.second, n);
  const double margins = (both + lost) * (gained + neither) * (both + gained) * (lost + neither);
  double phi = 0;
  if (margins > 0) {
    const double agreement = both * neither - gained * lost;
    // Corrected as Newcombe does where both go the same way.
    phi = (agreement > n / 2 ? agreement - n / 2 : agreement > 0 ? 0 : agreement) / std::sqrt(margins);
  }
  const auto reach = [&](double of_second, double of_first) {
    return std::sqrt(std::max(0.0, of_second * of_second - 2 * phi * of_second * of_first + of_first * of_first));
  };
  x.low = std::max(-1.0, x.difference - reach(b.share - b.low, a.high - a.share));
  x.high = std::min(1.0, x.difference + reach(b.high - b.share, a.share - a.low));
  return x;
}

EstimatedShare share_of(std::size_t cases, std::size_t of) {
  if (of == 0) return {std::nan(""), 0, 1};
  const auto n = static_cast<double>(of);
  const auto k = static_cast<double>(cases);
  return {k / n, Binomial::find_lower_bound_on_p(n, k, tail), Binomial::find_upper_bound_on_p(n, k, tail)};
}

// A ratio r is not refuted when the mean of costs - r effects lies within t standard errors of zero: a quadratic inequality.
RatioOfMeans ratio_of_means(std::span<const double> costs, std::span<const double> effects) {
  ask_for_one_length(costs.size(), effects.size());
  RatioOfMeans x;
  x.low = -infinite;
  x.high = infinite;
  x.cost = x.effect = x.ratio = std::nan("");
  std::vector<double> of_costs, of_effects;
  for (std::size_t i = 0; i < costs.size(); ++i) {
    if (!std::isfinite(costs[i]) || !std::isfinite(effects[i])) continue;
    of_costs.push_back(costs[i]);
    of_effects.push_back(effects[i]);
  }
  if (of_costs.size() < 2) return x;
  const Moments m = moments(of_costs, of_effects);
  x.cost = m.mean_x;
  x.effect = m.mean_y;
  if (std::all_of(of_effects.begin(), of_effects.end(), [](double e) { return e == 0; })) {
    x.range = RatioRange::none;
    return x;
  }
  if (m.mean_y != 0) x.ratio = m.mean_x / m.mean_y;
  const double t = critical_t(of_costs.size());
  const double share = t * t / static_cast<double>(of_costs.size());
  const double a = m.mean_y * m.mean_y - share * m.yy;
  const double b = m.mean_x * m.mean_y - share * m.xy;  // half the linear term, its sign turned
  const double c = m.mean_x * m.mean_x - share * m.xx;
  const double discriminant = b * b - a * c;
  if (a == 0 || discriminant < 0) return x;
  const double root = std::sqrt(discriminant);
  x.range = a > 0 ? RatioRange::inside : RatioRange::outside;
  x.low = std::min((b - root) / a, (b + root) / a);
  x.high = std::max((b - root) / a, (b + root) / a);
  return x;
}

std::vector<double> holm_adjusted(std::span<const double> p) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return p[i] != p[j] ? p[i] < p[j] : i < j; });
  std::vector<double> adjusted(p.size());
  double least = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    least = std::max(least, std::min(1.0, p[order[k]] * static_cast<double>(order.size() - k)));
    adjusted[order[k]] = least;
  }
  return adjusted;
}

}  // namespace hearth

#include "output/two_stage.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "output/paired.h"

namespace hearth {

FirstStage first_stage(std::span<const double> differences) {
  std::vector<double> x(differences.begin(), differences.end());
  std::erase_if(x, [](double d) { return !std::isfinite(d); });
  FirstStage stage;
  stage.pairs = x.size();
  stage.quantile = std::numeric_limits<double>::infinity();
  if (x.size() < 2) return stage;
  const auto n = static_cast<double>(x.size());
  double sum = 0;
  for (const double d : x) sum += d;
  const double mean = sum / n;
  double squares = 0;
  for (const double d : x) squares += (d - mean) * (d - mean);
  stage.deviation = std::sqrt(squares / (n - 1));
  if (stage.deviation <= rounding_of_sums * std::abs(mean)) stage.deviation = 0;
  stage.quantile = boost::math::quantile(boost::math::students_t_distribution<double>(n - 1), 0.975);
  return stage;
}

std::size_t pairs_needed(const FirstStage& stage, double half_width) {
  const double root = stage.pairs < 2 ? std::numeric_limits<double>::infinity() : stage.quantile * stage.deviation / half_width;
  const double pairs = std::ceil(root * root);
  constexpr double most = 1e15;
  if (!(pairs < most)) return std::numeric_limits<std::size_t>::max();
  return std::max(stage.pairs, static_cast<std::size_t>(pairs));
}

std::size_t replications_needed(const FirstStage& stage, std::size_t replications, double half_width) {
  const std::size_t pairs = pairs_needed(stage, half_width);
  if (pairs == std::numeric_limits<std::size_t>::max()) return pairs;
  return static_cast<std::size_t>(
      std::ceil(static_cast<double>(pairs) * static_cast<double>(replications) / static_cast<double>(stage.pairs)));
}

double half_width_of(const FirstStage& stage, std::size_t pairs) {
  if (stage.pairs < 2 || pairs == 0) return std::numeric_limits<double>::infinity();
  return stage.quantile * stage.deviation / std::sqrt(static_cast<double>(pairs));
}

double p_of_difference(const FirstStage& stage, std::size_t pairs, double difference) {
  if (stage.pairs < 2 || pairs == 0) return 1;
  if (stage.deviation == 0) return difference == 0 ? 1 : 0;
  const boost::math::students_t_distribution<double> law(static_cast<double>(stage.pairs - 1));
  const double t = std::abs(difference) / stage.deviation * std::sqrt(static_cast<double>(pairs));
  return 2 * boost::math::cdf(boost::math::complement(law, t));
}

}  // namespace hearth

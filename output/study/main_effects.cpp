#include "output/study/main_effects.h"

#include <algorithm>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <span>

#include "output/study/pieces.h"
#include "output/study/responses.h"

namespace hearth {

namespace {

constexpr std::size_t most_pieces = 10;
constexpr std::size_t least_in_a_piece = 5;

struct FactorAndResponse {
  double x, y;
};

CurvePiece piece_of(std::span<const FactorAndResponse> points) {
  CurvePiece out;
  out.points = points.size();
  out.low = points.front().x;
  out.high = points.back().x;
  std::vector<double> x, y;
  for (const FactorAndResponse& point : points) {
    x.push_back(point.x);
    y.push_back(point.y);
  }
  out.middle = out.low == out.high ? out.low : average(x);
  out.mean.value = average(y);
  if (out.points > 1) {
    const auto n = static_cast<double>(out.points);
    const boost::math::students_t_distribution<double> t(n - 1);
    const double half = boost::math::quantile(boost::math::complement(t, 0.025)) * std::sqrt(sample_variance(y) / n);
    out.mean.interval = Interval{out.mean.value - half, out.mean.value + half};
  }
  return out;
}

void explain(MainEffect& effect, const std::vector<FactorAndResponse>& points) {
  const auto n = static_cast<double>(points.size()), pieces = static_cast<double>(effect.curve.size());
  if (effect.curve.size() < 2 || points.size() < effect.curve.size() + 2) return;
  std::vector<double> y;
  y.reserve(points.size());
  for (const FactorAndResponse& point : points) y.push_back(point.y);
  const double mean = average(y), total = sample_variance(y) * (n - 1);
  double between = 0;
  for (const CurvePiece& piece : effect.curve)
    between += static_cast<double>(piece.points) * (piece.mean.value - mean) * (piece.mean.value - mean);
  if (!(total > 0)) {
    effect.share = 0;
    effect.p = 1;
    return;
  }
  const double within = std::max(total - between, 0.0) / (n - pieces);
  effect.share = std::clamp((between - (pieces - 1) * within) / total, 0.0, 1.0);
  const boost::math::fisher_f_distribution<double> f(pieces - 1, n - pieces);
  effect.p = within > 0 ? boost::math::cdf(boost::math::complement(f, between / (pieces - 1) / within)) : 0.0;
}

}  // namespace

std::vector<MainEffect> main_effects(const StudySample& sample) {
  ask_for_whole_sample(sample);
  const std::vector<double> y = responses_of(sample);
  const std::vector<std::size_t> independent = independent_points(sample);
  std::vector<MainEffect> out;
  for (std::size_t f = 0; f < sample.factors.size(); ++f) {
    std::vector<FactorAndResponse> points;
    for (const std::size_t p : independent) {
      if (std::isfinite(y[p])) points.push_back({sample.x_of(p, f), y[p]});
    }
    std::stable_sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
    MainEffect effect;
    std::vector<double> sorted;
    sorted.reserve(points.size());
    for (const FactorAndResponse& point : points) sorted.push_back(point.x);
    const std::size_t pieces = std::clamp(sorted.size() / least_in_a_piece, std::size_t{1}, most_pieces);
    std::size_t from = 0;
    for (const std::size_t end : piece_ends(sorted, sample.factors[f].is_named(), pieces)) {
      effect.curve.push_back(piece_of(std::span(points).subspan(from, end - from)));
      from = end;
    }
    explain(effect, points);
    out.push_back(std::move(effect));
  }
  return out;
}

}  // namespace hearth

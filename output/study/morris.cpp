#include "output/study/morris.h"

#include <algorithm>
#include <boost/math/constants/constants.hpp>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "output/study/factor_values.h"
#include "output/study/responses.h"

namespace hearth {

namespace {

struct Effect {
  std::size_t factor = 0;
  double value = 0;
  std::optional<double> luck;  // variance of the value that is luck
};

// Of the mean over replications of the difference of two points.
std::optional<double> luck_of_step(const StudySample& s, std::size_t from, std::size_t to) {
  std::vector<double> differences;
  for (std::size_t r = 0; r < s.replications; ++r) {
    const double d = s.y_of(to, r) - s.y_of(from, r);
    if (std::isfinite(d)) differences.push_back(d);
  }
  if (differences.size() < 2) return std::nullopt;
  return sample_variance(differences) / static_cast<double>(differences.size());
}

// The effect of one step; none where no factor moved (its range may be one value).
std::optional<Effect> effect_of_step(const StudySample& s, const std::vector<double>& y, std::size_t from, std::size_t to) {
  std::optional<Effect> out;
  for (std::size_t f = 0; f < s.factors.size(); ++f) {
    const double a = s.x_of(from, f), b = s.x_of(to, f);
    if (a == b) continue;
    if (out) throw std::invalid_argument("two factors move in one step of a trajectory");
    const double moved = place_in_range(s.factors[f], b) - place_in_range(s.factors[f], a);
    const double step = s.factors[f].is_named() ? std::copysign(1.0, moved) : moved;
    out = Effect{f, (y[to] - y[from]) / step, luck_of_step(s, from, to)};
    if (out->luck) *out->luck /= step * step;
  }
  return out;
}

// The mean size of what is normal about zero.
double mean_size_of(double variance) {
  return std::sqrt(2 / boost::math::constants::pi<double>() * variance);
}

}  // namespace

Design morris_design(std::size_t factors, std::size_t trajectories, std::size_t levels, std::uint64_t seed) {
  if (levels < 2 || levels % 2 != 0) throw std::invalid_argument("a design of Morris needs an even number of levels");
  Design out;
  out.factors = factors;
  if (factors == 0) return out;
  const std::size_t jump = levels / 2;
  std::vector<std::size_t> at(factors), order(factors);
  const auto add_point = [&](std::size_t trajectory, std::size_t step) {
    for (const std::size_t place : at) out.u.push_back(static_cast<double>(place) / static_cast<double>(levels - 1));
    out.block.push_back(trajectory);
    out.step.push_back(step);
  };
  for (std::size_t t = 0; t < trajectories; ++t) {
    Picks picks(seed, t);
    for (std::size_t& place : at) place = picks.below(levels);
    std::iota(order.begin(), order.end(), std::size_t{0});
    picks.shuffle(order);
    add_point(t, 0);
    for (std::size_t step = 0; step < factors; ++step) {
      // From the lower half only up, from the upper half only down: every start has one jump, and all levels are as frequent.
      std::size_t& place = at[order[step]];
      place = place < jump ? place + jump : place - jump;
      add_point(t, step + 1);
    }
  }
  return out;
}

MorrisResult elementary_effects(const StudySample& sample) {
  ask_for_whole_sample(sample);
  const std::size_t factors = sample.factors.size();
  const std::vector<double> y = responses_of(sample);
  const CompleteBlocks blocks = complete_blocks(sample, y, factors + 1);
  MorrisResult out;
  out.trajectories = blocks.points.size();
  out.incomplete = blocks.incomplete;
  std::vector<std::vector<double>> effects(factors), luck(factors);
  std::vector<double> all_luck;
  for (const auto& points : blocks.points) {
    for (std::size_t step = 0; step < factors; ++step) {
      const auto effect = effect_of_step(sample, y, points[step], points[step + 1]);
      if (!effect) continue;
      effects[effect->factor].push_back(effect->value);
      if (!effect->luck) continue;
      luck[effect->factor].push_back(*effect->luck);
      all_luck.push_back(*effect->luck);
    }
  }
  for (std::size_t f = 0; f < factors; ++f) {
    const std::vector<double>& of_factor = effects[f];
    ElementaryEffects e;
    if (!luck[f].empty()) e.luck_alone = mean_size_of(std::max(average(luck[f]), average(all_luck)));
    e.effects = of_factor.size();
    std::vector<double> sizes;
    sizes.reserve(of_factor.size());
    for (const double v : of_factor) sizes.push_back(std::abs(v));
    e.mean = average(of_factor);
    e.mean_size.value = average(sizes);
    if (of_factor.size() > 1) e.sigma = std::sqrt(sample_variance(of_factor));
    e.mean_size.interval = bootstrap_intervals(sizes.size(), 1, [&](auto picked, auto found) {
      double sum = 0;
      for (const std::size_t p : picked) sum += sizes[p];
      found[0] = sum / static_cast<double>(picked.size());
    })[0];
    out.of_factor.push_back(e);
  }
  return out;
}

}  // namespace hearth

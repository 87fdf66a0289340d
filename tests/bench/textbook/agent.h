// What a textbook on agent-based modelling gives: agents that act once a month, and dice.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <random>
#include <vector>

namespace hearth::textbook {

class World;

/// Whoever acts once a month.
class Agent {
 public:
  virtual ~Agent() = default;
  virtual void step(World& world) = 0;
};

template <class Kind>
using Agents = std::vector<std::unique_ptr<Kind>>;

/// Everybody acts who is there when the month's turn of this kind begins; an agent may add others.
template <class Kind>
void step_all(Agents<Kind>& agents, World& world) {
  const std::size_t present = agents.size();
  for (std::size_t i = 0; i < present; ++i) agents[i]->step(world);
}

/// The probability that an event of this hazard happens within a month.
inline double monthly_chance(double hazard_per_month) {
  return 1 - std::exp(-hazard_per_month);
}

/// One stream of random numbers for everything.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}

  /// Probabilities above 1 count as 1.
  bool chance(double probability) {
    return probability > 0 && std::bernoulli_distribution(std::min(probability, 1.0))(engine_);
  }
  /// 0 .. n-1.
  int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(engine_); }
  double uniform() { return std::uniform_real_distribution<double>()(engine_); }
  int poisson(double mean) { return mean > 0 ? std::poisson_distribution<int>(mean)(engine_) : 0; }
  double exponential(double mean) { return mean > 0 ? std::exponential_distribution<double>(1 / mean)(engine_) : 0; }
  double lognormal(double log_sd) { return log_sd > 0 ? std::lognormal_distribution<double>(0, log_sd)(engine_) : 1; }
  /// An index with probability in proportion to its weight.
  int pick(const std::vector<double>& weights) {
    return std::discrete_distribution<int>(weights.begin(), weights.end())(engine_);
  }
  int pick(std::discrete_distribution<int>& weights) { return weights(engine_); }
  template <class Item>
  Item& one_of(std::vector<Item>& items) {
    return items[static_cast<std::size_t>(below(static_cast<int>(items.size())))];
  }
  template <class Item>
  void shuffle(std::vector<Item>& items) {
    std::shuffle(items.begin(), items.end(), engine_);
  }
  template <class Iterator>
  void shuffle(Iterator first, Iterator last) {
    std::shuffle(first, last, engine_);
  }

 private:
  std::mt19937 engine_;
};

}  // namespace hearth::textbook

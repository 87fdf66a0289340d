#include "models/matching.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/successive_shortest_path_nonnegative_weights.hpp>
#include <cmath>
#include <queue>

namespace hearth {

std::vector<int> deferred_acceptance(const std::vector<std::vector<int>>& preferences,
                                     const std::vector<std::vector<double>>& priorities,
                                     const std::vector<std::int64_t>& capacities) {
  struct Held {
    double priority;
    std::size_t applicant;
    // On top of the queue stands whoever is rejected first: the lowest priority, then the larger index.
    bool operator<(const Held& other) const {
      return priority != other.priority ? priority > other.priority : applicant < other.applicant;
    }
  };
  std::vector<std::priority_queue<Held>> holding(capacities.size());
  std::vector<std::size_t> next(preferences.size(), 0);
  std::vector<int> match(preferences.size(), unmatched);
  std::vector<std::size_t> proposing;
  for (std::size_t i = preferences.size(); i-- > 0;) proposing.push_back(i);
  while (!proposing.empty()) {
    const std::size_t i = proposing.back();
    proposing.pop_back();
    while (next[i] < preferences[i].size()) {
      const std::size_t k = next[i]++;
      const auto option = static_cast<std::size_t>(preferences[i][k]);
      auto& held = holding[option];
      if (capacities[option] <= 0) continue;
      const Held self{priorities[i][k], i};
      if (static_cast<std::int64_t>(held.size()) < capacities[option]) {
        held.push(self);
        match[i] = preferences[i][k];
        break;
      }
      if (self < held.top()) {
        const std::size_t rejected = held.top().applicant;
        held.pop();
        held.push(self);
        match[i] = preferences[i][k];
        match[rejected] = unmatched;
        proposing.push_back(rejected);
        break;
      }
    }
  }
  return match;
}

std::vector<int> best_assignment(const std::vector<std::vector<int>>& options, const std::vector<std::vector<double>>& weights,
                                 const std::vector<std::int64_t>& capacities) {
  using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
  using Graph =
      boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                            boost::property<boost::edge_capacity_t, std::int64_t,
                                            boost::property<boost::edge_residual_capacity_t, std::int64_t,
                                                            boost::property<boost::edge_reverse_t, Traits::edge_descriptor,
                                                                            boost::property<boost::edge_weight_t, double>>>>>;
  // Weights as whole numbers, so that the optimum does not hang on rounding (in doubles, since Boost adds its infinite
  // distances of unreachable nodes, which would overflow an integer); cost = ceiling - weight >= 0. An arc past all options
  // lets an applicant stay unmatched at the cost of a weight of zero.
  constexpr double unit = 1 << 20;
  double ceiling = 0;
  for (const auto& row : weights) {
    for (const double w : row) ceiling = std::max(ceiling, w);
  }
  const double top = std::floor(ceiling * unit) + 1;
  const std::size_t people = options.size();
  const std::size_t kinds = capacities.size();
  Graph g(people + kinds + 2);
  const std::size_t source = people + kinds;
  const std::size_t sink = source + 1;
  const auto connect = [&](std::size_t a, std::size_t b, std::int64_t capacity, double cost) {
    const auto forward = boost::add_edge(a, b, g).first;
    const auto back = boost::add_edge(b, a, g).first;
    boost::put(boost::edge_capacity, g, forward, capacity);
    boost::put(boost::edge_capacity, g, back, 0);
    boost::put(boost::edge_weight, g, forward, cost);
    boost::put(boost::edge_weight, g, back, -cost);
    boost::put(boost::edge_reverse, g, forward, back);
    boost::put(boost::edge_reverse, g, back, forward);
    return forward;
  };
  std::vector<std::vector<Traits::edge_descriptor>> choice(people);
  for (std::size_t i = 0; i < people; ++i) {
    connect(source, i, 1, 0);
    for (std::size_t k = 0; k < options[i].size(); ++k) {
      choice[i].push_back(
          connect(i, people + static_cast<std::size_t>(options[i][k]), 1, top - std::floor(weights[i][k] * unit)));
    }
    connect(i, sink, 1, top);
  }
  for (std::size_t o = 0; o < kinds; ++o) connect(people + o, sink, std::max<std::int64_t>(0, capacities[o]), 0);
  boost::successive_shortest_path_nonnegative_weights(g, source, sink);
  std::vector<int> match(people, unmatched);
  for (std::size_t i = 0; i < people; ++i) {
    for (std::size_t k = 0; k < choice[i].size(); ++k) {
      if (boost::get(boost::edge_residual_capacity, g, choice[i][k]) == 0) match[i] = options[i][k];
    }
  }
  return match;
}

}  // namespace hearth

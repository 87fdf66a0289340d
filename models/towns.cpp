#include "models/towns.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <map>
#include <set>

namespace hearth {

namespace {

using TravelGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                          boost::property<boost::edge_weight_t, float>>;

// "2020-08-25" or "2020-08" opens in its month, "" before the run.
int opening_month(const std::string& opens, Month start) {
  const auto month = parse_month(std::string_view(opens).substr(0, 7));
  return month ? std::max(0, *month - start) : 0;
}

// Towns first, in their order, then stations.
std::map<std::string, std::size_t> nodes_of(const DistrictParameters& parameters) {
  std::map<std::string, std::size_t> node;
  for (const auto& town : parameters.towns) node.emplace(town.id, node.size());
  for (const auto& station : parameters.stations) node.emplace(station.id, node.size());
  return node;
}

// Of the links that are open in the month.
TravelGraph travel_graph(const DistrictParameters& parameters, const std::map<std::string, std::size_t>& node, int month) {
  TravelGraph graph(node.size());
  for (const auto& link : parameters.links) {
    const auto from = node.find(link.from);
    const auto to = node.find(link.to);
    if (from == node.end() || to == node.end()) continue;  // reported by contradictions()
    if (opening_month(link.opens, parameters.run.start) > month) continue;
    boost::add_edge(from->second, to->second, static_cast<float>(link.minutes), graph);
  }
  return graph;
}

}  // namespace

Commutes commute_times(const DistrictParameters& parameters) {
  const std::size_t towns = parameters.towns.size();
  const std::map<std::string, std::size_t> node = nodes_of(parameters);

  std::set<int> openings = {0};
  for (const auto& link : parameters.links) openings.insert(opening_month(link.opens, parameters.run.start));

  Commutes commutes;
  for (const int first_month : openings) {
    if (first_month > 0 && first_month >= parameters.run.months) break;
    const TravelGraph graph = travel_graph(parameters, node, first_month);
    CommutePeriod period{first_month, std::vector<float>(towns * towns)};
    std::vector<float> minutes(node.size());
    for (std::size_t a = 0; a < towns; ++a) {
      boost::dijkstra_shortest_paths(graph, a, boost::distance_map(minutes.data()).distance_inf(1e6F));
      for (std::size_t b = 0; b < towns; ++b) {
        period.minutes[a * towns + b] = std::max(minutes_within_town, minutes[b]);
      }
    }
    commutes.periods.push_back(std::move(period));
  }
  return commutes;
}

std::vector<std::string> unreachable_pairs(const DistrictParameters& parameters) {
  const auto node = nodes_of(parameters);
  std::vector<std::size_t> component(node.size());
  boost::connected_components(travel_graph(parameters, node, 0), component.data());
  std::vector<std::string> pairs;
  const auto& towns = parameters.towns;
  for (std::size_t a = 0; a < towns.size(); ++a) {
    for (std::size_t b = a + 1; b < towns.size(); ++b) {
      if (component[a] != component[b]) pairs.push_back(towns[a].id + " - " + towns[b].id);
    }
  }
  return pairs;
}

}  // namespace hearth

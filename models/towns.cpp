#include "models/towns.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
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

}  // namespace

Commutes commute_times(const DistrictParameters& parameters) {
  const std::size_t towns = parameters.towns.size();
  std::map<std::string, std::size_t> node;
  for (const auto& town : parameters.towns) node.emplace(town.id, node.size());
  for (const auto& station : parameters.stations) node.emplace(station.id, node.size());

  std::set<int> openings = {0};
  for (const auto& link : parameters.links) openings.insert(opening_month(link.opens, parameters.run.start));

  Commutes commutes;
  for (const int first_month : openings) {
    if (first_month > 0 && first_month >= parameters.run.months) break;
    TravelGraph graph(node.size());
    for (const auto& link : parameters.links) {
      const auto from = node.find(link.from);
      const auto to = node.find(link.to);
      if (from == node.end() || to == node.end()) continue;  // reported by contradictions()
      if (opening_month(link.opens, parameters.run.start) > first_month) continue;
      boost::add_edge(from->second, to->second, static_cast<float>(link.minutes), graph);
    }
    CommutePeriod period{first_month, std::vector<float>(towns * towns)};
    std::vector<float> minutes(node.size());
    for (std::size_t a = 0; a < towns; ++a) {
      boost::dijkstra_shortest_paths(graph, a, boost::distance_map(minutes.data()).distance_inf(1e6F));
      for (std::size_t b = 0; b < towns; ++b) {
        period.minutes[a * towns + b] = std::max(minutes_within_town, minutes[b]);
        if (first_month == 0 && a < b && minutes[b] >= 1e6F) {
          commutes.unreachable.push_back(parameters.towns[a].id + " - " + parameters.towns[b].id);
        }
      }
    }
    commutes.periods.push_back(std::move(period));
  }
  return commutes;
}

}  // namespace hearth

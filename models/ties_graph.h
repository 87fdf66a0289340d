// The tie network as a Boost.Graph: include this to run Boost.Graph algorithms on it (components, clustering, distances).
// Vertices are slots, empty ones included as isolated vertices.
#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/range/counting_range.hpp>

#include "models/ties.h"

namespace hearth {

/// A view of the network with the number of slots.
struct TieGraph {
  const TieNetwork* network;
  std::uint32_t slots;
};

struct TieGraphCategory : boost::vertex_list_graph_tag, boost::adjacency_graph_tag {};

}  // namespace hearth

namespace boost {
template <>
struct graph_traits<hearth::TieGraph> {
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = std::pair<std::uint32_t, std::uint32_t>;
  using adjacency_iterator = const std::uint32_t*;
  using vertex_iterator = counting_iterator<std::uint32_t>;
  using out_edge_iterator = void;
  using directed_category = undirected_tag;
  using edge_parallel_category = disallow_parallel_edge_tag;
  using traversal_category = hearth::TieGraphCategory;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  static vertex_descriptor null_vertex() { return hearth::nobody; }
};
}  // namespace boost

namespace hearth {

inline std::pair<const std::uint32_t*, const std::uint32_t*> adjacent_vertices(std::uint32_t v, const TieGraph& g) {
  const auto list = g.network->neighbours(v);
  return {list.data(), list.data() + list.size()};
}
inline std::pair<boost::counting_iterator<std::uint32_t>, boost::counting_iterator<std::uint32_t>> vertices(const TieGraph& g) {
  return {boost::counting_iterator<std::uint32_t>(0), boost::counting_iterator<std::uint32_t>(g.slots)};
}
inline std::size_t num_vertices(const TieGraph& g) {
  return g.slots;
}

}  // namespace hearth

// The tie network as a Boost.Graph: include this to run Boost.Graph algorithms on it (components, clustering, distances).
// Vertices are slots, empty ones included as isolated vertices.
#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>
#include <boost/range/counting_range.hpp>

#include "models/ties.h"

namespace hearth {

struct TieGraphCategory : boost::vertex_list_graph_tag, boost::adjacency_graph_tag, boost::incidence_graph_tag {};

/// The tie from a vertex to its neighbour.
struct TieTo {
  std::uint32_t from = nobody;
  std::pair<std::uint32_t, std::uint32_t> operator()(std::uint32_t to) const { return {from, to}; }
};

}  // namespace hearth

namespace boost {
template <>
struct graph_traits<hearth::TieNetwork> {
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = std::pair<std::uint32_t, std::uint32_t>;
  using adjacency_iterator = const std::uint32_t*;
  using vertex_iterator = counting_iterator<std::uint32_t>;
  using out_edge_iterator = transform_iterator<hearth::TieTo, const std::uint32_t*, edge_descriptor, edge_descriptor>;
  using directed_category = undirected_tag;
  using edge_parallel_category = disallow_parallel_edge_tag;
  using traversal_category = hearth::TieGraphCategory;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  static vertex_descriptor null_vertex() { return hearth::nobody; }
};
template <>
struct property_map<hearth::TieNetwork, vertex_index_t> {
  using type = typed_identity_property_map<std::uint32_t>;
  using const_type = type;
};
template <>
struct vertex_property_type<hearth::TieNetwork> {
  using type = no_property;
};
template <>
struct edge_property_type<hearth::TieNetwork> {
  using type = no_property;
};
}  // namespace boost

namespace hearth {

using TieGraph = boost::graph_traits<TieNetwork>;

inline boost::typed_identity_property_map<std::uint32_t> get(boost::vertex_index_t, const TieNetwork&) {
  return {};
}
inline std::pair<TieGraph::vertex_iterator, TieGraph::vertex_iterator> vertices(const TieNetwork& g) {
  return {TieGraph::vertex_iterator(0), TieGraph::vertex_iterator(g.slots())};
}
inline std::size_t num_vertices(const TieNetwork& g) {
  return g.slots();
}
inline std::pair<const std::uint32_t*, const std::uint32_t*> adjacent_vertices(std::uint32_t v, const TieNetwork& g) {
  const auto list = g.neighbours(v);
  return {list.data(), list.data() + list.size()};
}
inline std::pair<TieGraph::out_edge_iterator, TieGraph::out_edge_iterator> out_edges(std::uint32_t v, const TieNetwork& g) {
  const auto [begin, end] = adjacent_vertices(v, g);
  return {TieGraph::out_edge_iterator(begin, TieTo{v}), TieGraph::out_edge_iterator(end, TieTo{v})};
}
inline std::size_t out_degree(std::uint32_t v, const TieNetwork& g) {
  return g.neighbours(v).size();
}
inline std::uint32_t source(const TieGraph::edge_descriptor& e, const TieNetwork&) {
  return e.first;
}
inline std::uint32_t target(const TieGraph::edge_descriptor& e, const TieNetwork&) {
  return e.second;
}

}  // namespace hearth

// Ties between people: an undirected network kept as at most six neighbours a slot. It models Boost.Graph's AdjacencyGraph and
// VertexListGraph (see models/ties_graph.h), so any Boost.Graph algorithm runs on it. ODD: 7.6 Ties.
#pragma once

#include <span>

#include "models/population.h"

namespace hearth {

class TieNetwork {
 public:
  explicit TieNetwork(Population& people) : people_(people) {}

  std::span<const std::uint32_t> neighbours(std::uint32_t slot) const {
    return {people_.tie.data() + std::size_t{slot} * max_ties, people_.person[slot].ties};
  }
  /// Adds the tie unless it exists, is a loop, or one of the two has no room; true when added.
  bool connect(std::uint32_t a, std::uint32_t b);
  /// Removes `gone` from the neighbours' lists (not its own list).
  void forget(std::uint32_t gone);

 private:
  bool knows(std::uint32_t a, std::uint32_t b) const;
  Population& people_;
};

}  // namespace hearth

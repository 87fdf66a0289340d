// The points of a study on the unit cube. A design that grows keeps the points that it has: what is already run stays of use.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "output/study/sample.h"

namespace hearth {

/// Points of the unit cube, factor by factor (`value_of` turns them into values), and what `StudySample` asks of each.
struct Design {
  std::size_t factors = 0;
  std::vector<double> u;                 // points x factors
  std::vector<std::size_t> block, step;  // of each point

  std::size_t points() const { return block.size(); }
  double u_of(std::size_t point, std::size_t factor) const { return u[point * factors + factor]; }
};

/// Latin hypercubes of `size` points, one after another: within each, every factor has one point in each of `size` equal
/// parts, at a random place in there. Hypercube b depends on (seed, b, factors, size) only.
Design latin_hypercube(std::size_t factors, std::size_t size, std::size_t hypercubes, std::uint64_t seed);

/// The first points of Sobol's sequence from its origin on (to leave that out spoils the balance: Owen 2022, On dropping the
/// first Sobol' point), moved by a digital shift that depends on the seed, which keeps its balance: of the first 2^m points
/// each of 2^m equal parts of a factor holds one.
Design sobol_sequence(std::size_t factors, std::size_t points, std::uint64_t seed);

/// For Sobol's indices (Saltelli 2002; Saltelli et al. 2010, Computer Physics Communications 181, 259-270): A and B are the
/// halves of a Sobol sequence of twice as many columns; each base point gives the rows A, B, and A with each column from B.
Design sobol_indices_design(std::size_t factors, std::size_t base_points, std::uint64_t seed);

/// All combinations; the last factor changes fastest. A number takes `sizes` values from its low to its high end, both
/// included, and the middle where it takes one; a factor of named levels takes each. Throws BadInput where a size is 0, a
/// factor of levels does not have as many, whole numbers have fewer values, or there are more than a million combinations.
Design full_grid(const std::vector<Factor>& factors, const std::vector<std::size_t>& sizes);

}  // namespace hearth

// A factor's values cut into pieces: of a curve, of a map's edge.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace hearth {

/// Where each piece ends among sorted values (one past its last). A piece a value where there are ten values or fewer or
/// `by_value` asks for it, else `pieces` of as equal counts as equal values allow: equal values stay together.
std::vector<std::size_t> piece_ends(std::span<const double> sorted, bool by_value, std::size_t pieces);

}  // namespace hearth

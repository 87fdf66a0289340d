// How one layer of a scenario lies over another.
#pragma once

#include "sim/node.h"

namespace hearth {

/// Puts `over` on top of `base`: tables member by member; values, arrays, and tables that are one value (with evidence, or
/// dated) replace what is below and remember it.
void put_over(Node& base, Node over);

/// Marks the node and all in it as written in a layer.
void set_layer(Node& node, int layer);

/// The highest layer in the node.
int highest_layer(const Node& node);

}  // namespace hearth

// How one layer of a scenario lies over another.
#pragma once

#include <functional>

#include "sim/node.h"

namespace hearth {

/// { add = [ ... ] }: rows to be added to a list instead of replacing it.
bool is_addition(const Node& node);

/// Puts `over` on top of `base`: tables member by member; values, arrays, and tables that are one value (with evidence, or
/// dated) replace what is below and remember it; rows to be added come behind those of the list.
void put_over(Node& base, Node over);

/// Whether a member of the document belongs to the layer in question.
using IsOwn = std::function<bool(const Node& member)>;

/// What a layer says of itself in one language (`title`, `question`) it says in both: the Chinese title of the layer below is
/// that of another scenario. For the same reason a title of its own ends the question of the layer below.
void speak_for_itself(Node& document, const IsOwn& own);

/// Marks the node and all in it as written in a layer.
void set_layer(Node& node, int layer);

/// The highest layer in the node.
int highest_layer(const Node& node);

}  // namespace hearth

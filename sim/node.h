// A document as values, arrays and tables that know where they were written.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hearth {

/// Where something was written. `layer` counts from 0, the innermost `extends`.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  int layer = 0;
};

struct Member;

/// A value, an array or a table with its members in the order of the text.
struct Node {
  using Value = std::variant<std::monostate, std::string, std::int64_t, double, bool>;
  enum class Kind { value, array, table };
  Kind kind = Kind::value;
  Place place;
  Value value;
  std::vector<Node> items;      // of an array
  std::vector<Member> members;  // of a table
  /// Part of it could not be read, which has been reported: what is missing here is no fault of those who refer to it.
  bool broken = false;
  /// What a later layer has replaced by this.
  std::shared_ptr<const Node> replaced;

  const Node* find(std::string_view key) const;
  Node* find(std::string_view key);
};

struct Member {
  std::string key;
  Node node;
};

/// A value with its evidence: { value = 3, unit = "months", low = 2, ... }.
bool is_annotated(const Node& node);

/// What may stand in such a table.
const std::vector<std::string>& annotation_names();

/// The value of such a table, or the node itself.
const Node& bare(const Node& node);

/// The scalar of a node as TOML text.
std::string to_text(const Node::Value& value);

/// Any node as TOML text on one line.
std::string to_text(const Node& node);

}  // namespace hearth

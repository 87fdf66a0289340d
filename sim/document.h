// A scenario as text: TOML files layered over one another, CSV lists, command-line overrides. Knows where every value stands,
// and opens no file itself: the caller gives a function that reads one.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/diagnostic.h"

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

  const Node* find(std::string_view key) const;
  Node* find(std::string_view key);
};

struct Member {
  std::string key;
  Node node;
};

/// The text of a file, or why it can't be had.
struct FileText {
  std::optional<std::string> text;
  std::string error;
};
using FileReader = std::function<FileText(const std::string& path)>;

/// Loads `path` with everything that it extends, then `overrides` ("key.of.value=3"). Faults go to `diagnostics`; empty when
/// the document can't be read at all.
std::optional<Node> load_document(const std::string& path, const FileReader& read, const std::vector<std::string>& overrides,
                                  Diagnostics& diagnostics);

/// One TOML text, for tests and for the browser.
std::optional<Node> parse_document(const std::string& text, const std::string& name, Diagnostics& diagnostics);

/// The scalar of a node as TOML text.
std::string to_text(const Node::Value& value);

}  // namespace hearth

#include "sim/overrides.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "sim/csv_expansion.h"
#include "sim/layers.h"
#include "sim/plain_text.h"
#include "sim/toml_text.h"

namespace hearth {

namespace {

// The names between the dots; none when one is empty or there are more than any key has.
std::vector<std::string> parts_of(const std::string& key) {
  constexpr std::size_t most = 32;
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= key.size();) {
    const std::size_t dot = std::min(key.find('.', from), key.size());
    parts.push_back(key.substr(from, dot - from));
    if (parts.back().empty() || parts.size() > most) return {};
    from = dot + 1;
  }
  return parts;
}

void set_place(Node& node, const Place& place) {
  node.place = place;
  for (Node& item : node.items) set_place(item, place);
  for (auto& [key, child] : node.members) set_place(child, place);
}

}  // namespace

void apply_override(Node& root, const std::string& text, const FileReader& read, Diagnostics& diagnostics) {
  const auto fail = [&](const Said& problem, const Said& expected) {
    diagnostics.add({Diagnostic::Severity::error, command_line, 0, 0, problem, expected, ""});
  };
  const auto equals = text.find('=');
  if (first_byte_that_is_no_text(text) || has_control_characters(text) || text.find_first_of("\r\n") != std::string::npos)
    return fail({"the override is no text in UTF-8 on one line", "该设定不是单行 UTF-8 文本"}, same("KEY=VALUE"));
  if (equals == std::string::npos || equals == 0)
    return fail({"'" + text + "' is no override", "'" + text + "' 不是有效设定"}, same("KEY=VALUE"));
  std::string key = text.substr(0, equals);
  while (!key.empty() && key.back() == ' ') key.pop_back();
  const auto parts = parts_of(key);
  if (parts.empty())
    return fail({"'" + key.substr(0, 100) + "' is no key", "'" + key.substr(0, 100) + "' 不是有效的键"},
                {"names joined by dots", "以点连接的名称"});
  Node leaf = toml_value_or_text(text.substr(equals + 1));
  const Place place = {command_line, 0, 0, highest_layer(root) + 1};
  set_place(leaf, place);
  expand_csv(leaf, read, diagnostics);
  Node* at = &root;
  for (const std::string& part : parts) {
    if (at->kind != Node::Kind::table || is_annotated(*at))
      return fail({"'" + key + "' goes into a value", "'" + key + "' 指向值的内部"}, {"the key of a value", "某个值的键"});
    Node* next = at->find(part);
    if (next == nullptr) {
      Node table;
      table.kind = Node::Kind::table;
      table.place = place;
      at->members.push_back({part, std::move(table)});
      next = &at->members.back().node;
    } else if (&part == &parts.back()) {
      leaf.replaced = std::make_shared<const Node>(*next);
    }
    at = next;
  }
  if (at->kind == Node::Kind::array && is_addition(leaf)) {
    leaf.replaced.reset();
    put_over(*at, std::move(leaf));
  } else {
    *at = std::move(leaf);
  }
}

}  // namespace hearth

#include "output/toml_json.h"

#include "sim/toml_text.h"

namespace hearth {

namespace {

Json node_as_json(const Node& node) {
  if (node.kind == Node::Kind::array) {
    Json out = Json::array();
    for (const Node& item : node.items) out.push_back(node_as_json(item));
    return out;
  }
  if (node.kind == Node::Kind::table) {
    Json out = Json::object();
    for (const auto& [key, child] : node.members) out[key] = node_as_json(child);
    return out;
  }
  if (const auto* text = std::get_if<std::string>(&node.value)) return *text;
  if (const auto* integer = std::get_if<std::int64_t>(&node.value)) return *integer;
  if (const auto* number = std::get_if<double>(&node.value)) return *number;
  if (const auto* flag = std::get_if<bool>(&node.value)) return *flag;
  return nullptr;
}

}  // namespace

Json toml_as_json(const std::string& toml) {
  const auto node = parse_toml_value(toml);
  return node ? node_as_json(*node) : Json(toml);
}

}  // namespace hearth

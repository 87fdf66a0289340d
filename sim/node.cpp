#include "sim/node.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "sim/diagnostic.h"

namespace hearth {

const Node* Node::find(std::string_view key) const {
  const auto it = std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.key == key; });
  return it == members.end() ? nullptr : &it->node;
}

Node* Node::find(std::string_view key) {
  return const_cast<Node*>(std::as_const(*this).find(key));
}

const std::vector<std::string>& annotation_names() {
  static const std::vector<std::string> names = {"value", "unit", "low", "high", "evidence", "source", "note"};
  return names;
}

bool is_annotated(const Node& node) {
  if (node.kind != Node::Kind::table || node.find("value") == nullptr) return false;
  // A structure may have a member called "value" among others (a target): there the others are no annotations, however
  // misspelt.
  return std::all_of(node.members.begin(), node.members.end(), [](const Member& m) {
    const auto& names = annotation_names();
    return std::find(names.begin(), names.end(), m.key) != names.end() || !nearest_name(m.key, names).empty();
  });
}

const Node& bare(const Node& node) {
  const Node* const value = is_annotated(node) ? node.find("value") : nullptr;
  return value != nullptr ? *value : node;
}

std::string to_text(const Node::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    std::string out = "\"";
    for (const char c : *text) {
      switch (c) {
        case '"':
          out += "\\\"";
          break;
        case '\\':
          out += "\\\\";
          break;
        case '\n':
          out += "\\n";
          break;
        case '\r':
          out += "\\r";
          break;
        case '\t':
          out += "\\t";
          break;
        default:
          out += c;
      }
    }
    return out + "\"";
  }
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* number = std::get_if<double>(&value)) {
    std::array<char, 40> out{};
    // People read it: 500000.0, not 5e+05.
    const double size = std::abs(*number);
    const bool short_enough = size == 0 || (size >= 1e-9 && size < 1e15);
    const auto end = short_enough ? std::to_chars(out.data(), out.data() + out.size(), *number, std::chars_format::fixed)
                                  : std::to_chars(out.data(), out.data() + out.size(), *number);
    std::string text(out.data(), end.ptr);
    if (text.find_first_of(".en") == std::string::npos) text += ".0";
    return text;
  }
  return "";
}

std::string to_text(const Node& node) {
  if (node.kind == Node::Kind::value) return to_text(node.value);
  std::string out;
  for (const Node& item : node.items) out += (out.empty() ? "" : ", ") + to_text(item);
  if (node.kind == Node::Kind::array) return "[" + out + "]";
  for (const auto& [key, child] : node.members) out += (out.empty() ? "" : ", ") + key + " = " + to_text(child);
  return "{ " + out + " }";
}

}  // namespace hearth

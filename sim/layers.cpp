#include "sim/layers.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "sim/calendar.h"
#include "sim/plain_text.h"

namespace hearth {

namespace {

// A schedule is one value: steps of two layers mixed would be a schedule that nobody wrote.
bool is_dated(const Node& node) {
  return node.kind == Node::Kind::table && !node.members.empty() &&
         std::all_of(node.members.begin(), node.members.end(),
                     [](const Member& m) { return m.key == "ramp" || parse_month(m.key).has_value(); });
}

bool is_one_value(const Node& node) {
  return node.kind != Node::Kind::table || is_annotated(node) || is_dated(node);
}

bool replaces(const Node& over, const Node& base) {
  if (is_one_value(base) || over.kind != Node::Kind::table) return true;
  // { value = 3 } over a list, or over a structure that has a member "value" among others, is a member of it.
  const bool holds_tables =
      std::any_of(base.members.begin(), base.members.end(), [](const Member& m) { return !is_one_value(m.node); });
  return is_annotated(over) && !holds_tables && base.find("value") == nullptr;
}

}  // namespace

bool is_addition(const Node& node) {
  return node.kind == Node::Kind::table && node.members.size() == 1 && node.members[0].key == "add" &&
         node.members[0].node.kind == Node::Kind::array;
}

void put_over(Node& base, Node over) {
  if (base.kind == Node::Kind::array && is_addition(over)) {
    for (Node& row : over.members[0].node.items) base.items.push_back(std::move(row));
    base.broken = base.broken || over.members[0].node.broken;
    return;
  }
  if (replaces(over, base)) {
    over.replaced = std::make_shared<const Node>(std::move(base));
    base = std::move(over);
    return;
  }
  base.broken = base.broken || over.broken;
  for (auto& [key, child] : over.members) {
    if (Node* old = base.find(key)) {
      put_over(*old, std::move(child));
    } else {
      base.members.push_back({key, std::move(child)});
    }
  }
}

void speak_for_itself(Node& document, const IsOwn& own) {
  const auto own_text = [&](std::string_view key) -> const Node* {
    const Node* const node = document.find(key);
    const auto* const text = node != nullptr ? std::get_if<std::string>(&bare(*node).value) : nullptr;
    // What is no good is told once, where it stands.
    const bool good = text != nullptr && text->size() <= longest_text && !has_control_characters(*text);
    return good && own(*node) ? node : nullptr;
  };
  const auto put = [&](const char* key, const Node::Value& value, const Place& place) {
    Node node;
    node.place = place;
    node.value = value;
    if (Node* const old = document.find(key)) {
      put_over(*old, std::move(node));
    } else {
      document.members.push_back({key, std::move(node)});
    }
  };
  const auto in_both = [&](const char* en, const char* zh) {
    const Node* const own_en = own_text(en);
    const Node* const own_zh = own_text(zh);
    if ((own_en == nullptr) == (own_zh == nullptr)) return;
    const Node given = own_en != nullptr ? *own_en : *own_zh;
    put(own_en != nullptr ? zh : en, bare(given).value, given.place);
  };
  in_both("title", "title_zh");
  in_both("question", "question_zh");
  const Node* const title = own_text("title");
  if (title == nullptr || own_text("question") != nullptr) return;
  const Place place = title->place;
  for (const char* key : {"question", "question_zh"}) {
    if (document.find(key) != nullptr) put(key, std::string(), place);
  }
}

void set_layer(Node& node, int layer) {
  node.place.layer = layer;
  for (Node& item : node.items) set_layer(item, layer);
  for (auto& [key, child] : node.members) set_layer(child, layer);
}

int highest_layer(const Node& node) {
  int layer = node.place.layer;
  for (const Node& item : node.items) layer = std::max(layer, highest_layer(item));
  for (const auto& [key, child] : node.members) layer = std::max(layer, highest_layer(child));
  return layer;
}

}  // namespace hearth

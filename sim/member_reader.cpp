#include "sim/member_reader.h"

#include <algorithm>

namespace hearth {

namespace {

std::vector<std::string> split_at_bars(const std::string& all) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from < all.size();) {
    const std::size_t bar = std::min(all.find('|', from), all.size());
    if (bar > from) out.push_back(all.substr(from, bar - from));
    from = bar + 1;
  }
  return out;
}

}  // namespace

void MemberReader::check(const Node& node, const std::string& id, std::string_view list) {
  const Node* at = &document_;
  for (std::size_t from = 0; from <= list.size() && at != nullptr;) {
    const std::size_t dot = std::min(list.find('.', from), list.size());
    at = at->find(list.substr(from, dot - from));
    from = dot + 1;
  }
  std::vector<std::string> ids;
  if (at != nullptr) {
    for (const auto& [name, element] : at->members) {
      if (element.kind == Node::Kind::table && element.find("value") == nullptr) ids.push_back(name);
    }
  }
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
    const std::string few = "one of " + (ids.empty() ? "its ids (it has none)" : joined(ids));
    values_.fault(node, "'" + id + "' is not in [" + std::string(list) + "]", ids.size() <= 12 ? few : "one of its ids",
                  nearest_name(id, ids));
  }
}

std::optional<std::string> MemberReader::member(const Node& node, const std::string& key, std::string_view list) {
  auto id = values_.text(node, key);
  if (id && !id->empty()) check(node, *id, list);
  return id;
}

std::vector<std::string> MemberReader::members(const Node& node, const std::string& key, std::string_view list) {
  std::vector<std::string> ids;
  if (node.kind == Node::Kind::array) {
    for (const Node& item : node.items) {
      const auto id = values_.text(item, key);
      if (!id) continue;
      check(item, *id, list);
      ids.push_back(*id);
    }
  } else if (const auto all = values_.text(node, key)) {
    ids = split_at_bars(*all);
    for (const std::string& id : ids) check(node, id, list);
  }
  return ids;
}

ByMember MemberReader::by_member(const Node& node, const std::string& key, std::string_view list, const Bounds& bounds) {
  ByMember out;
  if (node.kind == Node::Kind::table) {
    for (const auto& [id, child] : node.members) {
      check(child, id, list);
      if (const auto x = values_.number(bare(child), key, "a number", bounds)) out.emplace_back(id, *x);
    }
  } else if (const auto all = values_.text(node, key)) {
    for (const std::string& part : split_at_bars(*all)) {
      const auto colon = part.find(':');
      const std::string id = part.substr(0, colon);
      check(node, id, list);
      Node cell = node;
      cell.value = colon == std::string::npos ? std::string() : part.substr(colon + 1);
      if (const auto x = values_.number(cell, key, "id:number, joined by bars", bounds)) out.emplace_back(id, *x);
    }
  }
  return out;
}

}  // namespace hearth

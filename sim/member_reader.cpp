#include "sim/member_reader.h"

#include <algorithm>

#include "sim/split.h"

namespace hearth {

namespace {

std::vector<std::string> split_at_bars(const std::string& all) {
  std::vector<std::string> out = split_at(all, '|');
  std::erase(out, "");
  return out;
}

Said said_twice(const std::string& key, const std::string& id) {
  return {"'" + key + "': '" + id + "' stands twice", "'" + key + "':'" + id + "' 出现两次"};
}

const Said& every_id_once() {
  static const Said text = {"every id once", "每个标识只出现一次"};
  return text;
}

}  // namespace

bool MemberReader::check(const Node& node, const std::string& key, const std::string& id, std::string_view list) {
  const Node* at = &document_;
  for (std::size_t from = 0; from <= list.size() && at != nullptr;) {
    if (at->broken) return true;
    const std::size_t dot = std::min(list.find('.', from), list.size());
    at = at->find(list.substr(from, dot - from));
    from = dot + 1;
  }
  std::vector<std::string> ids;
  if (at != nullptr) {
    if (at->broken || at->kind != Node::Kind::table) return true;  // the list's own fault
    for (const auto& [name, element] : at->members) {
      // One that a value has replaced is a fault of that value.
      const Node& written = element.kind != Node::Kind::table && element.replaced ? *element.replaced : element;
      if (written.kind == Node::Kind::table && !is_annotated(written)) ids.push_back(name);
    }
  }
  if (std::find(ids.begin(), ids.end(), id) != ids.end()) return true;
  constexpr std::size_t few = 12;
  const Said expected = ids.empty()         ? Said{"one of its ids (it has none)", "其中的标识(该列表为空)"}
                        : ids.size() <= few ? Said{"one of " + joined(ids), "下列之一:" + joined(ids)}
                                            : Said{"one of its ids", "其中的标识"};
  const std::string where = " [" + std::string(list) + "]";
  values_.fault(node, {"'" + key + "': '" + id + "' is not in" + where, "'" + key + "':'" + id + "' 不在" + where + " 中"},
                expected, nearest_name(id, ids));
  return false;
}

std::optional<std::string> MemberReader::member(const Node& node, const std::string& key, std::string_view list) {
  auto id = values_.text(node, key, {"a text in quotes", "带引号的文本"});
  if (id && !id->empty()) check(node, key, *id, list);
  return id;
}

std::vector<std::string> MemberReader::members(const Node& node, const std::string& key, std::string_view list) {
  std::vector<std::string> ids;
  const Said expected = {R"(ids in quotes, ["a", "b"])", R"(带引号的标识,["a", "b"])"};
  const auto add = [&](const Node& at, const std::string& id) {
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) {
      values_.fault(at, said_twice(key, id), every_id_once());
    } else {
      check(at, key, id, list);
      ids.push_back(id);
    }
  };
  if (node.kind == Node::Kind::array) {
    for (const Node& item : node.items) {
      if (const auto id = values_.text(item, key, expected)) add(item, *id);
    }
  } else if (const auto all = values_.text(node, key, expected)) {
    for (const std::string& id : split_at_bars(*all)) add(node, id);
  }
  return ids;
}

ByMember MemberReader::by_member(const Node& node, const std::string& key, std::string_view list, const Bounds& bounds) {
  ByMember out;
  if (node.kind == Node::Kind::table) {
    for (const auto& [id, child] : node.members) {
      if (!check(child, key, id, list)) continue;
      if (const auto x = values_.number(bare(child), key + "." + id, {"a number", "一个数"}, bounds)) out.emplace_back(id, *x);
    }
    return out;
  }
  const Said expected = from_csv(node) ? Said{"id:number, joined by bars", "以竖线连接的 标识:数"}
                                       : Said{"numbers by id, { a = 0.5, b = 0.1 }", "按标识的数,{ a = 0.5, b = 0.1 }"};
  Node not_a_text = node;
  if (!from_csv(node)) not_a_text.value = {};
  const auto all = values_.text(not_a_text, key, expected);
  if (!all) return out;
  for (const std::string& part : split_at_bars(*all)) {
    const auto colon = part.find(':');
    const std::string id = part.substr(0, colon);
    if (!check(node, key, id, list)) continue;
    if (std::any_of(out.begin(), out.end(), [&](const auto& x) { return x.first == id; })) {
      values_.fault(node, said_twice(key, id), every_id_once());
      continue;
    }
    Node cell = node;
    cell.value = colon == std::string::npos ? std::string() : part.substr(colon + 1);
    if (const auto x = values_.number(cell, key + "." + id, expected, bounds)) out.emplace_back(id, *x);
  }
  return out;
}

}  // namespace hearth

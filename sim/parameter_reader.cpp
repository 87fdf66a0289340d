#include "sim/parameter_reader.h"

#include <algorithm>
#include <set>
#include <utility>

#include "sim/annotation.h"
#include "sim/member_reader.h"
#include "sim/needed_keys.h"
#include "sim/plain_text.h"
#include "sim/value_reader.h"

namespace hearth {

namespace {

// Walks the declarations and the document side by side.
class Reader final : public Declaration {
 public:
  Reader(const Node& document, Diagnostics& diagnostics, std::vector<ParameterEntry>& entries)
      : diagnostics_(diagnostics), values_(diagnostics), members_(document, values_), entries_(entries) {
    open(&document, "");
  }

  void finish() { close(); }

  void number(std::string_view key, double& value, std::string_view unit, Range allowed, Meaning meaning) override {
    const Leaf leaf = take(key, "number", unit, range_text(allowed), meaning);
    if (leaf.node != nullptr)
      value = values_.number(*leaf.node, leaf.entry->key, {"a number", "一个数"}, leaf.bounds(allowed)).value_or(value);
    leaf.entry->value = to_text(Node::Value(value));
  }
  void count(std::string_view key, std::int64_t& value, std::string_view unit, Range allowed, Meaning meaning) override {
    const Leaf leaf = take(key, "count", unit, range_text(allowed, true), meaning);
    if (leaf.node != nullptr) value = values_.whole_number(*leaf.node, leaf.entry->key, leaf.bounds(allowed)).value_or(value);
    leaf.entry->value = std::to_string(value);
  }
  void flag(std::string_view key, bool& value, Meaning meaning) override {
    const Leaf leaf = take(key, "flag", "", {"true or false", "true(是)或 false(否)"}, meaning);
    if (leaf.node != nullptr) value = values_.flag(*leaf.node, leaf.entry->key).value_or(value);
    leaf.entry->value = value ? "true" : "false";
  }
  void text(std::string_view key, std::string& value, Meaning meaning) override {
    const Leaf leaf = take(key, "text", "", {}, meaning);
    if (leaf.node != nullptr)
      value = values_.text(*leaf.node, leaf.entry->key, {"a text in quotes", "带引号的文本"}).value_or(value);
    leaf.entry->value = to_text(Node::Value(value));
  }
  void date(std::string_view key, Month& value, Meaning meaning) override {
    const Leaf leaf = take(key, "date", "", {"a month such as 2016-07", "月份,如 2016-07"}, meaning);
    if (leaf.node != nullptr) value = values_.month(*leaf.node, leaf.entry->key).value_or(value);
    leaf.entry->value = "\"" + to_string(value) + "\"";
  }
  void option(std::string_view key, int& value, std::span<const Option> options, Meaning meaning) override {
    std::vector<std::string> names;
    for (const Option& o : options) names.emplace_back(o.name);
    const Leaf leaf = take(key, "choice", "", same(joined(names)), meaning);
    leaf.entry->options.assign(options.begin(), options.end());
    if (leaf.node != nullptr) value = values_.option(*leaf.node, leaf.entry->key, names).value_or(value);
    leaf.entry->value = "\"" + names[static_cast<std::size_t>(value)] + "\"";
  }
  void schedule(std::string_view key, Schedule& value, std::string_view unit, Range allowed, Meaning meaning) override {
    const Leaf leaf = take(key, "schedule", unit, range_text(allowed), meaning);
    if (leaf.node != nullptr) value = values_.schedule(*leaf.node, leaf.entry->key, leaf.bounds(allowed)).value_or(value);
    leaf.entry->value = to_toml(value);
  }
  void member(std::string_view key, std::string& id, std::string_view list, Meaning meaning) override {
    const std::string of = "[" + std::string(list) + "]";
    const Leaf leaf = take(key, "member", "", {"an id of " + of, of + " 中的一个标识"}, meaning);
    if (leaf.node != nullptr) id = members_.member(*leaf.node, leaf.entry->key, list).value_or(id);
    leaf.entry->value = to_text(Node::Value(id));
  }
  void members(std::string_view key, std::vector<std::string>& ids, std::string_view list, Meaning meaning) override {
    const std::string of = "[" + std::string(list) + "]";
    const Leaf leaf = take(key, "members", "", {"ids of " + of, of + " 中的标识"}, meaning);
    if (leaf.node != nullptr) ids = members_.members(*leaf.node, leaf.entry->key, list);
    std::string out;
    for (const auto& id : ids) out += (out.empty() ? "" : ", ") + to_text(Node::Value(id));
    leaf.entry->value = "[" + out + "]";
  }
  void by_member(std::string_view key, ByMember& values, std::string_view list, std::string_view unit, Range allowed,
                 Meaning meaning) override {
    const Leaf leaf = take(key, "by_member", unit, range_text(allowed), meaning);
    if (leaf.node != nullptr) values = members_.by_member(*leaf.node, leaf.entry->key, list, leaf.bounds(allowed));
    std::string out;
    for (const auto& [id, x] : values) out += (out.empty() ? "" : ", ") + id + " = " + to_text(Node::Value(x));
    leaf.entry->value = "{ " + out + " }";
  }
  void values(std::string_view key, std::vector<std::string>& values, Meaning meaning) override {
    const Said expected = {"an array of values, [1, 2]", "值的数组,[1, 2]"};
    const Leaf leaf = take(key, "values", "", expected, meaning);
    if (leaf.node != nullptr) {
      values.clear();
      const bool simple =
          leaf.node->kind == Node::Kind::array && std::all_of(leaf.node->items.begin(), leaf.node->items.end(),
                                                              [](const Node& x) { return x.kind == Node::Kind::value; });
      if (!simple)
        values_.fault(*leaf.node, {"'" + leaf.entry->key + "' is no array of values", "'" + leaf.entry->key + "' 不是值的数组"},
                      expected);
      for (const Node& item : simple ? leaf.node->items : std::vector<Node>()) values.push_back(to_text(item));
    }
    leaf.entry->value = "[" + joined(values) + "]";
  }
  void group(std::string_view key, Meaning, const std::function<void(Declaration&)>& describe) override {
    const Node* node = child(key);
    if (node != nullptr && node->kind != Node::Kind::table) {
      is_a_value(*node, path(key));
      node = nullptr;
    }
    open(node, std::string(key));
    describe(*this);
    close();
  }
  void list(std::string_view key, ListOfStructures& elements, Meaning) override {
    const Node* const node = key.empty() ? levels_.back().node : child(key);
    if (node == nullptr) return;
    elements.clear();
    const NeededKeys outer = std::exchange(needed_, {});
    if (elements.keyed()) {
      keyed_elements(key, *node, elements);
    } else {
      rows(key, *node, elements);
    }
    needed_.tell(values_);
    needed_ = outer;
  }
  void needs(std::initializer_list<std::string_view> keys) override {
    auto& needed = levels_.back().needed;
    needed.insert(needed.end(), keys.begin(), keys.end());
  }

 private:
  struct Level {
    const Node* node;
    std::string name;
    std::set<std::string, std::less<>> known;
    std::vector<std::string> needed;
  };
  struct Leaf {
    const Node* node;  // of the bare value; nullptr: not given
    ParameterEntry* entry;
    PlausibleRange plausible;
    Bounds bounds(Range allowed) const { return {allowed, entry->unit, plausible.low, plausible.high}; }
  };

  std::string path(std::string_view key) const {
    std::string out;
    for (const Level& level : levels_) {
      if (!level.name.empty()) out += (out.empty() ? "" : ".") + level.name;
    }
    if (!key.empty()) out += (out.empty() ? "" : ".") + std::string(key);
    return out;
  }
  void open(const Node* node, std::string name) { levels_.push_back({node, std::move(name), {}, {}}); }
  void close() {
    const Level& level = levels_.back();
    if (level.node != nullptr) {
      for (const std::string& key : level.needed) must_be_given(*level.node, key);
      for (const auto& [key, child] : level.node->members) {
        if (diagnostics_.full()) break;
        if (level.known.contains(key)) continue;
        if (from_csv(child)) {
          undeclared_column(level, key, child);
        } else {
          const std::vector<std::string> known(level.known.begin(), level.known.end());
          const std::string where = (path("").empty() ? "" : path("") + ".") + key;
          values_.fault(child, {"unknown key '" + where + "'", "未知的键 '" + where + "'"}, {}, nearest_name(key, known));
        }
      }
    }
    levels_.pop_back();
  }
  void must_be_given(const Node& node, const std::string& key) {
    if (node.broken || node.find(key) != nullptr) return;
    if (from_csv(node)) {
      needed_.lacking(node, key);
    } else {
      values_.fault(node, {"'" + path(key) + "' is missing", "缺少 '" + path(key) + "'"}, {});
    }
  }
  // In a CSV file such columns are remarks (provenance), unless the name is that of a missing one but for a slip.
  void undeclared_column(const Level& level, const std::string& key, const Node& cell) {
    if (!columns_seen_.emplace(cell.place.file, key).second) return;
    std::vector<std::string> missing;
    for (const std::string& known : level.known) {
      if (level.node->find(known) == nullptr) missing.push_back(known);
    }
    const std::string near = nearest_name(key, missing);
    if (near.empty()) return;
    Node header;
    header.place = {cell.place.file, 1, cell.place.column, 0};
    values_.fault(header, {"unknown column '" + key + "'", "未知的列 '" + key + "'"}, {}, near);
  }
  void is_a_value(const Node& node, const std::string& key) {
    values_.fault(node, {"'" + key + "' is a value", "'" + key + "' 是一个值"}, {"a table [" + key + "]", "表 [" + key + "]"});
  }
  const Node* child(std::string_view key) {
    levels_.back().known.insert(std::string(key));
    return levels_.back().node != nullptr ? levels_.back().node->find(key) : nullptr;
  }

  void keyed_elements(std::string_view key, const Node& node, ListOfStructures& elements) {
    const bool inlined = key.empty();
    if (node.kind != Node::Kind::table) {
      values_.fault(node, {"'" + path(key) + "' is no list with ids", "'" + path(key) + "' 不是带标识的列表"},
                    {"tables [" + path(key) + ".ID], or a CSV file with a column of ids",
                     "表 [" + path(key) + ".ID],或含标识列的 CSV 文件"});
      return;
    }
    if (!inlined) open(&node, std::string(key));
    int first_layer = node.place.layer;
    if (!node.members.empty()) {
      first_layer = std::min_element(node.members.begin(), node.members.end(), [](const auto& a, const auto& b) {
                      return a.node.place.layer < b.node.place.layer;
                    })->node.place.layer;
    }
    for (const auto& [id, element] : node.members) {
      if (levels_.back().known.contains(id)) continue;
      const bool was_element = element.replaced && element.replaced->kind == Node::Kind::table;
      if (inlined && element.kind != Node::Kind::table && !was_element) continue;
      levels_.back().known.insert(id);
      if (element.kind != Node::Kind::table) {
        is_a_value(element, path(id));
        continue;
      }
      if (!is_id(id)) {
        values_.fault(element, {"'" + path(id) + "' is no id", "'" + path(id) + "' 不能作标识"},
                      {"1 to 64 letters, digits, _ and -", "1 至 64 个英文字母、数字、_ 或 -"});
        continue;
      }
      elements.append(id);
      open(&element, id);
      needed_.element(element);
      elements.describe(elements.size() - 1, *this);
      if (element.place.layer > first_layer && lacks_a_name(id, element, node)) levels_.back().needed.clear();
      close();
    }
    if (!inlined) close();
  }
  // An id with a slip would otherwise be a new, empty element: nobody repeats the name in order to change one value.
  bool lacks_a_name(const std::string& id, const Node& element, const Node& list) {
    const bool has_names = levels_.back().known.contains("name_en");
    if (!has_names || element.find("name_en") != nullptr || element.find("name_zh") != nullptr) return false;
    std::vector<std::string> others;
    for (const auto& [other, node] : list.members) {
      if (other != id && node.kind == Node::Kind::table) others.push_back(other);
    }
    values_.fault(element, {"'" + path("") + "' is new and has no name", "'" + path("") + "' 是新增项但没有名称"},
                  {"an id of the layers below, or name_en and name_zh", "所继承情景中已有的标识,或写明 name_en 与 name_zh"},
                  nearest_name(id, others));
    return true;
  }
  void rows(std::string_view key, const Node& node, ListOfStructures& elements) {
    if (node.kind != Node::Kind::array) {
      if (node.broken) return;
      values_.fault(node, {"'" + path(key) + "' is no list of rows", "'" + path(key) + "' 不是行列表"},
                    {"an array of tables or a CSV file", "表的数组或 CSV 文件"});
      return;
    }
    const std::size_t first_entry = entries_.size();
    open(nullptr, std::string(key));
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const Node& item = node.items[i];
      if (item.kind != Node::Kind::table) {
        values_.fault(item, {"a row of '" + path("") + "' is no table", "'" + path("") + "' 的一行不是表"}, {"a table", "表"});
        continue;
      }
      elements.append({});
      open(&item, std::to_string(i));
      needed_.element(item);
      elements.describe(elements.size() - 1, *this);
      close();
    }
    close();
    if (!node.replaced || node.replaced->items.empty()) return;
    for (std::size_t e = first_entry; e < entries_.size(); ++e) entries_[e].list_below = node.replaced->items[0].place.file;
  }

  Leaf take(std::string_view key, const char* type, std::string_view unit, Said allowed, Meaning meaning) {
    ParameterEntry& e = entries_.emplace_back();
    e.key = path(key);
    e.type = type;
    e.unit = unit;
    e.allowed = std::move(allowed);
    e.meaning_en = meaning.en;
    e.meaning_zh = meaning.zh;
    const Node* const node = child(key);
    if (node == nullptr) return {nullptr, &e, {}};
    e.is_set = true;
    e.place = node->place;
    for (const Node* was = node->replaced.get(); was != nullptr; was = was->replaced.get())
      e.earlier.push_back(earlier_value(*was));
    read_remarks(e, std::string(key), *levels_.back().node, *node);
    const PlausibleRange plausible = is_annotated(*node) ? read_annotations(e, *node, values_) : PlausibleRange{};
    return {&bare(*node), &e, plausible};
  }

  Diagnostics& diagnostics_;
  ValueReader values_;
  MemberReader members_;
  std::vector<ParameterEntry>& entries_;
  std::vector<Level> levels_;
  NeededKeys needed_;
  std::set<std::pair<std::string, std::string>> columns_seen_;
};

}  // namespace

std::vector<ParameterEntry> read_parameters(const Node& document, Diagnostics& diagnostics,
                                            const std::function<void(Declaration&)>& root) {
  std::vector<ParameterEntry> entries;
  Reader reader(document, diagnostics, entries);
  root(reader);
  reader.finish();
  return entries;
}

}  // namespace hearth

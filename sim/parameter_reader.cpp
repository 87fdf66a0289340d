#include "sim/parameter_reader.h"

#include <algorithm>
#include <set>

#include "sim/member_reader.h"
#include "sim/value_reader.h"

namespace hearth {

namespace {

// Walks the declarations and the document side by side.
class Reader final : public Declaration {
 public:
  Reader(const Node& document, Diagnostics& diagnostics, std::vector<ParameterEntry>& entries)
      : values_(diagnostics), members_(document, values_), entries_(entries) {
    open(&document, "");
  }

  void finish() { close(); }

  void number(std::string_view key, double& value, std::string_view unit, Range allowed, Meaning meaning) override {
    const Leaf leaf = take(key, "number", unit, range_text(allowed), meaning);
    if (leaf.node != nullptr)
      value = values_.number(*leaf.node, leaf.entry->key, "a number", leaf.bounds(allowed, unit)).value_or(value);
    leaf.entry->value = to_text(Node::Value(value));
  }
  void count(std::string_view key, std::int64_t& value, std::string_view unit, Range allowed, Meaning meaning) override {
    const Leaf leaf = take(key, "count", unit, range_text(allowed), meaning);
    if (leaf.node != nullptr)
      value = values_.whole_number(*leaf.node, leaf.entry->key, leaf.bounds(allowed, unit)).value_or(value);
    leaf.entry->value = std::to_string(value);
  }
  void flag(std::string_view key, bool& value, Meaning meaning) override {
    const Leaf leaf = take(key, "flag", "", "true or false", meaning);
    if (leaf.node != nullptr) value = values_.flag(*leaf.node, leaf.entry->key).value_or(value);
    leaf.entry->value = value ? "true" : "false";
  }
  void text(std::string_view key, std::string& value, Meaning meaning) override {
    const Leaf leaf = take(key, "text", "", "", meaning);
    if (leaf.node != nullptr) value = values_.text(*leaf.node, leaf.entry->key).value_or(value);
    leaf.entry->value = to_text(Node::Value(value));
  }
  void date(std::string_view key, Month& value, Meaning meaning) override {
    const Leaf leaf = take(key, "date", "", "a month such as 2016-07", meaning);
    if (leaf.node != nullptr) value = values_.month(*leaf.node, leaf.entry->key).value_or(value);
    leaf.entry->value = "\"" + to_string(value) + "\"";
  }
  void option(std::string_view key, int& value, std::span<const Option> options, Meaning meaning) override {
    std::vector<std::string> names;
    for (const Option& o : options) names.emplace_back(o.name);
    const Leaf leaf = take(key, "choice", "", joined(names), meaning);
    if (leaf.node != nullptr) value = values_.option(*leaf.node, leaf.entry->key, names).value_or(value);
    leaf.entry->value = "\"" + names[static_cast<std::size_t>(value)] + "\"";
  }
  void schedule(std::string_view key, Schedule& value, std::string_view unit, Range allowed, Meaning meaning) override {
    const Leaf leaf = take(key, "schedule", unit, range_text(allowed), meaning);
    if (leaf.node != nullptr) value = values_.schedule(*leaf.node, leaf.entry->key, leaf.bounds(allowed, unit)).value_or(value);
    leaf.entry->value = to_toml(value);
  }
  void member(std::string_view key, std::string& id, std::string_view list, Meaning meaning) override {
    const Leaf leaf = take(key, "member", "", "an id of [" + std::string(list) + "]", meaning);
    if (leaf.node != nullptr) id = members_.member(*leaf.node, leaf.entry->key, list).value_or(id);
    leaf.entry->value = to_text(Node::Value(id));
  }
  void members(std::string_view key, std::vector<std::string>& ids, std::string_view list, Meaning meaning) override {
    const Leaf leaf = take(key, "members", "", "ids of [" + std::string(list) + "]", meaning);
    if (leaf.node != nullptr) ids = members_.members(*leaf.node, leaf.entry->key, list);
    std::string out;
    for (const auto& id : ids) out += (out.empty() ? "" : ", ") + to_text(Node::Value(id));
    leaf.entry->value = "[" + out + "]";
  }
  void by_member(std::string_view key, ByMember& values, std::string_view list, std::string_view unit, Range allowed,
                 Meaning meaning) override {
    const Leaf leaf = take(key, "by_member", unit, range_text(allowed), meaning);
    if (leaf.node != nullptr) values = members_.by_member(*leaf.node, leaf.entry->key, list, leaf.bounds(allowed, unit));
    std::string out;
    for (const auto& [id, x] : values) out += (out.empty() ? "" : ", ") + id + " = " + to_text(Node::Value(x));
    leaf.entry->value = "{ " + out + " }";
  }
  void group(std::string_view key, Meaning, const std::function<void(Declaration&)>& describe) override {
    const Node* node = child(key);
    if (node != nullptr && node->kind != Node::Kind::table) {
      values_.fault(*node, "'" + path(key) + "' is a value", "a table [" + path(key) + "]");
      node = nullptr;
    }
    open(node, std::string(key));
    describe(*this);
    close();
  }
  void list(std::string_view key, ListOfStructures& elements, Meaning) override {
    const bool inlined = key.empty();
    const Node* node = inlined ? levels_.back().node : child(key);
    if (inlined) levels_.back().inlined_list = true;
    if (node == nullptr) return;
    elements.clear();
    if (elements.keyed()) {
      if (node->kind != Node::Kind::table) {
        values_.fault(*node, "'" + path(key) + "' is no list with ids",
                      "tables [" + path(key) + ".ID], or a CSV file with a column of ids");
        return;
      }
      if (!inlined) open(node, std::string(key));
      for (const auto& [id, element] : node->members) {
        if (inlined && (levels_.back().known.contains(id) || element.kind != Node::Kind::table)) continue;
        levels_.back().known.insert(id);
        if (element.kind != Node::Kind::table) {
          values_.fault(element, "'" + path(id) + "' is a value", "a table [" + path(id) + "]");
          continue;
        }
        elements.append(id);
        open(&element, id);
        elements.describe(elements.size() - 1, *this);
        close();
      }
      if (!inlined) close();
      return;
    }
    if (node->kind != Node::Kind::array) {
      values_.fault(*node, "'" + path(key) + "' is no list of rows", "an array of tables or a CSV file");
      return;
    }
    open(nullptr, std::string(key));
    for (std::size_t i = 0; i < node->items.size(); ++i) {
      if (node->items[i].kind != Node::Kind::table) {
        values_.fault(node->items[i], "a row of '" + path("") + "' is no table", "a table");
        continue;
      }
      elements.append({});
      open(&node->items[i], std::to_string(i));
      elements.describe(elements.size() - 1, *this);
      close();
    }
    close();
  }

 private:
  struct Level {
    const Node* node;
    std::string name;
    std::set<std::string> known;
    bool inlined_list = false;
  };
  struct Leaf {
    const Node* node;  // of the bare value; nullptr: not given
    ParameterEntry* entry;
    Bounds bounds(Range allowed, std::string_view unit) const { return {allowed, unit, entry->low, entry->high}; }
  };

  std::string path(std::string_view key) const {
    std::string out;
    for (const Level& level : levels_) {
      if (!level.name.empty()) out += (out.empty() ? "" : ".") + level.name;
    }
    if (!key.empty()) out += (out.empty() ? "" : ".") + std::string(key);
    return out;
  }
  void open(const Node* node, std::string name) { levels_.push_back({node, std::move(name), {}, false}); }
  void close() {
    Level& level = levels_.back();
    // In a CSV file, columns that are not declared are remarks (provenance); elsewhere an unknown key is a fault.
    if (level.node != nullptr) {
      const std::vector<std::string> known(level.known.begin(), level.known.end());
      for (const auto& [key, child] : level.node->members) {
        if (!level.known.contains(key) && !from_csv(child))
          values_.fault(child, "unknown key '" + path(key) + "'", "", nearest_name(key, known));
      }
    }
    levels_.pop_back();
  }
  const Node* child(std::string_view key) {
    levels_.back().known.insert(std::string(key));
    return levels_.back().node != nullptr ? levels_.back().node->find(key) : nullptr;
  }

  Leaf take(std::string_view key, const char* type, std::string_view unit, std::string allowed, Meaning meaning) {
    ParameterEntry e;
    e.key = path(key);
    e.type = type;
    e.unit = unit;
    e.allowed = std::move(allowed);
    e.meaning_en = meaning.en;
    e.meaning_zh = meaning.zh;
    const Node* node = child(key);
    if (node != nullptr) {
      e.is_set = true;
      e.place = node->place;
      if (node->kind == Node::Kind::table && node->find("value") != nullptr) {
        for (const auto& [name, annotation] : node->members) annotate(e, name, annotation, unit);
        node = node->find("value");
      }
    }
    entries_.push_back(std::move(e));
    return {node, &entries_.back()};
  }

  void annotate(ParameterEntry& e, const std::string& name, const Node& node, std::string_view unit) {
    static const std::vector<std::string> known = {"value", "unit", "low", "high", "evidence", "source", "note"};
    if (name == "value") return;
    const auto* text = std::get_if<std::string>(&node.value);
    if (name == "low") {
      e.low = to_text(node.value);
    } else if (name == "high") {
      e.high = to_text(node.value);
    } else if (name == "unit") {
      if (text == nullptr || *text != unit) values_.fault(node, "the unit of '" + e.key + "'", "\"" + std::string(unit) + "\"");
    } else if (name == "evidence") {
      static const std::vector<std::string> classes = {"stated", "statistic", "literature", "assumed"};
      if (text == nullptr || std::find(classes.begin(), classes.end(), *text) == classes.end()) {
        values_.fault(node, "the evidence of '" + e.key + "'", "stated, statistic, literature or assumed",
                      text != nullptr ? nearest_name(*text, classes) : "");
      } else {
        e.evidence = *text;
      }
    } else if (name == "source" && text != nullptr) {
      e.source = *text;
    } else if (name == "note" && text != nullptr) {
      e.note = *text;
    } else {
      values_.fault(node, "unknown annotation '" + name + "' of '" + e.key + "'",
                    "value, unit, low, high, evidence, source or note", nearest_name(name, known));
    }
  }

  ValueReader values_;
  MemberReader members_;
  std::vector<ParameterEntry>& entries_;
  std::vector<Level> levels_;
};

}  // namespace

std::vector<ParameterEntry> read_parameters(const Node& document, Diagnostics& diagnostics,
                                            const std::function<void(Declaration&)>& root) {
  std::vector<ParameterEntry> entries;
  entries.reserve(4096);
  Reader reader(document, diagnostics, entries);
  root(reader);
  reader.finish();
  return entries;
}

}  // namespace hearth

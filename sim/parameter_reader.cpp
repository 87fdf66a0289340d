#include "sim/parameter_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace hearth {

namespace {

std::string range_text(Range r) {
  return to_text(Node::Value(r.min)) + " to " + to_text(Node::Value(r.max));
}

class Reader final : public Declaration {
 public:
  Reader(const Node& document, Diagnostics& diagnostics, std::vector<ParameterEntry>& entries)
      : document_(document), diagnostics_(diagnostics), entries_(entries) {
    open(&document_, "");
  }

  void finish() { close(); }

  void number(std::string_view key, double& value, std::string_view unit, Range allowed, Meaning meaning) override {
    Leaf leaf = take(key, "number", unit, range_text(allowed), meaning);
    if (leaf.node != nullptr) {
      if (const auto x = as_number(*leaf.node, "a number"))
        check_range(*leaf.node, *x, allowed, unit, leaf) ? void(value = *x) : void();
    }
    leaf.entry->value = to_text(Node::Value(value));
  }
  void count(std::string_view key, std::int64_t& value, std::string_view unit, Range allowed, Meaning meaning) override {
    Leaf leaf = take(key, "count", unit, range_text(allowed), meaning);
    if (leaf.node != nullptr) {
      if (const auto x = as_number(*leaf.node, "a whole number")) {
        if (*x != std::floor(*x)) {
          fault(*leaf.node, path(key) + " = " + to_text(Node::Value(*x)), "a whole number");
        } else if (check_range(*leaf.node, *x, allowed, unit, leaf)) {
          value = static_cast<std::int64_t>(*x);
        }
      }
    }
    leaf.entry->value = std::to_string(value);
  }
  void flag(std::string_view key, bool& value, Meaning meaning) override {
    Leaf leaf = take(key, "flag", "", "true or false", meaning);
    if (leaf.node != nullptr) {
      const auto& v = leaf.node->value;
      if (const auto* b = std::get_if<bool>(&v)) {
        value = *b;
      } else if (const auto* t = std::get_if<std::string>(&v); t != nullptr && (*t == "1" || *t == "true")) {
        value = true;
      } else if (t != nullptr && (*t == "0" || *t == "false")) {
        value = false;
      } else {
        fault(*leaf.node, path(key) + " has the wrong type", "true or false");
      }
    }
    leaf.entry->value = value ? "true" : "false";
  }
  void text(std::string_view key, std::string& value, Meaning meaning) override {
    Leaf leaf = take(key, "text", "", "", meaning);
    if (leaf.node != nullptr) read_text(*leaf.node, key, value);
    leaf.entry->value = to_text(Node::Value(value));
  }
  void date(std::string_view key, Month& value, Meaning meaning) override {
    Leaf leaf = take(key, "date", "", "a month such as 2016-07", meaning);
    if (leaf.node != nullptr) {
      const auto* t = std::get_if<std::string>(&leaf.node->value);
      const auto month =
          t != nullptr ? parse_month(std::string_view(*t).substr(0, std::min<std::size_t>(7, t->size()))) : std::nullopt;
      if (month) {
        value = *month;
      } else {
        fault(*leaf.node, path(key) + " is no month", "a month such as \"2016-07\"");
      }
    }
    leaf.entry->value = "\"" + to_string(value) + "\"";
  }
  void option(std::string_view key, int& value, std::span<const Option> options, Meaning meaning) override {
    std::string names;
    std::vector<std::string> list;
    for (const Option& o : options) {
      names += (names.empty() ? "" : ", ") + std::string(o.name);
      list.emplace_back(o.name);
    }
    Leaf leaf = take(key, "choice", "", names, meaning);
    if (leaf.node != nullptr) {
      std::string chosen;
      if (read_text(*leaf.node, key, chosen)) {
        const auto it = std::find(list.begin(), list.end(), chosen);
        if (it == list.end()) {
          fault(*leaf.node, path(key) + " = \"" + chosen + "\"", "one of " + names, nearest_name(chosen, list));
        } else {
          value = static_cast<int>(it - list.begin());
        }
      }
    }
    leaf.entry->value = "\"" + list[static_cast<std::size_t>(value)] + "\"";
  }
  void schedule(std::string_view key, Schedule& value, std::string_view unit, Range allowed, Meaning meaning) override {
    Leaf leaf = take(key, "schedule", unit, range_text(allowed), meaning);
    if (leaf.node != nullptr) {
      const Node* node = leaf.node;
      if (node->kind != Node::Kind::table) {
        if (const auto x = as_number(*node, "a number or dated values")) {
          if (check_range(*node, *x, allowed, unit, leaf)) value = Schedule(*x);
        }
      } else {
        auto shape = Schedule::Shape::step;
        if (const Node* ramp = node->find("ramp")) {
          shape = Schedule::Shape::ramp;
          node = ramp;
        }
        std::vector<Schedule::Point> points;
        for (const auto& [when, child] : node->members) {
          const auto month = parse_month(when);
          if (!month) {
            fault(child, "'" + when + "' is no month", "a month such as \"2016-07\"");
          } else if (const auto x = as_number(child, "a number"); x && check_range(child, *x, allowed, unit, leaf)) {
            points.push_back({*month, *x});
          }
        }
        std::sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.month < b.month; });
        if (!points.empty()) value = Schedule(shape, points);
      }
    }
    leaf.entry->value = schedule_text(value);
  }
  void member(std::string_view key, std::string& id, std::string_view list, Meaning meaning) override {
    Leaf leaf = take(key, "member", "", "an id of [" + std::string(list) + "]", meaning);
    if (leaf.node != nullptr && read_text(*leaf.node, key, id) && !id.empty()) check_member(*leaf.node, id, list);
    leaf.entry->value = to_text(Node::Value(id));
  }
  void members(std::string_view key, std::vector<std::string>& ids, std::string_view list, Meaning meaning) override {
    Leaf leaf = take(key, "members", "", "ids of [" + std::string(list) + "]", meaning);
    if (leaf.node != nullptr) {
      ids.clear();
      if (leaf.node->kind == Node::Kind::array) {
        for (const Node& item : leaf.node->items) {
          std::string id;
          if (read_text(item, key, id)) {
            check_member(item, id, list);
            ids.push_back(id);
          }
        }
      } else {
        std::string all;
        if (read_text(*leaf.node, key, all)) {
          for (const std::string& id : split(all)) {
            check_member(*leaf.node, id, list);
            ids.push_back(id);
          }
        }
      }
    }
    std::string out;
    for (const auto& id : ids) out += (out.empty() ? "" : ", ") + to_text(Node::Value(id));
    leaf.entry->value = "[" + out + "]";
  }
  void by_member(std::string_view key, ByMember& values, std::string_view list, std::string_view unit, Range allowed,
                 Meaning meaning) override {
    Leaf leaf = take(key, "by_member", unit, range_text(allowed), meaning);
    if (leaf.node != nullptr) {
      values.clear();
      if (leaf.node->kind == Node::Kind::table) {
        for (const auto& [id, child] : leaf.node->members) {
          check_member(child, id, list);
          const Node& inner = child.kind == Node::Kind::table && child.find("value") != nullptr ? *child.find("value") : child;
          if (const auto x = as_number(inner, "a number"); x && check_range(inner, *x, allowed, unit, leaf))
            values.emplace_back(id, *x);
        }
      } else {
        std::string all;
        if (read_text(*leaf.node, key, all)) {
          for (const std::string& part : split(all)) {
            const auto colon = part.find(':');
            Node cell = *leaf.node;
            cell.value = colon == std::string::npos ? std::string() : part.substr(colon + 1);
            const std::string id = part.substr(0, colon);
            check_member(*leaf.node, id, list);
            if (const auto x = as_number(cell, "id:number, joined by bars"); x && check_range(cell, *x, allowed, unit, leaf))
              values.emplace_back(id, *x);
          }
        }
      }
    }
    std::string out;
    for (const auto& [id, x] : values) out += (out.empty() ? "" : ", ") + id + " = " + to_text(Node::Value(x));
    leaf.entry->value = "{ " + out + " }";
  }
  void group(std::string_view key, Meaning, const std::function<void(Declaration&)>& describe) override {
    const Node* node = child(key);
    if (node != nullptr && node->kind != Node::Kind::table) {
      fault(*node, "'" + path(key) + "' is a value", "a table [" + path(key) + "]");
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
        fault(*node, "'" + path(key) + "' is no list with ids",
              "tables [" + path(key) + ".ID], or a CSV file with a column of ids");
        return;
      }
      if (!inlined) open(node, std::string(key));
      for (const auto& [id, element] : node->members) {
        if (inlined && (levels_.back().known.contains(id) || element.kind != Node::Kind::table)) continue;
        levels_.back().known.insert(id);
        if (element.kind != Node::Kind::table) {
          fault(element, "'" + path(id) + "' is a value", "a table [" + path(id) + "]");
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
      fault(*node, "'" + path(key) + "' is no list of rows", "an array of tables or a CSV file");
      return;
    }
    open(nullptr, std::string(key));
    for (std::size_t i = 0; i < node->items.size(); ++i) {
      if (node->items[i].kind != Node::Kind::table) {
        fault(node->items[i], "a row of '" + path("") + "' is no table", "a table");
        continue;
      }
      elements.append({});
      open(&node->items[i], std::to_string(i));
      elements.describe(elements.size() - 1, *this);
      close();
    }
    close();
  }

  static std::string schedule_text(const Schedule& s) {
    if (s.is_constant()) return to_text(Node::Value(s.constant()));
    std::string out;
    for (const auto& p : s.points())
      out += (out.empty() ? "" : ", ") + ("\"" + to_string(p.month) + "\" = ") + to_text(Node::Value(p.value));
    return s.shape() == Schedule::Shape::ramp ? "{ ramp = { " + out + " } }" : "{ " + out + " }";
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
          fault(child, "unknown key '" + path(key) + "'", "", nearest_name(key, known));
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
      if (text == nullptr || *text != unit) fault(node, "the unit of '" + e.key + "'", "\"" + std::string(unit) + "\"");
    } else if (name == "evidence") {
      static const std::vector<std::string> classes = {"stated", "statistic", "literature", "assumed"};
      if (text == nullptr || std::find(classes.begin(), classes.end(), *text) == classes.end()) {
        fault(node, "the evidence of '" + e.key + "'", "stated, statistic, literature or assumed",
              text != nullptr ? nearest_name(*text, classes) : "");
      } else {
        e.evidence = *text;
      }
    } else if (name == "source" && text != nullptr) {
      e.source = *text;
    } else if (name == "note" && text != nullptr) {
      e.note = *text;
    } else {
      fault(node, "unknown annotation '" + name + "' of '" + e.key + "'", "value, unit, low, high, evidence, source or note",
            nearest_name(name, known));
    }
  }

  std::optional<double> as_number(const Node& node, const std::string& expected) {
    if (const auto* i = std::get_if<std::int64_t>(&node.value)) return static_cast<double>(*i);
    if (const auto* d = std::get_if<double>(&node.value)) {
      if (std::isfinite(*d)) return *d;
      fault(node, "the value is not finite", expected);
      return std::nullopt;
    }
    if (const auto* t = std::get_if<std::string>(&node.value); t != nullptr && from_csv(node)) {
      std::string_view s = *t;
      if (!s.empty() && s.front() == '+') s.remove_prefix(1);
      double x = 0;
      const auto end = std::from_chars(s.data(), s.data() + s.size(), x);
      if (end.ec == std::errc() && end.ptr == s.data() + s.size() && std::isfinite(x)) return x;
      fault(node, "'" + *t + "' is no number", expected);
      return std::nullopt;
    }
    fault(node, "'" + levels_path(node) + "' has the wrong type", expected);
    return std::nullopt;
  }
  bool from_csv(const Node& node) const { return node.place.file.ends_with(".csv"); }
  std::string levels_path(const Node&) const { return entries_.empty() ? "" : entries_.back().key; }

  bool check_range(const Node& node, double x, Range allowed, std::string_view unit, const Leaf& leaf) {
    if (x < allowed.min || x > allowed.max) {
      fault(node, leaf.entry->key + " = " + to_text(Node::Value(x)) + " is out of range",
            range_text(allowed) + (unit.empty() ? "" : " (" + std::string(unit) + ")"));
      return false;
    }
    for (const bool is_low : {true, false}) {
      const std::string& bound = is_low ? leaf.entry->low : leaf.entry->high;
      double b = 0;
      if (bound.empty() || std::from_chars(bound.data(), bound.data() + bound.size(), b).ec != std::errc()) continue;
      if (is_low ? x < b : x > b) {
        fault(node, leaf.entry->key + " = " + to_text(Node::Value(x)) + " lies outside its own plausible range",
              leaf.entry->low + " to " + leaf.entry->high);
        return false;
      }
    }
    return true;
  }
  bool read_text(const Node& node, std::string_view key, std::string& out) {
    if (const auto* t = std::get_if<std::string>(&node.value); t != nullptr && node.kind == Node::Kind::value) {
      out = *t;
      return true;
    }
    fault(node, "'" + path(key) + "' has the wrong type", "a text in quotes");
    return false;
  }
  static std::vector<std::string> split(const std::string& all) {
    std::vector<std::string> out;
    for (std::size_t from = 0; from < all.size();) {
      const std::size_t bar = std::min(all.find('|', from), all.size());
      if (bar > from) out.push_back(all.substr(from, bar - from));
      from = bar + 1;
    }
    return out;
  }
  void check_member(const Node& node, const std::string& id, std::string_view list) {
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
      fault(node, "'" + id + "' is not in [" + std::string(list) + "]",
            ids.size() <= 12 ? "one of " + joined(ids) : "one of its ids", nearest_name(id, ids));
    }
  }
  static std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& n : names) out += (out.empty() ? "" : ", ") + n;
    return out.empty() ? "its ids (it has none)" : out;
  }
  void fault(const Node& node, const std::string& problem, const std::string& expected, const std::string& nearest = "") {
    diagnostics_.add(
        {Diagnostic::Severity::error, node.place.file, node.place.line, node.place.column, problem, expected, nearest});
  }

  const Node& document_;
  Diagnostics& diagnostics_;
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

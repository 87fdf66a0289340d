#include "sim/parameter_place.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "sim/value_reader.h"

namespace hearth {

namespace {

const Said& a_number() {
  static const Said text = {"a number", "一个数"};
  return text;
}

// Follows a key through the declarations; what is beside the way is not described.
class KeyFollower : public Declaration {
 public:
  explicit KeyFollower(std::string key) : rest_(std::move(key)) {}

  void number(std::string_view, double&, std::string_view, Range, Meaning) override {}
  void count(std::string_view, std::int64_t&, std::string_view, Range, Meaning) override {}
  void flag(std::string_view, bool&, Meaning) override {}
  void text(std::string_view, std::string&, Meaning) override {}
  void date(std::string_view, Month&, Meaning) override {}
  void option(std::string_view, int&, std::span<const Option>, Meaning) override {}
  void schedule(std::string_view, Schedule&, std::string_view, Range, Meaning) override {}
  void member(std::string_view, std::string&, std::string_view, Meaning) override {}
  void members(std::string_view, std::vector<std::string>&, std::string_view, Meaning) override {}
  void by_member(std::string_view, ByMember&, std::string_view, std::string_view, Range, Meaning) override {}
  void values(std::string_view, std::vector<std::string>&, Meaning) override {}
  void group(std::string_view key, Meaning, const std::function<void(Declaration&)>& describe) final {
    within(key, [&] { describe(*this); });
  }
  void list(std::string_view key, ListOfStructures& elements, Meaning) final {
    const auto follow = [&] {
      for (std::size_t i = 0; i < elements.size(); ++i) {
        const std::string id = elements.keyed() ? std::string(elements.id(i)) : std::to_string(i);
        within(id, [&] { elements.describe(i, *this); });
      }
    };
    if (key.empty()) {
      follow();
    } else {
      within(key, follow);
    }
  }

 protected:
  bool is_here(std::string_view key) const { return rest_ == key; }
  bool is_below(std::string_view key) const {
    return rest_.size() > key.size() && rest_[key.size()] == '.' && rest_.starts_with(key);
  }
  /// What follows the key, which it is below.
  std::string_view after(std::string_view key) const { return std::string_view(rest_).substr(key.size() + 1); }

 private:
  template <class Inside>
  void within(std::string_view key, const Inside& inside) {
    if (!is_below(key)) return;
    const std::string outer = std::exchange(rest_, rest_.substr(key.size() + 1));
    inside();
    rest_ = outer;
  }
  std::string rest_;
};

class PlaceFinder final : public KeyFollower {
 public:
  PlaceFinder(const std::string& key, std::optional<ParameterPlace>& found) : KeyFollower(key), key_(key), found_(found) {}

  void number(std::string_view key, double& value, std::string_view unit, Range allowed, Meaning) override {
    if (!is_here(key)) return;
    ParameterPlace& place = put("number", unit, allowed, to_text(Node::Value(value)));
    place.is_number = true;
    place.set = [&value, bounds = bounds(unit, allowed), name = key_](const Node& node, Diagnostics& diagnostics) {
      return take(ValueReader(diagnostics).number(node, name, a_number(), bounds), value);
    };
  }
  void count(std::string_view key, std::int64_t& value, std::string_view unit, Range allowed, Meaning) override {
    if (!is_here(key)) return;
    ParameterPlace& place = put("count", unit, allowed, std::to_string(value));
    place.is_number = place.is_whole = true;
    place.set = [&value, bounds = bounds(unit, allowed), name = key_](const Node& node, Diagnostics& diagnostics) {
      return take(ValueReader(diagnostics).whole_number(node, name, bounds), value);
    };
  }
  void flag(std::string_view key, bool& value, Meaning) override {
    if (!is_here(key)) return;
    put("flag", "", {0, 0}, value ? "true" : "false").set = [&value, name = key_](const Node& node, Diagnostics& diagnostics) {
      return take(ValueReader(diagnostics).flag(node, name), value);
    };
  }
  void text(std::string_view key, std::string& value, Meaning) override { set_text("text", key, value); }
  void date(std::string_view key, Month& value, Meaning) override {
    if (!is_here(key)) return;
    put("date", "", {0, 0}, "\"" + to_string(value) + "\"").set = [&value, name = key_](const Node& node,
                                                                                        Diagnostics& diagnostics) {
      return take(ValueReader(diagnostics).month(node, name), value);
    };
  }
  void option(std::string_view key, int& value, std::span<const Option> options, Meaning) override {
    // The enumeration behind `value` is elsewhere: what is set here would be lost: find_place sets it.
    if (!is_here(key)) return;
    std::vector<std::string> names;
    for (const Option& o : options) names.emplace_back(o.name);
    put("choice", "", {0, 0}, "\"" + names[static_cast<std::size_t>(value)] + "\"");
    options_ = std::move(names);
  }
  void schedule(std::string_view key, Schedule& value, std::string_view unit, Range allowed, Meaning) override {
    if (is_here(key)) {
      ParameterPlace& place = put("schedule", unit, allowed, to_toml(value));
      place.is_number = value.is_constant();
      place.set = [&value, bounds = bounds(unit, allowed), name = key_](const Node& node, Diagnostics& diagnostics) {
        return take(ValueReader(diagnostics).schedule(node, name, bounds), value);
      };
      return;
    }
    const auto month = is_below(key) ? parse_month(after(key)) : std::nullopt;
    if (!month) return;
    const auto& points = value.points();
    const auto point = std::find_if(points.begin(), points.end(), [&](const auto& p) { return p.month == *month; });
    if (point == points.end()) return;
    ParameterPlace& place = put("schedule", unit, allowed, to_text(Node::Value(point->value)));
    place.is_number = true;
    place.is_earlier_point = point + 1 != points.end();
    place.set = [&value, i = static_cast<std::size_t>(point - points.begin()), bounds = bounds(unit, allowed), name = key_](
                    const Node& node, Diagnostics& diagnostics) {
      const auto x = ValueReader(diagnostics).number(node, name, a_number(), bounds);
      if (!x) return false;
      auto changed = value.points();
      changed[i].value = *x;
      value = Schedule(value.shape(), std::move(changed));
      return true;
    };
  }
  void member(std::string_view key, std::string& id, std::string_view, Meaning) override { set_text("member", key, id); }
  void members(std::string_view key, std::vector<std::string>& ids, std::string_view, Meaning) override {
    if (!is_here(key)) return;
    std::string out;
    for (const auto& id : ids) out += (out.empty() ? "" : ", ") + to_text(Node::Value(id));
    put("members", "", {0, 0}, "[" + out + "]").set = [&ids, name = key_](const Node& node, Diagnostics& diagnostics) {
      std::vector<std::string> read;
      ValueReader reader(diagnostics);
      const Said expected = {R"(ids in quotes, ["a", "b"])", R"(带引号的标识,["a", "b"])"};
      if (node.kind != Node::Kind::array) {
        reader.fault(node, {"'" + name + "' has the wrong type", "'" + name + "' 的类型不对"}, expected);
        return false;
      }
      for (const Node& item : node.items) {
        const auto id = reader.text(item, name, expected);
        if (!id) return false;
        read.push_back(*id);
      }
      ids = std::move(read);
      return true;
    };
  }
  void by_member(std::string_view key, ByMember& values, std::string_view, std::string_view unit, Range allowed,
                 Meaning) override {
    if (!is_below(key)) return;
    const std::string_view id = after(key);
    for (auto& entry : values) {
      if (entry.first != id) continue;
      ParameterPlace& place = put("by_member", unit, allowed, to_text(Node::Value(entry.second)));
      place.is_number = true;
      place.set = [&x = entry.second, bounds = bounds(unit, allowed), name = key_](const Node& node, Diagnostics& diagnostics) {
        return take(ValueReader(diagnostics).number(node, name, a_number(), bounds), x);
      };
    }
  }
  /// Of a choice that was found: the names of its options; else empty.
  const std::vector<std::string>& options() const { return options_; }

 private:
  template <class Value>
  static bool take(const std::optional<Value>& read, Value& value) {
    if (read) value = *read;
    return read.has_value();
  }
  static Bounds bounds(std::string_view unit, Range allowed) { return {allowed, unit, {}, {}}; }
  ParameterPlace& put(const char* type, std::string_view unit, Range allowed, std::string now) {
    found_.emplace();
    found_->type = type;
    found_->unit = unit;
    found_->allowed = allowed;
    found_->now = std::move(now);
    return *found_;
  }
  void set_text(const char* type, std::string_view key, std::string& value) {
    if (!is_here(key)) return;
    put(type, "", {0, 0}, to_text(Node::Value(value))).set = [&value, name = key_](const Node& node, Diagnostics& diagnostics) {
      return take(ValueReader(diagnostics).text(node, name, {"a text in quotes", "带引号的文本"}), value);
    };
  }

  std::string key_;
  std::optional<ParameterPlace>& found_;
  std::vector<std::string> options_;
};

// A choice is described through a copy of its index, which is written back after each description: so it is set while the
// structure describes itself.
class ChoiceSetter final : public KeyFollower {
 public:
  ChoiceSetter(const std::string& key, int index) : KeyFollower(key), index_(index) {}
  void option(std::string_view key, int& value, std::span<const Option>, Meaning) override {
    if (is_here(key)) value = index_;
  }

 private:
  int index_;
};

}  // namespace

std::optional<ParameterPlace> find_place(const std::string& key, const std::function<void(Declaration&)>& root) {
  std::optional<ParameterPlace> found;
  PlaceFinder finder(key, found);
  root(finder);
  if (found && !finder.options().empty()) {
    found->set = [key, root, names = finder.options()](const Node& node, Diagnostics& diagnostics) {
      const auto index = ValueReader(diagnostics).option(node, key, names);
      if (!index) return false;
      ChoiceSetter setter(key, *index);
      root(setter);
      return true;
    };
  }
  return found;
}

}  // namespace hearth

#include "sim/value_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "sim/plain_text.h"
#include "sim/unit_names.h"

namespace hearth {

namespace {

std::string number_text(double x, bool whole) {
  constexpr double exact = 9007199254740992.0;  // above it not every whole number is a double
  return whole && x == std::floor(x) && std::abs(x) <= exact ? std::to_string(static_cast<std::int64_t>(x))
                                                             : to_text(Node::Value(x));
}

const Said& a_number() {
  static const Said text = {"a number", "一个数"};
  return text;
}

const Said& a_month() {
  static const Said text = {"a month such as \"2016-07\"", "月份,如 \"2016-07\""};
  return text;
}

}  // namespace

Said range_text(Range r, bool whole) {
  const std::string from = number_text(r.min, whole);
  const std::string to = number_text(r.max, whole);
  return {from + " to " + to, from + " 至 " + to};
}

bool from_csv(const Node& node) {
  return node.place.file.ends_with(".csv");
}

std::string to_toml(const Schedule& s) {
  if (s.is_constant()) return to_text(Node::Value(s.constant()));
  std::string out;
  for (const auto& p : s.points())
    out += (out.empty() ? "" : ", ") + ("\"" + to_string(p.month) + "\" = ") + to_text(Node::Value(p.value));
  return s.shape() == Schedule::Shape::ramp ? "{ ramp = { " + out + " } }" : "{ " + out + " }";
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& n : names) out += (out.empty() ? "" : ", ") + n;
  return out;
}

void ValueReader::fault(const Node& node, const Said& problem, const Said& expected, const std::string& nearest) {
  diagnostics_.add(
      {Diagnostic::Severity::error, node.place.file, node.place.line, node.place.column, problem, expected, nearest});
}

void ValueReader::wrong_type(const Node& node, const std::string& key, const Said& expected) {
  fault(node, {"'" + key + "' has the wrong type", "'" + key + "' 的类型不对"}, expected);
}

std::optional<double> ValueReader::finite_number(const Node& node, const std::string& key, const Said& expected) {
  if (const auto* i = std::get_if<std::int64_t>(&node.value)) return static_cast<double>(*i);
  if (const auto* d = std::get_if<double>(&node.value)) {
    if (std::isfinite(*d)) return *d;
    fault(node, {"'" + key + "' is not finite", "'" + key + "' 不是有限数"}, expected);
    return std::nullopt;
  }
  if (const auto* t = std::get_if<std::string>(&node.value); t != nullptr && from_csv(node)) {
    std::string_view s = *t;
    if (s.starts_with('+')) s.remove_prefix(1);
    double x = 0;
    const auto end = std::from_chars(s.data(), s.data() + s.size(), x);
    if (end.ec == std::errc() && end.ptr == s.data() + s.size() && std::isfinite(x)) return x;
    fault(node, {"'" + key + "': '" + *t + "' is no number", "'" + key + "':'" + *t + "' 不是数"}, expected);
    return std::nullopt;
  }
  wrong_type(node, key, expected);
  return std::nullopt;
}

bool ValueReader::in_range(const Node& node, double x, const std::string& key, const Bounds& bounds, bool whole) {
  const std::string here = key + " = " + number_text(x, whole);
  if (x < bounds.allowed.min || x > bounds.allowed.max) {
    fault(node, {here + " is out of range", here + " 超出允许范围"},
          range_text(bounds.allowed, whole) + in_brackets(bounds.unit));
    return false;
  }
  // A value that contradicts the range written beside it is a slip. What-ifs give bare values, to which no plausible range
  // applies.
  if ((bounds.low && x < *bounds.low) || (bounds.high && x > *bounds.high)) {
    fault(node, {here + " lies outside its own plausible range", here + " 超出其自身标注的合理范围"},
          range_text({bounds.low.value_or(bounds.allowed.min), bounds.high.value_or(bounds.allowed.max)}, whole));
    return false;
  }
  return true;
}

std::optional<double> ValueReader::number(const Node& node, const std::string& key, const Said& expected,
                                          const Bounds& bounds) {
  const auto x = finite_number(node, key, expected);
  return x && in_range(node, *x, key, bounds, false) ? x : std::nullopt;
}

std::optional<std::int64_t> ValueReader::whole_number(const Node& node, const std::string& key, const Bounds& bounds) {
  const Said expected = {"a whole number", "一个整数"};
  const auto x = finite_number(node, key, expected);
  if (!x) return std::nullopt;
  if (*x != std::floor(*x)) {
    fault(node, same(key + " = " + to_text(Node::Value(*x))), expected);
    return std::nullopt;
  }
  if (!in_range(node, *x, key, bounds, true)) return std::nullopt;
  return static_cast<std::int64_t>(*x);
}

std::optional<bool> ValueReader::flag(const Node& node, const std::string& key) {
  if (const auto* b = std::get_if<bool>(&node.value)) return *b;
  if (const auto* t = std::get_if<std::string>(&node.value); t != nullptr && from_csv(node)) {
    // Spreadsheets write TRUE.
    for (const char* yes : {"1", "true", "TRUE", "True"}) {
      if (*t == yes) return true;
    }
    for (const char* no : {"0", "false", "FALSE", "False"}) {
      if (*t == no) return false;
    }
  }
  wrong_type(node, key, {"true or false", "true(是)或 false(否)"});
  return std::nullopt;
}

std::optional<std::string> ValueReader::text(const Node& node, const std::string& key, const Said& expected) {
  const auto* t = std::get_if<std::string>(&node.value);
  if (t == nullptr || node.kind != Node::Kind::value) {
    wrong_type(node, key, expected);
    return std::nullopt;
  }
  if (has_control_characters(*t) || t->find('\0') != std::string::npos) {
    fault(node, {"'" + key + "' has control characters", "'" + key + "' 含有控制字符"}, expected);
    return std::nullopt;
  }
  if (t->size() > longest_text) {
    fault(node, {"'" + key + "' is too long", "'" + key + "' 过长"}, {"at most 10,000 bytes", "至多 10000 字节"});
    return std::nullopt;
  }
  return *t;
}

std::optional<Month> ValueReader::month(const Node& node, const std::string& key) {
  const auto* t = std::get_if<std::string>(&node.value);
  const auto month = t != nullptr ? parse_month_or_day(*t) : std::nullopt;
  if (!month) fault(node, {"'" + key + "' is no month", "'" + key + "' 不是月份"}, a_month());
  return month;
}

std::optional<int> ValueReader::option(const Node& node, const std::string& key, const std::vector<std::string>& options) {
  const Said expected = {"one of " + joined(options), "下列之一:" + joined(options)};
  const auto chosen = text(node, key, expected);
  if (!chosen) return std::nullopt;
  const auto it = std::find(options.begin(), options.end(), *chosen);
  if (it != options.end()) return static_cast<int>(it - options.begin());
  fault(node, same(key + " = \"" + *chosen + "\""), expected, nearest_name(*chosen, options));
  return std::nullopt;
}

std::optional<Schedule> ValueReader::schedule(const Node& given, const std::string& key, const Bounds& bounds) {
  const Said dated_values = {R"(a number, { "2016-07" = 500, ... } or { ramp = { ... } })",
                             R"(一个数、{ "2016-07" = 500, ... } 或 { ramp = { ... } })"};
  if (given.kind != Node::Kind::table) {
    const auto x = number(given, key, dated_values, bounds);
    return x ? std::optional<Schedule>(*x) : std::nullopt;
  }
  const Node* const ramp = given.find("ramp");
  if (ramp != nullptr && (given.members.size() > 1 || ramp->kind != Node::Kind::table)) {
    fault(given, {"'" + key + "' is neither a ramp nor steps", "'" + key + "' 既不是渐变也不是分段"}, dated_values);
    return std::nullopt;
  }
  const Node& dated = ramp != nullptr ? *ramp : given;
  if (dated.members.empty()) {
    fault(given, {"'" + key + "' has no dates", "'" + key + "' 没有日期"}, dated_values);
    return std::nullopt;
  }
  std::optional<Month> last;
  for (const auto& [when, child] : dated.members) last = std::max(last, parse_month(when));
  std::vector<Schedule::Point> points;
  for (const auto& [when, child] : dated.members) {
    const auto month = parse_month(when);
    if (!month) {
      fault(child, {"'" + key + "': '" + when + "' is no month", "'" + key + "':'" + when + "' 不是月份"}, a_month());
      continue;
    }
    // The plausible range is that of what the schedule comes to: a ramp from nothing begins outside it.
    const Bounds own = month == last ? bounds : Bounds{bounds.allowed, bounds.unit, {}, {}};
    if (const auto x = number(child, key, a_number(), own)) points.push_back({*month, *x});
  }
  if (points.size() < dated.members.size()) return std::nullopt;
  std::sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.month < b.month; });
  return Schedule(ramp != nullptr ? Schedule::Shape::ramp : Schedule::Shape::step, points);
}

}  // namespace hearth

#include "sim/value_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace hearth {

std::string range_text(Range r) {
  return to_text(Node::Value(r.min)) + " to " + to_text(Node::Value(r.max));
}

bool from_csv(const Node& node) {
  return node.place.file.ends_with(".csv");
}

const Node& bare(const Node& node) {
  const Node* value = node.kind == Node::Kind::table ? node.find("value") : nullptr;
  return value != nullptr ? *value : node;
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

void ValueReader::fault(const Node& node, const std::string& problem, const std::string& expected, const std::string& nearest) {
  diagnostics_.add(
      {Diagnostic::Severity::error, node.place.file, node.place.line, node.place.column, problem, expected, nearest});
}

std::optional<double> ValueReader::finite_number(const Node& node, const std::string& key, const std::string& expected) {
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
  fault(node, "'" + key + "' has the wrong type", expected);
  return std::nullopt;
}

bool ValueReader::in_range(const Node& node, double x, const std::string& key, const Bounds& bounds) {
  if (x < bounds.allowed.min || x > bounds.allowed.max) {
    fault(node, key + " = " + to_text(Node::Value(x)) + " is out of range",
          range_text(bounds.allowed) + (bounds.unit.empty() ? "" : " (" + std::string(bounds.unit) + ")"));
    return false;
  }
  for (const bool is_low : {true, false}) {
    const std::string& bound = is_low ? bounds.low : bounds.high;
    double b = 0;
    if (bound.empty() || std::from_chars(bound.data(), bound.data() + bound.size(), b).ec != std::errc()) continue;
    if (is_low ? x < b : x > b) {
      fault(node, key + " = " + to_text(Node::Value(x)) + " lies outside its own plausible range",
            bounds.low + " to " + bounds.high);
      return false;
    }
  }
  return true;
}

std::optional<double> ValueReader::number(const Node& node, const std::string& key, const std::string& expected,
                                          const Bounds& bounds) {
  const auto x = finite_number(node, key, expected);
  return x && in_range(node, *x, key, bounds) ? x : std::nullopt;
}

std::optional<std::int64_t> ValueReader::whole_number(const Node& node, const std::string& key, const Bounds& bounds) {
  const auto x = finite_number(node, key, "a whole number");
  if (!x) return std::nullopt;
  if (*x != std::floor(*x)) {
    fault(node, key + " = " + to_text(Node::Value(*x)), "a whole number");
    return std::nullopt;
  }
  if (!in_range(node, *x, key, bounds)) return std::nullopt;
  return static_cast<std::int64_t>(*x);
}

std::optional<bool> ValueReader::flag(const Node& node, const std::string& key) {
  if (const auto* b = std::get_if<bool>(&node.value)) return *b;
  const auto* t = std::get_if<std::string>(&node.value);
  if (t != nullptr && (*t == "1" || *t == "true")) return true;
  if (t != nullptr && (*t == "0" || *t == "false")) return false;
  fault(node, key + " has the wrong type", "true or false");
  return std::nullopt;
}

std::optional<std::string> ValueReader::text(const Node& node, const std::string& key) {
  if (const auto* t = std::get_if<std::string>(&node.value); t != nullptr && node.kind == Node::Kind::value) return *t;
  fault(node, "'" + key + "' has the wrong type", "a text in quotes");
  return std::nullopt;
}

std::optional<Month> ValueReader::month(const Node& node, const std::string& key) {
  const auto* t = std::get_if<std::string>(&node.value);
  const auto month =
      t != nullptr ? parse_month(std::string_view(*t).substr(0, std::min<std::size_t>(7, t->size()))) : std::nullopt;
  if (!month) fault(node, key + " is no month", "a month such as \"2016-07\"");
  return month;
}

std::optional<int> ValueReader::option(const Node& node, const std::string& key, const std::vector<std::string>& options) {
  const auto chosen = text(node, key);
  if (!chosen) return std::nullopt;
  const auto it = std::find(options.begin(), options.end(), *chosen);
  if (it != options.end()) return static_cast<int>(it - options.begin());
  fault(node, key + " = \"" + *chosen + "\"", "one of " + joined(options), nearest_name(*chosen, options));
  return std::nullopt;
}

std::optional<Schedule> ValueReader::schedule(const Node& given, const std::string& key, const Bounds& bounds) {
  if (given.kind != Node::Kind::table) {
    const auto x = number(given, key, "a number or dated values", bounds);
    return x ? std::optional<Schedule>(*x) : std::nullopt;
  }
  const Node* ramp = given.find("ramp");
  const Node& dated = ramp != nullptr ? *ramp : given;
  std::vector<Schedule::Point> points;
  for (const auto& [when, child] : dated.members) {
    const auto month = parse_month(when);
    if (!month) {
      fault(child, "'" + when + "' is no month", "a month such as \"2016-07\"");
    } else if (const auto x = number(child, key, "a number", bounds)) {
      points.push_back({*month, *x});
    }
  }
  if (points.empty()) return std::nullopt;
  std::sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.month < b.month; });
  return Schedule(ramp != nullptr ? Schedule::Shape::ramp : Schedule::Shape::step, points);
}

}  // namespace hearth

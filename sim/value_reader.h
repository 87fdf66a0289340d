// One value of a document as the type that a parameter declares. What is wrong with it becomes a fault with its place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/document.h"
#include "sim/parameter.h"

namespace hearth {

/// What a number may be: the declared range and unit, and the plausible range that stands beside the value (TOML, may be
/// empty).
struct Bounds {
  Range allowed;
  std::string_view unit;
  std::string low;
  std::string high;
};

/// "0.0 to 1.0".
std::string range_text(Range range);

/// Every function returns the value, or nothing after it has added one fault; `key` is the parameter's full key.
class ValueReader {
 public:
  explicit ValueReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  std::optional<double> number(const Node& node, const std::string& key, const std::string& expected, const Bounds& bounds);
  std::optional<std::int64_t> whole_number(const Node& node, const std::string& key, const Bounds& bounds);
  std::optional<bool> flag(const Node& node, const std::string& key);
  std::optional<std::string> text(const Node& node, const std::string& key);
  std::optional<Month> month(const Node& node, const std::string& key);
  /// The index of the option that the text names.
  std::optional<int> option(const Node& node, const std::string& key, const std::vector<std::string>& options);
  /// Dated values that are right stay even where others are at fault.
  std::optional<Schedule> schedule(const Node& node, const std::string& key, const Bounds& bounds);

  void fault(const Node& node, const std::string& problem, const std::string& expected, const std::string& nearest = "");

 private:
  std::optional<double> finite_number(const Node& node, const std::string& key, const std::string& expected);
  bool in_range(const Node& node, double x, const std::string& key, const Bounds& bounds);

  Diagnostics& diagnostics_;
};

/// Cells of a CSV file are texts, whatever is declared.
bool from_csv(const Node& node);

/// The value of a table { value = ..., unit = ..., ... }, or the node itself.
const Node& bare(const Node& node);

/// A schedule as TOML.
std::string to_toml(const Schedule& schedule);

/// "a, b, c".
std::string joined(const std::vector<std::string>& names);

}  // namespace hearth

// One value of a document as the type that a parameter declares. What is wrong with it becomes a fault with its place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/diagnostic.h"
#include "sim/node.h"
#include "sim/parameter.h"

namespace hearth {

/// What a number may be: the declared range and unit, and the plausible range that stands beside the value, if any.
struct Bounds {
  Range allowed;
  std::string_view unit;
  std::optional<double> low;
  std::optional<double> high;
};

/// "0.0 to 1.0"; for whole numbers "0 to 1".
Said range_text(Range range, bool whole = false);

/// Every function returns the value, or nothing after it has added a fault; `key` is the parameter's full key.
class ValueReader {
 public:
  explicit ValueReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  std::optional<double> number(const Node& node, const std::string& key, const Said& expected, const Bounds& bounds);
  std::optional<std::int64_t> whole_number(const Node& node, const std::string& key, const Bounds& bounds);
  std::optional<bool> flag(const Node& node, const std::string& key);
  /// One text without control characters but line ends and tabs, of at most 10,000 bytes.
  std::optional<std::string> text(const Node& node, const std::string& key, const Said& expected);
  /// "2016-07", or a day of that month.
  std::optional<Month> month(const Node& node, const std::string& key);
  /// The index of the option that the text names.
  std::optional<int> option(const Node& node, const std::string& key, const std::vector<std::string>& options);
  /// `low` and `high` of `bounds` hold for the last point, what is allowed for every point.
  std::optional<Schedule> schedule(const Node& given, const std::string& key, const Bounds& bounds);

  void fault(const Node& node, const Said& problem, const Said& expected, const std::string& nearest = "");

 private:
  std::optional<double> finite_number(const Node& node, const std::string& key, const Said& expected);
  bool in_range(const Node& node, double x, const std::string& key, const Bounds& bounds, bool whole);
  void wrong_type(const Node& node, const std::string& key, const Said& expected);

  Diagnostics& diagnostics_;
};

/// Cells of a CSV file are texts, whatever is declared.
bool from_csv(const Node& node);

/// A schedule as TOML.
std::string to_toml(const Schedule& schedule);

/// "a, b, c".
std::string joined(const std::vector<std::string>& names);

}  // namespace hearth

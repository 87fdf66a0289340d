// Numbers in JSON and in texts.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

namespace hearth {

/// Six significant digits by default: more would be noise of the simulation. Null for what is no finite number.
inline nlohmann::ordered_json rounded(double x, int digits = 6) {
  using Json = nlohmann::ordered_json;
  return std::isfinite(x) ? Json(std::strtod(fmt::format("{:.{}g}", x, digits).c_str(), nullptr)) : Json();
}

/// "10,000", "-3.25"; a dash for what is no finite number.
inline std::string number_text(double x, int decimals = 0) {
  if (!std::isfinite(x)) return "–";
  std::string digits = fmt::format("{:.{}f}", x, decimals);
  if (std::strtod(digits.c_str(), nullptr) == 0 && digits[0] == '-') digits.erase(0, 1);
  const std::size_t first = digits[0] == '-' ? 1 : 0;
  for (std::size_t at = std::min(digits.find('.'), digits.size()); at > first + 3;) digits.insert(at -= 3, ",");
  return digits;
}

/// "419,000", "0.0123": so many significant digits.
inline std::string significant_text(double x, int digits = 3) {
  if (!std::isfinite(x) || x == 0) return number_text(x);
  const double shown = std::strtod(fmt::format("{:.{}e}", x, digits - 1).c_str(), nullptr);
  const int whole = static_cast<int>(std::floor(std::log10(std::abs(shown)))) + 1;
  return number_text(shown, std::max(0, digits - whole));
}

}  // namespace hearth

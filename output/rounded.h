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

}  // namespace hearth

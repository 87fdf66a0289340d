// Numbers in JSON.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

namespace hearth {

/// Six significant digits: more would be noise of the simulation. Null for what is no finite number.
inline nlohmann::ordered_json rounded(double x) {
  using Json = nlohmann::ordered_json;
  return std::isfinite(x) ? Json(std::strtod(fmt::format("{:.6g}", x).c_str(), nullptr)) : Json();
}

}  // namespace hearth

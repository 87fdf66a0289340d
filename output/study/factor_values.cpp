#include "output/study/factor_values.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace hearth {

namespace {

// The grid of Morris meets the borders of shares; the next share must not be missed by a rounding error.
constexpr double rounding = 1e-9;

struct Ends {
  double low, high;
};

bool in_steps(const Factor& f) {
  return f.whole || f.is_named();
}

Ends logarithmic_ends(const Factor& f) {
  const double margin = f.whole ? 0.5 : 0;
  if (f.low - margin <= 0) throw std::invalid_argument(f.id + ": a logarithmic range needs to lie above zero");
  return {std::log(f.low - margin), std::log(f.high + margin)};
}

}  // namespace

double value_of(const Factor& f, double u) {
  if (!(u >= 0 && u <= 1)) throw std::invalid_argument(f.id + ": a place in the design is between 0 and 1");
  if (f.logarithmic && !f.is_named()) {
    const Ends ends = logarithmic_ends(f);
    const double value = std::exp(ends.low + u * (ends.high - ends.low));
    return std::clamp(f.whole ? std::floor(value + 0.5) : value, f.low, f.high);
  }
  if (in_steps(f)) {
    const double values = f.high - f.low + 1;
    return f.low + std::min(std::floor(u * values + rounding), values - 1);
  }
  return std::min(f.low + u * (f.high - f.low), f.high);
}

double unit_of(const Factor& f, double value) {
  if (f.high <= f.low) return 0.5;
  if (f.logarithmic && !f.is_named()) {
    const Ends ends = logarithmic_ends(f);
    return std::clamp((std::log(value) - ends.low) / (ends.high - ends.low), 0.0, 1.0);
  }
  const double u = in_steps(f) ? (value - f.low + 0.5) / (f.high - f.low + 1) : (value - f.low) / (f.high - f.low);
  return std::clamp(u, 0.0, 1.0);
}

double place_in_range(const Factor& f, double value) {
  if (f.high <= f.low) return 0;
  if (f.logarithmic && !f.is_named() && f.low > 0) return std::log(value / f.low) / std::log(f.high / f.low);
  return (value - f.low) / (f.high - f.low);
}

}  // namespace hearth

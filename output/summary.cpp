#include "output/summary.h"

#include <algorithm>
#include <cmath>

namespace hearth {

double quantile(std::vector<double> x, double p) {
  std::erase_if(x, [](double value) { return std::isnan(value); });  // they would upset the order
  if (x.empty()) return std::nan("");
  const double at = p * static_cast<double>(x.size() - 1);
  const auto i = static_cast<std::size_t>(at);
  const auto lower = x.begin() + static_cast<std::ptrdiff_t>(i);
  std::nth_element(x.begin(), lower, x.end());
  if (i + 1 == x.size()) return *lower;
  const double upper = *std::min_element(lower + 1, x.end());
  return *lower + (at - static_cast<double>(i)) * (upper - *lower);
}

double mean_of(const std::vector<double>& x) {
  double sum = 0;
  double n = 0;
  for (const double value : x) {
    if (std::isnan(value)) continue;
    sum += value;
    ++n;
  }
  return sum / n;
}

}  // namespace hearth

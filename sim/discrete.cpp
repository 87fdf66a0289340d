#include "sim/discrete.h"

#include <algorithm>

namespace hearth {

void Discrete::assign(const std::vector<double>& weights) {
  double total = 0;
  for (const double w : weights) total += w;
  thresholds_.clear();
  double sum = 0;
  for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
    sum += weights[i];
    const double share = total > 0 ? std::min(1.0, sum / total) : 0;
    thresholds_.push_back(static_cast<std::uint32_t>(std::min(share * 4294967296.0, 4294967295.0)));
  }
  thresholds_.push_back(std::uint64_t{1} << 32);
  std::size_t i = 0;
  for (std::uint32_t part = 0; part < guide_.size(); ++part) {
    while (i < 255 && part << 26 >= thresholds_[i]) ++i;
    guide_[part] = static_cast<std::uint8_t>(i);
  }
}

}  // namespace hearth

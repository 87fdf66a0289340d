#include "output/study/pieces.h"

#include <algorithm>

namespace hearth {

std::vector<std::size_t> piece_ends(std::span<const double> sorted, bool by_value, std::size_t pieces) {
  constexpr std::size_t most_values = 10;
  std::vector<std::size_t> changes;  // the first place of each value but the first
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (sorted[i] != sorted[i - 1]) changes.push_back(i);
  }
  std::vector<std::size_t> ends;
  if (by_value || changes.size() < most_values) {
    ends = changes;
  } else {
    for (std::size_t k = 1; k < pieces; ++k) {
      const auto at = std::lower_bound(changes.begin(), changes.end(), k * sorted.size() / pieces);
      if (at != changes.end() && (ends.empty() || *at > ends.back())) ends.push_back(*at);
    }
  }
  if (!sorted.empty()) ends.push_back(sorted.size());
  return ends;
}

}  // namespace hearth

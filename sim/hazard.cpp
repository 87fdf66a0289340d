#include "sim/hazard.h"

#include "sim/kernels.h"

namespace hearth {

std::int32_t hazard_of(const HazardTables& t, const HazardColumns& p, std::size_t slot, int risk) {
  const auto r = static_cast<std::size_t>(risk);
  const float hazard = t.who[p.who[slot]].risk[r] * t.home[p.home[slot]].risk[r] * t.work[p.work[slot]].risk[r] *
                       t.tenure[p.tenure[slot]].risk[r] * t.condition[p.condition[slot]].risk[r];
  return static_cast<std::int32_t>(hazard);
}

std::int32_t unit_exponential(std::uint32_t word) {
  std::int32_t out;
  kernel_paths().front()->exponentials(&word, &out, 1);
  return out;
}

}  // namespace hearth

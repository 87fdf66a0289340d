#include "output/study/case_of_interest.h"

#include <fmt/format.h>

namespace hearth {

bool has_target(const PlannedMeasure& m) {
  return m.at_least || m.at_most;
}

bool is_missed(const PlannedMeasure& m, double value) {
  return (m.at_least && value < *m.at_least) || (m.at_most && value > *m.at_most);
}

std::vector<bool> cases_of(const PlannedMeasure& m, const StudySample& sample) {
  std::vector<bool> cases;
  if (!has_target(m)) return cases;
  for (std::size_t p = 0; p < sample.points; ++p) {
    std::size_t missed = 0;
    for (std::size_t r = 0; r < sample.replications; ++r) missed += is_missed(m, sample.y_of(p, r)) ? 1 : 0;
    cases.push_back(2 * missed >= sample.replications);
  }
  return cases;
}

CaseWords words_for(const PlannedMeasure& m) {
  Said fails;
  if (m.at_least) fails = {fmt::format("stays below {:.6g}", *m.at_least), fmt::format("未达到 {:.6g}", *m.at_least)};
  if (m.at_most) {
    if (!fails.empty()) fails = fails + Said{" or ", " 或"};
    fails = fails + Said{fmt::format("exceeds {:.6g}", *m.at_most), fmt::format("超过 {:.6g}", *m.at_most)};
  }
  return {Said{"it ", "半数及以上的模拟"} + fails + Said{" in half of the replications or more", ""},
          {"all such points", "全部此类点"}};
}

}  // namespace hearth

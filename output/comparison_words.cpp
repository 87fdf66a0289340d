#include "output/comparison_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "output/rounded.h"

namespace hearth {

std::string signed_number(double x, int decimals) {
  const std::string text = number_text(x, decimals);
  return std::isfinite(x) && text[0] != '-' && text.find_first_not_of("0.") != std::string::npos ? "+" + text : text;
}

int decimals_of(const PairedMeans& x) {
  const double half = (x.high - x.low) / 2;
  const double scale = std::isfinite(half) && half > 0 ? half : std::max(std::abs(x.first), std::abs(x.second)) / 10;
  return scale > 0 && std::isfinite(scale) ? std::clamp(1 - static_cast<int>(std::floor(std::log10(scale))), 0, 6) : 0;
}

Said said_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::better:
      return {"better", "更好"};
    case Verdict::worse:
      return {"worse", "更差"};
    case Verdict::more:
      return {"more", "增加"};
    case Verdict::less:
      return {"less", "减少"};
    case Verdict::same:
      return {"the same in every replication", "每次模拟都相同"};
    default:
      return {"no detectable difference", "未见可分辨的差异"};
  }
}

const char* id_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::better:
      return "better";
    case Verdict::worse:
      return "worse";
    case Verdict::more:
      return "more";
    case Verdict::less:
      return "less";
    case Verdict::same:
      return "same";
    default:
      return "not_detectable";
  }
}

nlohmann::ordered_json json_of(const MeasureComparison& c) {
  const PairedMeans& x = c.means;
  return {{"measure", c.measure.id},
          {"name", c.measure.name.en},
          {"name_zh", c.measure.name.zh},
          {"unit", c.measure.unit},
          {"pairs", x.pairs},
          {"first", rounded(x.first)},
          {"second", rounded(x.second)},
          {"difference", rounded(x.difference)},
          {"low", rounded(x.low)},
          {"high", rounded(x.high)},
          {"p", rounded(x.p)},
          {"joint_p", rounded(c.joint_p)},
          {"holds_jointly", c.holds_jointly()},
          {"share_larger", rounded(x.larger)},
          {"share_smaller", rounded(x.smaller)},
          {"detectable", rounded(x.detectable)},
          {"replications_to_detect", rounded(x.pairs_to_detect)},
          {"variance_of_independent_seeds", rounded(x.variance_of_independent_seeds)},
          {"verdict", id_of(c.verdict)}};
}

}  // namespace hearth

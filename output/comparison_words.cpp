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

Said improvements_of(const MeasureComparison& measure) {
  if (measure.means.pairs == 0 || measure.verdict == Verdict::same) return {};
  const auto in = [&](double share) { return std::lround(share * static_cast<double>(measure.means.pairs)); };
  if (measure.measure.wanted == Wanted::neither)
    return {fmt::format("larger in {} of {}", in(measure.means.larger), measure.means.pairs),
            fmt::format("{} 次中 {} 次增大", measure.means.pairs, in(measure.means.larger))};
  const double share = measure.measure.wanted == Wanted::more ? measure.means.larger : measure.means.smaller;
  return {fmt::format("improves in {} of {}", in(share), measure.means.pairs),
          fmt::format("{} 次中 {} 次改善", measure.means.pairs, in(share))};
}

const char* id_of(Wanted wanted) {
  return wanted == Wanted::more ? "more" : wanted == Wanted::less ? "less" : "neither";
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

Said price_of(const RatioOfMeans& x) {
  if (std::isnan(x.cost)) return {"can't be told from fewer than two pairs", "不足两对模拟,无法判断"};
  if (x.range == RatioRange::none)
    return x.cost == 0 ? Said{"none: nothing changes", "无:人数与支出都不变"}
                       : Said{"none: spending changes, people do not", "无:支出改变而人数不变"};
  if (x.range == RatioRange::everything)
    return {"can't be told: neither spending nor people differ clearly", "无法判断,人数与支出的差异都可能为零"};
  const std::string ratio = significant_text(x.ratio), low = significant_text(x.low), high = significant_text(x.high);
  if (x.range == RatioRange::outside)
    return {fmt::format("has no bounds, since people may not differ (only {} to {} CNY are ruled out)", low, high),
            fmt::format("没有界限,人数的差异可能为零(仅可排除 {} 至 {} 元)", low, high)};
  Said price = {fmt::format("{} CNY (95 %: {} to {})", ratio, low, high), fmt::format("{} 元(95%:{} 至 {})", ratio, low, high)};
  const bool more_people = x.effect > 0;
  if (x.high < 0)
    return more_people ? Said{"none: more people for less money", "无:人数增加而支出减少"}
                       : Said{"none: fewer people for more money", "无:人数减少而支出增加"};
  if (more_people) return price;
  if (x.low > 0)
    return Said{"fewer people for less money: each person fewer saves ", "人数减少、支出也减少:每少一人节省 "} + price;
  return Said{"fewer people, and spending may not differ: each person fewer saves ", "人数减少,支出未必不同:每少一人节省 "} +
         price;
}

nlohmann::ordered_json json_of(const MeasureComparison& c) {
  const PairedMeans& x = c.means;
  return {{"measure", c.measure.id},
          {"name", c.measure.name.en},
          {"name_zh", c.measure.name.zh},
          {"unit", c.measure.unit},
          {"wanted", id_of(c.measure.wanted)},
          {"pairs", x.pairs},
          {"first", rounded(x.first)},
          {"second", rounded(x.second)},
          {"difference", rounded(x.difference)},
          {"low", rounded(x.low)},
          {"high", rounded(x.high)},
          {"interval", c.two_stages ? "two_stages" : "t"},
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

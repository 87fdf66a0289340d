#include "output/study/analysis_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "output/rounded.h"
#include "output/two_stage.h"
#include "sim/unit_names.h"

namespace hearth {

namespace {

// As a sentence begins; Chinese has no capitals.
Said capitalised(Said text) {
  if (!text.en.empty() && text.en[0] >= 'a' && text.en[0] <= 'z') text.en[0] = static_cast<char>(text.en[0] - 'a' + 'A');
  return text;
}

Said levels_in_words(const Factor& factor, const std::vector<std::size_t>& levels) {
  Said out;
  for (const std::size_t level : levels) {
    if (!out.empty()) out = out + Said{" or ", "或"};
    out = out + value_in_words(factor, static_cast<double>(level));
  }
  return out;
}

Said name_with_evidence(const Factor& factor) {
  return factor.evidence == "assumed" ? factor.name + Said{" (assumed)", "(假设)"} : factor.name;
}

}  // namespace

Said share_text(double share) {
  constexpr double shown_as_zero = 0.005, hundred = 100;
  const std::string number = share > 0 && share < shown_as_zero ? "<1" : number_text(hundred * share, 0);
  return {number + " %", number + "%"};
}

int decimals_for(double size) {
  if (!(std::abs(size) > 0) || !std::isfinite(size)) return 2;
  return std::clamp(2 - static_cast<int>(std::floor(std::log10(std::abs(size)))), 0, 6);
}

Said value_in_words(const Factor& factor, double x) {
  if (factor.is_named()) {
    const auto level = static_cast<std::size_t>(x);
    return level < factor.level_names.size() ? factor.level_names[level] : same(factor.levels[level]);
  }
  const std::string number =
      number_text(x, factor.whole ? 0 : decimals_for(std::max(std::abs(factor.low), std::abs(factor.high))));
  if (factor.unit.empty() || factor.unit == "1") return same(number);
  return {number + " " + factor.unit, number + " " + std::string(unit_in_chinese(factor.unit))};
}

Said why_nothing_is_ranked(const StudyAnalysis& a) {
  if (a.points > 0 && a.without_measure == a.points) return {"no point has the measure", "没有一个点有此指标"};
  return a.sobol && !a.sobol->cannot_tell.empty() ? a.sobol->cannot_tell : Said{"too few points", "点数太少"};
}

Said influence_in_words(const StudyAnalysis& a) {
  if (a.ranking.empty()) return Said{"What matters can't be told: ", "什么起作用无法判断:"} + why_nothing_is_ranked(a);
  constexpr std::size_t most = 10;
  std::vector<Said> names;
  for (const FactorInfluence& x : a.ranking) {
    if (x.clear) names.push_back(name_with_evidence(a.factors[x.factor]));
  }
  const std::size_t unclear = a.ranking.size() - names.size();
  if (names.empty()) return {"None of the factors can be told from one without influence", "没有一个因素能与无影响区分开"};
  const std::size_t more = names.size() > most ? names.size() - most : 0;
  names.resize(names.size() - more);
  Said out = names.size() == 1 ? Said{"Only one factor clearly matters: ", "只有一个因素影响明确:"}
                               : Said{"What matters, most first: ", "影响明确的因素(由大到小):"};
  for (std::size_t i = 0; i < names.size(); ++i) out = out + (i > 0 ? Said{"; ", "、"} : Said{}) + names[i];
  if (more > 0) out = out + Said{fmt::format("; and {} more", more), fmt::format("等 {} 个", names.size() + more)};
  if (unclear > 0)
    out = out + Said{fmt::format(". The other {} can't be told from none", unclear == 1 ? "one" : std::to_string(unclear)),
                     fmt::format("。其余 {} 个因素与无影响无法区分", unclear)};
  return out;
}

std::vector<Said> precision_in_words(const StudyAnalysis& a, const std::string& unit) {
  if (!a.precision) return {};
  const PointPrecision& p = *a.precision;
  if (p.points == 0) return {{"Precision: can't be told, no point has two values", "精度:无法判断,没有一个点有两个值"}};
  const bool has_unit = !unit.empty() && unit != "1";
  const std::string wanted = fmt::format("{:g}", p.wanted), widest = number_text(p.widest, decimals_for(p.wanted)),
                    in_unit = has_unit ? " " + unit : "", in_unit_zh = has_unit ? " " + std::string(unit_in_chinese(unit)) : "";
  if (p.reached == p.points)
    return {{fmt::format("Each point's mean is known to ± {}{} (95 %), as wanted: ± {} at the worst point", wanted, in_unit,
                         widest),
             fmt::format("各点均值的精度达到要求的 ± {}{}(95%):最差点为 ± {}", wanted, in_unit_zh, widest)}};
  const bool known = p.replications_needed < most_replications_told;
  return {
      {fmt::format(
           "Wanted was each point's mean to ± {}{} (95 %): {} of {} points have it, the worst ± {}; {}", wanted, in_unit,
           p.reached, p.points, widest,
           known ? fmt::format("some {} replications would reach it, 'hearth sweep extend' adds them", p.replications_needed)
                 : "it takes too many replications"),
       fmt::format(
           "要求各点均值精度为 ± {}{}(95%):{} / {} 个点达到,最差点为 ± {};{}", wanted, in_unit_zh, p.reached, p.points, widest,
           known ? fmt::format("约需 {} 次模拟,可用 hearth sweep extend 增加", p.replications_needed) : "所需次数过多")}};
}

std::vector<Said> luck_in_words(const StudyAnalysis& a) {
  const TwoWayVariance& v = a.variance;
  if (!v.cannot_tell.empty()) return {Said{"Luck: can't be told, ", "偶然性:无法判断,"} + v.cannot_tell};
  if (!(v.total() > 0)) return {{"The same in every run", "每次模拟都相同"}};
  const Said one = share_text(v.share_of_luck()), common = share_text(v.share_of_common_luck()),
             left = share_text(v.luck_of_differences(a.replications));
  std::vector<Said> out = {
      {fmt::format("Luck is {} of the variance of one run ({} is shared by all points), and {} replications leave {} in the "
                   "differences of points' means",
                   one.en, common.en, a.replications, left.en),
       fmt::format("偶然性占单次模拟方差的 {}(其中 {} 为各点共有);在 {} 次模拟均值的点间差异中占 {}", one.zh, common.zh,
                   a.replications, left.zh)}};
  if (v.points_cut)
    out.push_back({"The estimated variance of points is negative and told as 0: points can't be told apart",
                   "点间方差的估计为负,按 0 计:看不出各点有差异"});
  return out;
}

Said conditions_in_words(const ScenarioBox& box, const std::vector<Factor>& factors) {
  Said out;
  for (const Restriction& r : box.restrictions) {
    const Factor& factor = factors[r.factor];
    if (!out.empty()) out = out + Said{" and ", "且"};
    const Said is = r.kind == RestrictionKind::one_of     ? Said{": ", "为"}
                    : r.kind == RestrictionKind::at_least ? Said{" at least ", "不低于 "}
                                                          : Said{" at most ", "不高于 "};
    out = out + factor.name + is +
          (r.kind == RestrictionKind::one_of ? levels_in_words(factor, r.levels) : value_in_words(factor, r.bound));
  }
  return out;
}

std::vector<Said> scenarios_in_words(const StudyAnalysis& a, const CaseWords& words) {
  const ScenarioDiscovery& s = *a.scenarios;
  std::vector<Said> out = {{fmt::format("{} at {} of {} points", capitalised(words.happens).en, s.cases, s.points),
                            fmt::format("{} 个点中有 {} 个{}", s.points, s.cases, words.happens.zh)}};
  if (!s.cannot_tell.empty()) {
    out.push_back(Said{"When it does can't be told: ", "条件无法判断:"} + s.cannot_tell);
  } else if (s.boxes.empty()) {
    out.push_back({"No values of the factors set them apart more than chance would", "没有偶然之外的规律"});
  }
  for (const ScenarioBox& box : s.boxes) {
    const bool first = &box == &s.boxes.front();
    const Said conditions = conditions_in_words(box, a.factors), density = share_text(box.density),
               coverage = share_text(box.coverage), happens = first ? capitalised(words.happens) : words.happens;
    out.push_back({fmt::format("{}{} in {} of the points with {}; these are {} of {}", first ? "" : "Of the other points: ",
                               happens.en, density.en, conditions.en, coverage.en, words.plural.en),
                   fmt::format("{}{}:其中 {} 的点{},占{}的 {}", first ? "" : "在其余的点中,", conditions.zh, density.zh,
                               happens.zh, words.plural.zh, coverage.zh)});
  }
  return out;
}

}  // namespace hearth

// What a study says of a measure, as a table for the terminal in two languages. fmt counts wide characters as two columns.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "output/rounded.h"
#include "output/study/analysis.h"
#include "sim/unit_names.h"

namespace hearth {

namespace {

constexpr double hundred = 100;

std::string share_text(double share, bool chinese) {
  constexpr double shown_as_zero = 0.005;
  const std::string number = share > 0 && share < shown_as_zero ? "<1" : number_text(hundred * share, 0);
  return number + (chinese ? "%" : " %");
}

// As many decimals as show three digits of numbers of this size.
int decimals_for(double size) {
  if (!(std::abs(size) > 0) || !std::isfinite(size)) return 2;
  return std::clamp(2 - static_cast<int>(std::floor(std::log10(std::abs(size)))), 0, 6);
}

std::string estimated_text(const std::optional<Estimated>& x, int decimals, bool chinese) {
  if (!x) return "–";
  if (!x->interval) return number_text(x->value, decimals);
  return fmt::format(fmt::runtime(chinese ? "{}({} 至 {})" : "{} ({} to {})"), number_text(x->value, decimals),
                     number_text(x->interval->low, decimals), number_text(x->interval->high, decimals));
}

// With its id where others have the same name, as the rents of all towns do.
std::string factor_name(const std::vector<Factor>& factors, std::size_t f, Language language) {
  const Factor& factor = factors[f];
  const auto same_name = [&](const Factor& other) { return other.name.en == factor.name.en; };
  return factor.name.in(language) +
         (std::count_if(factors.begin(), factors.end(), same_name) > 1 ? " [" + factor.id + "]" : "") +
         (factor.evidence == "assumed" ? " *" : "");
}

using TextRow = std::vector<std::string>;

std::size_t columns_of_text(const std::string& text) {
  // How wide fmt takes it to be: what is missing to a padded width.
  const std::size_t enough = 2 * text.size() + 1;
  return enough - (fmt::format("{:<{}}", text, enough).size() - text.size());
}

std::string table_text(const std::vector<TextRow>& rows) {
  std::vector<std::size_t> widths;
  for (const TextRow& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], columns_of_text(row[c]));
  }
  std::string out;
  for (const TextRow& row : rows) {
    out += "  ";
    for (std::size_t c = 0; c < row.size(); ++c) out += fmt::format("{:<{}}", row[c], widths[c] + 2);
    out.erase(out.find_last_not_of(' ') + 1);
    out += "\n";
  }
  return out;
}

TextRow heading_row(const StudyAnalysis& a, bool chinese) {
  if (a.morris)
    return chinese ? TextRow{"因素", "平均影响幅度(95%)", "平均影响", "离散", ""}
                   : TextRow{"factor", "mean effect size (95 %)", "mean effect", "spread", ""};
  if (a.sobol)
    return chinese ? TextRow{"因素", "总效应(95%)", "单独效应(95%)", ""}
                   : TextRow{"factor", "with interactions (95 %)", "alone (95 %)", ""};
  return chinese ? TextRow{"因素", "解释份额", "偏秩相关(95%)", "标准回归系数(95%)", ""}
                 : TextRow{"factor", "explains", "partial rank correlation (95 %)", "standardised coefficient (95 %)", ""};
}

TextRow factor_row(const StudyAnalysis& a, const FactorInfluence& x, bool chinese) {
  const Language language = chinese ? Language::chinese : Language::english;
  const std::string unclear = x.clear ? "" : chinese ? "与无影响无法区分" : "can't be told from none";
  TextRow row = {factor_name(a.factors, x.factor, language)};
  if (a.morris) {
    const ElementaryEffects& e = a.morris->of_factor[x.factor];
    const int decimals = decimals_for(a.ranking.front().influence);
    row.push_back(estimated_text(e.mean_size, decimals, chinese));
    row.push_back(number_text(e.mean, decimals));
    row.push_back(e.sigma ? number_text(*e.sigma, decimals) : "–");
  } else if (a.sobol) {
    row.push_back(estimated_text(a.sobol->of_factor[x.factor].total, 2, chinese));
    row.push_back(estimated_text(a.sobol->of_factor[x.factor].first, 2, chinese));
  } else {
    const RegressionCoefficient& c = a.regression->of_factor[x.factor];
    row.push_back(share_text(x.influence, chinese));
    row.push_back(estimated_text(c.partial_rank, 2, chinese));
    row.push_back(estimated_text(c.standardised, 2, chinese));
    if (!c.cannot_tell.empty()) {
      row.push_back(c.cannot_tell.in(language) + (unclear.empty() ? "" : (chinese ? ";" : "; ") + unclear));
      return row;
    }
  }
  row.push_back(unclear);
  return row;
}

std::string luck_line(const StudyAnalysis& a, Language language) {
  const TwoWayVariance& v = a.variance;
  const bool chinese = language == Language::chinese;
  if (!v.cannot_tell.empty())
    return (chinese ? "  偶然性:无法判断," : "  Luck: can't be told, ") + v.cannot_tell.in(language) + "\n";
  if (!(v.total() > 0)) return chinese ? "  每次模拟都相同\n" : "  The same in every run\n";
  std::string out = fmt::format(
      fmt::runtime(chinese ? "  偶然性占单次模拟方差的 {}(其中 {} 为各点共有);在 {} 次模拟均值的点间差异中占 {}\n"
                           : "  Luck is {} of the variance of one run ({} is shared by all points), and {} replications leave "
                             "{} in the differences of points' means\n"),
      share_text(v.share_of_luck(), chinese), share_text(v.share_of_common_luck(), chinese), a.replications,
      share_text(v.luck_of_differences(a.replications), chinese));
  if (v.points_cut)
    out += chinese ? "  点间方差的估计为负,按 0 计:看不出各点有差异\n"
                   : "  The estimated variance of points is negative and told as 0: points can't be told apart\n";
  return out;
}

std::string fit_line(const Regression& r, Language language) {
  const bool chinese = language == Language::chinese;
  if (!r.cannot_tell.empty())
    return (chinese ? "  回归:无法判断," : "  Regression: can't be told, ") + r.cannot_tell.in(language) + "\n";
  constexpr double poor = 0.7;  // Saltelli et al. 2008, section 1.2.5: below it coefficients tell little
  std::string out = fmt::format(
      fmt::runtime(chinese ? "  线性模型解释 {},秩的线性模型解释 {}" : "  The linear model explains {}, that of ranks {}"),
      share_text(*r.linear_fit, chinese), share_text(*r.rank_fit, chinese));
  if (std::max(*r.linear_fit, *r.rank_fit) < poor)
    out += chinese ? ":系数说明不了多少,请看曲线" : ": coefficients tell little, see the curves";
  return out + "\n";
}

// As a sentence begins; Chinese has no capitals.
std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string bound_text(const Factor& factor, double bound, bool chinese) {
  const std::string unit = factor.unit.empty() || factor.unit == "1"
                               ? ""
                               : " " + (chinese ? std::string(unit_in_chinese(factor.unit)) : factor.unit);
  return number_text(bound, factor.whole ? 0 : decimals_for(std::max(std::abs(factor.low), std::abs(factor.high)))) + unit;
}

std::string levels_text(const Factor& factor, const std::vector<std::size_t>& levels, Language language) {
  std::string out;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (i > 0) out += language == Language::chinese ? "或" : " or ";
    const std::size_t level = levels[i];
    out += level < factor.level_names.size() ? factor.level_names[level].in(language) : factor.levels[level];
  }
  return out;
}

// "arrivals at most 300 and delay at least 4 months".
std::string conditions_text(const ScenarioBox& box, const std::vector<Factor>& factors, Language language) {
  const bool chinese = language == Language::chinese;
  std::string out;
  for (const Restriction& r : box.restrictions) {
    const Factor& factor = factors[r.factor];
    if (!out.empty()) out += chinese ? "且" : " and ";
    const std::string name = factor.name.in(language);
    if (r.kind == RestrictionKind::one_of)
      out += fmt::format(fmt::runtime(chinese ? "{}为{}" : "{}: {}"), name, levels_text(factor, r.levels, language));
    else if (r.kind == RestrictionKind::at_least)
      out += fmt::format(fmt::runtime(chinese ? "{}不低于 {}" : "{} at least {}"), name, bound_text(factor, r.bound, chinese));
    else
      out += fmt::format(fmt::runtime(chinese ? "{}不高于 {}" : "{} at most {}"), name, bound_text(factor, r.bound, chinese));
  }
  return out;
}

std::string scenarios_text(const StudyAnalysis& a, const CaseWords& words, Language language) {
  const bool chinese = language == Language::chinese;
  const ScenarioDiscovery& s = *a.scenarios;
  std::string out =
      fmt::format(fmt::runtime(chinese ? "  {}:{} 个点中的 {} 个\n" : "  {} at {} of {} points\n"),
                  capitalised(words.happens.in(language)), chinese ? s.points : s.cases, chinese ? s.cases : s.points);
  if (!s.cannot_tell.empty())
    return out + (chinese ? "  条件无法判断:" : "  When can't be told: ") + s.cannot_tell.in(language) + "\n";
  if (s.boxes.empty())
    return out + (chinese ? "  没有偶然之外的规律\n" : "  No values of the factors set them apart more than chance would\n");
  bool first = true;
  for (const ScenarioBox& box : s.boxes) {
    out += fmt::format(fmt::runtime(chinese ? "  {3}{0}:其中 {1} 的点{4},占{5}的 {2}\n"
                                            : "  {3}{4} in {1} of the points with {0}; these are {2} of {5}\n"),
                       conditions_text(box, a.factors, language), share_text(box.density, chinese),
                       share_text(box.coverage, chinese),
                       first     ? ""
                       : chinese ? "在其余的点中,"
                                 : "Of the other points: ",
                       first ? capitalised(words.happens.in(language)) : words.happens.in(language), words.plural.in(language));
    first = false;
  }
  return out;
}

}  // namespace

std::string analysis_text(const StudyAnalysis& a, const Said& measure, const std::string& unit, const CaseWords& words,
                          std::size_t most, Language language) {
  const bool chinese = language == Language::chinese;
  const std::string in_unit = unit.empty() || unit == "1" ? ""
                              : chinese                   ? "(" + std::string(unit_in_chinese(unit)) + ")"
                                                          : " (" + unit + ")";
  std::string out =
      fmt::format(fmt::runtime(chinese ? "{}{}:什么起作用\n" : "{}{}: what matters\n"), measure.in(language), in_unit);
  if (a.ranking.empty()) {
    const Said why = a.sobol && !a.sobol->cannot_tell.empty() ? a.sobol->cannot_tell : Said{"too few points", "点数太少"};
    out += (chinese ? "  无法判断:" : "  Can't be told: ") + why.in(language) + "\n";
  } else {
    std::vector<TextRow> rows = {heading_row(a, chinese)};
    const std::size_t listed = std::min(most, a.ranking.size());
    for (std::size_t i = 0; i < listed; ++i) rows.push_back(factor_row(a, a.ranking[i], chinese));
    out += table_text(rows);
    const auto clear = std::count_if(a.ranking.begin() + static_cast<std::ptrdiff_t>(listed), a.ranking.end(),
                                     [](const FactorInfluence& x) { return x.clear; });
    if (listed < a.ranking.size())
      out += fmt::format(fmt::runtime(chinese ? "  另有 {} 个因素,其中 {} 个有明显影响(--most 可多列)\n"
                                              : "  {} more factors, {} of which clearly matter (--most lists more)\n"),
                         a.ranking.size() - listed, clear);
  }
  const std::size_t incomplete = a.morris ? a.morris->incomplete : a.sobol ? a.sobol->incomplete : 0;
  if (incomplete > 0)
    out +=
        fmt::format(fmt::runtime(chinese ? "  另有 {} 组点不完整,未计入\n" : "  {} incomplete groups of points are left out\n"),
                    incomplete);
  if (a.regression) out += fit_line(*a.regression, language);
  out += luck_line(a, language);
  if (a.scenarios) out += scenarios_text(a, words, language);
  if (std::any_of(a.factors.begin(), a.factors.end(), [](const Factor& f) { return f.evidence == "assumed"; }))
    out += chinese ? "  * 其取值为假设\n" : "  * its value is an assumption\n";
  return out;
}

}  // namespace hearth

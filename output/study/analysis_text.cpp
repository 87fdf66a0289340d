// What a study says of a measure, as a table for the terminal in two languages. fmt counts wide characters as two columns.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "output/rounded.h"
#include "output/study/analysis.h"
#include "output/study/analysis_words.h"
#include "sim/unit_names.h"

namespace hearth {

namespace {

std::string estimated_text(const std::optional<Estimated>& x, int decimals, bool chinese) {
  if (!x) return "–";
  if (!x->interval) return number_text(x->value, decimals);
  return fmt::format(fmt::runtime(chinese ? "{}({} 至 {})" : "{} ({} to {})"), number_text(x->value, decimals),
                     number_text(x->interval->low, decimals), number_text(x->interval->high, decimals));
}

std::string factor_name(const Factor& factor, Language language) {
  return factor.name.in(language) + (factor.evidence == "assumed" ? " *" : "");
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
  TextRow row = {factor_name(a.factors[x.factor], language)};
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
    row.push_back(share_text(x.influence).in(language));
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

std::string fit_line(const Regression& r, Language language) {
  const bool chinese = language == Language::chinese;
  if (!r.cannot_tell.empty())
    return (chinese ? "  回归:无法判断," : "  Regression: can't be told, ") + r.cannot_tell.in(language) + "\n";
  constexpr double poor = 0.7;  // Saltelli et al. 2008, section 1.2.5: below it coefficients tell little
  std::string out = fmt::format(
      fmt::runtime(chinese ? "  线性模型解释 {},秩的线性模型解释 {}" : "  The linear model explains {}, that of ranks {}"),
      share_text(*r.linear_fit).in(language), share_text(*r.rank_fit).in(language));
  if (std::max(*r.linear_fit, *r.rank_fit) < poor)
    out += chinese ? ":系数说明不了多少,请看曲线" : ": coefficients tell little, see the curves";
  return out + "\n";
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
    out += (chinese ? "  无法判断:" : "  Can't be told: ") + why_nothing_is_ranked(a).in(language) + "\n";
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
  for (const Said& line : precision_in_words(a, unit)) out += "  " + line.in(language) + "\n";
  for (const Said& line : luck_in_words(a)) out += "  " + line.in(language) + "\n";
  if (a.scenarios) {
    for (const Said& line : scenarios_in_words(a, words)) out += "  " + line.in(language) + "\n";
  }
  if (std::any_of(a.factors.begin(), a.factors.end(), [](const Factor& f) { return f.evidence == "assumed"; }))
    out += chinese ? "  * 其取值为假设\n" : "  * its value is an assumption\n";
  return out;
}

}  // namespace hearth

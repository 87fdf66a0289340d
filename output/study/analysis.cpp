#include "output/study/analysis.h"

#include <algorithm>
#include <cmath>

#include "output/paired.h"
#include "output/study/responses.h"

namespace hearth {

namespace {

void rank_by_morris(StudyAnalysis& a) {
  a.ranked_by = InfluenceKind::mean_effect_size;
  for (std::size_t f = 0; f < a.factors.size(); ++f) {
    const ElementaryEffects& e = a.morris->of_factor[f];
    if (e.effects == 0) continue;
    const auto& interval = e.mean_size.interval;
    a.ranking.push_back({f, e.mean_size.value, interval && interval->low > e.luck_alone.value_or(0)});
  }
}

void rank_by_sobol(StudyAnalysis& a) {
  a.ranked_by = InfluenceKind::total_index;
  for (std::size_t f = 0; f < a.sobol->of_factor.size(); ++f) {
    const Estimated& total = a.sobol->of_factor[f].total;
    a.ranking.push_back({f, total.value, total.interval && total.interval->low > a.luck_alone.value_or(0)});
  }
}

void rank_by_explained_share(StudyAnalysis& a) {
  constexpr double error = 0.05;
  std::vector<double> chances;
  for (std::size_t f = 0; f < a.factors.size(); ++f) {
    const RegressionCoefficient& c = a.regression->of_factor[f];
    const MainEffect& curve = a.main_effects[f];
    if (!c.standardised && !curve.share) continue;
    FactorInfluence x;
    x.factor = f;
    if (c.standardised) x.influence = c.standardised->value * c.standardised->value;
    if (curve.share) x.influence = std::max(x.influence, *curve.share);
    chances.push_back(c.p && curve.p ? std::min(1.0, 2 * std::min(*c.p, *curve.p)) : c.p.value_or(curve.p.value_or(1)));
    a.ranking.push_back(x);
  }
  const std::vector<double> together = holm_adjusted(chances);
  for (std::size_t i = 0; i < together.size(); ++i) a.ranking[i].clear = together[i] < error;
}

}  // namespace

StudyAnalysis analyse(const StudySample& sample, const std::vector<bool>& case_of_interest) {
  ask_for_whole_sample(sample);
  StudyAnalysis out;
  out.method = sample.method;
  out.factors = sample.factors;
  out.points = sample.points;
  out.replications = sample.replications;
  for (const double y : responses_of(sample)) out.without_measure += std::isfinite(y) ? 0 : 1;
  out.variance = two_way_variance(sample);
  if (sample.precision) out.precision = point_precision(sample, *sample.precision);
  if (sample.method == DesignMethod::morris) {
    out.morris = elementary_effects(sample);
    rank_by_morris(out);
  } else {
    out.main_effects = main_effects(sample);
    if (sample.method == DesignMethod::sobol_indices) {
      out.sobol = sobol_indices(sample);
      if (out.variance.cannot_tell.empty()) out.luck_alone = out.variance.luck_of_differences(sample.replications);
      rank_by_sobol(out);
    } else {
      out.regression = regression(sample);
      rank_by_explained_share(out);
    }
  }
  std::stable_sort(out.ranking.begin(), out.ranking.end(),
                   [](const auto& x, const auto& y) { return x.influence > y.influence; });
  if (std::find(case_of_interest.begin(), case_of_interest.end(), true) != case_of_interest.end())
    out.scenarios = discover_scenarios(sample, case_of_interest);
  return out;
}

}  // namespace hearth

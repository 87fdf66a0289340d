#include "output/measure_comparison.h"

#include <algorithm>
#include <cmath>

namespace hearth {

namespace {

Verdict verdict_of(const PairedMeans& x, Wanted wanted) {
  if (x.pairs > 0 && x.larger == 0 && x.smaller == 0) return Verdict::same;
  if (x.p >= error_level) return Verdict::not_detectable;
  const bool more = x.difference > 0;
  if (wanted == Wanted::neither) return more ? Verdict::more : Verdict::less;
  return more == (wanted == Wanted::more) ? Verdict::better : Verdict::worse;
}

std::vector<double> at(const std::vector<double>& x, const std::vector<std::size_t>& places) {
  std::vector<double> out;
  out.reserve(places.size());
  for (const std::size_t i : places) out.push_back(x[i]);
  return out;
}

}  // namespace

Pairs pairs_of(const std::vector<double>& first, const std::vector<double>& second) {
  Pairs pairs;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const auto it = std::find(second.begin(), second.end(), first[i]);
    if (it == second.end()) continue;
    pairs.first.push_back(i);
    pairs.second.push_back(static_cast<std::size_t>(it - second.begin()));
  }
  return pairs;
}

MeasureComparison compared(const Headline& first, const std::vector<double>& second, const Pairs& pairs) {
  MeasureComparison c;
  c.measure = first;
  c.means = compare_means(at(first.values, pairs.first), at(second, pairs.second));
  c.verdict = verdict_of(c.means, first.wanted);
  return c;
}

void tell_in_two_stages(MeasureComparison& measure, const FirstStage& stage) {
  PairedMeans& x = measure.means;
  const double half_width = half_width_of(stage, x.pairs);
  if (!std::isfinite(half_width) || stage.deviation == 0) return;
  measure.two_stages = true;
  x.low = x.difference - half_width;
  x.high = x.difference + half_width;
  x.p = p_of_difference(stage, x.pairs, x.difference);
  measure.verdict = verdict_of(x, measure.measure.wanted);
}

void adjust_jointly(std::vector<MeasureComparison*> all) {
  std::erase_if(all, [](const MeasureComparison* x) { return x->verdict == Verdict::same || x->means.pairs == 0; });
  std::vector<double> p;
  p.reserve(all.size());
  for (const auto* x : all) p.push_back(x->means.p);
  const std::vector<double> adjusted = holm_adjusted(p);
  for (std::size_t i = 0; i < all.size(); ++i) all[i]->joint_p = adjusted[i];
}

}  // namespace hearth

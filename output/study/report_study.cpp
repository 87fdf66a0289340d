#include "output/study/report_study.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "output/report_data.h"
#include "output/rounded.h"
#include "output/study/case_of_interest.h"
#include "output/study/options.h"
#include "output/study/responses.h"

namespace hearth {

namespace {

constexpr std::size_t most_points_drawn = 500;

Json factor_on_page(const PlannedFactor& f) {
  Json levels = Json::array(), values = Json::array();
  for (std::size_t l = 0; l < f.factor.levels.size(); ++l) {
    const Said name = l < f.factor.level_names.size() ? f.factor.level_names[l] : same(f.factor.levels[l]);
    levels.push_back({{"id", f.factor.levels[l]}, {"name", page_text(name)}});
  }
  for (const double x : f.values) values.push_back(rounded(x));
  return {{"id", f.factor.id},
          {"name", page_text(f.factor.name)},
          {"key", f.factor.key},
          {"unit", f.factor.unit},
          {"evidence", f.factor.evidence},
          {"low", rounded(f.factor.low)},
          {"high", rounded(f.factor.high)},
          {"whole", f.factor.whole},
          {"logarithmic", f.factor.logarithmic},
          {"values", f.values.empty() ? Json() : values},
          {"levels", f.factor.is_named() ? levels : Json()}};
}

// Evenly spaced through those of the design.
std::vector<std::size_t> points_to_draw(const std::vector<std::size_t>& all) {
  if (all.size() <= most_points_drawn) return all;
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < most_points_drawn; ++i) out.push_back(all[i * all.size() / most_points_drawn]);
  return out;
}

}  // namespace

std::vector<std::size_t> factors_drawn_together(const StudyAnalysis& a) {
  constexpr std::size_t most = 6;
  std::vector<std::size_t> out;
  for (const FactorInfluence& x : a.ranking) out.push_back(x.factor);
  for (std::size_t f = 0; f < a.factors.size(); ++f) {
    if (std::find(out.begin(), out.end(), f) == out.end()) out.push_back(f);
  }
  if (out.size() > most) out.resize(most);
  return out;
}

Json page_study(const StudyFile& study, const std::string& path) {
  const StudyPlan& plan = study.plan();
  const std::string name = std::filesystem::path(path).filename().string();
  Json dates = Json::array(), factors = Json::array(), measures = Json::array();
  for (const Month& date : plan.dates) dates.push_back(to_string(date));
  for (const PlannedFactor& f : plan.factors) factors.push_back(factor_on_page(f));
  // What has something to reach comes first.
  std::vector<std::size_t> order;
  for (const bool wanted : {true, false}) {
    for (std::size_t k = 0; k < plan.measures.size(); ++k) {
      if (has_target(plan.measures[k]) == wanted) order.push_back(k);
    }
  }
  std::vector<char> drawn(plan.factors.size(), 0);
  std::vector<std::size_t> independent, points;
  for (const std::size_t k : order) {
    const StudySample sample = study.sample(k, plan.measures[k].told_at);
    if (independent.empty()) independent = independent_points(sample);
    points = points_to_draw(independent);
    const StudyAnalysis analysis = analyse(sample, cases_of(plan.measures[k], sample));
    for (const std::size_t f : factors_drawn_together(analysis)) drawn[f] = 1;
    measures.push_back(page_study_measure(study, k, sample, analysis, points));
  }
  Json x = Json::object();
  for (std::size_t f = 0; f < plan.factors.size(); ++f) {
    if (drawn[f] == 0) continue;
    Json values = Json::array();
    for (const std::size_t p : points) values.push_back(rounded(plan.x[p * plan.factors.size() + f], page_digits));
    x[plan.factors[f].factor.id] = std::move(values);
  }
  return {{"file", name},
          {"title", page_text(plan.title.empty() ? same(name) : plan.title)},
          {"question", page_text(plan.question)},
          {"summary", page_text(summary_of_study(study))},
          {"design", name_of_method(plan.design.method)},
          {"seed", std::to_string(plan.seed)},
          {"points", plan.points()},
          {"replications", plan.replications},
          {"complete", study.is_whole()},
          {"failed", study.failed()},
          {"months", {to_string(plan.first_month), to_string(plan.first_month + (plan.months - 1))}},
          {"dates", std::move(dates)},
          {"version", plan.hearth_version},
          {"study_format_version", study_format_version},
          {"factors", std::move(factors)},
          {"measures", std::move(measures)},
          {"drawn", {{"points", points}, {"of", independent.size()}, {"x", std::move(x)}}}};
}

}  // namespace hearth

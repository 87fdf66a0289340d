// One measure of a study on the page: its analysis, its findings in words, maps of two factors, the points that are drawn.
#include <fmt/format.h>

#include <cmath>
#include <functional>

#include "output/report_data.h"
#include "output/rounded.h"
#include "output/study/analysis_words.h"
#include "output/study/case_of_interest.h"
#include "output/study/heat_map.h"
#include "output/study/report_study.h"
#include "output/study/responses.h"

namespace hearth {

namespace {

Json number(double x) {
  return rounded(x, page_digits);
}

Json number(const std::optional<double>& x) {
  return x ? number(*x) : Json();
}

// The page draws the ends of a factor's curve, all named levels, no coefficients and no peeling, and knows what factors are
// called: there may be hundreds of them, by each measure.
Json analysis_on_page(const StudyAnalysis& analysis) {
  Json out = to_json(analysis);
  for (Json& factor : out["factors"]) {
    for (const char* key : {"name", "name_zh", "evidence", "standardised", "partial_rank", "cannot_tell"}) factor.erase(key);
    if (factor["main_effect"].is_null()) continue;
    Json& curve = factor["main_effect"]["curve"];
    if (curve.size() > 2 && !curve[0].contains("level")) curve = Json::array({curve.front(), curve.back()});
  }
  if (!out["scenarios"].is_null()) {
    for (Json& box : out["scenarios"]["boxes"]) box.erase("peeling");
  }
  return out;
}

Json findings_of(const PlannedMeasure& m, const StudyAnalysis& a) {
  std::vector<Said> sentences = {influence_in_words(a)};
  for (const Said& line : precision_in_words(a, m.unit)) sentences.push_back(line);
  for (const Said& line : luck_in_words(a)) sentences.push_back(line);
  if (a.scenarios) {
    for (const Said& line : scenarios_in_words(a, words_for(m))) sentences.push_back(line);
  } else if (has_target(m)) {
    const CaseWords words = words_for(m);
    sentences.push_back({fmt::format("At none of the {} points {}", a.points, words.happens.en),
                         fmt::format("{} 个点中没有一个出现“{}”", a.points, words.happens.zh)});
  }
  Json out = Json::array();
  for (const Said& sentence : sentences) out.push_back(page_text(sentence + Said{".", "。"}));
  return out;
}

Json parts_on_page(const std::vector<HeatMapPart>& parts) {
  Json out = Json::array();
  for (const HeatMapPart& part : parts) out.push_back({number(part.low), number(part.high), part.points});
  return out;
}

Json maps_of(const PlannedMeasure& m, const StudySample& sample, const std::vector<std::size_t>& factors) {
  Json out = Json::array();
  if (sample.method == DesignMethod::morris) return out;
  const std::function<bool(double)> missed =
      has_target(m) ? [&m](double y) { return is_missed(m, y); } : std::function<bool(double)>();
  for (std::size_t i = 0; i < factors.size(); ++i) {
    for (std::size_t j = i + 1; j < factors.size(); ++j) {
      const HeatMap map = heat_map(sample, factors[i], factors[j], missed);
      Json points = Json::array(), mean = Json::array(), misses = Json::array();
      for (const HeatMapCell& cell : map.cells) {
        points.push_back(cell.points);
        mean.push_back(number(cell.mean));
        misses.push_back(number(cell.missed));
      }
      out.push_back({{"first", sample.factors[map.first].id},
                     {"second", sample.factors[map.second].id},
                     {"first_parts", parts_on_page(map.first_parts)},
                     {"second_parts", parts_on_page(map.second_parts)},
                     {"points", std::move(points)},
                     {"mean", std::move(mean)},
                     {"missed", missed ? std::move(misses) : Json()}});
    }
  }
  return out;
}

}  // namespace

Json page_study_measure(const StudyFile& study, std::size_t measure, const StudySample& sample, const StudyAnalysis& analysis,
                        const std::vector<std::size_t>& points) {
  const PlannedMeasure& m = study.plan().measures[measure];
  const std::vector<bool> cases = cases_of(m, sample);
  const std::vector<double> y = responses_of(sample);
  std::vector<double> known;
  for (const std::size_t p : independent_points(sample)) {
    if (std::isfinite(y[p])) known.push_back(y[p]);
  }
  const bool has_box = analysis.scenarios && !analysis.scenarios->boxes.empty();
  Json mean = Json::array(), is_case = Json::array(), in_box = Json::array();
  for (const std::size_t p : points) {
    mean.push_back(number(y[p]));
    if (!cases.empty()) is_case.push_back(cases[p] ? 1 : 0);
    if (has_box) in_box.push_back(holds(analysis.scenarios->boxes.front(), sample, p) ? 1 : 0);
  }
  const std::vector<std::size_t> together = factors_drawn_together(analysis);
  Json influential = Json::array();
  for (const std::size_t f : together) influential.push_back(sample.factors[f].id);
  return {
      {"id", m.id},
      {"name", page_text(m.name)},
      {"unit", m.unit},
      {"date", to_string(study.plan().dates[m.told_at])},
      {"at_least", number(m.at_least)},
      {"at_most", number(m.at_most)},
      {"mean", known.empty() ? Json() : number(average(known))},
      {"findings", findings_of(m, analysis)},
      {"analysis", analysis_on_page(analysis)},
      {"influential", std::move(influential)},
      {"heat_maps", maps_of(m, sample, together)},
      {"drawn",
       {{"mean", std::move(mean)}, {"case", cases.empty() ? Json() : is_case}, {"in_first_box", has_box ? in_box : Json()}}}};
}

}  // namespace hearth

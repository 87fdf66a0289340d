// All that a study says of a measure, as JSON.
#include "output/rounded.h"
#include "output/study/analysis.h"
#include "output/two_stage.h"

namespace hearth {

namespace {

using Json = nlohmann::ordered_json;

Json said_json(const Said& said) {
  return said.empty() ? Json() : Json{{"en", said.en}, {"zh", said.zh}};
}

Json estimated_json(const Estimated& x) {
  return {{"value", rounded(x.value)},
          {"low", x.interval ? rounded(x.interval->low) : Json()},
          {"high", x.interval ? rounded(x.interval->high) : Json()}};
}

Json optional_json(const std::optional<Estimated>& x) {
  return x ? estimated_json(*x) : Json();
}

Json optional_json(const std::optional<double>& x) {
  return x ? rounded(*x) : Json();
}

const char* id_of(RestrictionKind kind) {
  return kind == RestrictionKind::at_least ? "at_least" : kind == RestrictionKind::at_most ? "at_most" : "one_of";
}

Json variance_json(const TwoWayVariance& v, std::size_t replications) {
  Json j = {{"points", v.points},
            {"replications", v.replications},
            {"points_left_out", v.points_left_out},
            {"replications_left_out", v.replications_left_out},
            {"cannot_tell", said_json(v.cannot_tell)}};
  const bool told = v.cannot_tell.empty();
  const auto number = [&](double x) { return told ? rounded(x) : Json(); };
  j["of_points"] = number(v.of_points);
  j["of_replications"] = number(v.of_replications);
  j["of_luck"] = number(v.of_luck);
  j["points_cut_at_zero"] = v.points_cut;
  j["replications_cut_at_zero"] = v.replications_cut;
  j["luck_of_one_run"] = number(v.share_of_luck());
  j["luck_of_means"] = number(v.luck_of_means(replications));
  j["luck_of_differences"] = number(v.luck_of_differences(replications));
  return j;
}

Json precision_json(const std::optional<PointPrecision>& p) {
  if (!p) return {};
  return {{"wanted_half_width", rounded(p->wanted)},
          {"points", p->points},
          {"points_reached", p->reached},
          {"widest_half_width", p->points > 0 ? rounded(p->widest) : Json()},
          {"replications_needed", p->replications_needed < most_replications_told ? Json(p->replications_needed) : Json()}};
}

Json curve_json(const MainEffect& effect, const Factor& factor) {
  Json pieces = Json::array();
  for (const CurvePiece& p : effect.curve) {
    Json j;
    if (factor.is_named()) j["level"] = factor.levels[static_cast<std::size_t>(p.low)];
    j.update(Json{{"low", rounded(p.low)}, {"high", rounded(p.high)}, {"middle", rounded(p.middle)}, {"points", p.points}});
    j["mean"] = estimated_json(p.mean);
    pieces.push_back(j);
  }
  return {{"curve", pieces}, {"explained_share", optional_json(effect.share)}, {"p", optional_json(effect.p)}};
}

Json factor_json(const StudyAnalysis& a, std::size_t f) {
  const Factor& factor = a.factors[f];
  Json j = {{"id", factor.id}, {"name", factor.name.en}, {"name_zh", factor.name.zh}, {"evidence", factor.evidence}};
  if (a.morris) {
    const ElementaryEffects& e = a.morris->of_factor[f];
    const bool told = e.effects > 0;
    j["effects"] = e.effects;
    j["mean_effect"] = told ? rounded(e.mean) : Json();
    j["mean_effect_size"] = told ? estimated_json(e.mean_size) : Json();
    j["sigma"] = optional_json(e.sigma);
    j["luck_alone"] = optional_json(e.luck_alone);
  }
  if (a.sobol) {
    const bool told = !a.sobol->of_factor.empty();
    j["first"] = told ? estimated_json(a.sobol->of_factor[f].first) : Json();
    j["total"] = told ? estimated_json(a.sobol->of_factor[f].total) : Json();
  }
  if (a.regression) {
    const RegressionCoefficient& c = a.regression->of_factor[f];
    j["standardised"] = optional_json(c.standardised);
    j["partial_rank"] = optional_json(c.partial_rank);
    j["partial_rank_p"] = optional_json(c.p);
    j["cannot_tell"] = said_json(c.cannot_tell);
  }
  j["main_effect"] = a.main_effects.empty() ? Json() : curve_json(a.main_effects[f], factor);
  return j;
}

Json box_json(const ScenarioBox& box, const std::vector<Factor>& factors) {
  Json j = {
      {"points", box.points},      {"cases", box.cases}, {"coverage", rounded(box.coverage)}, {"density", rounded(box.density)},
      {"mass", rounded(box.mass)}, {"p", rounded(box.p)}};
  j["restrictions"] = Json::array();
  for (const Restriction& r : box.restrictions) {
    const Factor& factor = factors[r.factor];
    Json levels = Json::array();
    for (const std::size_t level : r.levels) levels.push_back(factor.levels[level]);
    const bool one_of = r.kind == RestrictionKind::one_of;
    j["restrictions"].push_back({{"factor", factor.id},
                                 {"kind", id_of(r.kind)},
                                 {"bound", one_of ? Json() : rounded(r.bound)},
                                 {"levels", one_of ? levels : Json()},
                                 {"quasi_p", rounded(r.quasi_p)}});
  }
  j["peeling"] = Json::array();
  for (const PeelingStep& s : box.peeling)
    j["peeling"].push_back({{"coverage", rounded(s.coverage)},
                            {"density", rounded(s.density)},
                            {"mass", rounded(s.mass)},
                            {"restricted", s.restricted}});
  return j;
}

}  // namespace

const char* id_of(InfluenceKind kind) {
  return kind == InfluenceKind::mean_effect_size ? "mean_effect_size"
         : kind == InfluenceKind::total_index    ? "total_index"
                                                 : "explained_share";
}

nlohmann::ordered_json to_json(const StudyAnalysis& a) {
  Json j = {{"points", a.points}, {"replications", a.replications}, {"points_without_measure", a.without_measure}};
  j["variance"] = variance_json(a.variance, a.replications);
  j["precision"] = precision_json(a.precision);
  j["ranked_by"] = id_of(a.ranked_by);
  j["luck_alone"] = optional_json(a.luck_alone);
  j["ranking"] = Json::array();
  for (const FactorInfluence& x : a.ranking)
    j["ranking"].push_back({{"factor", a.factors[x.factor].id}, {"influence", rounded(x.influence)}, {"clear", x.clear}});
  if (a.morris) j["trajectories"] = {{"complete", a.morris->trajectories}, {"incomplete", a.morris->incomplete}};
  if (a.sobol)
    j["base_points"] = {{"complete", a.sobol->base_points},
                        {"incomplete", a.sobol->incomplete},
                        {"cannot_tell", said_json(a.sobol->cannot_tell)}};
  if (a.regression)
    j["regression"] = {{"points", a.regression->points},
                       {"linear_fit", optional_json(a.regression->linear_fit)},
                       {"rank_fit", optional_json(a.regression->rank_fit)},
                       {"cannot_tell", said_json(a.regression->cannot_tell)}};
  j["factors"] = Json::array();
  for (std::size_t f = 0; f < a.factors.size(); ++f) j["factors"].push_back(factor_json(a, f));
  j["scenarios"] = Json();
  if (a.scenarios) {
    Json boxes = Json::array();
    for (const ScenarioBox& box : a.scenarios->boxes) boxes.push_back(box_json(box, a.factors));
    j["scenarios"] = {{"points", a.scenarios->points},
                      {"cases", a.scenarios->cases},
                      {"cannot_tell", said_json(a.scenarios->cannot_tell)},
                      {"boxes", boxes}};
  }
  return j;
}

}  // namespace hearth

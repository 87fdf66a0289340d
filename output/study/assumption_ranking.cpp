#include "output/study/assumption_ranking.h"

#include <fmt/format.h>

#include <algorithm>

#include "output/rounded.h"
#include "output/study/analysis_words.h"
#include "output/study/case_of_interest.h"
#include "sim/unit_names.h"

namespace hearth {

namespace {

AssumptionsOfMeasure ranked(const StudyFile& study, std::size_t measure) {
  const PlannedMeasure& m = study.plan().measures[measure];
  const StudyAnalysis analysis = analyse(study.sample(measure, m.told_at), {});
  AssumptionsOfMeasure out{m, study.plan().dates[m.told_at], analysis.ranked_by, {}, 0};
  for (const FactorInfluence& x : analysis.ranking) {
    const Factor& factor = analysis.factors[x.factor];
    if (factor.evidence != "assumed") continue;
    ++out.varied;
    if (x.clear) out.ranking.push_back({factor, x.influence});
  }
  return out;
}

std::string influence_text(const AssumptionsOfMeasure& of, double influence, Language language) {
  if (of.ranked_by != InfluenceKind::mean_effect_size) return share_text(influence).in(language);
  const bool chinese = language == Language::chinese;
  const std::string unit = of.measure.unit == "1" ? ""
                           : chinese              ? " " + std::string(unit_in_chinese(of.measure.unit))
                                                  : " " + of.measure.unit;
  return number_text(influence, decimals_for(influence)) + unit;
}

// Where others have the same name, it ends with the id already.
std::string name_and_key(const Factor& factor, Language language) {
  const std::string name = factor.name.in(language), key = "(" + (factor.key.empty() ? factor.id : factor.key) + ")";
  return name.ends_with(key) ? name : name + " " + key;
}

}  // namespace

std::vector<AssumptionsOfMeasure> rank_assumptions(const StudyFile& study) {
  std::vector<AssumptionsOfMeasure> all;
  for (const bool goals : {true, false}) {
    for (std::size_t k = 0; k < study.plan().measures.size(); ++k) {
      if (has_target(study.plan().measures[k]) == goals) all.push_back(ranked(study, k));
    }
  }
  return all;
}

nlohmann::ordered_json to_json(const std::vector<AssumptionsOfMeasure>& all) {
  using Json = nlohmann::ordered_json;
  Json out = Json::array();
  for (const AssumptionsOfMeasure& x : all) {
    Json ranking = Json::array();
    for (const RankedAssumption& a : x.ranking)
      ranking.push_back({{"factor", a.factor.id},
                         {"key", a.factor.key.empty() ? Json() : Json(a.factor.key)},
                         {"name", a.factor.name.en},
                         {"name_zh", a.factor.name.zh},
                         {"influence", rounded(a.influence)}});
    out.push_back({{"measure", x.measure.id},
                   {"name", x.measure.name.en},
                   {"name_zh", x.measure.name.zh},
                   {"unit", x.measure.unit},
                   {"date", to_string(x.date)},
                   {"ranked_by", id_of(x.ranked_by)},
                   {"assumed_values_varied", x.varied},
                   {"ranking", std::move(ranking)}});
  }
  return out;
}

std::string assumptions_text(const Said& study, const std::vector<AssumptionsOfMeasure>& all,
                             const std::vector<std::string>& changed, std::size_t most, Language language) {
  const bool chinese = language == Language::chinese;
  const bool effects = !all.empty() && all[0].ranked_by == InfluenceKind::mean_effect_size;
  const Said ranked_by = effects ? Said{"mean size of the effect of the whole plausible range", "合理范围全程的平均影响幅度"}
                                 : Said{"share of the variance", "占方差的份额"};
  std::string out = fmt::format(
      fmt::runtime(chinese ? "假定值按影响排序({};依据研究“{}”)\n" : "Assumed values by influence ({}; by the study '{}')\n"),
      ranked_by.in(language), study.in(language));
  for (const AssumptionsOfMeasure& x : all) {
    out += fmt::format(fmt::runtime(chinese ? "  {},{}:{} 个假定值中 {} 个有明显影响\n"
                                            : "  {}, {}: of {} assumed values {} clearly matter\n"),
                       x.measure.name.in(language), to_string(x.date), x.varied, x.ranking.size());
    for (std::size_t i = 0; i < std::min(most, x.ranking.size()); ++i) {
      const Factor& factor = x.ranking[i].factor;
      const bool is_changed = std::find(changed.begin(), changed.end(), factor.key) != changed.end();
      out +=
          fmt::format("    {:>12}  {}{}\n", influence_text(x, x.ranking[i].influence, language), name_and_key(factor, language),
                      !is_changed ? ""
                      : chinese   ? ",此处不同"
                                  : ", differs here");
    }
  }
  return out;
}

}  // namespace hearth

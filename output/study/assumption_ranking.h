// Which assumed values the results hang on, by a study that has varied them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "output/study/analysis.h"
#include "output/study/study_file.h"

namespace hearth {

struct RankedAssumption {
  Factor factor;
  double influence = 0;  // as in FactorInfluence
};

/// Of one measure of the study, at the date that findings speak of.
struct AssumptionsOfMeasure {
  PlannedMeasure measure;
  Month date;
  InfluenceKind ranked_by = InfluenceKind::explained_share;
  std::vector<RankedAssumption> ranking;  // assumed values that can be told from none, the most influential first
  std::size_t varied = 0;                 // assumed values in all
};

/// Of every measure, those with something to reach first.
std::vector<AssumptionsOfMeasure> rank_assumptions(const StudyFile& study);

/// A list: measure, date, what it is ranked by, and the key, name and influence of each.
nlohmann::ordered_json to_json(const std::vector<AssumptionsOfMeasure>& all);

/// Of every measure the `most` first; those among `changed` (keys of inputs) are marked. `study`: what it is called.
std::string assumptions_text(const Said& study, const std::vector<AssumptionsOfMeasure>& all,
                             const std::vector<std::string>& changed, std::size_t most, Language language);

}  // namespace hearth

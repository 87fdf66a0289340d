// What a study says of one measure: what matters, how much is luck, and when a case of interest comes about.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "output/study/main_effects.h"
#include "output/study/morris.h"
#include "output/study/point_precision.h"
#include "output/study/prim.h"
#include "output/study/regression.h"
#include "output/study/sample.h"
#include "output/study/sobol_indices.h"
#include "output/study/variance.h"

namespace hearth {

/// By what number factors are ranked: mu* of Morris; the total index of Sobol; else the larger of the squared standardised
/// coefficient and the share that the factor's curve explains, which sees what is bent or has no order.
enum class InfluenceKind { mean_effect_size, total_index, explained_share };
const char* id_of(InfluenceKind kind);

struct FactorInfluence {
  std::size_t factor = 0;
  double influence = 0;  // in the measure's unit for `mean_effect_size`, else a share of the variance
  /// Whether it can be told from none: the interval of mu* or of the total index, each by itself, lies above what luck alone
  /// would bring; or the test of the partial rank correlation or the curve's F test finds it, with an error of 5 % for all
  /// factors together (Holm 1979, each factor with twice the smaller p of its two tests).
  bool clear = false;
};

struct StudyAnalysis {
  DesignMethod method = DesignMethod::latin_hypercube;
  std::vector<Factor> factors;
  std::size_t points = 0, replications = 0;
  std::size_t without_measure = 0;  // points that no replication has the measure at
  TwoWayVariance variance;
  std::optional<PointPrecision> precision;  // where one is wanted
  InfluenceKind ranked_by = InfluenceKind::explained_share;
  /// The total index that luck that differs between points would bring a factor without any influence. None where luck is not
  /// known, and of other designs: Morris has it by factor, and the test of an explained share knows.
  std::optional<double> luck_alone;
  std::vector<FactorInfluence> ranking;  // the most influential first; empty where nothing can be told
  std::optional<MorrisResult> morris;
  std::optional<SobolResult> sobol;
  std::optional<Regression> regression;
  std::vector<MainEffect> main_effects;  // of each factor; empty for Morris
  std::optional<ScenarioDiscovery> scenarios;
};

/// `case_of_interest`: of each point whether it is one (a target missed in half of its replications or more); empty where
/// there is none to look for. Throws std::invalid_argument for a sample whose parts do not fit.
StudyAnalysis analyse(const StudySample& sample, const std::vector<bool>& case_of_interest);

/// Everything, numbers with six significant digits, null for what can't be told.
nlohmann::ordered_json to_json(const StudyAnalysis& analysis);

/// How the case of interest is named, as a clause: {"the target is missed", "目标未达成"}.
struct CaseWords {
  Said happens;
  Said plural;  // {"all misses", "全部未达成的点"}
};

/// A table for the terminal: factors by influence with 95 % intervals, those of assumed value marked; the share that is luck;
/// boxes as sentences. `unit`: of the measure, "1" for none; `most`: factors that are listed.
std::string analysis_text(const StudyAnalysis& analysis, const Said& measure, const std::string& unit, const CaseWords& words,
                          std::size_t most, Language language);

}  // namespace hearth

// A study file as it is declared: what is varied, how, and what is kept. Read like a scenario; see scenarios/studies/README.md.
#pragma once

#include <string>
#include <vector>

#include "output/study/sample.h"
#include "sim/parameter.h"

namespace hearth {

/// A named level: several values at once, or a whole scenario.
struct LevelParameters {
  std::string id;
  std::string name_en, name_zh;
  std::string scenario;          // a file, beside the study; empty: the study's own
  std::vector<std::string> set;  // texts as TOML: "\"KEY=VALUE\""

  void describe(Declaration& d);
};

struct FactorParameters {
  std::string id;
  std::string name_en, name_zh;
  std::string key;           // of a parameter, of a point of a schedule, or of a member's number
  double low = 0, high = 0;  // not given: the plausible range of the scenario
  bool logarithmic = false;
  std::vector<std::string> values;  // as TOML; empty: the range
  std::vector<LevelParameters> levels;

  void describe(Declaration& d);
};

/// How the months of a series become the value at a date.
enum class Taking { at_month, sum, mean, highest };

struct StudyMeasureParameters {
  std::string id;
  std::string name_en, name_zh;
  std::string measure;  // "homes_held.apartment", "targets/headline.elite"
  Taking taking = Taking::at_month;
  double at_least = 0;   // what is to be reached; 0: the target's goal for a target's count, otherwise nothing
  double at_most = 0;    // what is not to be passed; 0: nothing
  double precision = 0;  // half width of the interval around a point's mean that is wanted; 0: none

  void describe(Declaration& d);
};

struct DesignParameters {
  DesignMethod method = DesignMethod::latin_hypercube;
  std::int64_t points = 100;
  std::int64_t hypercubes = 1;
  std::int64_t trajectories = 20;
  std::int64_t base_points = 256;
  std::int64_t steps = 4;
  std::int64_t seed = 1;

  /// On which the points of a Latin hypercube depend; 0 for other designs.
  std::int64_t points_of_a_hypercube() const { return method == DesignMethod::latin_hypercube ? points : 0; }
  void describe(Declaration& d);
};

/// Factors by what the scenario says of its values.
struct VaryParameters {
  std::vector<std::string> evidence;  // texts as TOML
  std::vector<std::string> except;    // keys and tables with "*" for any name, as TOML

  void describe(Declaration& d);
};

struct StudyParameters {
  std::string title, title_zh, question, question_zh;
  std::string scenario;
  std::vector<std::string> set;  // texts as TOML: "\"KEY=VALUE\""
  std::int64_t replications = 20;
  std::int64_t most_replications = 1000;
  std::int64_t seed = 1;
  std::vector<std::string> dates;  // months as TOML; empty: deadlines of the targets and the last month
  DesignParameters design;
  VaryParameters vary;
  std::vector<FactorParameters> factors;
  std::vector<StudyMeasureParameters> measures;

  void describe(Declaration& d);
};

}  // namespace hearth

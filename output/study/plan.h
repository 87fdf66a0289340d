// A study made ready to run: its points, and all that a run needs to know. Lies in a folder of its own, so that later changes
// of the study's or the scenario's files do not mix with runs that are done.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "output/study/sample.h"
#include "output/study/study_parameters.h"
#include "sim/calendar.h"

namespace hearth {

/// A value that a level sets, as TOML.
struct Setting {
  std::string key, value;
};

struct PlannedFactor {
  Factor factor;
  std::vector<double> values;                  // the only numbers that it takes; empty: all of its range
  std::vector<std::vector<Setting>> settings;  // of each named level
  bool has_scenarios = false;                  // each level is a scenario of its own: "scenarios/ID.toml" in the folder
};

struct PlannedMeasure {
  std::string id;
  Said name;
  std::string series;                // "targets/headline"
  std::vector<std::string> members;  // of the series' first dimensions; of the others all are added up
  std::string unit;
  Taking taking = Taking::at_month;
  std::optional<double> at_least, at_most;
  std::optional<double> precision;  // half width of the interval of 95 % around a point's mean that is wanted
  std::size_t told_at = 0;          // of the dates: the one that findings speak of
};

struct StudyPlan {
  Said title, question;
  std::string hearth_version;
  DesignParameters design;
  std::uint64_t seed = 1;
  std::size_t replications = 0;
  std::vector<Month> dates;
  std::vector<PlannedFactor> factors;
  std::vector<PlannedMeasure> measures;
  Month first_month;
  int months = 0;
  std::vector<std::string> scenarios;  // ids of the levels that are scenarios; empty: one for all

  std::vector<double> x;                 // points x factors, as in StudySample
  std::vector<std::size_t> block, step;  // of each point, as in StudySample

  std::size_t points() const { return block.size(); }
  std::size_t runs() const { return points() * replications; }
  /// Numbers that a run keeps.
  std::size_t values() const { return measures.size() * dates.size(); }
};

/// Chooses the points anew from `plan.design`; those that were there before stay as they are. Throws BadInput.
void choose_points(StudyPlan& plan);

/// What tells one study's runs from another's: all that a run depends on, but for how many points and replications there are.
/// `scenarios`: their texts.
std::uint64_t identity_of(const StudyPlan& plan, const std::vector<std::string>& scenarios);

/// Of a point: what it sets on top of its scenario, and which scenario that is.
std::vector<Setting> settings_of(const StudyPlan& plan, std::size_t point);
std::size_t scenario_of(const StudyPlan& plan, std::size_t point);

/// "1500", "0.25", "points": the value of a factor at a point, for people.
std::string value_text(const PlannedFactor& factor, double x);

}  // namespace hearth

// `hearth compare --precision`: as many replications as make an interval narrow enough.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "output/comparison_tables.h"
#include "output/headlines.h"
#include "output/results_reader.h"
#include "output/two_stage.h"
#include "tools/comparing.h"

namespace hearth {

/// Replications of the first stage, unless -n tells.
inline constexpr std::size_t first_stage_replications = 20;
/// Replications of each plan at most.
std::size_t budget_of(const CompareArguments& a);

/// Of a plan against the first, for the measure that is asked for.
struct PlanPrecision {
  Headline measure;   // of the first plan, without values
  double wanted = 0;  // half width
  FirstStage stage;
  std::size_t first_stage = 0, needed = 0, replications = 0;
  double difference = 0, half_width = 0;  // in the end
};

/// Throws BadInput when the text can be no precision, whatever the measure: known before the first run.
void must_be_a_precision(const std::string& text);

/// What the first stage says of every plan but the first. Throws BadInput where the measure or its unit is not known, or can't
/// be told with any precision.
std::vector<PlanPrecision> precision_of_first_stage(const CompareArguments& a, const Plans& plans);

/// As many as the plan that needs most, at most the budget.
std::size_t replications_wanted(const CompareArguments& a, const std::vector<PlanPrecision>& all);

/// With all replications.
void set_reached(PlanPrecision& p, const ResultsFile& first, const ResultsFile& second);

ReachedPrecision reached(const PlanPrecision& p);

std::string precision_text(const PlanPrecision& p, bool chinese);
Json precision_json(const PlanPrecision& p);

}  // namespace hearth

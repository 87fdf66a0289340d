// A study that asks for a precision instead of a number of replications: the first of Stein's two stages (output/two_stage.h)
// is made at some points when it is planned.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "output/study/study.h"

namespace hearth {

/// Points of the design at which the first stage is made, spread over it.
inline constexpr std::size_t first_stage_points = 5;

struct FirstStageOfStudy {
  std::size_t points = 0;        // that could be run
  std::size_t replications = 0;  // of each
  std::size_t measure = 0;       // the one that takes most
  double wanted = 0;             // its half width
  std::size_t needed = 0;   // replications that reach it at all of the points; all that a size_t holds: no number is enough
  std::size_t planned = 0;  // at most those that the study allows
  Said why_not;             // where no point could be run
};

/// Whether any measure asks for a precision.
bool asks_for_precision(const StudyPlan& plan);

/// Runs the first stage and sets `study.plan.replications`: all points get the same number, so that they share their luck. The
/// same on any number of threads. Throws BadInput where a measure is hardly ever known.
FirstStageOfStudy choose_replications(Study& study);

}  // namespace hearth

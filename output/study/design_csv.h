// The points of a study as a table that a person can read.
#pragma once

#include <string>

#include "output/study/plan.h"

namespace hearth {

/// One line a point: its number, its block and step (see StudySample), and the value or level of every factor.
std::string design_csv(const StudyPlan& plan);

/// Fills the plan's points from the file; lines beyond them are left out. Throws BadInput where it is no design of the plan,
/// with the line.
void read_design_csv(const std::string& path, StudyPlan& plan);

}  // namespace hearth

// The points of a study as a table that a person can read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "output/study/plan.h"

namespace hearth {

/// One line a point: its number, its block and step (see StudySample), and the value or level of every factor.
std::string design_csv(const StudyPlan& plan);

/// Fills the plan's points from the text of the file `path`; lines beyond them are left out. How many bytes hold them. Throws
/// BadInput where it is no design of the plan, with the line.
std::size_t read_design_csv(std::string_view text, const std::string& path, StudyPlan& plan);

}  // namespace hearth

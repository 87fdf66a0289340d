// A plan as JSON: what lies in the folder of a study and, as a text, in its file.
#pragma once

#include <string>

#include "output/study/plan.h"

namespace hearth {

/// All of the plan but its points.
std::string plan_to_json(const StudyPlan& plan);

/// Throws BadInput where the text is no plan. `what` is named in the message.
StudyPlan plan_from_json(const std::string& text, const std::string& what);

/// All that a run depends on, but for the numbers of points and replications.
std::string identity_text(const StudyPlan& plan);

}  // namespace hearth

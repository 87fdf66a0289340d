// Which values of a scenario belong to which task of its plan.
#pragma once

#include <string>
#include <vector>

#include "output/inputs.h"

namespace hearth {

/// Those of the task itself, of its programmes, housing schemes and targets, of channels through which it alone brings people,
/// of the service desk where it is the task's, and of effort and departments where it is the task that raises them; names left
/// out.
std::vector<const ParameterEntry*> values_of_task(const Inputs& inputs, const std::string& task);

}  // namespace hearth

// Names of the options that a study file chooses from.
#pragma once

#include <span>
#include <string>

#include "output/study/study_parameters.h"

namespace hearth {

std::span<const Option> methods_of_design();
std::span<const Option> ways_of_taking();

std::string name_of_method(DesignMethod method);
std::string name_of_taking(Taking taking);
/// Throw std::invalid_argument for another name.
DesignMethod method_of_name(const std::string& name);
Taking taking_of_name(const std::string& name);

}  // namespace hearth

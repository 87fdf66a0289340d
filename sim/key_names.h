// The names of all keys of a structure of parameters and what they mean, for texts that point at parameters.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/parameter.h"
#include "sim/said.h"

namespace hearth {

struct KeyName {
  std::string key;
  Said meaning;  // empty for the elements of a list
};

/// Every absolute key in the order of its declaration, those of groups, lists and their elements too: "housing",
/// "housing.apartment", "housing.apartment.units". Of a list without ids only its own key.
std::vector<KeyName> key_names(const std::function<void(Declaration&)>& root);

/// The same with "*" for the id of any element, whatever elements there are: "housing.*.units".
std::vector<KeyName> key_patterns(const std::function<void(Declaration&)>& root);

}  // namespace hearth

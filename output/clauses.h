// The document clause by clause, as the inputs of a run say it, and what carries each clause out.
#pragma once

#include <string>
#include <vector>

#include "output/inputs.h"
#include "sim/said.h"

namespace hearth {

struct Mechanism {
  std::string key;
  Said name;  // of the element, or what the key means
};

struct Clause {
  std::string task;         // empty: it belongs to the requirement on the work
  std::string requirement;  // "W3"
  Said says;                // in the other language where one is missing
  std::vector<Mechanism> mechanisms;
  Said why;  // may be empty
};

/// In the order of the scenario.
std::vector<Clause> clauses_of(const Inputs& inputs);

}  // namespace hearth

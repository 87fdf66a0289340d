// The review at the end of each year: when an item of the plan counts as on its way, and what is done where it is not.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/parameter.h"

namespace hearth {

/// The light from which on a corrective rule acts.
enum class ActsFrom { amber, red };

/// What a corrective rule does.
enum class CorrectiveAction { add_units, shift_budget, bring_forward };

/// One rule: which item of the plan it looks at, from which light on it acts, and what it does within which cap. Which keys the
/// action reads: see without_effect_review.cpp.
struct CorrectiveRule {
  std::string id;
  std::string name_en;
  std::string name_zh;
  // The item: one of the three
  std::string target;
  std::string scheme;
  std::string programme;
  ActsFrom light = ActsFrom::red;
  CorrectiveAction action = CorrectiveAction::add_units;
  std::string to_programme;
  std::string from_programme;
  std::string scheme_forward;
  double share = 0;
  double share_cap = 0;
  std::int64_t months = 0;
  std::int64_t months_cap = 0;
  double cost_per_home_month = 0;

  void describe(Declaration& d);
};

struct ReviewParameters {
  std::int64_t month = 12;
  double green_from = 0.95;
  double amber_from = 0.8;
  std::int64_t growing_months = 3;
  double growing_from = 0;
  std::vector<CorrectiveRule> rules;

  void describe(Declaration& d);
};

}  // namespace hearth

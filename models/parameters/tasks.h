// Who does what of the plan: departments, tasks, and how well departments get on with them.
#pragma once

#include <string>
#include <vector>

#include "sim/parameter.h"

namespace hearth {

/// A department of the district.
struct DepartmentParameters {
  std::string id;
  std::string name_en;
  std::string name_zh;
  Schedule assessment_weight{0.0};  // of talent work in the assessment of its leaders
  double staff = 0;                 // full-time posts on talent work

  void describe(Declaration& d);
};

/// A clause of the document in its own words, and what in the scenario carries it out.
struct ClauseParameters {
  std::string task;         // empty: of the requirements on the work in general
  std::string requirement;  // "W1" to "W4" where it belongs to no task
  std::string says_en;
  std::string says_zh;
  std::string mechanisms;  // keys joined by bars; empty: nothing does, for the reason that stands in the note
  std::string why_en;
  std::string why_zh;

  /// The mechanisms, one by one.
  std::vector<std::string> keys() const;

  void describe(Declaration& d);
};

/// A task of the plan: who leads it, who takes part. What the document asks for are its clauses.
struct TaskParameters {
  std::string id;
  std::string name_en;
  std::string name_zh;
  bool enabled = true;
  std::vector<std::string> lead;
  std::vector<std::string> participants;

  void describe(Declaration& d);
};

/// How much of what is planned gets done, and when. Without departments everything is done as planned.
struct EffortParameters {
  double base = 1;
  double per_unit_of_weight = 0;
  double load_elasticity = 0;
  double usual_load = 0;  // tasks per post; 0: the mean of the departments
  double coordination_months_per_partner = 0;
  double coordination_relief = 0;
  double slip_share = 0;
  double slip_months_mean = 0;
  double cost_per_post = 0;
  std::string task;

  void describe(Declaration& d);
};

}  // namespace hearth

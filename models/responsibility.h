// Who answers for what: effort of departments, and what coordination costs a task. ODD: 7.9 Responsibility.
//
// Tasks 1, W1, W2 and W3 of the plan; the forms are assumptions. Deterministic: the same in all replications.
#pragma once

#include <vector>

#include "models/parameters/district.h"

namespace hearth {

struct Responsibility {
  std::vector<double> load;                      // by department: tasks per post over the mean of all departments
  std::vector<std::vector<double>> effort;       // by department and month of the run: the share of the planned activity done
  std::vector<std::vector<double>> task_effort;  // by task and month: the mean of its lead departments
  std::vector<double> coordination_months;       // by task: delay of its milestones
};

/// The share of the planned activity that gets done: (base + per_unit_of_weight * weight_gain) * load^-load_elasticity, 0 to 1.
double effort_of(const EffortParameters& e, double weight_gain, double load);

/// The chance that a milestone slips at an effort: slip_share at the base effort, in proportion to what is left undone.
double slip_chance(const EffortParameters& e, double effort);

/// Whether the task that `id` names is carried out; an empty name stands for none, which always is.
bool is_carried_out(const DistrictParameters& p, const std::string& id);

Responsibility responsibility_of(const DistrictParameters& p);

}  // namespace hearth

// Dates of the plan that come late: departments have to agree first, and what they do not get done in time slips. ODD: 7.9
// Responsibility. Tasks W1 and W2 of the plan; the forms are assumptions. Stream: programme_slip.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/schedule.h"

namespace hearth {

struct District;

/// A date of the plan on which something changes.
struct Milestone {
  int month = 0;  // of the run, delays included
  int months_of_coordination = 0;
  int months_of_slip = 0;  // its own, or that of an earlier one
  int delay = 0;           // months of both, its own
};

/// A schedule of a task (-1: of none, nothing slips) with the slips of its milestones: what is there when the run begins stays,
/// what comes later waits for the departments to agree and may slip besides. Milestones of one `key`
/// and planned month share their luck.
Schedule slipped(const District& d, const Schedule& planned, int task, std::uint32_t key, std::vector<Milestone>& milestones);

/// Of their own delays, in months; 0: no milestones.
double mean_delay(const std::vector<Milestone>& milestones);

}  // namespace hearth

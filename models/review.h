// The monthly monitoring, and the review at the end of each year: every target and milestone against its plan, what drove a
// shortfall, and corrective action where the scenario has rules for it. ODD: 7.12 Review. Requirements W3 and W4 of the plan.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/review_plan.h"

namespace hearth {

struct District;

/// How an item of the plan stands. What the last review found stays until the next.
struct ItemState {
  // Each month
  double plan = 0, actual = 0;  // plan: missing where nothing is dated
  Problem problem = Problem::none;
  std::array<double, 12> queue{};  // of the last twelve months, by month of the run
  int growing = 0;                 // months running in which the queue grew
  // Of a target, since the run began: people or teams
  double at_start = 0, arrivals = 0, losses = 0;
  double teams_ever_at_start = 0;
  double advancement() const { return actual - at_start - arrivals + losses; }
  // At reviews
  Light light = Light::no_plan;
  Cause cause = Cause::none;
  int rule = -1;  // that acted; -1: none
};

struct ReviewState {
  std::vector<ItemState> of;
  std::vector<double> used;                        // by rule: share or months so far
  std::vector<double> units_changed;               // by programme: share of the planned units that rules have added or taken
  std::vector<std::vector<double>> units_planned;  // by programme and month, slips included: as they were before any rule
};

void begin_review(District& d);

/// The month's monitoring; in its month of the year the review.
void monitor_and_review(District& d);

}  // namespace hearth

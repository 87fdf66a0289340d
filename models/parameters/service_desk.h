// The service desk: where applications are made.
#pragma once

#include <string>

#include "sim/parameter.h"

namespace hearth {

/// Counters that take people's cases, and what is done online. No counters: no desk, and applications take no time.
struct ServiceDeskParameters {
  std::string task;
  Schedule counters{0.0};
  double minutes_per_visit = 0;
  double open_minutes_per_month = 0;
  double usable_share = 1;
  double cases_per_person_year = 0;
  Schedule online_share{0.0};
  Schedule one_visit_share{1.0};
  double patience_months = 0;
  double cost_per_counter = 0;
  double platform_cost = 0;
  Month platform_opens = Month::of(2016, 1);

  void describe(Declaration& d);
};

}  // namespace hearth

// A service desk of a plain district, and what its series say.
#pragma once

#include "tests/support/programmes.h"

namespace hearth {

inline double desk(const Trial& t, const char* series, int month) {
  return t.at(series, month, 0, "desk");
}

inline DeskRequest request(const char* id, double cases_per_person_year, double minutes) {
  DeskRequest x;
  x.id = id;
  x.cases_per_person_year = cases_per_person_year;
  x.minutes = minutes;
  return x;
}

// A case a month for each, all at the counter in one visit, and counters for `capacity` visits.
inline void add_desk(DistrictParameters& p, double capacity) {
  ServiceDeskParameters& x = p.service_desk;
  x.counters = Schedule(10.0);
  x.open_minutes_per_month = capacity * 30 / 10 / 0.8;
  x.usable_share = 0.8;
  x.requests = {request("everything", 12, 30)};
}

inline constexpr std::int64_t people_at_the_desk = 30000;

// What the counters serve in a month when as many come as there are people and the last of them then waits so long.
inline double capacity_for(double wait_months) {
  return static_cast<double>(people_at_the_desk) / (1 + wait_months);
}

// Everybody applies in the first month for a programme without limits, at a desk whose wait at the end of that month is
// `wait_months`.
inline DistrictParameters applying_at_the_desk(double wait_months) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.once = true;
  x.through_desk = true;
  DistrictParameters p = district_with(x, people_at_the_desk, 24);
  add_desk(p, capacity_for(wait_months));
  return p;
}

}  // namespace hearth

// Programmes in a reduced district, and what they show. Each has a task of its own that no department leads: everything is done
// as planned, and the ledger by task is the ledger by programme.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "tests/support/reduced_district.h"

namespace hearth {

/// Whoever may apply does so in the first month (all but one in 22,000).
inline constexpr double at_once = 120;

inline ProgrammeParameters programme(const std::string& id, Serves serves = Serves::people) {
  ProgrammeParameters x;
  x.id = x.task = id;
  x.serves = serves;
  return x;
}

/// For every employer, once, from the first month on.
inline ProgrammeParameters for_all_employers(const std::string& id = "x") {
  ProgrammeParameters x = programme(id, Serves::employers);
  x.applications_per_year = at_once;
  x.once = true;
  return x;
}

inline void carry_out(DistrictParameters& p, const std::vector<ProgrammeParameters>& programmes) {
  for (const auto& x : programmes) {
    TaskParameters task;
    task.id = x.task;
    p.tasks.push_back(task);
    p.programmes.push_back(x);
  }
}

/// `people` from the first month on, nobody who comes or leaves, and one programme.
inline DistrictParameters district_with(const ProgrammeParameters& x, std::int64_t people, int months) {
  DistrictParameters p = plain();
  p.run.months = months;
  p.population.initial_total = people;
  carry_out(p, {x});
  return p;
}

/// Units from a month of the run on, none before it.
inline Schedule units_from(const DistrictParameters& p, int month, double units) {
  return {Schedule::Shape::step, {{p.run.start, 0}, {p.run.start + month, units}}};
}

/// A series of /programmes.
inline double shown(const Trial& t, const char* series, int month, std::size_t q = 0) {
  return t.at(series, month, q, "programmes");
}
inline double shown_so_far(const Trial& t, const char* series, int month, std::size_t q = 0) {
  double sum = 0;
  for (int m = 0; m <= month; ++m) sum += shown(t, series, m, q);
  return sum;
}

/// A month's postings of the programme that is the only one of its task, in whole fen: by purpose, and by who pays.
inline std::int64_t posted(const Trial& t, int month, std::size_t q, Purpose purpose) {
  return std::llround(100 * t.at("by_task_and_purpose", month, q * purposes + static_cast<std::size_t>(purpose), "ledger"));
}
inline std::int64_t posted(const Trial& t, int month, std::size_t q, Payer payer) {
  return std::llround(100 * t.at("by_task_and_payer", month, q * payers + static_cast<std::size_t>(payer), "ledger"));
}

}  // namespace hearth

// Employers' births, growth and failures, and the employers of the first month. ODD: 7.4 Work.
#pragma once

#include <cstdint>
#include <span>

#include "models/employers.h"
#include "models/setup.h"
#include "sim/id.h"

namespace hearth {

struct District;

/// The start-up sectors in which people of a field work, by their shares of start-ups.
int startup_sector(const Setup& setup, int field, std::uint32_t word);

/// Months from which on a start-up never fails in the run.
inline constexpr int latest_failure = 30000;

/// The age of a start-up in `month` as its hazard of failure knows it: who is born in the run may first fail in the month
/// after, at age 0.
int failure_age(const Employer& firm, int month);

/// The hazard that a start-up passes from one age, in months, to another.
double failure_hazard(const FirmParameters& f, int from_age, int to_age);
/// The age in whose month a start-up that is `age` months old uses up what is left of its threshold.
int age_of_failure(const FirmParameters& f, int age, double left);

/// Month of the run in which a start-up fails that is `age` months old in `first_month` and may fail from then on: its hazard
/// is constant within a year of age (firms.failure_*). Stream: employer_failure.
int month_of_failure(const District& d, Identity id, int age, int first_month);

/// When a start-up fails, if it does so in the run from `first_month` on, is entered in the list of failures; nothing for other
/// employers.
void draw_failure(District& d, std::uint32_t e, int first_month);

/// A start-up with `posts` now.
std::uint32_t enter_startup(District& d, Identity id, const Employer& firm, double posts);

/// Employers with tracked people in the first month, still without staff.
void found_initial_employers(District& d);
/// Posts from the staff assigned: vacancy_rate of all posts are open; public posts as stated.
void open_initial_posts(District& d);

/// Who works for an employer that lists its staff, their records asked for; until the next call.
std::span<const std::uint32_t> staff_of(District& d, std::uint32_t e);

/// Failures of the month (their staff start searching) and births by people outside the model. Streams: outsider_firms.
void update_firms(District& d);

}  // namespace hearth

// Changes of one person that several processes make: a job, a home, a class. Each keeps the covariate codes, the risks and the
// stocks in step; the rules that lead to them stand with the processes.
#pragma once

#include <algorithm>
#include <cstdint>

#include "models/chronicle.h"
#include "models/district.h"

namespace hearth {

inline JobState job_of(const District& d, std::uint32_t slot) {
  return CovariateCodes::job(d.people.person[slot].code[by_work]);
}
inline HomeState home_of(const District& d, std::uint32_t slot) {
  return d.setup.codes.home(d.people.person[slot].code[by_home]);
}
inline int home_kind_of(const District& d, std::uint32_t slot) {
  return d.setup.codes.home_kind(d.people.person[slot].code[by_home]);
}
inline int class_of(const District& d, const Person& p) {
  return d.setup.codes.cls(p.code[by_person]);
}
inline bool is_under_40(const Person& p) {
  return CovariateCodes::age(p.code[by_person]) < AgeBand::from_40;
}
inline int field_of(const District& d, const Person& p) {
  return d.setup.codes.field(p.code[by_person]);
}
/// The place of somebody's towns of work and of home in tables of all pairs of towns.
inline std::size_t commute_pair(const Setup& setup, const Person& p) {
  return static_cast<std::size_t>(p.work_town) * static_cast<std::size_t>(setup.towns) + p.home_town;
}
inline Household household_of(const Person& p) {
  return CovariateCodes::household(p.code[by_person]);
}

/// Something happened to somebody; written down where a chronicle is kept.
inline void note(const District& d, std::uint32_t slot, EventKind kind, int detail = -1) {
  if (d.chronicle != nullptr) d.chronicle->note(d, slot, kind, detail);
}

/// Something will happen to somebody in a later month, unless they have left by then.
inline void appoint(District& d, int month, std::uint32_t slot, Date date) {
  d.agenda.add(month, slot, kind_of(date));
}

/// A wage in the units of Person::wage, at least 1.
inline std::uint16_t wage_units(float wage) {
  return static_cast<std::uint16_t>(std::clamp(wage + 0.5F, 1.0F, 65535.0F));
}

/// Somebody enters (+1) or leaves (-1) the counts by codes. Without branches, since neither home nor job is to be guessed.
inline void count_home(District& d, std::uint16_t code, int by) {
  const int burden = d.setup.codes.renter_burden(code);
  const bool rents = burden < burden_bands;
  d.stocks.renters_by_burden[static_cast<std::size_t>(rents ? burden : 0)] += std::int64_t{by} * static_cast<int>(rents);
}
inline void count_work(District& d, std::uint16_t code, int by) {
  const WorkState work = CovariateCodes::work(code);
  d.stocks.employed_by_commute[static_cast<std::size_t>(work.commute)] +=
      std::int64_t{by} * static_cast<int>(has_employer(work.job));
}

/// New codes. The hazards that they change act from `District::now` on; what is left of the thresholds stays.
void set_person_code(District& d, std::uint32_t slot, std::uint16_t code);
void set_home_code(District& d, std::uint32_t slot, std::uint16_t code);
void set_work_code(District& d, std::uint32_t slot, std::uint16_t code);
/// Hazards of a person whose codes are complete, with the first thresholds (unit exponentials in hazard units).
void start_risks(District& d, std::uint32_t slot, const std::array<std::int32_t, 4>& thresholds);

/// Schemes that the person may apply for, as far as only events change it.
void refresh_eligibility(District& d, std::uint32_t slot);
/// Rent over income.
void refresh_burden(District& d, std::uint32_t slot);
/// Minutes to work.
void refresh_commute(District& d, std::uint32_t slot);
/// Whether the wage is high for the class and field.
void refresh_wage_band(District& d, std::uint32_t slot);

/// The first home of a newcomer, rent in CNY a month as agreed, and the schemes that it opens to them.
void enter_first_home(District& d, std::uint32_t slot, int kind, int town, std::uint16_t rent);
/// From one home to another.
void move_into(District& d, std::uint32_t slot, int kind, int town, std::uint16_t rent);
/// Rents on the private market in a town chosen with `word`.
void rent_privately(District& d, std::uint32_t slot, std::uint32_t word);
/// The counts of the home that somebody leaves.
void leave_home(District& d, std::uint32_t slot);

/// The first job of a newcomer, whose home comes after it; the post has been promised.
void begin_job(District& d, std::uint32_t slot, std::uint32_t employer, std::uint32_t word);
/// A newcomer without a job.
void begin_search(District& d, std::uint32_t slot);
/// A job after a search or another job, which has been released; the post has been promised.
void take_job(District& d, std::uint32_t slot, std::uint32_t employer, std::uint32_t word);
/// Out of the present job, whatever comes next; the post stays with the employer.
void release_job(District& d, std::uint32_t slot);
/// Out of a job into a search.
void lose_job(District& d, std::uint32_t slot);
/// A job outside the district, while living inside or near.
void work_outside(District& d, std::uint32_t slot);
/// The search has become long.
void search_long(District& d, std::uint32_t slot);

void change_class(District& d, std::uint32_t slot, int cls);

}  // namespace hearth

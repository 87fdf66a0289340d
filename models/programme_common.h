// Small questions about a programme and whom it serves that its processes share.
#pragma once

#include "models/district.h"

namespace hearth {

inline const ProgrammeParameters& parameters_of(const District& d, std::size_t q) {
  return d.setup.p.programmes[q];
}

inline const ProgrammeEffect& effect_of(const District& d, std::size_t q) {
  return parameters_of(d, q).effect;
}

inline bool serves_employers(const District& d, std::size_t q) {
  return d.setup.programmes[q].serves == Serves::employers;
}

inline Identity identity_of(const District& d, std::size_t q, std::uint32_t who) {
  return serves_employers(d, q) ? d.employers.id(who) : d.people.person[who].id;
}

/// The ordinal of a programme's draws in a month.
inline std::uint32_t draw_ordinal(const Programme& y, int month) {
  return y.key << 10 | static_cast<std::uint32_t>(month);
}

inline ProgrammeDue due(const District& d, std::size_t q, std::uint32_t who) {
  ProgrammeDue x;
  x.who = who;
  x.programme = static_cast<std::uint8_t>(q);
  x.check = fingerprint(identity_of(d, q, who)) & 0xffffffu;
  return x;
}

/// Still there whom it means.
inline bool is_there(const District& d, const ProgrammeDue& x) {
  if (serves_employers(d, x.programme)) return d.employers.employer[x.who].alive;
  return d.people.alive(x.who) && (fingerprint(d.people.person[x.who].id) & 0xffffffu) == x.check;
}

/// Asks for what the identity and the conditions of somebody, or of an employer, are read from; and for what an effect changes.
inline void ask_for(const District& d, std::size_t q, std::uint32_t who) {
  serves_employers(d, q) ? d.employers.prefetch_employer(who) : d.people.prefetch(who);
}
inline void ask_for_all(const District& d, std::size_t q, std::uint32_t who) {
  ask_for(d, q, who);
  if (serves_employers(d, q)) return;
  prefetch(&d.people.leaving[who]);
  prefetch(&d.people.entry[who]);
}

/// Units at work this month, of the district as it is planned (before run.scale).
inline double units_now(const District& d, std::size_t q) {
  return d.programmes.of[q].units[static_cast<std::size_t>(d.month)];
}

/// The share of the planned activity that the task's lead departments get done this month.
inline double effort_now(const District& d, std::size_t q) {
  const int task = d.setup.programmes[q].task;
  return task < 0 ? 1 : d.setup.responsibility.task_effort[static_cast<std::size_t>(task)][static_cast<std::size_t>(d.month)];
}

/// Whether those served are paid out of a fund.
inline bool pays_from_fund(const District& d, std::size_t q) {
  return d.setup.programmes[q].carried_out && parameters_of(d, q).fund.capital > 0;
}

/// Whether it spends a budget that ends with its year.
inline bool has_budget(const District& d, std::size_t q) {
  return d.setup.programmes[q].carried_out && parameters_of(d, q).has_budget();
}

inline bool has_support(const District& d, std::size_t q, std::uint32_t slot) {
  const int bit = d.setup.programmes[q].support;
  return bit >= 0 && (d.people.person[slot].supports >> bit & 1) != 0;
}

/// act(item) for each that falls due this month.
template <class Act>
void take_due(District& d, MonthlyLists<ProgrammeDue>& lists, const Act& act) {
  lists.take(d.month, [&](std::span<const ProgrammeDue> due) {
    asking_ahead(
        due, [&](const ProgrammeDue& x) { ask_for_all(d, x.programme, x.who); }, act);
  });
}

}  // namespace hearth

#include "models/careers.h"

#include <algorithm>

#include "models/applications.h"
#include "models/arrivals.h"
#include "models/decisions.h"
#include "models/life_events.h"
#include "models/programme_effects.h"
#include "models/purchase_subsidy.h"
#include "models/teams.h"

namespace hearth {

namespace {

void appoint_again(District& d, std::uint32_t slot, Stream stream, double hazard, Date date) {
  const std::uint32_t word = d.luck.word(stream, d.people.person[slot].id, static_cast<std::uint32_t>(d.month) + 1);
  const int in = months_until(unit_exponential(word), hazard, d.setup.months - d.month);
  appoint(d, std::min(d.setup.months, d.month + 1 + in), slot, date);
}

void advance(District& d, std::uint32_t slot) {
  const int to = d.setup.advance_to[static_cast<std::size_t>(class_of(d, d.people.person[slot]))];
  if (to < 0) return;
  change_class(d, slot, to);
  note(d, slot, EventKind::advanced, to);
  ++d.flows.advances;
}

void become_backbone(District& d, std::uint32_t slot) {
  Person& p = d.people.person[slot];
  if (p.role == Role::employee && job_of(d, slot) == JobState::young_firm) {
    p.role = Role::backbone;
    refresh_eligibility(d, slot);
  } else {
    appoint_again(d, slot, Stream::become_backbone, d.setup.p.careers.employee_to_backbone_per_month, Date::become_backbone);
  }
}

void found_firm(District& d, std::uint32_t slot) {
  if (!start_firm(d, slot))
    appoint_again(d, slot, Stream::found_firm, d.setup.p.careers.founding_hazard_per_month, Date::found_firm);
}

void grow_older(District& d, std::uint32_t slot) {
  const Person& p = d.people.person[slot];
  PersonState who = d.setup.codes.person(p.code[by_person]);
  if (who.age == AgeBand::from_50) return;
  who.age = static_cast<AgeBand>(static_cast<int>(who.age) + 1);
  set_person_code(d, slot, d.setup.codes.person(who));
  refresh_eligibility(d, slot);
  end_effects_of_age(d, slot);
  if (who.age != AgeBand::from_50) appoint(d, d.month + 120, slot, Date::next_age);
}

void keep(District& d, std::uint32_t slot, std::uint32_t kind) {
  if (kind >= advance_from(0)) {
    if (kind == advance_from(class_of(d, d.people.person[slot]))) advance(d, slot);
    return;
  }
  switch (static_cast<Date>(kind)) {
    case Date::become_backbone:
      return become_backbone(d, slot);
    case Date::found_firm:
      return found_firm(d, slot);
    case Date::refer_newcomer:
      arrive_by_referral(d, slot);
      return appoint_again(d, slot, Stream::refer_newcomer, d.setup.p.arrivals.referral_rate, Date::refer_newcomer);
    case Date::next_age:
      return grow_older(d, slot);
    case Date::search_grows_long: {
      const bool same_search = d.month - d.people.person[slot].job_since == d.setup.p.jobs.search_months_before_leaving;
      if (job_of(d, slot) != JobState::searching || !same_search) return;
      return search_long(d, slot);
    }
    case Date::team_loss_over:
      return set_person_code(
          d, slot, static_cast<std::uint16_t>(d.people.person[slot].code[by_person] & ~CovariateCodes::team_dissolved_bit));
    case Date::grant_payment:
      return pay_grant(d, slot);
    case Date::commitment_over:
      return end_commitment(d, slot);
    case Date::advance:
      return;  // above
  }
}

void give_up_waiting(District& d) {
  d.ends_of_patience.take(d.month, [&](std::span<const EndOfPatience> ends) {
    asking_ahead(
        ends, [&](const EndOfPatience& x) { d.people.prefetch_all(x.slot); },
        [&](const EndOfPatience& x) {
          const Person& p = d.people.person[x.slot];
          if (!p.is_present() || p.application == 0 || fingerprint(p.id, p.applications) != x.application) return;
          ++d.flows.given_up[p.application - 1u];
          note(d, x.slot, EventKind::gave_up, p.application - 1);
          withdraw(d, x.slot);
        });
  });
}

}  // namespace

bool may_start_firm(const District& d, std::uint32_t slot, const FoundingPlace* where) {
  const Person& p = d.people.person[slot];
  double startups = where != nullptr ? static_cast<double>(where->sectors.size()) : 0;
  for (const int k : d.setup.field_sectors[static_cast<std::size_t>(field_of(d, p))])
    startups += d.setup.p.sectors[static_cast<std::size_t>(k)].startup_share;
  return p.role != Role::founder && p.role != Role::core && job_of(d, slot) != JobState::outside && startups > 0;
}

bool start_firm(District& d, std::uint32_t slot, const FoundingPlace* where) {
  Person& p = d.people.person[slot];
  if (!may_start_firm(d, slot, where)) return false;
  const Block w = d.luck.block(Stream::found_firm, d.people.person[slot].id, static_cast<std::uint32_t>(d.month));
  release_job(d, slot);
  leave_team(d, slot);
  p.role = Role::founder;
  const std::uint32_t firm =
      add_startup(d, descendant(origin_founded_firm, d.people.person[slot].id, static_cast<std::uint32_t>(d.month)),
                  {field_of(d, p), is_under_40(p), where}, w[0]);
  d.employers.promise(firm);
  take_job(d, slot, firm, w[1]);
  note(d, slot, EventKind::firm_founded);
  refresh_eligibility(d, slot);
  return true;
}

void plan_advance(District& d, std::uint32_t slot) {
  const Person& p = d.people.person[slot];
  const double hazard = d.setup.advance_hazard[static_cast<std::size_t>(class_of(d, p))];
  if (hazard <= 0) return;
  const int start = d.month + std::max(1, static_cast<int>(d.setup.p.careers.min_months_before_advance));
  const std::uint32_t word = d.luck.word(Stream::advance, p.id, static_cast<std::uint32_t>(d.month) + 1);
  const int in = months_until(unit_exponential(word), hazard, std::max(0, d.setup.months - start));
  d.agenda.add(std::min(d.setup.months, start + in), slot, advance_from(class_of(d, p)));
}

void keep_appointments(District& d) {
  forget_lost_ties(d);
  give_up_waiting(d);
  // Keeping an appointment may add others, though never for the same month.
  Agenda::Origin made = d.agenda.origin(d.month);
  d.agenda.take(d.month, [&](std::span<const Appointment> appointments) {
    asking_ahead(
        appointments,
        [&](const Appointment& a) {
          d.people.prefetch(a.slot());
          prefetch(&d.people.entry[a.slot()]);
        },
        [&](const Appointment& a) {
          if (d.people.alive(a.slot())) d.people.prefetch_all(a.slot());
        },
        [&](const Appointment& a) {
          const int made_in = made.next();
          if (d.people.alive(a.slot()) && d.people.entry_month(a.slot()) <= made_in) keep(d, a.slot(), a.kind());
        });
  });
  d.ties.form();
}

}  // namespace hearth

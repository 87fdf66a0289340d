#include "models/admission.h"

#include "models/careers.h"
#include "models/life_events.h"
#include "models/placements.h"
#include "models/programme_common.h"

namespace hearth {

namespace {

bool admits_by_employer(const District& d, const Admission& a, std::uint32_t e) {
  if (e == nobody) return false;
  const Employer& x = d.employers.employer[e];
  return x.alive && a.sectors[x.sector] != 0 && (a.kinds >> static_cast<int>(x.kind) & 1) != 0 &&
         (!a.quality_firms_only || x.quality) && (!a.team_ventures_only || x.has_team) &&
         d.month - x.born >= a.min_firm_months && d.month - x.born < a.max_firm_months;
}

bool has_young_founder(const District& d, std::uint32_t e) {
  return d.employers.any_of_staff(e, [&](std::uint32_t slot) {
    const Person& p = d.people.person[slot];
    return p.role == Role::founder && is_under_40(p);
  });
}

// What only some programmes ask: about the employer, whether somebody may found a firm, where they may be placed. Apart, so
// that the others need no call.
bool meets_further_conditions(const District& d, std::size_t q, std::uint32_t slot) {
  const Programme& y = d.setup.programmes[q];
  if (y.admits.asks_for_employer && !admits_by_employer(d, y.admits, d.people.person[slot].employer)) return false;
  if (y.founds_firm && !may_start_firm(d, slot, &y.founding)) return false;
  return y.placement == PlacementKind::none || may_be_placed(d, q, slot);
}

}  // namespace

// What never changes of an employer, and what only grows: its age.
bool may_ever_admit_employer(const District& d, const Admission& a, std::uint32_t e) {
  const Employer& x = d.employers.employer[e];
  return a.sectors[x.sector] != 0 && (a.kinds >> static_cast<int>(x.kind) & 1) != 0 && (!a.quality_firms_only || x.quality) &&
         (!a.team_ventures_only || x.has_team || x.born == d.month) && d.month - x.born < a.max_firm_months;
}

// The same of a person: tags, and the age, the months in the district and the classes held, which only grow.
bool may_have_dates(const District& d, const Admission& a, std::uint32_t slot, int from) {
  const Person& p = d.people.person[slot];
  if ((a.classes & p.classes_held) == 0 || d.people.tenure(slot, from) > a.max_months) return false;
  const std::uint32_t tags = tags_of(p);
  return (a.tags == 0 || (a.tags & tags) != 0) && (a.oldest >= static_cast<int>(CovariateCodes::age(p.code[by_person])));
}

bool admits_person(const District& d, std::size_t q, std::uint32_t slot) {
  const Programme& y = d.setup.programmes[q];
  const Admission& a = y.admits;
  const Person& p = d.people.person[slot];
  const std::uint16_t who = p.code[by_person];
  const JobState job = job_of(d, slot);
  const std::uint32_t admitted = a.classes >> d.setup.codes.cls(who) & a.fields >> d.setup.codes.field(who) &
                                 a.roles >> static_cast<int>(p.role) & a.jobs >> static_cast<int>(job) &
                                 a.households >> static_cast<int>(CovariateCodes::household(who)) &
                                 a.ages >> static_cast<int>(CovariateCodes::age(who)) & 1u;
  if (admitted == 0 || (p.supports & y.barring) != 0 || (a.tags != 0 && (a.tags & tags_of(p)) == 0)) return false;
  const int tenure = d.people.tenure(slot, d.month);
  if (tenure < a.min_months || tenure > a.max_months) return false;
  if (a.min_months_in_job > 0 && (!has_job(job) || d.month - p.job_since < a.min_months_in_job)) return false;
  const bool asks_more = a.asks_for_employer | y.founds_firm | (y.placement != PlacementKind::none);
  return !asks_more || meets_further_conditions(d, q, slot);
}

bool admits_employer(const District& d, std::size_t q, std::uint32_t employer) {
  if (!admits_by_employer(d, d.setup.programmes[q].admits, employer)) return false;
  return !parameters_of(d, q).eligibility.founders_under_40_only || has_young_founder(d, employer);
}

bool admits(const District& d, std::size_t q, std::uint32_t who) {
  return serves_employers(d, q) ? admits_employer(d, q, who) : admits_person(d, q, who);
}

}  // namespace hearth

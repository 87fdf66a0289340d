#include "models/programme_effects.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "models/careers.h"
#include "models/firms.h"
#include "models/life_events.h"
#include "models/newcomers.h"
#include "models/programme_common.h"
#include "models/retention.h"

namespace hearth {

namespace {

// The programme of the lowest of some supports.
std::size_t programme_of_support(const District& d, std::uint32_t bits) {
  return static_cast<std::size_t>(d.setup.programmes.of_support[static_cast<std::size_t>(std::countr_zero(bits))]);
}

void set_supports(District& d, std::uint32_t slot, std::uint32_t supports) {
  Person& p = d.people.person[slot];
  p.supports = static_cast<std::uint16_t>(supports);
  refresh_leaving(d.setup, d.people, slot);
}

// Who steps up leaves the rung below.
void leave_lower_rungs(District& d, std::size_t q, std::uint32_t slot) {
  for (std::uint32_t bits = d.people.person[slot].supports & d.setup.programmes[q].replaced; bits != 0; bits &= bits - 1)
    end_effect(d, programme_of_support(d, bits), slot);
}

// A ratio above 1 adds a date at the hazard by which it raises the rate; see models/careers.h for the date without it.
void raise_chance_of_advance(District& d, std::size_t q, std::uint32_t slot, int months) {
  const double ratio = effect_of(d, q).hr_advance;
  const auto cls = static_cast<std::size_t>(class_of(d, d.people.person[slot]));
  const double extra = d.setup.advance_hazard[cls] * (ratio - 1);
  if (extra <= 0 || d.setup.advance_to[cls] < 0) return;
  const std::uint32_t ordinal = draw_ordinal(d.setup.programmes[q], d.month);
  const std::uint32_t word = d.luck.block(Stream::programme_outcome, d.people.person[slot].id, ordinal, 2)[0];
  const int start =
      std::max(d.month + 1, d.people.entry_month(slot) + static_cast<int>(d.setup.p.careers.min_months_before_advance));
  const int end = months > 0 ? d.month + 1 + months : d.setup.months;  // dates are kept before programmes act
  const int in = months_until(unit_exponential(word), extra, std::max(0, end - start));
  if (start + in < end) d.agenda.add(start + in, slot, advance_from(static_cast<int>(cls)));
}

void raise_wage(District& d, std::uint32_t slot, double rise) {
  if (rise == 0) return;
  Person& p = d.people.person[slot];
  p.wage = wage_units(static_cast<float>(p.wage * (1 + rise)));
  refresh_wage_band(d, slot);
  refresh_eligibility(d, slot);
}

void stretch_team(District& d, std::uint32_t employer, double factor) {
  for (const std::uint16_t index : teams_of(d, employer)) {
    Team& team = d.teams[index];
    if (!team.alive) continue;
    // A constant hazard: what is left of the time is stretched, and the day of its month is drawn.
    const double day = uniform(d.luck.word(Stream::team_dissolution, team.id, static_cast<std::uint32_t>(d.month) + 1));
    const double left = std::max(0, team.dissolves - d.month - 1) + day;
    team.dissolves = static_cast<std::int16_t>(std::min(30000.0, d.month + 1 + std::floor(left / factor)));
  }
}

// What depends on whether the employer is in programme `q`: supports of its staff, and schemes that count its founders as core.
void refresh_staff(District& d, std::size_t q, std::uint32_t employer) {
  const std::uint32_t bit = 1u << d.setup.programmes[q].employer_bit;
  const auto& as_core = d.setup.admitted.founders_as_core;
  const bool opens_schemes = std::any_of(as_core.begin(), as_core.end(), [&](std::uint32_t bits) { return (bits & bit) != 0; });
  if (d.setup.programmes[q].support < 0 && !opens_schemes) return;
  for (const std::uint32_t slot : staff_of(d, employer)) {
    refresh_staff_supports(d, slot);
    if (opens_schemes) refresh_eligibility(d, slot);
  }
}

}  // namespace

void begin_effect(District& d, std::size_t q, std::uint32_t slot, int months) {
  const ProgrammeEffect& x = effect_of(d, q);
  raise_wage(d, slot, x.wage_rise);
  raise_chance_of_advance(d, q, slot, months);
  if (x.founds_firm) start_firm(d, slot, &d.setup.programmes[q].founding);
  const int bit = d.setup.programmes[q].support;
  if (bit < 0) return;
  leave_lower_rungs(d, q, slot);
  const std::uint32_t supports = d.people.person[slot].supports;
  if ((supports >> bit & 1) == 0) ++d.programmes.of[q].in_effect;
  set_supports(d, slot, supports | 1u << bit);
  if (months > 0) d.programmes.effect_ends.add(d.month + months, due(d, q, slot));
}

void end_effect(District& d, std::size_t q, std::uint32_t slot) {
  const int bit = d.setup.programmes[q].support;
  const std::uint32_t supports = d.people.person[slot].supports;
  if (bit < 0 || (supports >> bit & 1) == 0) return;
  --d.programmes.of[q].in_effect;
  set_supports(d, slot, supports & ~(1u << bit));
}

void end_effects_of_age(District& d, std::uint32_t slot) {
  const Person& p = d.people.person[slot];
  const auto age = static_cast<std::size_t>(CovariateCodes::age(p.code[by_person]));
  for (std::uint32_t bits = p.supports & d.setup.programmes.ending_by_age; bits != 0; bits &= bits - 1) {
    const std::size_t q = programme_of_support(d, bits);
    if ((d.setup.programmes[q].admits.ages >> age & 1) == 0) end_effect(d, q, slot);
  }
}

void forget_effects(District& d, std::uint32_t slot) {
  for (std::uint32_t bits = d.people.person[slot].supports & ~d.setup.programmes.staff_supports; bits != 0; bits &= bits - 1)
    --d.programmes.of[programme_of_support(d, bits)].in_effect;
}

namespace {

// visit(q) for each programme in force at an employer.
template <class Visit>
void for_programmes_of(const District& d, std::uint32_t employer, const Visit& visit) {
  if (employer == nobody) return;
  for (std::uint32_t bits = d.employers.programmes(employer); bits != 0; bits &= bits - 1)
    visit(static_cast<std::size_t>(d.setup.programmes.of_employer_bit[static_cast<std::size_t>(std::countr_zero(bits))]));
}

}  // namespace

void count_departure(District& d, std::uint32_t slot) {
  const Person& p = d.people.person[slot];
  for (std::uint32_t bits = p.supports & ~d.setup.programmes.staff_supports; bits != 0; bits &= bits - 1)
    ++d.programme_flows.departures[programme_of_support(d, bits)];
  for_programmes_of(d, p.employer, [&](std::size_t q) { ++d.programme_flows.departures[q]; });
}

void count_hire(District& d, std::uint32_t employer) {
  for_programmes_of(d, employer, [&](std::size_t q) { ++d.programme_flows.hires[q]; });
}

std::uint32_t staff_supports_of(const District& d, std::uint32_t employer) {
  std::uint32_t supports = 0;
  for_programmes_of(d, employer, [&](std::size_t q) {
    const int bit = d.setup.programmes[q].support;
    if (bit >= 0) supports |= 1u << bit;
  });
  return supports;
}

void refresh_staff_supports(District& d, std::uint32_t slot) {
  const Person& p = d.people.person[slot];
  const std::uint32_t now = (p.supports & ~d.setup.programmes.staff_supports) | staff_supports_of(d, p.employer);
  if (now != p.supports) set_supports(d, slot, now);
}

void begin_employer_effect(District& d, std::size_t q, std::uint32_t employer, int months) {
  const ProgrammeEffect& x = effect_of(d, q);
  const std::uint32_t bit = 1u << d.setup.programmes[q].employer_bit;
  if ((d.employers.programmes(employer) & bit) != 0) return;
  if (x.growth != 0) d.employers.set_posts(employer, d.employers.posts(employer) * (1 + x.growth));
  ++d.programmes.of[q].in_effect;
  d.employers.set_programmes(employer, d.employers.programmes(employer) | bit);
  refresh_staff(d, q, employer);
  if (x.failure_ratio != 1) multiply_failure_hazard(d, employer, x.failure_ratio);
  if (months > 0) d.programmes.employer_ends.add(d.month + months, due(d, q, employer));
}

void end_employer_effect(District& d, std::size_t q, std::uint32_t employer) {
  const std::uint32_t bit = 1u << d.setup.programmes[q].employer_bit;
  if ((d.employers.programmes(employer) & bit) == 0) return;
  --d.programmes.of[q].in_effect;
  d.employers.set_programmes(employer, d.employers.programmes(employer) & ~bit);
  refresh_staff(d, q, employer);
  const double ratio = effect_of(d, q).failure_ratio;
  if (ratio != 1) multiply_failure_hazard(d, employer, 1 / ratio);
}

void forget_employer(District& d, std::uint32_t employer) {
  for_programmes_of(d, employer, [&](std::size_t q) {
    --d.programmes.of[q].in_effect;
    if (d.setup.programmes[q].for_good) --d.programmes.of[q].in_programme;
  });
  d.employers.set_programmes(employer, 0);
}

namespace {

// What the programmes in force at an employer multiply its failure hazard by.
double failure_ratio(const District& d, std::uint32_t employer) {
  double ratio = 1;
  for_programmes_of(d, employer, [&](std::size_t q) { ratio *= effect_of(d, q).failure_ratio; });
  return ratio;
}

}  // namespace

void multiply_failure_hazard(District& d, std::uint32_t employer, double factor) {
  Employer& firm = d.employers.employer[employer];
  if (firm.has_team) return stretch_team(d, employer, factor);
  if (firm.kind != EmployerKind::startup || firm.fails <= d.month) return;
  const double ratio = failure_ratio(d, employer);
  // What is left of the threshold: the hazard up to the month in which it would have been passed, and a drawn part of that
  // month's own.
  const FirmParameters& f = d.setup.p.firms;
  const std::uint32_t word =
      d.luck.word(Stream::employer_failure, d.employers.id(employer), static_cast<std::uint32_t>(d.month) + 1);
  const int next = d.month + 1;
  const int age = failure_age(firm, next);
  const int age_at_failure = failure_age(firm, firm.fails);
  const double left =
      ratio / factor *
      (failure_hazard(f, age, age_at_failure) + uniform(word) * failure_hazard(f, age_at_failure, age_at_failure + 1));
  const int fails = std::min(latest_failure, next + age_of_failure(f, age, left / ratio) - age);
  firm.fails = static_cast<std::int16_t>(fails);
  d.failures.add(fails, employer);
}

}  // namespace hearth

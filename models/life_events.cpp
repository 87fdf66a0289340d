#include "models/life_events.h"

#include "models/careers.h"
#include "models/programme_calls.h"
#include "models/programme_effects.h"
#include "models/retention.h"

namespace hearth {

namespace {

std::int64_t& people_in(District& d, JobState job) {
  return d.stocks.people_by_job[static_cast<std::size_t>(job)];
}

void reset_clock(District& d, std::uint32_t slot, PersonClock risk, float before, float after) {
  if (before == after) return;
  Clock& clock = d.people.clock_of(risk, slot);
  float fresh = 0;
  if (clock.is_far()) {
    const std::uint32_t ordinal = static_cast<std::uint32_t>(d.month) << 2 | static_cast<std::uint32_t>(risk);
    fresh = as_threshold(unit_exponential(d.luck.word(Stream::far_clock, d.people.person[slot].id, ordinal)));
  }
  clock = clock.rescaled(before, after, d.now, fresh);
}

std::uint32_t admitting_schemes(const District& d, const Person& p) {
  const AdmittedSchemes& a = d.setup.admitted;
  const CovariateCodes& c = d.setup.codes;
  const std::uint16_t who = p.code[by_person];
  const bool young = CovariateCodes::job(p.code[by_work]) == JobState::young_firm;
  std::uint32_t roles = a.by_role[static_cast<std::size_t>(p.role)][young ? 1 : 0];
  if (a.any_founders_as_core && p.role == Role::founder && p.employer != nobody) {
    const std::uint32_t core = a.by_role[static_cast<std::size_t>(Role::core)][young ? 1 : 0];
    for (std::size_t k = 0; k < a.founders_as_core.size(); ++k) {
      if ((d.employers.programmes(p.employer) & a.founders_as_core[k]) != 0) roles |= core & 1u << k;
    }
  }
  std::uint32_t schemes = p.interests & roles & a.by_class[static_cast<std::size_t>(c.cls(who))] &
                          a.by_field[static_cast<std::size_t>(c.field(who))] &
                          a.by_household[static_cast<std::size_t>(CovariateCodes::household(who))] &
                          a.by_age[static_cast<std::size_t>(CovariateCodes::age(who))];
  if (schemes == 0) return 0;
  schemes &= d.setup.outside[p.home_town] != 0 ? a.from_outside : ~0u;
  for (std::size_t k = 0; a.any_wage_cap && k < a.wage_cap.size(); ++k) {
    if (p.wage > a.wage_cap[k]) schemes &= ~(1u << k);
  }
  return schemes;
}

int burden_of(const District& d, const Person& p) {
  return burden_band(p.rent, p.wage * d.income_factor[static_cast<std::size_t>(household_of(p))]);
}

std::uint16_t work_code(const District& d, const Person& p, JobState job) {
  WorkState work = CovariateCodes::work(p.code[by_work]);
  work.job = job;
  work.commute = job == JobState::outside ? 2  // where they work is not modelled: the band around the city's mean commute
                                          : d.commute_bands_now[commute_pair(d.setup, p)];
  return CovariateCodes::work(work);
}

// Address, rent and the counts of a home; the code is the caller's.
void enter(District& d, std::uint32_t slot, Person& p, int kind, int town, std::uint16_t rent) {
  p.home_town = static_cast<std::uint8_t>(town);
  p.rent = rent;
  p.is_renter = kind == static_cast<int>(HomeKind::private_rent) ? 1 : 0;
  ++d.stocks.people_by_town[p.home_town];
  ++d.stocks.people_by_home_kind[static_cast<std::size_t>(kind)];
  d.stocks.renters_by_town[p.home_town] += p.is_renter;
  d.people.clock_of(PersonClock::renew_lease, slot) = p.is_renter != 0 ? Clock::at(d.month + 12) : Clock{};
  d.recent_by_town[p.home_town].add({slot, fingerprint(p.id)});
}

// The employer's side of a hire, and where the person now works.
JobState join(District& d, std::uint32_t slot, Person& p, std::uint32_t e, std::uint32_t word) {
  const Employer& employer = d.employers.employer[e];
  constexpr std::array<std::array<JobState, 2>, 2> jobs = {
      {{JobState::established, JobState::young_firm}, {JobState::public_post, JobState::public_post}}};
  const JobState job =
      jobs[employer.kind == EmployerKind::public_body ? 1 : 0][d.employers.is_young(e, d.month, d.setup) ? 1 : 0];
  ++people_in(d, job);
  p.employer = e;
  p.work_town = employer.town;
  p.job_since = static_cast<std::int16_t>(d.month);
  // The backbone is that of young firms.
  if (p.role == Role::backbone && job != JobState::young_firm) p.role = Role::employee;
  // Ties to colleagues among those who were hired last.
  const int wanted = d.setup.colleague_ties(word);
  const auto meet = [&](int k) {
    const std::uint32_t other = employer.hired[(word + static_cast<std::uint32_t>(k)) % remembered_hires];
    d.ties.introduce_colleagues(slot, other, k < wanted);
  };
  constexpr int usual = 2;  // more are rare
  for (int k = 0; k < usual; ++k) meet(k);
  for (int k = usual; k < wanted; ++k) meet(k);
  d.employers.fill(e, slot);
  count_hire(d, e);
  return job;
}

void enter_list_of_searchers(District& d, std::uint32_t slot, Person& p) {
  ++people_in(d, JobState::searching);
  p.job_since = static_cast<std::int16_t>(d.month);
  if (p.role == Role::backbone && p.team == no_team) p.role = Role::employee;
  if (p.is_listed == 0) d.searchers.push_back({slot, d.month});
  p.is_listed = 1;
  const auto months = static_cast<int>(d.setup.p.jobs.search_months_before_leaving);
  if (months > 0) appoint(d, d.month + months, slot, Date::search_grows_long);
}

}  // namespace

void set_person_code(District& d, std::uint32_t slot, std::uint16_t code) {
  Person& p = d.people.person[slot];
  const std::uint16_t before = p.code[by_person];
  if (before == code) return;
  p.code[by_person] = code;
  refresh_leaving(d.setup, d.people, slot);
  const float factor = d.setup.work_rows[p.code[by_work]].change_job;
  reset_clock(d, slot, PersonClock::change_job, d.setup.person_rows[before].change_job * factor,
              d.setup.person_rows[code].change_job * factor);
}

void set_home_code(District& d, std::uint32_t slot, std::uint16_t code) {
  Person& p = d.people.person[slot];
  const std::uint16_t before = p.code[by_home];
  if (before == code) return;
  p.code[by_home] = code;
  count_home(d, before, -1);
  count_home(d, code, 1);
  refresh_leaving(d.setup, d.people, slot);
  const HomeRow& old = d.setup.home_rows[before];
  const HomeRow& row = d.setup.home_rows[code];
  reset_clock(d, slot, PersonClock::move_home, old.move_home, row.move_home);
  reset_clock(d, slot, PersonClock::apply_for_home, old.apply_for_home, row.apply_for_home);
}

void set_work_code(District& d, std::uint32_t slot, std::uint16_t code) {
  Person& p = d.people.person[slot];
  const std::uint16_t before = p.code[by_work];
  if (before == code) return;
  p.code[by_work] = code;
  count_work(d, before, -1);
  count_work(d, code, 1);
  refresh_leaving(d.setup, d.people, slot);
  const float base = d.setup.person_rows[p.code[by_person]].change_job;
  reset_clock(d, slot, PersonClock::change_job, base * d.setup.work_rows[before].change_job,
              base * d.setup.work_rows[code].change_job);
}

void start_risks(District& d, std::uint32_t slot, const std::array<std::int32_t, 4>& thresholds) {
  const Person& p = d.people.person[slot];
  refresh_leaving(d.setup, d.people, slot);
  d.people.leaving_left[slot] = thresholds[0];
  const HomeRow& home = d.setup.home_rows[p.code[by_home]];
  const float change_job = d.setup.person_rows[p.code[by_person]].change_job * d.setup.work_rows[p.code[by_work]].change_job;
  d.people.clock_of(PersonClock::change_job, slot) = Clock::started(as_threshold(thresholds[1]), change_job, d.now);
  d.people.clock_of(PersonClock::move_home, slot) = Clock::started(as_threshold(thresholds[2]), home.move_home, d.now);
  d.people.clock_of(PersonClock::apply_for_home, slot) =
      Clock::started(as_threshold(thresholds[3]), home.apply_for_home, d.now);
}

void refresh_eligibility(District& d, std::uint32_t slot) {
  const Person& p = d.people.person[slot];
  set_home_code(d, slot, d.setup.codes.with_schemes(p.code[by_home], admitting_schemes(d, p)));
}

void refresh_burden(District& d, std::uint32_t slot) {
  const Person& p = d.people.person[slot];
  HomeState home = d.setup.codes.home(p.code[by_home]);
  home.burden = burden_of(d, p);
  set_home_code(d, slot, d.setup.codes.home(home));
}

void refresh_commute(District& d, std::uint32_t slot) {
  const Person& p = d.people.person[slot];
  set_work_code(d, slot, work_code(d, p, CovariateCodes::job(p.code[by_work])));
}

void refresh_wage_band(District& d, std::uint32_t slot) {
  const Person& p = d.people.person[slot];
  PersonState who = d.setup.codes.person(p.code[by_person]);
  who.high_wage = d.setup.is_high_wage(who.cls, who.field, p.wage);
  set_person_code(d, slot, d.setup.codes.person(who));
}

void enter_first_home(District& d, std::uint32_t slot, int kind, int town, std::uint16_t rent) {
  Person& p = d.people.person[slot];
  enter(d, slot, p, kind, town, rent);
  p.code[by_work] = work_code(d, p, CovariateCodes::job(p.code[by_work]));
  p.code[by_home] = d.setup.codes.home({kind, burden_of(d, p), false, false, admitting_schemes(d, p)});
  count_work(d, p.code[by_work], 1);
  count_home(d, p.code[by_home], 1);
}

void move_into(District& d, std::uint32_t slot, int kind, int town, std::uint16_t rent) {
  Person& p = d.people.person[slot];
  const std::uint8_t from = p.home_town;
  leave_home(d, slot);
  enter(d, slot, p, kind, town, rent);
  const bool same_side = d.setup.outside[from] == d.setup.outside[p.home_town];
  const std::uint32_t schemes = same_side ? d.setup.codes.schemes_of(p.code[by_home]) : admitting_schemes(d, p);
  set_home_code(d, slot, d.setup.codes.home({kind, burden_of(d, p), false, p.application != 0, schemes}));
  if (from != p.home_town) refresh_commute(d, slot);
}

void rent_privately(District& d, std::uint32_t slot, std::uint32_t word) {
  const Person& p = d.people.person[slot];
  const int town = d.market.choose_town(p.work_town, word);
  move_into(d, slot, static_cast<int>(HomeKind::private_rent), town, d.market.contract_rent(town, household_of(p)));
}

void leave_home(District& d, std::uint32_t slot) {
  const Person& p = d.people.person[slot];
  --d.stocks.people_by_town[p.home_town];
  --d.stocks.people_by_home_kind[static_cast<std::size_t>(home_kind_of(d, slot))];
  d.stocks.renters_by_town[p.home_town] -= p.is_renter;
}

void begin_job(District& d, std::uint32_t slot, std::uint32_t e, std::uint32_t word) {
  Person& p = d.people.person[slot];
  p.code[by_work] = CovariateCodes::work({join(d, slot, p, e, word), 0, 0, 0});
  p.supports = static_cast<std::uint16_t>(staff_supports_of(d, e));
}

void begin_search(District& d, std::uint32_t slot) {
  Person& p = d.people.person[slot];
  enter_list_of_searchers(d, slot, p);
  const bool long_at_once = d.setup.p.jobs.search_months_before_leaving == 0;
  if (long_at_once) {
    --people_in(d, JobState::searching);
    ++people_in(d, JobState::searching_long);
  }
  p.code[by_work] = CovariateCodes::work({long_at_once ? JobState::searching_long : JobState::searching, 0, 0, 0});
}

void take_job(District& d, std::uint32_t slot, std::uint32_t e, std::uint32_t word) {
  Person& p = d.people.person[slot];
  --people_in(d, job_of(d, slot));
  const JobState job = join(d, slot, p, e, word);
  set_work_code(d, slot, work_code(d, p, job));
  refresh_staff_supports(d, slot);
}

void release_job(District& d, std::uint32_t slot) {
  Person& p = d.people.person[slot];
  if (p.employer != nobody) d.employers.vacate(p.employer, slot);
  p.employer = nobody;
  refresh_staff_supports(d, slot);
}

void lose_job(District& d, std::uint32_t slot) {
  Person& p = d.people.person[slot];
  --people_in(d, job_of(d, slot));
  enter_list_of_searchers(d, slot, p);
  set_work_code(d, slot, work_code(d, p, JobState::searching));
  if (d.setup.p.jobs.search_months_before_leaving == 0) search_long(d, slot);
}

void work_outside(District& d, std::uint32_t slot) {
  Person& p = d.people.person[slot];
  --people_in(d, job_of(d, slot));
  ++people_in(d, JobState::outside);
  if (p.role == Role::backbone) p.role = Role::employee;
  p.job_since = static_cast<std::int16_t>(d.month);
  set_work_code(d, slot, work_code(d, p, JobState::outside));
}

void search_long(District& d, std::uint32_t slot) {
  --people_in(d, JobState::searching);
  ++people_in(d, JobState::searching_long);
  set_work_code(d, slot, work_code(d, d.people.person[slot], JobState::searching_long));
}

void change_class(District& d, std::uint32_t slot, int cls) {
  Person& p = d.people.person[slot];
  PersonState who = d.setup.codes.person(p.code[by_person]);
  const std::uint32_t held_before = p.classes_held;
  --d.stocks.people_by_class[static_cast<std::size_t>(who.cls)];
  ++d.stocks.people_by_class[static_cast<std::size_t>(cls)];
  ++d.flows.class_changes_from[static_cast<std::size_t>(who.cls)];
  ++d.flows.class_changes_into[static_cast<std::size_t>(cls)];
  --d.stocks.ever_by_classes_held[p.classes_held];
  p.classes_held = static_cast<std::uint8_t>(p.classes_held | 1u << cls);
  ++d.stocks.ever_by_classes_held[p.classes_held];
  const double before = d.setup.base_wage(who.cls, who.field);
  if (before > 0) p.wage = wage_units(static_cast<float>(p.wage * d.setup.base_wage(cls, who.field) / before));
  if (p.application != 0) {
    auto& waiting = d.stock.waiting_by_class[p.application - 1u];
    --waiting[static_cast<std::size_t>(who.cls)];
    ++waiting[static_cast<std::size_t>(cls)];
  }
  const int kind = home_kind_of(d, slot);
  if (p.home_unit != nobody) {
    auto& held = d.stock.held_by_class[static_cast<std::size_t>(kind - first_scheme_home)];
    --held[static_cast<std::size_t>(who.cls)];
    ++held[static_cast<std::size_t>(cls)];
  }
  who.cls = cls;
  who.high_wage = d.setup.is_high_wage(cls, who.field, p.wage);
  set_person_code(d, slot, d.setup.codes.person(who));
  refresh_eligibility(d, slot);
  plan_advance(d, slot);
  plan_calls_of_class(d, slot, held_before);
}

}  // namespace hearth

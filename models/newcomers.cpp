#include "models/newcomers.h"

#include <algorithm>
#include <cmath>

#include "models/arrivals.h"
#include "models/careers.h"
#include "models/district.h"
#include "models/firms.h"
#include "models/life_events.h"
#include "models/programme_calls.h"
#include "sim/portable_math.h"

namespace hearth {

namespace {

void plan_birthday(District& d, std::uint32_t slot, AgeBand age, std::uint32_t word) {
  if (age == AgeBand::from_50) return;
  appoint(d, d.month + 1 + months_to_next_band(age, word), slot, Date::next_age);
}

std::uint8_t drawn_interests(const Setup& setup, std::uint32_t word) {
  // The same person has the same interests in every scenario: each scheme stretches the word in its own way.
  std::uint32_t interests = 0;
  for (std::uint32_t k = 0; k < setup.scheme.size(); ++k)
    interests |= (setup.scheme[k].interested(word_for(word, Use::interest, k)) ? 1u : 0u) << k;
  return static_cast<std::uint8_t>(interests);
}

}  // namespace

int months_to_next_band(AgeBand age, std::uint32_t word) {
  const std::uint32_t width = age == AgeBand::under_30 ? 12 * (30 - youngest_age) : 120;
  return static_cast<int>(uniform_below(word_for(word, Use::birthday), width));
}

std::uint32_t no_date_below(double per_month, int months_left) {
  // An exponential -ln u below h m means u above exp(-h m); a little less, so that rounding loses no date.
  const double u = portable_exp(-std::min(600.0, per_month * months_left)) - 1e-6;
  return u <= 0 ? 0u : static_cast<std::uint32_t>(u * 4294967296.0);
}

RareRiskLimits rare_risk_limits(const Setup& setup, int months_left) {
  RareRiskLimits out;
  for (std::size_t c = 0; c < setup.advance_hazard.size(); ++c) {
    out.advance[c] = setup.advance_hazard[c] > 0 ? no_date_below(setup.advance_hazard[c], months_left) : 0xffffffffu;
  }
  out.backbone = no_date_below(setup.p.careers.employee_to_backbone_per_month, months_left);
  out.founding = no_date_below(setup.p.careers.founding_hazard_per_month, months_left);
  out.referral = no_date_below(setup.p.arrivals.referral_rate, months_left);
  return out;
}

namespace {

BlockArrays arrays(std::array<std::array<std::uint32_t, NewcomerBatch::size>, 4>& w) {
  return {{w[0].data(), w[1].data(), w[2].data(), w[3].data()}};
}

}  // namespace

void NewcomerBatch::draw_profiles(const Luck& luck, std::size_t n) {
  std::fill_n(ordinals_.begin(), n, 0u);
  kernels().blocks(id.data(), ordinals_.data(), luck.key(Stream::person_profile), 0, arrays(first_), n);
  std::fill_n(ordinals_.begin(), n, 1u);
  kernels().blocks(id.data(), ordinals_.data(), luck.key(Stream::person_profile), 0, arrays(second_), n);
}

void NewcomerBatch::draw_fates(const Luck& luck, std::size_t n) {
  std::fill_n(ordinals_.begin(), n, 0u);
  kernels().blocks(id.data(), ordinals_.data(), luck.key(Stream::person_candidates), 0, arrays(candidates_), n);
  kernels().blocks(id.data(), ordinals_.data(), luck.key(Stream::person_thresholds), 0, arrays(scratch_), n);
  for (std::size_t k = 0; k < 4; ++k) kernels().exponentials(scratch_[k].data(), thresholds_[k].data(), n);
}

Newcomer from_channel(const Channel& channel, const NewcomerWords& w) {
  Newcomer n;
  n.cls = channel.cls(w.cls);
  n.field = channel.field(upper_half(w.field_household));
  n.household = static_cast<Household>(channel.household(lower_half(w.field_household)));
  n.age = static_cast<AgeBand>(channel.age(upper_half(w.age_home)));
  n.home = static_cast<HomeKind>(channel.home(lower_half(w.age_home)));
  n.prefers_young_firm = channel.young_firm(upper_half(w.young_job));
  n.arrives_with_job = channel.with_job(lower_half(w.young_job));
  n.international = channel.international(upper_half(w.tags));
  n.high_end = channel.high_end(lower_half(w.tags));
  n.start_wage = channel.start_wage;
  return n;
}

void take_slots(District& d, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    d.newcomers.slot[i] = d.people.take_slot(Identity{d.newcomers.id[i]});
    d.people.prefetch_all(d.newcomers.slot[i]);
    prefetch(&d.people.leaving_left[d.newcomers.slot[i]]);
    prefetch(&d.people.entry[d.newcomers.slot[i]]);
  }
}

std::uint32_t create_person(District& d, const Newcomer& n, std::size_t i) {
  const Setup& s = d.setup;
  const NewcomerWords w = d.newcomers.words(i);
  const std::uint32_t slot = d.newcomers.slot[i];
  Person& p = d.people.person[slot];
  p.role = n.role;
  p.high_end = n.high_end ? 1 : 0;
  p.prefers_young_firm = n.prefers_young_firm ? 1 : 0;
  p.interests = drawn_interests(s, w.spare);
  const float base =
      n.cls == s.lowest_class && n.start_wage > 0 ? n.start_wage : static_cast<float>(s.base_wage(n.cls, n.field));
  const float wage = base * s.wage_spread[w.wage_outside >> 22] * (n.role == Role::founder ? s.founder_wage : 1.0F);
  p.wage = wage_units(std::max(s.minimum_wage, wage) * 0.1F);
  p.code[by_person] =
      s.codes.person({n.cls, n.field, n.household, n.age, n.international, s.is_high_wage(n.cls, n.field, p.wage), false});
  d.people.entry[slot] = static_cast<std::uint16_t>(std::max(0, n.entry_month + tenure_origin));
  ++d.stocks.people_by_entry[d.people.entry[slot]];
  ++d.stocks.people_by_class[static_cast<std::size_t>(n.cls)];
  ++d.flows.arrivals_by_class[static_cast<std::size_t>(n.cls)];
  ++d.stocks.people_by_field[static_cast<std::size_t>(n.field)];
  ++d.flows.arrivals_by_field[static_cast<std::size_t>(n.field)];
  p.classes_held = static_cast<std::uint8_t>(1u << n.cls);
  ++d.stocks.ever_by_classes_held[p.classes_held];
  plan_birthday(d, slot, n.age, w.spare);
  return slot;
}

std::uint32_t promised_job(District& d, std::uint32_t slot, std::uint32_t word, double key_sectors) {
  const Person& p = d.people.person[slot];
  const auto in_key_sector = [&](std::uint32_t e) { return d.employers.is_active_in(d.setup.key_sector, e); };
  std::uint32_t employer = d.employers.find_vacancy(field_of(d, p), p.prefers_young_firm != 0, word);
  if (employer == nobody) return nobody;
  constexpr int searches = 16;
  for (int k = 1; k < searches && key_sectors > 1 && !in_key_sector(employer); ++k) {
    word = word_for(word, Use::key_sector);
    if (chance(word, 1 / key_sectors)) break;
    employer = d.employers.find_vacancy(field_of(d, p), p.prefers_young_firm != 0, next_word(word));
  }
  d.employers.promise(employer);
  d.employers.prefetch_employer(employer);
  return employer;
}

std::uint32_t brought_post(District& d, std::uint32_t slot, std::uint32_t word) {
  const Person& p = d.people.person[slot];
  const std::uint32_t employer = d.employers.pick(field_of(d, p), p.prefers_young_firm != 0, word);
  if (employer == nobody) return nobody;
  d.employers.add_post(employer);
  d.employers.promise(employer);
  return employer;
}

void begin_work(District& d, std::uint32_t slot, std::uint32_t employer, std::uint32_t word) {
  if (employer != nobody) {
    begin_job(d, slot, employer, word_for(word, Use::colleagues));
    return;
  }
  d.people.person[slot].work_town = static_cast<std::uint8_t>(d.setup.job_town(word_for(word, Use::town_of_search)));
  begin_search(d, slot);
}

void settle(District& d, std::size_t i, HomeKind home, bool outside) {
  const std::uint32_t slot = d.newcomers.slot[i];
  const std::uint32_t word = d.newcomers.words(i).town;
  const Person& p = d.people.person[slot];
  // A town is drawn whatever the kind of home, which is not to be guessed; who lives in a dormitory lives where they work.
  const Discrete& towns = home == HomeKind::relatives ? d.setup.home_town_inside
                          : outside                   ? d.setup.home_town_outside
                                                      : d.market.towns_of_homes(p.work_town);
  const int drawn = towns(word);
  const int town = home == HomeKind::dormitory ? p.work_town : drawn;
  const std::uint16_t market_rent = d.market.contract_rent(town, household_of(p));
  const std::uint16_t rent = home == HomeKind::private_rent ? market_rent : std::uint16_t{0};
  enter_first_home(d, slot, static_cast<int>(home), town, rent);
}

void begin_risks(District& d, std::size_t i) {
  const CareerParameters& careers = d.setup.p.careers;
  const ArrivalParameters& arrivals = d.setup.p.arrivals;
  const RareRiskLimits& limit = d.rare_risk_limits;
  const std::uint32_t slot = d.newcomers.slot[i];
  start_risks(d, slot, d.newcomers.thresholds(i));
  // Most words lie below their limit: the risk has no date left in the run.
  const auto add = [&](std::uint32_t word, int start, double hazard, std::uint32_t kind) {
    const int begin = std::max(d.agenda.first_open(), start);  // next month for who was referred in this month
    const int in = months_until(unit_exponential(word), hazard, d.setup.months - begin);
    if (begin + in < d.setup.months) d.agenda.add(begin + in, slot, kind);
  };
  const auto w = d.newcomers.candidates(i);
  const auto cls = static_cast<std::size_t>(class_of(d, d.people.person[slot]));
  const int entry = d.people.entry_month(slot);
  if (w[0] > limit.advance[cls])
    add(w[0], entry + static_cast<int>(careers.min_months_before_advance), d.setup.advance_hazard[cls],
        advance_from(static_cast<int>(cls)));
  if (w[1] > limit.backbone) add(w[1], d.month, careers.employee_to_backbone_per_month, kind_of(Date::become_backbone));
  if (w[2] > limit.founding) add(w[2], d.month, careers.founding_hazard_per_month, kind_of(Date::found_firm));
  if (w[3] > limit.referral)
    add(w[3], entry + static_cast<int>(arrivals.referral_min_months), arrivals.referral_rate, kind_of(Date::refer_newcomer));
}

void meet_cohort(District& d, std::uint32_t slot, Cohort& cohort, std::uint32_t word) {
  word = word_for(word, Use::cohort);
  const auto before = static_cast<std::uint32_t>(d.setup.cohort_ties(word));
  d.ties.introduce(slot, cohort.before(1), before >= 1);
  for (std::uint32_t k = 2; k <= before; ++k) d.ties.introduce(slot, cohort.before(k));
  cohort.add(slot);
  word = next_word(word);
  const auto& recent = d.recent_by_town[d.people.person[slot].home_town].who;
  for (int k = d.setup.other_ties(word); k > 0; --k) {
    word = next_word(word);
    const Acquaintance& other = recent[uniform_below(word, static_cast<std::uint32_t>(recent.size()))];
    d.ties.introduce_in_town(slot, other.slot, other.check);
  }
}

std::uint32_t add_startup(District& d, Identity id, const Founder& founder, std::uint32_t word) {
  const FoundingPlace* const where = founder.where;
  Employer e;
  e.kind = EmployerKind::startup;
  e.born = static_cast<std::int16_t>(d.month);
  e.young_founder = founder.is_young;
  const Discrete& towns = where != nullptr ? where->towns : d.setup.job_town;
  e.town = static_cast<std::uint8_t>(towns(word_for(word, Use::firm_town)));
  const std::uint32_t of_sector = word_for(word, Use::firm_sector);
  const bool elsewhere = where != nullptr && !where->sectors.empty();
  e.sector = static_cast<std::uint8_t>(
      elsewhere ? where->sectors[uniform_below(of_sector, static_cast<std::uint32_t>(where->sectors.size()))]
                : startup_sector(d.setup, founder.field, of_sector));
  e.quality = chance(d.luck.word(Stream::employer_profile, id), d.setup.p.firms.quality_firm_share);
  ++d.flows.firm_births;
  const std::uint32_t firm = enter_startup(d, id, e, static_cast<double>(d.setup.p.firms.startup_initial_talents));
  draw_failure(d, firm, d.month + 1);
  plan_employer_calls(d, firm);
  return firm;
}

}  // namespace hearth

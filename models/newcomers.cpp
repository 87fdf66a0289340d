#include "models/newcomers.h"

#include <algorithm>
#include <cmath>

#include "models/arrivals.h"
#include "models/district.h"
#include "models/firms.h"

namespace hearth {

namespace {

constexpr std::uint32_t high(std::uint32_t word) {
  return word & 0xffff0000u;
}
constexpr std::uint32_t low(std::uint32_t word) {
  return word << 16;
}

void register_dates(District& d, std::uint32_t slot, const Newcomer& n, const NewcomerWords& w) {
  const CareerParameters& careers = d.setup.p.careers;
  const ArrivalParameters& arrivals = d.setup.p.arrivals;
  const Identity id = d.people.id[slot];
  const int left = d.setup.months - d.month;
  const auto add = [&](int start, std::int32_t wait, double hazard, Date date) {
    const int begin = std::max(0, start - d.month);
    const int in = months_until(wait, hazard, left - begin);
    if (begin + in < left) d.agenda.add(d.month + begin + in, slot, id, static_cast<std::uint32_t>(date));
  };
  add(n.entry_month + static_cast<int>(careers.min_months_before_advance), w.waits[0],
      d.setup.advance_hazard[static_cast<std::size_t>(n.cls)], Date::advance);
  add(d.month, w.waits[1], careers.employee_to_backbone_per_month, Date::become_backbone);
  add(d.month, w.waits[2], careers.founding_hazard_per_month, Date::found_firm);
  add(n.entry_month + static_cast<int>(arrivals.referral_min_months), w.waits[3], arrivals.referral_rate, Date::refer_newcomer);
  if (n.age != AgeBand::from_50) {
    // Ages are uniform within a band; the first band begins at 22.
    const int width = n.age == AgeBand::under_30 ? 96 : 120;
    const int in = static_cast<int>(uniform_below(next_word(w.interests ^ 0xA6Eu), static_cast<std::uint32_t>(width)));
    d.agenda.add(d.month + 1 + in, slot, id, static_cast<std::uint32_t>(Date::next_age));
  }
}

}  // namespace

int months_until(std::int32_t unit_exponential, double per_month, int horizon) {
  const double reach = per_month * hazard_unit * horizon;
  if (unit_exponential >= reach) return 1 << 20;
  return static_cast<int>(unit_exponential / (per_month * hazard_unit));
}

void NewcomerBatch::draw(const Luck& luck, std::size_t n) {
  const Kernels& kernel = kernels();
  const auto words = [](Words& w) { return BlockArrays{{w[0].data(), w[1].data(), w[2].data(), w[3].data()}}; };
  std::fill_n(ordinals_.begin(), n, 0u);
  kernel.blocks(id.data(), ordinals_.data(), luck.key(Stream::person_profile), words(profile_), n);
  std::fill_n(ordinals_.begin(), n, 1u);
  kernel.blocks(id.data(), ordinals_.data(), luck.key(Stream::person_profile), words(more_), n);
  std::fill_n(ordinals_.begin(), n, 0u);
  kernel.blocks(id.data(), ordinals_.data(), luck.key(Stream::person_thresholds), words(scratch_), n);
  for (std::size_t k = 0; k < 4; ++k) kernel.exponentials(scratch_[k].data(), thresholds_[k].data(), n);
  kernel.blocks(id.data(), ordinals_.data(), luck.key(Stream::person_candidates), words(scratch_), n);
  for (std::size_t k = 0; k < 4; ++k) kernel.exponentials(scratch_[k].data(), waits_[k].data(), n);
}

Newcomer from_channel(const Setup&, const Channel& channel, const NewcomerWords& w) {
  Newcomer n;
  n.cls = channel.cls(w.cls);
  n.field = channel.field(high(w.field_household));
  n.household = static_cast<Household>(channel.household(low(w.field_household)));
  n.age = static_cast<AgeBand>(channel.age(high(w.age_home)));
  n.home = static_cast<HomeKind>(channel.home(low(w.age_home)));
  const auto share = [&](std::uint32_t word, double probability) { return (word & 0xffu) < probability * 256; };
  n.prefers_young_firm = share(w.tags, channel.share_young_firm);
  n.arrives_with_job = share(w.tags >> 8, channel.share_with_job);
  n.international = share(w.tags >> 16, channel.share_international);
  n.high_end = share(w.tags >> 24, channel.share_high_end);
  n.start_wage = channel.start_wage;
  return n;
}

std::uint32_t create_person(District& d, const Newcomer& n, const NewcomerWords& w) {
  const std::uint32_t slot = d.people.take_slot(n.id);
  Person& p = d.people.person[slot];
  p.cls = static_cast<std::uint8_t>(n.cls);
  p.field = static_cast<std::uint8_t>(n.field);
  p.household = n.household;
  p.age = n.age;
  p.role = n.role;
  p.international = n.international ? 1 : 0;
  p.high_end = n.high_end ? 1 : 0;
  p.prefers_young_firm = n.prefers_young_firm ? 1 : 0;
  for (std::size_t k = 0; k < d.setup.scheme.size() && k < 8; ++k) {
    // An odd multiplier a scheme makes independent-looking words of one; the same person has the same interests in every
    // scenario.
    const std::uint32_t word = w.interests * (0x9E3779B1u + 0x3C6EF362u * static_cast<std::uint32_t>(k));
    if (chance(word, d.setup.p.housing.schemes[k].eligibility.interested_share))
      p.interests |= static_cast<std::uint8_t>(1u << k);
  }
  const bool lowest = n.cls == d.setup.lowest_class;
  const float spread = d.setup.wage_spread[w.wage >> 22];
  const double base = lowest && n.start_wage > 0 ? n.start_wage : d.setup.base_wage(n.cls, n.field);
  const double wage =
      std::max(d.setup.p.wages.minimum, base * spread * (n.role == Role::founder ? d.setup.p.wages.founder_relative : 1));
  p.wage = static_cast<std::uint16_t>(std::clamp(std::floor(wage / 10 + 0.5), 1.0, 65535.0));
  d.people.condition[slot] = spread >= 1.25F ? condition_high_wage : 0;

  d.people.entry[slot] = static_cast<std::uint16_t>(std::max(0, n.entry_month + tenure_origin));
  for (std::size_t r = 0; r < risks_per_row; ++r) d.people.thresholds[std::size_t{slot} * risks_per_row + r] = w.thresholds[r];
  d.people.home[slot] = d.setup.codes.home(static_cast<int>(HomeKind::relatives), 0, false, false);
  p.home_town = static_cast<std::uint8_t>(d.setup.home_town_inside(w.town));
  p.work_town = static_cast<std::uint8_t>(d.setup.job_town(next_word(w.town)));
  d.people.work[slot] = d.setup.codes.work(JobState::searching, 0, 0, 0);
  refresh_who(d, slot);

  ++d.stocks.people_by_class[p.cls];
  ++d.stocks.ever_by_class[p.cls];
  ++d.stocks.people_by_town[p.home_town];
  ++d.stocks.people_by_home_kind[static_cast<std::size_t>(HomeKind::relatives)];
  ++d.stocks.people_by_job[static_cast<std::size_t>(JobState::searching)];
  register_dates(d, slot, n, w);
  return slot;
}

void find_first_job(District& d, std::uint32_t slot, bool arrives_with_job, std::uint32_t word) {
  const Person& p = d.people.person[slot];
  const std::uint32_t employer = arrives_with_job ? d.employers.find_vacancy(p.field, p.prefers_young_firm != 0, word) : nobody;
  if (employer != nobody) {
    take_job(d, slot, employer, next_word(word));
    ++d.flows.hires;
  } else {
    start_search(d, slot);
  }
}

void bring_post(District& d, std::uint32_t slot, std::uint32_t word) {
  const Person& p = d.people.person[slot];
  const std::uint32_t employer = d.employers.pick(p.field, p.prefers_young_firm != 0, word);
  if (employer == nobody) {
    start_search(d, slot);
    return;
  }
  d.employers.add_post(employer);
  take_job(d, slot, employer, next_word(word));
}

void settle(District& d, std::uint32_t slot, const Newcomer& n, const NewcomerWords& w) {
  const Person& p = d.people.person[slot];
  switch (n.home) {
    case HomeKind::private_rent:
    case HomeKind::own: {
      const int town = n.outside ? d.setup.home_town_outside(w.town) : d.market.choose_town(p.work_town, w.town);
      const bool rents = n.home == HomeKind::private_rent;
      move_into(d, slot, static_cast<int>(n.home), town, rents ? d.market.contract_rent(town, n.household) : 0);
      break;
    }
    case HomeKind::dormitory:
      move_into(d, slot, static_cast<int>(n.home), p.work_town, 0);
      break;
    case HomeKind::relatives:
      move_into(d, slot, static_cast<int>(n.home), p.home_town, 0);
      break;
  }
  refresh_eligibility(d, slot);
}

void meet_cohort(District& d, std::uint32_t slot, std::uint32_t previous, std::uint32_t word) {
  word = next_word(word ^ 0x7135u);
  const auto meet = [&](std::uint32_t other) {
    if (other == nobody || !d.people.alive(other) || !d.ties.connect(slot, other)) return;
    refresh_work(d, other, job_of(d, other));
  };
  // The cohort is a chain: who comes later meets those who came just before, one further back for each tie.
  for (int k = d.setup.cohort_ties(word); k > 0 && previous != nobody; --k) {
    meet(previous);
    const auto known = d.ties.neighbours(previous);
    previous = known.empty() ? nobody : known.back();
  }
  word = next_word(word);
  const auto& ring = d.recent_by_town[d.people.person[slot].home_town];
  for (int k = d.setup.other_ties(word); k > 0; --k) {
    word = next_word(word);
    meet(ring[uniform_below(word, static_cast<std::uint32_t>(ring.size()))]);
  }
  refresh_work(d, slot, job_of(d, slot));
}

std::uint32_t add_startup(District& d, Identity id, int field, std::uint32_t word) {
  Employer e;
  e.id = id;
  e.kind = EmployerKind::startup;
  e.born = static_cast<std::int16_t>(d.month);
  e.town = static_cast<std::uint8_t>(d.setup.job_town(next_word(word)));
  e.sector = static_cast<std::uint8_t>(startup_sector(d.setup, field, word));
  e.quality = chance(d.luck.word(Stream::employer_profile, id), d.setup.p.firms.quality_firm_share);
  e.fails = static_cast<std::int16_t>(month_of_failure(d, id, d.month));
  ++d.flows.firm_births;
  return d.employers.add(d.setup, e, static_cast<double>(d.setup.p.firms.startup_initial_talents), 2, d.month);
}

}  // namespace hearth

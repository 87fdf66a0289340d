// Changes of one person that several processes make.
#include <algorithm>
#include <cmath>

#include "models/district.h"

namespace hearth {

void draw_order(std::vector<Decision>& decisions) {
  std::sort(decisions.begin(), decisions.end(), [](const Decision& a, const Decision& b) {
    return a.word[0] != b.word[0] ? a.word[0] < b.word[0] : a.word[1] < b.word[1];
  });
}

void refresh_who(District& d, std::uint32_t slot) {
  const Person& p = d.people.person[slot];
  d.people.who[slot] = d.setup.codes.who(p.cls, p.field, p.household, p.age, p.international != 0);
}

void refresh_work(District& d, std::uint32_t slot, JobState job) {
  const Person& p = d.people.person[slot];
  const int band =
      job == JobState::outside
          ? 2  // where they work is not modelled: the band around the city's mean commute
          : d.commute_bands_now[static_cast<std::size_t>(p.work_town) * static_cast<std::size_t>(d.setup.towns) + p.home_town];
  const int lost = decode_work(d.people.work[slot]).ties_lost;
  d.people.work[slot] = d.setup.codes.work(job, band, p.ties, lost);
}

void refresh_home(District& d, std::uint32_t slot, int kind, bool last_months, bool waiting) {
  const Person& p = d.people.person[slot];
  const double income = p.wage * d.income_factor[static_cast<std::size_t>(p.household)];
  const int burden = income > 0 ? burden_band(p.rent / income) : 0;
  d.people.home[slot] = d.setup.codes.home(kind, burden, last_months, waiting);
}

void refresh_eligibility(District& d, std::uint32_t slot) {
  const Person& p = d.people.person[slot];
  const JobState job = job_of(d, slot);
  const auto bit = [](auto value) { return 1u << static_cast<unsigned>(value); };
  std::uint32_t mask = 0;
  for (std::size_t k = 0; k < d.setup.scheme.size(); ++k) {
    const Scheme& scheme = d.setup.scheme[k];
    const EligibilityParameters& e = d.setup.p.housing.schemes[k].eligibility;
    if (!scheme.enabled || (p.interests >> k & 1) == 0) continue;
    if ((scheme.roles & bit(p.role)) == 0 || (scheme.classes & bit(p.cls)) == 0 || (scheme.fields & bit(p.field)) == 0 ||
        (scheme.households & bit(p.household)) == 0) {
      continue;
    }
    if (e.young_firm_or_founder && job != JobState::young_firm && p.role != Role::founder) continue;
    // Ages are known by band: 20-29, 30-39, ...; a limit of 40 admits all below 40.
    if (e.max_age > 0 && 20 + 10 * static_cast<int>(p.age) >= e.max_age) continue;
    if (e.income_cap_ratio > 0 && p.wage * 10.0 > e.income_cap_ratio * d.setup.p.wages.city_average) continue;
    if (!e.outside_residents_admitted && d.setup.p.towns[p.home_town].outside) continue;
    mask |= 1u << k;
  }
  auto& condition = d.people.condition[slot];
  condition = static_cast<std::uint16_t>((condition & (conditions - 1)) | mask * conditions);
}

namespace {

void remember_in_town(District& d, std::uint32_t slot) {
  auto& ring = d.recent_by_town[d.people.person[slot].home_town];
  auto& next = d.recent_next[d.people.person[slot].home_town];
  ring[next] = slot;
  next = static_cast<std::uint8_t>((next + 1u) % ring.size());
}

}  // namespace

void move_into(District& d, std::uint32_t slot, int kind, int town, double rent) {
  Person& p = d.people.person[slot];
  const HomeState before = home_of(d, slot);
  const auto kind_count = [&](int k) -> std::int64_t& { return d.stocks.people_by_home_kind[static_cast<std::size_t>(k)]; };
  if (p.is_renter != 0) --d.stocks.renters_by_town[p.home_town];
  --kind_count(before.kind);
  --d.stocks.people_by_town[p.home_town];
  p.home_town = static_cast<std::uint8_t>(town);
  ++d.stocks.people_by_town[p.home_town];
  ++kind_count(kind);
  p.is_renter = kind == static_cast<int>(HomeKind::private_rent) ? 1 : 0;
  if (p.is_renter != 0) {
    ++d.stocks.renters_by_town[p.home_town];
    d.people.lease_month[slot] = static_cast<std::uint8_t>(d.month % 12);
  } else {
    d.people.lease_month[slot] = no_lease;
  }
  p.rent = static_cast<std::uint16_t>(std::min(65535.0, std::floor(rent + 0.5)));
  refresh_home(d, slot, kind, false, p.application != 0);
  refresh_work(d, slot, job_of(d, slot));
  remember_in_town(d, slot);
}

void rent_privately(District& d, std::uint32_t slot, std::uint32_t word) {
  const Person& p = d.people.person[slot];
  const int town = d.market.choose_town(p.work_town, word);
  move_into(d, slot, static_cast<int>(HomeKind::private_rent), town, d.market.contract_rent(town, p.household));
}

void take_job(District& d, std::uint32_t slot, std::uint32_t e, std::uint32_t word) {
  Person& p = d.people.person[slot];
  Employer& employer = d.employers.employer[e];
  const JobState before = job_of(d, slot);
  const JobState after = employer.kind == EmployerKind::public_body  ? JobState::public_post
                         : d.employers.is_young(e, d.month, d.setup) ? JobState::young_firm
                                                                     : JobState::established;
  --d.stocks.people_by_job[static_cast<std::size_t>(before)];
  ++d.stocks.people_by_job[static_cast<std::size_t>(after)];
  ++d.employers.filled[e];
  if (employer.kind == EmployerKind::startup) d.employers.staff[e].push_back(slot);
  p.employer = e;
  p.work_town = employer.town;
  p.job_since = static_cast<std::int16_t>(d.month);
  // Ties to colleagues among those who were hired last.
  int wanted = d.setup.colleague_ties(word);
  for (std::uint32_t k = next_word(word); wanted > 0; --wanted, ++k) {
    const std::uint32_t colleague = employer.hired[k % remembered_hires];
    if (colleague != nobody && d.people.alive(colleague) && d.people.person[colleague].employer == e &&
        d.ties.connect(slot, colleague)) {
      refresh_work(d, colleague, job_of(d, colleague));
    }
  }
  employer.hired[employer.next_hire] = slot;
  employer.next_hire = static_cast<std::uint8_t>((employer.next_hire + 1) % remembered_hires);
  refresh_work(d, slot, after);
}

void release_job(District& d, std::uint32_t slot) {
  Person& p = d.people.person[slot];
  if (p.employer != nobody && d.employers.filled[p.employer] > 0) --d.employers.filled[p.employer];
  p.employer = nobody;
}

void start_search(District& d, std::uint32_t slot) {
  Person& p = d.people.person[slot];
  --d.stocks.people_by_job[static_cast<std::size_t>(job_of(d, slot))];
  ++d.stocks.people_by_job[static_cast<std::size_t>(JobState::searching)];
  p.job_since = static_cast<std::int16_t>(d.month);
  refresh_work(d, slot, JobState::searching);
  if (p.is_listed == 0) d.searchers.push_back({slot, fingerprint(d.people.id[slot])});
  p.is_listed = 1;
  d.agenda.add(d.month + static_cast<int>(d.setup.p.jobs.search_months_before_leaving), slot, d.people.id[slot],
               static_cast<std::uint32_t>(Date::search_grows_long));
}

void change_class(District& d, std::uint32_t slot, int cls) {
  Person& p = d.people.person[slot];
  --d.stocks.people_by_class[p.cls];
  ++d.stocks.people_by_class[static_cast<std::size_t>(cls)];
  ++d.stocks.ever_by_class[static_cast<std::size_t>(cls)];
  const double before = d.setup.base_wage(p.cls, p.field);
  if (before > 0) {
    p.wage = static_cast<std::uint16_t>(std::min(65535.0, std::floor(p.wage * d.setup.base_wage(cls, p.field) / before + 0.5)));
  }
  if (p.application != 0) {
    auto& waiting = d.stock.waiting_by_class[p.application - 1u];
    --waiting[p.cls];
    ++waiting[static_cast<std::size_t>(cls)];
  }
  const int kind = home_of(d, slot).kind;
  if (kind >= first_scheme_home) {
    auto& held = d.stock.held_by_class[static_cast<std::size_t>(kind - first_scheme_home)];
    --held[p.cls];
    ++held[static_cast<std::size_t>(cls)];
  }
  p.cls = static_cast<std::uint8_t>(cls);
  refresh_who(d, slot);
  refresh_eligibility(d, slot);
}

}  // namespace hearth

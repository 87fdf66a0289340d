#include "models/job_matching.h"

#include <algorithm>
#include <cmath>

#include "models/district.h"
#include "sim/portable_math.h"

namespace hearth {

double match_probability(double chance_at_balance, double vacancies, double searchers, double elasticity) {
  if (vacancies <= 0 || searchers <= 0) return 0;
  return std::min(1.0, chance_at_balance * portable_pow(vacancies / searchers, elasticity));
}

void match_searchers(District& d) {
  const Setup& s = d.setup;
  std::erase_if(d.searchers, [&](const Searcher& x) {
    if (fingerprint(d.people.id[x.slot]) != x.check || !d.people.alive(x.slot)) return true;
    if (!has_job(job_of(d, x.slot))) return false;
    d.people.person[x.slot].is_listed = 0;
    return true;
  });
  if (d.searchers.empty()) return;
  std::vector<double> searching(static_cast<std::size_t>(s.fields), 0.0);
  for (const Searcher& x : d.searchers) searching[d.people.person[x.slot].field] += 1;
  std::vector<double> chances(static_cast<std::size_t>(s.fields * s.classes), 0.0);
  for (int f = 0; f < s.fields; ++f) {
    double open = 0;
    for (const int k : s.field_sectors[static_cast<std::size_t>(f)])
      open += static_cast<double>(d.employers.vacancies_by_sector()[static_cast<std::size_t>(k)]);
    for (int c = 0; c < s.classes; ++c) {
      chances[static_cast<std::size_t>(c * s.fields + f)] =
          match_probability(s.match_chance[static_cast<std::size_t>(c)], open, searching[static_cast<std::size_t>(f)],
                            s.p.jobs.matching_elasticity_vacancies);
    }
  }
  std::vector<Decision> found;
  for (const Searcher& x : d.searchers) {
    const Person& p = d.people.person[x.slot];
    const Block w = d.luck.block(Stream::job_search, d.people.id[x.slot], static_cast<std::uint32_t>(d.month));
    if (chance(w[0], chances[static_cast<std::size_t>(p.cls * s.fields + p.field)]))
      found.push_back({x.slot, {w[1], w[2], w[3]}});
  }
  draw_order(found);
  for (const Decision& x : found) {
    const Person& p = d.people.person[x.slot];
    const std::uint32_t employer = d.employers.find_vacancy(p.field, p.prefers_young_firm != 0, x.word[1]);
    if (employer == nobody) continue;
    take_job(d, x.slot, employer, x.word[2]);
    refresh_eligibility(d, x.slot);
    ++d.flows.hires;
  }
}

void change_jobs(District& d) {
  auto& decided = d.decisions[static_cast<std::size_t>(Risk::change_job)];
  draw_order(decided);
  const JobParameters& j = d.setup.p.jobs;
  const double most = std::max({1.0, j.hr_change_first_two_years, j.hr_change_over_five_years});
  for (const Decision& x : decided) {
    Person& p = d.people.person[x.slot];
    const JobState job = job_of(d, x.slot);
    if (!has_job(job)) continue;
    const int tenure = d.month - p.job_since;
    const double ratio = tenure < 24 ? j.hr_change_first_two_years : tenure < 60 ? 1 : j.hr_change_over_five_years;
    if (!chance(next_word(x.word[0]), ratio / most)) continue;
    if (p.role == Role::core || p.role == Role::founder) continue;  // they leave their own venture only when it ends
    if (job != JobState::outside && chance(next_word(x.word[1]), j.outside_district_share)) {
      release_job(d, x.slot);
      leave_team(d, x.slot);
      --d.stocks.people_by_job[static_cast<std::size_t>(job)];
      ++d.stocks.people_by_job[static_cast<std::size_t>(JobState::outside)];
      p.job_since = static_cast<std::int16_t>(d.month);
      refresh_work(d, x.slot, JobState::outside);
    } else {
      const std::uint32_t employer = d.employers.find_vacancy(p.field, p.prefers_young_firm != 0, x.word[1]);
      if (employer == nobody || employer == p.employer) continue;
      release_job(d, x.slot);
      leave_team(d, x.slot);
      take_job(d, x.slot, employer, x.word[2]);
    }
    ++d.flows.job_changes;
    p.wage = static_cast<std::uint16_t>(
        std::clamp(std::floor(p.wage * (1 + d.setup.p.wages.rise_on_job_change) + 0.5), 1.0, 65535.0));
    refresh_eligibility(d, x.slot);
  }
}

}  // namespace hearth

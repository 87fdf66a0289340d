#include "models/job_matching.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/life_events.h"
#include "models/market_effects.h"
#include "models/newcomers.h"
#include "models/teams.h"
#include "sim/portable_math.h"

namespace hearth {

double match_probability(double chance_at_balance, double vacancies, double searchers, double elasticity) {
  if (vacancies <= 0 || searchers <= 0) return 0;
  return std::min(1.0, chance_at_balance * portable_pow(vacancies / searchers, elasticity));
}

namespace {

void drop_who_searches_no_more(District& d) {
  std::size_t kept = 0;
  asking_ahead(
      d.searchers,
      [&](const Searcher& x) {
        d.people.prefetch(x.slot);
        prefetch(&d.people.entry[x.slot]);
      },
      [&](const Searcher& x) {
        if (!d.people.alive(x.slot) || d.people.entry_month(x.slot) > x.since) return;
        if (has_job(job_of(d, x.slot))) {
          d.people.person[x.slot].is_listed = 0;
          return;
        }
        d.searchers[kept++] = x;
      });
  d.searchers.resize(kept);
}

// What the search of somebody reads, and then whom it finds as things stand.
void ask_for_search(const District& d, const Decision& x) {
  const Person& p = d.people.person[x.slot];
  d.employers.prefetch_search(field_of(d, p), p.prefers_young_firm != 0, x.word[1]);
}
void ask_for_found(const District& d, const Decision& x) {
  const Person& p = d.people.person[x.slot];
  d.employers.prefetch_found(field_of(d, p), p.prefers_young_firm != 0, x.word[1]);
}

void ask_for_hire(const District& d, const Hire& x) {
  d.people.prefetch_all(x.slot);
  d.employers.prefetch_employer(x.employer);
}

void begin_found_job(District& d, std::uint32_t slot, std::uint32_t employer, std::uint32_t word) {
  take_job(d, slot, employer, word);
  refresh_eligibility(d, slot);
  note(d, slot, EventKind::hired);
  ++d.flows.hires;
}

}  // namespace

void match_searchers(District& d) {
  const Setup& s = d.setup;
  drop_who_searches_no_more(d);
  if (d.searchers.empty()) return;
  std::vector<double> searching(static_cast<std::size_t>(s.fields), 0.0);
  for (const Searcher& x : d.searchers) searching[static_cast<std::size_t>(field_of(d, d.people.person[x.slot]))] += 1;
  std::vector<double> chances(static_cast<std::size_t>(s.fields * s.classes), 0.0);
  for (int f = 0; f < s.fields; ++f) {
    double open = 0;
    for (const int k : s.field_sectors[static_cast<std::size_t>(f)])
      open += static_cast<double>(d.employers.vacancies_by_sector()[static_cast<std::size_t>(k)]);
    const double helped = market_multiplier(d, MarketQuantity::job_matching, f);
    for (int c = 0; c < s.classes; ++c) {
      chances[static_cast<std::size_t>(c * s.fields + f)] =
          match_probability(helped * s.match_chance[static_cast<std::size_t>(c)], open, searching[static_cast<std::size_t>(f)],
                            s.p.jobs.matching_elasticity_vacancies);
    }
  }
  const std::vector<double> helped_in_town = matching_by_town(d);
  auto& found = d.matches;
  found.clear();
  in_pieces(d.searchers, [&](std::span<Searcher> piece) {
    d.batch.clear();
    asking_ahead(
        piece, [&](const Searcher& x) { d.people.prefetch(x.slot); },
        [&](const Searcher& x) { d.batch.add(d.people.person[x.slot].id, static_cast<std::uint32_t>(d.month)); });
    d.batch.draw(d.luck, Stream::job_search);
    for (std::size_t i = 0; i < piece.size(); ++i) {
      const Person& p = d.people.person[piece[i].slot];
      const Block w = d.batch.block(i);
      double likely = chances[p.code[by_person] >> 7];
      if (!helped_in_town.empty())
        likely = std::min(1.0, likely * helped_in_town[static_cast<std::size_t>(field_of(d, p) * s.towns + p.home_town)]);
      if (chance(w[0], likely)) found.push_back({piece[i].slot, {w[1], w[2], w[3]}});
    }
  });
  in_drawn_order(found);
  std::vector<Hire>& hires = d.hires;
  hires.clear();
  asking_ahead(
      found, [&](const Decision& x) { d.people.prefetch(x.slot); }, [&](const Decision& x) { ask_for_search(d, x); },
      [&](const Decision& x) { ask_for_found(d, x); },
      [&](const Decision& x) {
        if (const std::uint32_t employer = promised_job(d, x.slot, x.word[1]); employer != nobody)
          hires.push_back({x.slot, employer, x.word[2]});
      });
  asking_ahead(
      hires, [&](const Hire& x) { ask_for_hire(d, x); }, [&](const Hire& x) { d.employers.prefetch_staff(x.employer); },
      [&](const Hire& x) { begin_found_job(d, x.slot, x.employer, x.word); });
}

std::uint32_t searcher_for(const District& d, std::uint32_t employer, std::uint32_t word) {
  constexpr int met = 16;
  if (d.searchers.empty()) return nobody;
  const int sector = d.employers.sector(employer);
  for (int k = 0; k < met; ++k, word = next_word(word)) {
    const Searcher& x = d.searchers[uniform_below(word, static_cast<std::uint32_t>(d.searchers.size()))];
    if (!d.people.alive(x.slot) || d.people.entry_month(x.slot) > x.since || has_job(job_of(d, x.slot))) continue;
    const auto& takes = d.setup.field_sectors[static_cast<std::size_t>(field_of(d, d.people.person[x.slot]))];
    if (std::find(takes.begin(), takes.end(), sector) != takes.end()) return x.slot;
  }
  return nobody;
}

void hire_searcher(District& d, std::uint32_t slot, std::uint32_t employer, std::uint32_t word) {
  d.employers.promise(employer);
  begin_found_job(d, slot, employer, word);
}

namespace {

// Whether somebody whose job risk fired changes after all: the risk runs at the highest ratio of job tenure and is thinned by
// the actual one; core members and founders leave their own venture only when it ends.
bool changes_job(const District& d, const Decision& x) {
  const JobParameters& j = d.setup.p.jobs;
  const Person& p = d.people.person[x.slot];
  if (!has_job(job_of(d, x.slot)) || p.role == Role::core || p.role == Role::founder) return false;
  const double most = std::max({1.0, j.hr_change_first_two_years, j.hr_change_over_five_years});
  const int tenure = d.month - p.job_since;
  const std::array<double, 3> ratios = {j.hr_change_first_two_years, 1, j.hr_change_over_five_years};
  const double ratio = ratios[(tenure >= 24 ? 1u : 0u) + (tenure >= 60 ? 1u : 0u)];
  return chance(word_for(x.word[0], Use::job_tenure), ratio / most);
}

}  // namespace

void change_jobs(District& d) {
  auto& decided = d.decisions[static_cast<std::size_t>(PersonClock::change_job)];
  in_drawn_order(decided);
  std::vector<Hire>& changes = d.hires;
  changes.clear();
  // Who goes where, the first drawn choosing first; a post that is left opens for those who look next month.
  asking_ahead(
      decided, [&](const Decision& x) { d.people.prefetch_all(x.slot); },
      [&](const Decision& x) {
        ask_for_search(d, x);
        d.employers.prefetch_employer(d.people.person[x.slot].employer);
      },
      [&](const Decision& x) { ask_for_found(d, x); },
      [&](const Decision& x) {
        if (!changes_job(d, x)) return;
        const Person& p = d.people.person[x.slot];
        const bool outside = job_of(d, x.slot) != JobState::outside &&
                             chance(word_for(x.word[1], Use::works_outside), d.setup.p.jobs.outside_district_share);
        std::uint32_t employer = nobody;
        if (!outside) {
          employer = d.employers.find_vacancy(field_of(d, p), p.prefers_young_firm != 0, x.word[1]);
          if (employer == nobody || employer == p.employer) return;
          d.employers.promise(employer);
          d.employers.prefetch_employer(employer);
        }
        changes.push_back({x.slot, employer, x.word[2]});
      });
  const auto act = [&](const Hire& x) {
    Person& p = d.people.person[x.slot];
    release_job(d, x.slot);
    leave_team(d, x.slot);
    if (x.employer == nobody) {
      work_outside(d, x.slot);
    } else {
      take_job(d, x.slot, x.employer, x.word);
    }
    p.wage = wage_units(static_cast<float>(p.wage * (1 + d.setup.p.wages.rise_on_job_change)));
    refresh_wage_band(d, x.slot);
    refresh_eligibility(d, x.slot);
    note(d, x.slot, x.employer == nobody ? EventKind::works_outside : EventKind::job_changed);
    ++d.flows.job_changes;
  };
  asking_ahead(
      changes, [&](const Hire& x) { ask_for_hire(d, x); },
      [&](const Hire& x) {
        d.employers.prefetch_employer(d.people.person[x.slot].employer);
        d.employers.prefetch_staff(x.employer);
      },
      act);
  d.ties.form();
}

}  // namespace hearth

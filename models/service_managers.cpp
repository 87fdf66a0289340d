#include "models/service_managers.h"

#include <algorithm>
#include <numeric>

#include "models/job_matching.h"
#include "models/programme_common.h"

namespace hearth {

void add_participant(District& d, std::size_t q, std::uint32_t employer) {
  ProgrammeState& s = d.programmes.of[q];
  if (s.participates.size() <= employer) s.participates.resize(d.employers.end());
  if (s.participates[employer]) return;
  s.participates[employer] = true;
  s.participants.push_back(employer);
}

void help_with_vacancies(District& d, std::size_t q) {
  const double share = parameters_of(d, q).effect.vacancies_filled_per_month * effort_now(d, q);
  auto& employers = d.programmes.of[q].participants;
  // Who has left the programme, or closed, is helped no more.
  const std::uint32_t bit = 1u << d.setup.programmes[q].employer_bit;
  std::erase_if(employers, [&](std::uint32_t e) {
    const bool over = (d.employers.programmes(e) & bit) == 0;
    if (over) d.programmes.of[q].participates[e] = false;
    return over;
  });
  const std::uint32_t ordinal = draw_ordinal(d.setup.programmes[q], d.month);
  struct Help {
    std::size_t turn;  // of the employer
    std::uint32_t employer;
    Block words;
  };
  std::vector<Help> helped;
  // All their first vacancies are drawn at once, then all their second ones; they are filled employer by employer.
  std::vector<std::size_t> open(employers.size());
  std::iota(open.begin(), open.end(), std::size_t{0});
  for (int k = 0; !open.empty(); ++k) {
    std::erase_if(open, [&](std::size_t turn) { return d.employers.vacancies(employers[turn]) <= k; });
    d.batch.clear();
    for (const std::size_t turn : open) d.batch.add(d.employers.id(employers[turn]), ordinal);
    d.batch.draw(d.luck, Stream::vacancy_help, static_cast<std::uint32_t>(k));
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (chance(d.batch.word(i), share)) helped.push_back({open[i], employers[open[i]], d.batch.block(i)});
    }
  }
  std::stable_sort(helped.begin(), helped.end(), [](const Help& a, const Help& b) { return a.turn < b.turn; });
  for (const Help& x : helped) {
    if (const std::uint32_t slot = searcher_for(d, x.employer, x.words[1]); slot != nobody)
      hire_searcher(d, slot, x.employer, x.words[2]);
  }
}

}  // namespace hearth

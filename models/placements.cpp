#include "models/placements.h"

#include <algorithm>

#include "models/life_events.h"
#include "models/newcomers.h"
#include "models/programme_common.h"
#include "models/programmes.h"
#include "models/teams.h"

namespace hearth {

namespace {

bool takes_part(const District& d, std::uint32_t slot) {
  const Person& p = d.people.person[slot];
  return p.employer != nobody && p.role != Role::core && p.role != Role::founder;
}

// Their own field, or where nobody of it works in the sectors of the programme one that does.
int field_of_placement(const District& d, const Programme& y, const Person& p, std::uint32_t word) {
  const int own = field_of(d, p);
  const auto& fields = y.placement_fields;
  if (fields.empty() || std::find(fields.begin(), fields.end(), own) != fields.end()) return own;
  return fields[uniform_below(word, static_cast<std::uint32_t>(fields.size()))];
}

// An employer of the sectors to which a programme leads, as the month's word finds it: with a vacancy, or any.
std::uint32_t destination(const District& d, std::size_t q, std::uint32_t slot, int month, bool vacancy) {
  constexpr int looks = 8;
  const Person& p = d.people.person[slot];
  const Programme& y = d.setup.programmes[q];
  std::uint32_t word = d.luck.word(Stream::placement, p.id, y.key << 10 | static_cast<std::uint32_t>(month));
  const auto suits = [&](std::uint32_t e) {
    return e != nobody && e != p.employer && y.placement_sectors[static_cast<std::size_t>(d.employers.sector(e))] != 0 &&
           d.employers.sector(e) != d.employers.sector(p.employer);
  };
  for (int k = 0; k < looks; ++k, word = next_word(word)) {
    std::uint32_t e = nobody;
    if (vacancy) {
      e = d.employers.find_vacancy(field_of_placement(d, y, p, word), p.prefers_young_firm != 0, word);
    } else {
      // Seconded people work outside their own field.
      const auto field = static_cast<int>(uniform_below(word, static_cast<std::uint32_t>(d.setup.fields)));
      e = d.employers.pick(field, false, next_word(word));
    }
    if (suits(e)) return e;
  }
  return nobody;
}

double minutes(const District& d, int from, int to) {
  return d.setup.commutes.periods[d.commute_period].minutes[static_cast<std::size_t>(from * d.setup.towns + to)];
}

void change_employer(District& d, std::uint32_t slot, std::uint32_t employer, std::uint32_t word) {
  release_job(d, slot);
  leave_team(d, slot);
  take_job(d, slot, employer, word);
  refresh_eligibility(d, slot);
  note(d, slot, EventKind::job_changed);
  ++d.flows.job_changes;
}

bool suits(const District& d, const PostExchange& a, const PostExchange& b) {
  const Person& x = d.people.person[a.slot];
  const Person& y = d.people.person[b.slot];
  if (a.programme != b.programme || x.employer == nobody || y.employer == nobody || x.employer == y.employer ||
      d.employers.sector(x.employer) != d.employers.sector(y.employer))
    return false;
  const double most = effect_of(d, a.programme).placement_extra_minutes;
  if (most <= 0) return true;
  const int tx = d.employers.employer[x.employer].town;
  const int ty = d.employers.employer[y.employer].town;
  return minutes(d, ty, x.home_town) - minutes(d, tx, x.home_town) <= most &&
         minutes(d, tx, y.home_town) - minutes(d, ty, y.home_town) <= most;
}

}  // namespace

bool may_be_placed(const District& d, std::size_t q, std::uint32_t slot) {
  switch (effect_of(d, q).placement) {
    case PlacementKind::none:
      return true;
    case PlacementKind::other_sector:
      return takes_part(d, slot) && destination(d, q, slot, d.month, true) != nobody;
    case PlacementKind::exchange:
      return takes_part(d, slot);
    case PlacementKind::secondment:
      return takes_part(d, slot) && destination(d, q, slot, d.month, false) != nobody;
  }
  return true;
}

void begin_placement(District& d, std::size_t q, std::uint32_t slot) {
  const PlacementKind kind = effect_of(d, q).placement;
  if (kind == PlacementKind::none || kind == PlacementKind::exchange) return;
  const std::uint32_t e = destination(d, q, slot, d.month, kind == PlacementKind::other_sector);
  if (e == nobody) return;
  if (kind == PlacementKind::other_sector) {
    d.employers.promise(e);
    change_employer(d, slot, e, d.luck.word(Stream::placement, d.people.person[slot].id, static_cast<std::uint32_t>(d.month)));
    return;
  }
  d.people.person[slot].work_town = d.employers.employer[e].town;
  refresh_commute(d, slot);
}

void end_placement(District& d, std::size_t q, std::uint32_t slot, std::uint32_t word) {
  if (effect_of(d, q).placement != PlacementKind::secondment) return;
  Person& p = d.people.person[slot];
  if (p.employer == nobody) return;
  if (!chance(word, effect_of(d, q).return_share)) {
    const int began = d.month - static_cast<int>(d.setup.p.programmes[q].months);
    const std::uint32_t e = destination(d, q, slot, began, false);
    if (e != nobody && d.employers.vacancies(e) > 0 && takes_part(d, slot)) {
      d.employers.promise(e);
      change_employer(d, slot, e, next_word(word));
      ++d.flows.stayed_after_secondment;
      return;
    }
  }
  p.work_town = d.employers.employer[p.employer].town;
  refresh_commute(d, slot);
}

void exchange_posts(District& d) {
  auto& open = d.exchanges;
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (open[i].slot == nobody) continue;
    for (std::size_t k = i + 1; k < open.size(); ++k) {
      if (open[k].slot == nobody || !suits(d, open[i], open[k])) continue;
      const std::uint32_t a = open[i].slot;
      const std::uint32_t b = open[k].slot;
      const std::uint32_t of_a = d.people.person[a].employer;
      const std::uint32_t of_b = d.people.person[b].employer;
      const std::uint32_t word = d.luck.word(Stream::placement, d.people.person[a].id, static_cast<std::uint32_t>(d.month));
      release_job(d, a);
      release_job(d, b);
      for (const auto& [slot, employer] : {std::pair{a, of_b}, std::pair{b, of_a}}) {
        d.employers.promise(employer);
        take_job(d, slot, employer, word);
        refresh_eligibility(d, slot);
        note(d, slot, EventKind::job_changed);
        ++d.flows.job_changes;
      }
      enter_programme(d, open[i].programme, a);
      enter_programme(d, open[k].programme, b);
      open[i].slot = open[k].slot = nobody;
      break;
    }
    if (open[i].slot != nobody) turn_away(d, open[i].programme, open[i].slot);
  }
  open.clear();
}

}  // namespace hearth

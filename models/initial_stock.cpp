// The people, employers and teams of the first month. ODD: 5 Initialisation.
#include <algorithm>

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

// Months in the district: uniform within the drawn band; the longest band reaches back to 240 months.
int draw_tenure(const Setup& s, std::uint32_t word) {
  constexpr std::array<int, 6> edges = {0, 13, 25, 37, 61, tenure_origin};
  const auto band = static_cast<std::size_t>(s.initial_tenure(word));
  const std::uint32_t within = next_word(word);
  return edges[band] + static_cast<int>(uniform_below(within, static_cast<std::uint32_t>(edges[band + 1] - edges[band])));
}

Newcomer initial_person(const District& d, int cls, const NewcomerWords& w, const Block& extra) {
  const Setup& s = d.setup;
  const PopulationParameters& p = s.p.population;
  Newcomer n;
  n.cls = cls;
  n.field = s.initial_field(w.cls);
  n.household = static_cast<Household>(s.initial_household(high(w.field_household)));
  n.age = static_cast<AgeBand>(s.initial_age(low(w.field_household)));
  n.home = static_cast<HomeKind>(s.initial_home(high(w.age_home)));
  n.outside = chance(low(w.age_home), p.initial_share_home_outside);
  n.international = chance(high(w.tags), p.tag_international_share);
  n.high_end = chance(low(w.tags), p.tag_high_end_share);
  // Public fields have no young firms: the share holds for the whole stock, so it is higher among the others.
  double public_share = 0;
  for (const auto& f : s.p.fields) public_share += f.public_posts ? f.initial_share : 0;
  const double among_others = public_share < 1 ? std::min(1.0, p.initial_share_young_firm / (1 - public_share)) : 0;
  n.prefers_young_firm = !s.p.fields[static_cast<std::size_t>(n.field)].public_posts && chance(extra[0], among_others);
  const double u = uniform(extra[1]);
  if (u < p.initial_share_founder && n.prefers_young_firm) {
    n.role = Role::founder;
  } else if (u >= p.initial_share_founder && u < p.initial_share_founder + p.initial_share_backbone) {
    n.role = Role::backbone;
  }
  n.entry_month = -draw_tenure(s, extra[2]);
  return n;
}

}  // namespace

void settle_initial_stock(District& d) {
  const Setup& s = d.setup;
  found_initial_employers(d);
  std::vector<std::uint16_t> initial_teams;
  for (std::int64_t t = 0; t < s.initial_teams; ++t) {
    const Identity id = Identity::arrived(origin_team, -1, static_cast<std::uint32_t>(t));
    // The first start-ups are the ventures of the initial teams.
    initial_teams.push_back(form_team(d, id, static_cast<std::uint32_t>(t) % std::max(1u, d.employers.count())));
  }
  NewcomerBatch& batch = d.newcomers;
  std::uint32_t ordinal = 0;
  std::int64_t backbones = 0;
  std::uint32_t previous = nobody;
  for (int cls = 0; cls < s.classes; ++cls) {
    const std::int64_t count = s.initial_by_class[static_cast<std::size_t>(cls)];
    for (std::int64_t done = 0; done < count; done += NewcomerBatch::size) {
      const auto n = static_cast<std::size_t>(std::min<std::int64_t>(NewcomerBatch::size, count - done));
      for (std::size_t i = 0; i < n; ++i)
        batch.id[i] = Identity::arrived(origin_initial, -1, ordinal + static_cast<std::uint32_t>(i)).value;
      ordinal += static_cast<std::uint32_t>(n);
      batch.draw(d.luck, n);
      for (std::size_t i = 0; i < n; ++i) {
        const NewcomerWords w = batch.words(i);
        const Identity id{batch.id[i]};
        const Block extra = d.luck.block(Stream::initial_profile, id);
        Newcomer newcomer = initial_person(d, cls, w, extra);
        newcomer.id = id;
        std::uint16_t team = 0xffff;
        const std::int64_t k = done + static_cast<std::int64_t>(i);
        if (cls == s.core_class) {
          newcomer.role = Role::core;
          team = initial_teams[static_cast<std::size_t>(k / s.p.teams.core_per_team)];
        } else if (newcomer.role == Role::backbone && backbones < s.initial_teams * s.p.teams.backbone_per_team) {
          team = initial_teams[static_cast<std::size_t>(backbones++ / s.p.teams.backbone_per_team)];
        }
        const std::uint32_t slot = create_person(d, newcomer, w);
        const std::uint32_t employer =
            team != 0xffff ? d.teams[team].employer : d.employers.pick(newcomer.field, newcomer.prefers_young_firm, extra[3]);
        if (employer != nobody) {
          take_job(d, slot, employer, next_word(extra[3]));
        } else {
          start_search(d, slot);
        }
        if (team != 0xffff) join_team(d, team, slot);
        const int tenure = -newcomer.entry_month;
        d.people.person[slot].job_since = static_cast<std::int16_t>(
            -static_cast<int>(uniform_below(next_word(extra[2]), static_cast<std::uint32_t>(tenure + 1))));
        settle(d, slot, newcomer, w);
        if (d.people.person[slot].is_renter != 0)
          d.people.lease_month[slot] = static_cast<std::uint8_t>(uniform_below(next_word(w.spare), 12));
        meet_cohort(d, slot, previous, w.spare);
        previous = slot;
      }
    }
  }
  open_initial_posts(d);
  d.market.set_initial_renters(s, d.stocks.renters_by_town);
}

}  // namespace hearth

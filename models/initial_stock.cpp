// The people, employers and teams of the first month. ODD: 5 Initialisation.
#include <algorithm>
#include <array>
#include <boost/random/sobol.hpp>

#include "models/arrivals.h"
#include "models/district.h"
#include "models/firms.h"
#include "models/life_events.h"
#include "models/programme_calls.h"

namespace hearth {

namespace {

// What distinguishes the people of the first month, each from a coordinate of its own.
enum Coordinate : std::size_t { field, household, age, home, town, outside, tenure, young_firm, role, wage, coordinates };

// A scrambled Sobol sequence: the one district that all replications share shows the shares of the data, also in small groups,
// and one more person changes nobody before them.
class InitialSample {
 public:
  explicit InitialSample(const Luck& luck) : sequence_(coordinates) {
    for (std::size_t k = 0; k < coordinates; ++k)
      shift_[k] = luck.word(Stream::initial_sample, Identity{static_cast<std::uint64_t>(k)});
  }
  std::array<std::uint32_t, coordinates> next() {
    std::array<std::uint32_t, coordinates> point;
    for (std::size_t k = 0; k < coordinates; ++k) point[k] = sequence_() ^ shift_[k];
    return point;
  }

 private:
  boost::random::sobol_engine<std::uint32_t, 32> sequence_;
  std::array<std::uint32_t, coordinates> shift_;
};

// How the working life of somebody begins.
struct Start {
  std::uint32_t word;
  std::uint32_t employer;
  std::uint16_t team;
  std::int16_t job_since;
};

// The employers of a field in turn by size, in steps of the golden ratio: staff in proportion to size, spread over towns as the
// employers are.
class EmployersInTurn {
 public:
  EmployersInTurn(const Luck& luck, int fields)
      : next_(static_cast<std::size_t>(fields) * 2, luck.word(Stream::initial_sample, Identity{coordinates})) {}
  std::uint32_t next(int of_field, bool young) {
    return next_[static_cast<std::size_t>(of_field) * 2 + (young ? 1 : 0)] += 2654435769u;  // 2^32 / golden ratio
  }

 private:
  std::vector<std::uint32_t> next_;
};

// Months in the district: uniform within the drawn band; the longest band reaches back to 240 months, though not before the
// youngest age at which anybody comes.
int draw_tenure(const Setup& s, std::uint32_t word, AgeBand age, std::uint32_t of_birthday) {
  constexpr std::array<int, 6> edges = {0, 13, 25, 37, 61, tenure_origin};
  const auto band = static_cast<std::size_t>(s.initial_tenure(word));
  const std::uint32_t within = word_for(word, Use::months_in_band);
  const int months =
      edges[band] + static_cast<int>(uniform_below(within, static_cast<std::uint32_t>(edges[band + 1] - edges[band])));
  if (age == AgeBand::from_50) return std::min(months, tenure_origin);
  const int next_band_from = 30 + 10 * static_cast<int>(age);
  return std::min(months, 12 * (next_band_from - youngest_age) - 1 - months_to_next_band(age, of_birthday));
}

// Members of a team are of the fields in which their venture works.
std::vector<Discrete> initial_fields_by_sector(const Setup& s) {
  std::vector<Discrete> out;
  for (const auto& sector : s.p.sectors) {
    std::vector<double> shares;
    for (const auto& f : s.p.fields)
      shares.push_back(std::find(sector.fields.begin(), sector.fields.end(), f.id) != sector.fields.end() ? f.initial_share
                                                                                                          : 0);
    const bool any = std::any_of(shares.begin(), shares.end(), [](double x) { return x > 0; });
    out.push_back(any ? Discrete(shares) : s.initial_field);
  }
  return out;
}

Newcomer initial_person(const Setup& s, int cls, const std::array<std::uint32_t, coordinates>& x, const NewcomerWords& w) {
  const PopulationParameters& p = s.p.population;
  Newcomer n;
  n.cls = cls;
  n.field = s.initial_field(x[field]);
  n.household = static_cast<Household>(s.initial_household(x[household]));
  n.age = static_cast<AgeBand>(s.initial_age(x[age]));
  n.home = static_cast<HomeKind>(s.initial_home(x[home]));
  n.outside = s.initial_outside(x[outside]);
  n.international = s.initial_international(upper_half(w.tags));
  n.high_end = s.initial_high_end(lower_half(w.tags));
  const bool public_posts = s.p.fields[static_cast<std::size_t>(n.field)].public_posts;
  const bool young = s.initial_young_firm(x[young_firm]);
  n.prefers_young_firm = !public_posts & young;  // not to be guessed
  // Founders and the backbone are people of young firms: their shares of the stock are larger shares of those.
  const double u = uniform(x[role]) * p.initial_share_young_firm;
  if (n.prefers_young_firm && u < p.initial_share_founder) {
    n.role = Role::founder;
  } else if (n.prefers_young_firm && u < p.initial_share_founder + p.initial_share_backbone) {
    n.role = Role::backbone;
  }
  n.entry_month = -draw_tenure(s, x[tenure], n.age, w.spare);
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
    initial_teams.push_back(
        form_team(d, id, Employers::first + static_cast<std::uint32_t>(t) % (d.employers.end() - Employers::first)));
  }
  const std::vector<Discrete> fields_of_sector = initial_fields_by_sector(s);
  NewcomerBatch& batch = d.newcomers;
  std::uint32_t ordinal = 0;
  std::int64_t backbones = 0;
  InitialSample sample(d.luck);
  EmployersInTurn employers(d.luck, s.fields);
  Cohort cohort;
  std::array<HomeKind, NewcomerBatch::size> home;
  std::array<bool, NewcomerBatch::size> outside;
  std::array<Start, NewcomerBatch::size> start;
  for (int cls = 0; cls < s.classes; ++cls) {
    const std::int64_t count = s.initial_by_class[static_cast<std::size_t>(cls)];
    for (std::int64_t done = 0; done < count; done += NewcomerBatch::size) {
      const auto n = static_cast<std::size_t>(std::min<std::int64_t>(NewcomerBatch::size, count - done));
      for (std::size_t i = 0; i < n; ++i)
        batch.id[i] = Identity::arrived(origin_initial, -1, ordinal + static_cast<std::uint32_t>(i)).value;
      ordinal += static_cast<std::uint32_t>(n);
      take_slots(d, n);
      batch.draw_profiles(d.luck, n);
      for (std::size_t i = 0; i < n; ++i) {
        const auto point = sample.next();
        batch.set_wage_and_town(i, point[wage], point[town]);
        Newcomer newcomer = initial_person(s, cls, point, batch.words(i));
        std::uint16_t team = no_team;
        const std::int64_t k = done + static_cast<std::int64_t>(i);
        if (cls == s.core_class) {
          newcomer.role = Role::core;
          team = initial_teams[static_cast<std::size_t>(k / s.p.teams.core_per_team)];
        } else if (newcomer.role == Role::backbone && backbones < s.initial_teams * s.p.teams.backbone_per_team) {
          team = initial_teams[static_cast<std::size_t>(backbones++ / s.p.teams.backbone_per_team)];
        }
        if (team != no_team) {
          newcomer.prefers_young_firm = true;
          newcomer.field = fields_of_sector[static_cast<std::size_t>(d.employers.sector(d.teams[team].employer))](point[field]);
        }
        home[i] = newcomer.home;
        outside[i] = newcomer.outside;
        create_person(d, newcomer, i);
        Start& x = start[i];
        x.team = team;
        x.word = employers.next(newcomer.field, newcomer.prefers_young_firm);
        x.job_since = static_cast<std::int16_t>(-static_cast<int>(
            uniform_below(word_for(point[tenure], Use::months_in_job), static_cast<std::uint32_t>(1 - newcomer.entry_month))));
        if (team == no_team) d.employers.prefetch_pick(newcomer.field, newcomer.prefers_young_firm, x.word);
      }
      for (std::size_t i = 0; i < n; ++i) {
        Start& x = start[i];
        const Person& p = d.people.person[batch.slot[i]];
        x.employer =
            x.team != no_team ? d.teams[x.team].employer : d.employers.pick(field_of(d, p), p.prefers_young_firm != 0, x.word);
        d.employers.prefetch_employer(x.employer);
      }
      for (std::size_t i = 0; i < n; ++i) {
        const std::uint32_t slot = batch.slot[i];
        if (i + prefetch_distance < n) d.employers.prefetch_staff(start[i + prefetch_distance].employer);
        if (start[i].employer != nobody) d.employers.promise(start[i].employer);
        begin_work(d, slot, start[i].employer, start[i].word);
        if (start[i].team != no_team) join_team(d, start[i].team, slot);
        d.people.person[slot].job_since = start[i].job_since;
      }
      for (std::size_t i = 0; i < n; ++i) {
        const std::uint32_t slot = batch.slot[i];
        const NewcomerWords w = batch.words(i);
        settle(d, i, home[i], outside[i]);
        if (d.people.person[slot].is_renter != 0)
          d.people.clock_of(PersonClock::renew_lease, slot) =
              Clock::at(static_cast<int>(uniform_below(word_for(w.spare, Use::lease_month), 12)));
        meet_cohort(d, slot, cohort, w.spare);
      }
      d.ties.form();
    }
  }
  open_initial_posts(d);
  d.market.set_initial_renters(s, d.stocks.renters_by_town);
}

void draw_fates_of_initial_stock(District& d) {
  NewcomerBatch& batch = d.newcomers;
  for (std::uint32_t begin = 0; begin < d.people.end(); begin += NewcomerBatch::size) {
    const auto n = static_cast<std::size_t>(std::min<std::int64_t>(NewcomerBatch::size, d.people.end() - begin));
    for (std::size_t i = 0; i < n; ++i) {
      batch.slot[i] = begin + static_cast<std::uint32_t>(i);
      batch.id[i] = d.people.person[batch.slot[i]].id.value;
    }
    batch.draw_fates(d.luck, n);
    for (std::size_t i = 0; i < n; ++i) begin_risks(d, i);
    plan_calls(d, n);
  }
  for (std::uint32_t e = Employers::first; e < d.employers.end(); ++e) {
    draw_failure(d, e, d.month);
    plan_employer_calls(d, e);
  }
  for (std::size_t t = 0; t < d.teams.size(); ++t) draw_dissolution(d, static_cast<std::uint16_t>(t));
}

}  // namespace hearth

#include "models/decisions.h"

#include <algorithm>

#include "models/applications.h"
#include "models/life_events.h"
#include "models/programme_effects.h"
#include "models/purchase_subsidy.h"
#include "models/retention.h"
#include "models/teams.h"
#include "models/tenancy.h"
#include "sim/parallel.h"

namespace hearth {

namespace {

// Chunks of one run are scanned in parallel above this number of slots. Measured on two cores: a second thread makes no odds at
// 50,000 people, costs a tenth of the scan at 25,000, and saves a sixth of it from 100,000 on.
constexpr std::uint32_t parallel_from = 100000;
constexpr std::size_t chunk = 8192;

// What a chunk can hold of each kind, a slot.
template <class Found>
constexpr std::size_t max_found = 1;
template <>
constexpr std::size_t max_found<DueClock> = clocks_per_owner;

// use(span of what was found) for each chunk in slot order, whatever thread was first.
template <class Found, class Find, class Use>
void find_in_chunks(std::size_t end, bool parallel, const Find& find, const Use& use) {
  std::array<Found, chunk * max_found<Found>> buffer;
  if (!parallel || end < parallel_from) {
    for (std::size_t begin = 0; begin < end; begin += chunk)
      use(std::span<const Found>(buffer.data(), find(begin, std::min(end, begin + chunk), buffer.data())));
    return;
  }
  std::vector<std::vector<Found>> pieces((end + chunk - 1) / chunk);
  for_each_chunk(end, chunk, [&](std::size_t c, std::size_t begin, std::size_t stop) {
    std::array<Found, chunk * max_found<Found>> piece;
    const std::size_t n = find(begin, stop, piece.data());
    pieces[c].assign(piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(n));
  });
  for (const auto& piece : pieces) use(std::span<const Found>(piece));
}

void find_leavers(District& d, bool parallel) {
  Population& people = d.people;
  const float* const factor = d.tenure_factor.data() + (d.setup.months - d.month);
  d.leavers.clear();
  find_in_chunks<std::uint32_t>(
      people.end(), parallel,
      [&](std::size_t begin, std::size_t end, std::uint32_t* found) {
        return kernels().accumulate(people.leaving.data(), people.entry.data(), factor, people.leaving_left.data(), begin, end,
                                    found);
      },
      [&](std::span<const std::uint32_t> found) { d.leavers.insert(d.leavers.end(), found.begin(), found.end()); });
  asking_ahead(
      d.leavers, [&](std::uint32_t slot) { people.prefetch(slot); },
      [&](std::uint32_t slot) { people.person[slot].is_leaving = 1; });
  // Those for whom a programme is over that they came for.
  d.leavers_by_risk = d.leavers.size();
  d.programmes.leavers.take_each(d.month, [&](const ProgrammeDue& x) {
    Person& p = people.person[x.who];
    if (!p.is_present() || (fingerprint(p.id) & 0xffffffu) != x.check || p.is_leaving != 0) return;
    p.is_leaving = 1;
    d.leavers.push_back(x.who);
  });
}

float hazard_of(const Setup& s, const Person& p, PersonClock which) {
  switch (which) {
    case PersonClock::change_job:
      return s.person_rows[p.code[by_person]].change_job * s.work_rows[p.code[by_work]].change_job;
    case PersonClock::move_home:
      return s.home_rows[p.code[by_home]].move_home;
    default:
      return s.home_rows[p.code[by_home]].apply_for_home;
  }
}

// A new threshold for each risk that fired, and the words for what the person does.
void draw_decisions(District& d, PersonClock which, std::span<const std::uint32_t> slots) {
  constexpr std::array<Stream, deciding_clocks> stream = {Stream::change_job, Stream::move_home, Stream::apply_for_home};
  d.batch.clear();
  for (const std::uint32_t slot : slots) {
    Person& p = d.people.person[slot];
    d.batch.add(p.id, which == PersonClock::change_job  ? p.job_changes++
                      : which == PersonClock::move_home ? p.moves++
                                                        : p.applications++);
  }
  d.batch.draw(d.luck, stream[static_cast<std::size_t>(which)]);
  const auto& thresholds = d.batch.exponentials();
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const float hazard = hazard_of(d.setup, d.people.person[slots[i]], which);
    d.people.clock_of(which, slots[i]) = Clock::started(as_threshold(thresholds[i]), hazard, d.now);
    const Block w = d.batch.block(i);
    d.decisions[static_cast<std::size_t>(which)].push_back({slots[i], {w[1], w[2], w[3]}});
  }
}

// What those decide whose clocks fire. Who leaves does nothing else.
void decide(District& d, std::span<const DueClock> due) {
  std::array<std::array<std::uint32_t, items_per_piece>, clocks_per_owner> fired;
  std::array<std::size_t, clocks_per_owner> count{};
  asking_ahead(
      due,
      [&](DueClock x) {
        d.people.prefetch(x.owner());
        prefetch(&d.people.clocks[x.owner()]);
      },
      [&](DueClock x) {
        // Without branches: which of the clocks it is and whether its owner leaves are not to be guessed.
        fired[x.which()][count[x.which()]] = x.owner();
        count[x.which()] += 1u - d.people.person[x.owner()].is_leaving;
      });
  for (std::size_t k = 0; k < deciding_clocks; ++k)
    draw_decisions(d, static_cast<PersonClock>(k), std::span(fired[k]).first(count[k]));
  constexpr auto lease = static_cast<std::size_t>(PersonClock::renew_lease);
  d.leases.insert(d.leases.end(), fired[lease].begin(), fired[lease].begin() + static_cast<std::ptrdiff_t>(count[lease]));
}

// Whose clocks fire this month.
void find_decisions(District& d, bool parallel) {
  for (auto& decisions : d.decisions) decisions.clear();
  d.leases.clear();
  find_in_chunks<DueClock>(
      d.people.end(), parallel,
      [&](std::size_t begin, std::size_t end, DueClock* found) {
        return kernels().due(d.people.clocks.data(), begin, end, d.month, found);
      },
      [&](std::span<const DueClock> found) { in_pieces(found, [&](std::span<const DueClock> piece) { decide(d, piece); }); });
}

// Neighbours notice; ties are gone.
void release_ties(District& d, std::uint32_t slot) {
  const int until = d.month + static_cast<int>(d.setup.p.retention.ties_lost_memory_months);
  for (const std::uint32_t n : d.ties.neighbours(slot)) {
    auto& code = d.people.person[n].code[by_work];
    if (CovariateCodes::ties_lost(code) == max_ties_lost) continue;
    code = static_cast<std::uint16_t>(code + CovariateCodes::one_tie_lost);
    refresh_leaving(d.setup, d.people, n);
    d.lost_ties.add(until, n);
  }
  clear_vertex(slot, d.ties);
}

// Somebody leaves the district and everything they hold there.
void leave(District& d, std::uint32_t slot, bool programme_over, const Block& w) {
  const Person& p = d.people.person[slot];
  const HomeState home = home_of(d, slot);
  const Codes codes = p.code;
  const auto cls = static_cast<std::size_t>(class_of(d, p));
  const bool team_dissolved = (codes[by_person] & CovariateCodes::team_dissolved_bit) != 0;
  const Reason reason = programme_over
                            ? Reason::programme_over
                            : attribute_departure(d.setup, home, CovariateCodes::work(codes[by_work]), team_dissolved, w[0]);
  ++d.flows.departures_by_reason[static_cast<std::size_t>(reason)];
  ++d.flows.departures_by_class[cls];
  ++d.flows.departures_by_field[static_cast<std::size_t>(field_of(d, p))];
  ++d.flows.departures_by_class_and_reason[cls][static_cast<std::size_t>(reason)];
  if (home.kind >= first_scheme_home)
    ++d.flows.departures_by_scheme_home[static_cast<std::size_t>(home.kind - first_scheme_home)];
  if (chance(w[1], d.setup.p.retention.share_leaving_to_other_district)) ++d.flows.departures_within_city;

  if (d.chronicle != nullptr) d.chronicle->leave(d, slot, reason);
  withdraw_for_good(d, slot);
  release_home(d, slot);
  settle_grant(d, slot);
  count_departure(d, slot);
  release_job(d, slot);
  leave_team(d, slot);
  release_ties(d, slot);
  forget_effects(d, slot);
  leave_home(d, slot);
  count_home(d, p.code[by_home], -1);
  count_work(d, p.code[by_work], -1);
  --d.stocks.people_by_entry[d.people.entry[slot]];
  --d.stocks.people_by_class[cls];
  --d.stocks.people_by_field[static_cast<std::size_t>(field_of(d, p))];
  --d.stocks.people_by_job[static_cast<std::size_t>(CovariateCodes::job(codes[by_work]))];
  d.people.give_back(slot);
}

}  // namespace

void scan_risks(District& d, bool parallel) {
  find_leavers(d, parallel);
  d.now = d.month + 1;
  find_decisions(d, parallel);
}

void depart(District& d) {
  const auto ask_for_neighbours = [&](std::uint32_t slot) {
    const Person& p = d.people.person[slot];
    for (const std::uint32_t n : d.ties.neighbours(slot)) {
      d.people.prefetch(n);
      prefetch(&d.people.leaving[n]);
    }
    d.employers.prefetch_employer(p.employer);
    if (p.home_unit != nobody) prefetch(&d.stock.home[p.home_unit]);
  };
  std::size_t left = 0;
  in_pieces(d.leavers, [&](std::span<std::uint32_t> piece) {
    d.batch.clear();
    asking_ahead(
        piece, [&](std::uint32_t slot) { d.people.prefetch_all(slot); },
        [&](std::uint32_t slot) {
          d.batch.add(d.people.person[slot].id);
          prefetch(&d.people.entry[slot]);
        });
    d.batch.draw(d.luck, Stream::departure_reason);
    std::size_t i = 0;
    asking_ahead(
        piece, ask_for_neighbours, [&](std::uint32_t slot) { d.employers.prefetch_staff(d.people.person[slot].employer); },
        [&](std::uint32_t slot) { leave(d, slot, left++ >= d.leavers_by_risk, d.batch.block(i++)); });
  });
}

void forget_lost_ties(District& d) {
  // Nobody who took a slot since then was there when the tie was lost.
  const int lost_in = d.month - static_cast<int>(d.setup.p.retention.ties_lost_memory_months);
  d.lost_ties.take(d.month, [&](std::span<const std::uint32_t> slots) {
    asking_ahead(
        slots,
        [&](std::uint32_t slot) {
          d.people.prefetch_all(slot);
          prefetch(&d.people.entry[slot]);
        },
        [&](std::uint32_t slot) {
          auto& code = d.people.person[slot].code;
          if (code[by_person] == 0 || d.people.entry_month(slot) > lost_in) return;
          code[by_work] = static_cast<std::uint16_t>(code[by_work] - CovariateCodes::one_tie_lost);
          refresh_leaving(d.setup, d.people, slot);
        });
  });
}

}  // namespace hearth

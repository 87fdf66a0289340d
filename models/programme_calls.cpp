#include "models/programme_calls.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "models/admission.h"
#include "models/life_events.h"
#include "models/newcomers.h"
#include "models/programme_common.h"
#include "models/service_desk.h"

namespace hearth {

namespace {

constexpr int never = 30000;
constexpr std::uint32_t tag_sets = 4;

// In the district before anybody is admitted: nobody has had a job for longer.
int months_before(const Admission& a) {
  return std::max(a.min_months, a.min_months_in_job);
}

// From when on somebody may be admitted, as far as time alone decides: a job held may be lost, and its months begin again.
int first_admitted(const District& d, const Admission& a, std::uint32_t slot) {
  const int by_tenure = d.people.entry_month(slot) + a.min_months;
  if (a.min_months_in_job == 0) return by_tenure;
  const int job = has_job(job_of(d, slot)) ? d.people.person[slot].job_since : d.month;
  return std::max(by_tenure, job + a.min_months_in_job);
}

bool is_open(const District& d, std::size_t q) {
  return !d.setup.programmes[q].carried_out || units_now(d, q) > 0;
}

// What the identity and the conditions of somebody, or of an employer, will be read from.
void ask_for(const District& d, std::size_t q, std::uint32_t who) {
  serves_employers(d, q) ? d.employers.prefetch_employer(who) : d.people.prefetch(who);
}

// Whose call has come: who is admitted applies.
void answer(District& d, std::size_t q, std::uint32_t who) {
  if (is_open(d, q) && admits(d, q, who)) {
    if (d.setup.programmes[q].through_desk && waits_at_desk(d, who, static_cast<std::uint32_t>(q), false)) return;
    join_programme_queue(d, q, who);
  } else {
    plan_next_call(d, q, who, d.month + 1);
  }
}

void join_queue(District& d, std::size_t q, std::uint32_t who, const Block& w) {
  const Programme& y = d.setup.programmes[q];
  // Applications are planned as often as market programmes could ever make them, and thinned to how often they are.
  if (y.most_often != 1 &&
      !chance(w[3], market_multiplier(d, MarketQuantity::applications, static_cast<int>(q)) / y.most_often))
    return plan_next_call(d, q, who, d.month + 1);
  const double patience = parameters_of(d, q).patience_months;
  const double gives_up = patience > 0 ? d.month + 1 + std::floor(unit_exponential(w[1]) / hazard_unit * patience) : never;
  ProgrammeApplicant a;
  a.who = who;
  a.lot = w[2];
  a.since = static_cast<std::int16_t>(d.month);
  a.gives_up = static_cast<std::int16_t>(std::min<double>(never, gives_up));
  d.programmes.of[q].queue.push_back(a);
  ++d.programme_flows.applicants[q];
}

double points_of(const District& d, std::size_t q, const ProgrammeApplicant& a) {
  const ProgrammeParameters& x = parameters_of(d, q);
  const bool firm = serves_employers(d, q);
  const std::uint32_t e = firm ? a.who : d.people.person[a.who].employer;
  double points =
      firm ? 0 : d.setup.programmes[q].points_by_class[static_cast<std::size_t>(class_of(d, d.people.person[a.who]))];
  if (e != nobody && e < d.employers.end() && d.employers.employer[e].alive &&
      d.setup.p.sectors[static_cast<std::size_t>(d.employers.sector(e))].key_sector)
    points += x.key_sector_priority;
  return points;
}

}  // namespace

void prepare_calls(District& d) {
  const Programmes& all = d.setup.programmes;
  d.programmes.chances.resize(all.calls_by_group.size() * tag_sets);
  std::vector<std::uint32_t> limits;
  std::vector<int> opens;
  for (const int q : all.called) {
    opens.push_back(d.programmes.of[static_cast<std::size_t>(q)].opens);
    limits.push_back(no_date_below(all[static_cast<std::size_t>(q)].rate, d.setup.months - std::max(d.month, opens.back())));
  }
  for (std::size_t group = 0; group < all.calls_by_group.size(); ++group) {
    for (std::uint32_t tags = 0; tags < tag_sets; ++tags) {
      auto& chances = d.programmes.chances[group * tag_sets + tags];
      chances.clear();
      for (const int call : all.calls_by_group[group]) {
        const Programme& y = all[static_cast<std::size_t>(all.called[static_cast<std::size_t>(call)])];
        if (y.admits.tags != 0 && (y.admits.tags & tags) == 0) continue;
        chances.push_back({y.key, limits[static_cast<std::size_t>(call)], call, y.admits.oldest,
                           opens[static_cast<std::size_t>(call)], months_before(y.admits), y.admits.max_months, y.rate});
      }
    }
  }
}

void plan_calls(District& d, std::uint32_t slot, std::uint32_t word) {
  const Person& p = d.people.person[slot];
  const int left = d.setup.months - d.month;
  const auto age = static_cast<int>(CovariateCodes::age(p.code[by_person]));
  const int entry = d.people.entry_month(slot);
  const auto& chances =
      d.programmes.chances[d.setup.programmes.group_of(class_of(d, p), field_of(d, p)) * tag_sets + tags_of(p)];
  for (const CallChance& x : chances) {
    const std::uint32_t own = word_for(word, Use::programme, x.key);
    // Most words lie below their limit: no application falls into the run.
    if (own <= x.limit || age > x.oldest) continue;
    const int first = std::max({0, x.opens - d.month, entry + x.months_before - d.month});
    const int in = first + months_until(unit_exponential(own), x.rate, left);
    if (in < left && d.month + in - entry <= x.max_months)
      d.programmes.calls.add(d.month + in, slot, static_cast<std::uint32_t>(x.call));
  }
}

void plan_employer_calls(District& d, std::uint32_t employer) {
  const std::uint32_t word = d.luck.word(Stream::programme_call, d.employers.id(employer));
  const int left = d.setup.months - d.month;
  for (const int call : d.setup.programmes.for_employers) {
    const auto q = static_cast<std::size_t>(call);
    const Programme& y = d.setup.programmes[q];
    if (!may_ever_admit_employer(d, y.admits, employer)) continue;
    const int in = std::max(0, d.programmes.of[q].opens - d.month) +
                   months_until(unit_exponential(word_for(word, Use::programme, y.key)), y.rate, left);
    if (in < left) d.programmes.employer_calls.add(d.month + in, due(d, q, employer));
  }
}

void join_programme_queue(District& d, std::size_t q, std::uint32_t who) {
  d.programmes.applying.push_back({who, static_cast<std::int16_t>(q), static_cast<std::int16_t>(d.month)});
}

// Somebody, or an employer, may apply again from the month `first` on; drawn for all at the end of the month.
void plan_next_call(District& d, std::size_t q, std::uint32_t who, int first) {
  const Programme& y = d.setup.programmes[q];
  if (y.rate <= 0) return;
  const bool person = !serves_employers(d, q);
  first = std::max(first, d.programmes.of[q].opens);
  if (person) first = std::max(first, first_admitted(d, y.admits, who));
  if (first >= d.setup.months) return;
  if (person ? may_have_dates(d, y.admits, who, first) : may_ever_admit_employer(d, y.admits, who))
    d.programmes.again.push_back({who, static_cast<std::int16_t>(q), static_cast<std::int16_t>(first)});
}

// Who first comes into a class that a programme admits gets dates for it. Who falls out of it keeps them: they come back with
// them.
void plan_calls_of_class(District& d, std::uint32_t slot, std::uint32_t held_before) {
  const std::uint32_t held = d.people.person[slot].classes_held;
  for (const int q : d.setup.programmes.called) {
    const std::uint32_t classes = d.setup.programmes[static_cast<std::size_t>(q)].admits.classes;
    if ((classes & held) != 0 && (classes & held_before) == 0)
      plan_next_call(d, static_cast<std::size_t>(q), slot, d.month + 1);
  }
}

// The months in which those apply again who may.
void plan_next_calls(District& d) {
  in_pieces(d.programmes.again, [&](std::span<NextCall> piece) {
    d.batch.clear();
    asking_ahead(
        piece, [&](const NextCall& x) { ask_for(d, static_cast<std::size_t>(x.programme), x.who); },
        [&](const NextCall& x) {
          const auto q = static_cast<std::size_t>(x.programme);
          d.batch.add(identity_of(d, q, x.who), draw_ordinal(d.setup.programmes[q], x.first));
        });
    d.batch.draw(d.luck, Stream::programme_call);
    const auto& exponentials = d.batch.exponentials();
    for (std::size_t i = 0; i < piece.size(); ++i) {
      const NextCall& x = piece[i];
      const auto q = static_cast<std::size_t>(x.programme);
      const Programme& y = d.setup.programmes[q];
      const int month = x.first + months_until(exponentials[i], y.rate, d.setup.months - x.first);
      if (month >= d.setup.months) continue;
      if (serves_employers(d, q)) {
        d.programmes.employer_calls.add(month, due(d, q, x.who));
      } else {
        d.programmes.calls.add(month, x.who, static_cast<std::uint32_t>(y.call));
      }
    }
  });
  d.programmes.again.clear();
}

void take_applications(District& d) {
  Agenda::Origin made = d.programmes.calls.origin(d.month);
  asking_ahead(
      d.programmes.calls.of(d.month),
      [&](const Appointment& a) {
        d.people.prefetch(a.slot());
        prefetch(&d.people.entry[a.slot()]);
      },
      [&](const Appointment& a) { d.employers.prefetch_employer(d.people.person[a.slot()].employer); },
      [&](const Appointment& a) {
        const int made_in = made.next();
        if (d.people.alive(a.slot()) && d.people.entry_month(a.slot()) <= made_in)
          answer(d, static_cast<std::size_t>(d.setup.programmes.called[a.kind()]), a.slot());
      });
  const auto calls = d.programmes.employer_calls.of(d.month);
  asking_ahead(
      calls, [&](const ProgrammeDue& x) { d.employers.prefetch_employer(x.who); },
      [&](const ProgrammeDue& x) {
        if (is_there(d, x)) answer(d, x.programme, x.who);
      });
  d.programmes.employer_calls.forget(d.month);
  in_pieces(d.programmes.applying, [&](std::span<NextCall> piece) {
    d.batch.clear();
    asking_ahead(
        piece, [&](const NextCall& x) { ask_for(d, static_cast<std::size_t>(x.programme), x.who); },
        [&](const NextCall& x) {
          const auto q = static_cast<std::size_t>(x.programme);
          d.batch.add(identity_of(d, q, x.who), draw_ordinal(d.setup.programmes[q], d.month));
        });
    d.batch.draw(d.luck, Stream::programme_lot);
    for (std::size_t i = 0; i < piece.size(); ++i)
      join_queue(d, static_cast<std::size_t>(piece[i].programme), piece[i].who, d.batch.block(i));
  });
  d.programmes.applying.clear();
}

// Who has left this month, as bits by slot: slots are given to others only later.
void mark_leavers(District& d, bool gone) {
  auto& bits = d.programmes.gone;
  bits.resize((d.people.end() + 63) / 64, 0);
  for (const std::uint32_t slot : d.leavers) {
    const std::uint64_t bit = std::uint64_t{1} << slot % 64;
    bits[slot / 64] = gone ? bits[slot / 64] | bit : bits[slot / 64] & ~bit;
  }
}

// Who has left or whose patience has ended waits no more.
void clear_queue(District& d, std::size_t q) {
  auto& queue = d.programmes.of[q].queue;
  const bool employers = serves_employers(d, q);
  const auto& gone = d.programmes.gone;
  std::size_t kept = 0;
  for (const ProgrammeApplicant& a : queue) {
    if (employers ? !d.employers.employer[a.who].alive : (gone[a.who / 64] >> a.who % 64 & 1) != 0) continue;
    if (a.gives_up <= d.month) {
      turn_away(d, q, a.who);
      continue;
    }
    queue[kept++] = a;
  }
  queue.resize(kept);
}

// Who applied this month joins the queue in a drawn order, never by slot.
void line_up(District& d, std::size_t q) {
  auto& queue = d.programmes.of[q].queue;
  const auto first = std::find_if(queue.rbegin(), queue.rend(), [&](const auto& a) { return a.since != d.month; }).base();
  const auto check = [&](const ProgrammeApplicant& a) { return fingerprint(identity_of(d, q, a.who)); };
  std::sort(first, queue.end(),
            [&](const auto& a, const auto& b) { return a.lot != b.lot ? a.lot < b.lot : check(a) < check(b); });
}

ServiceQueue::ServiceQueue(const District& d, std::size_t q) {
  const auto& queue = d.programmes.of[q].queue;
  const ServiceOrder order = parameters_of(d, q).order;
  in_turn_ = order == ServiceOrder::first_come;
  if (in_turn_) return;
  const Programme& y = d.setup.programmes[q];
  ranked_.reserve(queue.size());
  asking_ahead(
      queue, [&](const ProgrammeApplicant& a) { ask_for(d, q, a.who); },
      [&](const ProgrammeApplicant& a) {
        if (!serves_employers(d, q)) d.employers.prefetch_employer(d.people.person[a.who].employer);
      },
      [&](const ProgrammeApplicant& a) {
        const auto i = static_cast<std::uint32_t>(ranked_.size());
        if (order == ServiceOrder::lottery) {
          ranked_.push_back(
              {0, d.luck.block(Stream::programme_lot, identity_of(d, q, a.who), draw_ordinal(y, d.month), 1)[0], i});
        } else {
          ranked_.push_back({points_of(d, q, a), 0, i});
        }
      });
}

std::size_t ServiceQueue::place(std::size_t k) {
  if (in_turn_) return k;
  if (k == sorted_) {
    constexpr std::size_t at_a_time = 64;
    sorted_ = std::min(ranked_.size(), sorted_ + std::max(at_a_time, sorted_));
    std::partial_sort(ranked_.begin() + static_cast<std::ptrdiff_t>(k), ranked_.begin() + static_cast<std::ptrdiff_t>(sorted_),
                      ranked_.end(), [](const Ranked& a, const Ranked& b) {
                        return std::tie(b.points, a.lot, a.place) < std::tie(a.points, b.lot, b.place);
                      });
  }
  return ranked_[k].place;
}

}  // namespace hearth

#include "models/programme_calls.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "models/admission.h"
#include "models/life_events.h"
#include "models/market_effects.h"
#include "models/newcomers.h"
#include "models/programme_common.h"
#include "models/service_desk.h"
#include "sim/draw_order.h"

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

void apply_now(District& d, std::size_t q, Identity id, std::uint32_t who) {
  d.programmes.applying.push_back({id, who, static_cast<std::int16_t>(q), static_cast<std::int16_t>(d.month)});
}

// At the desk, where the programme is applied for there.
void hand_in(District& d, std::size_t q, Identity id, std::uint32_t who) {
  if (d.setup.programmes[q].through_desk && waits_at_desk(d, who, static_cast<std::uint32_t>(q), false)) return;
  apply_now(d, q, id, who);
}

// Whose call has come: who is admitted applies.
void answer_person(District& d, std::size_t q, std::uint32_t slot) {
  if (!is_open(d, q) || !admits_person(d, q, slot)) return plan_next_call(d, q, slot, d.month + 1);
  hand_in(d, q, d.people.person[slot].id, slot);
}
void answer_employer(District& d, std::size_t q, std::uint32_t employer) {
  if (!is_open(d, q) || !admits_employer(d, q, employer)) return plan_next_call(d, q, employer, d.month + 1);
  hand_in(d, q, d.employers.id(employer), employer);
}

// Somebody, or an employer, applies: `patience` is a unit exponential.
void join_queue(District& d, const NextCall& x, const Block& w, std::int32_t patience) {
  const auto q = static_cast<std::size_t>(x.programme);
  const Programme& y = d.setup.programmes[q];
  // Applications are planned as often as market programmes could ever make them, and thinned to how often they are.
  if (y.most_often != 1 &&
      !chance(w[3], market_multiplier(d, MarketQuantity::applications, static_cast<int>(q)) / y.most_often))
    return plan_next_call(d, q, x.who, d.month + 1);
  const double mean = parameters_of(d, q).patience_months;
  const double gives_up = mean > 0 ? std::min<double>(never, d.month + 1 + patience / hazard_unit * mean) : never;
  const NewApplicant applicant{static_cast<std::uint64_t>(w[2]) << 32 | fingerprint(x.id), x.who, x.programme,
                               static_cast<std::int16_t>(gives_up)};
  d.programmes.newest[applicant.part()].push_back(applicant);
  ++d.programme_flows.applicants[q];
}

// Those who applied this month join their queues.
void line_up(District& d) {
  for (auto& part : d.programmes.newest) {
    std::vector<NewApplicant> applicants = std::exchange(part, {});
    sort_by_draw(applicants, [](const NewApplicant& x) { return x.lot << NewApplicant::part_bits; });
    for (const NewApplicant& x : applicants)
      d.programmes.of[static_cast<std::size_t>(x.programme)].queue.push_back(
          {x.who, x.gives_up, static_cast<std::int16_t>(d.month)});
  }
}

}  // namespace

void list_calls(District& d) {
  const Programmes& all = d.setup.programmes;
  d.programmes.chances.assign(all.calls_by_group.size() * tag_sets, {});
  for (std::size_t group = 0; group < all.calls_by_group.size(); ++group) {
    for (std::uint32_t tags = 0; tags < tag_sets; ++tags) {
      CallChances& chances = d.programmes.chances[group * tag_sets + tags];
      for (const int call : all.calls_by_group[group]) {
        const auto q = static_cast<std::size_t>(all.called[static_cast<std::size_t>(call)]);
        const Programme& y = all[q];
        if (y.admits.tags != 0 && (y.admits.tags & tags) == 0) continue;
        const std::size_t place = chances.calls++;
        chances.of[place] = {call, d.programmes.of[q].opens, months_before(y.admits), y.admits.max_months, y.rate};
        chances.key[place] = key_of_use(Use::programme, y.key);
        for (std::size_t age = 0; age < chances.by_age.size(); ++age)
          chances.by_age[age] |= (static_cast<int>(age) <= y.admits.oldest ? 1u : 0u) << place;
      }
    }
  }
}

void prepare_calls(District& d) {
  std::vector<std::uint32_t> none_below;
  for (const int called : d.setup.programmes.called) {
    const auto q = static_cast<std::size_t>(called);
    const int first = std::max(d.month, d.programmes.of[q].opens);
    none_below.push_back(no_date_below(d.setup.programmes[q].rate, d.setup.months - first));
  }
  for (CallChances& chances : d.programmes.chances) {
    for (std::size_t k = 0; k < chances.calls; ++k) chances.limit[k] = none_below[static_cast<std::size_t>(chances.of[k].call)];
  }
}

namespace {

// The calls of newcomer `i` of the batch that may fall into the run.
void find_calls(const District& d, std::size_t i, CallsOfNewcomers& found) {
  const std::uint32_t slot = d.newcomers.slot[i];
  const Person& p = d.people.person[slot];
  const CallChances& chances = d.programmes.chances[CovariateCodes::group(p.code[by_person]) * tag_sets + tags_of(p)];
  std::array<std::uint32_t, words_at_once> own;
  std::uint32_t may =
      kernels().words_above(d.newcomers.candidates(i)[0], chances.key.data(), chances.limit.data(), own.data()) &
      chances.by_age[static_cast<std::size_t>(CovariateCodes::age(p.code[by_person]))];
  const auto take_first = [&] {
    const auto k = static_cast<std::size_t>(std::countr_zero(may | 1u << 31));
    found.word[found.size] = own[k];
    found.call[found.size] = {slot, &chances.of[k]};
    found.size += may != 0 ? 1 : 0;
    may &= may - 1;
  };
  constexpr int usual = 2;  // without branches, since how many there are is not to be guessed
  for (int k = 0; k < usual; ++k) take_first();
  while (may != 0) take_first();
}

}  // namespace

void plan_calls(District& d, std::size_t newcomers) {
  CallsOfNewcomers& found = d.programmes.found;
  found.make_room(newcomers);
  for (std::size_t i = 0; i < newcomers; ++i) find_calls(d, i, found);
  kernels().exponentials(found.word.data(), found.exponential.data(), found.size);
  const int left = d.setup.months - d.month;
  for (std::size_t k = 0; k < found.size; ++k) {
    const auto& [slot, chance] = found.call[k];
    const CallChance& x = *chance;
    const int entry = d.people.entry_month(slot);
    const int first = std::max({0, x.opens - d.month, entry + x.months_before - d.month});
    const int in = first + months_until(found.exponential[k], x.rate, left);
    if (in < left && d.month + in - entry <= x.max_months)
      d.programmes.calls.add(d.month + in, slot, static_cast<std::uint32_t>(x.call));
  }
}

void plan_employer_calls(District& d, std::uint32_t employer) {
  const std::uint32_t word = d.luck.word(Stream::programme_call, d.employers.id(employer));
  const int now = d.programmes.employer_calls.first_open();  // next month, where a programme has founded it
  const int left = d.setup.months - now;
  for (const int call : d.setup.programmes.for_employers) {
    const auto q = static_cast<std::size_t>(call);
    const Programme& y = d.setup.programmes[q];
    if (!may_ever_admit_employer(d, y.admits, employer)) continue;
    const int first = std::max(d.programmes.of[q].opens, d.employers.employer[employer].born + y.admits.min_firm_months);
    const int in =
        std::max(0, first - now) + months_until(unit_exponential(word_for(word, Use::programme, y.key)), y.rate, left);
    if (in < left) d.programmes.employer_calls.add(now + in, due(d, q, employer));
  }
}

void join_programme_queue(District& d, std::size_t q, std::uint32_t who) {
  apply_now(d, q, identity_of(d, q, who), who);
}

// Somebody, or an employer, may apply again from the month `first` on; drawn for all at the end of the month.
void plan_next_call(District& d, std::size_t q, std::uint32_t who, int first) {
  const Programme& y = d.setup.programmes[q];
  if (y.rate <= 0) return;
  const bool person = !serves_employers(d, q);
  first = std::max(first, d.programmes.of[q].opens);
  first =
      std::max(first, person ? first_admitted(d, y.admits, who) : d.employers.employer[who].born + y.admits.min_firm_months);
  if (first >= d.setup.months) return;
  if (person ? may_have_dates(d, y.admits, who, first) : may_ever_admit_employer(d, y.admits, who))
    d.programmes.again.push_back({identity_of(d, q, who), who, static_cast<std::int16_t>(q), static_cast<std::int16_t>(first)});
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
  in_pieces(d.programmes.again, [&](std::span<const NextCall> piece) {
    d.batch.clear();
    for (const NextCall& x : piece)
      d.batch.add(x.id, draw_ordinal(d.setup.programmes[static_cast<std::size_t>(x.programme)], x.first));
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

namespace {

// Whose application is complete joins a queue; who was not admitted, or does not apply after all, gets a later date.
void settle_answers(District& d) {
  in_pieces(d.programmes.applying, [&](std::span<const NextCall> piece) {
    d.batch.clear();
    for (const NextCall& x : piece)
      d.batch.add(x.id, draw_ordinal(d.setup.programmes[static_cast<std::size_t>(x.programme)], d.month));
    d.batch.draw(d.luck, Stream::programme_lot);
    const auto& exponentials = d.batch.exponentials(1);
    for (std::size_t i = 0; i < piece.size(); ++i) join_queue(d, piece[i], d.batch.block(i), exponentials[i]);
  });
  d.programmes.applying.clear();
  plan_next_calls(d);
}

// A piece of them is enough to settle: together they would take much memory.
bool many_answers(const District& d) {
  return std::max(d.programmes.applying.size(), d.programmes.again.size()) >= items_per_piece;
}

}  // namespace

void take_applications(District& d) {
  const std::size_t most =
      d.programmes.applying.size() + d.programmes.calls.size(d.month) + d.programmes.employer_calls.size(d.month);
  for (auto& part : d.programmes.newest) part.reserve(most / d.programmes.newest.size());
  Agenda::Origin made = d.programmes.calls.origin(d.month);
  d.programmes.calls.take(d.month, [&](std::span<const Appointment> calls) {
    in_pieces(calls, [&](std::span<const Appointment> piece) {
      asking_ahead(
          piece,
          [&](const Appointment& a) {
            d.people.prefetch(a.slot());
            prefetch(&d.people.entry[a.slot()]);
          },
          [&](const Appointment& a) { d.employers.prefetch_employer(d.people.person[a.slot()].employer); },
          [&](const Appointment& a) {
            const int made_in = made.next();
            if (d.people.alive(a.slot()) && d.people.entry_month(a.slot()) <= made_in)
              answer_person(d, static_cast<std::size_t>(d.setup.programmes.called[a.kind()]), a.slot());
          });
      if (many_answers(d)) settle_answers(d);
    });
  });
  d.programmes.employer_calls.take(d.month, [&](std::span<const ProgrammeDue> calls) {
    in_pieces(calls, [&](std::span<const ProgrammeDue> piece) {
      asking_ahead(
          piece, [&](const ProgrammeDue& x) { d.employers.prefetch_employer(x.who); },
          [&](const ProgrammeDue& x) {
            if (is_there(d, x)) answer_employer(d, x.programme, x.who);
          });
      if (many_answers(d)) settle_answers(d);
    });
  });
  settle_answers(d);
  line_up(d);
}

}  // namespace hearth

#include "models/programmes.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "models/indices.h"
#include "models/job_matching.h"
#include "models/life_events.h"
#include "models/newcomers.h"
#include "models/placements.h"
#include "models/programme_effects.h"
#include "models/responsibility.h"

namespace hearth {

namespace {

constexpr int never = 30000;

const ProgrammeParameters& parameters(const District& d, std::size_t q) {
  return d.setup.p.programmes[q];
}

bool serves_employers(const District& d, std::size_t q) {
  return d.setup.programmes[q].serves == Serves::employers;
}

std::uint32_t ordinal(const Programme& y, int month) {
  return y.key << 10 | static_cast<std::uint32_t>(month);
}

Identity identity_of(const District& d, std::size_t q, std::uint32_t who) {
  return serves_employers(d, q) ? d.employers.id(who) : d.people.person[who].id;
}

std::uint32_t check_of(const District& d, std::size_t q, std::uint32_t who) {
  return fingerprint(identity_of(d, q, who));
}

bool is_there(const District& d, const ProgrammeDue& x) {
  if (serves_employers(d, x.programme)) return d.employers.employer[x.who].alive;
  return d.people.alive(x.who) && (fingerprint(d.people.person[x.who].id) & 0xffffffu) == x.check;
}

ProgrammeDue due(const District& d, std::size_t q, std::uint32_t who) {
  ProgrammeDue x;
  x.who = who;
  x.programme = static_cast<std::uint8_t>(q);
  x.check = check_of(d, q, who) & 0xffffffu;
  return x;
}

// The plan of the units with the slips of its milestones: what is there when the run begins stays, what opens later waits for
// the departments to agree and may slip besides.
Schedule slipped(const District& d, std::size_t q, double& mean_slip) {
  const ProgrammeParameters& x = parameters(d, q);
  const Programme& y = d.setup.programmes[q];
  const Month start = d.setup.p.run.start;
  if (x.units.is_constant() || y.task < 0) return x.units;
  const EffortParameters& e = d.setup.p.effort;
  const auto task = static_cast<std::size_t>(y.task);
  const auto coordination = static_cast<int>(std::floor(d.setup.responsibility.coordination_months[task] + 0.5));
  std::vector<Schedule::Point> points;
  double slips = 0;
  int milestones = 0;
  for (Schedule::Point point : x.units.points()) {
    if (point.month > start) {
      const int planned = std::clamp(point.month - start, 0, d.setup.months - 1);
      const double effort = d.setup.responsibility.task_effort[task][static_cast<std::size_t>(planned)];
      const Block w = d.luck.block(Stream::programme_slip, Identity{y.key}, static_cast<std::uint32_t>(point.month.index));
      int slip = coordination;
      if (chance(w[0], slip_chance(e, effort)))
        slip += 1 + static_cast<int>(unit_exponential(w[1]) / hazard_unit * std::max(0.0, e.slip_months_mean - 0.5));
      slips += slip;
      ++milestones;
      point.month = point.month + slip;
    }
    if (!points.empty() && point.month <= points.back().month) point.month = points.back().month + 1;
    points.push_back(point);
  }
  mean_slip = milestones > 0 ? slips / milestones : 0;
  return {x.units.shape(), std::move(points)};
}

double units_now(const District& d, std::size_t q) {
  return d.programmes.of[q].units[static_cast<std::size_t>(d.month)];
}

double effort_now(const District& d, std::size_t q) {
  const int task = d.setup.programmes[q].task;
  return task < 0 ? 1 : d.setup.responsibility.task_effort[static_cast<std::size_t>(task)][static_cast<std::size_t>(d.month)];
}

std::uint32_t tags_of(const Person& p) {
  return (CovariateCodes::international(p.code[by_person]) ? 1u : 0u) | (p.high_end != 0 ? 2u : 0u);
}

bool is_open(const District& d, std::size_t q) {
  return !d.setup.programmes[q].carried_out || units_now(d, q) > 0;
}

// What never changes of an employer, and what only grows: its age.
bool may_ever_admit_employer(const District& d, const Admission& a, std::uint32_t e) {
  const Employer& x = d.employers.employer[e];
  return a.sectors[x.sector] != 0 && (a.kinds >> static_cast<int>(x.kind) & 1) != 0 && (!a.quality_firms_only || x.quality) &&
         (!a.team_ventures_only || x.has_team || x.born == d.month) && d.month - x.born < a.max_firm_months;
}

// The same of a person: tags, and the age, which only grows.
bool may_ever_admit_person(const Programme& y, const Person& p) {
  const std::uint32_t tags = tags_of(p);
  return (y.admits.tags == 0 || (y.admits.tags & tags) != 0) &&
         (y.admits.oldest >= static_cast<int>(CovariateCodes::age(p.code[by_person])));
}

// Somebody, or an employer, may apply again from the month `first` on; drawn for all at the end of the month.
void plan_next_call(District& d, std::size_t q, std::uint32_t who, int first) {
  const Programme& y = d.setup.programmes[q];
  first = std::max(first, d.programmes.of[q].opens);
  if (y.rate <= 0 || first >= d.setup.months) return;
  const bool ever =
      serves_employers(d, q) ? may_ever_admit_employer(d, y.admits, who) : may_ever_admit_person(y, d.people.person[who]);
  if (ever) d.programmes.again.push_back({who, static_cast<std::int16_t>(q), static_cast<std::int16_t>(first)});
}

// The months in which those apply again who may.
void plan_next_calls(District& d) {
  in_pieces(d.programmes.again, [&](std::span<NextCall> piece) {
    d.batch.clear();
    for (const NextCall& x : piece) {
      const auto q = static_cast<std::size_t>(x.programme);
      d.batch.add(identity_of(d, q, x.who), ordinal(d.setup.programmes[q], x.first));
    }
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

bool admits_by_employer(const District& d, const Admission& a, std::uint32_t e) {
  if (e == nobody) return false;
  const Employer& x = d.employers.employer[e];
  return x.alive && a.sectors[x.sector] != 0 && (a.kinds >> static_cast<int>(x.kind) & 1) != 0 &&
         (!a.quality_firms_only || x.quality) && (!a.team_ventures_only || x.has_team) && d.month - x.born < a.max_firm_months;
}

bool has_young_founder(const District& d, std::uint32_t e) {
  bool found = false;
  d.employers.for_staff(e, [&](std::uint32_t slot) {
    const Person& p = d.people.person[slot];
    found = found || (p.role == Role::founder && CovariateCodes::age(p.code[by_person]) < AgeBand::from_40);
  });
  return found;
}

bool has_support(const District& d, std::size_t q, std::uint32_t slot) {
  const int bit = d.setup.programmes[q].support;
  return bit >= 0 && (d.people.person[slot].supports >> bit & 1) != 0;
}

bool admits(const District& d, std::size_t q, std::uint32_t who) {
  return serves_employers(d, q) ? admits_employer(d, q, who) : admits_person(d, q, who);
}

// Whose call has come: who is admitted applies.
void answer(District& d, std::size_t q, std::uint32_t who) {
  if (is_open(d, q) && admits(d, q, who)) {
    d.programmes.applying.push_back({who, static_cast<std::int16_t>(q), static_cast<std::int16_t>(d.month)});
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
  const double patience = parameters(d, q).patience_months;
  const double gives_up = patience > 0 ? d.month + 1 + std::floor(unit_exponential(w[1]) / hazard_unit * patience) : never;
  ProgrammeApplicant a;
  a.who = who;
  a.check = check_of(d, q, who);
  a.lot = w[2];
  a.since = static_cast<std::int16_t>(d.month);
  a.gives_up = static_cast<std::int16_t>(std::min<double>(never, gives_up));
  d.programmes.of[q].queue.push_back(a);
  ++d.programme_flows.applicants[q];
}

void take_applications(District& d) {
  Agenda::Origin made = d.programmes.calls.origin(d.month);
  asking_ahead(
      d.programmes.calls.of(d.month),
      [&](const Appointment& a) {
        d.people.prefetch(a.slot());
        prefetch(&d.people.entry[a.slot()]);
      },
      [&](const Appointment& a) {
        const int made_in = made.next();
        if (d.people.alive(a.slot()) && d.people.entry_month(a.slot()) <= made_in)
          answer(d, static_cast<std::size_t>(d.setup.programmes.called[a.kind()]), a.slot());
      });
  const auto calls = d.programmes.employer_calls.of(d.month);
  for (std::size_t i = 0; i < calls.size(); ++i) {
    const ProgrammeDue x = calls[i];
    if (is_there(d, x)) answer(d, x.programme, x.who);
  }
  d.programmes.employer_calls.forget(d.month);
  in_pieces(d.programmes.applying, [&](std::span<NextCall> piece) {
    d.batch.clear();
    for (const NextCall& x : piece) {
      const auto q = static_cast<std::size_t>(x.programme);
      d.batch.add(identity_of(d, q, x.who), ordinal(d.setup.programmes[q], d.month));
    }
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

double points_of(const District& d, std::size_t q, const ProgrammeApplicant& a) {
  const ProgrammeParameters& x = parameters(d, q);
  const bool firm = serves_employers(d, q);
  const std::uint32_t e = firm ? a.who : d.people.person[a.who].employer;
  double points =
      firm ? 0 : d.setup.programmes[q].points_by_class[static_cast<std::size_t>(class_of(d, d.people.person[a.who]))];
  if (e != nobody && e < d.employers.end() && d.employers.employer[e].alive &&
      d.setup.p.sectors[static_cast<std::size_t>(d.employers.sector(e))].key_sector)
    points += x.key_sector_priority;
  return points;
}

// Who applied this month joins the queue in a drawn order, never by slot.
void line_up(District& d, std::size_t q) {
  auto& queue = d.programmes.of[q].queue;
  const auto first = std::find_if(queue.rbegin(), queue.rend(), [&](const auto& a) { return a.since != d.month; }).base();
  std::sort(first, queue.end(),
            [](const auto& a, const auto& b) { return std::tie(a.lot, a.check) < std::tie(b.lot, b.check); });
}

// Places of the queue in the order of service: the first `sorted` of them are in it, the others come later.
class ServiceQueue {
 public:
  ServiceQueue(const District& d, std::size_t q) : queue_(d.programmes.of[q].queue) {
    const ServiceOrder order = parameters(d, q).order;
    in_turn_ = order == ServiceOrder::first_come;
    if (in_turn_) return;
    const Programme& y = d.setup.programmes[q];
    for (std::uint32_t i = 0; i < queue_.size(); ++i) {
      const ProgrammeApplicant& a = queue_[i];
      if (order == ServiceOrder::lottery) {
        ranked_.push_back({0, d.luck.block(Stream::programme_lot, identity_of(d, q, a.who), ordinal(y, d.month), 1)[0], i});
      } else {
        ranked_.push_back({points_of(d, q, a), 0, i});
      }
    }
  }
  /// The place in the queue of the k-th who is served; asked for one after another.
  std::size_t place(std::size_t k) {
    if (in_turn_) return k;
    if (k == sorted_) {
      constexpr std::size_t at_a_time = 64;
      sorted_ = std::min(ranked_.size(), sorted_ + std::max(at_a_time, sorted_));
      std::partial_sort(ranked_.begin() + static_cast<std::ptrdiff_t>(k),
                        ranked_.begin() + static_cast<std::ptrdiff_t>(sorted_), ranked_.end(),
                        [](const Ranked& a, const Ranked& b) {
                          return std::tie(b.points, a.lot, a.place) < std::tie(a.points, b.lot, b.place);
                        });
    }
    return ranked_[k].place;
  }

 private:
  struct Ranked {
    double points;
    std::uint32_t lot;
    std::uint32_t place;
  };
  const std::vector<ProgrammeApplicant>& queue_;
  bool in_turn_ = true;
  std::size_t sorted_ = 0;
  std::vector<Ranked> ranked_;
};

int account_of(const District& d, std::size_t q) {
  return d.setup.schemes + static_cast<int>(q);
}

// An amount by the shares of those who pay; the district pays what rounding leaves.
void post_shared(District& d, std::size_t q, Purpose purpose, double amount, std::int64_t times = 1) {
  if (amount == 0 || times == 0 || !d.setup.programmes[q].carried_out) return;
  const ProgrammeCost& c = parameters(d, q).cost;
  Money rest = Money::cny(amount);
  for (const auto& [share, payer] :
       {std::pair{c.share_employer, Payer::employer}, std::pair{c.share_individual, Payer::individual},
        std::pair{c.share_private, Payer::private_capital}}) {
    if (share <= 0) continue;
    const Money part = Money::cny(amount * share);
    d.ledger.post(account_of(d, q), purpose, payer, part * times);
    rest = rest - part;
  }
  d.ledger.post(account_of(d, q), purpose, Payer::district, rest * times);
}

double instalment_of(const ProgrammeCost& c) {
  return c.per_served / static_cast<double>(c.instalments);
}

void pay_for(District& d, std::size_t q, std::uint32_t who) {
  const ProgrammeParameters& x = parameters(d, q);
  const ProgrammeCost& c = x.cost;
  if (x.fund.capital > 0) {
    const Money ticket = Money::cny(c.per_served);
    d.programmes.of[q].capital = d.programmes.of[q].capital - ticket;
    d.ledger.post(account_of(d, q), Purpose::investment, Payer::district, ticket);
    d.ledger.post(account_of(d, q), Purpose::investment, Payer::private_capital, Money::cny(c.per_served * x.fund.leverage));
    const std::uint32_t word =
        d.luck.block(Stream::programme_outcome, identity_of(d, q, who), ordinal(d.setup.programmes[q], d.month))[2];
    const int exit = std::max(1, static_cast<int>(x.fund.recovery_months * (0.5 + uniform(word))));
    d.programmes.exits.add(d.month + exit, due(d, q, who));
    return;
  }
  ++d.programme_flows.paid[q];
  for (int k = 1; k < c.instalments; ++k) d.programmes.instalments.add(d.month + 12 * k, due(d, q, who));
}

// How many may start this month.
std::int64_t openings(District& d, std::size_t q) {
  constexpr std::int64_t all = std::int64_t{1} << 40;
  const ProgrammeParameters& x = parameters(d, q);
  ProgrammeState& s = d.programmes.of[q];
  if (!d.setup.programmes[q].carried_out) return all;
  const double units = d.setup.scaled(units_now(d, q));
  if (units <= 0) return 0;
  s.allowance += units * x.starts_per_unit_year / 12 * effort_now(d, q);
  if (x.rounds_per_year > 0 && !is_round(x, (d.setup.p.run.start + d.month).month_of_year())) return 0;
  std::int64_t n = all;
  if (x.starts_per_unit_year > 0) {
    n = static_cast<std::int64_t>(s.allowance);
    s.allowance -= static_cast<double>(n);
  }
  if (x.places_per_unit > 0) n = std::min(n, static_cast<std::int64_t>(units * x.places_per_unit) - s.in_programme);
  return std::max<std::int64_t>(0, n);
}

void serve(District& d, std::size_t q) {
  const ProgrammeParameters& x = parameters(d, q);
  ProgrammeState& s = d.programmes.of[q];
  std::int64_t left = openings(d, q);
  if (left == 0 || s.queue.empty()) return;
  ServiceQueue order(d, q);
  for (std::size_t k = 0; k < s.queue.size() && left > 0; ++k) {
    if (x.fund.capital > 0 && s.capital.fen < Money::cny(x.cost.per_served).fen) break;
    ProgrammeApplicant& a = s.queue[order.place(k)];
    const std::uint32_t who = std::exchange(a.who, nobody);
    if (!admits(d, q, who)) {
      turn_away(d, q, who);
      continue;
    }
    if (x.effect.placement == PlacementKind::exchange) {
      d.exchanges.push_back({who, static_cast<std::uint32_t>(q)});
    } else {
      enter_programme(d, q, who);
    }
    --left;
  }
  std::erase_if(s.queue, [](const ProgrammeApplicant& a) { return a.who == nobody; });
}

// Somebody, or an employer, comes to the end of a programme.
void complete(District& d, const ProgrammeDue& x) {
  const std::size_t q = x.programme;
  const ProgrammeParameters& p = parameters(d, q);
  const Programme& y = d.setup.programmes[q];
  --d.programmes.of[q].in_programme;
  if (!is_there(d, x)) return;
  const bool employers = serves_employers(d, q);
  const Block w = d.luck.block(Stream::programme_outcome, identity_of(d, q, x.who), ordinal(y, d.month), 1);
  const bool passed = chance(w[0], p.pass_share);
  if (passed) {
    ++d.programme_flows.completed[q];
    if (p.effect.from == EffectFrom::completion) {
      employers ? begin_employer_effect(d, q, x.who, static_cast<int>(p.effect.months))
                : begin_effect(d, q, x.who, static_cast<int>(p.effect.months));
    }
  }
  if (!employers) {
    if (y.placement == PlacementKind::secondment) end_placement(d, q, x.who, w[2]);
    if (chance(w[3], p.effect.leaving_share)) d.programmes.leavers.add(d.month + 1, due(d, q, x.who));
  }
  if (!p.once) plan_next_call(d, q, x.who, d.month + 1 + static_cast<int>(passed ? p.effect.months : 0));
}

template <class Act>
void take(District& d, MonthlyLists<ProgrammeDue>& lists, const Act& act) {
  const auto items = lists.of(d.month);
  for (std::size_t i = 0; i < items.size(); ++i) act(items[i]);
  lists.forget(d.month);
}

void keep_dates(District& d) {
  take(d, d.programmes.effect_ends, [&](const ProgrammeDue& x) {
    if (is_there(d, x)) end_effect(d, x.programme, x.who);
  });
  take(d, d.programmes.employer_ends, [&](const ProgrammeDue& x) {
    if (is_there(d, x)) end_employer_effect(d, x.programme, x.who);
  });
  take(d, d.programmes.completions, [&](const ProgrammeDue& x) { complete(d, x); });
  take(d, d.programmes.instalments, [&](const ProgrammeDue& x) {
    if (is_there(d, x) &&
        (serves_employers(d, x.programme) || d.setup.programmes[x.programme].support < 0 || has_support(d, x.programme, x.who)))
      ++d.programme_flows.paid[x.programme];
  });
  take(d, d.programmes.exits, [&](const ProgrammeDue& x) {
    const ProgrammeParameters& p = parameters(d, x.programme);
    if (!is_there(d, x)) return;
    const Money back = Money::cny(p.cost.per_served * p.fund.recovery_multiple);
    d.ledger.post(account_of(d, x.programme), Purpose::recovery, Payer::district, Money{} - back);
    if (p.fund.revolving) d.programmes.of[x.programme].capital += back;
  });
}

// For those who were served, and what units cost whether somebody is or not.
void post_costs(District& d, std::size_t q) {
  const ProgrammeCost& c = parameters(d, q).cost;
  ProgrammeState& s = d.programmes.of[q];
  const double units = units_now(d, q);
  if (!d.setup.programmes[q].carried_out) return;
  post_shared(d, q, Purpose::support, instalment_of(c), d.programme_flows.paid[q]);
  if (units <= 0) return;
  if (!s.opened) {
    s.opened = true;
    post_shared(d, q, Purpose::opening, d.setup.scaled(c.opening));
  }
  post_shared(d, q, Purpose::running, d.setup.scaled(units * c.per_unit_year) / 12);
}

// Service managers bring vacancies of their firms and people who search together.
void help_with_vacancies(District& d, std::size_t q) {
  const double share = parameters(d, q).effect.vacancies_filled_per_month * effort_now(d, q);
  auto& employers = d.programmes.of[q].participants;
  std::erase_if(employers, [&](std::uint32_t e) { return !d.employers.employer[e].alive; });
  for (const std::uint32_t e : employers) {
    const int open = d.employers.vacancies(e);
    for (int k = 0; k < open; ++k) {
      const Block w = d.luck.block(Stream::vacancy_help, d.employers.id(e), ordinal(d.setup.programmes[q], d.month),
                                   static_cast<std::uint32_t>(k));
      if (!chance(w[0], share)) continue;
      if (const std::uint32_t slot = searcher_for(d, e, w[1]); slot != nobody) hire_searcher(d, slot, e, w[2]);
    }
  }
}

// Costs of the posts on talent work in all departments.
void post_staff_costs(District& d) {
  const EffortParameters& e = d.setup.p.effort;
  const int task = index_of(d.setup.p.tasks, e.task);
  if (task < 0 || !is_carried_out(d.setup.p, e.task)) return;
  double posts = 0;
  for (const auto& department : d.setup.p.departments) posts += department.staff;
  d.ledger.post(d.setup.schemes + static_cast<int>(d.setup.programmes.size()) + task, Purpose::staff, Payer::district,
                Money::cny(d.setup.scaled(posts * e.cost_per_post / 12)));
}

}  // namespace

bool is_round(const ProgrammeParameters& x, int month_of_year) {
  const int since_first = (month_of_year - static_cast<int>(x.first_round_month) + 12) % 12;
  for (std::int64_t k = 0; k < x.rounds_per_year; ++k) {
    if (since_first == k * 12 / x.rounds_per_year) return true;
  }
  return false;
}

void ProgrammeFlows::reset(std::size_t programmes) {
  for (auto* v : {&applicants, &served, &turned_away, &completed, &paid}) v->assign(programmes, 0);
}

void ProgrammeFlows::clear() {
  for (auto* v : {&applicants, &served, &turned_away, &completed, &paid}) std::fill(v->begin(), v->end(), 0);
}

void begin_programmes(District& d) {
  ProgrammesState& s = d.programmes;
  s.of.assign(d.setup.programmes.size(), {});
  d.programmes.calls.reset(d.setup.months);
  for (auto* lists :
       {&s.employer_calls, &s.completions, &s.effect_ends, &s.instalments, &s.exits, &s.leavers, &s.employer_ends})
    lists->reset(d.setup.months);
  s.failure_ratio.clear();
  d.programme_flows.reset(d.setup.programmes.size());
  for (std::size_t q = 0; q < s.of.size(); ++q) {
    ProgrammeState& x = s.of[q];
    const Programme& y = d.setup.programmes[q];
    const Schedule units = slipped(d, q, x.slipped_months);
    for (int m = 0; m < d.setup.months; ++m) x.units.push_back(y.carried_out ? units.at(d.setup.p.run.start + m) : 0);
    if (y.carried_out)
      x.opens =
          static_cast<int>(std::find_if(x.units.begin(), x.units.end(), [](double u) { return u > 0; }) - x.units.begin());
    x.capital = Money::cny(d.setup.scaled(parameters(d, q).fund.capital));
  }
}

void prepare_calls(District& d) {
  const Programmes& all = d.setup.programmes;
  constexpr std::uint32_t tag_sets = 4;
  d.programmes.chances.resize(static_cast<std::size_t>(d.setup.fields) * tag_sets);
  std::vector<std::uint32_t> limits;
  std::vector<int> opens;
  for (const int q : all.called) {
    opens.push_back(d.programmes.of[static_cast<std::size_t>(q)].opens);
    limits.push_back(no_date_below(all[static_cast<std::size_t>(q)].rate, d.setup.months - std::max(d.month, opens.back())));
  }
  for (std::size_t f = 0; f < all.calls_by_field.size(); ++f) {
    for (std::uint32_t tags = 0; tags < tag_sets; ++tags) {
      auto& chances = d.programmes.chances[f * tag_sets + tags];
      chances.clear();
      for (const int call : all.calls_by_field[f]) {
        const Programme& y = all[static_cast<std::size_t>(all.called[static_cast<std::size_t>(call)])];
        if (y.admits.tags != 0 && (y.admits.tags & tags) == 0) continue;
        chances.push_back({y.key, limits[static_cast<std::size_t>(call)], call, y.admits.oldest,
                           opens[static_cast<std::size_t>(call)], y.rate});
      }
    }
  }
}

void plan_calls(District& d, std::uint32_t slot, std::uint32_t word) {
  const Person& p = d.people.person[slot];
  const int left = d.setup.months - d.month;
  const auto age = static_cast<int>(CovariateCodes::age(p.code[by_person]));
  const auto& chances = d.programmes.chances[static_cast<std::size_t>(field_of(d, p)) * 4 + tags_of(p)];
  for (const CallChance& x : chances) {
    const std::uint32_t own = word_for(word, Use::programme, x.key);
    // Most words lie below their limit: no application falls into the run.
    if (own <= x.limit || age > x.oldest) continue;
    const int in = std::max(0, x.opens - d.month) + months_until(unit_exponential(own), x.rate, left);
    if (in < left) d.programmes.calls.add(d.month + in, slot, static_cast<std::uint32_t>(x.call));
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

void enter_programme(District& d, std::size_t q, std::uint32_t who) {
  const Programme& y = d.setup.programmes[q];
  const bool employers = serves_employers(d, q);
  ++d.programme_flows.served[q];
  pay_for(d, q, who);
  if (y.months > 0 || y.for_good) {
    ++d.programmes.of[q].in_programme;
    if (!y.for_good) d.programmes.completions.add(d.month + y.months, due(d, q, who));
  }
  if (employers) {
    if (parameters(d, q).effect.vacancies_filled_per_month > 0) d.programmes.of[q].participants.push_back(who);
  } else {
    note(d, who, EventKind::joined_programme, static_cast<int>(q));
    if (y.placement != PlacementKind::none) begin_placement(d, q, who);
  }
  if (y.from_start) employers ? begin_employer_effect(d, q, who, y.effect_months) : begin_effect(d, q, who, y.effect_months);
  if (y.months > 0 || y.for_good) return;
  ++d.programme_flows.completed[q];
  if (!y.once) plan_next_call(d, q, who, d.month + std::max(1, y.blocked_months));
}

void turn_away(District& d, std::size_t q, std::uint32_t who) {
  ++d.programme_flows.turned_away[q];
  plan_next_call(d, q, who, d.month + 1);
}

void run_programmes(District& d) {
  if (d.setup.programmes.size() == 0) return post_staff_costs(d);
  mark_leavers(d, true);
  keep_dates(d);
  take_applications(d);
  for (std::size_t q = 0; q < d.setup.programmes.size(); ++q) {
    const Serves serves = parameters(d, q).serves;
    if (serves == Serves::people || serves == Serves::employers) {
      clear_queue(d, q);
      line_up(d, q);
      serve(d, q);
      if (!d.programmes.of[q].participants.empty()) help_with_vacancies(d, q);
    }
  }
  exchange_posts(d);
  for (std::size_t q = 0; q < d.setup.programmes.size(); ++q) post_costs(d, q);
  mark_leavers(d, false);
  plan_next_calls(d);
  post_staff_costs(d);
  d.ties.form();
}

bool admits_person(const District& d, std::size_t q, std::uint32_t slot) {
  const Programme& y = d.setup.programmes[q];
  const Admission& a = y.admits;
  const Person& p = d.people.person[slot];
  const std::uint16_t who = p.code[by_person];
  const JobState job = job_of(d, slot);
  const std::uint32_t admitted = a.classes >> d.setup.codes.cls(who) & a.fields >> d.setup.codes.field(who) &
                                 a.roles >> static_cast<int>(p.role) & a.jobs >> static_cast<int>(job) &
                                 a.households >> static_cast<int>(CovariateCodes::household(who)) &
                                 a.ages >> static_cast<int>(CovariateCodes::age(who)) & 1u;
  if (admitted == 0 || (p.supports & y.barring) != 0 || (a.tags != 0 && (a.tags & tags_of(p)) == 0)) return false;
  const int tenure = d.people.tenure(slot, d.month);
  if (tenure < a.min_months || tenure > a.max_months) return false;
  if (a.min_months_in_job > 0 && (!has_job(job) || d.month - p.job_since < a.min_months_in_job)) return false;
  if (a.asks_for_employer && !admits_by_employer(d, a, p.employer)) return false;
  return y.placement == PlacementKind::none || may_be_placed(d, q, slot);
}

bool admits_employer(const District& d, std::size_t q, std::uint32_t employer) {
  if (!admits_by_employer(d, d.setup.programmes[q].admits, employer)) return false;
  return !parameters(d, q).eligibility.founders_under_40_only || has_young_founder(d, employer);
}

double market_multiplier(const District& d, MarketQuantity quantity, int field_or_programme) {
  double product = 1;
  for (std::size_t q = 0; q < d.setup.programmes.size(); ++q) {
    const ProgrammeParameters& x = parameters(d, q);
    const Programme& y = d.setup.programmes[q];
    if (x.serves != Serves::market || x.market.quantity != quantity || !y.carried_out) continue;
    if (quantity == MarketQuantity::applications ? y.market_programme != field_or_programme
                                                 : (y.market_fields >> field_or_programme & 1) == 0)
      continue;
    product *= gain(x.market, units_now(d, q)) / gain(x.market, d.programmes.of[q].units.front());
  }
  return product;
}

double gain(const MarketParameters& m, double units) {
  return units > 0 ? 1 + m.gain_max * units / (units + m.half_saturation) : 1;
}

}  // namespace hearth

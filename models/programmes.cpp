#include "models/programmes.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/admission.h"
#include "models/job_matching.h"
#include "models/life_events.h"
#include "models/market_effects.h"
#include "models/milestones.h"
#include "models/programme_calls.h"
#include "models/programme_common.h"
#include "models/programme_costs.h"
#include "models/programme_effects.h"
#include "models/service_managers.h"
#include "models/service_queue.h"
#include "sim/pipeline.h"

namespace hearth {

namespace {

// How many may start this month.
std::int64_t openings(District& d, std::size_t q) {
  constexpr std::int64_t all = std::int64_t{1} << 40;
  const ProgrammeParameters& x = parameters_of(d, q);
  ProgrammeState& s = d.programmes.of[q];
  if (!d.setup.programmes[q].carried_out) return all;
  const double units = d.setup.scaled(units_now(d, q)) * market_multiplier(d, MarketQuantity::capacity, static_cast<int>(q));
  if (units <= 0) return 0;
  s.allowance += units * x.starts_per_unit_year / 12 * effort_now(d, q);
  if (x.rounds_per_year > 0 && !is_round(x, (d.setup.p.run.start + d.month).month_of_year())) return 0;
  std::int64_t n = all;
  if (x.starts_per_unit_year > 0) {
    n = static_cast<std::int64_t>(s.allowance + 1e-9);
    s.allowance -= static_cast<double>(n);
  }
  if (x.places_per_unit > 0) n = std::min(n, static_cast<std::int64_t>(units * x.places_per_unit) - s.in_programme);
  return std::max<std::int64_t>(0, n);
}

// Whether somebody, or an employer, whose turn has come passes the selection.
bool is_selected(const District& d, std::size_t q, std::uint32_t who) {
  const double share = parameters_of(d, q).selected_share;
  if (share >= 1 || !d.setup.programmes[q].carried_out) return true;
  const std::uint32_t ordinal = draw_ordinal(d.setup.programmes[q], d.month);
  return chance(d.luck.block(Stream::programme_outcome, identity_of(d, q, who), ordinal, 3)[0], share);
}

void serve(District& d, std::size_t q) {
  const ProgrammeParameters& x = parameters_of(d, q);
  ProgrammeState& s = d.programmes.of[q];
  open_budget(d, q);
  std::int64_t left = openings(d, q);
  if (left == 0 || s.queue.empty()) return;
  const ServiceQueue order(d, q);
  const auto ask = [&](std::size_t k) {
    if (k < s.queue.size()) ask_for_all(d, q, s.queue[order.place(k)].who);
  };
  for (std::size_t k = 0; k < prefetch_distance; ++k) ask(k);
  const bool from_fund = pays_from_fund(d, q);
  std::int64_t exchanging = 0;  // who will be served at the end of the month, if they find each other
  std::size_t k = 0;
  for (; k < s.queue.size() && left > 0; ++k) {
    ask(k + prefetch_distance);
    if (from_fund && s.capital.fen < Money::cny(x.ticket()).fen) break;
    if (!can_promise(d, q, exchanging)) break;
    ProgrammeApplicant& a = s.queue[order.place(k)];
    const std::uint32_t who = std::exchange(a.who, nobody);
    if (!admits(d, q, who)) {
      turn_away(d, q, who);
      continue;
    }
    --left;
    if (!is_selected(d, q, who)) {
      turn_away(d, q, who);
      continue;
    }
    if (x.effect.placement == PlacementKind::exchange) {
      d.exchanges.push_back({who, static_cast<std::uint32_t>(q)});
      ++exchanging;
    } else {
      enter_programme(d, q, who);
    }
  }
  if (order.in_turn()) {
    s.queue.erase(s.queue.begin(), s.queue.begin() + static_cast<std::ptrdiff_t>(k));
  } else {
    std::erase_if(s.queue, [](const ProgrammeApplicant& a) { return a.who == nobody; });
  }
}

// A firm is too old for a programme that would have kept it for good.
void outgrow(District& d, std::size_t q, std::uint32_t employer) {
  --d.programmes.of[q].in_programme;
  ++d.programme_flows.completed[q];
  end_employer_effect(d, q, employer);
}

// Somebody, or an employer, comes to the end of a programme, with the words of the draw.
void complete(District& d, const ProgrammeDue& x, const Block& w) {
  const std::size_t q = x.programme;
  const ProgrammeParameters& p = parameters_of(d, q);
  const Programme& y = d.setup.programmes[q];
  if (y.for_good) {
    if (is_there(d, x)) outgrow(d, q, x.who);  // who has closed has left it
    return;
  }
  --d.programmes.of[q].in_programme;
  if (!is_there(d, x)) return;
  const bool employers = serves_employers(d, q);
  const bool passed = chance(w[0], p.pass_share);
  if (passed) {
    ++d.programme_flows.completed[q];
    if (!y.from_start) {
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

void keep_dates(District& d) {
  take_due(d, d.programmes.effect_ends, [&](const ProgrammeDue& x) {
    if (is_there(d, x)) end_effect(d, x.programme, x.who);
  });
  take_due(d, d.programmes.employer_ends, [&](const ProgrammeDue& x) {
    if (is_there(d, x)) end_employer_effect(d, x.programme, x.who);
  });
  d.programmes.completions.take(d.month, [&](std::span<const ProgrammeDue> block) {
    in_pieces(block, [&](std::span<const ProgrammeDue> piece) {
      d.batch.clear();
      asking_ahead(
          piece, [&](const ProgrammeDue& x) { ask_for_all(d, x.programme, x.who); },
          [&](const ProgrammeDue& x) {
            d.batch.add(identity_of(d, x.programme, x.who), draw_ordinal(d.setup.programmes[x.programme], d.month));
          });
      d.batch.draw(d.luck, Stream::programme_outcome, 1);
      for (std::size_t i = 0; i < piece.size(); ++i) complete(d, piece[i], d.batch.block(i));
    });
  });
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
  for (auto* v : {&applicants, &served, &turned_away, &completed, &hires, &departures, &first_paid, &later_paid})
    v->assign(programmes, 0);
}

void ProgrammeFlows::clear() {
  for (auto* v : {&applicants, &served, &turned_away, &completed, &hires, &departures, &first_paid, &later_paid})
    std::fill(v->begin(), v->end(), 0);
}

void begin_programmes(District& d) {
  ProgrammesState& s = d.programmes;
  s.of.assign(d.setup.programmes.size(), {});
  s.calls.reset(d.setup.months, d.setup.expected_people);
  for (auto* lists :
       {&s.employer_calls, &s.completions, &s.effect_ends, &s.instalments, &s.exits, &s.leavers, &s.employer_ends})
    lists->reset(d.setup.months, d.setup.expected_people);
  d.programme_flows.reset(d.setup.programmes.size());
  for (std::size_t q = 0; q < s.of.size(); ++q) {
    ProgrammeState& x = s.of[q];
    const Programme& y = d.setup.programmes[q];
    const Schedule units = slipped(d, parameters_of(d, q).units, y.task, y.key, x.milestones);
    x.slipped_months = mean_delay(x.milestones);
    for (int m = 0; m < d.setup.months; ++m) x.units.push_back(y.carried_out ? units.at(d.setup.p.run.start + m) : 0);
    if (y.carried_out)
      x.opens =
          static_cast<int>(std::find_if(x.units.begin(), x.units.end(), [](double u) { return u > 0; }) - x.units.begin());
    x.capital = Money::cny(d.setup.scaled(parameters_of(d, q).fund.capital));
  }
  list_calls(d);
}

void enter_programme(District& d, std::size_t q, std::uint32_t who) {
  const Programme& y = d.setup.programmes[q];
  const bool employers = serves_employers(d, q);
  ++d.programme_flows.served[q];
  pay_for(d, q, who);
  if (y.months > 0 || y.for_good) {
    ++d.programmes.of[q].in_programme;
    const int end = y.for_good ? d.employers.employer[who].born + y.admits.max_firm_months : d.month + y.months;
    d.programmes.completions.add(end, due(d, q, who));
  }
  if (employers) {
    if (parameters_of(d, q).effect.vacancies_filled_per_month > 0) add_participant(d, q, who);
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
  keep_payment_dates(d);  // what is due in the month in which an effect ends is paid
  keep_dates(d);
  take_applications(d);
  for (std::size_t q = 0; q < d.setup.programmes.size(); ++q) {
    const Serves serves = parameters_of(d, q).serves;
    if (serves == Serves::people || serves == Serves::employers) {
      clear_queue(d, q);
      serve(d, q);
      if (!d.programmes.of[q].participants.empty()) help_with_vacancies(d, q);
    }
    if (serves == Serves::market) open_posts(d, q);
    if (d.programmes.again.size() >= items_per_piece) plan_next_calls(d);
  }
  exchange_posts(d);
  for (std::size_t q = 0; q < d.setup.programmes.size(); ++q) post_costs(d, q);
  mark_leavers(d, false);
  plan_next_calls(d);
  post_staff_costs(d);
  d.ties.form();
}

}  // namespace hearth

#include "models/programme_costs.h"

#include <algorithm>

#include "models/indices.h"
#include "models/programme_common.h"
#include "models/responsibility.h"

namespace hearth {

int account_of(const District& d, std::size_t q) {
  return d.setup.schemes + static_cast<int>(q);
}

namespace {

// visit(payer, part) for the shares of those who pay besides the district; what they leave, with what rounding does.
template <class Visit>
Money share_out(const ProgrammeCost& c, Money amount, const Visit& visit) {
  Money rest = amount;
  for (const auto& [share, payer] :
       {std::pair{c.share_employer, Payer::employer}, std::pair{c.share_individual, Payer::individual},
        std::pair{c.share_private, Payer::private_capital}}) {
    if (share <= 0) continue;
    const Money part = Money::cny(amount.in_cny() * share);
    visit(payer, part);
    rest = rest - part;
  }
  return rest;
}

// An amount by the shares of those who pay; the district pays what rounding leaves.
void post_shared(District& d, std::size_t q, Purpose purpose, Money amount, std::int64_t times = 1) {
  if (amount.fen == 0 || times == 0 || !d.setup.programmes[q].carried_out) return;
  const Money rest = share_out(parameters_of(d, q).cost, amount,
                               [&](Payer payer, Money part) { d.ledger.post(account_of(d, q), purpose, payer, part * times); });
  d.ledger.post(account_of(d, q), purpose, Payer::district, rest * times);
}

// The instalments of an award add to it: the first takes what rounding leaves.
Money later_instalment(const ProgrammeCost& c) {
  return {Money::cny(c.per_served).fen / c.instalments};
}
Money first_instalment(const ProgrammeCost& c) {
  return Money::cny(c.per_served) - later_instalment(c) * (c.instalments - 1);
}

}  // namespace

void pay_for(District& d, std::size_t q, std::uint32_t who) {
  const ProgrammeParameters& x = parameters_of(d, q);
  const ProgrammeCost& c = x.cost;
  if (pays_from_fund(d, q)) {
    const Money ticket = Money::cny(x.ticket());
    d.programmes.of[q].capital = d.programmes.of[q].capital - ticket;
    d.ledger.post(account_of(d, q), Purpose::investment, Payer::district, ticket);
    d.ledger.post(account_of(d, q), Purpose::investment, Payer::private_capital, Money::cny(c.per_served) - ticket);
    const std::uint32_t word =
        d.luck.block(Stream::programme_outcome, identity_of(d, q, who), draw_ordinal(d.setup.programmes[q], d.month))[2];
    const int exit = std::max(1, static_cast<int>(x.fund.recovery_months * (0.5 + uniform(word))));
    d.programmes.exits.add(d.month + exit, due(d, q, who));
    return;
  }
  ProgrammeState& s = d.programmes.of[q];
  if (has_budget(d, q)) s.budget_left = s.budget_left - promise_of(d, q);
  if (d.setup.programmes[q].carried_out) ++s.ever_served;
  ++d.programme_flows.first_paid[q];
  for (int k = 1; k < c.instalments; ++k) d.programmes.instalments.add(d.month + 12 * k, due(d, q, who));
}

Money promise_of(const District& d, std::size_t q) {
  const ProgrammeCost& c = parameters_of(d, q).cost;
  const auto nothing = [](Payer, Money) {};
  return share_out(c, first_instalment(c), nothing) + share_out(c, later_instalment(c), nothing) * (c.instalments - 1);
}

bool can_promise(const District& d, std::size_t q, std::int64_t promised) {
  return !has_budget(d, q) || (promise_of(d, q) * (promised + 1)).fen <= d.programmes.of[q].budget_left.fen;
}

void open_budget(District& d, std::size_t q) {
  const Month now = d.setup.p.run.start + d.month;
  if (!has_budget(d, q) || (d.month > 0 && now.month_of_year() != 1)) return;
  // A run that begins within a year has what is left of it.
  const double part = (13 - now.month_of_year()) / 12.0;
  ProgrammeState& s = d.programmes.of[q];
  const Money kept = s.budget_left.fen < promise_of(d, q).fen ? s.budget_left : Money{};
  s.budget_left = kept + Money::cny(d.setup.scaled(parameters_of(d, q).cost.budget.at(now) * part));
  s.budget_opened = s.budget_left;
  s.served_before = s.ever_served;
}

void keep_payment_dates(District& d) {
  take_due(d, d.programmes.instalments, [&](const ProgrammeDue& x) {
    if (is_there(d, x) &&
        (serves_employers(d, x.programme) || d.setup.programmes[x.programme].support < 0 || has_support(d, x.programme, x.who)))
      ++d.programme_flows.later_paid[x.programme];
  });
  take_due(d, d.programmes.exits, [&](const ProgrammeDue& x) {
    const ProgrammeParameters& p = parameters_of(d, x.programme);
    if (!is_there(d, x)) return;
    const Money back = Money::cny(p.ticket() * p.fund.recovery_multiple);
    d.ledger.post(account_of(d, x.programme), Purpose::recovery, Payer::district, Money{} - back);
    if (p.fund.revolving) d.programmes.of[x.programme].capital += back;
  });
}

// For those who were served, and what units cost whether somebody is or not.
void post_costs(District& d, std::size_t q) {
  const ProgrammeCost& c = parameters_of(d, q).cost;
  ProgrammeState& s = d.programmes.of[q];
  const double units = units_now(d, q);
  if (!d.setup.programmes[q].carried_out) return;
  post_shared(d, q, Purpose::support, first_instalment(c), d.programme_flows.first_paid[q]);
  post_shared(d, q, Purpose::support, later_instalment(c), d.programme_flows.later_paid[q]);
  if (units <= 0) return;
  if (!s.opened) {
    s.opened = true;
    post_shared(d, q, Purpose::opening, Money::cny(d.setup.scaled(c.opening)));
  }
  post_shared(d, q, Purpose::running, Money::cny(d.setup.scaled(units * c.per_unit_year) / 12));
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

}  // namespace hearth

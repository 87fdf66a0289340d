#include "models/service_desk.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/applications.h"
#include "models/arrivals.h"
#include "models/indices.h"
#include "models/life_events.h"
#include "models/programme_calls.h"
#include "models/programme_common.h"
#include "sim/portable_math.h"

namespace hearth {

namespace {

const ServiceDeskParameters& parameters(const District& d) {
  return d.setup.p.service_desk;
}

double now(const District& d, const Schedule& schedule) {
  return schedule.at(d.setup.p.run.start + d.month);
}

bool is_open(const District& d) {
  return now(d, d.desk.counters) > 0;
}

void post_costs(District& d) {
  const ServiceDeskParameters& p = parameters(d);
  const int task = index_of(d.setup.p.tasks, p.task);
  if (task < 0 || !d.setup.p.tasks[static_cast<std::size_t>(task)].enabled) return;
  const int account = d.setup.schemes + static_cast<int>(d.setup.programmes.size()) + task;
  d.ledger.post(account, Purpose::running, Payer::district,
                Money::cny(d.setup.scaled(now(d, d.desk.counters) * p.cost_per_counter / 12)));
  if (d.month == d.desk.platform_opens)
    d.ledger.post(account, Purpose::opening, Payer::district, Money::cny(d.setup.scaled(p.platform_cost)));
}

// What those apply for whose papers are done.
void make_applications(District& d) {
  d.desk.applications.take_each(d.month, [&](const AtDesk& x) {
    const bool by_employer = x.for_home == 0 && serves_employers(d, x.what);
    const bool there = by_employer ? d.employers.employer[x.who].alive : d.people.alive(x.who);
    if (!there || fingerprint(by_employer ? d.employers.id(x.who) : d.people.person[x.who].id) != x.check) return;
    if (x.for_home != 0) {
      apply_for_home(d, x.who, static_cast<int>(x.what));
    } else {
      join_programme_queue(d, x.what, x.who);
    }
  });
}

// The month's cases of a request.
std::int64_t cases_of(const District& d, const DeskRequest& x) {
  if (x.brought_by == DeskCases::homes) return d.desk.home_applications;
  if (x.brought_by == DeskCases::programmes) return d.desk.programme_applications;
  const double mean = static_cast<double>(d.people.size()) * x.cases_per_person_year / 12;
  const Identity entity{static_cast<std::uint64_t>(d.month)};
  return poisson_by_inversion(mean,
                              [&](std::uint32_t k) { return d.luck.block(Stream::desk_cases, entity, key_of(x.id), k)[0]; });
}

// Without counters nobody comes, and nobody waits any longer.
void close_desk(ServiceDesk& desk) {
  desk.cases = desk.online = desk.home_applications = desk.programme_applications = 0;
  desk.visits = desk.served = desk.open_minutes = desk.busy_minutes = desk.backlog = desk.backlog_minutes = 0;
  desk.given_up = 0;
  std::fill(desk.cases_by_request.begin(), desk.cases_by_request.end(), 0);
  std::fill(desk.minutes_by_request.begin(), desk.minutes_by_request.end(), 0.0);
}

// Cases come; those who come to a counter add to its queue.
void take_cases(District& d) {
  ServiceDesk& desk = d.desk;
  const auto& requests = parameters(d).requests;
  const double visits_per_case = 2 - now(d, desk.one_visit_share);
  desk.cases = desk.online = 0;
  desk.visits = 0;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const std::int64_t cases = cases_of(d, requests[i]);
    const auto online = static_cast<std::int64_t>(std::floor(static_cast<double>(cases) * now(d, desk.online_share) + 0.5));
    const double visits = static_cast<double>(cases - online) * visits_per_case;
    desk.cases += cases;
    desk.online += online;
    desk.visits += visits;
    desk.cases_by_request[i] = cases;
    desk.minutes_by_request[i] = visits * requests[i].minutes;
  }
  desk.home_applications = desk.programme_applications = 0;
}

// The counters take what their minutes allow.
void serve_visits(District& d) {
  const ServiceDeskParameters& p = parameters(d);
  ServiceDesk& desk = d.desk;
  desk.open_minutes = d.setup.scaled(now(d, desk.counters)) * p.open_minutes_per_month * p.usable_share;
  const double gives_up = p.patience_months > 0 ? 1 - portable_exp(-1 / p.patience_months) : 0;
  desk.given_up = desk.backlog * gives_up;
  const double waiting = desk.backlog - desk.given_up + desk.visits;
  const double minutes =
      std::accumulate(desk.minutes_by_request.begin(), desk.minutes_by_request.end(), desk.backlog_minutes * (1 - gives_up));
  // Requests are served in the mix in which they wait.
  const double share = minutes > desk.open_minutes ? desk.open_minutes / minutes : 1;
  desk.served = waiting * share;
  desk.busy_minutes = minutes * share;
  desk.backlog = waiting - desk.served;
  desk.backlog_minutes = minutes - desk.busy_minutes;
}

bool skips_desk(const District& d, std::uint32_t employer) {
  return employer != nobody && (d.employers.programmes(employer) & d.setup.programmes.skipping_desk) != 0;
}

}  // namespace

void begin_desk(District& d) {
  const ServiceDeskParameters& p = parameters(d);
  const Month start = d.setup.p.run.start;
  const int task = index_of(d.setup.p.tasks, p.task);
  d.desk = ServiceDesk{};
  d.desk.applications.reset(d.setup.months, d.setup.expected_people);
  d.desk.cases_by_request.assign(p.requests.size(), 0);
  d.desk.minutes_by_request.assign(p.requests.size(), 0);
  // What is planned for one month slips by one luck.
  const auto late = [&](const Schedule& planned, std::vector<Milestone>* milestones = nullptr) {
    std::vector<Milestone> others;
    return slipped(d, planned, task, key_of("service_desk"), milestones != nullptr ? *milestones : others);
  };
  const auto in_time = [&](const Schedule& planned, std::vector<Milestone>* milestones = nullptr) {
    return is_carried_out(d.setup.p, p.task) ? late(planned, milestones) : Schedule(planned.at(start));
  };
  d.desk.counters = in_time(p.counters);
  d.desk.online_share = in_time(p.online_share, &d.desk.milestones);
  d.desk.one_visit_share = in_time(p.one_visit_share);
  // The platform opens with what it brings online, which may have to wait for an earlier step; otherwise it slips by itself.
  const Schedule online = late(p.online_share);
  d.desk.platform_opens = late({Schedule::Shape::step, {{p.platform_opens, 1}}}).points().front().month - start;
  for (std::size_t i = 0; i < online.points().size(); ++i) {
    if (p.online_share.points()[i].month == p.platform_opens) d.desk.platform_opens = online.points()[i].month - start;
  }
}

void run_desk(District& d) {
  d.desk.applications_given_up = 0;
  post_costs(d);
  if (is_open(d)) {
    take_cases(d);
    serve_visits(d);
  } else {
    close_desk(d.desk);
  }
  make_applications(d);
}

double online_share_now(const District& d) {
  return now(d, d.desk.online_share);
}

bool waits_at_desk(District& d, std::uint32_t who, std::uint32_t what, bool for_home) {
  const bool by_employer = !for_home && serves_employers(d, what);
  if (!is_open(d) || skips_desk(d, by_employer ? who : d.people.person[who].employer)) return false;
  ++(for_home ? d.desk.home_applications : d.desk.programme_applications);
  const double wait = d.desk.wait_months();
  if (wait <= 0) return false;
  const Identity id = by_employer ? d.employers.id(who) : d.people.person[who].id;
  const std::uint32_t ordinal = static_cast<std::uint32_t>(d.month) << 8 | what << 1 | (for_home ? 1u : 0u);
  const Block w = d.luck.block(Stream::desk_delay, id, ordinal);
  const int months = static_cast<int>(wait + uniform(w[0]));
  if (months <= 0 || chance(w[2], now(d, d.desk.online_share))) return false;
  const double patience = parameters(d).patience_months;
  if (patience > 0 && unit_exponential(w[1]) / hazard_unit * patience < months) {
    ++d.desk.applications_given_up;
    if (!for_home) plan_next_call(d, what, who, d.month + months);
    return true;
  }
  d.desk.applications.add(d.month + months, {who, fingerprint(id), what, for_home ? 1u : 0u});
  return true;
}

}  // namespace hearth

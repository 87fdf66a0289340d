#include "models/invariants.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

#include "models/district.h"
#include "models/life_events.h"
#include "models/programme_common.h"
#include "models/programme_costs.h"
#include "models/purchase_subsidy.h"
#include "models/retention.h"

namespace hearth {

namespace {

template <class Values>
std::int64_t total(const Values& values) {
  return std::accumulate(values.begin(), values.end(), std::int64_t{0});
}

// The first equality that does not hold.
class Check {
 public:
  explicit Check(const District& d) : d_(d) {}
  void holds(bool condition, std::string_view what, std::int64_t left, std::int64_t right) {
    if (condition || !broken_.empty()) return;
    broken_ = to_string(d_.setup.p.run.start + d_.month) + ": " + std::string(what) + " (" + std::to_string(left) +
              " against " + std::to_string(right) + ")";
  }
  void same(std::int64_t left, std::int64_t right, std::string_view what) { holds(left == right, what, left, right); }
  const std::string& broken() const { return broken_; }

 private:
  const District& d_;
  std::string broken_;
};

// What stands in several places of somebody's record says the same.
void check_person(const District& d, std::uint32_t slot, Check& check) {
  const Person& p = d.people.person[slot];
  for (const std::uint32_t n : d.ties.neighbours(slot)) {
    const auto back = d.ties.neighbours(n);
    check.holds(d.people.alive(n), "a tie leads to nobody", slot, n);
    check.holds(std::find(back.begin(), back.end(), slot) != back.end(), "a tie has two ends", slot, n);
  }
  const WorkState work = CovariateCodes::work(p.code[by_work]);
  check.same(work.tie_band, tie_band(p.ties), "the code tells the ties");
  const HomeState home = d.setup.codes.home(p.code[by_home]);
  check.same(p.application != 0, home.waiting, "the code tells who waits");
  check.same(p.is_renter, home.kind == static_cast<int>(HomeKind::private_rent), "the code tells who rents");
  if (p.is_renter == 0 && home.kind < first_scheme_home) {
    check.same(p.rent, 0, "who neither rents nor holds a home of the plan pays no rent");
    check.same(d.people.clocks[slot].of[static_cast<std::size_t>(PersonClock::renew_lease)].code, Clock{}.code,
               "who neither rents nor holds a home of the plan has no lease to renew");
  }
  const float leaving = leaving_hazard(d.setup, p);
  check.holds(leaving == d.people.leaving[slot], "the hazard of leaving is that of the codes", slot, 0);
  check.same(has_employer(work.job), p.employer != nobody, "the code tells the job");
}

// Counted afresh from the columns.
struct Census {
  explicit Census(const District& d)
      : by_class(d.stocks.people_by_class.size()),
        by_field(d.stocks.people_by_field.size()),
        staff(d.employers.staff_by_sector_and_town().size()),
        renters(d.stocks.renters_by_town.size()),
        waiting(d.stock.waiting.size()),
        filled(d.employers.end()) {
    for (std::uint32_t slot = 0; slot < d.people.end(); ++slot) {
      if (!d.people.alive(slot)) continue;
      const Person& p = d.people.person[slot];
      ++people;
      ++by_class[static_cast<std::size_t>(d.setup.codes.cls(p.code[by_person]))];
      ++by_field[static_cast<std::size_t>(field_of(d, p))];
      if (p.is_renter != 0) ++renters[p.home_town];
      if (p.application != 0) ++waiting[p.application - 1u];
      if (p.employer == nobody) continue;
      ++filled[p.employer];
      const Employer& employer = d.employers.employer[p.employer];
      ++staff[static_cast<std::size_t>(employer.sector * d.setup.towns + employer.town)];
      ++with_employer;
    }
  }
  std::vector<std::int64_t> by_class, by_field, staff;  // by class; field; sector and town of the employer
  std::vector<std::int64_t> renters, waiting, filled;   // by town, scheme, employer
  std::int64_t people = 0, with_employer = 0;
};

void check_people(const District& d, const Census& census, Check& check) {
  const auto people = static_cast<std::int64_t>(d.people.size());
  for (std::uint32_t slot = 0; slot < d.people.end(); ++slot) {
    if (d.people.alive(slot)) check_person(d, slot, check);
  }
  check.same(census.people, people, "people alive are the slots in use");
  check.same(total(d.stocks.people_by_class), people, "classes add to all people");
  check.same(total(d.stocks.people_by_town), people, "towns add to all people");
  check.same(total(d.stocks.people_by_home_kind), people, "kinds of home add to all people");
  check.same(total(d.stocks.people_by_job), people, "job states add to all people");
  for (std::size_t c = 0; c < census.by_class.size(); ++c)
    check.same(d.stocks.people_by_class[c], census.by_class[c], "people of a class as counted");
  for (std::size_t f = 0; f < census.by_field.size(); ++f)
    check.same(d.stocks.people_by_field[f], census.by_field[f], "people of a field as counted");
  for (std::size_t t = 0; t < census.renters.size(); ++t)
    check.same(d.stocks.renters_by_town[t], census.renters[t], "renters of a town as counted");

  check.same(total(d.stocks.people_by_entry), people, "months of entry add to all people");
  check.same(total(d.stocks.renters_by_burden), d.stocks.people_by_home_kind[static_cast<std::size_t>(HomeKind::private_rent)],
             "renters by burden add to all renters");
}

void check_firms(const District& d, Check& check) {
  std::vector<std::array<std::int64_t, 2>> alive(static_cast<std::size_t>(d.setup.months));
  std::int64_t of_quality = 0;
  for (std::uint32_t e = Employers::first; e < d.employers.end(); ++e) {
    const Employer& firm = d.employers.employer[e];
    if (!firm.alive) continue;
    of_quality += firm.quality ? 1 : 0;
    if (firm.kind != EmployerKind::startup || firm.born < 0) continue;
    ++alive[static_cast<std::size_t>(firm.born)][0];
    alive[static_cast<std::size_t>(firm.born)][1] += firm.young_founder ? 1 : 0;
  }
  check.same(d.employers.quality_firms(), of_quality, "quality firms as counted");
  check.same(d.employers.startups_founded_in(d.month, false).founded, d.flows.firm_births, "start-ups founded in the month");
  for (int m = 0; m < d.setup.months; ++m) {
    for (const bool young : {false, true})
      check.same(d.employers.startups_founded_in(m, young).alive, alive[static_cast<std::size_t>(m)][young ? 1 : 0],
                 "start-ups founded in a month that are left, as counted");
  }
}

void check_posts(const District& d, const Census& census, Check& check) {
  for (std::uint32_t e = Employers::first; e < d.employers.end(); ++e)
    check.same(d.employers.filled(e), census.filled[e], "filled posts are people with that employer");
  for (std::uint32_t e = Employers::first; e < d.employers.end(); ++e) {
    if (!d.employers.lists_staff(e)) continue;
    std::int64_t staff = 0;
    d.employers.for_staff(e, [&](std::uint32_t slot) { staff += d.people.person[slot].employer == e ? 1 : 0; });
    check.same(staff, census.filled[e], "the list of an employer's staff is people with that employer");
  }
  std::vector<std::int64_t> open(static_cast<std::size_t>(d.setup.sectors) + 1);
  std::vector<std::int64_t> posts = open;
  for (std::uint32_t e = Employers::first; e < d.employers.end(); ++e) {
    posts[static_cast<std::size_t>(d.employers.sector(e))] += d.employers.posts(e);
    open[static_cast<std::size_t>(d.employers.sector(e))] += d.employers.vacancies(e);
  }
  for (std::size_t k = 0; k < open.size(); ++k)
    check.same(d.employers.vacancies_by_sector()[k], open[k], "vacancies of a sector as counted");
  for (std::size_t k = 0; k < posts.size(); ++k)
    check.same(d.employers.posts_by_sector()[k], posts[k], "posts of a sector as counted");
  for (std::size_t i = 0; i < census.staff.size(); ++i)
    check.same(d.employers.staff_by_sector_and_town()[i], census.staff[i], "staff of a sector and town as counted");
  check_firms(d, check);
  std::int64_t employed = 0;
  for (int j = 0; j < job_states; ++j)
    employed += has_employer(static_cast<JobState>(j)) ? d.stocks.people_by_job[static_cast<std::size_t>(j)] : 0;
  check.same(census.with_employer, employed, "people with an employer are those in a job inside");
  check.same(total(d.stocks.employed_by_commute), employed, "commutes add to people in a job inside");
}

void check_homes(const District& d, const Census& census, Check& check) {
  for (int k = 0; k < d.setup.schemes; ++k) {
    const auto i = static_cast<std::size_t>(k);
    const std::string& id = scheme_of(d, i).id;
    check.same(d.stock.delivered[i], d.stock.held[i] + d.stock.free_homes(k) + d.stock.in_turnaround[i],
               "homes of " + id + " are held, free or in turnaround");
    check.same(total(d.stock.held_by_class[i]), d.stock.held[i], "classes of holders of " + id + " add up");
    check.holds(d.stock.delivered[i] <= d.stock.planned[i], "homes of " + id + " delivered within the plan",
                d.stock.delivered[i], d.stock.planned[i]);
    check.same(d.stock.waiting[i], census.waiting[i], "applicants of " + id + " as counted");
    check.same(total(d.stock.waiting_by_class[i]), d.stock.waiting[i], "waiting classes of " + id + " add up");
    if (scheme_of(d, i).kind == SchemeKind::rental) {
      check.same(d.stocks.people_by_home_kind[static_cast<std::size_t>(first_scheme_home) + i], d.stock.held[i],
                 "tenants of " + id + " are the homes held");
      check.same(total(d.stock.held_by_town[i]), d.stock.held[i], "towns of tenants of " + id + " add up");
    }
  }
  for (std::uint32_t g = 0; g < d.stock.grant.size(); ++g) {
    if (d.stock.grant[g].holder == nobody) continue;
    const auto found = d.stock.grant_of_holder.find(d.stock.grant[g].holder);
    check.holds(found != d.stock.grant_of_holder.end() && found->second == g, "a grant is the one that its holder holds", g,
                found != d.stock.grant_of_holder.end() ? found->second : nobody);
    const Grant& grant = d.stock.grant[g];
    if (grant.paid_instalments > 0 && d.month - grant.first_payment < scheme_of(d, grant.scheme).commitment_months)
      check.same(home_kind_of(d, grant.holder), first_scheme_home + grant.scheme, "who is committed lives in the home bought");
  }
  for (std::uint32_t h = 0; h < d.stock.home.size(); ++h) {
    const Home& home = d.stock.home[h];
    if (home.tenant == nobody) continue;
    check.same(d.people.person[home.tenant].home_unit, h, "a home's tenant lives in it");
    const int review = d.stock.review_of(h).month();
    check.holds(d.month < review, "the next review of a tenancy lies ahead", d.month, review);
    check.holds(review <= static_cast<int>(home.tenancy.ends), "a tenancy is reviewed before it ends", review,
                home.tenancy.ends);
  }
  for (std::size_t k = 0; k < d.stock.free.size(); ++k) {
    for (std::size_t t = 0; t < d.stock.free[k].size(); ++t) {
      std::size_t listed = 0;
      d.stock.free[k][t].for_each(d.stock.home, [&](std::uint32_t h) {
        const Building& building = d.stock.building_of(d.stock.home[h]);
        const bool there = building.scheme == k && building.town == t;
        check.holds(there && d.stock.home[h].tenant == nobody, "a free home is empty and where it is listed", h,
                    d.stock.home[h].tenant);
        ++listed;
      });
      check.same(static_cast<std::int64_t>(listed), static_cast<std::int64_t>(d.stock.free[k][t].size()),
                 "free homes as counted");
    }
  }
}

// What the ledger holds since the start, against what grants and homes say was paid.
void check_yuan(const District& d, Check& check) {
  std::vector<Money> instalments(static_cast<std::size_t>(d.setup.schemes));
  for (const Grant& grant : d.stock.grant) {
    const SchemeParameters& x = scheme_of(d, grant.scheme);
    for (int n = 0; n < grant.paid_instalments; ++n) instalments[grant.scheme] += instalment(x.amount, x.instalments, n);
  }
  for (int k = 0; k < d.setup.schemes; ++k) {
    const SchemeParameters& x = scheme_of(d, static_cast<std::size_t>(k));
    const bool rental = x.kind == SchemeKind::rental;
    const Money fit_out = rental ? Money::cny(x.fit_out_cost) * d.stock.delivered[static_cast<std::size_t>(k)] : Money{};
    check.same(d.ledger.since_start(k, Purpose::purchase_subsidy, Payer::district).fen,
               instalments[static_cast<std::size_t>(k)].fen, "fen of instalments of " + x.id + " are those of its grants");
    check.same(d.ledger.since_start(k, Purpose::fit_out, Payer::district).fen, fit_out.fen,
               "fen of fit-out of " + x.id + " are those of its homes");
  }
}

// The month of the desk adds up, and who waits there asks for minutes.
void check_desk(const District& d, Check& check) {
  const ServiceDesk& desk = d.desk;
  check.same(total(desk.cases_by_request), desk.cases, "requests add to the cases of the desk");
  check.holds(desk.online <= desk.cases, "no more cases are handled online than come", desk.online, desk.cases);
  check.same(desk.backlog > 1e-6, desk.backlog_minutes > 1e-6, "visits that wait at the desk ask for minutes");
  check.holds(desk.busy_minutes <= desk.open_minutes * (1 + 1e-9), "counters serve somebody only while they are open",
              std::llround(desk.busy_minutes), std::llround(desk.open_minutes));
}

// What was paid for those served is what they were promised, less instalments that are not due yet or have lapsed.
void check_support(const District& d, std::size_t q, Check& check) {
  const ProgrammeCost& c = parameters_of(d, q).cost;
  std::int64_t paid = 0;
  for (int payer = 0; payer < payers; ++payer)
    paid += d.ledger.since_start(account_of(d, q), Purpose::support, static_cast<Payer>(payer)).fen;
  const std::int64_t promised = Money::cny(c.per_served).fen * d.programmes.of[q].ever_served;
  const std::string of = " for those whom " + parameters_of(d, q).id + " has served";
  check.holds(paid <= promised, "no more is paid than promised" + of, paid, promised);
  check.holds(paid >= promised / c.instalments, "the first instalments are paid" + of, paid, promised);
  if (c.instalments == 1) check.same(paid, promised, "fen" + of);
  if (!has_budget(d, q)) return;
  const ProgrammeState& s = d.programmes.of[q];
  check.holds(s.budget_left.fen >= 0, "the year's budget is enough" + of, s.budget_left.fen, 0);
  check.same((s.budget_opened - promise_of(d, q) * (s.ever_served - s.served_before)).fen, s.budget_left.fen,
             "fen left of the year's budget" + of);
}

// A fund holds what it began with, less its tickets and, where it revolves, with what came back; private capital comes with
// every ticket.
void check_funds(const District& d, Check& check) {
  for (std::size_t q = 0; q < d.setup.programmes.size(); ++q) {
    const ProgrammeParameters& x = parameters_of(d, q);
    const Money ticket = Money::cny(x.ticket());
    const int account = account_of(d, q);
    if (x.fund.capital <= 0) check_support(d, q, check);
    if (x.fund.capital <= 0 || ticket.fen == 0) continue;
    const Money invested = d.ledger.since_start(account, Purpose::investment, Payer::district);
    const Money back = Money{} - d.ledger.since_start(account, Purpose::recovery, Payer::district);
    Money capital = Money::cny(d.setup.scaled(x.fund.capital)) - invested;
    if (x.fund.revolving) capital += back;
    check.same(d.programmes.of[q].capital.fen, capital.fen, "fen in the fund of " + x.id);
    check.holds(d.programmes.of[q].capital.fen >= 0, "a fund pays no more than it has", d.programmes.of[q].capital.fen, 0);
    const std::int64_t tickets = invested.fen / ticket.fen;
    check.same(tickets * ticket.fen, invested.fen, "fen of whole tickets of " + x.id);
    check.same(d.ledger.since_start(account, Purpose::investment, Payer::private_capital).fen,
               ((Money::cny(x.cost.per_served) - ticket) * tickets).fen, "fen of private capital with tickets of " + x.id);
    check.holds(back.fen <= (Money::cny(x.ticket() * x.fund.recovery_multiple) * tickets).fen,
                "no more comes back than of all tickets of " + x.id, back.fen, tickets);
  }
}

// What is appointed for a month happens in it: nothing is added to a list that has been read.
void check_dates(const District& d, Check& check) {
  const ProgrammesState& p = d.programmes;
  const auto all_done = [&](const auto& lists, const std::string& what) {
    check.same(static_cast<std::int64_t>(lists.size(d.month)), 0, what + " of the month that have not come about");
  };
  all_done(d.agenda, "appointments");
  all_done(d.ends_of_patience, "ends of patience");
  all_done(d.lost_ties, "ties to be forgotten");
  all_done(d.failures, "failures of start-ups");
  all_done(d.stock.turnaround, "ends of turnaround");
  all_done(d.recruitment.coming, "arrivals of leads");
  all_done(d.desk.applications, "papers done at the desk");
  all_done(p.calls, "applications for programmes");
  all_done(p.employer_calls, "applications of employers");
  all_done(p.completions, "completions");
  all_done(p.effect_ends, "ends of effects");
  all_done(p.employer_ends, "ends of effects on employers");
  all_done(p.instalments, "instalments");
  all_done(p.exits, "exits of a fund");
  all_done(p.leavers, "departures after a programme");
}

}  // namespace

std::string broken_invariant(const District& d) {
  Check check(d);
  const Census census(d);
  check_people(d, census, check);
  check_posts(d, census, check);
  check_homes(d, census, check);
  check_funds(d, check);
  check_desk(d, check);
  check_yuan(d, check);
  check_dates(d, check);
  return check.broken();
}

}  // namespace hearth

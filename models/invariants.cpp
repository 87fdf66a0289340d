#include "models/invariants.h"

#include <algorithm>
#include <numeric>

#include "models/district.h"
#include "models/purchase_subsidy.h"
#include "models/retention.h"

namespace hearth {

namespace {

template <class Values>
std::int64_t total(const Values& values) {
  return std::accumulate(values.begin(), values.end(), std::int64_t{0});
}

}  // namespace

std::string broken_invariant(const District& d) {
  std::string broken;
  const auto require = [&](bool holds, const std::string& what, std::int64_t left, std::int64_t right) {
    if (!holds && broken.empty()) {
      broken = to_string(d.setup.p.run.start + d.month) + ": " + what + " (" + std::to_string(left) + " against " +
               std::to_string(right) + ")";
    }
  };
  const auto same = [&](std::int64_t left, std::int64_t right, const std::string& what) {
    require(left == right, what, left, right);
  };

  // People, counted afresh from the columns.
  const auto people = static_cast<std::int64_t>(d.people.size());
  std::vector<std::int64_t> by_class(d.stocks.people_by_class.size()), renters(d.stocks.renters_by_town.size());
  std::vector<std::int64_t> waiting(d.stock.waiting.size()), filled(d.employers.end());
  std::int64_t alive = 0, with_employer = 0;
  for (std::uint32_t slot = 0; slot < d.people.end(); ++slot) {
    if (!d.people.alive(slot)) continue;
    const Person& p = d.people.person[slot];
    ++alive;
    const PersonState who = d.setup.codes.person(p.code[by_person]);
    ++by_class[static_cast<std::size_t>(who.cls)];
    if (p.is_renter != 0) ++renters[p.home_town];
    if (p.application != 0) ++waiting[p.application - 1u];
    if (p.employer != nobody) {
      ++filled[p.employer];
      ++with_employer;
    }
    for (const std::uint32_t n : d.ties.neighbours(slot)) {
      const auto back = d.ties.neighbours(n);
      require(d.people.alive(n), "a tie leads to nobody", slot, n);
      require(std::find(back.begin(), back.end(), slot) != back.end(), "a tie has two ends", slot, n);
    }
    const WorkState work = CovariateCodes::work(p.code[by_work]);
    same(work.tie_band, tie_band(p.ties), "the code tells the ties");
    const HomeState home = d.setup.codes.home(p.code[by_home]);
    same(p.application != 0, home.waiting, "the code tells who waits");
    same(p.is_renter, home.kind == static_cast<int>(HomeKind::private_rent), "the code tells who rents");
    const float leaving = leaving_hazard(d.setup, p.code);
    require(leaving == d.people.leaving[slot], "the hazard of leaving is that of the codes", slot, 0);
    same(has_employer(work.job), p.employer != nobody, "the code tells the job");
  }
  same(alive, people, "people alive are the slots in use");
  same(total(d.stocks.people_by_class), people, "classes add to all people");
  same(total(d.stocks.people_by_town), people, "towns add to all people");
  same(total(d.stocks.people_by_home_kind), people, "kinds of home add to all people");
  same(total(d.stocks.people_by_job), people, "job states add to all people");
  for (std::size_t c = 0; c < by_class.size(); ++c)
    same(d.stocks.people_by_class[c], by_class[c], "people of a class as counted");
  for (std::size_t t = 0; t < renters.size(); ++t)
    same(d.stocks.renters_by_town[t], renters[t], "renters of a town as counted");

  same(total(d.stocks.people_by_entry), people, "months of entry add to all people");
  same(total(d.stocks.renters_by_burden), d.stocks.people_by_home_kind[static_cast<std::size_t>(HomeKind::private_rent)],
       "renters by burden add to all renters");

  // Posts.
  for (std::uint32_t e = Employers::first; e < d.employers.end(); ++e)
    same(d.employers.employer[e].filled, filled[e], "filled posts are people with that employer");
  std::vector<std::int64_t> open(static_cast<std::size_t>(d.setup.sectors) + 1);
  std::vector<std::int64_t> posts = open;
  for (std::uint32_t e = Employers::first; e < d.employers.end(); ++e) {
    posts[static_cast<std::size_t>(d.employers.sector(e))] += d.employers.posts(e);
    open[static_cast<std::size_t>(d.employers.sector(e))] += d.employers.vacancies(e);
  }
  for (std::size_t k = 0; k < open.size(); ++k)
    same(d.employers.vacancies_by_sector()[k], open[k], "vacancies of a sector as counted");
  for (std::size_t k = 0; k < posts.size(); ++k)
    same(d.employers.posts_by_sector()[k], posts[k], "posts of a sector as counted");
  std::int64_t employed = 0;
  for (int j = 0; j < job_states; ++j)
    employed += has_employer(static_cast<JobState>(j)) ? d.stocks.people_by_job[static_cast<std::size_t>(j)] : 0;
  same(with_employer, employed, "people with an employer are those in a job inside");
  same(total(d.stocks.employed_by_commute), employed, "commutes add to people in a job inside");

  // Homes.
  for (int k = 0; k < d.setup.schemes; ++k) {
    const auto i = static_cast<std::size_t>(k);
    const std::string& id = d.setup.p.housing.schemes[i].id;
    same(d.stock.delivered[i], d.stock.held[i] + d.stock.free_homes(k) + d.stock.in_turnaround[i],
         "homes of " + id + " are held, free or in turnaround");
    same(total(d.stock.held_by_class[i]), d.stock.held[i], "classes of holders of " + id + " add up");
    require(d.stock.delivered[i] <= d.stock.planned[i], "homes of " + id + " delivered within the plan", d.stock.delivered[i],
            d.stock.planned[i]);
    same(d.stock.waiting[i], waiting[i], "applicants of " + id + " as counted");
    same(total(d.stock.waiting_by_class[i]), d.stock.waiting[i], "waiting classes of " + id + " add up");
    if (d.setup.p.housing.schemes[i].kind == SchemeKind::rental) {
      same(d.stocks.people_by_home_kind[static_cast<std::size_t>(first_scheme_home) + i], d.stock.held[i],
           "tenants of " + id + " are the homes held");
      same(total(d.stock.held_by_town[i]), d.stock.held[i], "towns of tenants of " + id + " add up");
    }
  }
  for (std::uint32_t h = 0; h < d.stock.home.size(); ++h) {
    const std::uint32_t tenant = d.stock.home[h].tenant;
    if (tenant != nobody) same(d.people.person[tenant].home_unit, h, "a home's tenant lives in it");
  }

  // Yuan: what the ledger holds since the start, against what grants and homes say was paid.
  std::vector<Money> instalments(static_cast<std::size_t>(d.setup.schemes));
  for (const Grant& grant : d.stock.grant) {
    const SchemeParameters& x = d.setup.p.housing.schemes[grant.scheme];
    for (int n = 0; n < grant.paid_instalments; ++n) instalments[grant.scheme] += instalment(x.amount, x.instalments, n);
  }
  for (int k = 0; k < d.setup.schemes; ++k) {
    const SchemeParameters& x = d.setup.p.housing.schemes[static_cast<std::size_t>(k)];
    const bool rental = x.kind == SchemeKind::rental;
    const Money fit_out = rental ? Money::cny(x.fit_out_cost) * d.stock.delivered[static_cast<std::size_t>(k)] : Money{};
    same(d.ledger.since_start(k, Purpose::purchase_subsidy, Payer::district).fen, instalments[static_cast<std::size_t>(k)].fen,
         "fen of instalments of " + x.id + " are those of its grants");
    same(d.ledger.since_start(k, Purpose::fit_out, Payer::district).fen, fit_out.fen,
         "fen of fit-out of " + x.id + " are those of its homes");
  }
  return broken;
}

}  // namespace hearth

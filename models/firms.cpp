#include "models/firms.h"

#include <algorithm>
#include <cmath>

#include "models/arrivals.h"
#include "models/life_events.h"
#include "models/programme_effects.h"
#include "sim/portable_math.h"

namespace hearth {

int startup_sector(const Setup& setup, int field, std::uint32_t word) {
  const auto& accepting = setup.field_sectors[static_cast<std::size_t>(field)];
  double total = 0;
  for (const int k : accepting) total += setup.p.sectors[static_cast<std::size_t>(k)].startup_share;
  double rest = uniform(word) * total;
  for (const int k : accepting) {
    rest -= setup.p.sectors[static_cast<std::size_t>(k)].startup_share;
    if (rest < 0) return k;
  }
  return accepting.empty() ? 0 : accepting.back();
}

namespace {

constexpr int oldest = 1 << 14;  // months

// The hazard of failure by age: up to which month, and how much a month.
std::array<std::pair<int, double>, 5> failure_ages(const FirmParameters& f) {
  return {{{12, f.failure_hazard_year1},
           {24, f.failure_hazard_year2},
           {36, f.failure_hazard_year3},
           {60, f.failure_hazard_year4_5},
           {oldest, f.failure_hazard_over5}}};
}

}  // namespace

int failure_age(const Employer& firm, int month) {
  return std::max(0, month - firm.born - (firm.born >= 0 ? 1 : 0));
}

double failure_hazard(const FirmParameters& f, int from_age, int to_age) {
  double sum = 0;
  int from = from_age;
  for (const auto& [to, hazard] : failure_ages(f)) {
    const int end = std::min(to, to_age);
    if (end <= from) continue;
    sum += hazard * (end - from);
    from = end;
  }
  return sum;
}

int age_of_failure(const FirmParameters& f, int age, double left) {
  int from = age;
  for (const auto& [to, hazard] : failure_ages(f)) {
    if (to <= from) continue;
    if (left < hazard * (to - from)) return from + static_cast<int>(left / hazard);
    left -= hazard * (to - from);
    from = to;
  }
  return std::max(from, oldest);
}

int month_of_failure(const District& d, Identity id, int age, int first_month) {
  const double left = unit_exponential(d.luck.word(Stream::employer_failure, id)) / hazard_unit;
  return std::min(latest_failure, first_month + age_of_failure(d.setup.p.firms, age, left) - age);
}

std::uint32_t enter_startup(District& d, Identity id, const Employer& firm, double posts) {
  constexpr int weight_in_pools = 1;
  return d.employers.add(d.setup, id, firm, posts, weight_in_pools, d.month);
}

void draw_failure(District& d, std::uint32_t e, int first_month) {
  Employer& firm = d.employers.employer[e];
  if (firm.kind != EmployerKind::startup || !firm.alive) return;
  firm.fails = static_cast<std::int16_t>(month_of_failure(d, d.employers.id(e), failure_age(firm, first_month), first_month));
  d.failures.add(firm.fails, e);
}

void found_initial_employers(District& d) {
  const Setup& s = d.setup;
  const FirmParameters& f = s.p.firms;
  const auto scaled_count = [&](std::int64_t n) {
    return static_cast<std::uint32_t>(std::floor(s.scaled(static_cast<double>(n)) + 0.5));
  };
  std::vector<double> startup_shares, established_shares;
  for (const auto& sector : s.p.sectors) {
    startup_shares.push_back(sector.public_body ? 0 : sector.startup_share);
    established_shares.push_back(sector.established_share);
  }
  const Discrete startup_pick(startup_shares);
  const Discrete established_pick(established_shares);
  const std::uint32_t startups = scaled_count(f.initial_startups);
  const std::uint32_t all = startups + std::max(1u, scaled_count(f.initial_established));
  // A systematic sample: sizes by even quantiles, towns and sectors by the R2 low-discrepancy sequence (Roberts 2018) along
  // them, shifted by a draw. So the one district that all replications share has the shares of the data in every size of
  // employer.
  const Block shift = d.luck.block(Stream::employer_profile, Identity::arrived(origin_employer, -1, 0), 1);
  for (std::uint32_t i = 0; i < all; ++i) {
    const bool startup = i < startups;
    Employer e;
    const Identity id = Identity::arrived(origin_employer, -1, i);
    const Block w = d.luck.block(Stream::employer_profile, id);
    const std::uint32_t town = shift[0] + i * 3242174889u;    // 2^32 / plastic number
    const std::uint32_t sector = shift[1] + i * 2447445414u;  // 2^32 / its square
    const int in_sector = startup ? startup_pick(sector) : established_pick(sector);
    e.town = static_cast<std::uint8_t>(s.job_town(town));
    e.sector = static_cast<std::uint8_t>(in_sector);
    const bool public_body = s.p.sectors[static_cast<std::size_t>(in_sector)].public_body;
    e.quality = !public_body && chance(w[0], f.quality_firm_share);
    e.kind = startup ? EmployerKind::startup : public_body ? EmployerKind::public_body : EmployerKind::established;
    if (startup) {
      e.born = static_cast<std::int16_t>(-1 - static_cast<int>(uniform_below(w[2], 60)));
      enter_startup(d, id, e, 0);
    } else {
      const int young_months = static_cast<int>(12 * f.young_firm_years);
      const bool young = !public_body && chance(w[2], f.established_young_share);
      e.born = static_cast<std::int16_t>(
          young ? -61 - static_cast<int>(uniform_below(word_for(w[2], Use::firm_age),
                                                       static_cast<std::uint32_t>(std::max(1, young_months - 61))))
                : -young_months - 12);
      const double quantile = (i - startups + 0.5) / (all - startups);
      const double size = portable_exp(f.size_log_sd * normal_quantile(quantile));
      d.employers.add(s, id, e, 0, std::clamp(static_cast<int>(std::floor(2 * size + 0.5)), 1, 200), 0);
    }
  }
}

void open_initial_posts(District& d) {
  const Setup& s = d.setup;
  std::vector<double> public_posts(static_cast<std::size_t>(s.sectors), 0.0);
  std::vector<double> staff(static_cast<std::size_t>(s.sectors), 0.0);
  for (int f = 0; f < s.fields; ++f) {
    const auto& field = s.p.fields[static_cast<std::size_t>(f)];
    if (!field.public_posts) continue;
    int bodies = 0;
    for (const int k : s.field_sectors[static_cast<std::size_t>(f)])
      bodies += s.p.sectors[static_cast<std::size_t>(k)].public_body ? 1 : 0;
    for (const int k : s.field_sectors[static_cast<std::size_t>(f)]) {
      if (s.p.sectors[static_cast<std::size_t>(k)].public_body)
        public_posts[static_cast<std::size_t>(k)] += s.scaled(static_cast<double>(field.posts)) / bodies;
    }
  }
  for (std::uint32_t e = Employers::first; e < d.employers.end(); ++e)
    staff[static_cast<std::size_t>(d.employers.sector(e))] += d.employers.filled(e);
  for (std::uint32_t e = Employers::first; e < d.employers.end(); ++e) {
    const Employer& x = d.employers.employer[e];
    const double filled = d.employers.filled(e);
    const auto sector = static_cast<std::size_t>(d.employers.sector(e));
    double posts = filled / (1 - s.p.jobs.vacancy_rate);
    if (x.kind == EmployerKind::public_body && public_posts[sector] > 0 && staff[sector] > 0) {
      posts = filled * public_posts[sector] / staff[sector];
    } else if (x.kind == EmployerKind::startup) {
      posts = std::max(posts, static_cast<double>(s.p.firms.startup_initial_talents) * (1 - s.p.jobs.vacancy_rate));
    }
    d.employers.set_posts(e, std::max(1.0, posts));
  }
}

std::span<const std::uint32_t> staff_of(District& d, std::uint32_t e) {
  auto& staff = d.found_slots;
  staff.clear();
  d.employers.for_staff(e, [&](std::uint32_t slot) {
    d.people.prefetch_all(slot);
    staff.push_back(slot);
  });
  return staff;
}

namespace {

// A firm fails: it is closed, and who worked there looks for another job.
void fail(District& d, std::uint32_t e) {
  ++d.flows.firm_failures;
  for (const std::uint32_t slot : staff_of(d, e)) {
    Person& p = d.people.person[slot];
    p.employer = nobody;
    refresh_staff_supports(d, slot);
    if (p.role == Role::founder) p.role = Role::employee;
    lose_job(d, slot);
    refresh_eligibility(d, slot);
    note(d, slot, EventKind::job_lost);
    ++d.flows.jobs_lost;
  }
  forget_employer(d, e);
  d.employers.close(e);
}

}  // namespace

void update_firms(District& d) {
  d.failures.take_each(d.month, [&](std::uint32_t e) {
    const Employer& firm = d.employers.employer[e];
    if (firm.alive && !firm.has_team && firm.fails == d.month) fail(d, e);  // dates move, and stay in the lists
  });
  const Identity outsiders{static_cast<std::uint64_t>(d.month)};
  const std::int64_t births =
      poisson_by_inversion(d.setup.scaled(d.setup.p.firms.outsider_births_per_month),
                           [&](std::uint32_t k) { return d.luck.block(Stream::outsider_firms, outsiders, 0, k)[0]; });
  for (std::int64_t i = 0; i < births; ++i) {
    const Identity id = Identity::arrived(origin_outsider_firm, d.month, static_cast<std::uint32_t>(i));
    const Block w = d.luck.block(Stream::employer_profile, id, 1);
    // A field by the shares of the initial stock; fields whose sectors have no start-ups get none.
    const int field = d.setup.initial_field(w[0]);
    double startups = 0;
    for (const int k : d.setup.field_sectors[static_cast<std::size_t>(field)])
      startups += d.setup.p.sectors[static_cast<std::size_t>(k)].startup_share;
    if (startups > 0) add_startup(d, id, {field}, w[1]);
  }
}

}  // namespace hearth

#include "tests/bench/textbook/work.h"

#include <algorithm>
#include <cmath>

#include "tests/bench/textbook/conditions.h"
#include "tests/bench/textbook/programmes.h"
#include "tests/bench/textbook/world.h"

namespace hearth::textbook {

namespace {

constexpr int looks = 8;  // at employers of the kind preferred, and then at others

bool works_in(const SectorParameters& sector, const FieldParameters& field) {
  return std::find(sector.fields.begin(), sector.fields.end(), field.id) != sector.fields.end();
}

double growth_per_year(const FirmParameters& f, EmployerKind kind) {
  switch (kind) {
    case EmployerKind::startup:
      return f.startup_growth_per_year;
    case EmployerKind::established:
      return f.established_growth_per_year;
    default:
      return f.public_growth_per_year;
  }
}

Employer& add_employer(World& w) {
  w.employers.push_back(std::make_unique<Employer>());
  Employer& e = *w.employers.back();
  e.town = &w.pick_town(&TownParameters::job_share, false);
  e.rounding = w.dice.below(1024) / 1024.0;
  e.born = w.month;
  e.quality = w.dice.chance(w.p.firms.quality_firm_share);
  e.began_young = true;
  return e;
}

}  // namespace

bool Employer::is_young(const World& w) const {
  return kind != EmployerKind::public_body && w.month - born < 12 * w.p.firms.young_firm_years;
}

double Employer::failure_hazard(const World& w) const {
  const FirmParameters& f = w.p.firms;
  const int age = w.month - born - (born < 0 ? 0 : 1);  // through the month that has passed
  if (kind != EmployerKind::startup || has_team || age < 0) return 0;
  return age < 12   ? f.failure_hazard_year1
         : age < 24 ? f.failure_hazard_year2
         : age < 36 ? f.failure_hazard_year3
         : age < 60 ? f.failure_hazard_year4_5
                    : f.failure_hazard_over5;
}

void Employer::step(World& w) {
  if (w.dice.chance(monthly_chance(failure_hazard(w) * product_of(&ProgrammeEffect::failure_ratio)))) {
    alive = false;
    ++w.flows.firm_failures;
    for (Person* const person : staff) {
      person->employer = nullptr;
      if (person->role == Role::founder) person->role = Role::employee;
      person->start_search(w);
      w.labour.searchers.push_back(person);
      ++w.flows.jobs_lost;
    }
    staff.clear();
    close_cases();
    return;
  }
  posts *= std::pow(1 + growth_per_year(w.p.firms, kind), 1.0 / 12);
  consider_programmes(w, w.programmes_for_employers);
}

bool Employer::admitted_by(const World& w, const Programme& programme) const {
  return programme.admits(w, *this);
}

double Employer::points(const World& w, const Programme& programme) const {
  return w.p.sectors[static_cast<std::size_t>(sector)].key_sector ? programme.p.key_sector_priority : 0;
}

void Employer::receive(World&, const ProgrammeEffect& effect) {
  posts *= 1 + effect.growth;
}

int Employer::outgrows(const ProgrammeEligibility& e) const {
  return e.max_firm_years > 0 ? born + static_cast<int>(std::ceil(12 * e.max_firm_years)) : never;
}

int Team::core() const {
  return static_cast<int>(std::count_if(members.begin(), members.end(), [](const Person* x) { return x->role == Role::core; }));
}

void Team::step(World& w) {
  const TeamParameters& p = w.p.teams;
  const int present = core();
  const double ratio = venture != nullptr ? venture->product_of(&ProgrammeEffect::failure_ratio) : 1;
  if (w.dice.chance(monthly_chance(p.dissolution_hazard_per_month * ratio)) || present < p.min_core) {
    dissolve(w);
  } else if (present < p.core_per_team) {
    const auto missing = static_cast<double>(p.core_per_team - present);
    if (w.dice.chance(missing * p.refill_core_per_month)) refill_core(w);
  }
}

void Team::dissolve(World& w) {
  alive = false;
  if (venture != nullptr) venture->has_team = false;
  for (Person* const person : members) {
    person->team = nullptr;
    person->team_loss_felt_until = w.month + 12;
    if (person->role != Role::core) continue;
    person->role = Role::backbone;
    if (person->cls == w.core_class()) person->change_class(w, w.index_of_class(w.p.teams.class_after_dissolution));
  }
  members.clear();
}

void Team::refill_core(World& w) {
  const auto first = std::find_if(members.begin(), members.end(), [](const Person* x) { return x->role == Role::backbone; });
  if (first == members.end()) return;
  (*first)->role = Role::core;
  if (w.core_class() >= 0 && (*first)->cls > w.core_class()) (*first)->change_class(w, w.core_class());
}

LabourMarket::LabourMarket(const DistrictParameters& p) {
  for (const FieldParameters& field : p.fields) {
    sectors_of_field_.emplace_back();
    startup_share_.push_back(0);
    for (std::size_t k = 0; k < p.sectors.size(); ++k) {
      if (!works_in(p.sectors[k], field)) continue;
      sectors_of_field_.back().push_back(static_cast<int>(k));
      startup_share_.back() += p.sectors[k].startup_share;
    }
  }
  fields_of_sector_.resize(p.sectors.size());
  for (std::size_t f = 0; f < p.fields.size(); ++f) {
    for (const int k : sectors_of_field_[f]) fields_of_sector_[static_cast<std::size_t>(k)].push_back(f);
  }
}

void LabourMarket::open(const World& w) {
  by_field_.resize(w.p.fields.size());
  for (auto& lists : by_field_) {
    for (auto& list : lists) list.clear();
  }
  vacancies_by_field_.assign(w.p.fields.size(), 0);
  for (const auto& e : w.employers) {
    const int open = e->vacancies();
    for (const std::size_t f : fields_of_sector_[static_cast<std::size_t>(e->sector)]) {
      auto& list = by_field_[f][e->began_young ? 1 : 0];
      list.insert(list.end(), static_cast<std::size_t>(e->size), e.get());
      vacancies_by_field_[f] += open;
    }
  }
  searchers.clear();
  changers.clear();
}

Employer* LabourMarket::find_vacancy(World& w, const Person& person) {
  for (const bool young : {person.prefers_young_firm, !person.prefers_young_firm}) {
    auto& list = by_field_[static_cast<std::size_t>(person.field)][young ? 1 : 0];
    for (int k = 0; k < looks && !list.empty(); ++k) {
      Employer* const e = w.dice.one_of(list);
      if (e->vacancies() > 0) return e;
    }
  }
  return nullptr;
}

Employer* LabourMarket::find_employer(World& w, const Person& person) {
  auto& lists = by_field_[static_cast<std::size_t>(person.field)];
  auto& preferred = lists[person.prefers_young_firm ? 1 : 0];
  auto& list = preferred.empty() ? lists[person.prefers_young_firm ? 0 : 1] : preferred;
  return list.empty() ? nullptr : w.dice.one_of(list);
}

void LabourMarket::clear(World& w) {
  match_searchers(w);
  change_jobs(w);
}

void LabourMarket::match_searchers(World& w) {
  std::vector<double> searching(w.p.fields.size(), 0);
  for (const Person* const person : searchers) searching[static_cast<std::size_t>(person->field)] += 1;
  w.dice.shuffle(searchers);
  for (Person* const person : searchers) {
    if (person->works()) continue;  // has founded a firm since
    if (!w.dice.chance(match_probability(w, *person, searching[static_cast<std::size_t>(person->field)]))) continue;
    Employer* const e = find_vacancy(w, *person);
    if (e == nullptr) continue;
    person->take_job(w, *e);
    ++w.flows.hires;
  }
}

// Matches follow a Cobb-Douglas function of searchers and vacancies.
double LabourMarket::match_probability(const World& w, const Person& person, double searching) const {
  const JobParameters& j = w.p.jobs;
  const double open = vacancies_by_field_[static_cast<std::size_t>(person.field)];
  if (open <= 0) return 0;
  const bool specialist = w.p.classes[static_cast<std::size_t>(person.cls)].specialist;
  return (specialist ? j.match_hazard_specialist : j.match_hazard_per_month) *
         std::pow(open / searching, j.matching_elasticity_vacancies);
}

void LabourMarket::change_jobs(World& w) {
  w.dice.shuffle(changers);
  for (Person* const person : changers) {
    if (!person->works()) continue;  // the firm has failed since
    if (person->job != JobState::outside && w.dice.chance(w.p.jobs.outside_district_share)) {
      person->leave_job();
      person->leave_team();
      person->job = JobState::outside;
      person->job_since = w.month;
    } else {
      Employer* const e = find_vacancy(w, *person);
      if (e == nullptr || e == person->employer) continue;
      person->leave_job();
      person->leave_team();
      person->take_job(w, *e);
    }
    person->wage *= 1 + w.p.wages.rise_on_job_change;
    ++w.flows.job_changes;
  }
}

Employer& found_startup(World& w, int field, const ProgrammeEffect* where) {
  Employer& e = add_employer(w);
  e.kind = EmployerKind::startup;
  e.posts = static_cast<double>(w.p.firms.startup_initial_talents);
  ++w.flows.firm_births;
  if (where != nullptr && !where->founds_in_towns.empty()) {
    std::vector<double> jobs;
    for (const bool listed : admitted(where->founds_in_towns, w.towns.size(), [&](std::size_t t) { return w.towns[t]->p.id; }))
      jobs.push_back(listed ? w.towns[jobs.size()]->p.job_share : 0);
    e.town = w.towns[static_cast<std::size_t>(w.dice.pick(jobs))].get();
  }
  if (where != nullptr && !where->founds_in_sectors.empty()) {
    const auto& listed = where->founds_in_sectors;
    e.sector = index_of(w.p.sectors, listed[static_cast<std::size_t>(w.dice.below(static_cast<int>(listed.size())))]);
    return e;
  }
  std::vector<double> weights;
  const auto& sectors = w.labour.sectors_of_field(field);
  for (const int k : sectors) weights.push_back(w.p.sectors[static_cast<std::size_t>(k)].startup_share);
  e.sector = sectors[static_cast<std::size_t>(w.dice.pick(weights))];
  return e;
}

void found_initial_employers(World& w) {
  const FirmParameters& f = w.p.firms;
  std::vector<double> startup_share, established_share;
  for (const SectorParameters& sector : w.p.sectors) {
    startup_share.push_back(sector.public_body ? 0 : sector.startup_share);
    established_share.push_back(sector.established_share);
  }
  const int young_months = static_cast<int>(12 * f.young_firm_years);
  for (int i = static_cast<int>(std::lround(w.scaled(static_cast<double>(f.initial_startups)))); i > 0; --i) {
    Employer& e = add_employer(w);
    e.kind = EmployerKind::startup;
    e.sector = w.dice.pick(startup_share);
    e.born = -1 - w.dice.below(60);
  }
  for (int i = std::max(1, static_cast<int>(std::lround(w.scaled(static_cast<double>(f.initial_established))))); i > 0; --i) {
    Employer& e = add_employer(w);
    e.sector = w.dice.pick(established_share);
    e.kind =
        w.p.sectors[static_cast<std::size_t>(e.sector)].public_body ? EmployerKind::public_body : EmployerKind::established;
    if (e.kind == EmployerKind::public_body) e.quality = false;
    e.born = w.dice.chance(f.established_young_share) ? -61 - w.dice.below(std::max(1, young_months - 61)) : -young_months - 12;
    e.began_young = e.is_young(w);
    e.size = std::clamp(static_cast<int>(std::lround(4 * w.dice.lognormal(f.size_log_sd))), 1, 400);
  }
}

void open_initial_posts(World& w) {
  std::vector<double> staff(w.p.sectors.size(), 0), planned(w.p.sectors.size(), 0);
  for (const auto& e : w.employers) staff[static_cast<std::size_t>(e->sector)] += static_cast<double>(e->staff.size());
  for (std::size_t f = 0; f < w.p.fields.size(); ++f) {
    if (!w.p.fields[f].public_posts) continue;
    std::vector<std::size_t> bodies;
    for (const int k : w.labour.sectors_of_field(static_cast<int>(f))) {
      if (w.p.sectors[static_cast<std::size_t>(k)].public_body) bodies.push_back(static_cast<std::size_t>(k));
    }
    for (const std::size_t k : bodies)
      planned[k] += w.scaled(static_cast<double>(w.p.fields[f].posts)) / static_cast<double>(bodies.size());
  }
  const double filled_share = 1 - w.p.jobs.vacancy_rate;
  for (const auto& e : w.employers) {
    const auto k = static_cast<std::size_t>(e->sector);
    const auto filled = static_cast<double>(e->staff.size());
    double posts = filled / filled_share;
    if (e->kind == EmployerKind::public_body && planned[k] > 0 && staff[k] > 0) {
      posts = filled * planned[k] / staff[k];
    } else if (e->kind == EmployerKind::startup) {
      posts = std::max(posts, static_cast<double>(w.p.firms.startup_initial_talents) * filled_share);
    }
    e->posts = std::max(1.0, posts);
  }
}

void found_outsiders_firms(World& w) {
  std::vector<double> shares;
  for (const FieldParameters& field : w.p.fields) shares.push_back(field.initial_share);
  for (int i = w.dice.poisson(w.scaled(w.p.firms.outsider_births_per_month)); i > 0; --i) {
    const int field = w.dice.pick(shares);
    if (w.labour.startup_share(field) > 0) found_startup(w, field);
  }
}

}  // namespace hearth::textbook

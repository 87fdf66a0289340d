#include "tests/bench/textbook/arrivals.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "tests/bench/textbook/world.h"

namespace hearth::textbook {

namespace {

std::discrete_distribution<int> distribution(const std::vector<double>& weights) {
  return {weights.begin(), weights.end()};
}

// The shares of a list's members; the last takes the rest where `rest` says so.
template <class List>
std::vector<double> shares(const List& list, const ByMember& values, bool rest) {
  std::vector<double> out(list.size(), 0);
  double sum = 0;
  for (const auto& [id, share] : values) {
    const int i = index_of(list, id);
    if (i < 0) continue;
    out[static_cast<std::size_t>(i)] = share;
    sum += i + 1 < static_cast<int>(list.size()) ? share : 0;
  }
  if (rest) out.back() = std::max(0.0, 1 - sum);
  return out;
}

int age_in_band(World& w, int band) {
  constexpr std::array<int, 4> from = {22, 30, 40, 50};
  const int width = band == 0 ? 8 : 10;
  return 12 * from[static_cast<std::size_t>(band)] + w.dice.below(12 * width);
}

Person& add_person(World& w) {
  w.people.push_back(std::make_unique<Person>());
  Person& x = *w.people.back();
  x.entered = x.in_class_since = x.job_since = w.month;
  for (std::size_t k = 0; k < w.p.housing.schemes.size() && k < x.interested.size(); ++k)
    x.interested[k] = w.dice.chance(w.p.housing.schemes[k].eligibility.interested_share);
  return x;
}

void draw_wage(World& w, Person& x, double start_wage) {
  const bool lowest = x.cls + 1 == static_cast<int>(w.p.classes.size());
  const double spread = w.dice.lognormal(w.p.wages.log_sd);
  const double base = lowest && start_wage > 0 ? start_wage : w.base_wage(x.cls, x.field);
  x.wage = std::max(w.p.wages.minimum, base * spread * (x.role == Role::founder ? w.p.wages.founder_relative : 1));
  x.well_paid = spread >= well_paid_from;
  x.classes_held.set(static_cast<std::size_t>(x.cls));
  ++w.ever_by_classes_held[x.classes_held.to_ulong()];
}

void look_for_work(World& w, Person& x) {
  x.job = JobState::searching;
  x.work_town = &w.pick_town(&TownParameters::job_share, false);  // from where they look for a home
}

void settle_in(World& w, Person& x, HomeType type, Town& town) {
  x.move_into(w, type, town, type == HomeType::private_rent ? town.contract_rent(w, x.household) : 0);
}

// Ties to those of the cohort who came just before, and to others who are new in town.
void meet_others(World& w, Person& x, const std::vector<Person*>& cohort) {
  auto before = cohort.rbegin();
  for (int k = w.dice.poisson(w.p.ties.same_cohort_mean / 2); k > 0 && before != cohort.rend(); --k) x.befriend(**before++);
  const auto& neighbours = x.home_town->newcomers;
  for (int k = w.dice.poisson(w.p.ties.random_mean / 2); k > 0; --k)
    x.befriend(*neighbours[static_cast<std::size_t>(w.dice.below(static_cast<int>(neighbours.size())))]);
}

}  // namespace

Channel::Channel(const World& w, int channel_index)
    : p(w.p.channels[static_cast<std::size_t>(channel_index)]),
      classes_(distribution(shares(w.p.classes, p.classes, true))),
      fields_(distribution(shares(w.p.fields, p.fields, false))),
      households_({p.share_single, p.share_couple, std::max(0.0, 1 - p.share_single - p.share_couple)}),
      ages_(
          {p.share_under30, p.share_30_39, p.share_40_49, std::max(0.0, 1 - p.share_under30 - p.share_30_39 - p.share_40_49)}),
      homes_({std::max(0.0, 1 - p.share_own_home - p.share_dormitory - p.share_relatives), p.share_own_home, p.share_dormitory,
              p.share_relatives}) {}

double Channel::season(int month_of_year) const {
  if (p.peak_share <= 0) return 1.0 / 12;
  const auto peak = [&](int m) {
    return p.peak_first_month <= p.peak_last_month ? m >= p.peak_first_month && m <= p.peak_last_month
                                                   : m >= p.peak_first_month || m <= p.peak_last_month;
  };
  int months = 0;
  for (int m = 1; m <= 12; ++m) months += peak(m) ? 1 : 0;
  if (peak(month_of_year)) return p.peak_share / months;
  return (1 - p.peak_share) / (12 - months);
}

double Channel::attractiveness(const World& w) const {
  const ArrivalParameters& a = w.p.arrivals;
  const int then = w.month - static_cast<int>(a.attractiveness_lag_months);
  if (then < 0) return 1;
  double factor = 1;
  if (p.responds_to_wages_and_rents)
    factor *= std::pow(w.wages_over_rents[static_cast<std::size_t>(then)], a.elasticity_wage_to_rent);
  if (p.responds_to_housing_wait)
    factor *= std::pow((12 + w.mean_waits[static_cast<std::size_t>(then)]) / 12, a.elasticity_housing_wait);
  return factor;
}

double Channel::expected(const World& w) const {
  return w.scaled(p.rate_per_year) * season(w.calendar_month().month_of_year()) *
         std::pow(1 + w.p.arrivals.trend_per_year, w.month / 12.0) * p.activity.at(w.calendar_month()) *
         w.year_shock[static_cast<std::size_t>(w.calendar_month().year() - w.p.run.start.year())] * attractiveness(w);
}

void Channel::step(World& w) {
  arrivals = 0;
  if (p.kind == ChannelKind::referrals) return;
  cohort_.clear();
  shared_firm_ = nullptr;
  for (int i = w.dice.poisson(expected(w)); i > 0; --i) {
    if (p.kind == ChannelKind::teams) {
      arrive_as_team(w);
    } else {
      arrive_alone(w);
    }
  }
}

Person& Channel::newcomer(World& w, Role role) {
  Person& x = add_person(w);
  ++arrivals;
  x.role = role;
  x.cls = role == Role::core && w.core_class() >= 0 ? w.core_class() : w.dice.pick(classes_);
  x.field = w.dice.pick(fields_);
  x.household = static_cast<Household>(w.dice.pick(households_));
  x.age_months = age_in_band(w, w.dice.pick(ages_));
  x.prefers_young_firm = w.dice.chance(p.share_young_firm);
  x.international = w.dice.chance(p.share_international);
  x.high_end = w.dice.chance(p.share_high_end);
  draw_wage(w, x, p.wage_start);
  return x;
}

void Channel::arrive_alone(World& w) {
  Person& x = newcomer(w, p.found_firms ? Role::founder : Role::employee);
  if (p.found_firms) {
    // Founders share new firms; the firm of the one before takes a founder who starts none of their own.
    if (shared_firm_ == nullptr || w.dice.chance(1 / w.p.firms.founders_per_startup)) shared_firm_ = &found_startup(w, x.field);
    x.take_job(w, *shared_firm_);
  } else if (p.keeps_post) {
    if (Employer* const e = w.labour.find_employer(w, x)) {
      e->posts += 1;
      x.take_job(w, *e);
    } else {
      look_for_work(w, x);
    }
  } else {
    find_first_job(w, x);
  }
  settle(w, x);
  meet_others(w, x, cohort_);
  cohort_.push_back(&x);
}

void Channel::arrive_as_team(World& w) {
  const TeamParameters& t = w.p.teams;
  Employer* firm = nullptr;
  w.teams.push_back(std::make_unique<Team>());
  ++w.teams_ever;
  Team& team = *w.teams.back();
  for (int i = 0; i < t.core_per_team + t.backbone_per_team; ++i) {
    Person& x = newcomer(w, i < t.core_per_team ? Role::core : Role::backbone);
    if (firm == nullptr) {
      firm = &found_startup(w, x.field);
      firm->posts = std::max(firm->posts, static_cast<double>(t.core_per_team + t.backbone_per_team));
    }
    x.take_job(w, *firm);
    x.team = &team;
    team.venture = firm;
    firm->has_team = true;
    settle(w, x);
    meet_others(w, x, team.members);
    team.members.push_back(&x);
  }
}

void Channel::find_first_job(World& w, Person& x) {
  Employer* const e = w.dice.chance(p.share_with_job) ? w.labour.find_vacancy(w, x) : nullptr;
  if (e == nullptr) return look_for_work(w, x);
  x.take_job(w, *e);
  ++w.flows.hires;
}

void Channel::settle(World& w, Person& x) {
  const auto type = static_cast<HomeType>(w.dice.pick(homes_));
  Town& town = type == HomeType::dormitory   ? *x.work_town
               : type == HomeType::relatives ? w.pick_town(&TownParameters::home_share, false)
                                             : w.choose_home_town(*x.work_town);
  settle_in(w, x, type, town);
}

void Channel::refer(World& w, Person& referrer) {
  Person& x = newcomer(w, Role::employee);
  find_first_job(w, x);
  settle(w, x);
  x.befriend(referrer);
}

namespace {

class InitialStock {
 public:
  explicit InitialStock(World& world) : w_(world), p_(world.p.population) {
    std::vector<double> fields;
    double public_share = 0;
    for (const FieldParameters& field : w_.p.fields) {
      fields.push_back(field.initial_share);
      public_share += field.public_posts ? field.initial_share : 0;
    }
    fields_ = distribution(fields);
    // Public fields have no young firms: the share holds for the whole stock, so it is higher among the others.
    young_firm_share_ = public_share < 1 ? std::min(1.0, p_.initial_share_young_firm / (1 - public_share)) : 0;
  }

  void settle() {
    const TeamParameters& t = w_.p.teams;
    const auto teams = std::lround(w_.scaled(static_cast<double>(p_.initial_teams)));
    for (long i = 0; i < teams; ++i) {
      w_.teams.push_back(std::make_unique<Team>());
      ++w_.teams_ever;
    }
    const auto total = std::lround(w_.scaled(static_cast<double>(p_.initial_total)));
    long so_far = 0;
    long backbones = 0;
    for (std::size_t c = 0; c < w_.p.classes.size(); ++c) {
      const ClassParameters& cls = w_.p.classes[c];
      const long count = cls.team_core                  ? teams * static_cast<long>(t.core_per_team)
                         : c + 1 == w_.p.classes.size() ? std::max(0L, total - so_far)
                                                        : std::lround(w_.scaled(static_cast<double>(cls.initial)));
      so_far += count;
      for (long i = 0; i < count; ++i) {
        Person& x = add(static_cast<int>(c));
        long team = -1;
        if (cls.team_core) {
          x.role = Role::core;
          team = i / static_cast<long>(t.core_per_team);
        } else if (x.role == Role::backbone && backbones < teams * static_cast<long>(t.backbone_per_team)) {
          team = backbones++ / static_cast<long>(t.backbone_per_team);
        }
        if (team >= 0) join_field_of_venture(x, *w_.employers[static_cast<std::size_t>(team) % w_.employers.size()]);
        employ(x, team);
        house(x);
        meet_others(w_, x, cohort_);
        cohort_.push_back(&x);
      }
    }
  }

 private:
  Person& add(int cls) {
    Person& x = add_person(w_);
    x.cls = cls;
    x.field = w_.dice.pick(fields_);
    x.household = static_cast<Household>(w_.dice.pick(households_));
    x.age_months = age_in_band(w_, w_.dice.pick(ages_));
    x.international = w_.dice.chance(p_.tag_international_share);
    x.high_end = w_.dice.chance(p_.tag_high_end_share);
    x.prefers_young_firm = !w_.p.fields[static_cast<std::size_t>(x.field)].public_posts && w_.dice.chance(young_firm_share_);
    if (x.prefers_young_firm) {
      const int role = w_.dice.pick(roles_in_young_firms_);
      x.role = role == 0 ? Role::founder : role == 1 ? Role::backbone : Role::employee;
    }
    const int band = w_.dice.pick(months_here_);
    constexpr std::array<int, 6> edges = {0, 13, 25, 37, 61, 240};
    const auto b = static_cast<std::size_t>(band);
    const int months = edges[b] + w_.dice.below(edges[b + 1] - edges[b]);
    x.entered = x.in_class_since = -std::min(months, x.age_months - 12 * 22);
    draw_wage(w_, x, 0);
    return x;
  }

  // Members of a team are of the fields in which their venture works.
  void join_field_of_venture(Person& x, const Employer& venture) {
    const auto& listed = w_.p.sectors[static_cast<std::size_t>(venture.sector)].fields;
    std::vector<double> shares;
    for (const FieldParameters& f : w_.p.fields)
      shares.push_back(std::find(listed.begin(), listed.end(), f.id) != listed.end() ? f.initial_share : 0);
    x.field = w_.dice.pick(shares);
    x.prefers_young_firm = true;
  }

  void employ(Person& x, long team) {
    // The first start-ups are the ventures of the teams.
    Employer* const e =
        team >= 0 ? w_.employers[static_cast<std::size_t>(team) % w_.employers.size()].get() : w_.labour.find_employer(w_, x);
    if (e != nullptr) {
      x.take_job(w_, *e);
    } else {
      look_for_work(w_, x);
    }
    x.job_since = -w_.dice.below(1 - x.entered);
    if (team < 0) return;
    x.team = w_.teams[static_cast<std::size_t>(team)].get();
    x.team->members.push_back(&x);
    x.team->venture = e;
    e->has_team = true;
  }

  void house(Person& x) {
    constexpr std::array<HomeType, 4> types = {HomeType::private_rent, HomeType::own, HomeType::dormitory, HomeType::relatives};
    const HomeType type = types[static_cast<std::size_t>(w_.dice.pick(homes_))];
    const bool outside = w_.dice.chance(p_.initial_share_home_outside);
    Town& town = type == HomeType::dormitory   ? *x.work_town
                 : type == HomeType::relatives ? w_.pick_town(&TownParameters::home_share, false)
                 : outside                     ? w_.pick_town(&TownParameters::home_share, true)
                                               : w_.choose_home_town(*x.work_town);
    settle_in(w_, x, type, town);
    x.lease_month = w_.dice.below(12);
  }

  World& w_;
  const PopulationParameters& p_;
  double young_firm_share_ = 0;
  std::vector<Person*> cohort_;
  std::discrete_distribution<int> fields_;
  std::discrete_distribution<int> households_{p_.initial_share_single, p_.initial_share_couple,
                                              std::max(0.0, 1 - p_.initial_share_single - p_.initial_share_couple)};
  std::discrete_distribution<int> ages_{
      p_.initial_share_age_under30, p_.initial_share_age_30_39, p_.initial_share_age_40_49,
      std::max(0.0, 1 - p_.initial_share_age_under30 - p_.initial_share_age_30_39 - p_.initial_share_age_40_49)};
  std::discrete_distribution<int> roles_in_young_firms_{
      p_.initial_share_founder, p_.initial_share_backbone,
      std::max(0.0, p_.initial_share_young_firm - p_.initial_share_founder - p_.initial_share_backbone)};
  std::discrete_distribution<int> months_here_{
      p_.initial_share_tenure_0_12, p_.initial_share_tenure_13_24, p_.initial_share_tenure_25_36, p_.initial_share_tenure_37_60,
      std::max(0.0, 1 - p_.initial_share_tenure_0_12 - p_.initial_share_tenure_13_24 - p_.initial_share_tenure_25_36 -
                        p_.initial_share_tenure_37_60)};
  std::discrete_distribution<int> homes_{
      p_.initial_share_home_private_rent, p_.initial_share_home_own, p_.initial_share_home_dormitory,
      std::max(0.0, 1 - p_.initial_share_home_private_rent - p_.initial_share_home_own - p_.initial_share_home_dormitory)};
};

// Other renters fill every town to the same vacancy.
void settle_other_renters(World& w) {
  double units = 0;
  double talented = 0;
  for (const auto& town : w.towns) {
    units += town->units;
    if (town->units > 0) talented += town->renters;
  }
  const double renters = w.scaled(w.p.rents.other_renter_homes) + talented;
  for (const auto& town : w.towns) {
    town->other_renters = units > 0 ? std::max(0.0, town->units * renters / units - town->renters) : 0;
    town->renters_before = town->other_renters + town->renters;
  }
}

}  // namespace

void settle_initial_stock(World& w) {
  found_initial_employers(w);
  w.labour.open(w);
  InitialStock(w).settle();
  open_initial_posts(w);
  settle_other_renters(w);
}

}  // namespace hearth::textbook

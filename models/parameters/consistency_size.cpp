// Runs that the engine or a computer could not hold: refused with a reason instead of an end without one.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>
#include <vector>

#include "models/parameters/consistency.h"

namespace hearth {

namespace {

constexpr double most = 1e8;          // firms, homes, posts
constexpr double most_people = 5e7;   // 5 GB; slots have 27 bits (sim/agenda.h), and good years bring more than is expected
constexpr double most_teams = 60000;  // a team's index has 16 bits
constexpr double most_leads = 1.6e7;  // of a programme; the number of a lead in its month has 24 bits
constexpr double most_money = 9e15;   // CNY: a sum has 63 bits in fen, and several are added

double grown(double per_year, int month) {
  return std::pow(1 + per_year, month / 12.0);
}

struct Crowd {
  double people;
  double teams;
};

double units_of(const DistrictParameters& p, const ProgrammeParameters& x, int month) {
  return x.units.at(p.run.start + month);
}

// The leads that a programme finds in a month.
double leads_of(const DistrictParameters& p, const ProgrammeParameters& x, int month) {
  return x.serves == Serves::newcomers ? units_of(p, x, month) * x.recruitment.leads_per_unit_year / 12 : 0;
}

// Posts that are open when the run begins in fields whose posts some programme advertises.
double advertised_posts(const DistrictParameters& p) {
  double posts = 0;
  for (const auto& field : p.fields) {
    const bool advertised = std::any_of(p.programmes.begin(), p.programmes.end(), [&](const auto& x) {
      const auto& fields = x.recruitment.vacancy_fields;
      return x.serves == Serves::newcomers && std::find(fields.begin(), fields.end(), field.id) != fields.end();
    });
    const double staff = field.initial_share * static_cast<double>(p.population.initial_total);
    if (advertised && field.public_posts) posts += std::max(0.0, static_cast<double>(field.posts) - staff);
  }
  return posts;
}

// Everyone who could come if nobody left: arrivals as planned and as wages answer, and those whom all the others bring.
Crowd crowd_of(const DistrictParameters& p) {
  std::vector<double> people = {static_cast<double>(p.population.initial_total) + advertised_posts(p)};
  auto teams = static_cast<double>(p.population.initial_teams);
  bool referrals = false;
  for (int m = 0; m < static_cast<int>(p.run.months); ++m) {
    const double wages_over_rents = grown(p.wages.growth_per_year, m) / grown(p.rents.trend_per_year, m);
    const double response = std::pow(wages_over_rents, p.arrivals.elasticity_wage_to_rent);
    double come = 0;
    for (const auto& c : p.channels) {
      if (c.kind == ChannelKind::referrals) {
        referrals = true;
        continue;
      }
      const double arrivals = c.rate_per_year / 12 * grown(p.arrivals.trend_per_year, m) * c.activity.at(p.run.start + m) *
                              (c.responds_to_wages_and_rents ? response : 1);
      const bool in_teams = c.kind == ChannelKind::teams;
      come += arrivals * static_cast<double>(in_teams ? p.teams.core_per_team + p.teams.backbone_per_team : 1);
      teams += in_teams ? arrivals : 0;
    }
    for (const auto& x : p.programmes) come += leads_of(p, x, m) * x.recruitment.conversion;
    const auto settled = m - p.arrivals.referral_min_months;
    if (referrals) come += p.arrivals.referral_rate * people[settled > 0 ? static_cast<std::size_t>(settled) : 0];
    people.push_back(people.back() + come);
  }
  return {people.back(), teams};
}

// A growth that multiplies by a million, or leaves a millionth, is a slip, and numbers would run over.
void check_growth(const DistrictParameters& p, Contradictions& out) {
  const std::pair<const char*, double> growths[] = {
      {"arrivals.trend_per_year", p.arrivals.trend_per_year},
      {"firms.startup_growth_per_year", p.firms.startup_growth_per_year},
      {"firms.established_growth_per_year", p.firms.established_growth_per_year},
      {"firms.public_growth_per_year", p.firms.public_growth_per_year},
      {"wages.growth_per_year", p.wages.growth_per_year},
      {"rents.trend_per_year", p.rents.trend_per_year},
      {"rents.other_renter_growth_per_year", p.rents.other_renter_growth_per_year},
      {"rents.private_units_growth_per_year", p.rents.private_units_growth_per_year},
  };
  for (const auto& [key, per_year] : growths) {
    const double factor = grown(per_year, static_cast<int>(p.run.months));
    if (factor >= 1e-6 && factor <= 1e6) continue;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3g", factor);
    out.push_back({{key, "run.months"},
                   {std::string("growth over the run multiplies by ") + text.data() + " (" + key +
                        "); what is between a millionth and a million can be computed",
                    std::string("模拟期内的增长使数值乘以 ") + text.data() + "(" + key + "),可计算范围为百万分之一至一百万"},
                   ""});
  }
}

// Leads and money of programmes.
template <class Limit>
void check_programme_sizes(const DistrictParameters& p, double people, const Limit& limit) {
  const auto& f = p.firms;
  const double firms = static_cast<double>(f.initial_startups + f.initial_established) +
                       f.outsider_births_per_month * static_cast<double>(p.run.months);
  for (const auto& x : p.programmes) {
    const std::string key = "programmes." + x.id + ".";
    double leads = 0;
    double running = 0;
    for (int m = 0; m < static_cast<int>(p.run.months); ++m) {
      leads += leads_of(p, x, m);
      running += units_of(p, x, m) * x.cost.per_unit_year / 12;
    }
    limit(leads, most_leads, {key + "recruitment.leads_per_unit_year", key + "units", "run.scale", "run.months"},
          {"leads of '" + x.id + "'", "'" + x.id + "' 的线索数"});
    // As if everybody were served every month.
    const double served = (people + firms) * static_cast<double>(p.run.months);
    limit(running + x.cost.opening + x.fund.capital + served * x.cost.per_served, most_money,
          {key + "cost.per_served", key + "cost.per_unit_year", key + "cost.opening", key + "fund.capital", key + "units",
           "run.scale", "run.months"},
          {"CNY that '" + x.id + "' could cost", "'" + x.id + "' 可能的费用(元)"});
  }
}

}  // namespace

double people_at_most(const DistrictParameters& p) {
  return crowd_of(p).people * p.run.scale;
}

void check_size(const DistrictParameters& p, Contradictions& out) {
  check_growth(p, out);
  const auto [people, teams] = crowd_of(p);
  const auto limit = [&](double count, double at_most, std::vector<std::string> keys, const Said& what) {
    const double n = count * p.run.scale;
    if (n <= at_most) return;
    const std::string number = n < 9e15 ? std::to_string(static_cast<std::int64_t>(n)) : "9e15+";
    const std::string limit_text = std::to_string(static_cast<std::int64_t>(at_most));
    out.push_back({std::move(keys),
                   {number + " " + what.en + " in the run, more than " + limit_text,
                    "模拟中" + what.zh + " " + number + ",多于 " + limit_text},
                   ""});
  };
  limit(people, most_people,
        {"population.initial_total", "run.scale", "run.months", "channels.*.rate_per_year", "channels.*.activity",
         "arrivals.trend_per_year", "arrivals.referral_rate", "arrivals.referral_min_months",
         "arrivals.elasticity_wage_to_rent", "wages.growth_per_year", "teams.core_per_team", "teams.backbone_per_team",
         "programmes.*.recruitment.leads_per_unit_year", "programmes.*.units", "fields.*.posts"},
        {"people", "人数"});
  limit(teams, most_teams,
        {"population.initial_teams", "run.scale", "run.months", "channels.*.rate_per_year", "channels.*.activity"},
        {"teams", "团队数"});
  if (people * p.run.scale <= most_people) check_programme_sizes(p, people, limit);
  const auto& f = p.firms;
  limit(static_cast<double>(f.initial_startups + f.initial_established) +
            f.outsider_births_per_month * static_cast<double>(p.run.months),
        most, {"firms.initial_established", "firms.initial_startups", "firms.outsider_births_per_month", "run.scale"},
        {"firms", "单位数"});
  double posts = 0;
  for (const auto& x : p.fields) posts += static_cast<double>(x.posts);
  limit(posts, most, {"fields.*.posts", "run.scale"}, {"public posts", "公共岗位数"});
  for (const auto& s : p.housing.schemes) {
    double planned = 0;
    for (const auto& d : p.housing.deliveries) planned += d.scheme == s.id ? static_cast<double>(d.units) : 0;
    limit(s.delivery_plan == DeliveryPlan::as_listed ? planned : static_cast<double>(s.units), most,
          {"housing." + s.id + ".units", "housing.deliveries.*.units", "run.scale"}, {"homes", "房源数"});
  }
}

}  // namespace hearth

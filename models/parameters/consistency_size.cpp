// Runs that the engine or a computer could not hold: refused with a reason instead of an end without one.
#include <algorithm>
#include <cmath>

#include "models/parameters/consistency.h"

namespace hearth {

namespace {

constexpr double most = 1e8;          // people, firms, homes, posts: 14 GB of people
constexpr double most_teams = 60000;  // a team's index has 16 bits

// Arrivals over the run before shocks and responses; teams are counted as teams.
double expected_arrivals(const DistrictParameters& p, const ChannelParameters& c) {
  double sum = 0;
  for (int m = 0; m < static_cast<int>(p.run.months); ++m)
    sum += c.rate_per_year / 12 * std::pow(1 + p.arrivals.trend_per_year, m / 12.0) * c.activity.at(p.run.start + m);
  return sum;
}

}  // namespace

void check_size(const DistrictParameters& p, Contradictions& out) {
  double people = static_cast<double>(p.population.initial_total);
  double teams = static_cast<double>(p.population.initial_teams);
  for (const auto& c : p.channels) {
    if (c.kind == ChannelKind::referrals) continue;
    const double arrivals = expected_arrivals(p, c);
    const bool in_teams = c.kind == ChannelKind::teams;
    people += arrivals * static_cast<double>(in_teams ? p.teams.core_per_team + p.teams.backbone_per_team : 1);
    teams += in_teams ? arrivals : 0;
  }
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
  limit(people, most,
        {"population.initial_total", "run.scale", "run.months", "channels.*.rate_per_year", "channels.*.activity",
         "arrivals.trend_per_year", "teams.core_per_team", "teams.backbone_per_team"},
        {"people", "人数"});
  limit(teams, most_teams,
        {"population.initial_teams", "run.scale", "run.months", "channels.*.rate_per_year", "channels.*.activity"},
        {"teams", "团队数"});
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

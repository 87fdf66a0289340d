#include "models/moved_series.h"

#include <algorithm>
#include <initializer_list>

namespace hearth {

namespace {

struct Moved {
  std::vector<std::string> names;
  void where(bool changed, std::initializer_list<const char*> series) {
    if (changed) names.insert(names.end(), series.begin(), series.end());
  }
};

void of_people(const ProgrammeEffect& e, Moved& out) {
  out.where(e.hr_leaving != 1, {"series/departures", "series/people", "series/people_by_tenure"});
  out.where(e.leaving_share > 0, {"series/departures_by_reason"});
  out.where(e.hr_advance != 1, {"series/advances", "series/class_changes_into"});
  out.where(e.wage_rise != 0, {"series/renters_by_burden"});
  out.where(e.founds_firm, {"series/firm_births"});
  const bool moves = e.placement != PlacementKind::none;
  out.where(e.placement == PlacementKind::secondment, {"series/stayed_after_secondment"});
  out.where(moves, {"series/job_changes", "series/employed_by_commute"});
  out.where(moves || !e.founds_in_towns.empty() || !e.founds_in_sectors.empty(), {"series/staff_by_sector_and_town"});
}

void of_employers(const ProgrammeParameters& x, Moved& out) {
  const ProgrammeEffect& e = x.effect;
  const bool by_young = x.eligibility.founders_under_40_only;
  out.where(e.failure_ratio != 1, {"series/firm_failures", "series/employers", "series/jobs_lost"});
  out.where(e.failure_ratio != 1, {by_young ? "series/young_startup_survival_3y" : "series/startup_survival_3y"});
  out.where(e.failure_ratio != 1 && x.eligibility.team_ventures_only, {"series/teams"});
  out.where(e.growth != 0, {"series/posts_by_sector"});
  out.where(e.vacancies_filled_per_month > 0, {"series/hires", "series/vacancies_by_sector"});
  out.where(e.skips_desk, {"desk/applications_given_up"});
}

void of_market(const MarketParameters& m, Moved& out) {
  const auto acts_on = [&](MarketQuantity quantity) { return m.quantity == quantity; };
  out.where(acts_on(MarketQuantity::job_matching), {"series/hires", "series/searching", "series/vacancies_by_sector"});
  out.where(acts_on(MarketQuantity::applications), {"programmes/applicants"});
  out.where(acts_on(MarketQuantity::capacity), {"programmes/served"});
  out.where(acts_on(MarketQuantity::key_sector_hiring), {"series/staff_by_sector_and_town", "series/vacancies_by_sector"});
  out.where(acts_on(MarketQuantity::posts), {"series/posts_by_sector", "series/vacancies_by_sector"});
}

}  // namespace

std::vector<std::string> series_moved_by(const DistrictParameters& p, const ProgrammeParameters& x) {
  Moved out;
  if (x.serves == Serves::market) {
    of_market(x.market, out);
    return out.names;
  }
  out.where(x.serves == Serves::newcomers, {"series/arrivals", "series/arrivals_by_field", "series/people"});
  out.where(!x.recruitment.vacancy_fields.empty(), {"series/vacancies_by_sector"});
  const bool brings_teams = std::any_of(p.channels.begin(), p.channels.end(), [&](const ChannelParameters& c) {
    return c.kind == ChannelKind::teams && c.id == x.recruitment.channel;
  });
  out.where(brings_teams, {"series/teams", "series/firm_births"});
  of_people(x.effect, out);
  if (x.serves == Serves::employers) of_employers(x, out);
  return out.names;
}

}  // namespace hearth

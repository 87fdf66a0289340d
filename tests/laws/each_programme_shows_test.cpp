// What each programme of the baseline brings: the baseline at its full size against the same replications without its units.
// For every programme one quantity of the district is named beforehand, with the direction in which the programme moves it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "models/moved_series.h"
#include "tests/support/expectation.h"
#include "tests/support/parameter_worlds.h"
#include "tests/support/switched_off.h"

namespace hearth {

namespace {

struct Brings {
  const char* programme;
  int direction;  // +1: more of it with the programme
  const char* series;
  const char* member = "";  // of one of its dimensions; none: the sum of all
};

const std::vector<Brings>& brought() {
  static const std::vector<Brings> all = {
      // 1 Bodies that reach talents
      {"talent_liaison", 1, "series/advances"},
      // 2 Social organisations, 3 the ladder and "4+1"
      {"social_services", -1, "series/departures"},
      {"cooperation_projects", 1, "programmes/served", "social_services"},
      {"exchange_organisations", 1, "series/arrivals", "overseas"},
      {"ladder_international", 1, "series/people", "applied"},
      {"ladder_high_end", 1, "series/people"},
      {"team_grants", 1, "series/teams"},
      // 4 "1235"
      {"top_team_calls", 1, "series/teams"},
      {"high_level_hires", 1, "series/arrivals", "high_level"},
      // 5 Overseas
      {"overseas_stations", 1, "series/arrivals", "overseas"},
      {"trips_europe", 1, "series/arrivals", "overseas"},
      {"trips_america", 1, "series/arrivals", "overseas"},
      {"trips_japan", 1, "series/arrivals", "overseas"},
      {"overseas_advisers", 1, "series/arrivals", "overseas"},
      {"overseas_fairs", 1, "series/arrivals", "overseas"},
      {"overseas_projects", 1, "series/arrivals", "overseas"},
      // 6 Industrialisation
      {"postdoc_stations", 1, "series/arrivals", "postdocs"},
      {"academician_stations", 1, "series/arrivals", "overseas"},
      {"joint_projects", 1, "series/arrivals", "high_level"},
      {"research_transfers", 1, "series/job_changes"},
      {"mentors", -1, "series/firm_failures"},
      {"venture_capital_links", 1, "series/posts_by_sector"},
      {"founder_peers", -1, "series/firm_failures"},
      {"key_sector_catalogue", 1, "series/staff_by_sector_and_town", "smart_manufacturing"},
      // 7 Youth
      {"youth_roadshows", 1, "series/arrivals", "youth_founders"},
      {"youth_incubator", -1, "series/firm_failures"},
      {"youth_contests", 1, "series/employers"},
      {"youth_projects", 1, "series/posts_by_sector"},
      {"young_leaders", 1, "series/people_by_tenure", "over_60"},
      {"youth_council", -1, "desk/applications_given_up"},
      {"maker_space_alliance", 1, "programmes/served", "youth_incubator"},
      // 8 Social work, 9 city construction
      {"social_work_rounds", 1, "series/arrivals_by_field", "social_work"},
      {"social_work_certificates", 1, "series/renters_by_burden", "under_20"},
      {"social_work_contracts", 1, "series/people"},
      {"social_organisation_heads", 1, "series/advances"},
      {"neighbourhood_secretaries", 1, "series/people_by_tenure", "over_60"},
      {"handed_over_work", 1, "series/posts_by_sector", "social_organisations"},
      {"city_rounds", 1, "series/arrivals_by_field", "city_construction"},
      {"city_exchange", 1, "series/renters_by_burden", "under_20"},
      {"city_specialists", 1, "series/renters_by_burden", "under_20"},
      {"city_demand_study", 1, "series/posts_by_sector", "city_management"},
      // 10 Countryside
      {"village_graduates", 1, "series/arrivals", "village_service"},
      {"city_to_village", 1, "series/stayed_after_secondment"},
      {"village_to_city", 1, "series/stayed_after_secondment"},
      {"village_rounds", 1, "series/arrivals", "village_service"},
      {"grassroots_posts", 1, "series/posts_by_sector", "villages"},
      {"rural_training", 1, "series/advances"},
      {"village_founders", 1, "series/firm_births"},
      // 11 Education and health
      {"teacher_rounds", 1, "series/arrivals_by_field", "education"},
      {"health_rounds", 1, "series/arrivals_by_field", "health"},
      {"special_subject_teachers", 1, "series/arrivals_by_field", "education"},
      {"teacher_rotation", 1, "series/job_changes"},
      {"teacher_training", 1, "series/advances"},
      {"teacher_communities", 1, "programmes/applicants", "teacher_training"},
      {"vocational_teachers", 1, "series/job_changes"},
      {"health_backbone", 1, "series/advances"},
      {"chinese_medicine", 1, "series/people_by_tenure", "over_60"},
      {"health_leaders", 1, "series/arrivals", "health_leaders"},
      // 12 Skills
      {"school_partnerships", 1, "series/arrivals", "school_enterprise"},
      {"training", 1, "series/advances"},
      {"training_of_residents", 1, "series/arrivals", "certified_residents"},
      {"apprenticeship", 1, "series/advances"},
      {"training_bases", 1, "programmes/served", "apprenticeship"},
      {"skill_contests", 1, "series/advances"},
      // 13 Environment
      {"head_hunters", 1, "series/arrivals", "hires"},
      {"intellectual_property_agencies", 1, "programmes/served", "intellectual_property"},
      {"incubation_agencies", 1, "programmes/served", "mentors"},
      {"consulting_agencies", 1, "series/posts_by_sector"},
      {"finance_intermediaries", 1, "programmes/served", "angel_fund"},
      {"contribution_awards", 1, "series/people", "applied"},
      {"files_and_insurance", 1, "series/people"},
      {"dispute_arbitration", 1, "series/people"},
      {"invention_shares", 1, "series/renters_by_burden", "under_20"},
      {"intellectual_property", 1, "series/posts_by_sector"},
      // 14 One card
      {"talent_card", 1, "series/people", "applied"},
      // 15 Angel fund
      {"angel_fund", 1, "series/posts_by_sector"},
      {"project_credit", 1, "series/posts_by_sector"},
      {"technology_insurance", -1, "series/firm_failures"},
      {"financing_platform", 1, "programmes/served", "project_credit"},
      // 17 Gold-medal service
      {"gold_medal_start", -1, "series/firm_failures"},
      {"gold_medal_service", -1, "series/departures"},
      {"major_projects", 1, "series/posts_by_sector"},
      {"flexible_hires", 1, "series/arrivals", "hires"},
      {"applied_results", 1, "series/posts_by_sector"},
  };
  return all;
}

// What the model cannot show at this size, with the test that shows it.
const std::map<std::string, std::string>& too_small() {
  static const std::map<std::string, std::string> all = {
      {"startup_subsidy", "eight a year. FailureRatio.SurvivalIsRaisedToItsPower"},
      {"ladder_young", "twenty a year. TaskSwitchedOff.WithoutTheLadderMoreLeave"},
      {"talent_parlour", "as of the talent agencies below. The tests of talent_parlour_test.cpp"},
      {"job_intermediaries",
       "with twelve open posts for each who searches, four fifths find one within the month: little is left to speed up. "
       "MarketProgrammes.ScaleTheMatchingOfTheirFields; TaskSwitchedOff.WithoutIntermediariesMoreSearch"},
      {"job_intermediaries_outer", "the same, in three small towns"},
      {"technology_intermediaries",
       "a tenth of some 25 transfers in five years. ProgrammeApplications.AreMultipliedByAMarketProgramme"},
  };
  return all;
}

constexpr std::uint32_t pairs = 24;

// Posts, as the rest of a market, are reckoned from the units with which the run begins.
Schedule without_units(const DistrictParameters& p, const ProgrammeParameters& x) {
  return x.serves == Serves::market ? Schedule(x.units.at(p.run.start)) : Schedule(0.0);
}

}  // namespace

// Each programme is named once, as bringing something or as too small to show, and what it brings is among the series that
// hearth tasks names for it.
TEST(EachProgrammeShows, IsNamedOnce) {
  const DistrictParameters p = baseline();
  std::map<std::string, int> named;
  for (const Brings& x : brought()) ++named[x.programme];
  for (const auto& [id, reason] : too_small()) ++named[id];
  for (const ProgrammeParameters& x : p.programmes) {
    EXPECT_EQ(named[x.id], 1) << x.id;
    for (const Brings& b : brought()) {
      const std::vector<std::string> moved = series_moved_by(p, x);
      if (b.programme == x.id) {
        EXPECT_TRUE(std::find(moved.begin(), moved.end(), b.series) != moved.end()) << x.id << ", " << b.series;
      }
    }
  }
  EXPECT_EQ(named.size(), p.programmes.size());
}

// Each has a date that can slip and stands in the review with a plan, but for two that serve whoever has a right to them.
TEST(EachProgrammeShows, HasADateThatCanSlip) {
  const DistrictParameters p = baseline();
  for (const ProgrammeParameters& x : p.programmes) {
    bool changes = false;
    for (int m = 1; m < p.run.months; ++m) changes = changes || x.units.at(p.run.start + m) != x.units.at(p.run.start);
    EXPECT_EQ(changes, x.id != "team_grants" && x.id != "research_transfers") << x.id;
  }
}

// The mean difference of the pairs is more than three of its standard errors in the named direction: a programme that does
// nothing passes with a chance of 0.3 %, one that does the opposite never.
TEST(EachProgrammeShows, InTheNamedDirection) {
  const DistrictParameters p = baseline();
  const World with(p, pairs);
  std::vector<std::string> problems(brought().size());
  for_all(brought().size(), [&](std::size_t i) {
    const Brings& x = brought()[i];
    DistrictParameters other = p;
    for (ProgrammeParameters& y : other.programmes) {
      if (y.id == x.programme) y.units = without_units(p, y);
    }
    const World without_it(other, pairs);
    Sample more;
    for (std::uint32_t r = 0; r < pairs; ++r)
      more.add(x.direction * (with.sum_of(r, x.series, x.member) - without_it.sum_of(r, x.series, x.member)));
    if (!(more.mean() > 3 * more.standard_error() && more.mean() > 0))
      problems[i] = fmt::format("{}, {}: {:g} +- {:g}", x.programme, x.series, more.mean(), more.standard_error());
  });
  for (const std::string& problem : problems) EXPECT_EQ(problem, "");
}

}  // namespace hearth

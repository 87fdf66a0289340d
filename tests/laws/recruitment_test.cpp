// People whom programmes bring: leads and those of them who come, places for a time, rounds that fill open posts.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/expectation.h"
#include "tests/support/programmes.h"

namespace hearth {

namespace {

ProgrammeParameters stations() {
  ProgrammeParameters x = programme("x", Serves::newcomers);
  x.recruitment.channel = "in";
  x.units = Schedule(4.0);
  x.recruitment.leads_per_unit_year = 30;
  x.recruitment.conversion = 0.25;
  x.recruitment.lag_months = 7;
  return x;
}

// A district with posts enough, in which nobody comes but through the programme.
DistrictParameters district(const ProgrammeParameters& x) {
  DistrictParameters p = district_with(x, 500, 72);
  p.firms.established_growth_per_year = 0.5;
  return p;
}

}  // namespace

// Leads are Poisson, 10 a month for 4 units with 30 a year; seven months later a quarter of them come, the others are turned
// away, and each lead is known to be under way until then. 20 replications show a bias of 4 % of the leads and 8 % of those who
// come.
TEST(Recruitment, LeadsComeAfterTheirLagAtTheConversion) {
  Trial t(district(stations()));
  Sample leads, come;
  for (std::uint32_t r = 0; r < 20; ++r) {
    t.run(r, r == 0);
    for (int m = 0; m < 72; ++m) {
      const double found = shown(t, "applicants", m);
      leads.add(found);
      EXPECT_EQ(t.at("arrivals", m), shown(t, "served", m));
      if (m >= 7) {
        come.add(shown(t, "served", m));
        EXPECT_EQ(shown(t, "served", m) + shown(t, "turned_away", m), shown(t, "applicants", m - 7)) << m;
      } else {
        EXPECT_EQ(shown(t, "served", m) + shown(t, "turned_away", m), 0) << m;
      }
      EXPECT_EQ(shown(t, "waiting", m),
                shown_so_far(t, "applicants", m) - shown_so_far(t, "served", m) - shown_so_far(t, "turned_away", m))
          << m;
    }
  }
  expect_mean(leads, 10, 0.08, "leads a month");
  EXPECT_NEAR(leads.variance() / 10, 1, 0.2);
  expect_mean(come, 2.5, 0.15, "come a month");
}

// Through a channel of teams each lead that comes is a team: its core and backbone, in a venture of their own, and the
// programme has served one. Two programmes of the same channel bring different teams.
TEST(Recruitment, ALeadOfAChannelOfTeamsIsATeam) {
  ProgrammeParameters first = stations(), second = stations();
  second.id = "y";
  DistrictParameters p = district(first);
  p.tasks[0].enabled = true;
  second.task = first.task;
  p.programmes.push_back(second);
  p.channels[0].kind = ChannelKind::teams;
  p.teams.core_per_team = 3;
  p.teams.backbone_per_team = 4;
  p.teams.min_core = 1;
  p.teams.dissolution_hazard_per_month = 0;
  p.retention.base_hazard_per_month = 0;
  Trial t(p);
  t.run();
  double teams = t.at("teams", 0), births = 0;
  for (int m = 1; m < 72; ++m) {
    const double served = shown(t, "served", m, 0) + shown(t, "served", m, 1);
    EXPECT_EQ(t.at("arrivals", m), 7 * served) << m;
    EXPECT_EQ(t.at("teams", m), teams + served) << m;
    EXPECT_EQ(t.at("firm_births", m), served) << m;
    teams = t.at("teams", m);
    births += served;
  }
  EXPECT_GT(births, 200);
}

// In two rounds a year, from April: all of the year's leads in April and October, half in each.
TEST(Recruitment, RoundsHoldTheLeadsOfTheYear) {
  ProgrammeParameters x = stations();
  x.rounds_per_year = 2;
  x.first_round_month = 4;
  Trial t(district(x));
  Sample leads;
  for (std::uint32_t r = 0; r < 20; ++r) {
    t.run(r, r == 0);
    for (int m = 0; m < 72; ++m) {
      if (m % 12 == 3 || m % 12 == 9) {
        leads.add(shown(t, "applicants", m));
      } else {
        EXPECT_EQ(shown(t, "applicants", m), 0) << m;
      }
    }
  }
  expect_mean(leads, 60, 0.1, "leads a round");
}

// The lead department does what its effort is: 0.6 of the leads. 720 months show a bias of 15 %.
TEST(Recruitment, LeadsGoWithTheEffort) {
  DistrictParameters p = district(stations());
  DepartmentParameters bureau;
  bureau.id = "bureau";
  bureau.staff = 1;
  p.departments = {bureau};
  p.tasks[0].lead = {"bureau"};
  p.effort.base = 0.6;
  Trial t(p);
  Sample leads;
  for (std::uint32_t r = 0; r < 10; ++r) {
    t.run(r, r == 0);
    for (int m = 0; m < 72; ++m) leads.add(shown(t, "applicants", m));
  }
  expect_mean(leads, 6, 0.15, "leads a month");
}

// A programme whose task is off brings nobody.
TEST(Recruitment, NobodyComesThroughATaskThatIsOff) {
  DistrictParameters p = district(stations());
  p.tasks[0].enabled = false;
  Trial t(p);
  t.run();
  for (int m = 0; m < 72; ++m) EXPECT_EQ(t.at("arrivals", m) + shown(t, "applicants", m), 0) << m;
}

// Stations have 12 places for 24 months: never more are taken and, with leads enough, nearly all; who finds none is turned
// away. Of those whose time is over 40 % leave the district in the month after, and nobody else. Some 1,000 show a bias of 30
// %.
TEST(Recruitment, PlacesAreForATime) {
  ProgrammeParameters x = stations();
  x.places_per_unit = 30;
  x.months = 24;
  x.recruitment.leads_per_unit_year = 120;
  x.effect.leaving_share = 0.4;
  Trial t(district(x));
  double over = 0, left = 0;
  for (std::uint32_t r = 0; r < 5; ++r) {
    t.run(r, r == 0);
    double in_programme = 0;
    for (int m = 0; m < 72; ++m) {
      in_programme += shown(t, "served", m) - (m >= 24 ? shown(t, "served", m - 24) : 0);
      EXPECT_EQ(shown(t, "in_programme", m), in_programme) << m;
      EXPECT_LE(in_programme, 120) << m;
      if (m >= 24) {
        EXPECT_EQ(shown(t, "completed", m), shown(t, "served", m - 24)) << m;
      }
      if (m > 24 && m < 71) {
        over += shown(t, "completed", m);
        left += t.at("departures", m + 1);
      } else if (m < 24) {
        EXPECT_EQ(t.at("departures", m), 0) << m;
      }
    }
    EXPECT_EQ(shown(t, "in_programme", 23), 120);
  }
  expect_value(left / over, 0.4, std::sqrt(0.24 / over), 0.3, "left");
}

// Rounds in May and November fill two fifths of the open posts of the field, to within the one that rounding may add, and
// nothing in between. Who comes has a post: nobody searches, and no post is made or lost.
TEST(Recruitment, RoundsFillTheirShareOfTheOpenPosts) {
  ProgrammeParameters x = programme("x", Serves::newcomers);
  x.recruitment.channel = "in";
  x.recruitment.vacancy_fields = {"f"};
  x.recruitment.vacancies_filled_per_round = 0.4;
  x.rounds_per_year = 2;
  x.first_round_month = 5;
  DistrictParameters p = district_with(x, 2000, 48);
  FieldParameters other = p.fields[0];
  other.id = "other";
  p.fields[0].initial_share = other.initial_share = 0.5;
  p.fields.push_back(other);
  p.sectors.push_back(p.sectors[0]);
  p.sectors[1].id = "others";
  p.sectors[1].fields = {"other"};
  p.sectors[0].established_share = p.sectors[1].established_share = 0.5;
  p.channels[0].share_with_job = 0;  // who is recruited for a post has it all the same
  Trial t(p);
  t.run();
  for (int m = 1; m < 48; ++m) {
    const double open = t.at("vacancies_by_sector", m - 1, 0);
    const double come = shown(t, "served", m);
    if (m % 12 == 4 || m % 12 == 10) {
      EXPECT_EQ(shown(t, "applicants", m), open) << m;
      EXPECT_LT(std::abs(come - 0.4 * open), 1) << m;
      EXPECT_EQ(shown(t, "turned_away", m), open - come) << m;
    } else {
      EXPECT_EQ(come, 0) << m;
    }
    EXPECT_EQ(t.at("vacancies_by_sector", m, 0), open - come) << m;
    EXPECT_EQ(t.at("vacancies_by_sector", m, 1), t.at("vacancies_by_sector", 0, 1)) << m;
    EXPECT_EQ(t.at("posts_by_sector", m, 0), t.at("posts_by_sector", 0, 0)) << m;
    EXPECT_EQ(t.at("searching", m), 0) << m;
  }
  EXPECT_GT(shown(t, "served", 4), 20);
}

// Where all advertised posts are filled, none is left.
TEST(Recruitment, NoMoreComeThanPostsAreOpen) {
  ProgrammeParameters x = programme("x", Serves::newcomers);
  x.recruitment.channel = "in";
  x.recruitment.vacancy_fields = {"f"};
  x.recruitment.vacancies_filled_per_round = 1;
  x.rounds_per_year = 1;
  x.first_round_month = 2;
  Trial t(district_with(x, 1000, 24));
  t.run();
  EXPECT_EQ(shown(t, "served", 1), t.at("vacancies", 0));
  EXPECT_EQ(t.at("vacancies", 1), 0);
  EXPECT_EQ(t.at("searching", 1), 0);
  EXPECT_EQ(shown(t, "served", 13), 0);
}

// What is paid is paid for those who come, not for leads: 500.50 each, half of it by their employers.
TEST(Recruitment, IsPaidForWhoComes) {
  ProgrammeParameters x = stations();
  x.cost.per_served = 500.5;
  x.cost.share_employer = 0.5;
  Trial t(district(x));
  t.run();
  for (int m = 0; m < 72; ++m) {
    const auto come = static_cast<std::int64_t>(shown(t, "served", m));
    EXPECT_EQ(posted(t, m, 0, Purpose::support), come * 50050) << m;
    EXPECT_EQ(posted(t, m, 0, Payer::employer), come * 25025) << m;
  }
  EXPECT_GT(shown_so_far(t, "served", 71), 100);
}

}  // namespace hearth

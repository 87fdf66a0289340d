// Where people of a programme go to work: to another sector, by an exchange of posts, or for a while.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/support/histories.h"
#include "tests/support/programmes.h"

namespace hearth {

namespace {

// Three towns in a row, 25 minutes apart; two sectors with the same field.
DistrictParameters three_towns(const ProgrammeParameters& x, int months) {
  DistrictParameters p = district_with(x, 2000, months);
  TownParameters town = p.towns[0];
  town.job_share = town.home_share = 1.0 / 3;
  p.towns.clear();
  for (const char* id : {"a", "b", "c"}) {
    town.id = id;
    p.towns.push_back(town);
  }
  for (int k = 0; k < 2; ++k) {
    LinkParameters link;
    link.from = p.towns[static_cast<std::size_t>(k)].id;
    link.to = p.towns[static_cast<std::size_t>(k) + 1].id;
    link.minutes = 25;
    p.links.push_back(link);
  }
  p.sectors.push_back(p.sectors[0]);
  p.sectors[1].id = "s2";
  p.sectors[0].established_share = p.sectors[1].established_share = 0.5;
  return p;
}

ProgrammeParameters placing(PlacementKind kind) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = 2;
  x.starts_per_unit_year = 600;
  x.effect.placement = kind;
  return x;
}

int minutes_between(int from, int to) {
  return from == to ? static_cast<int>(minutes_within_town) : 25 * std::abs(from - to);
}

}  // namespace

// Two people of one sector change places: posts, filled and open, stay what they are in every sector; those who exchange are an
// even number; each takes the post of an employer of the same sector where another of the month's participants was; no commute
// grows by more than 20 minutes, though some would by 45.
TEST(Exchange, ConservesPostsInTheSectorWithinTheMinutes) {
  ProgrammeParameters x = placing(PlacementKind::exchange);
  x.effect.placement_extra_minutes = 20;
  x.effect.months = 12;
  RecordedRun r(three_towns(x, 36));
  r.run();
  std::map<std::int32_t, std::int32_t> firm;  // by person: where they work
  for (std::size_t i = 0; i < r.people.size(); ++i) firm[static_cast<std::int32_t>(i)] = r.people["first_firm_row"][i];
  std::map<int, std::multiset<std::int32_t>> left, taken;  // by month
  std::map<int, int> joined;                               // by month: who was served
  int exchanged = 0, moved_town = 0;
  for (std::size_t i = 0; i < r.events.size(); ++i) {
    if (r.is(i, EventKind::joined_programme)) ++joined[r.events["at_month"][i]];
    if (!r.is(i, EventKind::job_changed)) continue;
    const std::int32_t who = r.events["person_row"][i];
    const std::int32_t to = r.events["firm_row"][i];
    const std::int32_t from = firm[who];
    const auto f = static_cast<std::size_t>(from), g = static_cast<std::size_t>(to);
    EXPECT_NE(from, to);
    EXPECT_EQ(r.firms["in_sector"][f], r.firms["in_sector"][g]);
    const int home = r.events["town_now"][i];
    const int longer = minutes_between(r.firms["in_town"][g], home) - minutes_between(r.firms["in_town"][f], home);
    EXPECT_LE(longer, 20);
    moved_town += r.firms["in_town"][g] != r.firms["in_town"][f] ? 1 : 0;
    left[r.events["at_month"][i]].insert(from);
    taken[r.events["at_month"][i]].insert(to);
    firm[who] = to;
    ++exchanged;
  }
  EXPECT_GT(exchanged, 500);
  EXPECT_GT(moved_town, 50);
  EXPECT_EQ(left, taken);
  for (int m = 0; m < 36; ++m) {
    EXPECT_EQ(static_cast<int>(r.at("job_changes", m)), joined[m]) << m;
    EXPECT_EQ(static_cast<int>(r.at("job_changes", m)) % 2, 0) << m;
    for (std::size_t k = 0; k < 2; ++k) {
      EXPECT_EQ(r.at("posts_by_sector", m, k), r.at("posts_by_sector", 0, k)) << m;
      EXPECT_EQ(r.at("vacancies_by_sector", m, k), r.at("vacancies_by_sector", 0, k)) << m;
    }
    EXPECT_EQ(r.at("searching", m), 0) << m;
  }
}

// Without a limit of minutes, exchanges of any distance are made.
TEST(Exchange, KnowsNoLimitWhereNoneIsStated) {
  RecordedRun r(three_towns(placing(PlacementKind::exchange), 24));
  r.run();
  int longest = 0;
  std::map<std::int32_t, std::int32_t> firm;
  for (std::size_t i = 0; i < r.people.size(); ++i) firm[static_cast<std::int32_t>(i)] = r.people["first_firm_row"][i];
  for (std::size_t i = 0; i < r.events.size(); ++i) {
    if (!r.is(i, EventKind::job_changed)) continue;
    auto& from = firm[r.events["person_row"][i]];
    const std::int32_t to = r.events["firm_row"][i];
    const int home = r.events["town_now"][i];
    longest = std::max(longest, minutes_between(r.firms["in_town"][static_cast<std::size_t>(to)], home) -
                                    minutes_between(r.firms["in_town"][static_cast<std::size_t>(from)], home));
    from = to;
  }
  EXPECT_GT(longest, 20);
}

// Who goes to another sector takes an open post there, of the sectors listed only, and leaves an open post behind.
TEST(OtherSector, TakesAnOpenPostOfTheSectorsListed) {
  ProgrammeParameters x = placing(PlacementKind::other_sector);
  x.effect.placement_sectors = {"s2"};
  x.once = true;
  RecordedRun r(three_towns(x, 24));
  r.run();
  double moved = 0;
  for (int m = 1; m < 24; ++m) {
    const double n = r.at("job_changes", m);
    moved += n;
    EXPECT_EQ(r.at("vacancies_by_sector", m, 0), r.at("vacancies_by_sector", m - 1, 0) + n) << m;
    EXPECT_EQ(r.at("vacancies_by_sector", m, 1), r.at("vacancies_by_sector", m - 1, 1) - n) << m;
  }
  EXPECT_GT(moved, 50);
  // With the open posts of s2 gone nobody is placed.
  for (std::size_t i = 0; i < r.events.size(); ++i) {
    if (r.is(i, EventKind::job_changed)) {
      EXPECT_EQ(r.firms["in_sector"][static_cast<std::size_t>(r.events["firm_row"][i])], 1);
    }
  }
}

// Where nobody of their field works in the sectors listed, people take a post of a field that does.
TEST(OtherSector, TakesAnyFieldWhereTheirOwnDoesNotWork) {
  ProgrammeParameters x = placing(PlacementKind::other_sector);
  x.effect.placement_sectors = {"s2"};
  x.once = true;
  DistrictParameters p = three_towns(x, 24);
  FieldParameters teaching = p.fields[0];
  teaching.id = "teaching";
  teaching.public_posts = true;
  teaching.initial_share = 0;
  p.fields.push_back(teaching);
  p.sectors[1].fields = {"teaching"};
  p.sectors[1].public_body = true;
  p.programmes[0].units = units_from(p, 3, 1);
  Trial t(p);
  t.run();
  double moved = 0;
  for (int m = 3; m < 24; ++m) moved += t.at("job_changes", m);
  EXPECT_GT(t.at("vacancies_by_sector", 2, 1), 20);
  EXPECT_EQ(t.at("vacancies_by_sector", 2, 1) - t.at("vacancies_by_sector", 23, 1), moved);
  EXPECT_EQ(moved, t.at("vacancies_by_sector", 2, 1));
}

// Seconded people keep their post and work in another town for six months; afterwards everybody is back. With a share that
// returns of zero they stay, where there is an open post.
TEST(Secondment, ReturnsPeople) {
  for (const double returns : {1.0, 0.0}) {
    ProgrammeParameters x = placing(PlacementKind::secondment);
    x.months = 6;
    x.effect.return_share = returns;
    for (const int months : {5, 20}) {
      DistrictParameters p = three_towns(x, months);
      p.programmes[0].units = {Schedule::Shape::step, {{p.run.start, 1}, {p.run.start + 5, 0}}};
      RecordedRun r(p);
      r.run();
      int away = 0;
      for (std::size_t i = 0; i < r.people.size(); ++i) {
        const auto f = static_cast<std::size_t>(r.people["last_firm_row"][i]);
        away += r.people["work_town"][i] != r.firms["in_town"][f] ? 1 : 0;
      }
      double changes = 0;
      for (int m = 0; m < months; ++m) changes += r.at("job_changes", m);
      if (months == 5) {
        EXPECT_GT(away, 100);
        EXPECT_EQ(changes, 0);
      } else {
        EXPECT_EQ(away, 0);
        if (returns == 1) {
          EXPECT_EQ(changes, 0);
        }
        if (returns == 0) {
          EXPECT_GT(changes, 100);
        }
      }
    }
  }
}

// Of those whose secondment is over the share returns that is stated: 0.7 of some 250, which shows a bias of 35 %.
TEST(Secondment, TheReturnShareReturns) {
  ProgrammeParameters x = placing(PlacementKind::secondment);
  x.months = 6;
  x.effect.return_share = 0.7;
  DistrictParameters p = three_towns(x, 60);
  p.jobs.vacancy_rate = 0.5;
  Trial t(p);
  t.run();
  double over = 0, stayed = 0;
  for (int m = 0; m < 60; ++m) {
    over += shown(t, "completed", m);
    stayed += t.at("job_changes", m);
    EXPECT_EQ(t.at("stayed_after_secondment", m), t.at("job_changes", m)) << m;
  }
  EXPECT_GT(over, 1000);
  EXPECT_NEAR(stayed / over, 0.3, 0.08);
}

}  // namespace hearth

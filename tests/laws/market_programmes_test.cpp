// What programmes change in a market: how often searchers find a post, and which newcomers are hired into key sectors.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/expectation.h"
#include "tests/support/programmes.h"

namespace hearth {

namespace {

ProgrammeParameters market(MarketQuantity quantity, double gain, double half) {
  ProgrammeParameters x = programme("x", Serves::market);
  x.market.quantity = quantity;
  x.market.gain_max = gain;
  x.market.half_saturation = half;
  return x;
}

}  // namespace

// By hand: 1 + 0.3 u / (u + 45) at 30, 45, 90 and 0 units over that at 30 units, 1.12.
TEST(MarketProgrammes, MultiplyByTheGainOfTheirUnits) {
  DistrictParameters p = district_with(market(MarketQuantity::job_matching, 0.3, 45), 100, 48);
  p.programmes[0].units = {Schedule::Shape::step,
                           {{p.run.start, 30}, {p.run.start + 12, 45}, {p.run.start + 24, 90}, {p.run.start + 36, 0}}};
  Trial t(p);
  t.run();
  const double by_hand[] = {1, 1.15 / 1.12, 1.2 / 1.12, 1 / 1.12};
  for (int m = 0; m < 48; ++m) EXPECT_NEAR(shown(t, "multiplier", m), by_hand[m / 12], 1e-6) << m;
}

// Some 10,000 people of each of two fields search, and there are posts enough: in the first month a tenth finds one, and the
// multiplier times as many of the field that is helped. 10 replications show a bias of 10 %.
TEST(MarketProgrammes, ScaleTheMatchingOfTheirFields) {
  ProgrammeParameters x = market(MarketQuantity::job_matching, 1, 1);
  x.market.fields = {"f"};
  DistrictParameters p = district_with(x, 20000, 14);
  p.programmes[0].units = units_from(p, 6, 1);
  FieldParameters other = p.fields[0];
  other.id = "other";
  p.fields[0].initial_share = other.initial_share = 0.5;
  p.fields.push_back(other);
  p.sectors.push_back(p.sectors[0]);
  p.sectors[1].id = "others";
  p.sectors[1].fields = {"other"};
  p.sectors[0].established_share = p.sectors[1].established_share = 0.5;
  p.channels[0].share_with_job = 0;
  p.channels[0].fields = {{"f", 0.5}, {"other", 0.5}};
  p.jobs.match_hazard_per_month = p.jobs.match_hazard_specialist = 0.1;
  p.jobs.matching_elasticity_vacancies = 0;
  for (const int month : {3, 9}) {
    arrive_between(p, p.channels[0], month, month, 20000);
    Trial t(p);
    Sample helped, others;
    for (std::uint32_t r = 0; r < 10; ++r) {
      t.run(r, false);
      const double came = t.at("arrivals", month) / 2;
      helped.add((t.at("vacancies_by_sector", month - 1, 0) - t.at("vacancies_by_sector", month, 0)) / came);
      others.add((t.at("vacancies_by_sector", month - 1, 1) - t.at("vacancies_by_sector", month, 1)) / came);
    }
    expect_mean(helped, month == 3 ? 0.1 : 0.15, 0.1, "helped in " + std::to_string(month));
    expect_mean(others, 0.1, 0.1, "others in " + std::to_string(month));
  }
}

namespace {

// The share of some 20,000 newcomers, who all have a post, hired into a key sector that has `share` of the open posts.
double hired_into_key_sectors(double units, double share, const std::string& field = "") {
  ProgrammeParameters x = market(MarketQuantity::key_sector_hiring, 1, 1);
  if (!field.empty()) x.market.fields = {field};
  DistrictParameters p = district_with(x, 200000, 12);
  FieldParameters nobodys = p.fields[0];
  nobodys.id = "nobodys";
  nobodys.initial_share = 0;
  p.fields.insert(p.fields.begin(), nobodys);
  p.programmes[0].units = {Schedule::Shape::step, {{p.run.start, 0}, {p.run.start + 1, units}}};
  p.firms.initial_established = 4000;
  p.sectors.push_back(p.sectors[0]);
  p.sectors[0].id = "key";
  p.sectors[0].key_sector = true;
  p.sectors[0].established_share = share;
  p.sectors[1].established_share = 1 - share;
  arrive_between(p, p.channels[0], 4, 4, 20000);
  Trial t(p);
  t.run(0, false);
  return (t.at("vacancies_by_sector", 3, 0) - t.at("vacancies_by_sector", 4, 0)) / t.at("arrivals", 4);
}

}  // namespace

// The gain raises the share of newcomers who are hired into key sectors, and never above the multiplier, here 1.5.
TEST(MarketProgrammes, RaiseHiringIntoKeySectors) {
  const double before = hired_into_key_sectors(0, 0.2);
  const double after = hired_into_key_sectors(1, 0.2);
  EXPECT_NEAR(before, 0.2, 0.03);
  EXPECT_GT(after / before, 1.2);
  EXPECT_LE(after / before, 1.5 * 1.02);
}

// The multiplier is what the ratio of posts in key sectors to others is multiplied by, while key sectors have posts enough.
// 20,000 newcomers show a bias of 5 %.
TEST(MarketProgrammes, MultiplyTheRatioHiredIntoKeySectors) {
  const double before = hired_into_key_sectors(0, 0.2);
  const double after = hired_into_key_sectors(1, 0.2);
  EXPECT_NEAR(after / (1 - after) / (before / (1 - before)), 1.5, 0.075);
}

namespace {

// Two towns with half the homes each.
DistrictParameters two_towns(const ProgrammeParameters& x, std::int64_t people, int months) {
  DistrictParameters p = district_with(x, people, months);
  p.towns.push_back(p.towns[0]);
  p.towns[1].id = "u";
  for (auto& town : p.towns) town.job_share = town.home_share = 0.5;
  LinkParameters link;
  link.from = "t";
  link.to = "u";
  link.minutes = 10;
  p.links = {link};
  return p;
}

}  // namespace

// Searchers of one town are helped, those of the other are not. All chances are a tenth at the start, and the helped town's is
// 1 + 1 x 1 / (1 + 1) = 1.5 times that: 0.125 of both together. 20 replications show a bias of 5 %.
TEST(MarketProgrammes, ScaleTheMatchingOfTheirTowns) {
  for (const char* where : {"", "t"}) {
    ProgrammeParameters x = market(MarketQuantity::job_matching, 1, 1);
    if (*where != '\0') x.market.towns = {where};
    DistrictParameters p = two_towns(x, 20000, 14);
    p.programmes[0].units = units_from(p, 6, 1);
    p.channels[0].share_with_job = 0;
    p.jobs.match_hazard_per_month = p.jobs.match_hazard_specialist = 0.1;
    p.jobs.matching_elasticity_vacancies = 0;
    arrive_between(p, p.channels[0], 9, 9, 20000);
    Trial t(p);
    Sample found;
    for (std::uint32_t r = 0; r < 20; ++r) {
      t.run(r, false);
      found.add((t.at("vacancies", 8) - t.at("vacancies", 9)) / t.at("arrivals", 9));
    }
    expect_mean(found, *where == '\0' ? 0.15 : 0.125, 0.05, *where == '\0' ? "everywhere" : "in one town");
  }
}

// 3 posts for each of 2, then 5 units above the one at the start: 6 and 15 posts of the sector, never fewer, and none
// elsewhere.
TEST(MarketProgrammes, OpenPostsForGood) {
  ProgrammeParameters x = programme("x", Serves::market);
  x.market.quantity = MarketQuantity::posts;
  x.market.sectors = {"villages"};
  x.market.posts_per_unit = 3;
  DistrictParameters p = district_with(x, 1000, 36);
  SectorParameters villages = p.sectors[0];
  villages.id = "villages";
  p.sectors.push_back(villages);
  p.sectors[0].established_share = p.sectors[1].established_share = 0.5;
  p.programmes[0].units = {Schedule::Shape::step,
                           {{p.run.start, 1}, {p.run.start + 6, 3}, {p.run.start + 12, 6}, {p.run.start + 24, 2}}};
  Trial t(p);
  t.run();
  for (int m = 0; m < 36; ++m) {
    const double posts = m < 6 ? 0 : m < 12 ? 6 : 15;
    EXPECT_EQ(t.at("posts_by_sector", m, 1) - t.at("posts_by_sector", 0, 1), posts) << m;
    EXPECT_EQ(t.at("posts_by_sector", m, 0), t.at("posts_by_sector", 0, 0)) << m;
    EXPECT_EQ(shown(t, "effect", m), posts) << m;
  }
  p.tasks[0].enabled = false;
  Trial without(p);
  without.run();
  EXPECT_EQ(without.at("posts_by_sector", 35, 1), without.at("posts_by_sector", 0, 1));
}

}  // namespace hearth

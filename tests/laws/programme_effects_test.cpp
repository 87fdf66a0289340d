// What a programme changes for people: leaving, advance, wage, the rungs of a ladder, and for how long.
#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <map>

#include "tests/support/expectation.h"
#include "tests/support/histories.h"
#include "tests/support/programmes.h"

namespace hearth {

namespace {

// A share of n people that should be `expected`, give or take the standard error of a binomial count.
void expect_share(double seen, double expected, double n, double shows, const std::string& what) {
  expect_value(seen / n, expected, std::sqrt(expected * (1 - expected) / n), shows, what);
}

constexpr double people = 40000;

// Everybody is served in month 0 and leaves with a hazard of 0.01 a month.
ProgrammeParameters support(double hr_leaving, int months) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.once = true;
  x.effect.hr_leaving = hr_leaving;
  x.effect.months = months;
  return x;
}

}  // namespace

// By hand: the scan of month 0 comes before the support; 24 scans are under it, those that follow are not. 40,000 people show a
// bias of 3 % of those present, which is one of 12 % in the ratio.
TEST(ProgrammeEffects, TheHazardOfLeavingIsMultipliedWhileTheSupportLasts) {
  for (const double ratio : {0.5, 1.5}) {
    DistrictParameters p = district_with(support(ratio, 24), 40000, 60);
    p.retention.base_hazard_per_month = 0.01;
    Trial t(p);
    t.run(0, false);
    for (const int m : {0, 12, 24, 25, 59}) {
      const double hazard = 0.01 * (1 + ratio * std::min(m, 24) + std::max(0, m - 24));
      expect_share(t.at("people", m), std::exp(-hazard), people, m == 59 ? 0.06 : 0.03, "present in " + std::to_string(m));
    }
    EXPECT_GT(shown(t, "effect", 23), 10000);
    EXPECT_LE(shown(t, "effect", 24), 10);  // who applied a month late
  }
}

// The same people with and without the support, in the same replications: the accumulated hazards are in the ratio.
TEST(ProgrammeEffects, SupportedAndUnsupportedLeaveInTheRatio) {
  DistrictParameters p = district_with(support(0.8, 600), 20000, 120);
  p.retention.base_hazard_per_month = 0.01;
  DistrictParameters without = p;
  without.tasks[0].enabled = false;
  Trial a(p), b(without);
  Sample ratio;
  for (std::uint32_t r = 0; r < 8; ++r) {
    a.run(r, false);
    b.run(r, false);
    EXPECT_EQ(a.at("people", 0), b.at("people", 0));
    const double with = std::log(a.at("people", 0) / a.at("people", 119));
    const double unsupported = std::log(b.at("people", 0) / b.at("people", 119));
    ratio.add(with / unsupported);
  }
  expect_mean(ratio, 0.8, 0.03, "ratio of the hazards");
}

// Five starts a month whose support lasts twelve: sixty are in force from the twelfth month on, one more than which would be a
// month too many. Nobody leaves.
TEST(ProgrammeEffects, SupportsInForceAreTheStartsOfTheirMonths) {
  ProgrammeParameters x = support(0.9, 12);
  x.once = false;
  x.starts_per_unit_year = 60;
  Trial t(district_with(x, 500, 48));
  t.run();
  for (int m = 0; m < 48; ++m) EXPECT_EQ(shown(t, "effect", m), 5 * std::min(12, m + 1)) << m;
}

// An effect from completion begins when the programme has been passed: of three in four, after six months.
TEST(ProgrammeEffects, BeginWithCompletionForThoseWhoPass) {
  ProgrammeParameters x = support(0.9, 12);
  x.months = 6;
  x.effect.from = EffectFrom::completion;
  x.pass_share = 0.75;
  Trial t(district_with(x, 10000, 24));
  t.run(0, false);
  const double began = shown(t, "served", 0);
  EXPECT_EQ(shown(t, "effect", 5), 0);
  expect_share(shown(t, "completed", 6), 0.75, began, 0.05, "passed");
  EXPECT_EQ(shown(t, "effect", 6), shown(t, "completed", 6));
  EXPECT_GT(shown(t, "effect", 17), 0);
  EXPECT_EQ(shown(t, "in_programme", 6), 10000 - began);
}

// A wage of 8,000 rises by 6 %, once for everybody who is served.
TEST(ProgrammeEffects, WagesRiseByTheirShare) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.once = true;
  x.effect.wage_rise = 0.06;
  RecordedRun r(district_with(x, 200, 12));
  r.run();
  for (std::size_t i = 0; i < r.people.size(); ++i) EXPECT_EQ(r.people["wage"][i], 8480) << i;
}

// A second hazard of advance while the support lasts: with 0.01 a month and a ratio of 3, of those in the lower class e^-0.01
// stay there in month 0 and e^-0.03 in each of the months under support. 40,000 people show a bias of 10 % in those who
// advance.
TEST(ProgrammeEffects, AdvancesComeAtTheRatioOfTheirHazard) {
  ProgrammeParameters x = support(1, 600);
  x.effect.hr_advance = 3;
  DistrictParameters p = district_with(x, 40000, 24);
  p.classes.insert(p.classes.begin(), p.classes[0]);
  p.classes[0].id = "high";
  p.careers.advances = {{"up", "c", "high", 0.01}};
  Trial t(p);
  t.run(0, false);
  for (const int m : {6, 23})
    expect_share(t.at("people", m, 0), 1 - std::exp(-0.01 - 0.03 * m), people, 0.1, "advanced by " + std::to_string(m));
}

// The same for a support of twelve months: twelve months at three times the hazard.
TEST(ProgrammeEffects, AdvancesComeFasterForAllMonthsOfTheSupport) {
  ProgrammeParameters x = support(1, 12);
  x.effect.hr_advance = 5;
  DistrictParameters p = district_with(x, 40000, 36);
  p.classes.insert(p.classes.begin(), p.classes[0]);
  p.classes[0].id = "high";
  p.careers.advances = {{"up", "c", "high", 0.01}};
  Trial t(p);
  t.run(0, false);
  expect_share(t.at("people", 35, 0), 1 - std::exp(-0.36 - 0.04 * 12), people, 0.06, "advanced");
}

// Supports end at the age that they are for. Everybody is in their thirties, birthdays are spread evenly over ten years. 40,000
// people show a bias of 4 % half-way.
TEST(ProgrammeEffects, EndAtTheAgeLimit) {
  ProgrammeParameters x = support(0.9, 600);
  x.eligibility.max_age = 40;
  Trial t(district_with(x, 40000, 122));
  t.run(0, false);
  for (const int m : {29, 59, 89})
    expect_share(shown(t, "effect", m), 1 - (m + 1) / 120.0, people, m == 89 ? 0.08 : 0.04,
                 "still supported in " + std::to_string(m));
  EXPECT_EQ(shown(t, "effect", 120), 0);
}

// A ladder of three rungs. Nobody has two supports of it; who stands on a rung applies for higher ones only, and a higher one
// takes the place of the lower. Outside the ladder, a fourth support goes with any of them.
TEST(ProgrammeLadder, HoldsEverybodyOnOneRung) {
  DistrictParameters p = plain();
  p.run.months = 96;
  p.population.initial_total = 1500;
  for (int rung = 1; rung <= 4; ++rung) {
    ProgrammeParameters x = programme("x" + std::to_string(rung));
    x.applications_per_year = 1;
    x.effect.months = 24;
    x.effect.hr_leaving = 0.9;
    if (rung < 4) {
      x.ladder = "ladder";
      x.rung = rung;
    }
    carry_out(p, {x});
  }
  RecordedRun r(p);
  r.run();
  std::array<int, 4> seen{};
  int with_fourth = 0;
  std::map<std::int32_t, std::array<int, 2>> now;  // by person: rung, and the month in which it began
  int stepped_up = 0;
  for (std::size_t i = 0; i < r.events.size(); ++i) {
    const auto supports = static_cast<unsigned>(r.events["supports"][i]);
    if (r.is(i, EventKind::state)) {
      EXPECT_LE(std::popcount(supports & 7u), 1);
      for (unsigned k = 0; k < 4; ++k) seen[k] += static_cast<int>(supports >> k & 1);
      with_fourth += supports > 8 ? 1 : 0;
    }
    if (!r.is(i, EventKind::joined_programme) || r.events["detail"][i] == 3) continue;
    const int rung = r.events["detail"][i] + 1;
    const int month = r.events["at_month"][i];
    auto [at, first] = now.try_emplace(r.events["person_row"][i], std::array<int, 2>{0, -100});
    if (month < at->second[1] + 24) {
      EXPECT_GT(rung, at->second[0]);
      ++stepped_up;
    }
    at->second = {rung, month};
  }
  for (const int n : seen) EXPECT_GT(n, 100);
  EXPECT_GT(with_fourth, 100);
  EXPECT_GT(stepped_up, 100);
}

// Instalments are paid while the support lasts: everybody has the lower rung from month 0 on, three instalments of 100, and the
// higher one from month 6 on, three of 200. The lower one's second instalment would fall due in month 12.
TEST(ProgrammeLadder, StepsUpEndTheInstalmentsOfTheRungBelow) {
  ProgrammeParameters low = support(0.9, 36);
  low.ladder = "ladder";
  low.rung = 1;
  low.cost.per_served = 300;
  low.cost.instalments = 3;
  ProgrammeParameters high = low;
  high.id = high.task = "high";
  high.rung = 2;
  high.cost.per_served = 600;
  DistrictParameters p = district_with(low, 400, 48);
  carry_out(p, {high});
  p.programmes[1].units = units_from(p, 6, 1);
  Trial t(p);
  t.run();
  ASSERT_EQ(shown(t, "served", 0, 0), 400);
  ASSERT_EQ(shown(t, "served", 6, 1), 400);
  EXPECT_EQ(shown(t, "effect", 5, 0), 400);
  EXPECT_EQ(shown(t, "effect", 6, 0), 0);
  for (int m = 0; m < 48; ++m) {
    EXPECT_EQ(posted(t, m, 0, Purpose::support), m == 0 ? 400 * 10000 : 0) << m;
    EXPECT_EQ(posted(t, m, 1, Purpose::support), m == 6 || m == 18 || m == 30 ? 400 * 20000 : 0) << m;
  }
}

// Of a programme over, some leave the district in the month after: a share of 0.4, for which nothing else is a reason. 10,000
// people show a bias of 10 %.
TEST(ProgrammeEffects, TheLeavingShareLeavesWhenItIsOver) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.once = true;
  x.months = 6;
  x.effect.leaving_share = 0.4;
  Trial t(district_with(x, 10000, 12));
  t.run(0, false);
  expect_share(t.at("departures", 7), 0.4, shown(t, "served", 0), 0.1, "left");
  for (int m = 0; m < 7; ++m) EXPECT_EQ(t.at("departures", m), 0) << m;
  EXPECT_EQ(t.at("departures_by_reason", 7, static_cast<std::size_t>(Reason::programme_over)), t.at("departures", 7));
}

namespace {

// Five a month who found a firm.
ProgrammeParameters for_founders() {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.once = true;
  x.starts_per_unit_year = 60;
  x.effect.founds_firm = true;
  return x;
}

}  // namespace

// Who is served founds a firm.
TEST(ProgrammeEffects, FoundersFoundOneFirmEach) {
  DistrictParameters p = district_with(for_founders(), 1000, 12);
  p.sectors[0].startup_share = 1;
  Trial t(p);
  t.run();
  for (int m = 0; m < 12; ++m) EXPECT_EQ(t.at("firm_births", m), 5) << m;
}

// A programme may say in which sectors and towns: firms of a field that works elsewhere are founded there, each in the sector
// named and the town named, and nobody else's.
TEST(ProgrammeEffects, FirmsAreFoundedWhereTheProgrammeSays) {
  ProgrammeParameters x = for_founders();
  x.effect.founds_in_sectors = {"villages"};
  x.effect.founds_in_towns = {"u"};
  DistrictParameters p = district_with(x, 1000, 12);
  p.towns.push_back(p.towns[0]);
  p.towns[1].id = "u";
  p.towns[0].job_share = 0.9;
  p.towns[1].job_share = 0.1;
  p.links.push_back({});
  p.links.back().from = p.towns[0].id;
  p.links.back().to = "u";
  p.links.back().minutes = 10;
  p.sectors.push_back(p.sectors[0]);
  p.sectors[1].id = "villages";
  p.sectors[1].startup_share = p.sectors[1].established_share = 0;
  RecordedRun r(p);
  r.run();
  int founded = 0;
  for (std::size_t i = 0; i < r.firms.size(); ++i) {
    const bool new_one = r.firms["born_month"][i] >= 0;
    EXPECT_EQ(r.firms["in_sector"][i] == 1, new_one) << i;
    if (new_one) {
      EXPECT_EQ(r.firms["in_town"][i], 1) << i;
    }
    founded += new_one ? 1 : 0;
  }
  EXPECT_EQ(founded, 60);
}

// Their firms apply at once for what serves start-ups: a month later, since the month's applications have been taken. Nobody
// else may; a date that fell into the month of the foundation and was never kept would show as none.
TEST(ProgrammeEffects, FirmsFoundedApplyInTheNextMonth) {
  const ProgrammeParameters founding = for_founders();
  ProgrammeParameters advice = programme("advice", Serves::employers);
  advice.applications_per_year = at_once;
  advice.once = true;
  advice.eligibility.kinds = "startup";
  DistrictParameters p = plain();
  p.run.months = 12;
  p.population.initial_total = 1000;
  p.sectors[0].startup_share = 1;
  carry_out(p, {founding, advice});
  Trial t(p);
  t.run();
  EXPECT_EQ(shown(t, "applicants", 0, 1), 0);
  for (int m = 1; m < 12; ++m) EXPECT_EQ(shown(t, "applicants", m, 1), 5) << m;
}

// Nobody is served who can't found one: founders, of whom there are 30 %, have theirs.
TEST(ProgrammeEffects, NobodyIsServedWhoFoundsNoFirm) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.once = true;
  x.effect.founds_firm = true;
  DistrictParameters p = district_with(x, 1000, 12);
  p.sectors[0].startup_share = 1;
  p.firms.initial_startups = 50;
  p.population.initial_share_young_firm = 1;
  p.population.initial_share_founder = 0.3;
  Trial t(p);
  t.run();
  double births = 0;
  for (int m = 0; m < 12; ++m) births += t.at("firm_births", m);
  EXPECT_GT(births, 500);
  EXPECT_EQ(shown_so_far(t, "served", 11), births);
}

}  // namespace hearth

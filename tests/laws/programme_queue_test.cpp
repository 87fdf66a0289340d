// How people come to a programme and in which order they are served, by what can be seen from outside.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "tests/support/expectation.h"
#include "tests/support/histories.h"
#include "tests/support/programmes.h"

namespace hearth {

namespace {

// Who may apply does so in a month with the chance 1 - e^-(rate/12), whatever happened before.
double monthly(double per_year) {
  return 1 - std::exp(-per_year / 12);
}

struct Served {
  std::size_t person;
  int month;
};

// Everybody who was served by a programme, in the order of the months.
std::vector<Served> served(const RecordedRun& r, int q = 0) {
  std::vector<Served> out;
  for (std::size_t i = 0; i < r.events.size(); ++i) {
    if (r.is(i, EventKind::joined_programme) && r.events["detail"][i] == q)
      out.push_back({static_cast<std::size_t>(r.events["person_row"][i]), r.events["at_month"][i]});
  }
  std::stable_sort(out.begin(), out.end(), [](const Served& a, const Served& b) { return a.month < b.month; });
  return out;
}

// Twenty newcomers a month on average, who apply as they come, for `starts` starts a year.
DistrictParameters longer_and_longer_queue(ServiceOrder order, double starts) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.starts_per_unit_year = starts;
  x.order = order;
  x.once = true;
  DistrictParameters p = district_with(x, 1, 48);
  p.channels[0].rate_per_year = 240;
  p.channels[0].keeps_post = true;
  return p;
}

}  // namespace

// 2,000 people with 1.2 applications a year, served at once: every month is a binomial number of its own. 1,440 months show a
// bias of the rate of 2 %; the variance is right within a fifth.
TEST(ProgrammeApplications, FollowTheRateOfWhoMayApply) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = 1.2;
  Trial t(district_with(x, 2000, 72));
  Sample applicants;
  for (std::uint32_t r = 0; r < 20; ++r) {
    t.run(r, r == 0);
    for (int m = 0; m < 72; ++m) applicants.add(shown(t, "applicants", m));
  }
  const double p = monthly(1.2);
  expect_mean(applicants, 2000 * p, 0.02, "applicants a month");
  EXPECT_NEAR(applicants.variance() / (2000 * p * (1 - p)), 1, 0.2);
}

// Served once in a life: those who have not applied yet fade exponentially from the month in which the first unit opens, nobody
// applies before. 20,000 people show a bias of 3 % in the rate.
TEST(ProgrammeApplications, BeginWithTheFirstUnit) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = 1.2;
  x.once = true;
  DistrictParameters p = district_with(x, 20000, 48);
  p.programmes[0].units = units_from(p, 20, 1);
  Trial t(p);
  t.run();
  EXPECT_EQ(shown_so_far(t, "applicants", 19), 0);
  for (const int months : {1, 12, 28}) {
    const double applied = 1 - std::exp(-0.1 * months);
    expect_value(shown_so_far(t, "applicants", 19 + months), 20000 * applied, std::sqrt(20000 * applied * (1 - applied)),
                 months == 1 ? 0.2 : 0.05, std::to_string(months) + " months");
  }
}

// Who comes later applies at the same rate from the first month on; who is admitted only after 24 months in the district does
// so from then on, as if nothing had happened before. Some 16,000 newcomers, all in month 6, show a bias of 4 %.
TEST(ProgrammeApplications, OfNewcomersBeginWhenTheyAreAdmitted) {
  for (const int needed : {0, 24}) {
    ProgrammeParameters x = programme("x");
    x.applications_per_year = 1.2;
    x.once = true;
    x.eligibility.min_months_in_district = needed;
    x.eligibility.classes = {"new"};
    DistrictParameters p = district_with(x, 1, 48);
    p.classes.push_back(p.classes[0]);
    p.classes[0].id = "new";
    p.channels[0].classes = {{"new", 1}};
    arrive_between(p, p.channels[0], 6, 6, 800);
    p.channels[0].keeps_post = true;
    Trial t(p);
    double came = 0, applied = 0;
    for (std::uint32_t r = 0; r < 20; ++r) {
      t.run(r, r == 0);
      came += t.at("arrivals", 6);
      EXPECT_EQ(shown_so_far(t, "applicants", 5 + needed), 0);
      applied += shown_so_far(t, "applicants", 5 + needed + 12);
    }
    const double share = 1 - std::exp(-1.2);
    expect_value(applied / came, share, std::sqrt(share * (1 - share) / came), 0.05, "after " + std::to_string(needed));
  }
}

// Only those who are admitted apply: of four classes, fields and states of work, the listed one.
TEST(ProgrammeApplications, ComeFromThoseAdmittedOnly) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.once = true;
  DistrictParameters p = plain();
  p.run.months = 6;
  p.classes.assign(4, p.classes[0]);
  for (std::size_t c = 0; c < 4; ++c) p.classes[c].id = "c" + std::to_string(c);
  for (std::size_t c = 0; c < 3; ++c) p.classes[c].initial = 100 + 10 * static_cast<std::int64_t>(c);
  p.population.initial_total = 600;
  p.population.initial_share_single = 0.5;
  p.population.initial_share_couple = 0.5;
  const auto applicants = [&](const ProgrammeEligibility& e) {
    x.eligibility = e;
    DistrictParameters with = p;
    carry_out(with, {x});
    Trial t(with);
    t.run();
    return shown_so_far(t, "applicants", 5);
  };
  ProgrammeEligibility e;
  EXPECT_EQ(applicants(e), 600);
  e.classes = {"c1"};
  EXPECT_EQ(applicants(e), 110);
  e.classes = {"c0", "c2"};
  EXPECT_EQ(applicants(e), 220);
  e = {};
  e.jobs = "searching|searching_long|outside|public_post";
  EXPECT_EQ(applicants(e), 0);
  e = {};
  e.tags = "international";
  EXPECT_EQ(applicants(e), 0);
  e = {};
  e.min_age = 50;  // everybody is between 30 and 40
  EXPECT_EQ(applicants(e), 0);
  e = {};
  e.kinds = "startup";
  EXPECT_EQ(applicants(e), 0);
  e.kinds = "established";
  EXPECT_EQ(applicants(e), 600);
  e = {};
  e.households = "single";
  EXPECT_NEAR(applicants(e), 300, 3);  // a low-discrepancy sample
}

// The rate of applications is what a market programme multiplies: with a gain of 0.5 u / (u + 10) and 10 units that become 20,
// 1.3333 / 1.25. Applications are drawn at the highest ratio, 1.5, and thinned. A bias of 2 % in the ratio would show.
TEST(ProgrammeApplications, AreMultipliedByAMarketProgramme) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = 0.24;
  ProgrammeParameters market = programme("market", Serves::market);
  market.market.quantity = MarketQuantity::applications;
  market.market.programme = "x";
  market.market.gain_max = 0.5;
  market.market.half_saturation = 10;
  DistrictParameters p = district_with(x, 10000, 72);
  market.units = {Schedule::Shape::step, {{p.run.start, 10}, {p.run.start + 36, 20}}};
  carry_out(p, {market});
  Trial t(p);
  Sample before, after;
  for (std::uint32_t r = 0; r < 20; ++r) {
    t.run(r, false);
    for (int m = 0; m < 36; ++m) before.add(shown(t, "applicants", m));
    for (int m = 36; m < 72; ++m) after.add(shown(t, "applicants", m));
  }
  const double often = 10000 * monthly(1.5 * 0.24) / 1.5;
  expect_mean(before, often, 0.03, "as many as when the run began");
  expect_mean(after, often * (4.0 / 3) / 1.25, 0.03, "with twice the units");
  EXPECT_NEAR(shown(t, "multiplier", 35, 1), 1, 1e-6);
  EXPECT_NEAR(shown(t, "multiplier", 36, 1), (4.0 / 3) / 1.25, 1e-6);
}

namespace {

void expect_exact_years(double starts, double units) {
  for (const int rounds : {0, 1, 2, 3, 4, 5, 12}) {
    ProgrammeParameters x = programme("x");
    x.applications_per_year = at_once;
    x.once = true;
    x.units = Schedule(units);
    x.starts_per_unit_year = starts;
    x.rounds_per_year = rounds;
    x.first_round_month = 3;
    Trial t(district_with(x, 2000, 72));
    t.run();
    std::set<int> months;
    for (int year = 0; year < 6; ++year) {
      double sum = 0;
      for (int m = 12 * year; m < 12 * year + 12; ++m) {
        sum += shown(t, "served", m);
        if (shown(t, "served", m) > 0) months.insert(m % 12 + 1);
      }
      if (year > 0 || rounds == 0) {
        EXPECT_EQ(sum, units * starts) << starts << " starts, " << rounds << " rounds, year " << year;
      }
    }
    const std::map<int, std::set<int>> by_hand = {
        {1, {3}}, {2, {3, 9}}, {3, {3, 7, 11}}, {4, {3, 6, 9, 12}}, {5, {3, 5, 7, 10, 12}}};
    if (by_hand.count(rounds) > 0) {
      EXPECT_EQ(months, by_hand.at(rounds)) << rounds;
    }
    EXPECT_GT(shown(t, "waiting", 71), 0);
  }
}

}  // namespace

// With a queue that never ends a calendar year has exactly the starts of its units: also in rounds, and none between them. The
// first year has those of its months up to its last round.
TEST(ProgrammeCapacity, AYearHasExactlyTheStartsOfItsUnits) {
  for (const double starts : {7.0, 25.0, 100.0}) expect_exact_years(starts, 3);
}

TEST(ProgrammeCapacity, AYearHasExactlyTheStartsAlsoWhereTwelfthsAreRounded) {
  for (const double starts : {20.0, 50.0, 100.0, 250.0}) expect_exact_years(starts, 1);
}

// Six places, each for six months: never more are taken, and all of them while anybody waits; whoever comes to the end is
// followed in the same month, so half a year has six starts.
TEST(ProgrammeCapacity, PlacesAreFullUnderDemandAndNeverExceeded) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.units = Schedule(3.0);
  x.places_per_unit = 2;
  x.months = 6;
  Trial t(district_with(x, 200, 60));
  t.run();
  for (int m = 0; m < 60; ++m) {
    EXPECT_EQ(shown(t, "in_programme", m), 6) << m;
    EXPECT_EQ(shown(t, "served", m), m % 6 == 0 ? 6 : 0) << m;
    EXPECT_EQ(shown(t, "completed", m), m % 6 == 0 && m > 0 ? 6 : 0) << m;
  }
}

// Places that are fewer later are not taken again as they fall free.
TEST(ProgrammeCapacity, FewerPlacesAreTakenWhenUnitsClose) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.places_per_unit = 2;
  x.months = 6;
  DistrictParameters p = district_with(x, 200, 24);
  p.programmes[0].units = {Schedule::Shape::step, {{p.run.start, 5}, {p.run.start + 9, 3}}};
  Trial t(p);
  t.run();
  for (int m = 0; m < 24; ++m) EXPECT_EQ(shown(t, "in_programme", m), m < 12 ? 10 : 6) << m;
}

// Nobody is ever served. Somebody who does not wait applies with the chance a, somebody who waits gives up with the chance g a
// month: of all people a / (a + g) wait, and g times as many give up a month. The means of 40 replications show a bias of 3 %.
TEST(ProgrammeQueue, PatienceEndsAfterItsMean) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = 1.2;
  x.patience_months = 6;
  x.starts_per_unit_year = 1e-6;
  Trial t(district_with(x, 1000, 120));
  Sample gave_up, waiting;
  for (std::uint32_t r = 0; r < 40; ++r) {
    t.run(r, r == 0);
    double sum = 0, wait = 0;
    for (int m = 60; m < 120; ++m) {
      sum += shown(t, "turned_away", m) / 60;
      wait += shown(t, "waiting", m) / 60;
    }
    gave_up.add(sum);
    waiting.add(wait);
  }
  const double a = monthly(1.2), g = 1 - std::exp(-1.0 / 6);
  expect_mean(waiting, 1000 * a / (a + g), 0.03, "waiting");
  expect_mean(gave_up, 1000 * g * a / (a + g), 0.03, "gave up");
}

// Who is no longer admitted when their turn comes is turned away: newcomers of month 0, a round in month 11, half a year at
// most.
TEST(ProgrammeQueue, AdmitsWhoIsAdmittedWhenServed) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.rounds_per_year = 1;
  x.first_round_month = 12;
  x.eligibility.max_months_in_district = 6;
  x.eligibility.min_months_in_district = 1;
  DistrictParameters p = district_with(x, 1, 14);
  p.population.initial_share_tenure_0_12 = 0;
  p.population.initial_share_tenure_37_60 = 1;
  arrive_between(p, p.channels[0], 0, 0, 100);
  Trial t(p);
  t.run();
  ASSERT_GT(t.at("arrivals", 0), 50);
  EXPECT_EQ(shown_so_far(t, "applicants", 10), t.at("arrivals", 0));
  EXPECT_EQ(shown(t, "turned_away", 11), t.at("arrivals", 0));
  EXPECT_EQ(shown_so_far(t, "served", 13), 0);
}

// Everybody applies in the month of their arrival, and a quarter can be served: whoever came earlier is never served later.
TEST(ProgrammeQueue, FirstComeIsFirstServed) {
  RecordedRun r(longer_and_longer_queue(ServiceOrder::first_come, 60));
  r.run();
  const auto in_turn = served(r);
  ASSERT_EQ(in_turn.size(), 240u);
  const auto applied = [&](const Served& x) { return std::max(0, r.people["entry_month"][x.person]); };
  for (std::size_t i = 1; i < in_turn.size(); ++i) EXPECT_LE(applied(in_turn[i - 1]), applied(in_turn[i])) << i;
}

// One round in December draws among all who came in the year: those of its first half win in proportion to their number. Sixty
// years show a bias of 15 %; first come, first served would be one of 100 %.
TEST(ProgrammeQueue, ALotteryDoesNotLookAtWhoWaitedLonger) {
  DistrictParameters p = longer_and_longer_queue(ServiceOrder::lottery, 60);
  p.run.months = 12;
  p.programmes[0].rounds_per_year = 1;
  p.programmes[0].first_round_month = 12;
  RecordedRun run(p);
  Sample ratio;
  for (std::uint32_t r = 0; r < 60; ++r) {
    run.run(r);
    const auto drawn = served(run);
    ASSERT_EQ(drawn.size(), 60u);
    double early = 0, early_winners = 0;
    for (std::size_t i = 0; i < run.people.size(); ++i) early += run.people["entry_month"][i] < 6 ? 1 : 0;
    for (const Served& x : drawn) early_winners += run.people["entry_month"][x.person] < 6 ? 1 : 0;
    ratio.add(early_winners / 60 / (early / static_cast<double>(run.people.size())));
  }
  expect_mean(ratio, 1, 0.15, "early among the winners");
}

// Twenty-four people apply in the same month for a start a month: whether they are first in the queue or drawn, each is as
// likely to be the first, whatever place they have in the computer's list. A chance of 1 % less than fair for some would
// show at 2,000 draws with a chi-square of p < 1e-4; an order by list would be p = 0.
TEST(ProgrammeQueue, ThoseOfAMonthAreEquallyLikelyToBeFirst) {
  for (const ServiceOrder order : {ServiceOrder::first_come, ServiceOrder::lottery, ServiceOrder::priority}) {
    ProgrammeParameters x = programme("x");
    x.applications_per_year = at_once;
    x.starts_per_unit_year = 12;
    x.order = order;
    DistrictParameters p = district_with(x, 24, 1);
    RecordedRun run(p);
    std::vector<double> first(24, 0.0);
    for (std::uint32_t r = 0; r < 2000; ++r) {
      run.run(r);
      const auto who = served(run);
      ASSERT_EQ(who.size(), 1u);
      ++first[who[0].person];
    }
    EXPECT_GT(p_of_equal_frequencies(first), 1e-4) << static_cast<int>(order);
  }
}

// Points decide: of thirty people in each of three classes, the highest are served in the first three months, ten a month, and
// so on; newcomers with more points overtake; those with as many come after who applied before them.
TEST(ProgrammeQueue, MostPointsFirstThenTimeOfApplication) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.starts_per_unit_year = 120;
  x.order = ServiceOrder::priority;
  x.once = true;
  x.priority = {{"high", 20}, {"middle", 10}};
  DistrictParameters p = district_with(x, 90, 24);
  p.classes.assign(3, p.classes[0]);
  p.classes[0].id = "high";
  p.classes[1].id = "middle";
  p.classes[2].id = "low";
  p.classes[0].initial = p.classes[1].initial = 30;
  p.channels[0].classes = {{"high", 0.5}, {"middle", 0.5}};
  p.channels[0].keeps_post = true;
  arrive_between(p, p.channels[0], 4, 4, 40);
  RecordedRun r(p);
  r.run();
  std::map<std::pair<int, bool>, std::vector<int>> months;  // by class, and whether of the initial stock
  for (const Served& s : served(r))
    months[{r.people["class_at_entry"][s.person], r.people["entry_month"][s.person] < 4}].push_back(s.month);
  const auto first = [&](int cls, bool initial) { return months.at({cls, initial}).front(); };
  const auto last = [&](int cls, bool initial) { return months.at({cls, initial}).back(); };
  ASSERT_EQ(months.size(), 5u);
  EXPECT_EQ(last(0, true), 2);    // thirty at ten a month
  EXPECT_EQ(first(1, true), 3);   // then the middle
  EXPECT_EQ(first(0, false), 4);  // newcomers with the most points come first
  EXPECT_LE(last(0, false), last(1, true));
  EXPECT_LE(last(1, true), first(1, false));  // with as many points: who waits longer
  EXPECT_LE(last(1, false), first(2, true));
  EXPECT_EQ(months.at({2, true}).size(), 30u);
}

// The points of key sectors: those who work there are served before the others.
TEST(ProgrammeQueue, KeySectorsHaveTheirPoints) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.starts_per_unit_year = 120;
  x.order = ServiceOrder::priority;
  x.once = true;
  x.key_sector_priority = 5;
  DistrictParameters p = district_with(x, 200, 20);
  p.sectors.push_back(p.sectors[0]);
  p.sectors[0].id = "key";
  p.sectors[0].key_sector = true;
  p.sectors[0].established_share = p.sectors[1].established_share = 0.5;
  RecordedRun r(p);
  r.run();
  const auto in_turn = served(r);
  ASSERT_EQ(in_turn.size(), 200u);
  int last_key = 0, first_other = 20, keys = 0;
  for (const Served& s : in_turn) {
    const auto firm = static_cast<std::size_t>(r.people["first_firm_row"][s.person]);
    if (r.firms["in_sector"][firm] == 0) {
      last_key = std::max(last_key, s.month);
      ++keys;
    } else {
      first_other = std::min(first_other, s.month);
    }
  }
  EXPECT_GT(keys, 20);
  EXPECT_LT(keys, 180);
  EXPECT_LE(last_key, first_other);
}

// Served once in a life; otherwise again, though not while the effect lasts.
TEST(ProgrammeQueue, OnceIsOnceAndTheNextComesAfterTheEffect) {
  for (const bool once : {true, false}) {
    ProgrammeParameters x = programme("x");
    x.applications_per_year = at_once;
    x.once = once;
    x.effect.months = 7;
    x.effect.hr_leaving = 0.9;
    RecordedRun r(district_with(x, 300, 36));
    r.run();
    std::map<std::size_t, std::vector<int>> months;
    for (const Served& s : served(r)) months[s.person].push_back(s.month);
    ASSERT_EQ(months.size(), 300u);
    int in_turn = 0;
    for (const auto& [person, when] : months) {
      if (once) {
        EXPECT_EQ(when.size(), 1u);
      }
      for (std::size_t i = 1; i < when.size(); ++i) {
        EXPECT_GE(when[i] - when[i - 1], 7);
        in_turn += when[i] - when[i - 1] == 7 ? 1 : 0;
      }
    }
    if (!once) {
      EXPECT_GT(in_turn, 1490);  // of 1,500
    }
  }
}

// Effort: of what is planned, the share gets done that the lead department's effort is.
TEST(ProgrammeCapacity, EffortIsTheShareOfThePlannedStarts) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.once = true;
  x.starts_per_unit_year = 100;
  DistrictParameters p = district_with(x, 2000, 120);
  DepartmentParameters bureau;
  bureau.id = "bureau";
  bureau.staff = 1;
  p.departments = {bureau};
  p.tasks[0].lead = {"bureau"};
  p.effort.base = 0.7;
  Trial t(p);
  t.run();
  EXPECT_NEAR(t.at("effort", 60, 0, "departments"), 0.7, 1e-6);
  EXPECT_NEAR(shown_so_far(t, "served", 119), 700, 1);
}

}  // namespace hearth

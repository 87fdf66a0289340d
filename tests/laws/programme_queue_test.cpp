// In which order those who wait are served, and who gives up or is turned away, by what can be seen from outside.
#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>
#include <map>

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

namespace {

// Twenty newcomers a month on average, who all have a post, half of them in key sectors; 15 starts a month.
DistrictParameters queue_of_two_sectors(double key_sector_priority, double per_month_waiting) {
  DistrictParameters p = longer_and_longer_queue(ServiceOrder::priority, 180);
  p.programmes[0].key_sector_priority = key_sector_priority;
  p.programmes[0].points_per_month_waiting = per_month_waiting;
  p.sectors.push_back(p.sectors[0]);
  p.sectors[0].id = "key";
  p.sectors[0].key_sector = true;
  p.sectors[0].established_share = p.sectors[1].established_share = 0.5;
  p.firms.initial_established = 2000;
  return p;
}

bool in_key_sector(const RecordedRun& r, const Served& x) {
  return r.firms["in_sector"][static_cast<std::size_t>(r.people["first_firm_row"][x.person])] == 0;
}

}  // namespace

// Six points for a key sector, and one for a month of waiting: nobody is served while somebody waits who has more points. Those
// of other sectors who applied seven months before come first, so that neither is shut out.
TEST(ProgrammeQueue, MonthsOfWaitingOutweighPoints) {
  RecordedRun r(queue_of_two_sectors(6, 1));
  r.run();
  const auto in_turn = served(r);
  ASSERT_GT(in_turn.size(), 600u);
  const auto applied = [&](const Served& x) { return std::max(0, r.people["entry_month"][x.person]); };
  const auto points = [&](const Served& x) { return (in_key_sector(r, x) ? 6 : 0) - applied(x); };
  int overtaken = 0, first_of_others = 0;
  for (std::size_t i = 0; i < in_turn.size(); ++i) {
    for (std::size_t j = i + 1; j < in_turn.size(); ++j) {
      if (in_turn[j].month == in_turn[i].month || applied(in_turn[j]) > in_turn[i].month) continue;
      ASSERT_GE(points(in_turn[i]), points(in_turn[j])) << i << ' ' << j;
      const bool key_first = in_key_sector(r, in_turn[i]) && !in_key_sector(r, in_turn[j]);
      const bool other_first = !in_key_sector(r, in_turn[i]) && in_key_sector(r, in_turn[j]);
      overtaken += key_first && applied(in_turn[i]) > applied(in_turn[j]) ? 1 : 0;
      first_of_others += other_first ? 1 : 0;
    }
  }
  EXPECT_GT(overtaken, 100);
  EXPECT_GT(first_of_others, 100);
}

// The points count while a catalogue of key sectors is in force: with none in force, or its task left out, everybody is served
// in turn, as without points; with half of one, half the points count.
TEST(ProgrammeQueue, KeySectorsAreFavouredWhileTheirCatalogueIsInForce) {
  const auto order = [](double points, double catalogues, bool carried_out) {
    DistrictParameters p = queue_of_two_sectors(points, 1);
    ProgrammeParameters catalogue = programme("catalogue", Serves::market);
    catalogue.market.quantity = MarketQuantity::key_sector_hiring;
    catalogue.units = Schedule(catalogues);
    carry_out(p, {catalogue});
    p.tasks.back().enabled = carried_out;
    RecordedRun r(p);
    r.run();
    std::vector<std::pair<std::size_t, int>> out;
    for (const Served& x : served(r)) out.emplace_back(x.person, x.month);
    return out;
  };
  const auto in_turn = order(0, 1, true);
  EXPECT_EQ(order(8, 0, true), in_turn);
  EXPECT_EQ(order(8, 1, false), in_turn);
  EXPECT_NE(order(8, 1, true), in_turn);
  EXPECT_EQ(order(8, 0.5, true), order(4, 1, true));
  EXPECT_NE(order(8, 0.5, true), order(8, 1, true));
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

}  // namespace hearth

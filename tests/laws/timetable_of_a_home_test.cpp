// The timetable of a home, worked out by hand to the month: delivered, given, term over, turned around, given again.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "tests/support/expectation.h"
#include "tests/support/reduced_district.h"

namespace hearth {

namespace {

constexpr int months = 120;

// One home for 200 people who all apply; nobody quits before the end.
DistrictParameters one_home(int delivered) {
  DistrictParameters p = plain();
  p.run.months = months;
  p.population.initial_total = 200;
  p.firms.initial_established = 1;
  p.housing.schemes = {flats()};
  deliver(p, "flat", delivered, 1);
  start_with_relatives(p);
  return p;
}

// Stays of `stay` months begin at `delivered` and `stay` + `turnaround` months after the last one began.
void expect_timetable(const DistrictParameters& p, int delivered, int stay, int turnaround, const std::string& what) {
  Trial t(p);
  t.run();
  std::set<int> given, left;
  for (int m = delivered; m < months; m += stay + turnaround) {
    given.insert(m);
    left.insert(m + stay);
  }
  double held = 0;
  for (int m = 0; m < months; ++m) {
    const double gives = given.count(m) > 0 ? 1 : 0, leaves = left.count(m) > 0 ? 1 : 0;
    ASSERT_EQ(t.at("placements", m), gives) << what << ", month " << m;
    ASSERT_EQ(t.at("releases", m), leaves) << what << ", month " << m;
    held += gives - leaves;
    ASSERT_EQ(t.at("homes_held", m), held) << what << ", month " << m;
    ASSERT_EQ(t.at("homes_free", m), m >= delivered ? 1 - held : 0) << what << ", month " << m;
    ASSERT_EQ(t.at("homes_delivered", m), m >= delivered ? 1 : 0) << what << ", month " << m;
    ASSERT_EQ(t.at("people_by_home", m, first_scheme_home), held) << what << ", month " << m;
  }
}

}  // namespace

// Given in the month of delivery and after every turnaround, left when the term is over: a term that is a month short or long,
// or a turnaround that counts from another month, breaks it at once.
TEST(TimetableOfAHome, RunsByTermAndTurnaround) {
  for (const int term : {2, 3, 4, 12, 17}) {
    for (const int turnaround : {0, 1, 5}) {
      DistrictParameters p = one_home(7);
      p.housing.schemes[0].term_months = term;
      p.housing.schemes[0].turnaround_months = turnaround;
      expect_timetable(p, 7, term, turnaround, std::to_string(term) + " + " + std::to_string(turnaround));
    }
  }
}

// Everybody renews: the stay is the term and as many renewals as are allowed.
TEST(TimetableOfAHome, IsLongerByTheRenewalsAllowed) {
  for (const int renewals : {0, 1, 2, 3}) {
    for (const int of : {1, 6, 12}) {
      DistrictParameters p = one_home(2);
      SchemeParameters& x = p.housing.schemes[0];
      x.term_months = 10;
      x.renewals_max = renewals;
      x.renewal_term_months = of;
      x.renewal_share = 1;
      x.turnaround_months = 1;
      expect_timetable(p, 2, 10 + renewals * of, 1, std::to_string(renewals) + " renewals of " + std::to_string(of));
    }
  }
}

// A delivery plan that starts later by a delay; the tenants of several homes that come at once leave at once.
TEST(TimetableOfAHome, IsLaterByTheDelayOfDelivery) {
  DistrictParameters p = one_home(3);
  p.housing.schemes[0].delivery_delay_months = 6;
  p.housing.schemes[0].term_months = 8;
  expect_timetable(p, 9, 8, 0, "delay");
}

// Renewals with a share of 0.6, three at most: a stay is the term and k renewals with the chance of a geometric law cut off at
// three. 30,000 homes of one delivery show a share of those who end that is off by 12 % in every step.
TEST(TimetableOfAHome, RenewsWithTheStatedShare) {
  constexpr double homes = 30000, share = 0.6;
  DistrictParameters p = plain();
  p.run.months = 70;
  p.population.initial_total = 33000;
  p.housing.schemes = {flats()};
  SchemeParameters& x = p.housing.schemes[0];
  x.term_months = 24;
  x.renewals_max = 3;
  x.renewal_term_months = 6;
  x.renewal_share = share;
  x.turnaround_months = 600;
  deliver(p, "flat", 0, 1);
  deliver(p, "flat", 20, static_cast<std::int64_t>(homes));
  start_with_relatives(p);
  Trial t(p);
  t.run();
  ASSERT_EQ(t.at("placements", 20), homes);
  double remain = homes;
  for (int k = 0; k < 4; ++k) {
    const double left = t.at("releases", 44 + 6 * k);
    const double ends = k < 3 ? 1 - share : 1;
    if (k < 3) {
      expect_value(left / remain, ends, std::sqrt(share * (1 - share) / remain), 0.12, "renewal " + std::to_string(k));
    } else {
      EXPECT_EQ(left, remain);
    }
    remain -= left;
  }
}

// A tenant whose income has outgrown the limit when it is checked is out three months later, and not a month before. Everybody
// advances to a class above the limit between their 20th and 60th month in the district; the check comes after 60.
TEST(TimetableOfAHome, EndsThreeMonthsAfterAFailedCheck) {
  for (const bool outgrows : {true, false}) {
    DistrictParameters p = one_home(2);
    ClassParameters high = p.classes[0];
    high.id = "high";
    high.wage = 30000;
    p.classes.insert(p.classes.begin(), high);
    p.careers.min_months_before_advance = 20;
    if (outgrows) p.careers.advances = {{"step", "c", "high", 1}};
    SchemeParameters& x = p.housing.schemes[0];
    x.eligibility.income_cap_ratio = 2;
    x.term_months = 80;
    x.check_income_every_months = 60;
    x.turnaround_months = 600;  // afterwards nobody is eligible any more
    expect_timetable(p, 2, outgrows ? 63 : 80, 600, outgrows ? "outgrown" : "within the limit");
  }
}

// The shortest term. (Decided in the month after moving in, the end was never before the second.)
TEST(TimetableOfAHome, ATermOfOneMonthIsOneMonth) {
  DistrictParameters p = one_home(2);
  p.housing.schemes[0].term_months = 1;
  p.housing.schemes[0].turnaround_months = 1;
  expect_timetable(p, 2, 1, 1, "a term of one month");
}

}  // namespace hearth

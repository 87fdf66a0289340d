// A purchase subsidy by hand: approved, paid in instalments, clawed back from those who leave early; every posting to the fen.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/reduced_district.h"

namespace hearth {

namespace {

constexpr int processing = 2, instalments = 3, commitment = 60;
constexpr double amount = 300000, share = 0.9, recovered = 0.8;

// Some hundred newcomers of the first month, with relatives and without a job, apply for a grant; there are grants for all.
DistrictParameters grants() {
  DistrictParameters p = plain();
  p.run.months = 100;
  arrive_between(p, p.channels[0], 0, 0, 100);
  p.channels[0].share_with_job = 0;
  p.jobs.match_hazard_per_month = 0;
  p.jobs.search_months_before_leaving = 120;
  SchemeParameters x = flats("grant");
  x.kind = SchemeKind::purchase_subsidy;
  x.amount = amount;
  x.instalments = instalments;
  x.commitment_months = commitment;
  x.clawback_share = share;
  x.clawback_recovered = recovered;
  x.processing_months = processing;
  p.housing.schemes = {x};
  deliver(p, "grant", 0, 1000, "");
  start_with_relatives(p);
  return p;
}

// Everybody leaves the district in the given month: the search grows long in the month before, and then nobody stays.
void leave_in(DistrictParameters& p, int month) {
  p.jobs.search_months_before_leaving = month - 1;
  p.retention.base_hazard_per_month = 0.25;
  p.retention.hr_no_job = 0;
  p.retention.hr_no_job_later = 100;
}

double approved(const Trial& t, int month) {
  return month >= 0 ? t.at("placements", month) : 0;
}

}  // namespace

// The first third comes two months after the approval, with the purchase, the others a year and two years later. Five years
// after the first payment the home is simply owned.
TEST(PurchaseSubsidy, IsPaidInYearlyInstalments) {
  Trial t(grants());
  t.run();
  double bought = 0, owned = 0, paid = 0;
  for (int m = 0; m < 100; ++m) {
    const double payments = approved(t, m - 2) + approved(t, m - 14) + approved(t, m - 26);
    EXPECT_EQ(t.fen(Purpose::purchase_subsidy, m), std::llround(payments) * 100000'00) << m;
    EXPECT_EQ(t.fen(Purpose::clawback, m), 0) << m;
    EXPECT_EQ(t.at("spending", m), 100000 * payments) << m;
    EXPECT_EQ(t.at("purchases", m), approved(t, m - 2)) << m;
    bought += approved(t, m - 2);
    owned += approved(t, m - 2 - commitment);
    paid += payments;
    EXPECT_EQ(t.at("people_by_home", m, first_scheme_home), bought - owned) << m;
    EXPECT_EQ(t.at("people_by_home", m, static_cast<std::size_t>(HomeKind::own)), owned) << m;
  }
  EXPECT_EQ(bought, t.at("arrivals", 0));
  EXPECT_EQ(owned, bought);
  EXPECT_EQ(paid, bought * instalments);
}

// Everybody leaves in one month: nobody has been paid, the first instalment, the second (the third is due in the month of
// leaving and is not paid), and after the commitment. What comes back is paid x 0.9 x unserved / 60 x 0.8, for everyone by the
// month of their own approval; no instalment follows.
TEST(PurchaseSubsidy, IsClawedBackFromWhoLeavesEarly) {
  for (const int month : {2, 3, 8, 14, 26, 27, 61, 63, 90}) {
    DistrictParameters p = grants();
    leave_in(p, month);
    Trial t(p);
    t.run();
    ASSERT_EQ(t.at("departures", month), t.at("arrivals", 0));
    std::int64_t expected = 0;
    for (int m = 0; m < month; ++m) {
      const int first = m + processing;
      const int paid = first >= month ? 0 : std::min(instalments, (month - 1 - first) / 12 + 1);
      const int unserved = std::max(0, commitment - (month - first));
      expected -=
          std::llround(100 * (100000.0 * paid * share * unserved / commitment * recovered)) * std::llround(approved(t, m));
    }
    for (int m = 0; m < 100; ++m) {
      EXPECT_EQ(t.fen(Purpose::clawback, m), m == month ? expected : 0) << m << ", all leave in " << month;
      if (m >= month) {
        EXPECT_EQ(t.fen(Purpose::purchase_subsidy, m), 0) << m << ", all leave in " << month;
      }
    }
    EXPECT_EQ(t.at("spending", month), static_cast<double>(expected) / 100);
    if (month == 8) {
      EXPECT_LT(expected, 0);
    }
  }
}

// Two schemes with grants for everybody, and who holds a grant of one might apply to the other: nobody gets a second, so that
// all that is granted is also paid.
TEST(PurchaseSubsidy, IsGivenOnceWhicheverSchemeGivesIt) {
  DistrictParameters p = grants();
  p.housing.schemes.push_back(p.housing.schemes[0]);
  p.housing.schemes[1].id = "second";
  p.housing.schemes[1].units = 0;
  for (auto& x : p.housing.schemes) x.application_hazard_scheme_tenant = 1;
  deliver(p, "second", 0, 1000, "");
  Trial t(p);
  t.run();
  double granted = 0, paid = 0;
  for (int m = 0; m < 100; ++m) {
    granted += t.at("placements", m, 0) + t.at("placements", m, 1);
    paid += static_cast<double>(t.fen(Purpose::purchase_subsidy, m, 0) + t.fen(Purpose::purchase_subsidy, m, 1));
  }
  EXPECT_EQ(granted, t.at("arrivals", 0));
  EXPECT_GT(t.at("placements", 0, 0), 0);
  EXPECT_GT(t.at("placements", 0, 1), 0);
  EXPECT_NEAR(paid, granted * amount * 100, 1);
}

// One case in figures: everybody is approved in the first 20 months or so and leaves 25 months later at the earliest; an
// approval of month 0 had its first payment in month 2, served 24 of 60 months by month 26 and got two instalments: 200,000 x
// 0.9 x 36/60 x 0.8 = 86,400.
TEST(PurchaseSubsidy, IsClawedBackByTheMonthsUnserved) {
  EXPECT_EQ(std::llround(100 * (200000.0 * share * 36 / commitment * recovered)), 86400'00);
  DistrictParameters p = grants();
  leave_in(p, 26);
  p.housing.deliveries.clear();
  p.housing.schemes[0].units = 0;
  deliver(p, "grant", 0, 1, "");  // a single grant
  Trial t(p);
  t.run();
  ASSERT_EQ(t.at("placements", 0), 1);
  EXPECT_EQ(t.fen(Purpose::purchase_subsidy, 2), 100000'00);
  EXPECT_EQ(t.fen(Purpose::purchase_subsidy, 14), 100000'00);
  EXPECT_EQ(t.fen(Purpose::clawback, 26), -86400'00);
}

// Yearly quotas: the grants of a year go to those who wait, and no more than there are.
TEST(PurchaseSubsidy, IsGivenWithinTheQuota) {
  DistrictParameters p = grants();
  p.housing.deliveries.clear();
  p.housing.schemes[0].units = 0;
  deliver(p, "grant", 0, 5, "");
  deliver(p, "grant", 12, 7, "");
  deliver(p, "grant", 24, 2, "");
  Trial t(p);
  t.run();
  for (int m = 0; m < 100; ++m) {
    EXPECT_EQ(t.at("placements", m), m == 0 ? 5 : m == 12 ? 7 : m == 24 ? 2 : 0) << m;
    EXPECT_EQ(t.at("homes_free", m), 0) << m;
  }
}

// An amount that the instalments don't divide: 100,000 in three is 33,333.33 + 33,333.33 + 33,333.34, or in another order, but
// never less than was granted.
TEST(PurchaseSubsidy, InstalmentsAddUpToTheAmount) {
  DistrictParameters p = grants();
  p.housing.schemes[0].amount = 100000;
  Trial t(p);
  t.run();
  std::int64_t paid = 0;
  for (int m = 0; m < 100; ++m) paid += t.fen(Purpose::purchase_subsidy, m);
  EXPECT_EQ(paid, std::llround(t.at("arrivals", 0)) * 100000'00);
}

}  // namespace hearth

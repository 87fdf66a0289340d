// What scheme homes cost, by hand to the fen.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/reduced_district.h"

namespace hearth {

namespace {

// Ten homes of 33 m2 in month 0, taken by seven people at once and for good; a market rent of 10.37 CNY/m2 that rises by 6 % a
// year in monthly steps of 0.5 %, a tenth more for small homes, of which tenants pay 70 %.
DistrictParameters seven_of_ten_homes() {
  DistrictParameters p = plain();
  p.run.months = 24;
  p.towns[0].rent_cny_m2_month = 10.37;
  p.rents.trend_per_year = 0.06;
  p.rents.small_home_premium = 1.1;
  p.rents.small_home_m2 = 35;
  p.population.initial_total = 7;
  p.firms.initial_established = 1;
  SchemeParameters x = flats();
  x.area = 33;
  x.rent_ratio = 0.7;
  x.fit_out_cost = 12345.67;
  x.operating_cost = 100.37;
  p.housing.schemes = {x};
  deliver(p, "flat", 0, 10);
  start_with_relatives(p);
  return p;
}

}  // namespace

// Month 1:  33 x 10.37 x 1.1 x 1.005   = 378.313155: tenants pay 264.82 each, 113.49 are forgone.
// Month 12: 33 x 10.37 x 1.1 x 1.005^12 = 399.648...: tenants pay 279.75 each, 119.89 are forgone.
TEST(RentsInTheLedger, AreTheMarketRentOfTheMonthToTheFen) {
  Trial t(seven_of_ten_homes());
  t.run();
  const struct {
    int month;
    std::int64_t paid, forgone;
  } by_hand[] = {{0, 26350, 11293}, {1, 26482, 11349}, {12, 27975, 11989}};
  for (const auto& x : by_hand) {
    const auto held = static_cast<std::int64_t>(t.at("homes_held", x.month));
    EXPECT_GT(held, 0);
    EXPECT_EQ(t.fen(Purpose::tenant_rent, x.month), held * x.paid) << x.month;
    EXPECT_EQ(t.fen(Purpose::rent_forgone, x.month), held * x.forgone) << x.month;
  }
  EXPECT_EQ(t.at("homes_held", 23), 7);
}

// Fit-out once, at delivery; running costs for every home delivered, held or not.
TEST(RentsInTheLedger, StandBesideFitOutAndRunningCosts) {
  DistrictParameters p = seven_of_ten_homes();
  deliver(p, "flat", 5, 3);
  Trial t(p);
  t.run();
  for (int m = 0; m < 24; ++m) {
    EXPECT_EQ(t.fen(Purpose::fit_out, m), m == 0 ? 12345670 : m == 5 ? 3703701 : 0) << m;
    EXPECT_EQ(t.fen(Purpose::operating, m), m < 5 ? 100370 : 130481) << m;
  }
}

// Tenants pay their rent, the district everything else; its spending is the sum of what it pays.
TEST(RentsInTheLedger, HaveTheRightPayers) {
  Trial t(seven_of_ten_homes());
  t.run();
  for (int m = 0; m < 24; ++m) {
    const auto by_payer = [&](Payer payer) {
      return std::llround(100 * t.at("by_scheme_and_payer", m, static_cast<std::size_t>(payer), "ledger"));
    };
    const std::int64_t district = t.fen(Purpose::fit_out, m) + t.fen(Purpose::operating, m) + t.fen(Purpose::rent_forgone, m);
    EXPECT_EQ(by_payer(Payer::individual), t.fen(Purpose::tenant_rent, m));
    EXPECT_EQ(by_payer(Payer::district), district);
    EXPECT_EQ(by_payer(Payer::employer) + by_payer(Payer::private_capital), 0);
    EXPECT_EQ(std::llround(100 * t.at("spending", m)), district);
  }
}

}  // namespace hearth

// Who applies for which scheme, when several are open.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/expectation.h"
#include "tests/support/reduced_district.h"

namespace hearth {

// Two schemes open together and become known over six months; nobody is ever served. Applications are competing risks: of those
// who have not applied yet a month takes 1 - e^-(h1 + h2), shared as h1 to h2, with hazards that rise by a sixth a month. Month
// by month the counts are binomial; 400,000 people show a hazard that is off by 16 % in every month (by 30 % in the first), and
// a share between the schemes that is off by 3 %.
TEST(ApplicationsByScheme, AreCompetingRisksThatRiseWithAwareness) {
  constexpr double first = 0.03, second = 0.05;
  DistrictParameters p = plain();
  p.run.months = 15;
  p.population.initial_total = 400000;
  SchemeParameters a = flats("a"), b = flats("b");
  a.application_hazard_dormitory = first;
  b.application_hazard_dormitory = second;
  p.housing.schemes = {a, b};
  p.housing.awareness_ramp_months = 6;
  deliver(p, "a", 3, 1);
  deliver(p, "b", 3, 1);
  start_with_relatives(p);
  Trial t(p);
  t.run(0, false);
  double left = 400000, of_first = 0, of_both = 0;
  for (int m = 0; m < 15; ++m) {
    const double known = std::clamp((m - 2) / 6.0, 0.0, 1.0);
    const double applies = 1 - std::exp(-(first + second) * known);
    for (std::size_t k = 0; k < 2; ++k) {
      const double chance = applies * (k == 0 ? first : second) / (first + second);
      if (chance == 0) {
        EXPECT_EQ(t.at("applications", m, k), 0) << m;
      } else {
        expect_value(t.at("applications", m, k), left * chance, std::sqrt(left * chance * (1 - chance)), m < 4 ? 0.3 : 0.16,
                     "scheme " + std::to_string(k) + ", month " + std::to_string(m));
      }
    }
    of_first += t.at("applications", m, 0);
    of_both += t.at("applications", m, 0) + t.at("applications", m, 1);
    left = 400000 - of_both;
  }
  const double share = first / (first + second);
  expect_value(of_first / of_both, share, std::sqrt(share * (1 - share) / of_both), 0.03, "share of the first");
}

}  // namespace hearth

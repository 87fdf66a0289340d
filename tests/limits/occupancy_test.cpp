// A home that always finds a next tenant alternates between stays and turnarounds, so the share of time in which it is held is
// the mean stay over the mean of both (renewal-reward), and tenancies a month are one over the mean of both.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/expectation.h"
#include "tests/support/reduced_district.h"

namespace hearth {

// A turnaround a month too long or too short, or a stay that begins or ends a month late, is a bias of 9 % and more.
TEST(Occupancy, IsTheStayOverStayAndTurnaround) {
  constexpr int homes = 40, months = 160, settled = 40;
  constexpr double mean_stay = 8;
  for (const int turnaround : {0, 1, 3}) {
    DistrictParameters p = plain();
    p.run.months = months;
    p.population.initial_total = homes * months / 6;
    SchemeParameters x = flats();
    x.quit_hazard_per_month = -std::log(1 - 1 / mean_stay);
    x.turnaround_months = turnaround;
    p.housing.schemes = {x};
    deliver(p, "flat", 0, homes);
    start_with_relatives(p);
    Trial t(p);
    Sample held, placements, releases;
    for (std::uint32_t r = 0; r < 100; ++r) {
      t.run(r, false);
      held.add(t.mean("homes_held", settled));
      placements.add(t.mean("placements", settled));
      releases.add(t.mean("releases", settled));
      ASSERT_GT(t.at("applicants_waiting", months - 1), 0);
    }
    const double cycle = mean_stay + turnaround;
    const std::string what = "turnaround of " + std::to_string(turnaround);
    expect_value(held.mean(), homes * mean_stay / cycle, std::max(held.standard_error(), 1e-9), 0.03, what + ", held");
    expect_mean(placements, homes / cycle, 0.05, what + ", placements");
    expect_mean(releases, homes / cycle, 0.05, what + ", releases");
  }
}

}  // namespace hearth

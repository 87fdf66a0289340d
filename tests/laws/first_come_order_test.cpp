// First come, first served.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/reduced_district.h"

namespace hearth {

// With nobody leaving the queue, the k-th applicant gets the k-th home: the waits of every month follow from the counts of
// applications and placements alone, their sum and the longest. One applicant out of turn in the 300 months breaks the
// equality.
TEST(FirstComeOrder, TheNthApplicantGetsTheNthHome) {
  DistrictParameters p = plain();
  p.run.months = 300;
  p.channels[0].rate_per_year = 12 * 5;
  p.housing.schemes = {flats()};
  p.housing.schemes[0].quit_hazard_per_month = 0.1;
  deliver(p, "flat", 0, 48);
  start_with_relatives(p);
  Trial t(p);
  for (std::uint32_t r = 0; r < 5; ++r) {
    t.run(r);
    std::vector<int> applied;
    std::size_t served = 0;
    double longest_of_all = 0;
    for (int m = 0; m < 300; ++m) {
      applied.insert(applied.end(), static_cast<std::size_t>(t.at("applications", m)), m);
      double sum = 0, longest = 0;
      const auto placements = static_cast<std::size_t>(t.at("placements", m));
      for (std::size_t k = 0; k < placements; ++k, ++served) {
        ASSERT_LT(served, applied.size());
        sum += m - applied[served];
        longest = std::max<double>(longest, m - applied[served]);
      }
      if (placements == 0) continue;
      EXPECT_NEAR(t.at("wait_months_mean", m), sum / static_cast<double>(placements), 1e-9) << m;
      EXPECT_EQ(t.at("wait_months_longest", m), longest) << m;
      longest_of_all = std::max(longest_of_all, longest);
    }
    EXPECT_GT(longest_of_all, 3) << "the queue was never long";
  }
}

// Three cohorts apply two years apart, the last class and the highest slots first; homes come in uneven numbers. No member of a
// later cohort gets a home before the last of an earlier one.
TEST(FirstComeOrder, ALaterCohortWaitsForTheEarlier) {
  DistrictParameters p = plain();
  p.run.months = 120;
  p.classes.assign(3, p.classes[0]);
  for (std::size_t k = 0; k < 3; ++k) p.classes[k].id = "c" + std::to_string(k);
  p.channels.assign(3, p.channels[0]);
  for (std::size_t k = 0; k < 3; ++k) {
    p.channels[k].id = p.classes[k].id;
    p.channels[k].classes = {{p.classes[k].id, 1}};
  }
  arrive_between(p, p.channels[2], 0, 0, 15);
  arrive_between(p, p.channels[0], 24, 24, 15);
  arrive_between(p, p.channels[1], 48, 48, 15);
  p.housing.schemes = {flats()};
  p.housing.schemes[0].turnaround_months = 600;
  deliver(p, "flat", 0, 1);
  for (int m = 75; m < 110; ++m) deliver(p, "flat", m, m * 5 % 4);
  start_with_relatives(p);
  show_placements_as_departures(p);
  Trial t(p);
  for (std::uint32_t r = 0; r < 10; ++r) {
    t.run(r);
    std::vector<double> left = {t.at("people", 74, 0), t.at("people", 74, 1), t.at("people", 74, 2)};
    ASSERT_EQ(t.at("applicants_waiting", 74), left[0] + left[1] + left[2]);
    for (int m = 75; m < 110; ++m) {
      double homes = m * 5 % 4;
      for (const std::size_t cohort : {2u, 0u, 1u}) {
        const double expected = std::min(homes, left[cohort]);
        EXPECT_EQ(placed(t, m, cohort), expected) << m << ", " << cohort;
        homes -= expected;
        left[cohort] -= expected;
      }
    }
  }
}

}  // namespace hearth

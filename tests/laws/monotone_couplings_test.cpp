// What must not get worse, month by month, in the same replication, because everybody keeps their luck: more homes, more
// arrivals, a lower hazard. Everything by which people affect each other otherwise is turned off.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/reduced_district.h"

namespace hearth {

namespace {

std::vector<double> cumulative(std::vector<double> x) {
  for (std::size_t m = 1; m < x.size(); ++m) x[m] += x[m - 1];
  return x;
}

// Never below, and above at least once: two runs that are the same would show nothing.
void expect_at_least(const std::vector<double>& more, const std::vector<double>& less, const std::string& what) {
  bool above = false;
  for (std::size_t m = 0; m < more.size(); ++m) {
    EXPECT_GE(more[m], less[m]) << what << ", month " << m;
    above = above || more[m] > less[m];
  }
  EXPECT_TRUE(above) << what << ": never more";
}

// A queue served in the order of application; stays differ from person to person and are kept between the runs.
DistrictParameters queue(int homes) {
  DistrictParameters p = plain();
  p.run.months = 240;
  p.channels[0].rate_per_year = 12 * 3;
  p.channels[0].keeps_post = true;
  p.housing.schemes = {flats()};
  p.housing.schemes[0].quit_hazard_per_month = 0.1;
  deliver(p, "flat", 0, homes);
  deliver(p, "flat", 60, 5);
  start_with_relatives(p);
  return p;
}

// In the queue `better` everybody is served no later than in the queue `worse`.
void expect_no_later(const DistrictParameters& better, const DistrictParameters& worse, const std::string& what) {
  Trial a(better), b(worse);
  for (std::uint32_t r = 0; r < 5; ++r) {
    a.run(r);
    b.run(r);
    ASSERT_EQ(a.series("applications"), b.series("applications"));
    expect_at_least(b.series("applicants_waiting"), a.series("applicants_waiting"), what + ", waiting");
    expect_at_least(cumulative(a.series("placements")), cumulative(b.series("placements")), what + ", placements");
    expect_at_least(cumulative(a.series("releases")), cumulative(b.series("releases")), what + ", releases");
  }
}

// People who come and go without meeting: every covariate of leaving that is their own, none that hangs on others.
DistrictParameters coming_and_going() {
  DistrictParameters p = plain();
  p.run.months = 120;
  ClassParameters high = p.classes[0];
  high.id = "high";
  high.hr_leaving = 0.6;
  p.classes.insert(p.classes.begin(), high);
  p.population.initial_total = 2000;
  p.classes[0].initial = 300;
  p.channels[0].rate_per_year = 12 * 25;
  p.channels[0].keeps_post = true;
  p.channels[0].classes = {{"high", 0.2}};
  p.channels[0].share_single = 0.6;
  p.channels[0].share_couple = 0.3;
  p.arrivals.year_shock_log_sd = 0.2;
  RetentionParameters& x = p.retention;
  x.base_hazard_per_month = 0.02;
  x.hr_household_couple = 0.8;
  x.hr_tenure_0_6 = 1.5;
  x.hr_tenure_37_60 = 0.6;
  return p;
}

}  // namespace

// First come, first served, stays kept: with more homes nobody is served later, so in every month no more people wait and no
// fewer have been placed or have left their home again.
TEST(MonotoneCouplings, MoreHomesNeverLengthenAWait) {
  for (const int homes : {10, 20, 27}) {
    expect_no_later(queue(homes + 1), queue(homes), std::to_string(homes) + " homes and one more");
    expect_no_later(queue(homes + 5), queue(homes), std::to_string(homes) + " homes and five more");
  }
}

TEST(MonotoneCouplings, AnEarlierDeliveryNeverLengthensAWait) {
  DistrictParameters earlier = queue(20);
  earlier.housing.deliveries.back().month = earlier.run.start + 50;
  expect_no_later(earlier, queue(20), "ten months earlier");
}

TEST(MonotoneCouplings, AShorterTurnaroundOrStayNeverLengthensAWait) {
  DistrictParameters slow = queue(20), long_stays = queue(20);
  slow.housing.schemes[0].turnaround_months = 2;
  long_stays.housing.schemes[0].quit_hazard_per_month = 0.09;
  expect_no_later(queue(20), slow, "turnaround");
  expect_no_later(queue(20), long_stays, "stays");
}

// A higher rate adds people and takes none away: arrivals and stocks of every class are at least as large in every month, with
// leaving shut off and on.
TEST(MonotoneCouplings, AHigherRateAddsPeopleAndRemovesNone) {
  for (const double hazard : {0.0, 0.02}) {
    for (const double factor : {1.1, 1.5, 4.0}) {
      DistrictParameters p = coming_and_going();
      p.retention.base_hazard_per_month = hazard;
      Trial less(p);
      p.channels[0].rate_per_year *= factor;
      Trial more(p);
      for (std::uint32_t r = 0; r < 3; ++r) {
        less.run(r);
        more.run(r);
        const std::string what = std::to_string(hazard) + ", " + std::to_string(factor);
        expect_at_least(more.series("arrivals"), less.series("arrivals"), what + ", arrivals");
        for (const std::size_t cls : {0u, 1u}) {
          expect_at_least(more.series("people", cls), less.series("people", cls), what + ", people");
          if (hazard > 0)
            expect_at_least(more.series("departures", cls), less.series("departures", cls), what + ", departures");
        }
      }
    }
  }
}

// A higher base hazard, or a higher ratio, leaves no more people of any class in any month, and none arrives less.
TEST(MonotoneCouplings, AHigherHazardNeverLeavesMorePeople) {
  const auto compare = [](const DistrictParameters& lower, const DistrictParameters& higher, const std::string& what) {
    Trial a(lower), b(higher);
    for (std::uint32_t r = 0; r < 3; ++r) {
      a.run(r);
      b.run(r);
      EXPECT_EQ(a.series("arrivals"), b.series("arrivals")) << what;
      for (const std::size_t cls : {0u, 1u}) {
        expect_at_least(a.series("people", cls), b.series("people", cls), what + ", people");
        expect_at_least(cumulative(b.series("departures", cls)), cumulative(a.series("departures", cls)),
                        what + ", departures");
      }
    }
  };
  for (const double factor : {1.05, 1.3, 5.0}) {
    DistrictParameters p = coming_and_going();
    p.retention.base_hazard_per_month *= factor;
    compare(coming_and_going(), p, "base hazard x " + std::to_string(factor));
  }
  DistrictParameters couples = coming_and_going(), newcomers = coming_and_going();
  couples.retention.hr_household_couple *= 1.2;
  newcomers.retention.hr_tenure_0_6 *= 1.2;
  compare(coming_and_going(), couples, "ratio of couples");
  compare(coming_and_going(), newcomers, "ratio of newcomers");
}

}  // namespace hearth

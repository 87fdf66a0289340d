// Who the newcomers are: each attribute has the share that its channel states.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/expectation.h"
#include "tests/support/reduced_district.h"

namespace hearth {

namespace {

constexpr double newcomers = 400000;

void expect_share(double seen, double of, double share, const std::string& what) {
  expect_value(seen / of, share, std::sqrt(share * (1 - share) / of), 0.15, what);
}

}  // namespace

// Classes and homes of 400,000 newcomers are binomial; a share that is off by 15 % shows, of the smallest (1 %) too.
TEST(SharesOfNewcomers, AreTheStatedOnesForClassesAndHomes) {
  DistrictParameters p = plain();
  p.run.months = 1;
  p.classes.assign(3, p.classes[0]);
  p.classes[0].id = "high";
  p.classes[1].id = "middle";
  ChannelParameters& c = p.channels[0];
  c.keeps_post = true;
  c.classes = {{"high", 0.01}, {"middle", 0.2}};
  c.share_own_home = 0.05;
  c.share_dormitory = 0.1;
  c.share_relatives = 0.01;
  arrive_between(p, c, 0, 0, newcomers);
  Trial t(p);
  t.run(0, false);
  const double all = t.at("arrivals", 0);
  expect_share(t.at("people", 0, 0), all, 0.01, "high");
  expect_share(t.at("people", 0, 1), all, 0.2, "middle");
  const auto at_home = [&](HomeKind kind) { return t.at("people_by_home", 0, static_cast<std::size_t>(kind)); };
  expect_share(at_home(HomeKind::own), all, 0.05, "own home");
  expect_share(at_home(HomeKind::dormitory), all, 0.1, "dormitory");
  expect_share(at_home(HomeKind::relatives), all, 0.01, "relatives");
}

// The same for the shares that one byte decides (with a job, young firm, international, high end), here those with a job: posts
// are in plenty and nobody finds one later.
TEST(SharesOfNewcomers, AreTheStatedOnesForThoseWithAJob) {
  for (const double share : {0.01, 0.7}) {
    DistrictParameters p = plain();
    p.run.months = 1;
    p.population.initial_total = 600000;
    p.firms.initial_established = 64;
    p.jobs.vacancy_rate = 0.5;
    p.jobs.match_hazard_per_month = 0;
    p.channels[0].share_with_job = share;
    arrive_between(p, p.channels[0], 0, 0, newcomers);
    Trial t(p);
    t.run(0, false);
    expect_share(t.at("hires", 0), t.at("arrivals", 0), share, "with a job: " + std::to_string(share));
  }
}

}  // namespace hearth

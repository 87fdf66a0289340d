// Erlang's loss system from the model's own parameters: newcomers apply for one of c homes in their first two months or never,
// stays end at a constant hazard, and whoever finds no home gives up in the next month.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/expectation.h"
#include "tests/support/monthly_queue.h"
#include "tests/support/parallel_queues.h"

namespace hearth {

namespace {

constexpr int homes = 3;
constexpr double load = 3;  // applicants during a mean stay

// With a hazard of 1 newcomers apply in the month of arrival or the next with probability 1 - e^-2, later they may not. The
// counts of a month's applications are independent Poisson, as thinned and delayed Poisson counts are.
DistrictParameters loss_system(double mean_stay) {
  SchemeParameters x = flats();
  x.eligibility.max_months_in_district = 1;
  x.quit_hazard_per_month = -std::log(1 - 1 / mean_stay);
  DistrictParameters p = parallel_queues(x, homes, load / mean_stay / (1 - std::exp(-2)));
  p.housing.waiting_patience_months = 1e-6;
  return p;
}

MonthlyQueue::Month chain(double mean_stay) {
  return MonthlyQueue(homes, 1 - 1 / mean_stay, 0).settled(load / mean_stay);
}

struct Study {
  double mean_stay;
  int months, settled;
  std::uint32_t replications;
  double shows;  // relative bias of the losses that the replications show
};

// Means a month of the settled months, a sample from every replication and copy of the queue.
struct Means {
  Sample applications, given_up, held;
};

Means means_of(const Study& study) {
  DistrictParameters p = loss_system(study.mean_stay);
  p.run.months = study.months;
  Trial t(p);
  Means means;
  for (std::uint32_t r = 0; r < study.replications; ++r) {
    t.run(r, false);
    for (std::size_t k = 0; k < queue_copies; ++k) {
      means.applications.add(t.mean("applications", study.settled, k));
      means.given_up.add(t.mean("given_up", study.settled, k));
      means.held.add(t.mean("homes_held", study.settled, k));
    }
  }
  return means;
}

}  // namespace

// The model follows the monthly chain. A home that became free a month late would lengthen stays of 4 months by a quarter and
// lose 12 % more; a wrong hazard of quitting, or applicants who stay or come back after a refusal, move the figures as well.
TEST(ErlangLoss, TheModelIsTheMonthlyChain) {
  for (const Study& study : {Study{4, 240, 40, 150, 0.06}, Study{16, 600, 200, 300, 0.06}}) {
    const auto expected = chain(study.mean_stay);
    const Means seen = means_of(study);
    const std::string what = "mean stay " + std::to_string(study.mean_stay);
    expect_mean(seen.applications, load / study.mean_stay, study.shows, what + ", applications");
    expect_mean(seen.given_up, expected.given_up, study.shows, what + ", lost");
    expect_mean(seen.held, expected.held, study.shows, what + ", held");
  }
}

// In small steps the chain is Erlang's first formula: its error, -3.2 % at stays of 16 months, halves with the step.
TEST(ErlangLoss, TheChainTendsToErlangB) {
  const auto error = [](double mean_stay) { return chain(mean_stay).given_up * mean_stay / load / erlang_b(homes, load) - 1; };
  EXPECT_NEAR(error(16), -0.0317, 0.0001);
  for (const double mean_stay : {16.0, 32.0, 64.0})
    EXPECT_NEAR(error(2 * mean_stay) / error(mean_stay), 0.5, 0.02) << mean_stay;
}

// Stays of 64 months against the formula itself, of which the month as a step takes 0.8 %; the replications show 6 %.
TEST(ErlangLoss, LongStaysLoseWhatErlangBSays) {
  const Study study{64, 600, 200, 1100, 0.06};
  expect_mean(means_of(study).given_up, load / study.mean_stay * erlang_b(homes, load), study.shows, "lost");
}

}  // namespace hearth

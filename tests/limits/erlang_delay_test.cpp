// Erlang's delay system from the model's own parameters: newcomers apply for one of c homes, wait without giving up or leaving,
// are served first come first served, and stay for an exponential time. Former tenants rent privately and never come back.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/expectation.h"
#include "tests/support/monthly_queue.h"
#include "tests/support/parallel_queues.h"

namespace hearth {

namespace {

constexpr int homes = 3;
constexpr double load = 1.8;

struct Study {
  double mean_stay;
  int months;
  std::uint32_t replications;
  double shows;  // relative bias of the number waiting that the replications show
};

DistrictParameters delay_system(const Study& study) {
  SchemeParameters x = flats();
  x.quit_hazard_per_month = -std::log(1 - 1 / study.mean_stay);
  DistrictParameters p = parallel_queues(x, homes, load / study.mean_stay);
  p.run.months = study.months;
  return p;
}

// Mean a month of the chain from the empty start. A newcomer applies at a hazard of 1, so that the applications of the m-th
// month are Poisson with 1 - e^-m of their final mean.
MonthlyQueue::Month expected_of(const Study& study) {
  MonthlyQueue chain(homes, 1 - 1 / study.mean_stay, 1);
  MonthlyQueue::Month mean;
  for (int m = 1; m <= study.months; ++m) {
    const auto month = chain.step(load / study.mean_stay * (1 - std::exp(-m)));
    mean.held += month.held / study.months;
    mean.waiting += month.waiting / study.months;
    mean.delayed += month.delayed / study.months;
  }
  return mean;
}

}  // namespace

// The model follows the monthly chain from its empty start: homes held, people waiting, applicants who have to wait. A home
// free a month late lengthens stays of 4 months by a quarter and more than doubles the queue; a tenth of the applicants giving
// up, or tenants who come back, move it by more than the 10 % that are shown.
TEST(ErlangDelay, TheModelIsTheMonthlyChain) {
  for (const Study& study : {Study{4, 240, 1000, 0.1}, Study{32, 600, 800, 0.2}}) {
    Trial t(delay_system(study));
    Sample held, waiting, delayed;
    for (std::uint32_t r = 0; r < study.replications; ++r) {
      t.run(r, false);
      for (std::size_t k = 0; k < queue_copies; ++k) {
        held.add(t.mean("homes_held", 0, k));
        waiting.add(t.mean("applicants_waiting", 0, k));
        const auto placements = t.series("placements", k), queue = t.series("applicants_waiting", k);
        const auto applications = t.series("applications", k);
        double had_to_wait = 0;
        for (std::size_t m = 0; m < placements.size(); ++m) {
          // The homes of a month go to those who waited before; the rest, if any, to the month's applicants.
          had_to_wait += applications[m] - std::max(0.0, placements[m] - (m > 0 ? queue[m - 1] : 0));
        }
        delayed.add(had_to_wait / study.months);
      }
    }
    const auto expected = expected_of(study);
    const std::string what = "mean stay " + std::to_string(study.mean_stay);
    expect_mean(held, expected.held, study.shows / 2, what + ", held");
    expect_mean(waiting, expected.waiting, study.shows, what + ", waiting");
    expect_mean(delayed, expected.delayed, study.shows, what + ", delayed");
  }
}

// In small steps the chain is Erlang's second formula: the error of the share delayed, -3.7 % at stays of 16 months, halves
// with the step, and the mean wait is shorter by the fraction 1 / (2 x mean stay).
TEST(ErlangDelay, TheChainTendsToErlangC) {
  const auto settled = [](double mean_stay) { return MonthlyQueue(homes, 1 - 1 / mean_stay, 1).settled(load / mean_stay); };
  const auto error = [&](double mean_stay) {
    return settled(mean_stay).delayed / (load / mean_stay) / erlang_c(homes, load) - 1;
  };
  EXPECT_NEAR(error(16), -0.0375, 0.0001);
  for (const double mean_stay : {16.0, 32.0}) EXPECT_NEAR(error(2 * mean_stay) / error(mean_stay), 0.5, 0.02) << mean_stay;
  for (const double mean_stay : {16.0, 32.0}) {
    const double wait = settled(mean_stay).waiting * mean_stay / load;
    const double wait_of_erlang_c = erlang_c(homes, load) * mean_stay / (homes - load);
    EXPECT_NEAR(wait / wait_of_erlang_c, 1 - 0.5 / mean_stay, 0.001) << mean_stay;
  }
}

}  // namespace hearth

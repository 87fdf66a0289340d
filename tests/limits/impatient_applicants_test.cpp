// Applicants who do not wait for ever: a queue that people leave with the district (Erlang's A), and patience that ends.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/expectation.h"
#include "tests/support/monthly_queue.h"
#include "tests/support/parallel_queues.h"

namespace hearth {

// Overloaded homes whose applicants leave the district at a constant hazard: the monthly chain between loss and delay. Who
// arrives in a month leaves in it, applies in it or is there in the next, so that the applications are Poisson too. An
// applicant who left and was still given a home, or whose place was kept, would change the number waiting by more than 6 %.
TEST(ImpatientApplicants, WhoLeavesTheDistrictLeavesTheQueue) {
  constexpr int homes = 4;
  constexpr double leaving = 0.125, quitting = 0.25, newcomers = 2;
  SchemeParameters x = flats();
  x.hr_leaving = quitting / leaving;
  DistrictParameters p = parallel_queues(x, homes, newcomers);
  p.run.months = 200;
  p.retention.base_hazard_per_month = leaving;
  Trial t(p);
  Sample held, waiting;
  for (std::uint32_t r = 0; r < 150; ++r) {
    t.run(r, false);
    for (std::size_t k = 0; k < queue_copies; ++k) {
      held.add(t.mean("homes_held", 50, k));
      waiting.add(t.mean("applicants_waiting", 50, k));
    }
  }
  const double remains = std::exp(-leaving), applies = 1 - std::exp(-1);
  const double applicants = newcomers * remains * applies / (1 - remains * (1 - applies));
  const auto expected = MonthlyQueue(homes, std::exp(-quitting), remains).settled(applicants);
  expect_mean(held, expected.held, 0.02, "held");
  expect_mean(waiting, expected.waiting, 0.06, "waiting");
}

// Without homes to give, everybody alternates between two states: to apply has the hazard a, to give up the chance 1 - e^(-1/q)
// with a mean patience q (in the month of an application nobody gives up, in the month of giving up nobody applies). The number
// waiting is binomial in every month; 200,000 people show a bias of a hazard of 5 %.
TEST(ImpatientApplicants, PatienceIsExponentialAndWhoGaveUpMayApplyAgain) {
  constexpr double people = 200000, a = 0.3, patience = 5;
  DistrictParameters p = plain();
  p.run.months = 40;
  p.population.initial_total = static_cast<std::int64_t>(people) + 1;
  p.housing.waiting_patience_months = patience;
  SchemeParameters x = flats();
  x.application_hazard_dormitory = a;
  p.housing.schemes = {x};
  deliver(p, "flat", 0, 1);  // opens the scheme
  start_with_relatives(p);
  Trial t(p);
  t.run();
  const double applies = 1 - std::exp(-a), gives_up = 1 - std::exp(-1 / patience);
  double waits = 0;
  for (int m = 0; m < 40; ++m) {
    const double ends = waits * gives_up;
    EXPECT_NEAR(t.at("given_up", m), people * ends, 1 + 5.5 * std::sqrt(people * ends * (1 - ends))) << m;
    waits += (1 - waits) * applies - ends;
    EXPECT_NEAR(t.at("applicants_waiting", m), people * waits, 1 + 5.5 * std::sqrt(people * waits * (1 - waits))) << m;
  }
  EXPECT_NEAR(waits, applies / (applies + gives_up), 1e-6);  // settled
}

}  // namespace hearth

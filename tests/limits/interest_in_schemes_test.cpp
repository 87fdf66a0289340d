// Who would ever apply for a scheme is a share of the people, and one scheme's says nothing about another's.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/expectation.h"
#include "tests/support/reduced_district.h"

namespace hearth {

namespace {

// The share of 200,000 people who apply for some scheme, in the end: nobody is served, everybody waits.
double share_who_apply(int schemes, double interested) {
  DistrictParameters p = plain();
  p.run.months = 40;
  p.population.initial_total = 200000;
  for (int k = 0; k < schemes; ++k) {
    SchemeParameters x = flats("flat" + std::to_string(k));
    x.eligibility.interested_share = interested;
    p.housing.schemes.push_back(x);
    deliver(p, x.id, 0, 1);
  }
  start_with_relatives(p);
  Trial t(p);
  t.run(0, false);
  double apply = 0;
  for (std::size_t k = 0; k < static_cast<std::size_t>(schemes); ++k)
    apply += t.at("applicants_waiting", 39, k) + t.at("homes_held", 39, k);
  return apply / 200000;
}

void expect_binomial(double seen, double share) {
  expect_value(seen, share, std::sqrt(share * (1 - share) / 200000), 0.06, "applied");
}

}  // namespace

// One scheme: the share itself, to 6 %.
TEST(InterestInSchemes, IsTheStatedShare) {
  expect_binomial(share_who_apply(1, 0.1), 0.1);
  expect_binomial(share_who_apply(1, 0.6), 0.6);
}

// Several: whoever is interested in none of k schemes is the share (1 - s)^k.
TEST(InterestInSchemes, IsIndependentBetweenSchemes) {
  expect_binomial(share_who_apply(2, 0.1), 1 - 0.9 * 0.9);
  expect_binomial(share_who_apply(3, 0.3), 1 - 0.7 * 0.7 * 0.7);
}

}  // namespace hearth

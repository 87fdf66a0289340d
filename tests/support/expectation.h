// Statistical expectations whose tolerance follows from the standard error and whose power is checked with them.
//
// A mean may be off by 5 standard errors (false alarm: 6e-7). A bias of 8 standard errors is then missed with a probability of
// 0.1 %; the caller names the relative bias that the test is meant to show, and too few replications for it are a failure too.
#pragma once

#include <gtest/gtest.h>

#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <string>
#include <vector>

namespace hearth {

inline constexpr double allowed_standard_errors = 5;
inline constexpr double shown_standard_errors = 8;

/// Independent values, one a replication.
class Sample {
 public:
  void add(double x) {
    ++n_;
    const double step = x - mean_;
    mean_ += step / static_cast<double>(n_);
    squares_ += step * (x - mean_);
  }
  double mean() const { return mean_; }
  double variance() const { return squares_ / static_cast<double>(n_ - 1); }
  double standard_error() const { return std::sqrt(variance() / static_cast<double>(n_)); }

 private:
  long n_ = 0;
  double mean_ = 0;
  double squares_ = 0;
};

/// `shows`: the relative bias that would be found with a probability of 99.9 %.
inline void expect_value(double seen, double expected, double standard_error, double shows, const std::string& what) {
  EXPECT_NEAR(seen, expected, allowed_standard_errors * standard_error) << what << ": standard error " << standard_error;
  EXPECT_LE(shown_standard_errors * standard_error, shows * std::abs(expected))
      << what << ": too few replications to show a bias of " << shows;
}

inline void expect_mean(const Sample& sample, double expected, double shows, const std::string& what) {
  expect_value(sample.mean(), expected, sample.standard_error(), shows, what);
}

/// Counts that should be equally frequent: the p-value of their chi-square.
inline double p_of_equal_frequencies(const std::vector<double>& counts) {
  double total = 0;
  for (const double n : counts) total += n;
  const double expected = total / static_cast<double>(counts.size());
  double chi_square = 0;
  for (const double n : counts) chi_square += (n - expected) * (n - expected) / expected;
  const boost::math::chi_squared law(static_cast<double>(counts.size()) - 1);
  return boost::math::cdf(boost::math::complement(law, chi_square));
}

}  // namespace hearth

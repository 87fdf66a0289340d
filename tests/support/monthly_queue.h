// The queue that a rental scheme is when everything else is turned off. A month: some tenants leave, some of those who wait
// give up, new applicants come, free homes are given out. Solved exactly as a Markov chain in the number of tenants and
// applicants together:
//
//   N' = binomial(min(N, homes), stays) + binomial(max(N - homes, 0), keeps_waiting) + Poisson(arrivals)
//
// keeps_waiting = 0 is Erlang's loss system in steps of a month, 1 his delay system. In small steps the chain tends to his
// formulas, which stand below.
#pragma once

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>
#include <cstddef>
#include <vector>

namespace hearth {

class MonthlyQueue {
 public:
  /// Means of a month.
  struct Month {
    double held = 0;      // homes held at its end
    double waiting = 0;   // people waiting at its end
    double given_up = 0;  // people who gave up in it
    double delayed = 0;   // of its applicants, those not served in it, first come first served
  };

  /// `stays`, `keeps_waiting`: the chances that a tenant, and somebody who waits, is still there a month later.
  MonthlyQueue(int homes, double stays, double keeps_waiting) : homes_(homes), keeps_waiting_(keeps_waiting) {
    for (int n = 0; n < states(); ++n) {
      const int tenants = std::min(n, homes);
      remain_.push_back(convolution(thinned(tenants, stays), thinned(n - tenants, keeps_waiting)));
    }
    now_.assign(static_cast<std::size_t>(states()), 0.0);
    now_[0] = 1;
  }

  /// The next month, from an empty first one on.
  Month step(double arrivals) {
    Month month;
    month.given_up = mean_queue() * (1 - keeps_waiting_);
    std::vector<double> left(now_.size(), 0.0), come;
    for (std::size_t n = 0; n < now_.size(); ++n) {
      for (std::size_t k = 0; k < remain_[n].size(); ++k) left[k] += now_[n] * remain_[n][k];
    }
    const boost::math::poisson law(arrivals);
    for (int k = 0; k < states() && (k < arrivals || boost::math::pdf(law, k) > 1e-20); ++k)
      come.push_back(boost::math::pdf(law, k));
    month.delayed = arrivals;
    for (std::size_t k = 0; k < static_cast<std::size_t>(homes_); ++k) {
      for (std::size_t a = 0; a < come.size(); ++a)
        month.delayed -= left[k] * come[a] * static_cast<double>(std::min(a, static_cast<std::size_t>(homes_) - k));
    }
    now_ = convolution(left, come);
    month.waiting = mean_queue();
    for (std::size_t n = 0; n < now_.size(); ++n) month.held += now_[n] * std::min(static_cast<double>(n), 1.0 * homes_);
    return month;
  }

  /// The month that the chain settles to.
  Month settled(double arrivals) {
    Month month = step(arrivals);
    for (double change = 1; change > 1e-14;) {
      const std::vector<double> before = now_;
      month = step(arrivals);
      change = 0;
      for (std::size_t n = 0; n < now_.size(); ++n) change += std::abs(now_[n] - before[n]);
    }
    return month;
  }

 private:
  int states() const { return homes_ + 150; }  // more waiting than that has no weight in the tests
  double mean_queue() const {
    double mean = 0;
    for (std::size_t n = 0; n < now_.size(); ++n) mean += now_[n] * std::max(0.0, static_cast<double>(n) - homes_);
    return mean;
  }
  static std::vector<double> thinned(int n, double chance) {
    std::vector<double> out;
    const boost::math::binomial law(n, chance);
    for (int k = 0; k <= n; ++k) out.push_back(boost::math::pdf(law, k));
    return out;
  }
  std::vector<double> convolution(const std::vector<double>& a, const std::vector<double>& b) const {
    std::vector<double> out(std::min(static_cast<std::size_t>(states()), a.size() + b.size() - 1), 0.0);
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t k = 0; k < b.size() && i + k < out.size(); ++k) out[i + k] += a[i] * b[k];
    }
    return out;
  }

  int homes_;
  double keeps_waiting_;
  std::vector<std::vector<double>> remain_;  // by N: the law of the number that is left
  std::vector<double> now_;                  // the law of N
};

/// The share of applicants that finds no home: Erlang's first formula; `load` is the mean number of applicants in a mean stay.
inline double erlang_b(int homes, double load) {
  double b = 1;
  for (int k = 1; k <= homes; ++k) b = load * b / (k + load * b);
  return b;
}

/// The share of applicants that has to wait: Erlang's second formula.
inline double erlang_c(int homes, double load) {
  const double b = erlang_b(homes, load);
  return b / (1 - load / homes * (1 - b));
}

}  // namespace hearth

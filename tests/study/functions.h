// Functions whose indices are known, as studies of them.
#pragma once

#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

#include "output/study/designs.h"
#include "output/study/factor_values.h"
#include "output/study/sample.h"

namespace hearth::studies {

using Function = std::function<double(const std::vector<double>&)>;

inline std::vector<Factor> numbers(std::size_t n, double low, double high) {
  std::vector<Factor> all(n);
  for (std::size_t i = 0; i < n; ++i) {
    all[i].id = "x" + std::to_string(i + 1);
    all[i].name = {all[i].id, all[i].id};
    all[i].low = low;
    all[i].high = high;
  }
  return all;
}

/// The function at the points of a design, once.
inline StudySample study(DesignMethod method, const Design& design, const std::vector<Factor>& factors, const Function& f) {
  StudySample s;
  s.method = method;
  s.factors = factors;
  s.points = design.points();
  s.replications = 1;
  s.block = design.block;
  s.step = design.step;
  for (std::size_t p = 0; p < s.points; ++p) {
    std::vector<double> x;
    for (std::size_t k = 0; k < factors.size(); ++k) x.push_back(value_of(factors[k], design.u_of(p, k)));
    s.x.insert(s.x.end(), x.begin(), x.end());
    s.y.push_back(f(x));
  }
  return s;
}

/// Ishigami and Homma 1990 with a = 7, b = 0.1, on (-pi, pi): first 0.3139, 0.4424, 0; total 0.5576, 0.4424, 0.2437.
inline double ishigami(const std::vector<double>& x) {
  return std::sin(x[0]) + 7 * std::pow(std::sin(x[1]), 2) + 0.1 * std::pow(x[2], 4) * std::sin(x[0]);
}

/// Sobol's G on the unit cube: V_i = 1 / (3 (1 + a_i)^2).
inline const std::vector<double> g_coefficients = {0, 1, 4.5, 9, 99, 99};
inline double sobol_g(const std::vector<double>& x) {
  double product = 1;
  for (std::size_t i = 0; i < x.size(); ++i) product *= (std::abs(4 * x[i] - 2) + g_coefficients[i]) / (1 + g_coefficients[i]);
  return product;
}

}  // namespace hearth::studies

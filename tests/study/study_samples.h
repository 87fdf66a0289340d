// Samples of known functions for the tests of studies.
#pragma once

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "output/study/designs.h"
#include "output/study/factor_values.h"
#include "output/study/resampling.h"
#include "output/study/sample.h"

namespace hearth {

inline Factor unit_factor(const std::string& id, double low = 0, double high = 1) {
  Factor f;
  f.id = id;
  f.name = {id, id};
  f.low = low;
  f.high = high;
  return f;
}

inline std::vector<Factor> unit_factors(std::size_t n) {
  std::vector<Factor> out;
  for (std::size_t i = 0; i < n; ++i) out.push_back(unit_factor("x" + std::to_string(i)));
  return out;
}

inline Factor named_factor(const std::string& id, std::size_t levels) {
  Factor f = unit_factor(id, 0, static_cast<double>(levels) - 1);
  for (std::size_t l = 0; l < levels; ++l) {
    f.levels.push_back(std::string(1, static_cast<char>('a' + l)));
    f.level_names.push_back(same(f.levels.back()));
  }
  return f;
}

using StudyFunction = std::function<double(const std::vector<double>& x, std::size_t replication)>;

inline StudySample sampled(DesignMethod method, const std::vector<Factor>& factors, const Design& design,
                           std::size_t replications, const StudyFunction& function) {
  StudySample s;
  s.method = method;
  s.factors = factors;
  s.points = design.points();
  s.replications = replications;
  s.block = design.block;
  s.step = design.step;
  for (std::size_t p = 0; p < s.points; ++p) {
    std::vector<double> x;
    for (std::size_t f = 0; f < factors.size(); ++f) x.push_back(value_of(factors[f], design.u_of(p, f)));
    s.x.insert(s.x.end(), x.begin(), x.end());
    for (std::size_t r = 0; r < replications; ++r) s.y.push_back(function(x, r));
  }
  return s;
}

inline void remove_point(StudySample& s, std::size_t p) {
  const auto at = [](auto& v, std::size_t i) { return v.begin() + static_cast<std::ptrdiff_t>(i); };
  s.x.erase(at(s.x, p * s.factors.size()), at(s.x, (p + 1) * s.factors.size()));
  s.y.erase(at(s.y, p * s.replications), at(s.y, (p + 1) * s.replications));
  s.block.erase(at(s.block, p));
  s.step.erase(at(s.step, p));
  --s.points;
}

// Standard normal numbers, by Box and Muller.
class Normals {
 public:
  explicit Normals(std::uint64_t seed, std::uint64_t stream = 0) : picks_(seed, stream) {}
  double operator()() {
    const double a = unit(), b = unit();
    return std::sqrt(-2 * std::log(a)) * std::cos(2 * 3.14159265358979323846 * b);
  }
  double unit() { return (static_cast<double>(picks_.bits()) + 0.5) / 4294967296.0; }

 private:
  Picks picks_;
};

}  // namespace hearth

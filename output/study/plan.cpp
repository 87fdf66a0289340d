#include "output/study/plan.h"

#define XXH_INLINE_ALL
#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "output/failure.h"
#include "output/study/designs.h"
#include "output/study/factor_values.h"
#include "output/study/morris.h"
#include "output/study/plan_json.h"

namespace hearth {

namespace {

// For the design a factor of listed numbers is one of as many levels.
Factor as_designed(const PlannedFactor& f) {
  Factor factor = f.factor;
  if (!f.values.empty()) {
    factor.levels.resize(f.values.size());
    factor.level_names.resize(f.values.size());
    factor.low = 0;
    factor.high = static_cast<double>(f.values.size()) - 1;
    factor.whole = factor.logarithmic = false;
  }
  return factor;
}

// Point i takes the i-th value of every factor.
Design listed(const std::vector<Factor>& factors) {
  Design design;
  design.factors = factors.size();
  std::size_t points = 0;
  for (const Factor& f : factors) {
    if (!f.is_named())
      throw BadInput({"a list needs 'values' or 'levels' of every factor; '" + f.id + "' has a range",
                      "list 设计要求每个因素给出 values 或 levels;'" + f.id + "' 是范围"});
    if (points != 0 && f.levels.size() != points)
      throw BadInput({fmt::format("in a list every factor has as many values; '{}' has {}, '{}' has {}", factors[0].id, points,
                                  f.id, f.levels.size()),
                      fmt::format("list 设计要求各因素取值数相同;'{}' 有 {} 个,'{}' 有 {} 个", factors[0].id, points, f.id,
                                  f.levels.size())});
    points = f.levels.size();
  }
  for (std::size_t p = 0; p < points; ++p) {
    for (const Factor& f : factors) design.u.push_back((static_cast<double>(p) + 0.5) / static_cast<double>(f.levels.size()));
    design.block.push_back(p);
    design.step.push_back(0);
  }
  return design;
}

Design designed(const DesignParameters& d, const std::vector<Factor>& factors) {
  const auto n = [](std::int64_t x) { return static_cast<std::size_t>(x); };
  const auto seed = static_cast<std::uint64_t>(d.seed);
  switch (d.method) {
    case DesignMethod::list:
      return listed(factors);
    case DesignMethod::grid: {
      std::vector<std::size_t> sizes;
      for (const Factor& f : factors) sizes.push_back(f.is_named() ? f.levels.size() : n(d.steps));
      return full_grid(factors, sizes);
    }
    case DesignMethod::latin_hypercube:
      return latin_hypercube(factors.size(), n(d.points), n(d.hypercubes), seed);
    case DesignMethod::sobol_sequence:
      return sobol_sequence(factors.size(), n(d.points), seed);
    case DesignMethod::sobol_indices:
      return sobol_indices_design(factors.size(), n(d.base_points), seed);
    case DesignMethod::morris:
      if (d.steps % 2 != 0)
        throw BadInput({fmt::format("design.steps = {}: Morris's design needs an even number of levels", d.steps),
                        fmt::format("design.steps = {}:Morris 设计的水平数须为偶数", d.steps)});
      return morris_design(factors.size(), n(d.trajectories), n(d.steps), seed);
  }
  return {};
}

double points_asked(const DesignParameters& d, std::size_t factors) {
  switch (d.method) {
    case DesignMethod::latin_hypercube:
      return static_cast<double>(d.points) * static_cast<double>(d.hypercubes);
    case DesignMethod::sobol_sequence:
      return static_cast<double>(d.points);
    case DesignMethod::sobol_indices:
      return static_cast<double>(d.base_points) * static_cast<double>(factors + 2);
    case DesignMethod::morris:
      return static_cast<double>(d.trajectories) * static_cast<double>(factors + 1);
    default:
      return 0;
  }
}

}  // namespace

void choose_points(StudyPlan& plan) {
  constexpr double most = 10e6;
  if (const double asked = points_asked(plan.design, plan.factors.size()); asked > most)
    throw BadInput({fmt::format("the design has {:.0f} points; at most {:.0f} are possible", asked, most),
                    fmt::format("设计共 {:.0f} 个点,上限 {:.0f}", asked, most)});
  std::vector<Factor> factors;
  for (const PlannedFactor& f : plan.factors) factors.push_back(as_designed(f));
  const Design design = designed(plan.design, factors);
  plan.block = design.block;
  plan.step = design.step;
  plan.x.clear();
  plan.x.reserve(design.u.size());
  for (std::size_t p = 0; p < design.points(); ++p) {
    for (std::size_t k = 0; k < factors.size(); ++k) {
      const double x = value_of(factors[k], design.u_of(p, k));
      const auto& values = plan.factors[k].values;
      plan.x.push_back(values.empty() ? x : values[static_cast<std::size_t>(x)]);
    }
  }
}

std::uint64_t identity_of(const StudyPlan& plan, const std::vector<std::string>& scenarios) {
  std::string all = identity_text(plan);
  for (const std::string& text : scenarios) all += text + '\0';
  return XXH3_64bits(all.data(), all.size());
}

std::string value_text(const PlannedFactor& f, double x) {
  if (f.factor.is_named()) return f.factor.levels[static_cast<std::size_t>(x)];
  return fmt::format("{}", x);
}

std::vector<Setting> settings_of(const StudyPlan& plan, std::size_t point) {
  std::vector<Setting> all;
  for (std::size_t k = 0; k < plan.factors.size(); ++k) {
    const PlannedFactor& f = plan.factors[k];
    const double x = plan.x[point * plan.factors.size() + k];
    if (f.factor.is_named()) {
      const auto& level = f.settings[static_cast<std::size_t>(x)];
      all.insert(all.end(), level.begin(), level.end());
    } else {
      all.push_back({f.factor.key, f.factor.whole ? fmt::format("{:.0f}", x) : fmt::format("{}", x)});
    }
  }
  return all;
}

std::size_t scenario_of(const StudyPlan& plan, std::size_t point) {
  for (std::size_t k = 0; k < plan.factors.size(); ++k) {
    if (plan.factors[k].has_scenarios) return static_cast<std::size_t>(plan.x[point * plan.factors.size() + k]);
  }
  return 0;
}

}  // namespace hearth

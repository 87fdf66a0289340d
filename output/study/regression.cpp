#include "output/study/regression.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <openturns/CorrelationMatrix.hxx>
#include <openturns/Exception.hxx>
#include <openturns/Sample.hxx>
#include <openturns/SquareMatrix.hxx>

#include "output/study/resampled_correlations.h"
#include "output/study/responses.h"

namespace hearth {

namespace {

// An eigenvalue of the correlations below it is zero but for rounding: some columns follow from each other.
constexpr double no_variance = 1e-9;

const Said one_value = {"it has one value only", "只有一个取值"};
const Said no_order = {"its levels have no order: see its means", "各水平无次序,请看各水平均值"};
const Said not_apart = {"it can't be told apart from others that move with it", "与其他因素同步变化,无法区分"};

struct RegressionColumn {
  std::size_t factor = 0;
  std::vector<double> values;
};

OT::Sample sample_of(const std::vector<RegressionColumn>& columns) {
  OT::Sample out(columns.front().values.size(), columns.size());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    for (std::size_t p = 0; p < out.getSize(); ++p) out(p, c) = columns[c].values[p];
  }
  return out;
}

// Columns that a linear combination with no variance holds; empty where there is none.
std::vector<std::size_t> dependent_columns(const OT::Sample& columns) {
  std::vector<std::size_t> out;
  OT::CorrelationMatrix correlations = columns.computeLinearCorrelation();
  OT::SquareMatrix vectors(columns.getDimension());
  const OT::Point values = correlations.computeEV(vectors);
  for (std::size_t v = 0; v < values.getSize(); ++v) {
    if (values[v] > no_variance) continue;
    for (std::size_t c = 0; c < columns.getDimension(); ++c) {
      constexpr double noticeable = 1e-4;
      if (std::abs(vectors(c, v)) > noticeable) out.push_back(c);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

struct LinearModel {
  std::vector<double> standardised, partial;  // of each column
  double r2 = std::numeric_limits<double>::quiet_NaN();
};

// From the correlations of the columns, the last of which is the measure. Without values where they are singular.
LinearModel linear_model(const std::vector<double>& correlations, std::size_t columns) {
  LinearModel out;
  const auto all = [&](std::size_t i, std::size_t j) { return correlations[i * (columns + 1) + j]; };
  OT::CovarianceMatrix inputs(columns);
  OT::Matrix right(columns, columns + 1);  // the unit matrix, and the correlations with the measure
  for (std::size_t i = 0; i < columns; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      if (!std::isfinite(all(i, j))) return out;
      inputs(i, j) = all(i, j);
    }
    right(i, i) = 1;
    right(i, columns) = all(i, columns);
    if (!std::isfinite(right(i, columns))) return out;
  }
  OT::Matrix solved;
  try {
    solved = inputs.solveLinearSystem(right, false);
  } catch (const OT::Exception&) {
    return out;
  }
  double r2 = 0;
  for (std::size_t i = 0; i < columns; ++i) {
    out.standardised.push_back(solved(i, columns));
    r2 += solved(i, columns) * right(i, columns);
  }
  out.r2 = std::clamp(r2, 0.0, 1.0);
  for (std::size_t i = 0; i < columns; ++i) {
    // t^2 / (t^2 + degrees of freedom), t the coefficient over its standard error.
    const double b = out.standardised[i];
    const double rest = (1 - out.r2) * solved(i, i);
    out.partial.push_back(b == 0 ? 0 : std::clamp(b / std::sqrt(b * b + std::max(rest, 0.0)), -1.0, 1.0));
  }
  return out;
}

// Of a partial correlation as far from zero or farther where there is none.
double chance_of(double correlation, std::size_t degrees_of_freedom) {
  const auto n = static_cast<double>(degrees_of_freedom);
  const double rest = 1 - correlation * correlation;
  if (!(rest > 0)) return 0;
  const boost::math::students_t_distribution<double> t(n);
  return 2 * boost::math::cdf(boost::math::complement(t, std::abs(correlation) * std::sqrt(n / rest)));
}

double adjusted_fit(double r2, std::size_t points, std::size_t columns) {
  const auto n = static_cast<double>(points), k = static_cast<double>(columns);
  return std::max(0.0, 1 - (1 - r2) * (n - 1) / (n - k - 1));
}

std::vector<double> levels_seen(const std::vector<double>& values) {
  std::vector<double> out = values;
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// The columns of all factors but those of one value; says of these and of those without order why they have no coefficient.
std::vector<RegressionColumn> columns_of(const StudySample& s, const std::vector<std::size_t>& points, Regression& told) {
  std::vector<RegressionColumn> out;
  for (std::size_t f = 0; f < s.factors.size(); ++f) {
    RegressionColumn column{f, {}};
    for (const std::size_t p : points) column.values.push_back(s.x_of(p, f));
    const std::vector<double> seen = levels_seen(column.values);
    if (seen.size() < 2) {
      told.of_factor[f].cannot_tell = one_value;
    } else if (!s.factors[f].is_named() || seen.size() == 2) {
      out.push_back(std::move(column));
    } else {
      told.of_factor[f].cannot_tell = no_order;
      for (std::size_t level = 1; level < seen.size(); ++level) {
        RegressionColumn at_level{f, {}};
        for (const double v : column.values) at_level.values.push_back(v == seen[level] ? 1 : 0);
        out.push_back(std::move(at_level));
      }
    }
  }
  return out;
}

// Takes out one column after another, the last one first, until none follows from the others.
void leave_out_dependent(std::vector<RegressionColumn>& columns, Regression& told) {
  for (const bool ranks : {false, true}) {
    while (columns.size() > 1) {
      const OT::Sample all = sample_of(columns);
      const std::vector<std::size_t> dependent = dependent_columns(ranks ? all.rank() : all);
      if (dependent.empty()) break;
      for (const std::size_t c : dependent) told.of_factor[columns[c].factor].cannot_tell = not_apart;
      columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(dependent.back()));
    }
  }
}

}  // namespace

Regression regression(const StudySample& sample) {
  ask_for_whole_sample(sample);
  Regression out;
  out.of_factor.resize(sample.factors.size());
  const std::vector<double> y = responses_of(sample);
  std::vector<std::size_t> points;
  for (const std::size_t p : independent_points(sample)) {
    if (std::isfinite(y[p])) points.push_back(p);
  }
  out.points = points.size();
  const auto tell_nothing = [&](const Said& why) {
    out.cannot_tell = why;
    for (RegressionCoefficient& c : out.of_factor) {
      if (c.cannot_tell.empty()) c.cannot_tell = why;
    }
    return out;
  };
  std::vector<RegressionColumn> columns = columns_of(sample, points, out);
  if (points.empty()) return tell_nothing({"no point has the measure", "没有一个点有此指标"});
  if (columns.empty()) return tell_nothing({"no factor varies", "没有变化的因素"});
  if (points.size() < 2 * columns.size() + 4) return tell_nothing({"too few points", "点数太少"});
  leave_out_dependent(columns, out);

  RegressionColumn measure{sample.factors.size(), {}};
  for (const std::size_t p : points) measure.values.push_back(y[p]);
  if (levels_seen(measure.values).size() < 2) return tell_nothing({"the measure does not vary", "指标没有变化"});
  columns.push_back(std::move(measure));
  const std::size_t inputs = columns.size() - 1;
  std::vector<std::vector<double>> table;
  table.reserve(columns.size());
  for (RegressionColumn& column : columns) table.push_back(std::move(column.values));
  const ResampledCorrelations correlations(table);
  std::vector<std::size_t> once(points.size());
  std::iota(once.begin(), once.end(), std::size_t{0});
  const LinearModel linear = linear_model(correlations.of_values(once), inputs),
                    ranked = linear_model(correlations.of_ranks(once), inputs);
  if (!std::isfinite(linear.r2) || !std::isfinite(ranked.r2)) return tell_nothing(not_apart);
  out.linear_fit = adjusted_fit(linear.r2, points.size(), inputs);
  out.rank_fit = adjusted_fit(ranked.r2, points.size(), inputs);

  const auto intervals = bootstrap_intervals(points.size(), 2 * inputs, [&](auto picked, auto found) {
    const LinearModel a = linear_model(correlations.of_values(picked), inputs),
                      b = linear_model(correlations.of_ranks(picked), inputs);
    std::copy(a.standardised.begin(), a.standardised.end(), found.begin());
    std::copy(b.partial.begin(), b.partial.end(), found.begin() + static_cast<std::ptrdiff_t>(inputs));
  });
  for (std::size_t c = 0; c < inputs; ++c) {
    RegressionCoefficient& told = out.of_factor[columns[c].factor];
    if (!told.cannot_tell.empty()) continue;
    told.standardised = Estimated{linear.standardised[c], intervals[c]};
    told.partial_rank = Estimated{ranked.partial[c], intervals[inputs + c]};
    told.p = chance_of(ranked.partial[c], points.size() - inputs - 1);
  }
  return out;
}

}  // namespace hearth

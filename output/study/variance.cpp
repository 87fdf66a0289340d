#include "output/study/variance.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "output/study/responses.h"

namespace hearth {

namespace {

std::vector<std::size_t> common_replications(const StudySample& s) {
  std::vector<std::size_t> out;
  for (std::size_t r = 0; r < s.replications; ++r) {
    std::size_t known = 0;
    for (std::size_t p = 0; p < s.points; ++p) known += std::isfinite(s.y_of(p, r)) ? 1 : 0;
    if (2 * known > s.points) out.push_back(r);
  }
  return out;
}

std::vector<std::size_t> points_with_all(const StudySample& s, const std::vector<std::size_t>& replications) {
  std::vector<std::size_t> out;
  for (std::size_t p = 0; p < s.points; ++p) {
    if (std::all_of(replications.begin(), replications.end(), [&](std::size_t r) { return std::isfinite(s.y_of(p, r)); }))
      out.push_back(p);
  }
  return out;
}

double luck_share(double of_points, double luck, std::size_t n) {
  const double left = n > 0 ? luck / static_cast<double>(n) : luck;
  return of_points + left > 0 ? left / (of_points + left) : 0;
}

}  // namespace

double TwoWayVariance::luck_of_differences(std::size_t n) const {
  return luck_share(of_points, of_luck, n);
}

double TwoWayVariance::luck_of_means(std::size_t n) const {
  return luck_share(of_points, of_replications + of_luck, n);
}

TwoWayVariance two_way_variance(const StudySample& sample) {
  ask_for_whole_sample(sample);
  const std::vector<std::size_t> replications = common_replications(sample);
  const std::vector<std::size_t> points = points_with_all(sample, replications);
  TwoWayVariance out;
  out.replications = replications.size();
  out.points = replications.empty() ? 0 : points.size();
  out.replications_left_out = sample.replications - out.replications;
  out.points_left_out = sample.points - out.points;
  if (sample.replications > 1 && out.replications < 2) {
    out.cannot_tell = {"most points lack the measure", "多数点没有此指标"};
    return out;
  }
  if (out.replications < 2) {
    out.cannot_tell = {"one replication a point does not show luck", "每个点只有一次模拟,看不出偶然性"};
    return out;
  }
  if (out.points < 2) {
    out.cannot_tell = {"fewer than two points have the measure in all replications", "各次模拟都有该指标的点不足两个"};
    return out;
  }
  const auto p_count = static_cast<double>(out.points), r_count = static_cast<double>(out.replications);
  std::vector<double> of_point, of_replication(out.replications, 0.0);
  for (const std::size_t p : points) {
    double sum = 0;
    for (std::size_t i = 0; i < replications.size(); ++i) {
      sum += sample.y_of(p, replications[i]);
      of_replication[i] += sample.y_of(p, replications[i]) / p_count;
    }
    of_point.push_back(sum / r_count);
  }
  const double mean = average(of_point);
  double residual = 0;
  for (std::size_t k = 0; k < points.size(); ++k) {
    for (std::size_t i = 0; i < replications.size(); ++i) {
      const double e = sample.y_of(points[k], replications[i]) - of_point[k] - of_replication[i] + mean;
      residual += e * e;
    }
  }
  // Expected mean squares: luck + replications x points' variance, luck + points x replications' variance, luck.
  out.of_luck = residual / ((p_count - 1) * (r_count - 1));
  const double raw_points = sample_variance(of_point) - out.of_luck / r_count;
  const double raw_replications = sample_variance(of_replication) - out.of_luck / p_count;
  out.points_cut = raw_points < 0;
  out.replications_cut = raw_replications < 0;
  out.of_points = std::max(raw_points, 0.0);
  out.of_replications = std::max(raw_replications, 0.0);
  return out;
}

}  // namespace hearth

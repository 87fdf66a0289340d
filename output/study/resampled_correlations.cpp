#include "output/study/resampled_correlations.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "output/study/responses.h"

namespace hearth {

namespace {

std::vector<double> counts_of(std::span<const std::size_t> picked, std::size_t rows) {
  std::vector<double> counts(rows, 0.0);
  for (const std::size_t row : picked) counts[row] += 1;
  return counts;
}

}  // namespace

ResampledCorrelations::ResampledCorrelations(const std::vector<std::vector<double>>& columns)
    : rows_(columns.empty() ? 0 : columns.front().size()),
      columns_(columns.size()),
      values_(rows_ * columns_),
      order_(columns_) {
  for (std::size_t c = 0; c < columns_; ++c) {
    const double mean = average(columns[c]);
    for (std::size_t r = 0; r < rows_; ++r) values_[r * columns_ + c] = columns[c][r] - mean;
    order_[c].resize(rows_);
    std::iota(order_[c].begin(), order_[c].end(), std::size_t{0});
    std::stable_sort(order_[c].begin(), order_[c].end(),
                     [&](std::size_t a, std::size_t b) { return columns[c][a] < columns[c][b]; });
  }
}

std::vector<double> ResampledCorrelations::weighted(const std::vector<double>& table,
                                                    const std::vector<double>& weights) const {
  std::vector<double> mean(columns_, 0.0), products(columns_ * columns_, 0.0), away(columns_);
  double all = 0;
  for (std::size_t r = 0; r < rows_; ++r) {
    if (weights[r] == 0) continue;
    all += weights[r];
    for (std::size_t c = 0; c < columns_; ++c) mean[c] += weights[r] * table[r * columns_ + c];
  }
  for (double& m : mean) m /= all;
  for (std::size_t r = 0; r < rows_; ++r) {
    if (weights[r] == 0) continue;
    for (std::size_t c = 0; c < columns_; ++c) away[c] = table[r * columns_ + c] - mean[c];
    for (std::size_t i = 0; i < columns_; ++i) {
      for (std::size_t j = 0; j <= i; ++j) products[i * columns_ + j] += weights[r] * away[i] * away[j];
    }
  }
  std::vector<double> out(columns_ * columns_);
  for (std::size_t i = 0; i < columns_; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      const double spread = std::sqrt(products[i * columns_ + i] * products[j * columns_ + j]);
      out[i * columns_ + j] = out[j * columns_ + i] = i == j && spread > 0 ? 1 : products[i * columns_ + j] / spread;
    }
  }
  return out;
}

std::vector<double> ResampledCorrelations::of_values(std::span<const std::size_t> picked) const {
  return weighted(values_, counts_of(picked, rows_));
}

std::vector<double> ResampledCorrelations::of_ranks(std::span<const std::size_t> picked) const {
  const std::vector<double> counts = counts_of(picked, rows_);
  std::vector<double> ranks(rows_ * columns_);
  for (std::size_t c = 0; c < columns_; ++c) {
    const std::vector<std::size_t>& order = order_[c];
    double before = 0;
    for (std::size_t from = 0, to = 0; from < rows_; from = to) {
      double here = 0;
      for (to = from; to < rows_ && values_[order[to] * columns_ + c] == values_[order[from] * columns_ + c]; ++to)
        here += counts[order[to]];
      for (std::size_t i = from; i < to; ++i) ranks[order[i] * columns_ + c] = before + (here + 1) / 2;
      before += here;
    }
  }
  return weighted(ranks, counts);
}

}  // namespace hearth

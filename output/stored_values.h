// Values of series in a results file, by replication and month.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "output/results_reader.h"

namespace hearth {

struct StoredValues {
  std::vector<double> x;
  std::size_t replications = 0, months = 0;
  std::size_t size = 0;  // values a month; 0: the file has no such series
  double at(std::size_t r, std::size_t m, std::size_t i) const { return x[(r * months + m) * size + i]; }
  bool empty() const { return size == 0; }
};

/// How the months of a series become one number.
enum class Taken { at_end, sum, mean };

/// Of a series by replication, month, and perhaps more. Throws BadInput where one is infinite: Hearth writes no such value.
StoredValues values_by_month(const ResultsFile& file, const std::string& group, const std::string& name);
/// The same of what every run has: throws BadInput where one is missing, too.
StoredValues known_values_by_month(const ResultsFile& file, const std::string& group, const std::string& name);

/// A number for each member of a dimension; empty when the file has no such series.
std::vector<double> values_by_member(const ResultsFile& file, const std::string& group, const std::string& name,
                                     const std::string& dimension);

/// What a file says of its scenario: the value of a parameter without quotes; empty when there is none.
class StoredParameters {
 public:
  explicit StoredParameters(const ResultsFile& file);
  std::string operator()(const std::string& key) const;

 private:
  std::vector<std::string> keys_, values_;
};

}  // namespace hearth

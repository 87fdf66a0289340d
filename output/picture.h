// A single picture of a measure: what gnuplot is to do.
#pragma once

#include <string>
#include <vector>

#include "output/results_reader.h"

namespace hearth {

/// "homes_held", "homes_held.apartment", "targets/headline.elite", "placements_by_class.apartment": a series by month, where
/// more groups than one have it with its group, and perhaps a member of its first dimension.
struct Measured {
  const StoredSeries* series = nullptr;
  std::vector<std::size_t> members;  // places among the values of a month; empty: all of them
  Said of;                           // the member that was asked for; empty: none
  std::string dimension;             // of which the lines are members; empty: one line
};

/// Throws BadInput, with the nearest right name, where the file has no such measure.
Measured find_measure(const ResultsFile& file, const std::string& measure);

/// A script for gnuplot: mean and 5-95 % band of the replications by month, at most eight lines. `terminal`: "svg" or
/// "pngcairo". `output`: the file that gnuplot writes.
std::string picture_script(const ResultsFile& file, const Measured& measured, const std::string& terminal,
                           const std::string& output, Language language);

}  // namespace hearth

// A measure of a study in what one replication has recorded.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "output/study/plan.h"
#include "sim/measure.h"

namespace hearth {

struct MeasuredSeries {
  SeriesId series;
  std::vector<std::size_t> places;  // among the month's values: they are added up
  std::string name;                 // with its group: "targets/headline"
  std::vector<std::string> members;
  Said meaning;  // with the members' names
  std::string unit;
};

/// "homes_held.apartment", "targets/headline.elite", "placements_by_class.apartment.elite": a monthly series, where more
/// groups than one have it with its group, and members of its first dimensions; over the others it is added up, where it is a
/// number of something. Throws BadInput with the nearest right name.
MeasuredSeries measured_series(const MeasureBook& book, const std::string& measure);

/// The value at a month (0, 1, ... of the run). Missing months are left out of sums and means; where all are missing it is NaN.
double value_at(const MeasuredSeries& measured, Taking taking, const Record& record, int month);

}  // namespace hearth

// The output series, each declared once, with what it says of the district. ODD: 4 Design concepts, observation.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "models/codes.h"
#include "models/ledger.h"
#include "models/setup.h"
#include "sim/measure.h"

namespace hearth {

struct District;

class Measures {
 public:
  explicit Measures(const Setup& setup);

  /// Writes this month's values.
  void take(const District& d, Record& record) const;

  /// Whether a programme can have values in a series by programme; where it can't they are missing.
  bool has_values(const Series& series, const ProgrammeParameters& programme) const;

  MeasureBook book;

 private:
  struct Dimensions;
  /// This month's values, the last dimension running fastest.
  using Values = std::function<void(const District&, std::span<double>)>;
  void add(const char* group, const char* name, std::vector<int> dimensions, const char* unit, const Meaning& meaning,
           Values values, Storage storage = Storage::int32);
  /// A series of the group /review, taken at the reviews only: its first dimension is the year, and `values` writes one of
  /// them.
  Series& add_yearly(const char* name, std::vector<int> dimensions, const char* unit, const Meaning& meaning, Values values,
                     Storage storage = Storage::int32);

  /// A series by programme, of those for which `has_values` holds; missing for the others.
  using OfProgramme = bool (*)(const ProgrammeParameters&);
  void add_of_some(const Dimensions& by, const char* name, const char* unit, const Meaning& meaning, OfProgramme has_values,
                   Values values, Storage storage = Storage::float32);

  void declare_people(const Dimensions& by);
  void declare_work(const Dimensions& by);
  void declare_homes(const Dimensions& by);
  void declare_applications(const Dimensions& by);
  void declare_waits(const Dimensions& by);
  void declare_money(const Dimensions& by);
  void declare_distributions(const Dimensions& by);
  void declare_tasks(const Setup& setup, const Dimensions& by);
  void declare_programmes(const Setup& setup, const Dimensions& by);
  void declare_desk(const Setup& setup, const Dimensions& by);
  void declare_targets(const Setup& setup, const Dimensions& by);
  void declare_review(const Setup& setup, const Dimensions& by);

  std::vector<std::pair<SeriesId, Values>> values_, yearly_;
  std::vector<std::pair<std::string, OfProgramme>> of_some_;  // by the name of the series
};

}  // namespace hearth

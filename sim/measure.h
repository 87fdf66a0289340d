// Output series are declared once: name, dimensions, unit, meaning. The results file, its documentation, summaries and CSV
// export follow from the declaration.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hearth {

/// An axis of a series, e.g. the classes of people. `month` and `replication` are implied and not listed.
struct Dimension {
  std::string name;  // "class"
  std::string meaning_en;
  std::string meaning_zh;
  std::vector<std::string> members;     // ids, in order
  std::vector<std::string> members_en;  // same length
  std::vector<std::string> members_zh;
};

/// How values are stored in a file. In memory every value is a double (counts are exact below 2^53).
enum class Storage { int32, float32, float64 };

struct Series {
  std::string name;       // "homes_held"
  std::string group;      // "series", "targets", "ledger", "towns": the group of the results file
  std::vector<int> dims;  // indices into MeasureBook::dimensions(), outermost first
  std::string unit;       // "people", "CNY", "month", "1"
  std::string meaning_en;
  std::string meaning_zh;
  Storage storage = Storage::int32;
  std::vector<std::string> codes, codes_en, codes_zh;  // what the values 0, 1, ... stand for; empty: numbers
  bool monthly = true;                                 // false: one value (or vector) per replication
  std::size_t offset = 0;  // of the first value in a month's row (or in the once-per-replication row)
  std::size_t size = 1;    // product of the dimensions' sizes
};

/// Handle by which the model writes into a declared series.
struct SeriesId {
  int index = -1;
};

/// All declared dimensions and series of a model.
class MeasureBook {
 public:
  int add_dimension(Dimension dimension);
  SeriesId add(Series series);  // sets offset and size; the name must be new in its group

  /// The series declared last.
  Series& last() { return series_.back(); }

  const std::vector<Dimension>& dimensions() const { return dimensions_; }
  const std::vector<Series>& series() const { return series_; }
  const Series& operator[](SeriesId id) const { return series_[static_cast<std::size_t>(id.index)]; }
  /// nullptr when there is none.
  const Series* find(std::string_view group, std::string_view name) const;
  std::size_t row_size() const { return row_size_; }    // values a month
  std::size_t once_size() const { return once_size_; }  // values a replication

 private:
  std::vector<Dimension> dimensions_;
  std::vector<Series> series_;
  std::size_t row_size_ = 0;
  std::size_t once_size_ = 0;
};

/// The values of one replication: `months` rows of `row_size()` and one row of `once_size()`. Missing is NaN.
class Record {
 public:
  Record(const MeasureBook& book, int months);
  /// In the memory of another, whose values are gone: to give it back and take it anew costs more than a small run.
  Record(const MeasureBook& book, int months, Record&& memory);

  int months() const { return months_; }
  std::span<double> at(SeriesId id, int month) {
    const Series& s = (*book_)[id];
    return {monthly_.data() + static_cast<std::size_t>(month) * book_->row_size() + s.offset, s.size};
  }
  std::span<const double> at(SeriesId id, int month) const { return const_cast<Record*>(this)->at(id, month); }
  std::span<double> once(SeriesId id) {
    const Series& s = (*book_)[id];
    return {once_.data() + s.offset, s.size};
  }
  std::span<const double> once(SeriesId id) const { return const_cast<Record*>(this)->once(id); }

  std::vector<double>& monthly_values() { return monthly_; }
  std::vector<double>& once_values() { return once_; }
  const std::vector<double>& monthly_values() const { return monthly_; }
  const std::vector<double>& once_values() const { return once_; }
  /// Back to all-zero counts, for the next replication.
  void clear();

 private:
  const MeasureBook* book_;
  int months_;
  std::vector<double> monthly_;
  std::vector<double> once_;
};

}  // namespace hearth

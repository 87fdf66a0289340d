#include "sim/measure.h"

#include <algorithm>
#include <stdexcept>

namespace hearth {

int MeasureBook::add_dimension(Dimension dimension) {
  dimensions_.push_back(std::move(dimension));
  return static_cast<int>(dimensions_.size()) - 1;
}

SeriesId MeasureBook::add(Series series) {
  if (find(series.group, series.name) != nullptr)
    throw std::logic_error("series declared twice: " + series.group + "/" + series.name);
  series.size = 1;
  for (const int d : series.dims) series.size *= dimensions_[static_cast<std::size_t>(d)].members.size();
  std::size_t& row = series.monthly ? row_size_ : once_size_;
  series.offset = row;
  row += series.size;
  series_.push_back(std::move(series));
  return {static_cast<int>(series_.size()) - 1};
}

const Series* MeasureBook::find(std::string_view group, std::string_view name) const {
  const auto it =
      std::find_if(series_.begin(), series_.end(), [&](const Series& s) { return s.group == group && s.name == name; });
  return it == series_.end() ? nullptr : &*it;
}

Record::Record(const MeasureBook& book, int months)
    : book_(&book), months_(months), monthly_(book.row_size() * static_cast<std::size_t>(months)), once_(book.once_size()) {}

Record::Record(const MeasureBook& book, int months, Record&& memory)
    : book_(&book), months_(months), monthly_(std::move(memory.monthly_)), once_(std::move(memory.once_)) {
  monthly_.assign(book.row_size() * static_cast<std::size_t>(months), 0.0);
  once_.assign(book.once_size(), 0.0);
}

void Record::clear() {
  std::fill(monthly_.begin(), monthly_.end(), 0.0);
  std::fill(once_.begin(), once_.end(), 0.0);
}

}  // namespace hearth

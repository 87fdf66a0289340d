#include "output/study/measured.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "output/failure.h"
#include "output/series_name.h"

namespace hearth {

namespace {

std::vector<std::string> at_dots(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t dot = std::min(text.find('.', from), text.size());
    parts.push_back(text.substr(from, dot - from));
    from = dot + 1;
  }
  return parts;
}

int series_of(const MeasureBook& book, const std::string& name) {
  std::vector<NamedSeries> names;
  std::vector<int> places;
  for (std::size_t i = 0; i < book.series().size(); ++i) {
    const Series& s = book.series()[i];
    if (!s.monthly || !s.codes.empty()) continue;
    names.push_back({s.group, s.name});
    places.push_back(static_cast<int>(i));
  }
  return places[find_series_named(names, name)];
}

}  // namespace

MeasuredSeries measured_series(const MeasureBook& book, const std::string& measure) {
  auto parts = at_dots(measure);
  MeasuredSeries m;
  m.series.index = series_of(book, parts[0]);
  const Series& s = book[m.series];
  m.name = s.group + "/" + s.name;
  m.meaning = {s.meaning_en, s.meaning_zh};
  m.unit = s.unit;
  m.members.assign(parts.begin() + 1, parts.end());
  if (m.members.size() > s.dims.size())
    throw BadInput(
        {fmt::format("'{}' names {} members, and {} has {} dimensions", measure, m.members.size(), parts[0], s.dims.size()),
         fmt::format("'{}' 指定了 {} 个成员,而 {} 只有 {} 个维度", measure, m.members.size(), parts[0], s.dims.size())});
  std::size_t first = 0, size = s.size;
  for (std::size_t k = 0; k < m.members.size(); ++k) {
    const Dimension& d = book.dimensions()[static_cast<std::size_t>(s.dims[k])];
    const auto at = std::find(d.members.begin(), d.members.end(), m.members[k]);
    if (at == d.members.end())
      throw BadInput(
          Said{fmt::format("{} has no '{}'", parts[0], m.members[k]), fmt::format("{} 没有 '{}'", parts[0], m.members[k])} +
          nearest_of(m.members[k], d.members));
    const auto i = static_cast<std::size_t>(at - d.members.begin());
    size /= d.members.size();
    first += i * size;
    m.meaning = m.meaning + Said{": " + d.members_en[i], ":" + d.members_zh[i]};
  }
  // Numbers of people, homes and yuan add up; rents, shares and mean waits, which are kept in single precision, don't.
  if (size > 1 && s.storage == Storage::float32)
    throw BadInput({fmt::format("{} is no sum: name a member of each of its dimensions", measure),
                    fmt::format("{} 不能相加:请指明各维度的成员", measure)});
  for (std::size_t i = 0; i < size; ++i) m.places.push_back(first + i);
  return m;
}

double value_at(const MeasuredSeries& m, Taking taking, const Record& record, int month) {
  double sum = 0, highest = 0;
  std::size_t n = 0;
  for (int t = taking == Taking::at_month ? month : 0; t <= month; ++t) {
    const auto row = record.at(m.series, t);
    double value = 0;
    bool any = false;
    for (const std::size_t i : m.places) {
      if (std::isnan(row[i])) continue;
      value += row[i];
      any = true;
    }
    if (!any) continue;
    highest = n == 0 ? value : std::max(highest, value);
    sum += value;
    ++n;
  }
  if (n == 0) return std::numeric_limits<double>::quiet_NaN();
  switch (taking) {
    case Taking::mean:
      return sum / static_cast<double>(n);
    case Taking::highest:
      return highest;
    default:
      return sum;
  }
}

}  // namespace hearth

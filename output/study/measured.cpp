#include "output/study/measured.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "output/failure.h"
#include "sim/diagnostic.h"

namespace hearth {

namespace {

[[noreturn]] void refuse_measure(const Said& problem, const std::string& name, const std::vector<std::string>& known) {
  const std::string nearest = nearest_name(name, known);
  throw BadInput(problem + (nearest.empty()
                                ? Said{}
                                : Said{fmt::format("; did you mean '{}'?", nearest), fmt::format(";是否指 '{}'?", nearest)}));
}

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
  std::vector<int> found;
  std::vector<std::string> known;
  for (std::size_t i = 0; i < book.series().size(); ++i) {
    const Series& s = book.series()[i];
    if (!s.monthly || !s.codes.empty()) continue;
    const std::string full = s.group + "/" + s.name;
    known.push_back(s.group == "series" ? s.name : full);
    if (name == full) return static_cast<int>(i);
    if (name == s.name) found.push_back(static_cast<int>(i));
  }
  if (found.size() == 1) return found[0];
  if (found.empty())
    refuse_measure({fmt::format("no measure '{}' by month", name), fmt::format("没有按月的指标 '{}'", name)}, name, known);
  std::string groups;
  for (const int i : found)
    groups += (groups.empty() ? "" : ", ") + book.series()[static_cast<std::size_t>(i)].group + "/" + name;
  throw BadInput({fmt::format("'{}' may be any of {}", name, groups), fmt::format("'{}' 可以是 {} 之一", name, groups)});
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
      refuse_measure(
          {fmt::format("{} has no '{}'", parts[0], m.members[k]), fmt::format("{} 没有 '{}'", parts[0], m.members[k])},
          m.members[k], d.members);
    const auto i = static_cast<std::size_t>(at - d.members.begin());
    size /= d.members.size();
    first += i * size;
    m.meaning = m.meaning + Said{": " + d.members_en[i], ":" + d.members_zh[i]};
  }
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

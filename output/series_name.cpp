#include "output/series_name.h"

#include <fmt/format.h>

#include "output/failure.h"
#include "sim/diagnostic.h"

namespace hearth {

Said nearest_of(const std::string& asked, const std::vector<std::string>& known) {
  const std::string nearest = nearest_name(asked, known);
  if (nearest.empty()) return {};
  return {fmt::format("; did you mean '{}'?", nearest), fmt::format(";是否指 '{}'?", nearest)};
}

void no_such_measure(const std::string& asked, const std::vector<std::string>& known) {
  const Said near = nearest_of(asked, known);
  const Said hint = near.empty() ? Said{"; 'hearth describe' lists all", ";'hearth describe' 列出全部"} : near;
  throw BadInput(Said{fmt::format("no measure '{}' by month", asked), fmt::format("没有按月的指标 '{}'", asked)} + hint);
}

std::size_t find_series_named(const std::vector<NamedSeries>& all, const std::string& asked) {
  std::vector<std::size_t> found;
  std::vector<std::string> known;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string full = all[i].group + "/" + all[i].name;
    known.push_back(all[i].group == "series" ? all[i].name : full);
    if (asked == full) return i;
    if (asked == all[i].name) found.push_back(i);
  }
  if (found.size() == 1) return found[0];
  if (found.empty()) no_such_measure(asked, known);
  std::string groups;
  for (const std::size_t i : found) groups += (groups.empty() ? "" : ", ") + all[i].group + "/" + all[i].name;
  throw BadInput({fmt::format("'{}' may be any of {}", asked, groups), fmt::format("'{}' 可以是 {} 之一", asked, groups)});
}

}  // namespace hearth

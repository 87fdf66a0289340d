// The travel graph: every link ends somewhere, every town is reached.
#include <set>

#include "models/parameters/consistency.h"
#include "models/towns.h"
#include "sim/diagnostic.h"

namespace hearth {

namespace {

// Adds what is wrong with links one by one; true when nothing is.
bool check_links(const DistrictParameters& p, Contradictions& out) {
  const std::size_t before = out.size();
  std::set<std::string> places;
  for (const auto& t : p.towns) places.insert(t.id);
  for (const auto& s : p.stations) {
    if (!places.insert(s.id).second)
      out.push_back({{"stations." + s.id + ".name_en"},
                     {"the station '" + s.id + "' has the id of a town", "车站 '" + s.id + "' 与街镇同名"},
                     ""});
  }
  const std::vector<std::string> names(places.begin(), places.end());
  for (std::size_t i = 0; i < p.links.size(); ++i) {
    const auto& link = p.links[i];
    const std::string key = "links." + std::to_string(i) + ".";
    for (const bool begin : {true, false}) {
      const std::string& end = begin ? link.from : link.to;
      if (places.contains(end)) continue;
      out.push_back({{key + (begin ? "from" : "to")},
                     {"the link ends at '" + end + "', which is no town or station", "'" + end + "' 不是街镇或车站"},
                     nearest_name(end, names)});
    }
    if (link.from == link.to)
      out.push_back(
          {{key + "to", key + "from"}, {"the link leads from '" + link.to + "' to itself", "'" + link.to + "' 连到自身"}, ""});
    if (!link.opens.empty() && !parse_month_or_day(link.opens))
      out.push_back({{key + "opens"},
                     {"'" + link.opens + "' is no date such as 2020-08-25", "'" + link.opens + "' 不是日期(如 2020-08-25)"},
                     ""});
  }
  return out.size() == before;
}

}  // namespace

void check_travel(const DistrictParameters& p, Contradictions& out) {
  if (!check_links(p, out)) return;
  std::set<std::string> linked;
  for (const auto& l : p.links) {
    linked.insert(l.from);
    linked.insert(l.to);
  }
  bool all_linked = true;
  for (const auto& t : p.towns) {
    if (p.towns.size() == 1 || linked.contains(t.id)) continue;
    all_linked = false;
    out.push_back(
        {{"towns." + t.id + ".name_en"},
         {"the town '" + t.id + "' has no link, nobody could commute to it", "街镇 '" + t.id + "' 没有交通联系,无法通勤"},
         ""});
  }
  if (!all_linked) return;
  const auto unreachable = unreachable_pairs(p);
  if (unreachable.empty()) return;
  const std::string others = std::to_string(unreachable.size() - 1);
  out.push_back(
      {{"links.*.opens", "links.*.from"},
       {"no way leads between " + unreachable[0] + " when the run begins (nor between " + others + " other pairs of towns)",
        unreachable[0] + " 之间期初没有通路(另有 " + others + " 对街镇不通)"},
       ""});
}

}  // namespace hearth

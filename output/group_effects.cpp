#include "output/group_effects.h"

#include <algorithm>
#include <cmath>

#include "output/stored_values.h"

namespace hearth {

namespace {

// A series whose dimension is the grouping; of several dimensions the others are added up.
struct GroupRule {
  const char* grouping;
  const char* series;
  Taken taken;
  Wanted wanted;
  Said name;
  const char* unit;
};

// More departures may only mean that more have come: that is no loss by itself.
const std::vector<GroupRule>& group_rules() {
  using enum Taken;
  using enum Wanted;
  static const std::vector<GroupRule> all = {
      {"class", "people", at_end, more, {"People at the end", "期末人才"}, "people"},
      {"class", "arrivals_by_class", sum, more, {"Arrivals", "流入"}, "people"},
      {"class", "departures", sum, neither, {"Departures", "流出"}, "people"},
      {"class", "homes_held_by_class", mean, more, {"Homes of schemes in use", "使用中的政策住房"}, "homes"},
      {"class", "applicants_waiting_by_class", mean, less, {"Waiting", "轮候"}, "people"},
      {"class", "placements_by_class", sum, more, {"Homes given", "配房"}, "homes"},
      {"town", "people_by_town", at_end, more, {"People at the end", "期末人才"}, "people"},
      {"town", "rent", at_end, less, {"Market rent at the end", "期末市场租金"}, "CNY/m2/month"},
      {"channel", "arrivals", sum, more, {"Arrivals", "流入"}, "people"},
      {"home", "people_by_home", at_end, neither, {"People at the end", "期末人才"}, "people"},
      {"burden", "renters_by_burden", at_end, neither, {"Private renters at the end", "期末市场租户"}, "people"},
  };
  return all;
}

Said grouping_name(const std::string& id) {
  if (id == "class") return {"class", "层级"};
  if (id == "town") return {"town of the home", "居住地"};
  if (id == "channel") return {"channel", "流入渠道"};
  if (id == "home") return {"kind of home", "居住方式"};
  return {"rent over income", "租金收入比"};
}

const StoredSeries* series_by_month(const ResultsFile& file, const GroupRule& rule) {
  for (const StoredSeries& s : file.series()) {
    if (s.group == "series" && s.name == rule.series && s.dimensions.size() > 2 && s.dimensions[1] == "month") return &s;
  }
  return nullptr;
}

// Of a member in one month: `inner` values lie between a member and the next.
double in_month(const StoredValues& v, std::size_t r, std::size_t m, std::size_t member, std::size_t members,
                std::size_t inner) {
  double sum = 0;
  for (std::size_t i = 0; i < v.size; ++i) sum += i / inner % members == member ? v.at(r, m, i) : 0;
  return sum;
}

std::vector<double> of_member(const StoredValues& v, Taken taken, std::size_t member, std::size_t members, std::size_t inner) {
  std::vector<double> out;
  for (std::size_t r = 0; r < v.replications; ++r) {
    double x = 0;
    for (std::size_t m = taken == Taken::at_end ? v.months - 1 : 0; m < v.months; ++m)
      x += in_month(v, r, m, member, members, inner);
    out.push_back(taken == Taken::mean ? x / static_cast<double>(v.months) : x);
  }
  return out;
}

// The measure of every member in a file.
std::vector<Headline> by_member(const ResultsFile& file, const GroupRule& rule) {
  std::vector<Headline> out;
  const StoredSeries* const series = series_by_month(file, rule);
  const StoredDimension* const dimension = file.dimension(rule.grouping);
  if (series == nullptr || dimension == nullptr) return out;
  const auto axis = std::find(series->dimensions.begin() + 2, series->dimensions.end(), rule.grouping);
  if (axis == series->dimensions.end()) return out;
  std::size_t inner = 1;
  for (auto i = static_cast<std::size_t>(axis - series->dimensions.begin()) + 1; i < series->shape.size(); ++i)
    inner *= series->shape[i];
  const StoredValues v = values_by_month(file, "series", rule.series);
  if (v.months == 0) return out;
  const std::size_t members = dimension->members.size();
  for (std::size_t i = 0; i < members; ++i) {
    out.push_back(
        {dimension->members[i], dimension->name_of(i), rule.unit, rule.wanted, of_member(v, rule.taken, i, members, inner)});
  }
  return out;
}

}  // namespace

std::vector<GroupEffects> group_effects(const ResultsFile& first, const ResultsFile& second) {
  const Pairs pairs = pairs_of(first.replications(), second.replications());
  std::vector<GroupEffects> out;
  for (const GroupRule& rule : group_rules()) {
    GroupEffects effects{rule.grouping, grouping_name(rule.grouping), {rule.series, rule.name, rule.unit, rule.wanted, {}}, {}};
    const auto of_second = by_member(second, rule);
    for (const Headline& x : by_member(first, rule)) {
      const auto y = std::find_if(of_second.begin(), of_second.end(), [&](const Headline& h) { return h.id == x.id; });
      if (y != of_second.end()) effects.members.push_back(compared(x, y->values, pairs));
    }
    std::vector<MeasureComparison*> all;
    for (MeasureComparison& x : effects.members) all.push_back(&x);
    adjust_jointly(all);
    if (!effects.members.empty()) out.push_back(std::move(effects));
  }
  return out;
}

}  // namespace hearth

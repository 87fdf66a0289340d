#include "output/comparison.h"

#include <fmt/format.h>

#include <algorithm>

#include "output/stored_values.h"

namespace hearth {

namespace {

std::vector<bool> reached(const std::vector<double>& counts, double goal, const std::vector<std::size_t>& places) {
  std::vector<bool> out;
  out.reserve(places.size());
  for (const std::size_t i : places) out.push_back(counts[i] >= goal);
  return out;
}

template <class Item>
const Item* find_id(const std::vector<Item>& items, const std::string& id) {
  const auto it = std::find_if(items.begin(), items.end(), [&](const Item& x) { return x.id == id; });
  return it == items.end() ? nullptr : &*it;
}

template <class Item>
void note_missing(const std::vector<Item>& from, const std::vector<Item>& in, std::vector<std::string>& out) {
  for (const Item& x : from) {
    if (find_id(in, x.id) == nullptr) out.push_back(x.id);
  }
}

// By pair; none where a file lacks it.
std::vector<double> differences(const std::vector<double>& first, const std::vector<double>& second, const Pairs& pairs) {
  std::vector<double> out;
  for (std::size_t i = 0; !first.empty() && !second.empty() && i < pairs.size(); ++i)
    out.push_back(second[pairs.second[i]] - first[pairs.first[i]]);
  return out;
}

RatioOfMeans cost_of(const std::vector<double>& costs, const std::vector<double>& effects) {
  return costs.size() == effects.size() ? ratio_of_means(costs, effects) : RatioOfMeans{};
}

void compare_targets(const ResultsFile& first, const ResultsFile& second, const Pairs& pairs, Comparison& c) {
  const auto of_first = target_counts(first), of_second = target_counts(second);
  for (const TargetCounts& a : of_first) {
    const TargetCounts* const b = find_id(of_second, a.id);
    if (b == nullptr) continue;
    TargetComparison x;
    x.target = a;
    x.goal = b->goal;
    x.counts = compared({"targets." + a.id, a.name, "heads", Wanted::more, a.counts}, b->counts, pairs);
    x.cost_per_head = cost_of(differences(total_spending(first, a.month), total_spending(second, b->month), pairs),
                              differences(a.counts, b->counts, pairs));
    if (!a.beyond_run && !b->beyond_run) {
      const auto met_first = reached(a.counts, a.goal, pairs.first), met_second = reached(b->counts, b->goal, pairs.second);
      x.met = compare_shares(met_first, met_second);
      x.first = share_of(static_cast<std::size_t>(std::count(met_first.begin(), met_first.end(), true)), c.pairs);
      x.second = share_of(static_cast<std::size_t>(std::count(met_second.begin(), met_second.end(), true)), c.pairs);
    }
    c.targets.push_back(std::move(x));
  }
  note_missing(of_first, of_second, c.only_in_one);
  note_missing(of_second, of_first, c.only_in_one);
}

// Of all that are told of one pair of plans, which hold together.
void adjust(Comparison& c) {
  std::vector<MeasureComparison*> all;
  for (auto& x : c.targets) all.push_back(&x.counts);
  for (auto& x : c.measures) all.push_back(&x);
  adjust_jointly(all);
}

}  // namespace

Said why_not_paired(const ResultsFile& first, const std::string& first_path, const ResultsFile& second,
                    const std::string& second_path) {
  struct Asked {
    const char* attribute;
    Said what;
  };
  for (const auto& [attribute, what] :
       {Asked{"seed", {"seed", "随机种子"}}, Asked{"hearth_version", {"version of Hearth", "Hearth 版本"}},
        Asked{"format_version", {"format", "格式版本"}}}) {
    const std::string a = first.attribute(attribute), b = second.attribute(attribute);
    if (a == b) continue;
    return {fmt::format("'{}' and '{}' can't be paired: {} {} and {}; the same luck needs the same {}", first_path, second_path,
                        what.en, a, b, what.en),
            fmt::format("'{}' 与 '{}' 无法配对:{}分别为 {} 与 {};同样的运气须有相同的{}", first_path, second_path, what.zh, a,
                        b, what.zh)};
  }
  const std::string scale_a = StoredParameters(first)("run.scale"), scale_b = StoredParameters(second)("run.scale");
  if (scale_a != scale_b)
    return {fmt::format("'{}' and '{}' can't be paired: a person stands for another number of people (run.scale {} and {})",
                        first_path, second_path, scale_a, scale_b),
            fmt::format("'{}' 与 '{}' 无法配对:一个模拟个体代表的人数不同(run.scale 分别为 {} 与 {})", first_path, second_path,
                        scale_a, scale_b)};
  const auto span = [](const ResultsFile& file) {
    const auto months = file.months();
    return months.empty() ? std::string("-") : months.front().substr(0, 7) + " - " + months.back().substr(0, 7);
  };
  if (span(first) != span(second))
    return {fmt::format("'{}' and '{}' can't be paired: one runs over {}, the other over {}", first_path, second_path,
                        span(first), span(second)),
            fmt::format("'{}' 与 '{}' 无法配对:模拟期分别为 {} 与 {}", first_path, second_path, span(first), span(second))};
  return {};
}

Comparison compare(const ResultsFile& first, const ResultsFile& second) {
  Comparison c;
  const auto of_both = pairs_of(first.replications(), second.replications());
  c.pairs = of_both.size();
  c.unpaired = first.replications().size() + second.replications().size() - 2 * c.pairs;
  compare_targets(first, second, of_both, c);
  const auto of_first = headlines(first), of_second = headlines(second);
  for (const Headline& x : of_first) {
    if (const Headline* const y = find_id(of_second, x.id)) c.measures.push_back(compared(x, y->values, of_both));
  }
  note_missing(of_first, of_second, c.only_in_one);
  note_missing(of_second, of_first, c.only_in_one);
  adjust(c);
  const auto costs = differences(total_spending(first), total_spending(second), of_both);
  c.cost_per_person = cost_of(costs, differences(people_at_end(first), people_at_end(second), of_both));
  c.groups = group_effects(first, second);
  c.individuals = individual_effects(first, second);
  return c;
}

const MeasureComparison* measure_of(const Comparison& c, const std::string& id) {
  const auto it = std::find_if(c.measures.begin(), c.measures.end(), [&](const auto& x) { return x.measure.id == id; });
  return it == c.measures.end() ? nullptr : &*it;
}

void tell_in_two_stages(Comparison& c, const std::string& measure, const FirstStage& stage) {
  for (auto& x : c.targets) {
    if (x.counts.measure.id == measure) tell_in_two_stages(x.counts, stage);
  }
  for (auto& x : c.measures) {
    if (x.measure.id == measure) tell_in_two_stages(x, stage);
  }
  adjust(c);
}

PairedByMonth compare_by_month(const ResultsFile& first, const ResultsFile& second, const std::string& group,
                               const std::string& series) {
  PairedByMonth out;
  const StoredValues a = values_by_month(first, group, series), b = values_by_month(second, group, series);
  if (a.empty() || a.months != b.months || a.size != b.size) return out;
  for (const StoredSeries& s : first.series()) {
    if (s.group == group && s.name == series) out.dimensions.assign(s.dimensions.begin() + 2, s.dimensions.end());
  }
  const auto same_members = [&](const std::string& name) {
    const StoredDimension *x = first.dimension(name), *y = second.dimension(name);
    return x != nullptr && y != nullptr && x->members == y->members;
  };
  if (!std::all_of(out.dimensions.begin(), out.dimensions.end(), same_members)) return {};
  const Pairs pairs = pairs_of(first.replications(), second.replications());
  std::vector<double> x(pairs.size()), y(pairs.size());
  out.members.resize(a.size);
  for (std::size_t i = 0; i < a.size; ++i) {
    for (std::size_t m = 0; m < a.months; ++m) {
      for (std::size_t p = 0; p < pairs.size(); ++p) {
        x[p] = a.at(pairs.first[p], m, i);
        y[p] = b.at(pairs.second[p], m, i);
      }
      out.members[i].push_back(compare_means(x, y));
    }
  }
  return out;
}

}  // namespace hearth

#include "output/comparison_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "output/comparison_words.h"

namespace hearth {

namespace {

struct NumberMeaning {
  const char* name;
  const char* unit;
  Said meaning;
};

const std::vector<NumberMeaning>& of_a_measure() {
  static const std::vector<NumberMeaning> all = {
      {"first", "", {"Mean under the first plan", "第一方案均值"}},
      {"second", "", {"Mean under the plan", "本方案均值"}},
      {"difference", "", {"Difference of the plan from the first", "与第一方案之差"}},
      {"low", "", {"Lower end of the difference's 95 % interval", "差异 95% 区间下限"}},
      {"high", "", {"Upper end of the difference's 95 % interval", "差异 95% 区间上限"}},
      {"p", "1", {"Probability of so large a difference by chance", "差异纯属偶然的概率(p 值)"}},
      {"joint_p", "1", {"The same, adjusted for how many are told together (Holm)", "经 Holm 校正的 p 值"}},
      {"pairs", "1", {"Replications that have the measure under both plans", "配对的模拟次数"}},
      {"share_larger", "1", {"Share of the replications with more under the plan", "本方案较大的模拟所占比例"}},
      {"share_smaller", "1", {"Share of the replications with less under the plan", "本方案较小的模拟所占比例"}},
      {"detectable", "", {"Difference that so many replications find in four of five cases", "可分辨的差异(把握度 80%)"}},
      {"replications_to_detect", "1", {"Replications that find a difference as large as this one", "分辨该差异所需模拟次数"}},
      {"variance_of_independent_seeds",
       "1",
       {"Variance of the difference with independent seeds, over that with the same luck", "独立种子与同样运气下差异方差之比"}},
  };
  return all;
}

std::vector<double> values_of(const MeasureComparison& c) {
  const PairedMeans& x = c.means;
  return {x.first,
          x.second,
          x.difference,
          x.low,
          x.high,
          x.p,
          c.joint_p,
          static_cast<double>(x.pairs),
          x.larger,
          x.smaller,
          x.detectable,
          x.pairs_to_detect,
          x.variance_of_independent_seeds};
}

// Rows come up one after another, in any comparison; what a comparison lacks is missing.
class TableInTheMaking {
 public:
  TableInTheMaking(ComparisonTable table, std::size_t comparisons) : t_(std::move(table)), comparisons_(comparisons) {}

  /// A row by its id; `texts` are those of its first appearance.
  std::size_t row(const std::string& id, const Said& name, const std::vector<std::string>& texts) {
    const auto it = std::find(t_.ids.begin(), t_.ids.end(), id);
    if (it != t_.ids.end()) return static_cast<std::size_t>(it - t_.ids.begin());
    t_.ids.push_back(id);
    t_.names.push_back(name);
    for (std::size_t i = 0; i < texts.size(); ++i) t_.texts[i].values.push_back(texts[i]);
    for (ComparisonNumbers& n : t_.numbers) n.values.resize(n.values.size() + comparisons_, n.ids.empty() ? std::nan("") : -1);
    return t_.ids.size() - 1;
  }
  void set(std::size_t row, std::size_t comparison, std::size_t& column, double value) {
    t_.numbers[column++].values[row * comparisons_ + comparison] = value;
  }
  void set(std::size_t row, std::size_t comparison, std::size_t& column, const MeasureComparison& c) {
    for (const double x : values_of(c)) set(row, comparison, column, x);
    set(row, comparison, column, static_cast<double>(c.verdict));
  }
  void set(std::size_t row, std::size_t comparison, std::size_t& column, const EstimatedShare& x, bool known) {
    for (const double value : {x.share, x.low, x.high}) set(row, comparison, column, known ? value : std::nan(""));
  }
  void set(std::size_t row, std::size_t comparison, std::size_t& column, const PeopleCounted& x) {
    for (const double value : {x.mean, x.low, x.high}) set(row, comparison, column, value);
  }
  ComparisonTable table() && { return std::move(t_); }

 private:
  ComparisonTable t_;
  std::size_t comparisons_;
};

void add_numbers_of_a_measure(ComparisonTable& t) {
  for (const auto& [name, unit, meaning] : of_a_measure()) t.numbers.push_back({name, unit, meaning, {}, {}, {}});
  ComparisonNumbers verdict{"verdict", "", {"What the interval says", "结论"}, {}, {}, {}};
  for (const Verdict v :
       {Verdict::better, Verdict::worse, Verdict::more, Verdict::less, Verdict::not_detectable, Verdict::same}) {
    verdict.codes.push_back(said_of(v));
    verdict.ids.emplace_back(id_of(v));
  }
  t.numbers.push_back(std::move(verdict));
}

// A number with its interval: three columns.
void add_interval(ComparisonTable& t, const std::string& name, const char* unit, const Said& meaning) {
  t.numbers.push_back({name, unit, meaning, {}, {}, {}});
  t.numbers.push_back({name + "_low", unit, meaning + Said{": lower end of its 95 % interval", ":95% 区间下限"}, {}, {}, {}});
  t.numbers.push_back({name + "_high", unit, meaning + Said{": upper end of its 95 % interval", ":95% 区间上限"}, {}, {}, {}});
}

const Said unit_of_the_row = {"Unit", "单位"};

ComparisonNumbers range_of_a_cost(const std::string& name) {
  return {name,
          "",
          {"Where the cost lies: between its bounds, outside them, anywhere; none where nobody more is there",
           "成本位置:上下限之内、之外或无法判断;人数不变则无"},
          {{"inside", "之内"}, {"outside", "之外"}, {"everything", "无法判断"}, {"none", "无"}},
          {"inside", "outside", "everything", "none"},
          {}};
}

// The same plan may be named twice.
std::vector<std::string> ids_of(const ComparedPlans& plans) {
  std::vector<std::string> ids;
  for (const ComparedPlan& plan : plans.others) {
    std::string id = plan.path;
    for (int n = 2; std::find(ids.begin(), ids.end(), id) != ids.end(); ++n) id = fmt::format("{} ({})", plan.path, n);
    ids.push_back(id);
  }
  return ids;
}

ComparisonTable plans_table(const ComparedPlans& plans, const std::vector<std::string>& ids) {
  ComparisonTable t{"comparisons",
                    "comparison",
                    {"Plans that are held against the first", "与第一方案比较的方案"},
                    {"Plan that is held against the first", "与第一方案比较的方案"},
                    false,
                    {},
                    {},
                    {},
                    {}};
  t.numbers.push_back({"pairs", "1", {"Replications that both have", "配对的模拟次数"}, {}, {}, {}});
  t.numbers.push_back({"unpaired", "1", {"Replications that only one of both has", "未配对的模拟次数"}, {}, {}, {}});
  add_interval(t, "cost_per_person", "CNY",
               {"Spending of the district for one person more at the end", "期末每多留一人的区财政支出"});
  t.numbers.push_back(range_of_a_cost("cost_range"));
  TableInTheMaking making(std::move(t), 1);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Comparison& c = plans.others[i].comparison;
    const std::size_t row = making.row(ids[i], plans.others[i].title, {});
    std::size_t column = 0;
    for (const double x : {static_cast<double>(c.pairs), static_cast<double>(c.unpaired), c.cost_per_person.ratio,
                           c.cost_per_person.low, c.cost_per_person.high, static_cast<double>(c.cost_per_person.range)})
      making.set(row, 0, column, x);
  }
  return std::move(making).table();
}

ComparisonTable measures_table(const ComparedPlans& plans) {
  ComparisonTable t{"measures", "measure", {"What the plans change", "方案差异"}, {"Measure", "指标"}, true, {}, {}, {}, {}};
  t.texts = {{"unit", unit_of_the_row, {}}};
  add_numbers_of_a_measure(t);
  TableInTheMaking making(std::move(t), plans.others.size());
  for (std::size_t i = 0; i < plans.others.size(); ++i) {
    for (const MeasureComparison& c : plans.others[i].comparison.measures) {
      std::size_t column = 0;
      making.set(making.row(c.measure.id, c.measure.name, {c.measure.unit}), i, column, c);
    }
  }
  return std::move(making).table();
}

ComparisonTable targets_table(const ComparedPlans& plans) {
  ComparisonTable t{"targets", "target", {"Targets under both plans", "两方案下的目标"}, {"Target", "目标"}, true, {}, {},
                    {},        {}};
  t.texts = {{"deadline", {"Month at whose end the target is due", "截止月份"}, {}},
             {"month", {"Month of the counts", "统计月份"}, {}},
             {"unit", unit_of_the_row, {}}};
  add_numbers_of_a_measure(t);
  t.numbers.push_back({"goal_first", "heads", {"Number to reach under the first plan", "第一方案目标数"}, {}, {}, {}});
  t.numbers.push_back({"goal_second", "heads", {"Number to reach under the plan", "本方案目标数"}, {}, {}, {}});
  add_interval(t, "met_first", "1", {"Probability of meeting it under the first plan", "第一方案达成概率"});
  add_interval(t, "met_second", "1", {"Probability of meeting it under the plan", "本方案达成概率"});
  add_interval(t, "met_difference", "1", {"Difference of the probabilities", "达成概率之差"});
  t.numbers.push_back(
      {"met_p", "1", {"Probability of so large a difference by chance (McNemar)", "达成概率之差的 p 值"}, {}, {}, {}});
  add_interval(t, "cost_per_head", "CNY",
               {"Spending of the district until then for one more in the count", "每多一人(队)的同期区财政支出"});
  t.numbers.push_back(range_of_a_cost("cost_range"));
  TableInTheMaking making(std::move(t), plans.others.size());
  for (std::size_t i = 0; i < plans.others.size(); ++i) {
    for (const TargetComparison& c : plans.others[i].comparison.targets) {
      const std::size_t row =
          making.row(c.target.id, c.target.name, {c.target.deadline, c.target.month, c.counts.measure.unit});
      std::size_t column = 0;
      const bool due = c.met.pairs > 0;
      making.set(row, i, column, c.counts);
      making.set(row, i, column, c.target.goal);
      making.set(row, i, column, c.goal);
      making.set(row, i, column, c.first, due);
      making.set(row, i, column, c.second, due);
      making.set(row, i, column, EstimatedShare{c.met.difference, c.met.low, c.met.high}, due);
      making.set(row, i, column, due ? c.met.p : std::nan(""));
      for (const double x :
           {c.cost_per_head.ratio, c.cost_per_head.low, c.cost_per_head.high, static_cast<double>(c.cost_per_head.range)})
        making.set(row, i, column, x);
    }
  }
  return std::move(making).table();
}

ComparisonTable precision_table(const ComparedPlans& plans) {
  ComparisonTable t{"precision",
                    "precise_measure",
                    {"How certain differences were asked to be, and are", "所求与所得的差异精度"},
                    {"Measure whose difference was to be certain", "要求精度的指标"},
                    true,
                    {},
                    {},
                    {},
                    {}};
  t.texts = {{"unit", unit_of_the_row, {}}};
  t.numbers = {
      {"wanted_half_width", "", {"Half width of the 95 % interval that was asked for", "所求 95% 区间半宽"}, {}, {}, {}},
      {"half_width", "", {"Half width of the interval by Stein's two stages", "两阶段法所得区间半宽"}, {}, {}, {}},
      {"difference", "", {"Difference of the plan from the first", "与第一方案之差"}, {}, {}, {}},
      {"replications", "1", {"Replications of each plan", "各方案的模拟次数"}, {}, {}, {}},
      {"replications_needed", "1", {"Replications that it takes", "所需模拟次数"}, {}, {}, {}},
      {"first_stage", "1", {"Replications of the first stage", "首阶段模拟次数"}, {}, {}, {}},
      {"first_stage_deviation", "", {"Standard deviation of the differences in it", "首阶段差异的标准差"}, {}, {}, {}}};
  TableInTheMaking making(std::move(t), plans.others.size());
  for (std::size_t i = 0; i < plans.others.size(); ++i) {
    if (!plans.others[i].precision) continue;
    const ReachedPrecision& p = *plans.others[i].precision;
    const std::size_t row = making.row(p.measure, p.name, {p.unit});
    std::size_t column = 0;
    for (const double x : {p.wanted, p.half_width, p.difference, static_cast<double>(p.replications),
                           static_cast<double>(p.needed), static_cast<double>(p.first_stage), p.first_stage_deviation})
      making.set(row, i, column, x);
  }
  return std::move(making).table();
}

ComparisonTable groups_table(const ComparedPlans& plans) {
  ComparisonTable t{"groups",
                    "group_measure",
                    {"Who gains and who loses", "谁获益、谁受损"},
                    {"Grouping, measure and member", "分组、指标与成员"},
                    true,
                    {},
                    {},
                    {},
                    {}};
  t.texts = {{"of_grouping", {"Grouping", "分组"}, {}},
             {"of_measure", {"Measure", "指标"}, {}},
             {"of_member", {"Member of the grouping", "成员"}, {}},
             {"unit", unit_of_the_row, {}}};
  add_numbers_of_a_measure(t);
  TableInTheMaking making(std::move(t), plans.others.size());
  for (std::size_t i = 0; i < plans.others.size(); ++i) {
    for (const GroupEffects& g : plans.others[i].comparison.groups) {
      for (const MeasureComparison& c : g.members) {
        const std::size_t row =
            making.row(g.grouping + "." + g.measure.id + "." + c.measure.id, g.measure.name + Said{": ", ":"} + c.measure.name,
                       {g.grouping, g.measure.id, c.measure.id, c.measure.unit});
        std::size_t column = 0;
        making.set(row, i, column, c);
      }
    }
  }
  return std::move(making).table();
}

ComparisonTable individuals_table(const ComparedPlans& plans) {
  ComparisonTable t{"individuals",
                    "individual_group",
                    {"Who stays, leaves or comes under one plan only", "谁只在一个方案下留下、流出或到来"},
                    {"Grouping and member", "分组与成员"},
                    true,
                    {},
                    {},
                    {},
                    {}};
  t.texts = {{"of_grouping", {"Grouping", "分组"}, {}},
             {"of_member", {"Member of the grouping", "成员"}, {}},
             {"unit", unit_of_the_row, {}}};
  add_numbers_of_a_measure(t);
  add_interval(t, "in_both", "people", {"There at some time under both plans", "两方案下都曾在区"});
  add_interval(t, "left_under_first_only", "people", {"Leave under the first plan, stay under the plan", "仅在第一方案下流出"});
  add_interval(t, "left_under_second_only", "people", {"Stay under the first plan, leave under the plan", "仅在本方案下流出"});
  add_interval(t, "only_in_first", "people", {"Come under the first plan only", "只在第一方案下到来"});
  add_interval(t, "only_in_second", "people", {"Come under the plan only", "只在本方案下到来"});
  add_interval(t, "only_in_first_staying", "people", {"Come under the first plan only and stay", "只在第一方案下到来且留下"});
  add_interval(t, "only_in_second_staying", "people", {"Come under the plan only and stay", "只在本方案下到来且留下"});
  TableInTheMaking making(std::move(t), plans.others.size());
  for (std::size_t i = 0; i < plans.others.size(); ++i) {
    const auto& individuals = plans.others[i].comparison.individuals;
    if (!individuals) continue;
    const auto add = [&](const std::string& grouping, const Said& name, const IndividualCounts& x) {
      const std::string id = grouping == "all" ? grouping : grouping + "." + x.at_end.measure.id;
      const std::size_t row = making.row(id, name, {grouping, x.at_end.measure.id, x.at_end.measure.unit});
      std::size_t column = 0;
      making.set(row, i, column, x.at_end);
      for (const PeopleCounted* n : {&x.in_both, &x.left_under_first_only, &x.left_under_second_only, &x.only_in_first,
                                     &x.only_in_second, &x.only_in_first_staying, &x.only_in_second_staying})
        making.set(row, i, column, *n);
    };
    add("all", individuals->all.at_end.measure.name, individuals->all);
    for (const IndividualGrouping& g : individuals->groupings) {
      for (const IndividualCounts& x : g.members) add(g.grouping, x.at_end.measure.name, x);
    }
  }
  return std::move(making).table();
}

ComparisonTable inputs_table(const ComparedPlans& plans, const std::vector<std::string>& ids) {
  ComparisonTable t{"inputs", "input", {"Inputs that differ", "不同的参数"}, {"Input of a plan", "方案的参数"}, false, {}, {},
                    {},       {}};
  t.texts = {{"of_comparison", {"Plan that is held against the first", "与第一方案比较的方案"}, {}},
             {"key", {"Parameter", "参数"}, {}},
             {"unit", unit_of_the_row, {}},
             {"first_value", {"Value in the first plan, as TOML", "第一方案取值"}, {}},
             {"second_value", {"Value in the plan, as TOML", "本方案取值"}, {}},
             {"first_evidence", {"Evidence of the value in the first plan", "第一方案取值的依据"}, {}},
             {"second_evidence", {"Evidence of the value in the plan", "本方案取值的依据"}, {}}};
  TableInTheMaking making(std::move(t), 1);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    for (const ChangedInput& x : plans.others[i].inputs)
      making.row(ids.size() > 1 ? ids[i] + " " + x.key : x.key, x.meaning,
                 {ids[i], x.key, x.unit, x.first, x.second, x.first_evidence, x.second_evidence});
  }
  return std::move(making).table();
}

}  // namespace

std::vector<ComparisonTable> comparison_tables(const ComparedPlans& plans) {
  const auto ids = ids_of(plans);
  std::vector<ComparisonTable> tables = {plans_table(plans, ids), measures_table(plans), targets_table(plans),
                                         precision_table(plans),  groups_table(plans),   individuals_table(plans),
                                         inputs_table(plans, ids)};
  std::erase_if(tables, [](const ComparisonTable& t) { return t.ids.empty(); });
  return tables;
}

}  // namespace hearth

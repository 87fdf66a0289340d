// What a study did, in a paragraph.
#include <fmt/format.h>

#include "output/report_data.h"
#include "output/study/report_study.h"

namespace hearth {

namespace {

Said design_in_words(DesignMethod method) {
  switch (method) {
    case DesignMethod::list:
      return {"as a list of combinations", "逐点列出的组合"};
    case DesignMethod::grid:
      return {"as every combination of the values listed", "所列取值的全部组合"};
    case DesignMethod::latin_hypercube:
      return {"as a Latin hypercube, even along every factor", "拉丁超立方(沿每个因素均匀)"};
    case DesignMethod::sobol_sequence:
      return {"along Sobol's sequence, even in all factors at once", "索博尔序列(各因素同时均匀)"};
    case DesignMethod::sobol_indices:
      return {"in pairs that exchange one factor at a time, for Sobol's indices", "逐一交换单个因素的点对(用于索博尔指数)"};
    case DesignMethod::morris:
      return {"along paths on which one factor moves at a time (Morris)", "每步只改变一个因素的路径(莫里斯法)"};
  }
  return {};
}

Said listed(const std::vector<Said>& all, std::size_t most) {
  Said out;
  for (std::size_t i = 0; i < all.size() && i < most; ++i) out = out + (i > 0 ? Said{"; ", "、"} : Said{}) + all[i];
  if (all.size() > most) out = out + Said{fmt::format("; and {} more", all.size() - most), fmt::format("等 {} 个", all.size())};
  return out;
}

}  // namespace

Said summary_of_study(const StudyFile& study) {
  constexpr std::size_t names = 8, too_many_to_name = 24;
  const StudyPlan& plan = study.plan();
  std::vector<Said> factors, dates, scenarios;
  for (const PlannedFactor& f : plan.factors) factors.push_back(f.factor.name);
  for (const Month& date : plan.dates) dates.push_back(month_in_words(to_string(date)));
  for (const Said& title : study.scenario_titles()) {
    if (!title.empty()) scenarios.push_back(title);
  }
  const Said first = month_in_words(to_string(plan.first_month)),
             last = month_in_words(to_string(plan.first_month + (plan.months - 1))),
             design = design_in_words(plan.design.method),
             of_factors = factors.size() > too_many_to_name ? Said{} : Said{": ", ":"} + listed(factors, names),
             at = listed(dates, names);
  Said out = {
      fmt::format(
          "{} {} of {} varied together{}. The {} points are chosen {}; each is run {} {}, {} runs in all, from {} to {}, and "
          "looked at in {}.",
          factors.size(), factors.size() == 1 ? "value" : "values",
          scenarios.empty() ? "the scenario" : "“" + listed(scenarios, names).en + "”", of_factors.en, plan.points(), design.en,
          plan.replications, plan.replications == 1 ? "time" : "times", plan.runs(), first.en, last.en, at.en),
      fmt::format("在{}中同时改变 {} 个数值{}。共 {} 个点,按{}选取;每个点模拟 {} 次,共 {} 次,自{}至{},取{}的结果。",
                  scenarios.empty() ? "情景" : "“" + listed(scenarios, names).zh + "”", factors.size(), of_factors.zh,
                  plan.points(), design.zh, plan.replications, plan.runs(), first.zh, last.zh, at.zh)};
  out = out +
        Said{fmt::format(" All points share the same luck (seed {}): the first run of each meets the same draws, and so "
                         "on, so that points differ by their values.",
                         plan.seed),
             fmt::format("所有点的随机情况相同(种子 {}):各点的第一次模拟遇到同样的抽签,其余类推,因此点与点之间的差异来自取值。",
                         plan.seed)};
  if (!study.is_whole())
    out = out + Said{" Runs are missing: this is a part of the study.", "尚有缺失的模拟:以下仅依据部分结果。"};
  if (study.failed() > 0)
    out = out + Said{fmt::format(" {} runs failed; their points are left out.", study.failed()),
                     fmt::format("{} 次模拟失败,所属的点未计入。", study.failed())};
  return out;
}

}  // namespace hearth

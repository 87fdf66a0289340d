#include "models/parameters/review.h"

#include <array>

namespace hearth {

namespace {

constexpr std::array<Option, 2> lights = {{
    {"amber", {"amber or red", "黄灯及以下"}},
    {"red", {"red", "红灯"}},
}};

constexpr std::array<Option, 3> actions = {{
    {"add_units", {"adds units to a programme, which cost what its units cost", "增加项目单位数(按单位成本支出)"}},
    {"shift_budget", {"moves budget, and with it units, from one programme to another", "在项目之间调剂经费(单位数随之变动)"}},
    {"bring_forward", {"brings the deliveries of a housing scheme forward", "提前住房交付"}},
}};

}  // namespace

void CorrectiveRule::describe(Declaration& d) {
  constexpr Range share_range{0, 1};
  d.text("name_en", name_en, {"Name in English", "英文名"});
  d.text("name_zh", name_zh, {"Name in Chinese", "中文名"});
  d.member("target", target, "targets",
           {"The target that it looks at (or scheme, or programme)", "所看的目标(或住房方案、项目)"});
  d.member("scheme", scheme, "housing", {"The housing scheme whose deliveries it looks at", "所看的住房方案"});
  d.member("programme", programme, "programmes", {"The programme whose milestones it looks at", "所看的项目"});
  d.choice("light", light, lights, {"From which light on it acts", "触发的灯号"});
  d.choice("action", action, actions, {"What it does, from the month after the review", "纠正措施(评估次月起)"});
  d.member("to_programme", to_programme, "programmes", {"Programme that gets units or budget", "增加单位或经费的项目"});
  d.member("from_programme", from_programme, "programmes", {"Programme that gives budget", "调出经费的项目"});
  d.member("scheme_forward", scheme_forward, "housing", {"Scheme whose deliveries come earlier", "提前交付的住房方案"});
  d.number("share", share, "share", share_range,
           {"At each review: units added, over the planned units; or budget moved, over the planned budget of who gives it",
            "每次增加的单位占计划比例,或调出经费占调出项目计划的比例"});
  d.number("share_cap", share_cap, "share", {0, 10}, {"The most of it in the whole run", "累计上限"});
  d.count("months", months, "months", {0, 60}, {"Months by which deliveries come earlier at each review", "每次提前月数"});
  d.count("months_cap", months_cap, "months", {0, 600}, {"The most of it in the whole run", "累计提前上限"});
  d.number("cost_per_home_month", cost_per_home_month, "CNY/home/month", {0, 1e6},
           {"Cost of bringing a home forward by a month", "每套每提前一个月的成本"});
}

void ReviewParameters::describe(Declaration& d) {
  d.count("month", month, "month of year", {1, 12}, {"Month at whose end the plan is reviewed", "评估月份(月末)"});
  d.number("green_from", green_from, "share", {0, 1}, {"Green from this share of the plan on", "达到计划该比例为绿灯"});
  d.number("amber_from", amber_from, "share", {0, 1},
           {"Amber from this share of the plan on, red below", "达到计划该比例为黄灯,否则红灯"});
  d.count("growing_months", growing_months, "months", {1, 60},
          {"A queue that has grown for so many months running is named a problem; one that is served in rounds is compared "
           "with that "
           "of a round before",
           "队列连续增长多少个月即报告问题(分批办理的与上一批同期相比)"});
  d.number("growing_from", growing_from, "applicants", {0, 1e9},
           {"Queues of fewer than so many are not named, whether they grow or not", "队列少于多少人(件)不报告"});
  d.keyed_list("rules", rules, {"Corrective rules, tried in their order: of each item the first acts that can", "纠正规则"});
}

}  // namespace hearth

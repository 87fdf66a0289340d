#include "models/parameters/service_desk.h"

#include <array>

namespace hearth {

namespace {

constexpr std::array<Option, 3> who_brings_cases = {{
    {"people", {"Everybody, at a rate", "在区人才(按办件率)"}},
    {"homes", {"Whoever applies for a home", "住房申请人"}},
    {"programmes", {"Whoever applies for a programme", "项目申请人"}},
}};

}  // namespace

void DeskRequest::describe(Declaration& d) {
  d.text("name_en", name_en, {"Name in English", "英文名"});
  d.text("name_zh", name_zh, {"Name in Chinese", "中文名"});
  d.choice("brought_by", brought_by, who_brings_cases, {"Who brings its cases", "办件来源"});
  d.number("cases_per_person_year", cases_per_person_year, "per year", {0, 1000},
           {"Cases of a person a year, where everybody brings them", "人均年办件"});
  d.number("minutes", minutes, "min", {0.1, 600}, {"Handling time of a visit", "每次办理分钟"});
  d.needs({"minutes"});
}

void ServiceDeskParameters::describe(Declaration& d) {
  constexpr Range share{0, 1};
  d.member(
      "task", task, "tasks",
      {"The task that changes the desk; without it schedules stay as they are when the run begins, and there is no platform",
       "对应任务"});
  d.schedule("counters", counters, "counters", {0, 10000}, {"Counters, by date; 0: no desk", "窗口数(按日期)"});
  d.number("open_minutes_per_month", open_minutes_per_month, "min", {0, 50000},
           {"Open minutes of a counter a month", "窗口月开放分钟"});
  d.number("usable_share", usable_share, "share", share, {"Share of those that can be used", "可用占比"});
  d.keyed_list("requests", requests, {"What people come for", "办理事项"});
  d.schedule("online_share", online_share, "share", share, {"Cases handled online, by date", "网办率(按日期)"});
  d.schedule("one_visit_share", one_visit_share, "share", share,
             {"Cases at the counter that are done in one visit, by date; the others need a second", "一次办成率(按日期)"});
  d.number("patience_months", patience_months, "months", {0, 600},
           {"Mean months after which somebody who waits gives up; 0: never", "平均等候耐心月数"});
  d.number("cost_per_counter", cost_per_counter, "CNY/year", {0, 1e8}, {"Cost of a counter", "窗口年成本"});
  d.number("platform_cost", platform_cost, "CNY", {0, 1e12}, {"Cost of the platform, once", "平台一次性成本"});
  d.date("platform_opens", platform_opens, {"Month in which the platform opens and is paid", "平台启用月"});
}

}  // namespace hearth

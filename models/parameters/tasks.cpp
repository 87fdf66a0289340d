#include "models/parameters/tasks.h"

#include "sim/split.h"

namespace hearth {

void DepartmentParameters::describe(Declaration& d) {
  d.text("name_en", name_en, {"Name in English", "英文名"});
  d.text("name_zh", name_zh, {"Name in Chinese", "中文名"});
  d.schedule("assessment_weight", assessment_weight, "share", {0, 1},
             {"Weight of talent work in the assessment of its leaders, by date", "领导班子考核中人才工作权重(按日期)"});
  d.number("staff", staff, "full-time posts", {0, 10000}, {"Staff on talent work", "人才工作人员"});
}

std::vector<std::string> ClauseParameters::keys() const {
  return split_at(mechanisms, '|');
}

void ClauseParameters::describe(Declaration& d) {
  d.member("task", task, "tasks",
           {"The task to which it belongs; none: to the requirements on the work", "所属任务(空:工作要求)"});
  d.text("requirement", requirement, {"The requirement on the work to which it belongs", "所属工作要求"});
  d.text("says_en", says_en, {"What the document says, in English", "文件内容(英文)"});
  d.text("says_zh", says_zh, {"The document's own words", "文件原文"});
  d.text("mechanisms", mechanisms, {"Keys of what carries it out, joined by bars", "对应机制的参数键(以竖线分隔)"});
  d.text("why_en", why_en, {"Why these, or why nothing carries it out", "说明(英文)"});
  d.text("why_zh", why_zh, {"The same in Chinese", "说明"});
}

void TaskParameters::describe(Declaration& d) {
  d.text("name_en", name_en, {"Name in English", "英文名"});
  d.text("name_zh", name_zh, {"Name in Chinese", "中文名"});
  d.flag("enabled", enabled, {"Whether the task is carried out; off: nothing that it brings", "是否实施"});
  d.members("lead", lead, "departments", {"Lead departments; the first convenes the others", "牵头部门"});
  d.members("participants", participants, "departments", {"Departments that take part", "参与部门"});
}

void EffortParameters::describe(Declaration& d) {
  constexpr Range share{0, 1};
  d.number(
      "base", base, "share", {0.01, 1},
      {"Share of the planned activity that a department with the usual load gets done at the weight with which the run begins",
       "基准努力水平(期初考核权重、常规负荷下完成的计划比例)"});
  d.number("per_unit_of_weight", per_unit_of_weight, "per unit weight", {0, 100},
           {"Rise of that share per unit of assessment weight above the one with which the run begins; at most 1 is done",
            "努力对考核权重的响应"});
  d.number(
      "load_elasticity", load_elasticity, "elasticity", share,
      {"Fall of effort with load: tasks led (participations count half) per post, over the usual", "努力对工作负荷的弹性"});
  d.number(
      "usual_load", usual_load, "tasks/post", {0, 100},
      {"The load at which the base effort is made; 0: the mean of the departments, so that posts count only against each other",
       "常规负荷(每编制任务数),0为各部门平均"});
  d.number("coordination_months_per_partner", coordination_months_per_partner, "months", {0, 60},
           {"Delay of a task's milestones for each further department, at distance 1 in the graph of shared tasks",
            "每增一部门的协调延误"});
  d.number("coordination_relief", coordination_relief, "share", share,
           {"Cut of that delay while the task that lowers it is carried out", "协调机制减少延误的比例"});
  d.number("slip_share", slip_share, "share", share, {"Milestones that slip at the base effort", "基准努力下里程碑延期占比"});
  d.number("slip_months_mean", slip_months_mean, "months", {0, 120}, {"Mean slip of those that do", "延期里程碑平均延误"});
  d.number("cost_per_post", cost_per_post, "CNY/year", {0, 1e7}, {"Cost of a post on talent work", "人员成本"});
  d.member(
      "task", task, "tasks",
      {"The task that raises assessment weights, lowers coordination delays and pays the posts; without it weights stay as "
       "they were when the run began",
       "对应任务(提高考核权重、减少协调延误)"});
}

}  // namespace hearth

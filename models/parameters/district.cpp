#include "models/parameters/district.h"

namespace hearth {

void RunParameters::describe(Declaration& d) {
  d.date("start", start, {"First month", "起始月"});
  d.count("months", months, "months", {1, 600}, {"Months simulated", "模拟月数"});
  d.number("scale", scale, "multiplier", {1e-4, 1e4},
           {"Multiplies every count of people, firms, homes and money: a sample of the district, or a larger one", "规模倍数"});
  d.count("replications", replications, "replications", {1, 1e6},
          {"Replications unless the command line says otherwise", "模拟次数"});
  d.count("seed", seed, "number", {0, 9e15}, {"Seed unless the command line says otherwise", "随机种子"});
}

void TargetParameters::describe(Declaration& d) {
  d.text("name_en", name_en, {"Name in English", "英文名"});
  d.text("name_zh", name_zh, {"Name in Chinese", "中文名"});
  d.member("task", task, "tasks", {"Task of the plan that states it", "所属任务"});
  d.flag("counts_teams", counts_teams, {"Counts teams, not people", "按团队计数"});
  d.members("classes", classes, "classes", {"Classes that count when classes nest", "包含口径计入层级"});
  d.members("exclusive_classes", exclusive_classes, "classes",
            {"Classes that count when classes exclude each other", "互斥口径计入层级"});
  d.number("value", value, "heads", {0, 1e9}, {"Number to reach", "目标数"});
  d.date("deadline", deadline, {"Due at the end of this month", "截止月末"});
  d.date("deadline_early", deadline_early, {"The same under the earlier reading of the text", "较早解读的截止月末"});
  d.flag("stock", stock, {"Headline reading: people present; otherwise everyone ever attracted", "主口径:存量(否则累计)"});
  d.flag("nested", nested, {"Headline reading: classes nest", "主口径:层级包含"});
  d.flag("early", early, {"Headline reading: the earlier deadline", "主口径:较早截止"});
  d.needs({"value", "deadline"});
  if (early) d.needs({"deadline_early"});
}

void DistrictParameters::describe(Declaration& d) {
  d.text("title", title, {"Title of the scenario", "情景标题(英文)"});
  d.text("title_zh", title_zh, {"Title in Chinese", "情景标题"});
  d.text("question", question, {"What the scenario asks", "研究问题(英文)"});
  d.text("question_zh", question_zh, {"The same in Chinese", "研究问题"});
  d.structure("run", run, {"The run", "运行设置"});
  d.keyed_list("towns", towns, {"Towns and outside places", "街镇与区外居住地"});
  d.keyed_list("stations", stations, {"Stations", "车站"});
  d.rows("links", links, {"Links of the travel graph", "交通联系"});
  d.keyed_list("fields", fields, {"Fields of work", "人才领域"});
  d.keyed_list("classes", classes, {"Classes of talent, highest first", "人才层级"});
  d.keyed_list("sectors", sectors, {"Sectors of employers", "单位行业"});
  d.keyed_list("targets", targets, {"Head-count targets", "人才目标"});
  d.keyed_list("departments", departments, {"Departments", "部门"});
  d.keyed_list("tasks", tasks, {"Tasks of the plan", "任务"});
  d.rows("clauses", clauses, {"The document, clause by clause, and what carries each out", "文件逐条与对应机制"});
  d.structure("effort", effort, {"How much of what is planned gets done, and when", "部门努力与协调"});
  d.keyed_list("programmes", programmes, {"Programmes of the tasks", "项目"});
  d.structure("service_desk", service_desk, {"The service desk", "服务窗口"});
  d.structure("population", population, {"The initial stock", "期初人才"});
  d.structure("arrivals", arrivals, {"Arrivals", "流入"});
  d.keyed_list("channels", channels, {"Arrival channels", "流入渠道"});
  d.structure("teams", teams, {"Top teams", "顶尖团队"});
  d.structure("careers", careers, {"Careers", "职业发展"});
  d.structure("ties", ties, {"Ties between people", "人际联系"});
  d.structure("jobs", jobs, {"Job matching", "求职匹配"});
  d.structure("firms", firms, {"Employers", "用人单位"});
  d.structure("wages", wages, {"Wages", "工资"});
  d.structure("rents", rents, {"The private rental market", "市场租赁"});
  d.structure("housing", housing, {"Housing schemes", "住房保障"});
  d.structure("retention", retention, {"Leaving the district", "人才流失"});
  d.structure("review", review, {"The review at the end of each year", "年终评估"});
}

}  // namespace hearth

#include "output/study/study_parameters.h"

#include "output/study/options.h"

namespace hearth {

namespace {

constexpr double any = 1e300;

void describe_names(Declaration& d, std::string& name_en, std::string& name_zh) {
  d.text("name_en", name_en, {"Name in English", "英文名称"});
  d.text("name_zh", name_zh, {"Name in Chinese", "中文名称"});
}

}  // namespace

void LevelParameters::describe(Declaration& d) {
  describe_names(d, name_en, name_zh);
  d.text("scenario", scenario,
         {"A whole scenario instead of the study's own; one factor may have such levels",
          "整份情景文件,代替本研究的情景;仅一个因素可用"});
  d.values("set", set, {"Values to set, \"KEY=VALUE\"", "要设定的值,\"KEY=VALUE\""});
}

void FactorParameters::describe(Declaration& d) {
  describe_names(d, name_en, name_zh);
  d.text("key", key,
         {"Key of a parameter, of one point of a schedule (KEY.2017-01), or of a member's number (KEY.MEMBER)",
          "参数的键,或日程中的一点(KEY.2017-01),或成员的数值(KEY.MEMBER)"});
  d.number("low", low, "", {-any, any},
           {"Lower end; low and high left out: the plausible range of the scenario", "下限;上下限均省略则取情景的合理范围"});
  d.number("high", high, "", {-any, any}, {"Upper end", "上限"});
  d.flag("logarithmic", logarithmic, {"Even in the logarithm", "按对数均匀取值"});
  d.values("values", values, {"These values instead of a range", "取这些值,代替范围"});
  d.keyed_list("levels", levels, {"Named levels instead of a key", "命名的水平,代替键"});
}

void StudyMeasureParameters::describe(Declaration& d) {
  d.needs({"measure"});
  describe_names(d, name_en, name_zh);
  d.text("measure", measure,
         {"A series of the results, with its group where it has another than /series, and perhaps members of its dimensions: "
          "targets/headline.elite",
          "结果中的序列,可带组名与成员:targets/headline.elite"});
  d.choice("taking", taking, ways_of_taking(), {"How the months become the value at a date", "由逐月值得到某日期之值的方法"});
  d.number("at_least", at_least, "", {0, any},
           {"What is to be reached (0: the goal of a target, otherwise nothing)", "应达到的值(0:目标的目标数,否则无)"});
  d.number("at_most", at_most, "", {0, any}, {"What is not to be passed (0: nothing)", "不应超过的值(0:无)"});
  d.number("precision", precision, "", {0, any},
           {"How well each point's mean is to be known, at the date that findings speak of: the half width of its interval of "
            "95 %; the plan then takes as many replications as that needs (0: nothing)",
            "各点均值在所述日期应达到的精度:95% 区间的半宽;计划据此确定模拟次数(0:无)"});
}

void DesignParameters::describe(Declaration& d) {
  d.choice("method", method, methods_of_design(), {"How points are chosen", "选点方法"});
  d.count("points", points, "", {1, 10'000'000},
          {"Points of latin_hypercube and sobol_sequence", "latin_hypercube 与 sobol_sequence 的点数"});
  d.count("hypercubes", hypercubes, "", {1, 100'000},
          {"Latin hypercubes of so many points each", "拉丁超立方的个数(每个各有上述点数)"});
  d.count("trajectories", trajectories, "", {2, 100'000}, {"Trajectories of morris", "morris 的轨迹数"});
  d.count("base_points", base_points, "", {2, 1'000'000},
          {"Base points of sobol_indices; powers of two are most even", "sobol_indices 的基点数;2 的幂最均匀"});
  d.count("steps", steps, "", {2, 1000},
          {"Values of a range in a grid, and levels of morris (even)", "grid 中一个范围的取值数,及 morris 的水平数(偶数)"});
  d.count("seed", seed, "", {0, 4294967295.0}, {"Seed of the design", "设计的随机种子"});
}

void VaryParameters::describe(Declaration& d) {
  d.values("evidence", evidence,
           {"Vary every number with a plausible range whose evidence is one of these: [\"assumed\"]",
            "改变依据属于其中、且有合理范围的全部数值:[\"assumed\"]"});
  d.values("except", except,
           {R"(Keys and tables to leave out, * for any name: ["firms", "fields.*.initial_share"])",
            R"(排除的键或表,* 代表任一名称:["firms", "fields.*.initial_share"])"});
}

void StudyParameters::describe(Declaration& d) {
  d.needs({"scenario"});
  d.text("title", title, {"Title", "英文标题"});
  d.text("title_zh", title_zh, {"Title in Chinese", "标题"});
  d.text("question", question, {"What the study asks", "英文问题"});
  d.text("question_zh", question_zh, {"What the study asks, in Chinese", "研究的问题"});
  d.text("scenario", scenario, {"The scenario file, beside the study", "情景文件(相对于研究文件)"});
  d.values("set", set,
           {"Values to set in every scenario of the study, \"KEY=VALUE\"", "在本研究的所有情景中设定的值,\"KEY=VALUE\""});
  d.count("replications", replications, "", {1, 1'000'000},
          {"Replications of every point, with the same luck; where a measure asks for a precision, those of a first stage",
           "每点模拟次数(各点同一运气);若指标要求精度,则为首阶段的次数"});
  d.count("most_replications", most_replications, "", {1, 1'000'000},
          {"At most so many, where a precision asks for more", "为达到精度而增加时的上限"});
  d.count("seed", seed, "", {0, 9'000'000'000'000'000.0}, {"Seed of the replications", "模拟的随机种子"});
  d.values("dates", dates,
           {"Months whose values are kept; left out: deadlines of the targets and the last month",
            "保留取值的月份;省略则为各目标截止月与末月"});
  d.structure("design", design, {"The design", "设计"});
  d.structure("vary", vary, {"Factors by what the scenario says of its values", "按依据选取的因素"});
  d.keyed_list("factors", factors, {"What is varied", "因素"});
  d.keyed_list("measures", measures,
               {"What is kept; left out: counts of the targets, people, departures, spending",
                "保留的指标;省略则为目标数、人数、流出、支出"});
}

}  // namespace hearth

#include "models/parameters/programmes.h"

#include <array>

namespace hearth {

namespace {

constexpr std::array<Option, 4> whom_served = {{
    {"people", {"People of the district", "在区人才"}},
    {"employers", {"Employers", "用人单位"}},
    {"newcomers", {"People who are to come", "拟引进人才"}},
    {"market", {"Everybody in a market at once", "整个市场"}},
}};
constexpr std::array<Option, 3> service_orders = {{
    {"first_come", {"First come, first served", "先到先得"}},
    {"lottery", {"By lot among those who wait", "抽签"}},
    {"priority", {"Most points first, then time of application", "评分优先"}},
}};
constexpr std::array<Option, 2> effect_starts = {{
    {"start", {"From the first day in the programme", "自入选起"}},
    {"completion", {"Once it has been completed and passed", "自结业起"}},
}};
constexpr std::array<Option, 4> placements = {{
    {"none", {"Stay with their employer", "不流动"}},
    {"other_sector", {"Move to an employer of another sector that has a vacancy", "流向其他行业"}},
    {"exchange", {"Exchange posts with another participant in the same sector", "同行业互换岗位"}},
    {"secondment", {"Work in a town of another sector's employer and come back", "挂职"}},
}};
constexpr std::array<Option, 5> market_quantities = {{
    {"job_matching", {"The chance that a searcher finds a post", "求职匹配"}},
    {"applications", {"The applications of another programme", "其他项目的申请"}},
    {"capacity", {"The starts and places of another programme", "其他项目的名额"}},
    {"key_sector_hiring", {"The share of newcomers hired into key sectors", "重点产业引才"}},
    {"posts", {"The posts of sectors", "行业岗位"}},
}};

}  // namespace

std::string_view name_of(Serves serves) {
  return whom_served[static_cast<std::size_t>(serves)].name;
}

void ProgrammeEligibility::describe(Declaration& d) {
  d.members("classes", classes, "classes", {"Classes admitted; none listed: all", "可申请层级,空为不限"});
  d.members("fields", fields, "fields", {"Fields admitted; none listed: all", "可申请领域,空为不限"});
  d.text("roles", roles, {"Roles admitted, of employee|backbone|core|founder; empty: all", "可申请角色,空为不限"});
  d.text("households", households, {"Households admitted, of single|couple|family; empty: all", "可申请家庭类型,空为不限"});
  d.text("tags", tags, {"Tags of which one is needed, of international|high_end; empty: none is", "所需标签(任一),空为不限"});
  d.text("jobs", jobs,
         {"States of work admitted, of established|young_firm|public_post|outside|searching|searching_long; empty: all",
          "可申请就业状态,空为不限"});
  d.number("min_age", min_age, "years", {0, 120}, {"Age from which people may apply; 0: none", "年龄下限,0为不限"});
  d.number("max_age", max_age, "years", {0, 120},
           {"Age below which people may apply, and on reaching which the support ends; 0: none", "年龄上限,0为不限"});
  d.count("min_months_in_district", min_months_in_district, "months", {0, 600},
          {"Months in the district before an application", "申请前最短在区月数"});
  d.count("max_months_in_district", max_months_in_district, "months", {0, 600},
          {"Months in the district up to which people may apply; 0: no limit", "申请时在区最长月数,0为不限"});
  d.count("min_months_in_job", min_months_in_job, "months", {0, 600},
          {"Months in the job before an application", "申请前最短工作月数"});
  d.members("sectors", sectors, "sectors", {"Sectors of the employers admitted; none listed: all", "可申请行业,空为不限"});
  d.flag("key_sectors_only", key_sectors_only, {"Only key sectors", "仅重点产业"});
  d.text("kinds", kinds,
         {"Kinds of employers admitted, of startup|established|public_body; empty: all", "可申请单位类型,空为不限"});
  d.flag("quality_firms_only", quality_firms_only, {"Only quality firms", "仅优质企业"});
  d.flag("team_ventures_only", team_ventures_only, {"Only the ventures of top teams", "仅顶尖团队企业"});
  d.flag("founders_under_40_only", founders_under_40_only, {"Only firms with a founder under 40", "仅青年创办的企业"});
  d.number("min_firm_years", min_firm_years, "years", {0, 200}, {"Age from which the firm is admitted", "企业最低成立年限"});
  d.number(
      "max_firm_years", max_firm_years, "years", {0, 200},
      {"Age of a firm up to which it may apply, and at which it leaves a programme that would keep it for good; 0: no limit",
       "企业最长年限(到龄退出长期项目),0为不限"});
}

void ProgrammeEffect::describe(Declaration& d) {
  constexpr Range share{0, 1};
  constexpr Range ratio{0, 100};
  d.choice("from", from, effect_starts, {"From when on the effect holds", "效果起始"});
  d.count("months", months, "months", {0, 600},
          {"Months for which it holds; 0: while in the programme", "效果持续月数,0为在项目期间"});
  d.number("hr_leaving", hr_leaving, "hazard ratio", ratio,
           {"Leaving the district (of an employer: by its staff)", "流出风险比"});
  d.number("hr_advance", hr_advance, "hazard ratio", {1, 100},
           {"Advance to the next class; a programme can only further it", "晋升倍数(不小于1)"});
  d.number("wage_rise", wage_rise, "share", {-0.9, 5}, {"Rise of the wage when the effect begins", "工资提升"});
  d.number("leaving_share", leaving_share, "share", share, {"Participants who leave the district at the end", "期满离区占比"});
  d.flag("founds_firm", founds_firm, {"Who is served founds a firm", "入选者创办企业"});
  d.members("founds_in_sectors", founds_in_sectors, "sectors",
            {"Sectors of the firms founded; none listed: those that accept the founder's field",
             "所创企业行业,空为创办者领域的行业"});
  d.members("founds_in_towns", founds_in_towns, "towns",
            {"Towns of the firms founded, by their jobs; none listed: all", "所创企业所在街镇,空为不限"});
  d.choice("placement", placement, placements, {"Where participants go to work", "岗位流动"});
  d.members("placement_sectors", placement_sectors, "sectors",
            {"Sectors to which they go; none listed: any other", "流向行业,空为其他任一行业"});
  d.number("placement_extra_minutes", placement_extra_minutes, "min", {0, 600},
           {"Longest extra commute accepted; 0: any", "可接受增加通勤,0为不限"});
  d.number("return_share", return_share, "share", share,
           {"Participants of a secondment who return to their post; the rest stay", "返岗占比"});
  d.number("failure_ratio", failure_ratio, "hazard ratio", {0.01, 100},
           {"Failure of a start-up; dissolution of its team", "初创企业歇业(团队解散)倍数"});
  d.number("growth", growth, "share", {-0.9, 10}, {"Growth of an employer's posts when the effect begins", "岗位增长"});
  d.number("vacancies_filled_per_month", vacancies_filled_per_month, "per month", share,
           {"Chance that an open post of the employer is filled from those who search, besides their own search",
            "对接补缺概率(每空缺每月)"});
  d.flag("skips_desk", skips_desk,
         {"Staff of the employer apply through its service manager and not at the desk", "员工申请免排窗口"});
}

void RecruitmentParameters::describe(Declaration& d) {
  d.member("channel", channel, "channels", {"Channel whose people it brings", "引进人才的渠道"});
  d.number("leads_per_unit_year", leads_per_unit_year, "leads/year", {0, 1e6}, {"Leads of a unit a year", "每单位年线索"});
  d.number("conversion", conversion, "share", {0, 1}, {"Leads that come", "线索到岗率"});
  d.count("lag_months", lag_months, "months", {0, 120}, {"From lead to arrival", "线索到岗时滞"});
  d.members("vacancy_fields", vacancy_fields, "fields",
            {"Fields whose open posts it advertises in each round", "公开招录的领域"});
  d.number("vacancies_filled_per_round", vacancies_filled_per_round, "share", {0, 1},
           {"Advertised posts that a unit fills in a round; others fill as many of what it leaves", "每单位每轮补缺率"});
}

void MarketParameters::describe(Declaration& d) {
  d.choice("quantity", quantity, market_quantities, {"What it changes", "作用对象"});
  d.members("fields", fields, "fields", {"Fields of the searchers; none listed: all", "求职者领域,空为不限"});
  d.members("towns", towns, "towns", {"Towns where the searchers live; none listed: all", "求职者居住地,空为不限"});
  d.member("programme", programme, "programmes",
           {"Programme whose applications or capacity it changes", "申请或名额受影响的项目"});
  d.members("sectors", sectors, "sectors", {"Sectors whose posts grow", "增加岗位的行业"});
  d.number("posts_per_unit", posts_per_unit, "posts", {0, 1e6},
           {"Posts that a unit opens, for good, each with an employer drawn among those of the sectors", "每单位增加岗位数"});
  d.number("gain_max", gain_max, "share", {0, 100}, {"Greatest gain", "最大提升"});
  d.number("half_saturation", half_saturation, "units", {0, 1e6}, {"Units at which half of it is reached", "半饱和单位数"});
}

void FundParameters::describe(Declaration& d) {
  d.number("capital", capital, "CNY", {0, 1e13},
           {"Capital out of which those served are paid; 0: no fund", "基金规模,0为无基金"});
  d.flag("revolving", revolving, {"Recoveries go back into the capital", "回收资金循环使用"});
  d.number(
      "leverage", leverage, "ratio", {0, 100},
      {"Private capital that comes with one yuan of the fund: the more comes, the less of an investment the fund pays itself, "
       "and the more firms its capital reaches",
       "撬动社会资本倍数(倍数越高,基金单笔出资越少,可投企业越多)"});
  d.number("recovery_multiple", recovery_multiple, "ratio", {0, 100},
           {"Money back over money in, of a firm that lives at the exit", "存续企业退出回收倍数"});
  d.number("recovery_months", recovery_months, "months", {0, 600},
           {"Mean months to the exit, which comes between half and one and a half times as many", "平均退出月数"});
}

void ProgrammeCost::describe(Declaration& d) {
  constexpr Range money{0, 1e12};
  constexpr Range share{0, 1};
  d.number("per_served", per_served, "CNY", money,
           {"For each who is served (an arrival, an award, a seat; of a fund the whole investment, with its private capital)",
            "每名(每笔)费用(基金为含社会资本的单笔投资总额)"});
  d.count("instalments", instalments, "instalments", {1, 50},
          {"Yearly instalments in which it is paid while the effect lasts", "按年分期数"});
  d.schedule(
      "budget", budget, "CNY/year", {0, 1e13},
      {"What the district may promise to those served in a calendar year, by the year's January; when it is used up nobody is "
       "served until the next, to which only what is too little for one more is kept. A constant 0: no limit",
       "区财政每年可安排的受益者经费(按各年1月),用完即停至次年,仅不足一人的余额结转;恒为0:不限"});
  d.number("per_unit_year", per_unit_year, "CNY/year", money, {"Running cost of a unit", "每单位年成本"});
  d.number("opening", opening, "CNY", money, {"Once, when the first unit opens", "启用一次性成本"});
  d.number("share_employer", share_employer, "share", share, {"Paid by the employer", "单位出资占比"});
  d.number("share_individual", share_individual, "share", share, {"Paid by the individual", "个人出资占比"});
  d.number("share_private", share_private, "share", share,
           {"Paid by private capital; the district pays the rest", "社会资本出资占比,其余由区财政"});
}

void ProgrammeParameters::describe(Declaration& d) {
  d.text("name_en", name_en, {"Name in English", "英文名"});
  d.text("name_zh", name_zh, {"Name in Chinese", "中文名"});
  d.member("task", task, "tasks",
           {"Task of the plan that it belongs to: its lead's effort, its switch, its account", "所属任务"});
  d.choice("serves", serves, whom_served, {"Whom it serves", "服务对象"});
  d.schedule("units", units, "units", {0, 1e7},
             {"Units at work (stations, providers, managers, seats), by date; of what is planned the lead department's effort "
              "gets done, "
              "and what opens later may slip",
              "单位数(按日期)"});
  d.text("unit_en", unit_en, {"What a unit is", "单位(英文)"});
  d.text("unit_zh", unit_zh, {"The same in Chinese", "单位"});
  d.number("starts_per_unit_year", starts_per_unit_year, "per year", {0, 1e6},
           {"Who can start a year, a unit; 0: no limit", "每单位年服务量,0为不限"});
  d.number("places_per_unit", places_per_unit, "places", {0, 1e6},
           {"Places at a time, a unit; 0: no limit", "每单位名额,0为不限"});
  d.count("rounds_per_year", rounds_per_year, "rounds/year", {0, 12},
          {"Rounds in which people start; 0: every month", "年轮次,0为每月"});
  d.count("first_round_month", first_round_month, "month of year", {1, 12}, {"Month of the year's first round", "首轮月份"});
  d.count("months", months, "months", {0, 600},
          {"Months in the programme; 0: served at once (employers with places: for good)", "项目时长"});
  d.number("applications_per_year", applications_per_year, "per year", {0, 120},
           {"Applications of an eligible person or employer", "符合条件者年申请率"});
  d.number("applications_without_task", applications_without_task, "per year", {0, 120},
           {"The same when the task is not carried out: what happens anyway", "任务不实施时的年申请率"});
  d.number("patience_months", patience_months, "months", {0, 600},
           {"Mean months after which an applicant gives up; 0: never", "平均等候耐心月数,0为不放弃"});
  d.flag("once", once, {"Served once in a life", "仅一次"});
  d.flag("through_desk", through_desk, {"People or employers apply at the service desk", "经服务窗口申请"});
  d.text("ladder", ladder,
         {"Programmes that name the same ladder: one at a time, a higher rung takes the place of a lower",
          "扶持梯次(同一梯次一次一级)"});
  d.count("rung", rung, "rung", {0, 100}, {"Rung on the ladder", "梯级"});
  d.choice("order", order, service_orders, {"Order of service", "服务次序"});
  d.by_member("priority", priority, "classes", "points", {-1e6, 1e6},
              {"Points of each class, where order is priority", "各层级评分"});
  d.number("key_sector_priority", key_sector_priority, "points", {-1e6, 1e6},
           {"Points for key sectors, where order is priority; of a catalogue of key sectors, where there is one, half gives "
            "half of them",
            "重点产业评分(有重点产业目录时,按目录实施程度计)"});
  d.number("points_per_month_waiting", points_per_month_waiting, "points/month", {0, 1e6},
           {"Points for each month in the queue, where order is priority; 0: who has fewer points waits for all who have more",
            "每等待一月加分,0为完全按评分先后"});
  d.number(
      "selected_share", selected_share, "share", {0, 1},
      {"Who gets it of those whose turn has come; the others are turned away, and have taken a start all the same", "入选率"});
  d.number("pass_share", pass_share, "share", {0, 1}, {"Who completes with success", "通过率"});
  d.structure("eligibility", eligibility, {"Who may apply", "申请条件"});
  d.structure("effect", effect, {"What it changes", "效果"});
  d.structure("recruitment", recruitment, {"People whom it brings, where it serves newcomers", "引进"});
  d.structure("market", market, {"What it changes in a market, where it serves one", "市场作用"});
  d.structure("fund", fund, {"The fund that pays", "基金"});
  d.structure("cost", cost, {"What it costs", "成本"});
  d.needs({"task"});
}

}  // namespace hearth

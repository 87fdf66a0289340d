#include "models/parameters/homes.h"

#include <array>

namespace hearth {

namespace {

constexpr std::array<Option, 2> rent_closures = {{
    {"vacancy", {"Rents answer the vacancy of the stock", "租金随空置率变化"}},
    {"population", {"Rents answer the growth of the renters", "租金随租户人口变化"}},
}};
constexpr std::array<Option, 2> scheme_kinds = {{
    {"rental", {"Homes to let", "出租房"}},
    {"purchase_subsidy", {"Money towards a purchase", "购房补贴"}},
}};
constexpr std::array<Option, 4> allocation_rules = {{
    {"first_come", {"First come, first served", "先到先得"}},
    {"points", {"Most points first, then time of application", "积分优先"}},
    {"lottery", {"By lot among those who wait", "摇号"}},
    {"deferred_acceptance",
     {"Deferred acceptance over towns with people's preferences and the scheme's points", "延迟接受匹配"}},
}};
constexpr std::array<Option, 3> refusal_rules = {{
    {"keep_place", {"The place in the queue is kept", "保留排位"}},
    {"lose_place", {"Back to the end of the queue", "重新排队"}},
    {"leave_queue", {"The application ends", "终止申请"}},
}};
constexpr std::array<Option, 2> delivery_plans = {{
    {"as_listed", {"Exactly as listed; more than `units` is an error", "按清单,超出总数报错"}},
    {"scaled_to_units", {"Scaled in proportion so that the sum is `units`", "按比例调整至总数"}},
}};

}  // namespace

void RentParameters::describe(Declaration& d) {
  constexpr Range probability{0, 1};
  d.number("small_home_premium", small_home_premium, "ratio", {0.1, 10},
           {"Rent per m2 of a small home over the town's", "小户型单价溢价"});
  d.number("small_home_m2", small_home_m2, "m2", {0, 500}, {"Area up to which a home is small", "小户型面积上限"});
  d.number("area_single", area_single, "m2", {1, 1000}, {"Private rental area of a single", "单身租住面积"});
  d.number("area_couple", area_couple, "m2", {1, 1000}, {"Private rental area of a couple", "夫妻租住面积"});
  d.number("area_family", area_family, "m2", {1, 1000}, {"Private rental area of a family", "家庭租住面积"});
  d.number("level", level, "multiplier", {0.01, 100}, {"Multiplies the rents of all towns", "租金水平倍数"});
  d.number("trend_per_year", trend_per_year, "per year", {-0.5, 2}, {"Drift of market rents", "市场租金年自然涨幅"});
  d.number("natural_vacancy", natural_vacancy, "share", {0, 0.9}, {"Vacancy at which rents follow the trend", "自然空置率"});
  d.number("adjustment_per_vacancy_point", adjustment_per_vacancy_point, "per month per point", {0, 0.5},
           {"Monthly rise of rent per percentage point of vacancy below the natural one", "空置率每低一个百分点租金月涨幅"});
  d.number("other_renter_homes", other_renter_homes, "homes", {0, 1e9},
           {"Private rental homes held by people who are not tracked", "其他租户住房数"});
  d.number("other_renter_growth_per_year", other_renter_growth_per_year, "per year", {-1, 5},
           {"Growth of the other renters", "其他租户年增长"});
  d.number("private_units_growth_per_year", private_units_growth_per_year, "per year", {-1, 5},
           {"Growth of the rental stock without a rent change", "租赁存量年增长"});
  d.number("supply_elasticity", supply_elasticity, "elasticity", {0, 20},
           {"Response of the stock's yearly growth to rents above trend", "供给弹性"});
  d.choice("closure", closure, rent_closures, {"What moves rents", "租金机制"});
  d.number("elasticity_to_population", elasticity_to_population, "elasticity", {0, 20},
           {"Rise of rents, in %, for 1 % more renters in a town", "租金对人口弹性"});
  d.number("move_hazard_per_month", move_hazard_per_month, "per month", probability,
           {"Move from one private rental to another", "市场租户每月搬家概率"});
  d.number("dormitory_exit_hazard", dormitory_exit_hazard, "per month", probability,
           {"Move out of a dormitory to the market", "每月搬出宿舍概率"});
  d.number("relatives_exit_hazard", relatives_exit_hazard, "per month", probability,
           {"Move out of relatives' home to the market", "每月搬出亲属家概率"});
  d.number("purchase_hazard_per_month", purchase_hazard_per_month, "per month", probability,
           {"A renter buys a home without subsidy, after the minimum months", "租户每月自行购房概率"});
  d.count("purchase_min_months", purchase_min_months, "months", {0, 600},
          {"Months in the district before a purchase", "购房前在区月数"});
  d.number("choice_weight_per_minute", choice_weight_per_minute, "per min", {0, 1},
           {"Choice of the home's town: dislike of a minute of commute", "选址:通勤每分钟负效用"});
  d.number("choice_weight_of_rent", choice_weight_of_rent, "per ratio", {0, 50},
           {"Choice of the home's town: dislike of rent relative to the district mean", "选址:相对租金负效用"});
}

void EligibilityParameters::describe(Declaration& d) {
  d.members("classes", classes, "classes", {"Classes admitted; none listed: all", "可申请层级"});
  d.members("fields", fields, "fields", {"Fields admitted; none listed: all", "可申请领域"});
  d.text("roles", roles, {"Roles admitted (core|backbone|founder|employee); empty: all", "可申请角色"});
  d.text("households", households, {"Households admitted (single|couple|family); empty: all", "可申请家庭类型"});
  d.flag("young_firm_or_founder", young_firm_or_founder,
         {"Only founders and staff of young firms, parks and incubators", "仅限创办人及年轻企业员工"});
  d.member("founders_as_core", founders_as_core, "programmes",
           {"Programme whose founders count as core members of a team", "该项目的创办人视同核心成员"});
  d.number("max_age", max_age, "years", {0, 150}, {"Oldest applicant; 0: no limit", "年龄上限"});
  d.count("min_months_in_district", min_months_in_district, "months", {0, 600},
          {"Months in the district before an application", "申请前在区月数"});
  d.count("max_months_in_district", max_months_in_district, "months", {0, 600},
          {"Longest time in the district at application; 0: no limit", "申请时在区月数上限"});
  d.count("min_months_in_job", min_months_in_job, "months", {0, 600},
          {"Months in the job before an application", "申请前在职月数"});
  d.number("income_cap_ratio", income_cap_ratio, "x city average", {0, 1000},
           {"Income limit in city average wages; 0: none", "收入上限(倍)"});
  d.flag("owners_admitted", owners_admitted, {"Owners may apply", "自有住房者可申请"});
  d.flag("outside_residents_admitted", outside_residents_admitted,
         {"People who live outside the district may apply", "区外居住者可申请"});
  d.number("interested_share", interested_share, "share", {0, 1}, {"Eligible people who would ever apply", "有意愿占比"});
}

void PointsParameters::describe(Declaration& d) {
  constexpr Range points{-1000, 1000};
  d.by_member("by_class", by_class, "classes", "points", points, {"Points by class", "层级分"});
  d.number("couple", couple, "points", points, {"Points for a couple", "夫妻户分"});
  d.number("family", family, "points", points, {"Points for a family with children", "有孩家庭分"});
  d.number("core", core, "points", points, {"Points for core members", "核心成员分"});
  d.number("backbone", backbone, "points", points, {"Points for backbone members", "骨干分"});
  d.number("founder", founder, "points", points, {"Points for founders", "创办人分"});
  d.number("international", international, "points", points, {"Points for the international tag", "国际化标签分"});
  d.number("high_end", high_end, "points", points, {"Points for the high-end tag", "高端化标签分"});
  d.number("per_year_in_district", per_year_in_district, "points/year", points,
           {"Points for a year in the district, at most five years", "在区每年分"});
  d.number("per_month_waiting", per_month_waiting, "points/month", points, {"Points for a month of waiting", "等候每月分"});
  d.number("rent_burden_over_40", rent_burden_over_40, "points", points,
           {"Points for rent above 40 % of income", "租金负担超四成分"});
  d.number("works_in_town", works_in_town, "points", points,
           {"Points for a home in the town of the job (deferred acceptance only)", "在工作街镇配房加分(仅延迟接受)"});
}

void SchemeParameters::describe(Declaration& d) {
  constexpr Range share{0, 1};
  constexpr Range months{0, 600};
  d.text("name_en", name_en, {"Name in English", "英文名"});
  d.text("name_zh", name_zh, {"Name in Chinese", "中文名"});
  d.flag("enabled", enabled, {"The scheme exists", "启用"});
  d.choice("kind", kind, scheme_kinds, {"What the scheme gives", "保障方式"});
  d.member("task", task, "tasks", {"Task of the plan that the scheme belongs to; without it nothing is given", "所属任务"});
  d.count("units", units, "homes", {0, 1e8}, {"Homes (or subsidies) in all", "总套数或名额"});
  d.choice("delivery_plan", delivery_plan, delivery_plans, {"How the delivery plan is read", "交付计划读法"});
  d.count("delivery_delay_months", delivery_delay_months, "months", months,
          {"Every delivery comes later by this", "整体推迟月数"});
  d.number("delivery_slip_share", delivery_slip_share, "share", share, {"Deliveries that slip", "延期交付占比"});
  d.number("delivery_slip_months_mean", delivery_slip_months_mean, "months", months, {"Mean slip of those", "平均延期月数"});
  d.structure("eligibility", eligibility, {"Who may apply", "申请条件"});
  d.flag("through_desk", through_desk, {"People apply at the service desk", "经服务窗口申请"});
  d.number("application_hazard_private_rent", application_hazard_private_rent, "per month", share,
           {"An eligible, interested renter on the market applies", "市场租户每月申请概率"});
  d.number("application_hazard_dormitory", application_hazard_dormitory, "per month", share,
           {"The same from a dormitory or relatives' home (and from an own home where owners are admitted)",
            "住宿舍或亲属家者每月申请概率"});
  d.number("application_hazard_scheme_tenant", application_hazard_scheme_tenant, "per month", share,
           {"The same from the home of another scheme: moving up", "其他保障房租户每月申请概率"});
  d.choice("allocation_rule", allocation_rule, allocation_rules, {"How homes are given out", "分配规则"});
  d.structure("points", points, {"Points table", "积分表"});
  d.by_member("reserve_shares", reserve_shares, "classes", "share", share,
              {"Share of the homes that are held for a class while members of it wait", "各层级预留比例"});
  d.number("refusal_share", refusal_share, "share", share, {"Offers refused", "拒绝配房占比"});
  d.number("refusal_commute_minutes", refusal_commute_minutes, "min", {0, 1000},
           {"Offers with a longer commute are always refused; 0: no limit", "通勤超过此值必拒"});
  d.choice("refusal_rule", refusal_rule, refusal_rules, {"What a refusal means", "拒绝后果"});
  d.number("hr_leaving", hr_leaving, "hazard ratio", {0, 100},
           {"Leaving while holding the home or under the commitment, hazard ratio", "在保障期间流出风险比"});
  d.number("rent_ratio", rent_ratio, "ratio", {0, 10}, {"Rent over the market rent of the town", "租金占市场租金比"});
  d.number("area", area, "m2", {1, 1000}, {"Area of a home", "面积"});
  d.count("term_months", term_months, "months", {1, 600}, {"Term of a tenancy", "租期"});
  d.count("renewals_max", renewals_max, "times", {0, 100}, {"Renewals at most", "最多续租次数"});
  d.count("renewal_term_months", renewal_term_months, "months", {1, 600}, {"Term of a renewal", "续租期"});
  d.number("renewal_share", renewal_share, "share", share, {"Tenants still eligible who renew", "续租占比"});
  d.count("check_income_every_months", check_income_every_months, "months", {1, 600},
          {"Interval of eligibility checks in a tenancy", "资格复核间隔"});
  d.number("quit_hazard_per_month", quit_hazard_per_month, "per month", share,
           {"A tenant moves out early without leaving the district", "每月提前退租概率"});
  d.count("turnaround_months", turnaround_months, "months", months, {"Vacancy between tenants", "周转空置月数"});
  d.number("fit_out_cost", fit_out_cost, "CNY/home", {0, 1e8}, {"Fit-out and furniture at delivery", "装修家具成本"});
  d.number("operating_cost", operating_cost, "CNY/home/month", {0, 1e6}, {"Running cost of a delivered home", "运营成本"});
  d.count("homes_per_building", homes_per_building, "homes", {1, 100000}, {"Homes of a building", "每栋套数"});
  d.number("amount", amount, "CNY", {0, 1e9}, {"Purchase subsidy in all for one recipient", "购房补贴总额"});
  d.count("instalments", instalments, "instalments", {1, 50}, {"Yearly instalments", "分年发放次数"});
  d.count("commitment_months", commitment_months, "months", months, {"Service commitment after the grant", "服务承诺月数"});
  d.number("clawback_share", clawback_share, "share", share,
           {"Share of the paid sum times the unserved part that is reclaimed on early leaving", "提前离开追回比例"});
  d.number("clawback_recovered", clawback_recovered, "share", share, {"Share of a claim that is recovered", "追回到账比例"});
  d.count("processing_months", processing_months, "months", months, {"From approval to the first payment", "审批至首付月数"});
}

void DeliveryParameters::describe(Declaration& d) {
  d.member("scheme", scheme, "housing", {"Scheme", "方案"});
  d.date("month", month, {"Month of delivery", "交付月"});
  d.member("town", town, "towns", {"Town; empty for a purchase subsidy", "街镇"});
  d.count("units", units, "homes", {0, 1e8}, {"Homes or subsidies", "套数或名额"});
  d.needs({"scheme", "month", "units"});
}

void HousingParameters::describe(Declaration& d) {
  d.count("awareness_ramp_months", awareness_ramp_months, "months", {0, 600},
          {"Applications rise to their full level over this time after a scheme's first delivery", "申请爬坡月数"});
  d.number("waiting_patience_months", waiting_patience_months, "months", {0, 1e6},
           {"Mean time before an applicant gives up; 0: nobody gives up", "等候耐心(平均月数)"});
  d.text("optimum_months", optimum_months,
         {R"(Months ("2018-06 2018-12" or "all") in which the best possible assignment is computed beside the rule)",
          "计算最优分配的月份"});
  d.rows("deliveries", deliveries, {"Delivery plan", "交付计划"});
  d.keyed_list("", schemes, {"Housing schemes", "住房保障方案"});
}

}  // namespace hearth

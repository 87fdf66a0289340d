#include "models/parameters/people.h"

#include <array>

namespace hearth {

namespace {

constexpr std::array<Option, 3> channel_kinds = {{
    {"individuals", {"People arrive one by one", "个人"}},
    {"teams", {"Whole teams arrive: core and backbone", "团队整体"}},
    {"referrals", {"Settled people bring newcomers", "在区人才引荐"}},
}};

}  // namespace

void PopulationParameters::describe(Declaration& d) {
  constexpr Range share{0, 1};
  d.count("initial_total", initial_total, "people", {0, 2e8},
          {"Talents of all classes when the run begins", "期初各类人才总数"});
  d.count("initial_teams", initial_teams, "teams", {0, 1e6}, {"Top teams when the run begins", "期初顶尖团队数"});
  d.number(
      "initial_share_young_firm", initial_share_young_firm, "share", share,
      {"Share of the initial stock that works in young firms, parks, incubators or maker spaces", "初始在年轻企业工作占比"});
  d.number("initial_share_founder", initial_share_founder, "share", share, {"Founders in the initial stock", "初始创办人占比"});
  d.number("initial_share_backbone", initial_share_backbone, "share", share,
           {"Backbone role in the initial stock", "初始骨干占比"});
  d.number("initial_share_single", initial_share_single, "share", share,
           {"Single households in the initial stock", "初始单身占比"});
  d.number("initial_share_couple", initial_share_couple, "share", share,
           {"Couples without children in the initial stock; the rest are families", "初始夫妻户占比"});
  d.number("initial_share_age_under30", initial_share_age_under30, "share", share,
           {"Under 30 in the initial stock", "初始30岁以下占比"});
  d.number("initial_share_age_30_39", initial_share_age_30_39, "share", share,
           {"Aged 30-39 in the initial stock", "初始30-39岁占比"});
  d.number("initial_share_age_40_49", initial_share_age_40_49, "share", share,
           {"Aged 40-49 in the initial stock; the rest are older", "初始40-49岁占比"});
  d.number("initial_share_tenure_0_12", initial_share_tenure_0_12, "share", share,
           {"Initial stock with 0-12 months in the district", "初始在区0-12个月占比"});
  d.number("initial_share_tenure_13_24", initial_share_tenure_13_24, "share", share,
           {"Initial stock with 13-24 months in the district", "初始在区13-24个月占比"});
  d.number("initial_share_tenure_25_36", initial_share_tenure_25_36, "share", share,
           {"Initial stock with 25-36 months in the district", "初始在区25-36个月占比"});
  d.number("initial_share_tenure_37_60", initial_share_tenure_37_60, "share", share,
           {"Initial stock with 37-60 months in the district; the rest have more", "初始在区37-60个月占比"});
  d.number("initial_share_home_own", initial_share_home_own, "share", share,
           {"Own home in the initial stock", "初始自有住房占比"});
  d.number("initial_share_home_private_rent", initial_share_home_private_rent, "share", share,
           {"Private rent in the initial stock", "初始市场租房占比"});
  d.number("initial_share_home_dormitory", initial_share_home_dormitory, "share", share,
           {"Employer dormitory in the initial stock; the rest live with relatives", "初始单位宿舍占比"});
  d.number("initial_share_home_outside", initial_share_home_outside, "share", share,
           {"Of the owners and renters of the initial stock, share that lives outside the district", "初始住区外占比"});
  d.number("tag_international_share", tag_international_share, "share", share,
           {"Initial stock with the international tag (returnees, foreigners)", "国际化标签占比"});
  d.number("tag_high_end_share", tag_high_end_share, "share", share, {"Initial stock with the high-end tag", "高端化标签占比"});
}

void ChannelParameters::describe(Declaration& d) {
  constexpr Range share{0, 1};
  d.text("name_en", name_en, {"Name in English", "英文名"});
  d.text("name_zh", name_zh, {"Name in Chinese", "中文名"});
  d.choice("kind", kind, channel_kinds, {"How its people come", "到来方式"});
  d.number("rate_per_year", rate_per_year, "arrivals/year", {0, 1e8},
           {"Arrivals a year when the run begins: people, or teams for a channel of teams; unused for referrals",
            "年流入(期初水平)"});
  d.schedule("activity", activity, "multiplier", {0, 1000}, {"Multiplies the rate, by date", "流入倍数(按日期)"});
  d.number("peak_share", peak_share, "share", share,
           {"Share of the year's arrivals that come in the peak months; 0: spread evenly", "高峰月占全年比例,0为均匀"});
  d.count("peak_first_month", peak_first_month, "month of year", {1, 12}, {"First peak month", "高峰起始月"});
  d.count("peak_last_month", peak_last_month, "month of year", {1, 12}, {"Last peak month", "高峰结束月"});
  d.flag("responds_to_wages_and_rents", responds_to_wages_and_rents,
         {"The rate responds to wages over rents (arrivals.elasticity_wage_to_rent)", "流入随工资租金比变化"});
  d.flag(
      "responds_to_housing_wait", responds_to_housing_wait,
      {"The rate responds to the lagged wait for scheme homes (arrivals.elasticity_housing_wait)", "流入随保障房等候时间变化"});
  d.by_member("classes", classes, "classes", "share", share,
              {"Share of each class; the last class takes the rest", "各层级占比"});
  d.by_member("fields", fields, "fields", "share", share, {"Share of each field; they add to 1", "各领域占比"});
  d.number("share_single", share_single, "share", share, {"Singles", "单身占比"});
  d.number("share_couple", share_couple, "share", share, {"Couples without children; the rest are families", "夫妻户占比"});
  d.number("share_under30", share_under30, "share", share, {"Under 30", "30岁以下占比"});
  d.number("share_30_39", share_30_39, "share", share, {"Aged 30-39", "30-39岁占比"});
  d.number("share_40_49", share_40_49, "share", share, {"Aged 40-49; the rest are older", "40-49岁占比"});
  d.number("share_young_firm", share_young_firm, "share", share, {"Look for work in young firms", "进入年轻企业占比"});
  d.number("share_own_home", share_own_home, "share", share, {"Own a home on arrival", "到来时自有住房占比"});
  d.number("share_dormitory", share_dormitory, "share", share, {"Start in an employer dormitory", "到来时住单位宿舍占比"});
  d.number("share_relatives", share_relatives, "share", share,
           {"Start with relatives; the rest rent on the market", "到来时住亲属家占比"});
  d.number("share_international", share_international, "share", share, {"International tag", "国际化标签占比"});
  d.number("share_high_end", share_high_end, "share", share, {"High-end tag", "高端化标签占比"});
  d.number("share_with_job", share_with_job, "share", share,
           {"Arrive with a job where a vacancy is open; the rest search after arrival", "到来时已有工作占比"});
  d.flag("keeps_post", keeps_post,
         {"Bring their own post along: residents who come to be counted (individuals only)", "保留原岗位(仅个人渠道)"});
  d.flag("found_firms", found_firms,
         {"Arrive as founders of new firms (individuals only; teams always found one)", "到来即创办企业(仅个人渠道)"});
  d.number(
      "wage_start", wage_start, "CNY/month", {0, 1e6},
      {"Gross wage of the lowest class on arrival when the run begins; 0: as the class and field say", "起薪,0为按层级领域"});
  if (kind != ChannelKind::referrals) d.needs({"rate_per_year"});
}

void ArrivalParameters::describe(Declaration& d) {
  d.number("trend_per_year", trend_per_year, "per year", {-1, 5}, {"Growth of all channels", "各渠道年增长"});
  d.number(
      "year_shock_log_sd", year_shock_log_sd, "log sd", {0, 2},
      {"Common shock on all channels in a calendar year: standard deviation of its logarithm", "年度共同冲击(对数标准差)"});
  d.number("referral_rate", referral_rate, "per month", {0, 0.5},
           {"Newcomers that a settled person brings a month", "在区人才每月引荐新人"});
  d.count("referral_min_months", referral_min_months, "months", {0, 600},
          {"Months in the district after which somebody is settled", "视为定居的月数"});
  d.number("elasticity_wage_to_rent", elasticity_wage_to_rent, "elasticity", {-5, 5},
           {"Response of arrivals to wages over rents, both relative to the start", "流入对工资租金比的弹性"});
  d.number("elasticity_housing_wait", elasticity_housing_wait, "elasticity", {-5, 5},
           {"Response of arrivals to (12 + mean wait in months) / 12 for scheme homes", "流入对保障房等候的弹性"});
  d.count("attractiveness_lag_months", attractiveness_lag_months, "months", {1, 60},
          {"Lag of both responses", "吸引力滞后月数"});
}

void TeamParameters::describe(Declaration& d) {
  d.count("core_per_team", core_per_team, "people", {1, 100}, {"Core members of a top team", "每个团队核心成员数"});
  d.count("backbone_per_team", backbone_per_team, "people", {0, 1000}, {"Backbone members of a top team", "每个团队骨干人数"});
  d.number("dissolution_hazard_per_month", dissolution_hazard_per_month, "per month", {0, 1},
           {"A team dissolves for other reasons than loss of its core", "团队每月解散概率"});
  d.count("min_core", min_core, "people", {1, 100}, {"Core members below which a team dissolves", "核心少于此数则解散"});
  d.number("refill_core_per_month", refill_core_per_month, "per month", {0, 1},
           {"A missing core member is replaced from the team's backbone", "缺员核心每月补充概率"});
  d.number("hr_member_leaving_after_dissolution", hr_member_leaving_after_dissolution, "hazard ratio", {0, 100},
           {"Leaving of members in the year after dissolution, hazard ratio", "解散后一年成员流出风险比"});
  d.member("class_after_dissolution", class_after_dissolution, "classes",
           {"Class of former core members; none: the lowest", "团队解散后原核心成员层级"});
}

void AdvanceParameters::describe(Declaration& d) {
  d.member("from", from, "classes", {"Class before", "原层级"});
  d.member("to", to, "classes", {"Class after", "晋升层级"});
  d.number("hazard_per_month", hazard_per_month, "per month", {0, 1}, {"Hazard after the minimum months", "每月晋升概率"});
  d.needs({"from", "to"});
}

void CareerParameters::describe(Declaration& d) {
  d.count("min_months_before_advance", min_months_before_advance, "months", {0, 600},
          {"Months in a class before an advance", "晋升前最短月数"});
  d.number("employee_to_backbone_per_month", employee_to_backbone_per_month, "per month", {0, 1},
           {"An employee of a young firm becomes backbone", "年轻企业员工成为骨干"});
  d.number("founding_hazard_per_month", founding_hazard_per_month, "per month", {0, 1}, {"Somebody founds a firm", "创办企业"});
  d.keyed_list("advances", advances, {"Steps from class to class", "层级晋升"});
}

void TieParameters::describe(Declaration& d) {
  d.number("same_employer_mean", same_employer_mean, "ties", {0, 6},
           {"Ties to colleagues on joining an employer", "同事联系数"});
  d.number("same_cohort_mean", same_cohort_mean, "ties", {0, 6},
           {"Ties to people of the same channel and month", "同期联系数"});
  d.number("same_building_mean", same_building_mean, "ties", {0, 6},
           {"Ties within the building on moving into a scheme home", "同楼联系数"});
  d.number("random_mean", random_mean, "ties", {0, 6}, {"Other ties", "其他联系数"});
}

}  // namespace hearth

#include "models/parameters/work.h"

namespace hearth {

void JobParameters::describe(Declaration& d) {
  constexpr Range ratio{0, 100};
  constexpr Range probability{0, 1};
  d.number(
      "change_hazard_per_month", change_hazard_per_month, "per month", probability,
      {"Change of employer without leaving the district, aged 30-39, third to fifth year in the job", "每月在区内换工作概率"});
  d.number("hr_change_under30", hr_change_under30, "hazard ratio", ratio, {"Job change under 30", "30岁以下换工作倍数"});
  d.number("hr_change_40_plus", hr_change_40_plus, "hazard ratio", ratio, {"Job change at 40 and over", "40岁以上换工作倍数"});
  d.number("hr_change_first_two_years", hr_change_first_two_years, "hazard ratio", ratio,
           {"Job change in the first 24 months with an employer", "入职两年内换工作倍数"});
  d.number("hr_change_over_five_years", hr_change_over_five_years, "hazard ratio", ratio,
           {"Job change after 60 months with an employer", "入职五年后换工作倍数"});
  d.number("hr_change_public_post", hr_change_public_post, "hazard ratio", ratio,
           {"Job change in public posts", "公共岗位换工作倍数"});
  d.number("vacancy_rate", vacancy_rate, "share", {0, 0.9}, {"Vacancies over posts when the run begins", "期初空缺率"});
  d.number("match_hazard_per_month", match_hazard_per_month, "per month", probability,
           {"Chance that a searcher finds a post in a month when vacancies equal searchers", "求职匹配概率(空缺等于求职者时)"});
  d.number("match_hazard_specialist", match_hazard_specialist, "per month", probability,
           {"The same for classes that are specialists", "专才匹配概率"});
  d.number("matching_elasticity_vacancies", matching_elasticity_vacancies, "elasticity", probability,
           {"Elasticity of matches to vacancies", "匹配对空缺的弹性"});
  d.count("search_months_before_leaving", search_months_before_leaving, "months", {0, 120},
          {"Search after a job loss before the no-job ratio falls to its later value", "失业流出风险比下降前的求职月数"});
  d.number("outside_district_share", outside_district_share, "share", probability,
           {"New jobs after a change that lie outside the district while the home stays", "换到区外工作占比"});
}

void FirmParameters::describe(Declaration& d) {
  constexpr Range probability{0, 1};
  d.count("initial_startups", initial_startups, "firms", {0, 1e7},
          {"Start-ups under five years with tracked talents", "期初五年内初创企业数"});
  d.count("initial_established", initial_established, "firms", {1, 1e7},
          {"Older employers with tracked talents, public bodies included", "期初既有单位数"});
  d.number("outsider_births_per_month", outsider_births_per_month, "firms/month", {0, 1e5},
           {"Births of start-ups by people outside the model", "外部人员创办企业"});
  d.number("founders_per_startup", founders_per_startup, "people", {1, 10},
           {"Young founders per start-up", "每个初创企业创办人数"});
  d.count("startup_initial_talents", startup_initial_talents, "people", {1, 1000},
          {"Posts for talents in a start-up at birth", "初创企业初始人才岗位"});
  d.number("startup_growth_per_year", startup_growth_per_year, "per year", {-1, 10},
           {"Growth of posts in a surviving start-up", "初创企业岗位年增长"});
  d.number("established_growth_per_year", established_growth_per_year, "per year", {-1, 10},
           {"Growth of posts at older employers", "既有单位岗位年增长"});
  d.number("public_growth_per_year", public_growth_per_year, "per year", {-1, 10},
           {"Growth of public posts", "公共岗位年增长"});
  d.number("failure_hazard_year1", failure_hazard_year1, "per month", probability,
           {"Failure of a start-up in its first year", "初创第一年每月歇业概率"});
  d.number("failure_hazard_year2", failure_hazard_year2, "per month", probability,
           {"Failure of a start-up in its second year", "初创第二年每月歇业概率"});
  d.number("failure_hazard_year3", failure_hazard_year3, "per month", probability,
           {"Failure of a start-up in its third year", "初创第三年每月歇业概率"});
  d.number("failure_hazard_year4_5", failure_hazard_year4_5, "per month", probability,
           {"Failure of a start-up in its fourth and fifth year", "初创第四至五年每月歇业概率"});
  d.number("failure_hazard_over5", failure_hazard_over5, "per month", probability,
           {"Failure of a start-up after five years", "五年以上企业每月歇业概率"});
  d.number("size_log_sd", size_log_sd, "log sd", {0, 3},
           {"Spread of the sizes of established employers", "既有单位规模离散度"});
  d.number("quality_firm_share", quality_firm_share, "share", probability,
           {"Employers that count as quality firms", "优质企业占比"});
  d.number("established_young_share", established_young_share, "share", probability,
           {"Established employers outside the public sector that are five years or older and still young firms",
            "既有单位中年轻企业占比"});
  d.count("young_firm_years", young_firm_years, "years", {1, 50}, {"Age up to which a firm counts as young", "年轻企业年限"});
}

void WageParameters::describe(Declaration& d) {
  d.number("growth_per_year", growth_per_year, "per year", {-1, 5}, {"Growth of wages", "工资年增长"});
  d.number("minimum", minimum, "CNY/month", {0, 1e6}, {"Minimum wage", "最低工资"});
  d.number("city_average", city_average, "CNY/month", {0, 1e6},
           {"Average wage of the city when the run begins: the unit of income limits", "期初全市平均工资"});
  d.number("founder_relative", founder_relative, "ratio", {0, 10},
           {"Income of a founder over that of an employee of the same class", "创办人收入相对比"});
  d.number("log_sd", log_sd, "log sd", {0, 3}, {"Spread of wages within a class", "同层级工资离散度"});
  d.number("net_of_gross", net_of_gross, "ratio", {0.1, 1}, {"Take-home share", "税后占比"});
  d.number("household_factor_couple", household_factor_couple, "ratio", {1, 5},
           {"Household income over own income: couple", "夫妻户收入倍数"});
  d.number("household_factor_family", household_factor_family, "ratio", {1, 5},
           {"Household income over own income: family", "有孩家庭收入倍数"});
  d.number("rise_on_job_change", rise_on_job_change, "share", {-0.9, 5}, {"Rise of the wage on a job change", "换工作涨薪"});
}

}  // namespace hearth

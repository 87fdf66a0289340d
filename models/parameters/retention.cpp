#include "models/parameters/retention.h"

namespace hearth {

void RetentionParameters::describe(Declaration& d) {
  const auto ratio = [&d](std::string_view key, double& value, Meaning meaning) {
    d.number(key, value, "hazard ratio", {0, 100}, meaning);
  };
  d.number("base_hazard_per_month", base_hazard_per_month, "per month", {0, 1},
           {"Hazard of leaving the district of the reference person", "参照者每月流出风险"});
  ratio("hr_home_own", hr_home_own, {"Leaving: own home (private rent = 1)", "自有住房流出风险比"});
  ratio("hr_home_dormitory", hr_home_dormitory, {"Leaving: employer dormitory", "单位宿舍流出风险比"});
  ratio("hr_home_relatives", hr_home_relatives, {"Leaving: with relatives", "亲属家流出风险比"});
  ratio("hr_last_months_of_tenancy", hr_last_months_of_tenancy,
        {"Leaving: last three months of a scheme tenancy that ends", "保障房租期最后三个月流出风险比"});
  ratio("hr_waiting_for_home", hr_waiting_for_home, {"Leaving: waiting for a scheme home", "轮候保障房流出风险比"});
  ratio("hr_rent_burden_under_20", hr_rent_burden_under_20,
        {"Leaving: rent below 20 % of household income (20-30 % = 1)", "租金负担低于两成流出风险比"});
  ratio("hr_rent_burden_30_40", hr_rent_burden_30_40,
        {"Leaving: rent 30-40 % of household income", "租金负担三至四成流出风险比"});
  ratio("hr_rent_burden_40_50", hr_rent_burden_40_50,
        {"Leaving: rent 40-50 % of household income", "租金负担四至五成流出风险比"});
  ratio("hr_rent_burden_over_50", hr_rent_burden_over_50,
        {"Leaving: rent above 50 % of household income", "租金负担超过五成流出风险比"});
  ratio("hr_commute_under_30", hr_commute_under_30, {"Leaving: commute under 30 min (30-45 = 1)", "通勤30分钟内流出风险比"});
  ratio("hr_commute_45_60", hr_commute_45_60, {"Leaving: commute 45-60 min", "通勤45-60分钟流出风险比"});
  ratio("hr_commute_60_90", hr_commute_60_90, {"Leaving: commute 60-90 min", "通勤60-90分钟流出风险比"});
  ratio("hr_commute_over_90", hr_commute_over_90, {"Leaving: commute over 90 min", "通勤超过90分钟流出风险比"});
  ratio("hr_tenure_0_6", hr_tenure_0_6, {"Leaving: 0-6 months in the district (13-24 = 1)", "在区0-6个月流出风险比"});
  ratio("hr_tenure_7_12", hr_tenure_7_12, {"Leaving: 7-12 months in the district", "在区7-12个月流出风险比"});
  ratio("hr_tenure_25_36", hr_tenure_25_36, {"Leaving: 25-36 months in the district", "在区25-36个月流出风险比"});
  ratio("hr_tenure_37_60", hr_tenure_37_60, {"Leaving: 37-60 months in the district", "在区37-60个月流出风险比"});
  ratio("hr_tenure_over_60", hr_tenure_over_60, {"Leaving: over 60 months in the district", "在区60个月以上流出风险比"});
  ratio("hr_household_couple", hr_household_couple, {"Leaving: couple (single = 1)", "夫妻户流出风险比"});
  ratio("hr_household_family", hr_household_family, {"Leaving: with children", "有孩家庭流出风险比"});
  ratio("hr_age_under30", hr_age_under30, {"Leaving: under 30 (30-39 = 1)", "30岁以下流出风险比"});
  ratio("hr_age_40_49", hr_age_40_49, {"Leaving: 40-49", "40-49岁流出风险比"});
  ratio("hr_age_50_plus", hr_age_50_plus, {"Leaving: 50 and over", "50岁以上流出风险比"});
  ratio("hr_international_tag", hr_international_tag, {"Leaving: international tag", "国际化标签流出风险比"});
  ratio("hr_no_job", hr_no_job, {"Leaving: first months without a job", "失业初期流出风险比"});
  ratio("hr_no_job_later", hr_no_job_later, {"Leaving: without a job after the search months", "失业后期流出风险比"});
  ratio("hr_wage_high", hr_wage_high,
        {"Leaving: wage at least a quarter above the class's median", "高于同层级中位工资四分之一者流出风险比"});
  ratio("hr_per_tie_lost", hr_per_tie_lost, {"Leaving: each tie lost recently", "每失去一位联系人流出风险比"});
  d.count("max_ties_lost_counted", max_ties_lost_counted, "ties", {0, 6},
          {"Ties lost that count at most", "最多计入的失去联系数"});
  d.count("ties_lost_memory_months", ties_lost_memory_months, "months", {1, 60},
          {"How long a lost tie counts", "失去联系影响月数"});
  ratio("hr_ties_0_2", hr_ties_0_2, {"Leaving: 0-2 ties present (3-5 = 1)", "在区联系0-2人流出风险比"});
  ratio("hr_ties_6_plus", hr_ties_6_plus, {"Leaving: 6 or more ties present", "在区联系6人以上流出风险比"});
  d.number("share_leaving_to_other_district", share_leaving_to_other_district, "share", {0, 1},
           {"Of those who leave the district, share that stays in the city", "流出者留在本市占比"});
}

}  // namespace hearth

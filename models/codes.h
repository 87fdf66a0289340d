// The coded attributes of a person and the bands of the covariates. What a district lists (classes, fields, schemes, towns) is
// an index into its list; what is common to all districts is named here.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "sim/parameter.h"

namespace hearth {

enum class Household : std::uint8_t { single, couple, family };
enum class AgeBand : std::uint8_t { under_30, from_30, from_40, from_50 };
inline constexpr std::size_t age_bands = 4;
/// Nobody is counted before this age: the first band is 22 to 29.
inline constexpr int youngest_age = 22;
enum class Role : std::uint8_t { employee, backbone, core, founder };

/// Where somebody works, as far as risks and eligibility care.
enum class JobState : std::uint8_t {
  established,  // a firm that is not young, or an institute
  young_firm,   // staff or founder of a firm that was young when it hired
  public_post,
  outside,    // works outside the district, lives inside
  searching,  // without a job for a few months
  searching_long,
};
inline constexpr int job_states = 6;
constexpr bool has_job(JobState s) {
  return s < JobState::searching;
}
/// Works for an employer of the district.
constexpr bool has_employer(JobState s) {
  return s < JobState::outside;
}

/// Kinds of home common to all districts; the home of scheme s is `first_scheme_home + s`.
enum class HomeKind : std::uint8_t { private_rent, own, dormitory, relatives };
inline constexpr int first_scheme_home = 4;

/// Rent over net household income: under 20 %, 20-30, 30-40, 40-50, above.
inline constexpr int burden_bands = 5;
/// One-way commute: under 30 min, 30-45, 45-60, 60-90, above.
inline constexpr int commute_bands = 5;
/// Ties present: 0-2, 3-5, 6 and more.
inline constexpr int tie_bands = 3;
inline constexpr int max_ties = 6;
inline constexpr std::size_t max_classes = 8;
inline constexpr int max_ties_lost = 6;
/// Programmes whose effect on people lasts: one bit of a person each.
inline constexpr int max_supports = 16;

constexpr int burden_band(float rent, float income) {
  return (rent >= 0.2F * income ? 1 : 0) + (rent >= 0.3F * income ? 1 : 0) + (rent >= 0.4F * income ? 1 : 0) +
         (rent >= 0.5F * income ? 1 : 0);
}
constexpr int commute_band(double minutes) {
  return minutes < 30 ? 0 : minutes < 45 ? 1 : minutes < 60 ? 2 : minutes < 90 ? 3 : 4;
}
// By number: none to two, three to five, six. A table, since the number is not to be guessed.
inline constexpr std::array<std::uint8_t, max_ties + 1> band_of_ties = {0, 0, 0, 1, 1, 1, 2};
constexpr int tie_band(int ties) {
  return band_of_ties[static_cast<std::size_t>(ties)];
}
static_assert(tie_band(max_ties) == tie_bands - 1);

/// The clocks of a person: the risks whose hazards change only with events (leaving is scanned by itself), and the date on
/// which the lease is renewed.
enum class PersonClock : std::uint8_t { change_job, move_home, apply_for_home, renew_lease };
inline constexpr int person_clocks = 4;
inline constexpr int deciding_clocks = 3;  // all but the last, which is a date

/// To what a departure is attributed; see models/retention.h.
enum class Reason : std::uint8_t {
  personal,
  no_job,
  rent_burden,
  waiting_for_home,
  tenancy_end,
  commute,
  ties_lost,
  team_dissolved,
  programme_over,
};
inline constexpr int reasons = 9;

struct CodeName {
  std::string_view id;
  Meaning meaning;
};

inline constexpr std::array<CodeName, reasons> reason_names = {{
    {"personal", {"Personal and other reasons", "个人及其他原因"}},
    {"no_job", {"Without a job", "失业"}},
    {"rent_burden", {"Rent too high for the income", "租金负担过重"}},
    {"waiting_for_home", {"Waiting for a scheme home", "轮候保障房"}},
    {"tenancy_end", {"End of a scheme tenancy", "保障房租期届满"}},
    {"commute", {"Long commute", "通勤过长"}},
    {"ties_lost", {"Few ties, or ties that left", "人际联系减少"}},
    {"team_dissolved", {"The team dissolved", "团队解散"}},
    {"programme_over", {"A programme of limited time is over", "项目期满"}},
}};
inline constexpr std::array<CodeName, job_states> job_state_names = {{
    {"established", {"Established employer", "既有单位"}},
    {"young_firm", {"Young firm", "年轻企业"}},
    {"public_post", {"Public post", "公共岗位"}},
    {"outside", {"Works outside the district", "区外工作"}},
    {"searching", {"Searching", "求职"}},
    {"searching_long", {"Searching for long", "长期求职"}},
}};
inline constexpr std::array<CodeName, 4> home_kind_names = {{
    {"private_rent", {"Private rent", "市场租房"}},
    {"own", {"Own home", "自有住房"}},
    {"dormitory", {"Employer dormitory", "单位宿舍"}},
    {"relatives", {"With relatives", "亲属家"}},
}};
inline constexpr std::array<CodeName, burden_bands> burden_names = {{
    {"under_20", {"Rent under 20 % of net household income", "租金低于收入两成"}},
    {"20_29", {"20-29 %", "两至三成"}},
    {"30_39", {"30-39 %", "三至四成"}},
    {"40_49", {"40-49 %", "四至五成"}},
    {"50_plus", {"50 % or more", "五成及以上"}},
}};
inline constexpr std::array<CodeName, commute_bands> commute_names = {{
    {"under_30", {"Commute under 30 minutes", "通勤30分钟以内"}},
    {"30_44", {"30-44 minutes", "30-44分钟"}},
    {"45_59", {"45-59 minutes", "45-59分钟"}},
    {"60_89", {"60-89 minutes", "60-89分钟"}},
    {"90_plus", {"90 minutes or more", "90分钟及以上"}},
}};
/// Months in the district, as the hazard of leaving knows them.
inline constexpr std::array<int, 6> tenure_band_ends = {6, 12, 24, 36, 60, 1 << 20};
inline constexpr std::array<CodeName, 6> tenure_names = {{
    {"0_6", {"0-6 months in the district", "在区0-6个月"}},
    {"7_12", {"7-12 months", "7-12个月"}},
    {"13_24", {"13-24 months", "13-24个月"}},
    {"25_36", {"25-36 months", "25-36个月"}},
    {"37_60", {"37-60 months", "37-60个月"}},
    {"over_60", {"Over 60 months", "60个月以上"}},
}};
/// Months from the application to the home.
inline constexpr int wait_bands = 6;
constexpr int wait_band(int months) {
  return months < 1 ? 0 : months < 4 ? 1 : months < 7 ? 2 : months < 13 ? 3 : months < 25 ? 4 : 5;
}
inline constexpr std::array<CodeName, wait_bands> wait_names = {{
    {"same_month", {"Placed in the month of the application", "当月配房"}},
    {"1_3", {"1-3 months", "1-3个月"}},
    {"4_6", {"4-6 months", "4-6个月"}},
    {"7_12", {"7-12 months", "7-12个月"}},
    {"13_24", {"13-24 months", "13-24个月"}},
    {"over_24", {"Over 24 months", "24个月以上"}},
}};
inline constexpr std::array<CodeName, 3> household_names = {{
    {"single", {"Single", "单身"}},
    {"couple", {"Couple", "夫妻"}},
    {"family", {"Family", "有孩家庭"}},
}};
inline constexpr std::array<CodeName, age_bands> age_names = {{
    {"under_30", {"Under 30", "30岁以下"}},
    {"30_39", {"30-39", "30-39岁"}},
    {"40_49", {"40-49", "40-49岁"}},
    {"50_plus", {"50 and over", "50岁以上"}},
}};
inline constexpr std::array<CodeName, 4> role_names = {{
    {"employee", {"Employee", "员工"}},
    {"backbone", {"Backbone", "骨干"}},
    {"core", {"Core of a team", "团队核心"}},
    {"founder", {"Founder", "创办人"}},
}};

inline constexpr std::uint32_t nobody = 0xffffffffu;
inline constexpr std::uint16_t no_team = 0xffff;

}  // namespace hearth

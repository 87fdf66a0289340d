// What a review holds the district against: the plan of every target, housing scheme and programme by month, and the corrective
// rules, their names resolved. ODD: 7.12 Review.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "models/codes.h"
#include "models/parameters/review.h"
#include "sim/said.h"

namespace hearth {

struct Setup;
struct ProgrammeParameters;

/// How an item of the plan stands at a review.
enum class Light : std::uint8_t { no_plan, green, amber, red };

enum class ItemKind : std::uint8_t { target, scheme, programme, desk };

/// An item of the plan.
struct ReviewItem {
  ItemKind kind = ItemKind::target;
  std::size_t index = 0;  // in the list of its kind
  int task = -1;          // that answers for it
  std::string id;         // "target.elite"
  Said name;
  std::vector<double> plan;  // by month of the run, at its end: homes delivered, units at work; missing where nothing is dated
};

struct ReviewRule {
  std::size_t item = 0;
  Light from = Light::red;
  CorrectiveAction action = CorrectiveAction::add_units;
  std::size_t to_programme = 0, from_programme = 0, scheme = 0;
  double share = 0, share_cap = 0;
  int months = 0, months_cap = 0;
  double cost_per_home_month = 0;
};

struct ReviewPlan {
  std::vector<ReviewItem> items;
  std::vector<int> months;  // of the run, in which there is a review
  std::vector<ReviewRule> rules;
};

ReviewPlan review_plan_of(const Setup& s);

/// What the district plans to pay for a unit of a programme in a year, if all its places or starts are taken: what a shift of
/// budget reckons with. 0 for what is paid out of a fund.
double district_cost_of_unit_year(const ProgrammeParameters& x);

/// The light of an actual number beside a planned one; none where nothing is planned.
Light light_of(const ReviewParameters& r, double plan, double actual);

/// Why an item is not green.
enum class Cause : std::uint8_t {
  none,
  arrivals,
  losses,
  advancement,
  not_carried_out,
  planned_delay,
  coordination,
  slips,
  budget_shifted,
};

/// What the monthly monitoring names.
enum class Problem : std::uint8_t { none, queue_grows, off_plan, both };

inline constexpr std::array<CodeName, 4> light_names = {{
    {"no_plan", {"Nothing planned by then", "尚无计划"}},
    {"green", {"Green", "绿灯"}},
    {"amber", {"Amber", "黄灯"}},
    {"red", {"Red", "红灯"}},
}};
inline constexpr std::array<CodeName, 9> cause_names = {{
    {"none", {"None", "无"}},
    {"arrivals", {"Too few arrivals", "流入不足"}},
    {"losses", {"Losses", "流失"}},
    {"advancement", {"Advancement out of the classes that count", "晋升离开计数层级"}},
    {"not_carried_out", {"The task is not carried out", "任务未实施"}},
    {"planned_delay", {"Delayed by the scenario", "情景推迟"}},
    {"coordination", {"Departments had to agree", "部门协调"}},
    {"slips", {"Milestones slipped", "里程碑延期"}},
    {"budget_shifted", {"Budget went elsewhere", "经费调出"}},
}};
inline constexpr std::array<CodeName, 4> problem_names = {{
    {"none", {"None", "无"}},
    {"queue_grows", {"The queue keeps growing", "队列持续增长"}},
    {"off_plan", {"Behind its plan", "落后于计划"}},
    {"both", {"Both", "两者"}},
}};

}  // namespace hearth

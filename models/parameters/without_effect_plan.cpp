// Values of departments, tasks and [effort] that nothing reads under the others.
#include <algorithm>

#include "models/indices.h"
#include "models/parameters/without_effect.h"
#include "models/responsibility.h"

namespace hearth {

namespace {

// Whether a scheme's homes are delivered by a task that is carried out.
bool delivers_homes(const DistrictParameters& p, const SchemeParameters& x) {
  return x.enabled && !x.task.empty() && is_carried_out(p, x.task) &&
         std::any_of(p.housing.deliveries.begin(), p.housing.deliveries.end(),
                     [&](const auto& row) { return row.scheme == x.id; });
}

bool any_homes(const DistrictParameters& p) {
  return std::any_of(p.housing.schemes.begin(), p.housing.schemes.end(), [&](const auto& x) { return delivers_homes(p, x); });
}

// Whether the plan dates something of a task that is carried out later than the start of the run: what can be late.
bool has_milestones(const DistrictParameters& p) {
  return any_homes(p) || std::any_of(p.programmes.begin(), p.programmes.end(), [&](const ProgrammeParameters& x) {
           return !x.task.empty() && is_carried_out(p, x.task) && !x.units.is_constant() &&
                  x.units.points().back().month > p.run.start;
         });
}

bool any_staff(const DistrictParameters& p) {
  return std::any_of(p.departments.begin(), p.departments.end(), [](const auto& x) { return x.staff > 0; });
}

bool weight_changes(const DistrictParameters& p, const DepartmentParameters& x) {
  for (int m = 0; m < static_cast<int>(p.run.months); ++m) {
    if (x.assessment_weight.at(p.run.start + m) != x.assessment_weight.at(p.run.start)) return true;
  }
  return false;
}

const Said no_departments = {"no departments are listed, everything is done as planned", "未列部门,一切按计划完成"};
const Said no_programmes = {"there are no programmes", "没有项目"};
const Said not_reformed = {"the task of effort.task is not carried out", "effort.task 的任务不实施"};

// Why the effort of departments makes no difference.
Said without_effort(const DistrictParameters& p) {
  return p.departments.empty() ? no_departments : p.programmes.empty() && !any_homes(p) ? no_programmes : Said{};
}

Said of_weights(const DistrictParameters& p) {
  if (!is_carried_out(p, p.effort.task)) return not_reformed;
  const bool any = std::any_of(p.departments.begin(), p.departments.end(), [&](const auto& x) { return weight_changes(p, x); });
  return any ? Said{} : Said{"no assessment weight changes", "考核权重不变"};
}

Said of_slips(const DistrictParameters& p) {
  return has_milestones(p) ? Said{}
                           : Said{"no programme opens units and no homes are delivered later than the run begins",
                                  "没有项目在模拟开始后增设单位,也没有住房交付"};
}

}  // namespace

Said without_effect_in_department(const DistrictParameters& p, std::string_view name) {
  if (name == "staff" && p.effort.load_elasticity == 0 && p.effort.cost_per_post == 0)
    return {"neither effort nor cost depends on it (effort.load_elasticity, effort.cost_per_post)",
            "努力与成本均与其无关(effort.load_elasticity、effort.cost_per_post)"};
  if (name != "assessment_weight") return {};
  if (p.effort.task.empty() || !is_carried_out(p, p.effort.task)) return not_reformed;
  if (p.effort.per_unit_of_weight == 0) return {"effort.per_unit_of_weight is 0", "effort.per_unit_of_weight 为 0"};
  return {};
}

Said without_effect_in_effort(const DistrictParameters& p, std::string_view name) {
  const EffortParameters& e = p.effort;
  if (name == "cost_per_post") {
    if (e.task.empty()) return {"effort.task names no task that pays the posts", "effort.task 未写承担人员成本的任务"};
    if (!is_carried_out(p, e.task)) return not_reformed;
    return any_staff(p) ? Said{} : Said{"no department has staff", "各部门均无人员"};
  }
  const bool of_slip = name == "slip_share" || name == "slip_months_mean";
  if (of_slip || name == "coordination_months_per_partner" || name == "coordination_relief") {
    if (Said why = of_slips(p); !why.empty()) return why;
    if (name == "slip_months_mean" && e.slip_share == 0) return {"no milestone slips (slip_share is 0)", "没有里程碑会延期"};
    if (!of_slip && p.departments.empty()) return no_departments;
    if (name != "coordination_relief") return {};
    if (e.coordination_months_per_partner == 0) return {"coordination takes no time", "协调没有延误"};
    return is_carried_out(p, e.task) ? Said{} : not_reformed;
  }
  if (name != "base" && name != "per_unit_of_weight" && name != "load_elasticity") return {};
  // The base also sets how likely a milestone slips.
  if (Said why = without_effort(p); !why.empty() && (name != "base" || e.slip_share == 0)) return why;
  if (name == "per_unit_of_weight") return of_weights(p);
  if (name == "load_elasticity" && !any_staff(p)) return {"no department has staff", "各部门均无人员"};
  return {};
}

Said without_effect_at_desk(const DistrictParameters& p, std::string_view name) {
  const ServiceDeskParameters& desk = p.service_desk;
  if (name == "counters") return {};
  if (desk.counters.is_nothing())
    return {"there is no desk (service_desk.counters is 0)", "没有窗口(service_desk.counters 为 0)"};
  const bool paid = index_of(p.tasks, desk.task) >= 0 && is_carried_out(p, desk.task);
  const bool of_costs = name == "cost_per_counter" || name == "platform_cost" || name == "platform_opens";
  if (of_costs && !paid) return {"no task that is carried out pays the desk", "没有在实施的任务承担窗口费用"};
  for (const DeskRequest& x : desk.requests) {
    const std::string of = "requests." + x.id + ".";
    if (name == of + "cases_per_person_year" && x.brought_by != DeskCases::people)
      return {"its cases are applications (brought_by)", "其办件为申请(brought_by)"};
    if (name == of + "minutes" && x.brought_by == DeskCases::people && x.cases_per_person_year == 0)
      return {"nobody brings a case of it (cases_per_person_year is 0)", "没有此类办件(cases_per_person_year 为 0)"};
  }
  if (name == "platform_opens" && desk.platform_cost == 0) return {"the platform costs nothing", "平台没有成本"};
  return {};
}

Said without_effect_when_switched(const DistrictParameters& p, const TaskParameters& x) {
  const auto belongs = [&](const auto& y) { return y.task == x.id; };
  const bool any = p.effort.task == x.id || p.service_desk.task == x.id ||
                   std::any_of(p.programmes.begin(), p.programmes.end(), belongs) ||
                   std::any_of(p.housing.schemes.begin(), p.housing.schemes.end(),
                               [&](const auto& y) { return y.task == x.id && y.enabled; });
  return any ? Said{} : Said{"no programme or scheme depends on the task", "没有项目或住房方案取决于该任务"};
}

}  // namespace hearth

// Tasks, departments and programmes together: who answers for what, dates, and how many there may be. What one programme says
// by itself is in consistency_programmes.cpp.
#include <algorithm>
#include <map>
#include <set>

#include "models/parameters/consistency.h"
#include "models/programme.h"

namespace hearth {

namespace {

template <class Structure>
void check_names(const std::vector<Structure>& list, const std::string& list_key, const std::string& needed_key,
                 const Said& what, Contradictions& out) {
  std::map<std::string, std::string> by_name;
  for (const auto& x : list) {
    const std::string key = list_key + "." + x.id + ".";
    if (x.name_en.empty() && x.name_zh.empty()) {
      out.push_back({{key + "name_en", key + "name_zh", key + needed_key},
                     {"the " + what.en + " '" + x.id + "' has no name (name_en, name_zh)",
                      what.zh + " '" + x.id + "' 没有名称(name_en、name_zh)"},
                     ""});
    }
    const std::string& name = x.name_en.empty() ? x.name_zh : x.name_en;
    const auto [same, is_new] = by_name.emplace(name, x.id);
    if (!is_new && !name.empty())
      out.push_back({{key + "name_en", key + "name_zh", list_key + "." + same->second + ".name_en"},
                     {"'" + same->second + "' and '" + x.id + "' have the same name, nobody could tell their results apart",
                      "'" + same->second + "' 与 '" + x.id + "' 同名,结果无法区分"},
                     ""});
  }
}

void check_tasks(const DistrictParameters& p, Contradictions& out) {
  for (const TaskParameters& task : p.tasks) {
    const std::string key = "tasks." + task.id + ".";
    if (task.lead.empty() && !p.departments.empty()) {
      out.push_back({{key + "lead", key + "name_en", "departments.*.name_en"},
                     {"no department leads the task '" + task.id + "' (lead)", "任务 '" + task.id + "' 没有牵头部门(lead)"},
                     ""});
    }
    std::set<std::string> named;
    for (const auto* ids : {&task.lead, &task.participants}) {
      for (const std::string& id : *ids) {
        if (named.insert(id).second) continue;
        out.push_back({{key + "participants", key + "lead"},
                       {"the department '" + id + "' is named twice; a lead takes part anyway",
                        "部门 '" + id + "' 出现两次;牵头部门本已参与"},
                       ""});
      }
    }
  }
}

// A load is tasks over staff: without staff there is none to be computed, and the others' is what it would be without those
// tasks.
void check_staff(const DistrictParameters& p, Contradictions& out) {
  if (p.effort.load_elasticity == 0) return;
  if (std::none_of(p.departments.begin(), p.departments.end(), [](const auto& x) { return x.staff > 0; })) return;
  for (const DepartmentParameters& department : p.departments) {
    if (department.staff > 0) continue;
    const auto task = std::find_if(p.tasks.begin(), p.tasks.end(), [&](const TaskParameters& x) {
      return std::find(x.lead.begin(), x.lead.end(), department.id) != x.lead.end();
    });
    if (task == p.tasks.end()) continue;
    const std::string key = "departments." + department.id + ".";
    out.push_back({{key + "staff", key + "name_en", "effort.load_elasticity"},
                   {"'" + department.id + "' leads the task '" + task->id + "' without staff, its load has no bounds",
                    "'" + department.id + "' 牵头任务 '" + task->id + "' 却没有人员,负荷无法计算"},
                   ""});
  }
}

// A date before the run is a slip of one schedule. Where most of them have one, it is the run that begins later than the plan:
// what is there by then stays.
void check_first_dates(const DistrictParameters& p, Contradictions& out) {
  std::size_t dated = 0;
  Contradictions early;
  const auto look_at = [&](const Schedule& schedule, const std::string& key) {
    if (schedule.is_constant()) return;
    ++dated;
    const Month first = schedule.points().front().month;
    if (first >= p.run.start) return;
    early.push_back({{key, "run.start"},
                     {"the first date, " + to_string(first) + ", lies before the run begins (" + to_string(p.run.start) + ")",
                      "首个日期 " + to_string(first) + " 早于模拟起始月(" + to_string(p.run.start) + ")"},
                     ""});
  };
  for (const auto& x : p.departments) look_at(x.assessment_weight, "departments." + x.id + ".assessment_weight");
  for (const auto& x : p.programmes) look_at(x.units, "programmes." + x.id + ".units");
  look_at(p.service_desk.counters, "service_desk.counters");
  look_at(p.service_desk.online_share, "service_desk.online_share");
  look_at(p.service_desk.one_visit_share, "service_desk.one_visit_share");
  const bool begins_later = early.size() > 1 && 2 * early.size() > dated;
  if (!begins_later) out.insert(out.end(), early.begin(), early.end());
  // A schedule has its first value before its first date too.
  for (const auto& x : p.programmes) {
    if (x.units.is_constant() || x.units.shape() != Schedule::Shape::step) continue;
    const Schedule::Point& first = x.units.points().front();
    if (first.month <= p.run.start || first.value == 0) continue;
    const std::string start = to_string(p.run.start);
    out.push_back(
        {{"programmes." + x.id + ".units", "run.start"},
         {"what is there before " + to_string(first.month) + " is not said; give the units at " + start + " (0: none) as well",
          "未写明 " + to_string(first.month) + " 之前的单位数;请同时给出 " + start + " 的数(0为无)"},
         ""});
  }
}

// A desk that takes no time, or that is never open, is none.
void check_desk(const DistrictParameters& p, Contradictions& out) {
  const ServiceDeskParameters& desk = p.service_desk;
  if (desk.counters.is_nothing()) return;
  const bool nobody_comes = std::all_of(desk.requests.begin(), desk.requests.end(), [](const DeskRequest& x) {
    return x.brought_by == DeskCases::people && x.cases_per_person_year == 0;
  });
  if (nobody_comes)
    out.push_back({{"service_desk.requests.*.cases_per_person_year", "service_desk.counters"},
                   {"there are counters, and nobody brings a case to them (service_desk.requests)",
                    "有窗口,而没有人来办件(service_desk.requests)"},
                   ""});
  if (desk.open_minutes_per_month * desk.usable_share == 0)
    out.push_back({{"service_desk.open_minutes_per_month", "service_desk.usable_share", "service_desk.counters"},
                   {"there are counters, and they are never open (open_minutes_per_month, usable_share)",
                    "有窗口,而从不开放(open_minutes_per_month、usable_share)"},
                   ""});
}

// Codes have room for so many.
void check_room(const DistrictParameters& p, Contradictions& out) {
  const auto at_most = [&](std::size_t most, std::vector<std::string> keys, const Said& which, const auto& counts) {
    const auto n = static_cast<std::size_t>(std::count_if(p.programmes.begin(), p.programmes.end(), counts));
    if (n <= most) return;
    out.push_back({std::move(keys),
                   {std::to_string(n) + " programmes" + which.en + ", there is room for " + std::to_string(most),
                    which.zh + "项目共 " + std::to_string(n) + " 个,上限为 " + std::to_string(most)},
                   ""});
  };
  at_most(max_programmes, {"programmes.*.task"}, {"", ""}, [](const auto&) { return true; });
  at_most(max_people_programmes, {"programmes.*.serves", "programmes.*.task"}, {" that serve people", "服务人才的"},
          [](const auto& x) { return x.serves == Serves::people; });
  at_most(max_employer_programmes, {"programmes.*.serves"}, {" that serve employers", "服务用人单位的"},
          [](const auto& x) { return x.serves == Serves::employers; });
  at_most(max_supports, {"programmes.*.effect.hr_leaving", "programmes.*.ladder"},
          {" with a lasting effect on people (effect.hr_leaving, ladder)", "对人才有持续效果(effect.hr_leaving、ladder)的"},
          has_lasting_effect);
}

// Programmes draw their luck by their ids.
void check_luck(const DistrictParameters& p, Contradictions& out) {
  std::map<std::uint32_t, std::string> by_key;
  for (const auto& x : p.programmes) {
    const auto [same, is_new] = by_key.emplace(key_in_ordinals(key_of(x.id)), x.id);
    if (is_new) continue;
    out.push_back({{"programmes." + x.id + ".task", "programmes." + same->second + ".task"},
                   {"the ids '" + same->second + "' and '" + x.id + "' happen to share their random numbers; choose another id",
                    "标识 '" + same->second + "' 与 '" + x.id + "' 恰好共用随机数,请改用其他标识"},
                   ""});
  }
}

// One at a time, each rung once.
void check_ladders(const DistrictParameters& p, Contradictions& out) {
  std::map<std::pair<std::string, std::int64_t>, std::string> by_rung;
  for (const auto& x : p.programmes) {
    const std::string key = "programmes." + x.id + ".";
    if (x.ladder.empty()) {
      if (x.rung != 0) out.push_back({{key + "rung", key + "ladder"}, {"a rung of no ladder", "写了梯级却没有扶持梯次"}, ""});
      continue;
    }
    if (x.serves != Serves::people)
      out.push_back({{key + "ladder", key + "serves"}, {"only people stand on a ladder", "只有服务人才的项目可设梯次"}, ""});
    if (!x.once)
      out.push_back({{key + "once", key + "ladder"},
                     {"a rung of a ladder is climbed once (once = true)", "每一梯级只入选一次(once = true)"},
                     ""});
    const auto [same, is_new] = by_rung.emplace(std::pair{x.ladder, x.rung}, x.id);
    if (is_new) continue;
    out.push_back({{key + "rung", "programmes." + same->second + ".rung", key + "ladder"},
                   {"'" + same->second + "' and '" + x.id + "' stand on the same rung of the ladder '" + x.ladder + "'",
                    "'" + same->second + "' 与 '" + x.id + "' 处于梯次 '" + x.ladder + "' 的同一梯级"},
                   ""});
  }
}

}  // namespace

void check_plan(const DistrictParameters& p, Contradictions& out) {
  check_names(p.departments, "departments", "staff", {"department", "部门"}, out);
  check_names(p.tasks, "tasks", "lead", {"task", "任务"}, out);
  check_names(p.programmes, "programmes", "task", {"programme", "项目"}, out);
  check_tasks(p, out);
  check_staff(p, out);
  check_first_dates(p, out);
  check_desk(p, out);
  check_room(p, out);
  check_luck(p, out);
  check_ladders(p, out);
  check_programmes(p, out);
}

}  // namespace hearth

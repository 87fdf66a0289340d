#include "tools/task_contents.h"

#include <algorithm>
#include <set>

#include "models/measures.h"
#include "models/moved_series.h"
#include "models/setup.h"
#include "output/task_values.h"

namespace hearth {

namespace {

template <class Structure>
Named named(const Structure& x) {
  const Said name = in_both(x.name_en, x.name_zh);
  return {x.id, name.empty() ? same(x.id) : name};
}

template <class Structure>
std::vector<Named> of_task(const std::vector<Structure>& list, const std::string& task) {
  std::vector<Named> out;
  for (const Structure& x : list) {
    if (x.task == task) out.push_back(named(x));
  }
  return out;
}

// Whose programmes bring people through a channel.
std::set<std::string> tasks_that_feed(const DistrictParameters& p, const std::string& channel) {
  std::set<std::string> out;
  for (const ProgrammeParameters& x : p.programmes) {
    if (x.serves == Serves::newcomers && x.recruitment.channel == channel) out.insert(x.task);
  }
  return out;
}

// Through which the programmes of the task bring people.
std::vector<Named> channels_of(const DistrictParameters& p, const std::string& task) {
  std::vector<Named> out;
  for (const ChannelParameters& c : p.channels) {
    if (tasks_that_feed(p, c.id).contains(task)) out.push_back(named(c));
  }
  return out;
}

std::vector<Named> departments(const DistrictParameters& p, const std::vector<std::string>& ids) {
  std::vector<Named> out;
  for (const std::string& id : ids) {
    for (const DepartmentParameters& x : p.departments) {
      if (x.id == id) out.push_back(named(x));
    }
  }
  return out;
}

// What a what-if changes is bare as a rule, and is then no longer what the document states or what was assumed below.
bool replaces_what_was_known(const ParameterEntry& e) {
  return std::any_of(e.earlier.begin(), e.earlier.end(), [](const EarlierValue& was) { return !was.evidence.empty(); });
}

void sort_values(const Scenario& scenario, TaskContents& c) {
  for (const ParameterEntry* e : values_of_task(scenario.entries, c.task->id)) {
    if (!e->is_set) continue;
    if (e->evidence == "stated") {
      c.stated.push_back(e);
    } else if (!e->evidence.empty()) {
      c.assumed.push_back(e);
    } else if (replaces_what_was_known(*e)) {
      c.changed.push_back(e);
    }
  }
}

std::vector<std::string> ids_of(const std::vector<Named>& elements) {
  std::vector<std::string> out;
  out.reserve(elements.size());
  for (const Named& x : elements) out.push_back(x.id);
  return out;
}

// What the review holds against the plan, as models/review_plan.cpp names it.
std::vector<std::string> items_of_review(const TaskContents& c, bool has_desk) {
  std::vector<std::string> out;
  for (const Named& x : c.targets) out.push_back("target." + x.id);
  for (const Named& x : c.schemes) out.push_back("scheme." + x.id);
  for (const Named& x : c.programmes) out.push_back("programme." + x.id);
  if (has_desk) out.emplace_back("desk");
  return out;
}

std::vector<const ProgrammeParameters*> programmes_of(const DistrictParameters& p, const TaskContents& c) {
  std::vector<const ProgrammeParameters*> out;
  for (const ProgrammeParameters& x : p.programmes) {
    if (x.task == c.task->id) out.push_back(&x);
  }
  return out;
}

// Whether a series has values for something of the task: some are of one kind of programme, or of targets, alone.
bool has_values(const Measures& measures, const Series& s, const DistrictParameters& p, const TaskContents& c) {
  const bool of_targets = s.group == "review" && (s.name == "arrivals" || s.name == "losses" || s.name == "advancement");
  if (of_targets) return !c.targets.empty();
  if (s.group != "programmes") return true;
  const std::vector<const ProgrammeParameters*> programmes = programmes_of(p, c);
  return std::any_of(programmes.begin(), programmes.end(), [&](const auto* x) { return measures.has_values(s, *x); });
}

// What the programmes act on besides what they show of themselves.
void find_moved(const MeasureBook& book, const DistrictParameters& p, TaskContents& c) {
  std::vector<std::string> names;
  for (const ProgrammeParameters* x : programmes_of(p, c)) {
    const std::vector<std::string> moved = series_moved_by(p, *x);
    names.insert(names.end(), moved.begin(), moved.end());
  }
  for (const Series& s : book.series()) {
    const bool is_moved = std::find(names.begin(), names.end(), s.group + "/" + s.name) != names.end();
    if (is_moved) c.moved.push_back(s);
  }
}

// From the declared series, so that a new one is told of without a word here.
void find_measures(const Measures& measures, const DistrictParameters& p, bool has_effort, bool has_desk, TaskContents& c) {
  const auto members = [&](const Dimension& d) -> std::vector<std::string> {
    if (d.name == "task") return {c.task->id};
    if (d.name == "programme") return ids_of(c.programmes);
    if (d.name == "scheme") return ids_of(c.schemes);
    if (d.name == "target") return ids_of(c.targets);
    if (d.name == "channel") return ids_of(c.channels);
    if (d.name == "item") return items_of_review(c, has_desk);
    if (d.name == "department" && has_effort) return d.members;
    return {};
  };
  const MeasureBook& book = measures.book;
  for (std::size_t i = 0; i < book.dimensions().size(); ++i) {
    const Dimension& d = book.dimensions()[i];
    TaskSeries found{{d.meaning_en, d.meaning_zh}, d.name, members(d), {}};
    if (found.members.empty()) continue;
    for (const Series& s : book.series()) {
      const bool has_dimension = std::find(s.dims.begin(), s.dims.end(), static_cast<int>(i)) != s.dims.end();
      if (has_dimension && has_values(measures, s, p, c)) found.series.push_back(s);
    }
    if (!found.series.empty()) c.measures.push_back(std::move(found));
  }
  if (!has_desk) return;
  TaskSeries of_desk{{"Service desk", "服务窗口"}, {}, {}, {}};
  for (const Series& s : book.series()) {
    if (s.group == "desk") of_desk.series.push_back(s);
  }
  if (!of_desk.series.empty()) c.measures.push_back(std::move(of_desk));
}

}  // namespace

std::vector<TaskContents> contents_of_tasks(const Scenario& scenario, const std::vector<Clause>& clauses) {
  const DistrictParameters& p = scenario.parameters;
  std::vector<TaskContents> out;
  if (p.tasks.empty()) return out;
  const Setup setup(p);
  const Measures measures(setup);
  for (const TaskParameters& task : p.tasks) {
    TaskContents& c = out.emplace_back();
    c.task = &task;
    std::copy_if(clauses.begin(), clauses.end(), std::back_inserter(c.clauses),
                 [&](const Clause& x) { return x.task == task.id; });
    c.lead = departments(p, task.lead);
    c.participants = departments(p, task.participants);
    c.programmes = of_task(p.programmes, task.id);
    c.schemes = of_task(p.housing.schemes, task.id);
    c.targets = of_task(p.targets, task.id);
    c.channels = channels_of(p, task.id);
    for (const DeliveryParameters& row : p.housing.deliveries)
      c.deliveries +=
          std::any_of(c.schemes.begin(), c.schemes.end(), [&](const Named& x) { return x.id == row.scheme; }) ? 1 : 0;
    const bool has_effort = p.effort.task == task.id;
    const bool has_desk = p.service_desk.task == task.id;
    sort_values(scenario, c);
    find_measures(measures, p, has_effort, has_desk, c);
    find_moved(measures.book, p, c);
  }
  return out;
}

}  // namespace hearth

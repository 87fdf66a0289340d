#include "models/responsibility.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include "models/indices.h"
#include "sim/portable_math.h"

namespace hearth {

namespace {

// Departments that share tasks; the more they share, the nearer they are.
using DepartmentGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                              boost::property<boost::edge_weight_t, double>>;

/// The departments of a task, its leads first.
std::vector<int> departments_of(const DistrictParameters& p, const TaskParameters& task) {
  std::vector<int> out;
  for (const auto* ids : {&task.lead, &task.participants}) {
    for (const auto& id : *ids) {
      if (const int i = index_of(p.departments, id); i >= 0) out.push_back(i);
    }
  }
  return out;
}

DepartmentGraph graph_of(const DistrictParameters& p) {
  const std::size_t n = p.departments.size();
  std::vector<int> shared(n * n, 0);
  for (const auto& task : p.tasks) {
    const auto with = departments_of(p, task);
    for (const int a : with) {
      for (const int b : with) shared[static_cast<std::size_t>(a) * n + static_cast<std::size_t>(b)] += a < b ? 1 : 0;
    }
  }
  DepartmentGraph graph(n);
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      // Pairs are counted from the lower index, whichever of the two the task names first.
      if (shared[a * n + b] > 0) boost::add_edge(a, b, 1.0 / shared[a * n + b], graph);
    }
  }
  return graph;
}

// The sum of the distances from the convener to the others.
double distance_to_partners(const DepartmentGraph& graph, const std::vector<int>& with) {
  std::vector<double> distance(boost::num_vertices(graph));
  boost::dijkstra_shortest_paths(graph, static_cast<std::size_t>(with.front()), boost::distance_map(distance.data()));
  double sum = 0;
  for (std::size_t i = 1; i < with.size(); ++i) sum += distance[static_cast<std::size_t>(with[i])];
  return sum;
}

std::vector<double> loads(const DistrictParameters& p) {
  std::vector<double> tasks(p.departments.size(), 0.0);
  for (const auto& task : p.tasks) {
    for (const auto& id : task.lead) tasks[static_cast<std::size_t>(index_of(p.departments, id))] += 1;
    for (const auto& id : task.participants) tasks[static_cast<std::size_t>(index_of(p.departments, id))] += 0.5;
  }
  double all_tasks = 0;
  double all_staff = 0;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    all_tasks += tasks[i];
    all_staff += p.departments[i].staff;
  }
  const double usual = p.effort.usual_load > 0 ? p.effort.usual_load : all_staff > 0 ? all_tasks / all_staff : 0;
  std::vector<double> out;
  for (std::size_t i = 0; i < tasks.size(); ++i)
    out.push_back(usual > 0 && p.departments[i].staff > 0 ? tasks[i] / p.departments[i].staff / usual : 1);
  return out;
}

}  // namespace

double effort_of(const EffortParameters& e, double weight_gain, double load) {
  const double eased = load > 0 && e.load_elasticity > 0 ? portable_pow(load, -e.load_elasticity) : 1;
  return std::clamp((e.base + e.per_unit_of_weight * weight_gain) * eased, 0.0, 1.0);
}

double slip_chance(const EffortParameters& e, double effort) {
  return e.base < 1 ? std::clamp(e.slip_share * (1 - effort) / (1 - e.base), 0.0, 1.0) : e.slip_share;
}

bool is_carried_out(const DistrictParameters& p, const std::string& id) {
  const int task = index_of(p.tasks, id);
  return task < 0 || p.tasks[static_cast<std::size_t>(task)].enabled;
}

Responsibility responsibility_of(const DistrictParameters& p) {
  Responsibility out;
  const auto months = static_cast<std::size_t>(p.run.months);
  const bool reformed = !p.effort.task.empty() && is_carried_out(p, p.effort.task);
  out.load = loads(p);
  for (std::size_t i = 0; i < p.departments.size(); ++i) {
    const Schedule& weight = p.departments[i].assessment_weight;
    out.effort.emplace_back();
    for (std::size_t m = 0; m < months; ++m) {
      const double gain = reformed ? weight.at(p.run.start + static_cast<int>(m)) - weight.at(p.run.start) : 0;
      out.effort.back().push_back(effort_of(p.effort, gain, out.load[i]));
    }
  }
  const DepartmentGraph graph = graph_of(p);
  for (const auto& task : p.tasks) {
    out.task_effort.emplace_back(months, 1.0);
    out.coordination_months.push_back(0);
    const auto with = departments_of(p, task);
    if (with.empty()) continue;
    for (std::size_t m = 0; m < months; ++m) {
      double sum = 0;
      for (std::size_t i = 0; i < task.lead.size(); ++i) sum += out.effort[static_cast<std::size_t>(with[i])][m];
      if (!task.lead.empty()) out.task_effort.back()[m] = sum / static_cast<double>(task.lead.size());
    }
    out.coordination_months.back() = p.effort.coordination_months_per_partner * distance_to_partners(graph, with) *
                                     (reformed ? 1 - p.effort.coordination_relief : 1);
  }
  return out;
}

}  // namespace hearth

// What the tasks of the plan show: groups /tasks and /departments of the results file, and the ledger by task.
#include <cmath>

#include "models/indices.h"
#include "models/measure_values.h"

namespace hearth {

namespace {

// The accounts of the ledger that belong to each task: its housing schemes, its programmes, and its own.
std::vector<std::vector<int>> accounts_by_task(const Setup& s) {
  std::vector<std::vector<int>> out(s.p.tasks.size());
  const auto add = [&](const std::string& id, int account) {
    if (const int task = index_of(s.p.tasks, id); task >= 0) out[static_cast<std::size_t>(task)].push_back(account);
  };
  int account = 0;
  for (const auto& x : s.p.housing.schemes) add(x.task, account++);
  for (const auto& x : s.p.programmes) add(x.task, account++);
  for (const auto& x : s.p.tasks) add(x.id, account++);
  return out;
}

// A count of a task: of its programmes, of its housing schemes, and of the service desk.
template <class OfProgramme, class OfScheme, class OfDesk>
auto of_task(const Setup& s, const OfProgramme& of_programme, const OfScheme& of_scheme, const OfDesk& of_desk) {
  const int desk_task = index_of(s.p.tasks, s.p.service_desk.task);
  std::vector<std::vector<std::size_t>> programmes(s.p.tasks.size()), schemes(s.p.tasks.size());
  for (std::size_t q = 0; q < s.p.programmes.size(); ++q) {
    if (const int task = s.programmes[q].task; task >= 0) programmes[static_cast<std::size_t>(task)].push_back(q);
  }
  for (std::size_t k = 0; k < s.p.housing.schemes.size(); ++k) {
    if (const int task = index_of(s.p.tasks, s.p.housing.schemes[k].task); task >= 0)
      schemes[static_cast<std::size_t>(task)].push_back(k);
  }
  return each([=](const District& d, std::size_t task) {
    std::int64_t n = 0;
    for (const std::size_t q : programmes[task]) n += of_programme(d, q);
    for (const std::size_t k : schemes[task]) n += of_scheme(d, k);
    if (static_cast<int>(task) == desk_task) n += std::llround(of_desk(d.desk));
    return n;
  });
}

}  // namespace

void Measures::declare_tasks(const Setup& s, const Dimensions& by) {
  if (by.task >= 0) {
    add("tasks", "applicants", {by.task}, "applicants",
        {"Who applied in the month: people, employers, leads of recruitment, applicants for homes", "当月申请"},
        of_task(
            s, flow_of(&ProgrammeFlows::applicants), [](const District& d, std::size_t k) { return d.flows.applications[k]; },
            [](const ServiceDesk& desk) { return static_cast<double>(desk.cases); }));
    add("tasks", "waiting", {by.task}, "applicants", {"Who waits at the end of the month", "月末等候"},
        of_task(
            s, waiting_for, [](const District& d, std::size_t k) { return d.stock.waiting[k]; },
            [](const ServiceDesk& desk) { return desk.backlog; }));
    add("tasks", "served", {by.task}, "applicants",
        {"Who was served in the month: taken in, arrived, given a home", "当月服务"},
        of_task(
            s, flow_of(&ProgrammeFlows::served), [](const District& d, std::size_t k) { return d.flows.placements[k]; },
            [](const ServiceDesk& desk) { return desk.served + static_cast<double>(desk.online); }));
    add("tasks", "turned_away", {by.task}, "applicants", {"Who was turned away, gave up, or did not come", "当月未获服务"},
        of_task(
            s, flow_of(&ProgrammeFlows::turned_away), [](const District& d, std::size_t k) { return d.flows.given_up[k]; },
            [](const ServiceDesk& desk) { return desk.given_up; }));
    add("tasks", "effect", {by.task}, "applicants",
        {"On whom the task acts at the end of the month: people and employers with a support in force, holders of homes, cases "
         "handled online",
         "月末受益人数(单位数)"},
        of_task(
            s, in_effect_of, [](const District& d, std::size_t k) { return d.stock.held[k]; },
            [](const ServiceDesk& desk) { return static_cast<double>(desk.online); }));
    const auto accounts = accounts_by_task(s);
    const auto sum = [accounts](std::size_t task, const auto& of) {
      double total = 0;
      for (const int account : accounts[task]) total += of(account);
      return total;
    };
    add("tasks", "spending", {by.task}, "CNY", {"Spending of the district in the month, recoveries deducted", "当月区财政支出"},
        each([sum](const District& d, std::size_t task) {
          return sum(task, [&](int account) { return spent_from(d, account); });
        }),
        Storage::float64);
    add("ledger", "by_task_and_purpose", {by.task, by.purpose}, "CNY",
        {"Postings of the month by task and purpose, all payers", "按任务与用途的当月账目"},
        each([sum](const District& d, std::size_t i) {
          return sum(i / purposes,
                     [&](int account) { return d.ledger.of_purpose(account, static_cast<Purpose>(i % purposes)).in_cny(); });
        }),
        Storage::float64);
    add("ledger", "by_task_and_payer", {by.task, by.payer}, "CNY",
        {"Postings of the month by task and payer, all purposes", "按任务与出资方的当月账目"},
        each([sum](const District& d, std::size_t i) {
          return sum(i / payers,
                     [&](int account) { return d.ledger.of_payer(account, static_cast<Payer>(i % payers)).in_cny(); });
        }),
        Storage::float64);
  }
  if (by.department >= 0)
    add("departments", "effort", {by.department}, "1",
        {"Share of the planned activity that gets done", "努力水平(完成计划比例)"}, each([](const District& d, std::size_t i) {
          return d.setup.responsibility.effort[i][static_cast<std::size_t>(d.month)];
        }),
        Storage::float32);
}

}  // namespace hearth

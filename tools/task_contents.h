// What belongs to each task of the plan in a scenario: the programmes, schemes, targets and channels that carry it, their
// values by how well they are known, and the series of a results file that show it.
#pragma once

#include <string>
#include <vector>

#include "output/clauses.h"
#include "output/scenario.h"
#include "sim/measure.h"
#include "sim/said.h"

namespace hearth {

/// An element of one of the scenario's lists.
struct Named {
  std::string id;
  Said name;
};

/// Series that have the same dimension, and those of its members that belong to the task.
struct TaskSeries {
  Said dimension;  // "Housing scheme"
  std::string name;
  std::vector<std::string> members;
  std::vector<Series> series;
};

/// Pointers point into the scenario.
struct TaskContents {
  const TaskParameters* task = nullptr;
  std::vector<Named> lead, participants;
  std::vector<Clause> clauses;  // of the document that ask for it
  std::vector<Named> programmes, schemes, targets, channels;
  std::vector<const ParameterEntry*> stated;   // by the document
  std::vector<const ParameterEntry*> assumed;  // or known from statistics or literature
  std::vector<const ParameterEntry*> changed;  // bare values in place of one of those
  std::size_t deliveries = 0;                  // rows of the schemes' delivery plan, which are not among the values
  std::vector<TaskSeries> measures;
  std::vector<Series> moved;  // of the district, on which its programmes act
};

/// In the order of the scenario; `clauses` are its own.
std::vector<TaskContents> contents_of_tasks(const Scenario& scenario, const std::vector<Clause>& clauses);

}  // namespace hearth

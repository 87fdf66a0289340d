// Comparisons as labelled tables: what their HDF5 file and their CSV hold.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "output/comparison.h"
#include "sim/said.h"

namespace hearth {

/// An input in which two plans differ; empty where a plan lacks it.
struct ChangedInput {
  std::string key, unit, first, second;
  std::string first_evidence, second_evidence;  // "assumed"; a what-if states its values bare
  Said meaning;
};

/// What a comparison was asked to be certain of (output/two_stage.h), and how certain it is. Half widths of intervals of 95 %.
struct ReachedPrecision {
  std::string measure, unit;  // its id
  Said name;
  double wanted = 0;  // half width
  std::size_t first_stage = 0;
  double first_stage_deviation = 0;
  std::size_t needed = 0, replications = 0;
  double difference = 0, half_width = 0;
};

/// A plan held against the first one; or the plan without a task, which the plan as it stands is held against: then the path is
/// the task's id and the title its name.
struct ComparedPlan {
  std::string path;
  Said title;
  std::vector<ChangedInput> inputs;
  Comparison comparison;
  std::optional<ReachedPrecision> precision;
};

/// The first plan, and those that are held against it.
struct ComparedPlans {
  std::string path;
  Said title;
  std::string seed;
  std::vector<ComparedPlan> others;
  bool without_tasks = false;  // others are tasks: the first of two means is without the task, the second with it
};

/// Texts of the rows.
struct ComparisonTexts {
  std::string name;
  Said meaning;
  std::vector<std::string> values;
};

/// Numbers by row and comparison (the rows of /comparisons are the comparisons). Codes count from 0; -1 is none.
struct ComparisonNumbers {
  std::string name, unit;  // no unit: that of the row
  Said meaning;
  std::vector<Said> codes;       // names of the values 0, 1, ...; none: numbers
  std::vector<std::string> ids;  // of the codes
  std::vector<double> values;    // NaN: missing; an infinite bound is kept
};

struct ComparisonTable {
  std::string name, row;  // "measures", "measure"
  Said meaning, row_meaning;
  bool by_comparison = true;  // otherwise a value a row
  std::vector<std::string> ids;
  std::vector<Said> names;
  std::vector<ComparisonTexts> texts;
  std::vector<ComparisonNumbers> numbers;
};

/// The comparisons themselves first, by the paths of their plans; tables without rows are left out.
std::vector<ComparisonTable> comparison_tables(const ComparedPlans& plans);

}  // namespace hearth

// The model at a point of a study: the scenario's parameters with the factors' values set.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/district.h"
#include "models/measures.h"
#include "output/scenario.h"
#include "output/study/measured.h"
#include "output/study/plan.h"
#include "output/study/shard_file.h"
#include "sim/parameter_place.h"

namespace hearth {

/// One worker's model, for one point at a time. What can be shared between points is kept.
class PointModel {
 public:
  /// Both must outlive it.
  PointModel(const StudyPlan& plan, const std::vector<Scenario>& scenarios);

  /// Returns why the point can't be: a value out of range, a contradiction; empty when it can.
  Said go_to(std::size_t point);

  /// A replication at the point; its values or why it failed.
  FinishedRun run(std::size_t replication, const RunOptions& options);

 private:
  struct Base;
  struct Model;
  Said set(Base& base, const Setting& setting) const;

  const StudyPlan& plan_;
  const std::vector<Scenario>& scenarios_;
  std::vector<std::shared_ptr<Base>> bases_;  // by scenario, made when first needed
  std::shared_ptr<Model> model_;
  std::optional<Record> memory_;  // of the last model's values
  std::size_t point_ = 0;
};

}  // namespace hearth

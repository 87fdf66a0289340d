#include "output/study/first_stage_of_study.h"

#include <algorithm>
#include <memory>

#include "models/parameters/consistency.h"
#include "output/failure.h"
#include "output/memory.h"
#include "output/study/point_model.h"
#include "output/study/point_precision.h"
#include "sim/parallel.h"

namespace hearth {

namespace {

// What the replications of one point keep; empty where it can't be run.
struct PointTried {
  std::vector<std::vector<double>> values;  // by replication
  Said why_not;
};

PointTried try_point(PointModel& model, std::size_t point, std::size_t replications) {
  PointTried tried;
  tried.why_not = model.go_to(point);
  RunOptions options;
  options.keep_initial = true;
  for (std::size_t r = 0; r < replications && tried.why_not.empty(); ++r) {
    FinishedRun run = model.run(r, options);
    tried.why_not = std::move(run.failure);
    tried.values.push_back(std::move(run.values));
  }
  return tried;
}

std::vector<PointTried> try_points(const Study& study) {
  const StudyPlan& plan = study.plan;
  std::vector<PointTried> tried(std::min(first_stage_points, plan.points()));
  double people = 0;
  for (const Scenario& s : study.scenarios) people = std::max(people, people_at_most(s.parameters));
  const int threads = threads_used(0);
  const int workers = std::min(workers_that_fit(people, static_cast<std::size_t>(threads)), static_cast<int>(tried.size()));
  std::vector<std::unique_ptr<PointModel>> models(static_cast<std::size_t>(workers));
  for_each_task(
      tried.size(), workers, threads, [] { return false; },
      [&](std::size_t i, int worker) {
        auto& model = models[static_cast<std::size_t>(worker)];
        if (!model) model = std::make_unique<PointModel>(plan, study.scenarios);
        tried[i] = try_point(*model, i * plan.points() / tried.size(), plan.replications);
      });
  return tried;
}

}  // namespace

bool asks_for_precision(const StudyPlan& plan) {
  return std::any_of(plan.measures.begin(), plan.measures.end(), [](const auto& m) { return m.precision.has_value(); });
}

FirstStageOfStudy choose_replications(Study& study) {
  StudyPlan& plan = study.plan;
  FirstStageOfStudy out;
  out.replications = out.planned = plan.replications;
  std::vector<PointTried> tried = try_points(study);
  if (!tried.empty()) out.why_not = tried.front().why_not;
  std::erase_if(tried, [](const PointTried& t) { return !t.why_not.empty(); });
  out.points = tried.size();
  if (tried.empty()) return out;
  out.why_not = {};
  for (std::size_t k = 0; k < plan.measures.size(); ++k) {
    if (!plan.measures[k].precision) continue;
    StudySample sample;
    sample.points = tried.size();
    sample.replications = plan.replications;
    for (const PointTried& t : tried) {
      for (const auto& values : t.values) sample.y.push_back(values[k * plan.dates.size() + plan.measures[k].told_at]);
    }
    const PointPrecision precision = point_precision(sample, *plan.measures[k].precision);
    if (precision.points == 0) {
      const std::string at = "measures." + plan.measures[k].id + ".precision: ",
                        when = to_string(plan.dates[plan.measures[k].told_at]);
      throw BadInput({at + "at no point of the first stage is the measure known in two replications in " + when +
                          "; expected a measure that every replication has, or more replications",
                      at + "首阶段各点在 " + when + " 均不足两次模拟有此指标;应为每次模拟都有的指标,或增加模拟次数"});
    }
    const std::size_t needed = precision.replications_needed;
    if (needed <= out.needed) continue;
    out.measure = k;
    out.wanted = *plan.measures[k].precision;
    out.needed = needed;
  }
  out.planned = std::clamp(out.needed, plan.replications, std::max(plan.replications, study.most_replications));
  plan.replications = out.planned;
  return out;
}

}  // namespace hearth

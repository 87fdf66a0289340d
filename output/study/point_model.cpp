#include "output/study/point_model.h"

#include <fmt/format.h>

#include <exception>
#include <map>
#include <new>
#include <utility>

#include "output/failure.h"
#include "sim/toml_text.h"

namespace hearth {

// A scenario's parameters, which stay where they are, so that places in them stay valid.
struct PointModel::Base {
  explicit Base(DistrictParameters p) : parameters(std::move(p)) {}
  DistrictParameters parameters;
  std::map<std::string, ParameterPlace> places;
  std::vector<std::pair<std::string, Node>> before;  // what the point has changed
};

struct PointModel::Model {
  Model(const DistrictParameters& p, std::optional<Record> memory)
      : setup(p),
        measures(setup),
        district(setup, measures),
        record(memory ? Record(measures.book, setup.months, std::move(*memory)) : Record(measures.book, setup.months)) {}
  const Setup setup;
  const Measures measures;
  District district;
  Record record;
  std::vector<MeasuredSeries> measured;
};

PointModel::PointModel(const StudyPlan& plan, const std::vector<Scenario>& scenarios)
    : plan_(plan), scenarios_(scenarios), bases_(scenarios.size()) {}

namespace {

Said told_of(const Diagnostics& diagnostics) {
  Said all;
  for (const Diagnostic& d : diagnostics.list()) {
    if (!all.empty()) all = all + Said{"; ", ";"};
    all = all + d.problem;
    if (!d.expected.empty()) all = all + Said{" (expected ", "(应为 "} + d.expected + Said{")", ")"};
  }
  return all.empty() ? Said{"the value is at fault", "取值有误"} : all;
}

Said told_of(const std::exception& problem) {
  const std::string what = problem.what();
  return what.empty() ? Said{"it failed without a reason", "未说明原因的失败"} : same(what);
}

}  // namespace

Said PointModel::set(Base& base, const Setting& setting) const {
  auto it = base.places.find(setting.key);
  if (it == base.places.end()) {
    auto place = find_place(setting.key, [&base](Declaration& d) { base.parameters.describe(d); });
    if (!place) return {"no parameter has the key '" + setting.key + "'", "没有键为 '" + setting.key + "' 的参数"};
    it = base.places.emplace(setting.key, std::move(*place)).first;
  }
  // The first value of the scenario, which every other point begins from.
  base.before.emplace_back(setting.key, toml_value_or_text(it->second.now));
  Diagnostics diagnostics;
  return it->second.set(toml_value_or_text(setting.value), diagnostics) ? Said{} : told_of(diagnostics);
}

Said PointModel::go_to(std::size_t point) {
  point_ = point;
  if (model_) memory_ = std::move(model_->record);
  model_.reset();
  const std::size_t s = scenario_of(plan_, point);
  if (!bases_[s]) bases_[s] = std::make_shared<Base>(scenarios_[s].parameters);
  Base& base = *bases_[s];
  for (auto it = base.before.rbegin(); it != base.before.rend(); ++it) {
    Diagnostics none;
    base.places.at(it->first).set(it->second, none);
  }
  base.before.clear();
  for (const Setting& setting : settings_of(plan_, point)) {
    if (Said fault = set(base, setting); !fault.empty()) return fault;
  }
  const RunParameters& r = base.parameters.run;
  if (r.start != plan_.first_month || r.months != plan_.months)
    return {"its run has other months than the study's", "其模拟期与本研究不同"};
  const auto contradictions = base.parameters.contradictions();
  if (!contradictions.empty()) {
    const Contradiction& c = contradictions[0];
    return Said{c.keys[0] + ": ", c.keys[0] + ":"} + c.problem;
  }
  try {
    model_ = std::make_shared<Model>(base.parameters, std::exchange(memory_, std::nullopt));
    for (const PlannedMeasure& m : plan_.measures) {
      std::string name = m.series;
      for (const std::string& member : m.members) name += "." + member;
      model_->measured.push_back(measured_series(model_->measures.book, name));
    }
  } catch (const Failure& problem) {
    model_.reset();
    return problem.said();
  } catch (const std::bad_alloc&) {
    throw;  // this machine's affair, not the point's
  } catch (const std::exception& problem) {
    model_.reset();
    return told_of(problem);
  }
  return {};
}

FinishedRun PointModel::run(std::size_t replication, const RunOptions& options) {
  FinishedRun run;
  run.point = static_cast<std::uint32_t>(point_);
  run.replication = static_cast<std::uint32_t>(replication);
  try {
    Model& m = *model_;
    const std::string broken = m.district.run(plan_.seed, run.replication, m.record, options);
    if (!broken.empty()) {
      run.failure = {"an invariant broke: " + broken, "守恒检查未通过:" + broken};
      return run;
    }
    for (std::size_t k = 0; k < plan_.measures.size(); ++k) {
      for (const Month date : plan_.dates)
        run.values.push_back(value_at(m.measured[k], plan_.measures[k].taking, m.record, date - plan_.first_month));
    }
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& problem) {
    run.values.clear();
    run.failure = told_of(problem);
  }
  return run;
}

}  // namespace hearth

#include "output/study/plan_json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "output/failure.h"
#include "output/study/options.h"

namespace hearth {

namespace {

using Json = nlohmann::ordered_json;

Json said_json(const Said& said) {
  return {{"en", said.en}, {"zh", said.zh}};
}

Said said_from(const Json& json) {
  return {json.at("en").get<std::string>(), json.at("zh").get<std::string>()};
}

Json months_json(const std::vector<Month>& months) {
  Json all = Json::array();
  for (const Month m : months) all.push_back(to_string(m));
  return all;
}

Month month_from(const Json& json) {
  const auto month = parse_month(json.get<std::string>());
  if (!month) throw std::invalid_argument("no month: " + json.dump());
  return *month;
}

Json factor_json(const PlannedFactor& f) {
  Json levels = Json::array();
  for (std::size_t i = 0; i < f.factor.levels.size(); ++i) {
    Json set = Json::array();
    for (const Setting& s : f.settings[i]) set.push_back({s.key, s.value});
    levels.push_back({{"id", f.factor.levels[i]}, {"name", said_json(f.factor.level_names[i])}, {"set", set}});
  }
  return {{"id", f.factor.id},
          {"name", said_json(f.factor.name)},
          {"key", f.factor.key},
          {"unit", f.factor.unit},
          {"evidence", f.factor.evidence},
          {"low", f.factor.low},
          {"high", f.factor.high},
          {"whole", f.factor.whole},
          {"logarithmic", f.factor.logarithmic},
          {"values", f.values},
          {"levels", levels},
          {"levels_are_scenarios", f.has_scenarios}};
}

PlannedFactor factor_from(const Json& json) {
  PlannedFactor f;
  f.factor.id = json.at("id");
  f.factor.name = said_from(json.at("name"));
  f.factor.key = json.at("key");
  f.factor.unit = json.at("unit");
  f.factor.evidence = json.at("evidence");
  f.factor.low = json.at("low");
  f.factor.high = json.at("high");
  f.factor.whole = json.at("whole");
  f.factor.logarithmic = json.at("logarithmic");
  f.values = json.at("values").get<std::vector<double>>();
  f.has_scenarios = json.at("levels_are_scenarios");
  for (const Json& level : json.at("levels")) {
    f.factor.levels.push_back(level.at("id"));
    f.factor.level_names.push_back(said_from(level.at("name")));
    auto& settings = f.settings.emplace_back();
    for (const Json& s : level.at("set")) settings.push_back({s.at(0), s.at(1)});
  }
  return f;
}

Json measure_json(const PlannedMeasure& m) {
  Json json = {{"id", m.id},     {"name", said_json(m.name)},          {"series", m.series},  {"members", m.members},
               {"unit", m.unit}, {"taking", name_of_taking(m.taking)}, {"told_at", m.told_at}};
  if (m.at_least) json["at_least"] = *m.at_least;
  if (m.at_most) json["at_most"] = *m.at_most;
  if (m.precision) json["precision"] = *m.precision;
  return json;
}

PlannedMeasure measure_from(const Json& json) {
  PlannedMeasure m;
  m.id = json.at("id");
  m.name = said_from(json.at("name"));
  m.series = json.at("series");
  m.members = json.at("members").get<std::vector<std::string>>();
  m.unit = json.at("unit");
  m.taking = taking_of_name(json.at("taking"));
  m.told_at = json.at("told_at");
  if (json.contains("at_least")) m.at_least = json.at("at_least").get<double>();
  if (json.contains("at_most")) m.at_most = json.at("at_most").get<double>();
  if (json.contains("precision")) m.precision = json.at("precision").get<double>();
  return m;
}

Json what_runs_depend_on(const StudyPlan& plan) {
  Json factors = Json::array(), measures = Json::array();
  for (const PlannedFactor& f : plan.factors) factors.push_back(factor_json(f));
  for (const PlannedMeasure& m : plan.measures) measures.push_back(measure_json(m));
  return {{"hearth_version", plan.hearth_version},
          {"seed", plan.seed},
          {"method", name_of_method(plan.design.method)},
          {"points_of_a_hypercube", plan.design.points_of_a_hypercube()},
          {"steps", plan.design.steps},
          {"design_seed", plan.design.seed},
          {"first_month", to_string(plan.first_month)},
          {"months", plan.months},
          {"dates", months_json(plan.dates)},
          {"scenarios", plan.scenarios},
          {"factors", factors},
          {"measures", measures}};
}

}  // namespace

std::string identity_text(const StudyPlan& plan) {
  return what_runs_depend_on(plan).dump();
}

std::string plan_to_json(const StudyPlan& plan) {
  Json json = {{"title", plan.title.en},
               {"title_zh", plan.title.zh},
               {"question", plan.question.en},
               {"question_zh", plan.question.zh},
               {"points", plan.points()},
               {"replications", plan.replications},
               {"points_asked", plan.design.points},
               {"hypercubes", plan.design.hypercubes},
               {"trajectories", plan.design.trajectories},
               {"base_points", plan.design.base_points}};
  json.update(what_runs_depend_on(plan));
  return json.dump(1) + "\n";
}

StudyPlan plan_from_json(const std::string& text, const std::string& what) {
  try {
    const Json json = Json::parse(text);
    StudyPlan plan;
    plan.title = {json.at("title"), json.at("title_zh")};
    plan.question = {json.at("question"), json.at("question_zh")};
    plan.hearth_version = json.at("hearth_version");
    plan.replications = json.at("replications");
    plan.seed = json.at("seed");
    plan.design.method = method_of_name(json.at("method"));
    plan.design.points = json.at("points_asked");
    plan.design.hypercubes = json.at("hypercubes");
    plan.design.trajectories = json.at("trajectories");
    plan.design.base_points = json.at("base_points");
    plan.design.steps = json.at("steps");
    plan.design.seed = json.at("design_seed");
    plan.first_month = month_from(json.at("first_month"));
    plan.months = json.at("months");
    for (const Json& date : json.at("dates")) plan.dates.push_back(month_from(date));
    plan.scenarios = json.at("scenarios").get<std::vector<std::string>>();
    for (const Json& f : json.at("factors")) plan.factors.push_back(factor_from(f));
    for (const Json& m : json.at("measures")) plan.measures.push_back(measure_from(m));
    const std::size_t points = json.at("points");
    plan.block.resize(points);
    plan.step.resize(points);
    return plan;
  } catch (const std::exception& problem) {
    throw BadInput({fmt::format("'{}' is no plan of a study: {}", what, problem.what()),
                    fmt::format("'{}' 不是研究计划:{}", what, problem.what())});
  }
}

}  // namespace hearth

#include "output/study/study_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <limits>

#include "hearth_version.h"
#include "output/digest.h"
#include "output/failure.h"
#include "output/hdf5_writer.h"
#include "output/results_reader.h"
#include "output/safe_file.h"
#include "output/study/options.h"
#include "output/study/plan_json.h"

namespace hearth {

namespace {

constexpr double missing_number = std::numeric_limits<double>::quiet_NaN();

template <class Number>
Hdf5Handle numbers(Hdf5Writer& w, hid_t parent, const std::string& name, hid_t type, const std::vector<Number>& values) {
  Hdf5Handle d = w.dataset(parent, name, type, {values.size()});
  if (!values.empty()) checked(H5Dwrite(d, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "write numbers");
  return d;
}

void write_axes(Hdf5Writer& w, const StudyPlan& plan, const std::vector<std::size_t>& points) {
  const auto axis = [&](const char* name, const char* en, const char* zh, const std::vector<std::int32_t>& values) {
    const Hdf5Handle d = numbers(w, w.file(), name, H5T_NATIVE_INT32, values);
    Hdf5Writer::describe(d, "1", en, zh);
    w.scale(d, name);
  };
  axis("point", "Point of the design", "设计点", {points.begin(), points.end()});
  std::vector<std::int32_t> replications(plan.replications);
  for (std::size_t r = 0; r < replications.size(); ++r) replications[r] = static_cast<std::int32_t>(r);
  axis("replication", "Replication", "模拟(编号)", replications);
  std::vector<double> days;
  for (const Month date : plan.dates)
    days.push_back(static_cast<double>(days_since_1970(date) - days_since_1970(plan.first_month)));
  const Hdf5Handle d = numbers(w, w.file(), "date", H5T_NATIVE_DOUBLE, days);
  Hdf5Writer::describe(d, fmt::format("days since {}-01 00:00:00", to_string(plan.first_month)),
                       "First day of the month whose value is kept", "取值月份(首日)");
  Hdf5Writer::attribute(d, "calendar", "standard");
  Hdf5Writer::attribute(d, "standard_name", "time");
  w.scale(d, "date");
}

// The value of a factor at each point: a number, or the place of its level.
void write_factor_values(Hdf5Writer& w, hid_t parent, const std::string& dimension, const StudyPlan& plan, std::size_t k,
                         const std::vector<std::size_t>& points) {
  const PlannedFactor& f = plan.factors[k];
  const auto x = [&](std::size_t p) { return plan.x[p * plan.factors.size() + k]; };
  const auto finish = [&](const Hdf5Handle& d) {
    Hdf5Writer::describe(d, f.factor.unit.empty() ? "1" : f.factor.unit, f.factor.name.en, f.factor.name.zh);
    if (!f.factor.key.empty()) Hdf5Writer::attribute(d, "parameter", f.factor.key);
    w.attach(d, {dimension});
  };
  if (f.factor.is_named()) {
    std::vector<std::int32_t> places;
    places.reserve(points.size());
    for (const std::size_t p : points) places.push_back(static_cast<std::int32_t>(x(p)));
    const Hdf5Handle d = numbers(w, parent, f.factor.id, H5T_NATIVE_INT32, places);
    finish(d);
    std::vector<std::string> en, zh;
    for (const Said& name : f.factor.level_names) {
      en.push_back(name.en);
      zh.push_back(name.zh);
    }
    Hdf5Writer::flags<std::int32_t>(d, H5T_NATIVE_INT32, 0, f.factor.levels, en, zh);
  } else {
    std::vector<double> values;
    values.reserve(points.size());
    for (const std::size_t p : points) values.push_back(x(p));
    const Hdf5Handle d = numbers(w, parent, f.factor.id, H5T_NATIVE_DOUBLE, values);
    finish(d);
  }
}

void write_factors(Hdf5Writer& w, const StudyPlan& plan) {
  std::vector<std::string> ids;
  for (const PlannedFactor& f : plan.factors) ids.push_back(f.factor.id);
  {
    const Hdf5Handle d = w.texts(w.file(), "factor", ids);
    Hdf5Writer::describe(d, "", "Factor", "因素");
    w.scale(d, "factor");
  }
  const Hdf5Handle group = w.group("factors");
  w.link_into("factors", "factor");
  const auto texts = [&](const char* name, const char* en, const char* zh, const auto& of) {
    std::vector<std::string> all;
    for (const PlannedFactor& f : plan.factors) all.push_back(of(f));
    const Hdf5Handle d = w.texts(group, name, all);
    Hdf5Writer::describe(d, "", en, zh);
    w.attach(d, {"factor"});
  };
  const auto ends = [&](const char* name, const char* en, const char* zh, double Factor::*end) {
    std::vector<double> all;
    for (const PlannedFactor& f : plan.factors) all.push_back(f.factor.*end);
    const Hdf5Handle d = numbers(w, group, name, H5T_NATIVE_DOUBLE, all);
    Hdf5Writer::describe(d, "", en, zh);
    w.attach(d, {"factor"});
  };
  texts("name_en", "Name", "英文名称", [](const PlannedFactor& f) { return f.factor.name.en; });
  texts("name_zh", "Name in Chinese", "名称", [](const PlannedFactor& f) { return f.factor.name.zh; });
  texts("key", "Key of the parameter", "参数的键", [](const PlannedFactor& f) { return f.factor.key; });
  texts("unit", "Unit", "单位", [](const PlannedFactor& f) { return f.factor.unit; });
  texts("evidence", "Evidence of the scenario's value", "依据类别", [](const PlannedFactor& f) { return f.factor.evidence; });
  ends("low", "Lower end of the range (of levels: the first's place)", "下限", &Factor::low);
  ends("high", "Upper end of the range (of levels: the last's place)", "上限", &Factor::high);
}

void write_failed(Hdf5Writer& w, const StudyPlan& plan, const ProgressOfStudy& progress) {
  std::vector<std::int32_t> numbers_of, points, replications;
  std::vector<std::size_t> places;
  std::vector<std::string> en, zh;
  for (const auto& [run, why] : progress.failed) {
    numbers_of.push_back(static_cast<std::int32_t>(numbers_of.size()));
    points.push_back(static_cast<std::int32_t>(run.first));
    places.push_back(run.first);
    replications.push_back(static_cast<std::int32_t>(run.second));
    en.push_back(why.en);
    zh.push_back(why.zh);
  }
  {
    const Hdf5Handle d = numbers(w, w.file(), "failure", H5T_NATIVE_INT32, numbers_of);
    Hdf5Writer::describe(d, "1", "Run that failed", "失败的模拟");
    w.scale(d, "failure");
  }
  const Hdf5Handle group = w.group("failed");
  w.link_into("failed", "failure");
  const auto column = [&](const Hdf5Handle& d, const char* name_en, const char* name_zh) {
    Hdf5Writer::describe(d, "", name_en, name_zh);
    w.attach(d, {"failure"});
  };
  column(numbers(w, group, "point", H5T_NATIVE_INT32, points), "Point of the design", "设计点");
  column(numbers(w, group, "replication", H5T_NATIVE_INT32, replications), "Replication", "模拟(编号)");
  column(w.texts(group, "message", en), "Why it failed", "失败原因(英文)");
  column(w.texts(group, "message_zh", zh), "Why it failed, in Chinese", "失败原因");
  for (std::size_t k = 0; k < plan.factors.size(); ++k) write_factor_values(w, group, "failure", plan, k, places);
}

// The values of some of the points in the file, [from, to) of `points`, gathered from all shards: runs x what a run keeps.
// Throws Failure where a run is not there any more.
void gather(const StudyFolder& folder, const std::vector<std::size_t>& points, std::size_t from, std::size_t to,
            std::vector<double>& values) {
  const StudyPlan& plan = folder.plan();
  constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> place(plan.points(), none);
  for (std::size_t i = from; i < to; ++i) place[points[i]] = i - from;
  values.assign((to - from) * plan.replications * plan.values(), missing_number);
  std::vector<bool> is_there((to - from) * plan.replications, false);
  for (const std::string& file : shard_files(folder)) {
    read_shard(
        file, folder.identity(), plan.values(),
        [&](FinishedRun& run) {
          if (!run.failure.empty() || run.point >= plan.points() || run.replication >= plan.replications ||
              place[run.point] == none)
            return;
          const std::size_t at = place[run.point] * plan.replications + run.replication;
          is_there[at] = true;
          std::copy(run.values.begin(), run.values.end(), values.begin() + static_cast<std::ptrdiff_t>(at * plan.values()));
        },
        [](const Damage&) {});
  }
  if (std::find(is_there.begin(), is_there.end(), false) != is_there.end())
    throw Failure({"the files of runs have changed while they were merged; merge again", "合并期间模拟文件有变动,请重新合并"});
}

// A variable without its values.
Hdf5Handle measure_variable(Hdf5Writer& w, const StudyPlan& plan, const PlannedMeasure& m, std::size_t points) {
  std::string coordinates;
  for (const PlannedFactor& f : plan.factors) coordinates += (coordinates.empty() ? "" : " ") + f.factor.id;
  Hdf5Handle d = w.dataset(w.file(), m.id, H5T_NATIVE_DOUBLE, {points, plan.replications, plan.dates.size()});
  Hdf5Writer::describe(d, m.unit, m.name.en, m.name.zh);
  Hdf5Writer::attribute(d, "_FillValue", H5T_NATIVE_DOUBLE, missing_number);
  Hdf5Writer::attribute(d, "coordinates", coordinates);
  std::string series = m.series;
  for (const std::string& member : m.members) series += "." + member;
  Hdf5Writer::attribute(d, "measure", series);
  Hdf5Writer::attribute(d, "taking", name_of_taking(m.taking));
  if (m.at_least) Hdf5Writer::attribute(d, "at_least", H5T_NATIVE_DOUBLE, *m.at_least);
  if (m.at_most) Hdf5Writer::attribute(d, "at_most", H5T_NATIVE_DOUBLE, *m.at_most);
  if (m.precision) Hdf5Writer::attribute(d, "precision", H5T_NATIVE_DOUBLE, *m.precision);
  w.attach(d, {"point", "replication", "date"});
  return d;
}

// Of measure k at the points [from, to).
void write_values(const Hdf5Handle& d, const StudyPlan& plan, std::size_t k, std::size_t from, std::size_t to,
                  const std::vector<double>& values) {
  const std::size_t runs = (to - from) * plan.replications, dates = plan.dates.size();
  std::vector<double> own(runs * dates);
  for (std::size_t i = 0; i < runs; ++i) {
    for (std::size_t t = 0; t < dates; ++t) own[i * dates + t] = values[i * plan.values() + k * dates + t];
  }
  const hsize_t start[] = {from, 0, 0}, count[] = {to - from, plan.replications, dates};
  const Hdf5Handle space(H5Dget_space(d), H5Sclose, "dataspace");
  const Hdf5Handle memory(H5Screate_simple(3, count, nullptr), H5Sclose, "dataspace");
  checked(H5Sselect_hyperslab(space, H5S_SELECT_SET, start, nullptr, count, nullptr), "choose points");
  checked(H5Dwrite(d, H5T_NATIVE_DOUBLE, memory, space, H5P_DEFAULT, own.data()), "write a measure");
}

// As many points at a time as fit into a fixed piece of memory, whatever the study's size; the shards are read again for each.
void write_measures(Hdf5Writer& w, const StudyFolder& folder, const std::vector<std::size_t>& points, std::size_t memory) {
  const StudyPlan& plan = folder.plan();
  std::vector<Hdf5Handle> variables;
  for (const PlannedMeasure& m : plan.measures) variables.push_back(measure_variable(w, plan, m, points.size()));
  const std::size_t of_a_point = plan.replications * plan.values() * sizeof(double);
  const std::size_t at_a_time = std::max<std::size_t>(1, memory / std::max<std::size_t>(1, of_a_point));
  std::vector<double> values;
  for (std::size_t from = 0; from < points.size(); from += at_a_time) {
    const std::size_t to = std::min(points.size(), from + at_a_time);
    gather(folder, points, from, to, values);
    for (std::size_t k = 0; k < variables.size(); ++k) write_values(variables[k], plan, k, from, to, values);
  }
}

void write_text(Hdf5Writer& w, hid_t parent, const std::string& name, const std::string& text, const char* en, const char* zh) {
  const Hdf5Handle d = w.texts(parent, name, {text}, true);
  Hdf5Writer::describe(d, "", en, zh);
}

void fill_study(const std::string& path, const StudyFolder& folder, const ProgressOfStudy& progress,
                const std::vector<std::size_t>& points, bool whole, std::size_t memory) {
  const StudyPlan& plan = folder.plan();
  Hdf5Writer w(path);
  const hid_t root = w.file();
  Hdf5Writer::attribute(root, "Conventions", "CF-1.8");
  Hdf5Writer::attribute(root, "title", plan.title.en);
  Hdf5Writer::attribute(root, "title_zh", plan.title.zh);
  Hdf5Writer::attribute(root, "question", plan.question.en);
  Hdf5Writer::attribute(root, "question_zh", plan.question.zh);
  Hdf5Writer::attribute(root, "source", "Hearth " HEARTH_VERSION);
  Hdf5Writer::attribute(root, "hearth_version", HEARTH_VERSION);
  Hdf5Writer::attribute(root, "study_format_version", study_format_version);
  Hdf5Writer::attribute(root, "design", name_of_method(plan.design.method));
  Hdf5Writer::attribute(root, "seed", std::to_string(plan.seed));
  Hdf5Writer::attribute(root, "complete", H5T_NATIVE_INT32, whole ? 1 : 0);
  Hdf5Writer::attribute(root, "history", "hearth sweep");
  write_axes(w, plan, points);
  for (std::size_t k = 0; k < plan.factors.size(); ++k) write_factor_values(w, root, "point", plan, k, points);
  write_measures(w, folder, points, memory);
  write_factors(w, plan);
  write_failed(w, plan, progress);
  std::vector<std::int32_t> blocks, steps;
  for (const std::size_t p : points) {
    blocks.push_back(static_cast<std::int32_t>(plan.block[p]));
    steps.push_back(static_cast<std::int32_t>(plan.step[p]));
  }
  const Hdf5Handle group = w.group("design");
  w.link_into("design", "point");
  const Hdf5Handle block = numbers(w, group, "block", H5T_NATIVE_INT32, blocks);
  Hdf5Writer::describe(block, "1", "Trajectory of Morris's design, base point of Sobol's indices", "所属轨迹或基点");
  w.attach(block, {"point"});
  const Hdf5Handle step = numbers(w, group, "step", H5T_NATIVE_INT32, steps);
  Hdf5Writer::describe(step, "1", "Place in there", "其中的次序");
  w.attach(step, {"point"});
  // In a group of their own: not to be in the way of sums over all variables.
  const Hdf5Handle inputs = w.group("inputs");
  write_text(w, inputs, "plan", plan_to_json(plan), "The plan, JSON", "研究计划(JSON)");
  write_text(w, inputs, "study", folder.study_text(), "The study's file, TOML", "研究文件(TOML)");
  for (std::size_t i = 0; i < folder.scenario_texts().size(); ++i)
    write_text(w, inputs, plan.scenarios.empty() ? "scenario" : "scenario_" + plan.scenarios[i], folder.scenario_texts()[i],
               "The scenario as resolved, TOML", "完整情景文件(TOML)");
  w.close();
}

}  // namespace

MergedStudy merge_study(const StudyFolder& folder, const ProgressOfStudy& progress, const std::string& output, bool partial,
                        bool force, std::size_t memory) {
  if (const std::size_t missing = progress.runs_missing(); missing > 0 && !partial)
    throw Failure(
        {fmt::format(
             "{} of {} runs are missing; 'hearth sweep status' says which, --partial merges the points that are complete",
             missing, progress.runs()),
         fmt::format("{} 次模拟中缺 {} 次;hearth sweep status 列出缺失,--partial 仅合并已完成的点", progress.runs(), missing)});
  MergedStudy merged;
  std::vector<std::size_t> points;
  for (std::size_t p = 0; p < progress.points; ++p) {
    if (progress.is_complete(p)) {
      points.push_back(p);
      continue;
    }
    bool failed = false;
    for (std::size_t r = 0; r < progress.replications; ++r) failed = failed || progress.has_failed(p, r);
    ++(failed ? merged.points_failed : merged.points_incomplete);
  }
  merged.points = points.size();
  if (force) keep_what_is_no_results(output);
  SafeFile file(output, force);
  prepare_hdf5();
  errno = 0;
  try {
    fill_study(file.temporary(), folder, progress, points, progress.runs_missing() == 0, memory);
  } catch (const Hdf5Error& problem) {
    const Said why = errno != 0 ? system_error(errno) : Said{"the disk may be full", "磁盘可能已满"};
    throw Failure(Said{"can't write the study: ", "无法写入研究结果:"} + why +
                  Said{std::string(" (") + problem.what() + ")", ""});
  }
  append_digest(file.temporary());
  file.commit();
  return merged;
}

}  // namespace hearth

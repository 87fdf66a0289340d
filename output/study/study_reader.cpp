#include <fmt/format.h>

#include <map>

#include "output/digest.h"
#include "output/failure.h"
#include "output/hdf5_reader.h"
#include "output/results_reader.h"
#include "output/study/plan_json.h"
#include "output/study/study_file.h"
#include "sim/node.h"
#include "sim/toml_text.h"

namespace hearth {

namespace {

std::vector<std::size_t> whole_numbers(hid_t file, const std::string& name) {
  std::vector<std::size_t> all;
  for (const double x : read_numbers(file, name)) all.push_back(static_cast<std::size_t>(x));
  return all;
}

std::string text_in(hid_t file, const std::string& name) {
  const std::vector<std::string> texts = read_texts(file, name);
  return texts.empty() ? std::string() : texts.front();
}

// What a scenario's text calls itself.
Said title_in(const std::string& toml) {
  Diagnostics diagnostics;
  const auto scenario = parse_toml(toml, "scenario", diagnostics);
  if (!scenario) return {};
  const auto text = [&](const char* key) {
    const Node* const node = scenario->find(key);
    const auto* const value = node != nullptr ? std::get_if<std::string>(&bare(*node).value) : nullptr;
    return value != nullptr ? *value : std::string();
  };
  return in_both(text("title"), text("title_zh"));
}

// Factors are called what their parameters mean: the rates of two channels by the same name. Their ids tell them apart.
void tell_apart(std::vector<PlannedFactor>& factors) {
  std::map<std::string, std::size_t> uses;
  for (const PlannedFactor& f : factors) ++uses[f.factor.name.en];
  for (PlannedFactor& f : factors) {
    if (uses[f.factor.name.en] > 1) f.factor.name = f.factor.name + same(" (" + f.factor.id + ")");
  }
}

}  // namespace

bool is_study(const std::string& path) {
  if (!begins_as_hdf5(path)) return false;
  prepare_hdf5();
  try {
    const Hdf5Handle file(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "open the file");
    return H5Aexists(file, "study_format_version") > 0;
  } catch (const Hdf5Error&) {
    return false;
  }
}

void must_have_points(const StudyFile& study, const std::string& path) {
  if (study.plan().points() == 0) throw BadInput({"'" + path + "' has no complete point", "'" + path + "' 没有完成的点"});
}

StudyFile StudyFile::open(const std::string& path) {
  const auto refuse = [&](const Said& why) { throw BadInput(Said{"'" + path + "' ", "'" + path + "' "} + why); };
  must_be_readable(path);
  if (!begins_as_hdf5(path)) refuse({"is no file of a study", "不是研究结果文件"});
  if (check_digest(path) != DigestState::intact) refuse({"is damaged: its digest does not fit", "已损坏:校验和不符"});
  prepare_hdf5();
  try {
    StudyFile study({H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "open the file"});
    const hid_t file = study.file_;
    if (H5Aexists(file, "study_format_version") <= 0)
      refuse({"is no file of a study ('hearth sweep merge' writes one)", "不是研究结果文件(由 hearth sweep merge 写出)"});
    StudyPlan& plan = study.plan_;
    plan = plan_from_json(text_in(file, "/inputs/plan"), path);
    tell_apart(plan.factors);
    plan.block = whole_numbers(file, "/design/block");
    plan.step = whole_numbers(file, "/design/step");
    const std::size_t points = plan.block.size(), factors = plan.factors.size();
    plan.x.assign(points * factors, 0);
    for (std::size_t k = 0; k < factors; ++k) {
      const auto x = read_numbers(file, "/" + plan.factors[k].factor.id);
      if (x.size() != points) refuse({"does not fit together", "内容不一致"});
      for (std::size_t p = 0; p < points; ++p) plan.x[p * factors + k] = x[p];
    }
    for (const PlannedMeasure& m : plan.measures) {
      if (length_of(open_dataset(file, "/" + m.id)) != points * plan.replications * plan.dates.size())
        refuse({"does not fit together", "内容不一致"});
    }
    if (plan.scenarios.empty()) study.scenario_titles_.push_back(title_in(text_in(file, "/inputs/scenario")));
    for (const std::string& id : plan.scenarios)
      study.scenario_titles_.push_back(title_in(text_in(file, "/inputs/scenario_" + id)));
    study.failed_ = length_of(open_dataset(file, "/failed/point"));
    study.whole_ = read_attribute(file, "complete") == "1";
    return study;
  } catch (const Hdf5Error& problem) {
    throw BadInput({"'" + path + "' can't be read: " + problem.what(), "'" + path + "' 无法读取:" + problem.what()});
  }
}

StudySample StudyFile::sample(std::size_t measure, std::size_t date) const {
  StudySample s;
  s.method = plan_.design.method;
  for (const PlannedFactor& f : plan_.factors) s.factors.push_back(f.factor);
  s.points = plan_.points();
  s.replications = plan_.replications;
  s.x = plan_.x;
  s.block = plan_.block;
  s.step = plan_.step;
  if (date == plan_.measures[measure].told_at) s.precision = plan_.measures[measure].precision;
  s.y.resize(s.points * s.replications);
  if (s.y.empty()) return s;
  const hsize_t start[] = {0, 0, date}, count[] = {s.points, s.replications, 1};
  try {
    const Hdf5Handle d = open_dataset(file_, "/" + plan_.measures[measure].id);
    const Hdf5Handle space(H5Dget_space(d), H5Sclose, "dataspace");
    const Hdf5Handle memory(H5Screate_simple(3, count, nullptr), H5Sclose, "dataspace");
    checked(H5Sselect_hyperslab(space, H5S_SELECT_SET, start, nullptr, count, nullptr), "choose a date");
    checked(H5Dread(d, H5T_NATIVE_DOUBLE, memory, space, H5P_DEFAULT, s.y.data()), "read a variable");
  } catch (const Hdf5Error& problem) {
    throw Failure(
        {std::string("the study can't be read: ") + problem.what(), std::string("无法读取研究结果:") + problem.what()});
  }
  return s;
}

}  // namespace hearth

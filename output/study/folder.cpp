#include "output/study/folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "hearth_version.h"
#include "output/failure.h"
#include "output/safe_file.h"
#include "output/study/design_csv.h"
#include "output/study/first_stage_of_study.h"
#include "output/study/plan_json.h"
#include "output/study/study_parameters.h"
#include "sim/document.h"
#include "sim/parameter_reader.h"

namespace hearth {

namespace {

namespace fs = std::filesystem;

// A design has a line a point, with a value of each factor: larger than any text that somebody writes.
constexpr std::uintmax_t largest_of_its_files = std::uintmax_t{16} << 30;

std::string text_or_refuse(const std::string& path) {
  FileText file = read_whole_text(path, largest_of_its_files);
  if (!file.text) throw BadInput(Said{"can't read '" + path + "': ", "无法读取 '" + path + "':"} + file.error);
  return std::move(*file.text);
}

}  // namespace

// Only what a study puts there may stand in its folder.
void StudyFolder::must_be_free(const std::string& path) {
  std::error_code error;
  if (fs::exists(fs::path(path) / "plan.json", error))
    throw BadInput({"'" + path + "' holds a study already; 'hearth sweep extend' adds to it",
                    "'" + path + "' 已有一项研究;可用 hearth sweep extend 扩充"});
  const std::set<std::string> own = {"design.csv", "study.toml", "scenario.toml", "scenarios", "shards", "jobs"};
  for (const auto& entry : fs::directory_iterator(path, error)) {
    const std::string name = entry.path().filename().string();
    if (!own.contains(name) && !name.ends_with(".tmp"))
      throw BadInput({"'" + path + "' is not empty ('" + name + "'); choose a new folder",
                      "'" + path + "' 非空('" + name + "');请另选文件夹"});
  }
}

std::string StudyFolder::scenario_file(std::size_t i) const {
  return plan_.scenarios.empty() ? path_ + "/scenario.toml" : path_ + "/scenarios/" + plan_.scenarios[i] + ".toml";
}

SealedTexts StudyFolder::sealed_texts(std::string_view design) const {
  SealedTexts all = {{"design.csv", design}, {"study.toml", study_}};
  for (std::size_t i = 0; i < scenarios_.size(); ++i) all[scenario_file(i).substr(path_.size() + 1)] = scenarios_[i];
  return all;
}

// The points first: those beyond the plan's number are not read.
void StudyFolder::write_plan(bool force) const {
  const std::string design = design_csv(plan_);
  write_whole_file(path_ + "/design.csv", design, force);
  write_whole_file(path_ + "/plan.json", sealed(plan_to_json(plan_), sealed_texts(design)), force);
}

std::string StudyFolder::study_text() const {
  Diagnostics none;
  StudyParameters p;
  const auto document = load_document(
      path_ + "/study.toml",
      [&](const std::string&) {
        return FileText{study_, {}};
      },
      {}, none);
  if (!document) return study_;
  read_parameters(*document, none, [&](Declaration& d) { p.describe(d); });
  p.design = plan_.design;
  // Where a precision is asked for, the study says those of its first stage.
  if (!asks_for_precision(plan_)) p.replications = static_cast<std::int64_t>(plan_.replications);
  return resolved_toml([&](Declaration& d) { p.describe(d); });
}

StudyFolder StudyFolder::create(const std::string& path, const Study& study) {
  must_be_free(path);
  StudyFolder folder(path);
  folder.plan_ = study.plan;
  folder.study_ = study.text;
  for (std::size_t i = 0; i < study.scenarios.size(); ++i) {
    DistrictParameters p = study.scenarios[i].parameters;
    folder.scenarios_.push_back(resolved_toml([&](Declaration& d) { p.describe(d); }));
    write_whole_file(folder.scenario_file(i), folder.scenarios_.back(), true);
  }
  folder.identity_ = identity_of(folder.plan_, folder.scenarios_);
  write_whole_file(path + "/study.toml", folder.study_, true);
  std::error_code error;
  fs::create_directories(folder.shards(), error);
  if (error)
    throw Failure(Said{"can't make '" + folder.shards() + "': ", "无法建立 '" + folder.shards() + "':"} +
                  system_error(error.value()));
  folder.write_plan(true);
  return folder;
}

StudyFolder StudyFolder::open(const std::string& path) {
  StudyFolder folder(path);
  std::error_code error;
  const std::string plan_file = path + "/plan.json";
  if (!fs::exists(plan_file, error))
    throw BadInput({"'" + path + "' holds no study; 'hearth sweep plan STUDY -o " + path + "' makes one",
                    "'" + path + "' 中没有研究;可用 hearth sweep plan 建立"});
  const std::string plan_text = text_or_refuse(plan_file);
  folder.plan_ = plan_from_json(plan_text, plan_file);
  if (folder.plan_.hearth_version != HEARTH_VERSION)
    throw BadInput(
        {"'" + path + "' was planned with Hearth " + folder.plan_.hearth_version +
             ", this is " HEARTH_VERSION ": their results don't mix",
         "'" + path + "' 由 Hearth " + folder.plan_.hearth_version + " 计划,当前版本 " HEARTH_VERSION ",结果不能混用"});
  const std::string design_file = path + "/design.csv", design = text_or_refuse(design_file);
  const std::size_t used = read_design_csv(design, design_file, folder.plan_);
  folder.study_ = text_or_refuse(path + "/study.toml");
  for (std::size_t i = 0; i < std::max<std::size_t>(1, folder.plan_.scenarios.size()); ++i)
    folder.scenarios_.push_back(text_or_refuse(folder.scenario_file(i)));
  check_seal(plan_text, plan_file, folder.sealed_texts(std::string_view(design).substr(0, used)));
  folder.identity_ = identity_of(folder.plan_, folder.scenarios_);
  return folder;
}

std::vector<Scenario> StudyFolder::load_scenarios() const {
  std::vector<Scenario> all;
  for (std::size_t i = 0; i < scenarios_.size(); ++i) {
    Diagnostics diagnostics;
    auto scenario = load_scenario(scenario_file(i), {}, diagnostics);
    if (!scenario) {
      const std::string first = diagnostics.list().empty() ? "" : to_string(diagnostics.list()[0]);
      throw BadInput({"the study's scenario is at fault: " + first, "研究的情景有误:" + first});
    }
    all.push_back(std::move(*scenario));
  }
  return all;
}

void StudyFolder::extend(std::size_t points, std::size_t replications) {
  StudyPlan larger = plan_;
  larger.replications += replications;
  if (points > 0) {
    DesignParameters& d = larger.design;
    std::size_t unit = 1;
    switch (d.method) {
      case DesignMethod::list:
      case DesignMethod::grid:
        throw BadInput({"a list or grid has no more points; plan another study", "list 与 grid 设计不能增加点;请另建研究"});
      case DesignMethod::latin_hypercube:
        unit = static_cast<std::size_t>(d.points);
        d.hypercubes += static_cast<std::int64_t>(points / unit);
        break;
      case DesignMethod::sobol_sequence:
        d.points += static_cast<std::int64_t>(points);
        break;
      case DesignMethod::sobol_indices:
        unit = plan_.factors.size() + 2;
        d.base_points += static_cast<std::int64_t>(points / unit);
        break;
      case DesignMethod::morris:
        unit = plan_.factors.size() + 1;
        d.trajectories += static_cast<std::int64_t>(points / unit);
        break;
    }
    if (points % unit != 0)
      throw BadInput(
          {fmt::format("this design grows by {} points at a time", unit), fmt::format("此设计每次增加 {} 个点", unit)});
    choose_points(larger);
  }
  std::swap(plan_, larger);
  write_plan(true);
}

}  // namespace hearth

#include "output/study/scenario_of_study.h"

#include <algorithm>
#include <filesystem>

#include "sim/overrides.h"
#include "sim/paths.h"
#include "sim/toml_text.h"

namespace hearth {

namespace {

// Of the scenarios in the folder where `file` is looked for: the name that is most like it, as the study would give it.
std::string nearest_file(const std::string& name, const std::string& file) {
  namespace fs = std::filesystem;
  std::vector<std::string> names;
  std::error_code error;
  const fs::path folder = fs::path(file).parent_path();
  for (const auto& entry : fs::directory_iterator(folder.empty() ? "." : folder, error)) {
    if (entry.path().extension() == ".toml") names.push_back((fs::path(name).parent_path() / entry.path().filename()).string());
  }
  std::sort(names.begin(), names.end());
  return nearest_name(name, names);
}

}  // namespace

std::vector<std::string> overrides_of(const StudyParameters& p) {
  std::vector<std::string> overrides;
  for (const std::string& toml : p.set) overrides.push_back(plain_text_of(toml));
  return overrides;
}

std::optional<Scenario> load_scenario_of(const StudyParameters& p, const std::string& scenario, const std::string& key,
                                         const StudyFaults& faults) {
  const std::string file = path_beside(faults.path, scenario);
  std::error_code error;
  if (!std::filesystem::exists(file, error)) {
    faults.add(key, {"there is no file '" + file + "'", "没有文件 '" + file + "'"}, {}, nearest_file(scenario, file));
    return std::nullopt;
  }
  Diagnostics own;
  auto loaded = load_scenario(file, overrides_of(p), own);
  for (const Diagnostic& d : own.list()) {
    if (d.file == command_line) {
      faults.add("set", d.problem, d.expected, d.nearest, d.severity);
    } else {
      faults.diagnostics.add(d);
    }
  }
  return loaded;
}

}  // namespace hearth

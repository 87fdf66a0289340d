// What a plan is called among others on one page.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "output/report_data.h"
#include "output/stored_values.h"

namespace hearth {

namespace {

using Override = std::pair<std::string, std::string>;  // key, value

// "Talent apartment: Homes (or subsidies) in all: 3000" for housing.apartment.units = 3000.
Said input_in_words(const ReportPlan& plan, const Inputs& inputs, const std::string& key, const std::string& value) {
  constexpr std::string_view task = "tasks.", enabled = ".enabled";
  if (key.starts_with(task) && key.ends_with(enabled) && value == "false") {
    const std::string id = key.substr(task.size(), key.size() - task.size() - enabled.size());
    return {"Without task " + id, "不实施第" + id + "项任务"};
  }
  const auto entry = std::find_if(inputs.begin(), inputs.end(), [&](const ParameterEntry& e) { return e.key == key; });
  if (entry == inputs.end()) return same(key + " = " + value);
  const std::string element = key.substr(0, key.find('.', key.find('.') + 1));
  const StoredParameters parameter(*plan.file);
  const std::string en = parameter(element + ".name_en"), zh = parameter(element + ".name_zh");
  const Said of = en.empty() && zh.empty() ? Said() : in_both(en, zh) + Said{": ", ":"};
  return of + Said{entry->meaning_en + ": " + value, entry->meaning_zh + ":" + value};
}

}  // namespace

std::string file_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

Said title_of(const ReportPlan& plan) {
  const Said title = plan.file->said("title");
  return title.empty() ? same(file_name(plan.path)) : title;
}

Said label_among(const std::vector<ReportPlan>& plans, const ReportPlan& plan, const Inputs& inputs) {
  constexpr std::size_t most_told = 2;
  Said title = title_of(plan);
  std::vector<std::vector<Override>> alike;
  for (const ReportPlan& x : plans) {
    if (title_of(x).en == title.en) alike.push_back(x.file->overrides());
  }
  if (alike.size() < 2) return title;
  // What was set in all of them tells none from the others.
  const auto is_shared = [&](const Override& o) {
    return std::all_of(alike.begin(), alike.end(),
                       [&](const auto& of) { return std::find(of.begin(), of.end(), o) != of.end(); });
  };
  auto own = plan.file->overrides();
  std::erase_if(own, is_shared);
  if (own.empty()) {
    const auto unchanged =
        std::count_if(alike.begin(), alike.end(), [&](const auto& of) { return std::all_of(of.begin(), of.end(), is_shared); });
    return unchanged < 2 ? title : title + same(" (" + file_name(plan.path) + ")");
  }
  Said label;
  for (std::size_t i = 0; i < std::min(most_told, own.size()); ++i)
    label = label + (i > 0 ? Said{", ", "、"} : Said()) + input_in_words(plan, inputs, own[i].first, own[i].second);
  return own.size() > most_told ? label + same(", …") : label;
}

}  // namespace hearth

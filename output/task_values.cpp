#include "output/task_values.h"

#include <algorithm>
#include <map>
#include <set>

#include "output/toml_json.h"

namespace hearth {

namespace {

// The value of a text, a member or a choice.
std::string text_of(const ParameterEntry& e) {
  const Json value = toml_as_json(e.value);
  return value.is_string() ? value.get<std::string>() : std::string();
}

// "programmes.mentors." of "programmes.mentors.task".
std::string table_of(const std::string& key) {
  return key.substr(0, key.rfind('.') + 1);
}

// "housing.waiting_patience_months", not "housing.apartment.units".
bool is_of_all_schemes(const std::string& key) {
  const std::string housing = "housing.";
  return key.starts_with(housing) && key.find('.', housing.size()) == std::string::npos;
}

// A row of a CSV file has one evidence for all its cells, the names too.
bool is_a_name(const std::string& key) {
  return key.ends_with(".name_en") || key.ends_with(".name_zh");
}

// The tables of channels through which the programmes of this task bring people, and those of no other.
std::vector<std::string> own_channels(const std::map<std::string, std::string>& task_of,
                                      const std::map<std::string, std::string>& channel_of, const std::string& task) {
  std::map<std::string, std::set<std::string>> tasks;
  for (const auto& [programme, channel] : channel_of) {
    if (const auto it = task_of.find(programme); it != task_of.end() && !channel.empty()) tasks[channel].insert(it->second);
  }
  std::vector<std::string> out;
  for (const auto& [channel, fed_by] : tasks) {
    if (fed_by == std::set{task}) out.push_back("channels." + channel + ".");
  }
  return out;
}

}  // namespace

std::vector<const ParameterEntry*> values_of_task(const Inputs& inputs, const std::string& task) {
  std::map<std::string, std::string> task_of, channel_of;  // by table
  for (const ParameterEntry& e : inputs) {
    if (e.key.starts_with("clauses.")) continue;
    if (e.key.ends_with(".task")) task_of.emplace(table_of(e.key), text_of(e));
    const std::string channel = "recruitment.channel";
    if (e.key.ends_with("." + channel)) channel_of.emplace(e.key.substr(0, e.key.size() - channel.size()), text_of(e));
  }
  std::vector<std::string> tables = own_channels(task_of, channel_of, task);
  tables.push_back("tasks." + task + ".");
  bool has_homes = false;
  for (const auto& [table, owner] : task_of) {
    if (owner != task) continue;
    tables.push_back(table);
    if (table == "effort.") tables.emplace_back("departments.");
    has_homes = has_homes || table.starts_with("housing.");
  }
  std::vector<const ParameterEntry*> out;
  for (const ParameterEntry& e : inputs) {
    const bool is_own = std::any_of(tables.begin(), tables.end(), [&](const auto& table) { return e.key.starts_with(table); });
    if ((is_own || (has_homes && is_of_all_schemes(e.key))) && !is_a_name(e.key)) out.push_back(&e);
  }
  return out;
}

}  // namespace hearth

// What a plan is, in a paragraph.
#include <fmt/format.h>

#include <map>

#include "output/report_data.h"
#include "output/rounded.h"
#include "output/stored_values.h"
#include "sim/calendar.h"

namespace hearth {

Said month_in_words(const std::string& month) {
  static const char* const names[] = {"January", "February", "March",     "April",   "May",      "June",
                                      "July",    "August",   "September", "October", "November", "December"};
  const auto parsed = parse_month(month);
  if (!parsed) return same(month);
  return {fmt::format("{} {}", names[parsed->month_of_year() - 1], parsed->year()),
          fmt::format("{}年{}月", parsed->year(), parsed->month_of_year())};
}

namespace {

std::size_t elements_of(const Inputs& inputs, const std::string& list) {
  std::map<std::string, bool> ids;
  for (const ParameterEntry& e : inputs) {
    if (!e.key.starts_with(list + ".")) continue;
    const std::size_t end = e.key.find('.', list.size() + 1);
    if (end != std::string::npos) ids[e.key.substr(0, end)] = true;
  }
  return ids.size();
}

}  // namespace

Said summary_of(const ResultsFile& file, const Inputs& inputs) {
  const std::vector<std::string> months = file.months();
  const std::size_t replications = file.replications().size();
  Said out;
  if (!months.empty()) {
    const Said first = month_in_words(months.front().substr(0, 7)), last = month_in_words(months.back().substr(0, 7));
    const std::string courses = number_text(static_cast<double>(replications));
    out = {fmt::format("From {} to {}, month by month, {}.", first.en, last.en,
                       replications == 1 ? "one possible course of events" : courses + " possible courses of events"),
           fmt::format("逐月模拟{}至{},共 {} 种可能的情形。", first.zh, last.zh, courses)};
  }
  const StoredDimension* const schemes = file.dimension("scheme");
  const StoredValues total = values_by_month(file, "series", "homes_total");
  if (schemes != nullptr && total.size == schemes->members.size() && total.months > 0 && total.replications > 0) {
    out = out + Said{" Homes of the plan: ", "住房计划:"};
    for (std::size_t k = 0; k < total.size; ++k) {
      const std::string units = number_text(total.at(0, total.months - 1, k));
      out = out + Said{fmt::format("{}{} {}", k > 0 ? ", " : "", schemes->members_en[k], units),
                       fmt::format("{}{} {}", k > 0 ? "、" : "", schemes->members_zh[k], units)};
    }
    out = out + Said{".", "。"};
  }
  const std::size_t tasks = elements_of(inputs, "tasks"), programmes = elements_of(inputs, "programmes"),
                    departments = elements_of(inputs, "departments");
  if (tasks > 0)
    out = out +
          Said{fmt::format(" {} tasks with {} programmes, for which {} departments answer.", tasks, programmes, departments),
               fmt::format("任务 {} 项、举措 {} 项,由 {} 个部门负责。", tasks, programmes, departments)};
  return out;
}

}  // namespace hearth

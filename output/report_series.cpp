// Series of a report's page: summaries by month, and the account of people.
#include <algorithm>
#include <array>
#include <cmath>

#include "output/report_data.h"
#include "output/rounded.h"
#include "output/stored_values.h"
#include "output/summary.h"

namespace hearth {

namespace {

// Groups of which all series are shown but for what the page draws nowhere; of programmes there are many, so only what it
// draws.
bool is_shown(const StoredSeries& s) {
  static const std::array<const char*, 5> not_drawn = {"staff_by_sector_and_town", "posts_by_sector", "vacancies_by_sector",
                                                       "by_task_and_purpose", "cases_by_request"};
  if (s.name.ends_with("_by_field") || std::find(not_drawn.begin(), not_drawn.end(), s.name) != not_drawn.end()) return false;
  if (s.group == "programmes") return s.name == "units" || s.name == "served" || s.name == "waiting" || s.name == "spending";
  static const std::array<const char*, 6> groups = {"series", "targets", "tasks", "ledger", "departments", "desk"};
  return std::find(groups.begin(), groups.end(), s.group) != groups.end();
}

struct Band {
  const char* name;
  double probability;
};

// Whole numbers without the ".0" that would be a tenth of the page.
Json on_page(double x) {
  Json out = rounded(x, page_digits);
  if (!out.is_number_float()) return out;
  const auto value = out.get<double>();
  return std::abs(value) < 1e15 && value == std::floor(value) ? Json(static_cast<std::int64_t>(value)) : out;
}

// Means only of what has two dimensions besides the month, and of programmes: nobody draws so many bands.
Json summarised(const StoredSeries& s, const StoredValues& v) {
  Json mean = Json::array();
  std::vector<Band> bands;
  if (s.dimensions.size() < 4 && s.group != "programmes") bands = {{"low", 0.05}, {"high", 0.95}};
  if (s.group == "targets") bands.insert(bands.end(), {{"q25", 0.25}, {"q75", 0.75}});
  std::vector<Json> lists(bands.size(), Json::array());
  std::vector<double> x(v.replications);
  for (std::size_t i = 0; i < v.size; ++i) {
    mean.push_back(Json::array());
    for (Json& list : lists) list.push_back(Json::array());
    for (std::size_t m = 0; m < v.months; ++m) {
      for (std::size_t r = 0; r < v.replications; ++r) x[r] = v.at(r, m, i);
      mean.back().push_back(on_page(mean_of(x)));
      for (std::size_t b = 0; b < bands.size(); ++b) lists[b].back().push_back(on_page(quantile(x, bands[b].probability)));
    }
  }
  Json out = {{"unit", s.unit}, {"meaning", page_text({s.meaning_en, s.meaning_zh})}};
  out["by"] = std::vector<std::string>(s.dimensions.begin() + 2, s.dimensions.end());
  out["mean"] = std::move(mean);
  for (std::size_t b = 0; b < bands.size(); ++b) out[bands[b].name] = std::move(lists[b]);
  return out;
}

// Means over the replications, by member.
using Means = std::vector<double>;

Means in_month(const StoredValues& v, std::size_t month) {
  Means out(v.size, 0.0);
  for (std::size_t r = 0; r < v.replications; ++r) {
    for (std::size_t i = 0; i < v.size; ++i) out[i] += v.at(r, month, i) / static_cast<double>(v.replications);
  }
  return out;
}

Means in_the_run(const StoredValues& v) {
  Means out(v.size, 0.0);
  for (std::size_t m = 0; m < v.months; ++m) {
    const Means month = in_month(v, m);
    for (std::size_t i = 0; i < v.size; ++i) out[i] += month[i];
  }
  return out;
}

Json list_of(const Means& x) {
  Json out = Json::array();
  // Means of counts: sums over them still hold to a tenth of a person.
  for (const double value : x) out.push_back(std::round(value * 100) / 100);
  return out;
}

}  // namespace

Json page_text(const Said& text) {
  return {{"en", text.en}, {"zh", text.zh}};
}

Json page_dimensions(const ResultsFile& file) {
  Json out = Json::object();
  for (const StoredSeries& s : file.series()) {
    if (!is_shown(s)) continue;
    for (const std::string& name : s.dimensions) {
      const StoredDimension* const d = file.dimension(name);
      if (d == nullptr || d->members.empty() || name == "month" || name == "replication" || out.contains(name)) continue;
      Json names = Json::array();
      for (std::size_t i = 0; i < d->members.size(); ++i) names.push_back(page_text(d->name_of(i)));
      out[name] = {{"ids", d->members}, {"names", std::move(names)}};
    }
  }
  return out;
}

Json page_series(const ResultsFile& file) {
  Json out = Json::object();
  for (const StoredSeries& s : file.series()) {
    if (!is_shown(s)) continue;
    const bool is_money = s.group == "ledger" || s.name == "spending";  // which every run has
    const StoredValues v = (is_money ? known_values_by_month : values_by_month)(file, s.group, s.name);
    if (!v.empty() && v.replications > 0) out[s.group + "/" + s.name] = summarised(s, v);
  }
  return out;
}

Json page_reasons(const ResultsFile& file) {
  const StoredValues v = values_by_month(file, "series", "departures_by_reason");
  const StoredDimension* const reasons = file.dimension("reason");
  if (reasons == nullptr || v.size != reasons->members.size() || v.replications == 0) return nullptr;
  Json out = Json::array();
  for (std::size_t i = 0; i < v.size; ++i) {
    std::vector<double> sums(v.replications, 0.0);
    for (std::size_t r = 0; r < v.replications; ++r) {
      for (std::size_t m = 0; m < v.months; ++m) sums[r] += v.at(r, m, i);
    }
    out.push_back({{"id", reasons->members[i]},
                   {"name", page_text(reasons->name_of(i))},
                   {"mean", rounded(mean_of(sums), page_digits)},
                   {"low", rounded(quantile(sums, 0.05), page_digits)},
                   {"high", rounded(quantile(sums, 0.95), page_digits)}});
  }
  return out;
}

Json page_accounts(const ResultsFile& file) {
  const auto series = [&](const char* name) { return values_by_month(file, "series", name); };
  const StoredValues people = series("people"), arrivals = series("arrivals_by_class"), departures = series("departures"),
                     from = series("class_changes_from"), into = series("class_changes_into"), channels = series("arrivals"),
                     reasons = series("departures_by_reason"), both = series("departures_by_class_and_reason");
  for (const StoredValues* v : {&people, &arrivals, &departures, &from, &into}) {
    if (v->size != people.size || v->months == 0 || v->replications == 0) return nullptr;
  }
  if (channels.empty() || reasons.empty() || both.size != people.size * reasons.size) return nullptr;
  const Means end = in_month(people, people.months - 1), came = in_the_run(arrivals), left = in_the_run(departures),
              rose_from = in_the_run(from), rose_into = in_the_run(into);
  Means start(people.size);
  for (std::size_t c = 0; c < people.size; ++c) start[c] = end[c] - came[c] + left[c] - rose_into[c] + rose_from[c];
  double at_start = 0;
  for (const double x : start) at_start += x;
  return {{"start", std::round(at_start * 100) / 100},
          {"start_by_class", list_of(start)},
          {"arrivals_by_channel", list_of(in_the_run(channels))},
          {"arrivals_by_class", list_of(came)},
          {"departures_by_class", list_of(left)},
          {"departures_by_reason", list_of(in_the_run(reasons))},
          {"departures_by_class_and_reason", list_of(in_the_run(both))},
          {"changes_from_class", list_of(rose_from)},
          {"changes_into_class", list_of(rose_into)},
          {"end_by_class", list_of(end)}};
}

}  // namespace hearth

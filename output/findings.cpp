#include "output/findings.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "models/codes.h"
#include "models/review_plan.h"
#include "output/headlines.h"
#include "output/paired.h"
#include "output/stored_values.h"
#include "output/summary.h"
#include "sim/calendar.h"

namespace hearth {

namespace {

using Texts = std::vector<std::string>;

// Names, the other language's or the id where one is missing.
template <class Finding>
void name(Finding& f, const StoredParameters& parameter, const std::string& prefix) {
  f.name = parameter(prefix + "name_en");
  f.name_zh = parameter(prefix + "name_zh");
  if (f.name.empty()) f.name = f.name_zh.empty() ? f.id : f.name_zh;
  if (f.name_zh.empty()) f.name_zh = f.name;
}

struct Source {
  explicit Source(const ResultsFile& f) : file(f), months(f.months()), parameter(f) {}

  const ResultsFile& file;
  Texts months;
  StoredParameters parameter;
};

void find_targets(const Source& source, Findings& out) {
  for (const TargetCounts& x : target_counts(source.file)) {
    if (x.counts.empty()) continue;
    TargetFinding f;
    f.id = x.id;
    name(f, source.parameter, "targets." + f.id + ".");
    f.target = x.goal;
    f.deadline = x.deadline;
    f.beyond_run = x.beyond_run;
    f.month = x.month;
    f.replications = x.counts.size();
    f.attained =
        static_cast<std::size_t>(std::count_if(x.counts.begin(), x.counts.end(), [&](double n) { return n >= x.goal; }));
    f.median = quantile(x.counts, 0.5);
    f.low = quantile(x.counts, 0.05);
    f.high = quantile(x.counts, 0.95);
    const EstimatedShare attained = share_of(f.attained, f.replications);
    f.attained_low = attained.low;
    f.attained_high = attained.high;
    out.targets.push_back(f);
  }
}

void find_schemes(const Source& source, Findings& out) {
  const StoredDimension* const schemes = source.file.dimension("scheme");
  const auto series = [&](const char* of) { return values_by_month(source.file, "series", of); };
  const StoredValues total = series("homes_total"), delivered = series("homes_delivered"), held = series("homes_held"),
                     free = series("homes_free"), waiting = series("applicants_waiting"), placed = series("placements"),
                     wait = series("wait_months_mean"), given_up = series("given_up"), spending = series("spending");
  const StoredValues* const by_scheme[] = {&total, &delivered, &held, &free, &waiting, &placed, &wait, &given_up, &spending};
  const std::size_t n = out.replications;
  if (schemes == nullptr || n == 0 || std::any_of(std::begin(by_scheme), std::end(by_scheme), [&](const StoredValues* v) {
        return v->size != schemes->members.size();
      }))
    return;
  const std::size_t last = held.months - 1;
  for (std::size_t k = 0; k < held.size; ++k) {
    SchemeFinding f;
    f.id = schemes->members[k];
    const std::string prefix = "housing." + f.id + ".";
    name(f, source.parameter, prefix);
    f.grants = source.parameter(prefix + "kind") == "purchase_subsidy";
    const auto mean = [&](const StoredValues& v, std::size_t month) {
      double sum = 0;
      for (std::size_t r = 0; r < n; ++r) sum += v.at(r, month, k);
      return sum / static_cast<double>(n);
    };
    std::vector<bool> ever(n, false);
    double placements = 0, months_waited = 0;
    for (std::size_t m = 0; m <= last; ++m) {
      std::size_t short_in = 0;
      for (std::size_t r = 0; r < n; ++r) {
        if (waiting.at(r, m, k) > free.at(r, m, k)) {
          ++short_in;
          ever[r] = true;
        }
        const double p = placed.at(r, m, k);
        if (p > 0) {
          placements += p;
          months_waited += p * wait.at(r, m, k);
        }
      }
      if (2 * short_in > n) {
        ++f.months_short;
        f.short_until = source.months[m].substr(0, 7);
        if (f.short_from.empty()) f.short_from = f.short_until;
      }
      f.given_up_a_year += 12 * mean(given_up, m) / static_cast<double>(held.months);
      out.spending_million += mean(spending, m) / 1e6;
    }
    f.share_that_runs_short = static_cast<double>(std::count(ever.begin(), ever.end(), true)) / static_cast<double>(n);
    f.total = mean(total, last);
    f.delivered_at_end = mean(delivered, last);
    f.held_at_end = mean(held, last);
    f.free_at_end = mean(free, last);
    f.waiting_at_end = mean(waiting, last);
    f.mean_wait = placements > 0 ? months_waited / placements : std::nan("");
    out.schemes.push_back(f);
  }
}

void find_departures(const Source& source, Findings& out) {
  const std::size_t n = out.replications;
  const StoredValues reason = values_by_month(source.file, "series", "departures_by_reason");
  for (std::size_t r = 0; r < n; ++r) {
    for (std::size_t m = 0; m < reason.months; ++m) {
      for (std::size_t i = 0; i < reason.size; ++i) {
        const double x = reason.at(r, m, i) / static_cast<double>(n);
        out.departures += x;
        if (i == static_cast<std::size_t>(Reason::waiting_for_home) || i == static_cast<std::size_t>(Reason::tenancy_end))
          out.left_for_want_of_home += x;
        if (i == static_cast<std::size_t>(Reason::rent_burden)) out.left_for_rent += x;
      }
    }
  }
}

// By year and item: how often at each light, why, and whether a rule acted.
void find_reviews(const Source& source, Findings& out) {
  const StoredSeries *light = nullptr, *cause = nullptr, *action = nullptr;
  for (const StoredSeries& s : source.file.series()) {
    if (s.group != "review") continue;
    if (s.name == "light") light = &s;
    if (s.name == "cause") cause = &s;
    if (s.name == "action") action = &s;
  }
  const StoredDimension* const years = source.file.dimension("year");
  const StoredDimension* const items = source.file.dimension("item");
  const Texts by = {"replication", "year", "item"};
  for (const StoredSeries* s : {light, cause, action}) {
    if (s == nullptr || s->dimensions != by || s->codes.ids.empty()) return;
  }
  if (years == nullptr || items == nullptr) return;
  const std::vector<double> lights = source.file.values(*light), causes = source.file.values(*cause),
                            actions = source.file.values(*action);
  const std::size_t cells = years->members.size() * items->members.size();
  const auto code = [](const std::vector<double>& values, std::size_t i) {
    return static_cast<std::size_t>(std::max(0.0, values[i]));
  };
  for (std::size_t cell = 0; cell < cells && out.replications > 0; ++cell) {
    std::vector<double> of_light(light->codes.ids.size(), 0.0), of_cause(cause->codes.ids.size(), 0.0);
    double acted = 0;
    for (std::size_t r = 0; r < out.replications; ++r) {
      const std::size_t i = r * cells + cell;
      if (code(lights, i) >= of_light.size() || code(causes, i) >= of_cause.size()) return;  // no codes of ours
      of_light[code(lights, i)] += 1;
      of_cause[code(causes, i)] += 1;
      acted += actions[i] > 0 ? 1 : 0;
    }
    const auto n = static_cast<double>(out.replications);
    if (of_light[static_cast<std::size_t>(Light::no_plan)] < n) ++out.reviewed;
    ReviewFinding f;
    f.amber = of_light[static_cast<std::size_t>(Light::amber)] / n;
    f.red = of_light[static_cast<std::size_t>(Light::red)] / n;
    f.corrected = acted / n;
    if (f.amber + f.red < 0.5) continue;
    const std::size_t item = cell % items->members.size();
    f.year = years->members[cell / items->members.size()];
    f.id = items->members[item];
    f.name = items->members_en[item];
    f.name_zh = items->members_zh[item];
    const auto most = static_cast<std::size_t>(std::max_element(of_cause.begin() + 1, of_cause.end()) - of_cause.begin());
    f.cause = cause->codes.name_of(most).en;
    f.cause_zh = cause->codes.name_of(most).zh;
    out.reviews.push_back(f);
  }
}

void find_tasks(const Source& source, Findings& out) {
  const StoredDimension* const tasks = source.file.dimension("task");
  const StoredValues served = values_by_month(source.file, "tasks", "served"),
                     turned_away = values_by_month(source.file, "tasks", "turned_away"),
                     waiting = values_by_month(source.file, "tasks", "waiting"),
                     spending = values_by_month(source.file, "tasks", "spending");
  if (tasks == nullptr || out.replications == 0) return;
  for (const StoredValues* v : {&served, &turned_away, &waiting, &spending}) {
    if (v->size != tasks->members.size()) return;
  }
  const auto n = static_cast<double>(out.replications);
  for (std::size_t i = 0; i < tasks->members.size(); ++i) {
    TaskFinding f;
    f.id = tasks->members[i];
    f.name = tasks->members_en[i];
    f.name_zh = tasks->members_zh[i];
    for (std::size_t r = 0; r < out.replications; ++r) {
      for (std::size_t m = 0; m < served.months; ++m) {
        f.served += served.at(r, m, i) / n;
        f.turned_away += turned_away.at(r, m, i) / n;
        f.spending_million += spending.at(r, m, i) / n / 1e6;
      }
      f.waiting_at_end += waiting.at(r, waiting.months - 1, i) / n;
    }
    out.tasks.push_back(f);
  }
}

}  // namespace

Findings find(const ResultsFile& file) {
  Findings out;
  const Source source(file);
  out.replications = file.replications().size();
  if (!source.months.empty()) out.last_month = source.months.back().substr(0, 7);
  find_targets(source, out);
  find_schemes(source, out);
  find_departures(source, out);
  find_tasks(source, out);
  find_reviews(source, out);
  return out;
}

}  // namespace hearth

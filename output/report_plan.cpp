// Targets, homes and tasks of a report's page.
#include <algorithm>
#include <cmath>

#include "output/headlines.h"
#include "output/report_data.h"
#include "output/rounded.h"
#include "output/stored_values.h"

namespace hearth {

namespace {

Json or_nothing(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

// By month: the share of the replications for which `is_so` holds.
template <class Holds>
Json shares_by_month(std::size_t replications, std::size_t months, const Holds& holds) {
  Json out = Json::array();
  for (std::size_t m = 0; m < months; ++m) {
    std::size_t n = 0;
    for (std::size_t r = 0; r < replications; ++r) n += holds(r, m) ? 1 : 0;
    out.push_back(rounded(static_cast<double>(n) / static_cast<double>(replications), page_digits));
  }
  return out;
}

std::vector<double> means(const std::vector<double>& x, std::size_t replications) {
  const std::size_t cells = replications > 0 ? x.size() / replications : 0;
  std::vector<double> out(cells, 0.0);
  for (std::size_t i = 0; i < cells * replications; ++i) out[i % cells] += x[i] / static_cast<double>(replications);
  return out;
}

// What the review holds a target against, a straight line to the goal (ODD: 7.12 Review), month by month; nothing where no
// review comes before the deadline, since the file tells the line at reviews.
Json path_of(const ResultsFile& file, const std::string& target, double goal, const std::string& deadline) {
  const StoredDimension* const years = file.dimension("year");
  const StoredDimension* const items = file.dimension("item");
  const std::vector<std::string> months = file.months();
  if (years == nullptr || items == nullptr) return nullptr;
  const auto it = std::find(items->members.begin(), items->members.end(), "target." + target);
  if (it == items->members.end()) return nullptr;
  for (const StoredSeries& s : file.series()) {
    if (s.group != "review" || s.name != "plan" || s.shape.size() != 3) continue;
    const std::vector<double> plan = means(file.values(s), s.shape[0]);
    const auto of_month = [&](const std::string& month) { return std::find(months.begin(), months.end(), month + "-01"); };
    const double due = static_cast<double>(of_month(deadline) - months.begin());
    for (std::size_t y = 0; y < years->members.size(); ++y) {
      const auto review = of_month(years->members[y] + "-12");
      const double at = static_cast<double>(review - months.begin());
      const double planned = plan[y * items->members.size() + static_cast<std::size_t>(it - items->members.begin())];
      if (review == months.end() || at >= due || std::isnan(planned)) continue;
      Json path = Json::array();
      for (std::size_t m = 0; m < months.size(); ++m) {
        const double left = std::max(0.0, due - static_cast<double>(m));
        path.push_back(rounded(goal - (goal - planned) / (due - at) * left, page_digits));
      }
      return path;
    }
  }
  return nullptr;
}

}  // namespace

Json page_targets(const ResultsFile& file, const Findings& findings) {
  Json out = Json::array();
  const StoredDimension* const targets = file.dimension("target");
  const StoredValues counts = values_by_month(file, "targets", "headline");
  const StoredParameters parameter(file);
  for (const TargetFinding& t : findings.targets) {
    const auto it = std::find(targets->members.begin(), targets->members.end(), t.id);
    const auto i = static_cast<std::size_t>(it - targets->members.begin());
    const auto if_due = [&](double x) { return t.beyond_run ? Json() : rounded(x, page_digits); };
    out.push_back(
        {{"id", t.id},
         {"name", page_text({t.name, t.name_zh})},
         {"unit", parameter("targets." + t.id + ".counts_teams") == "true" ? "teams" : "heads"},
         {"goal", rounded(t.target, page_digits)},
         {"deadline", t.deadline},
         {"beyond_run", t.beyond_run},
         {"month", t.month},
         {"median", rounded(t.median, page_digits)},
         {"low", rounded(t.low, page_digits)},
         {"high", rounded(t.high, page_digits)},
         {"probability", if_due(static_cast<double>(t.attained) / static_cast<double>(t.replications))},
         {"probability_low", if_due(t.attained_low)},
         {"probability_high", if_due(t.attained_high)},
         {"path", path_of(file, t.id, t.target, t.deadline)},
         {"probability_by_month", shares_by_month(counts.replications, counts.months, [&](std::size_t r, std::size_t m) {
            return counts.at(r, m, i) >= t.target;
          })}});
  }
  return out;
}

Json page_schemes(const ResultsFile& file, const Findings& findings) {
  Json out = Json::array();
  const StoredValues waiting = values_by_month(file, "series", "applicants_waiting"),
                     free = values_by_month(file, "series", "homes_free");
  for (std::size_t k = 0; k < findings.schemes.size(); ++k) {
    const SchemeFinding& s = findings.schemes[k];
    out.push_back({{"id", s.id},
                   {"name", page_text({s.name, s.name_zh})},
                   {"grants", s.grants},
                   {"short_from", s.short_from},
                   {"short_until", s.short_until},
                   {"months_short", s.months_short},
                   {"share_that_runs_short", rounded(s.share_that_runs_short, page_digits)},
                   {"total", rounded(s.total, page_digits)},
                   {"delivered_at_end", rounded(s.delivered_at_end, page_digits)},
                   {"held_at_end", rounded(s.held_at_end, page_digits)},
                   {"free_at_end", rounded(s.free_at_end, page_digits)},
                   {"waiting_at_end", rounded(s.waiting_at_end, page_digits)},
                   {"mean_wait", rounded(s.mean_wait, page_digits)},
                   {"given_up_a_year", rounded(s.given_up_a_year, page_digits)},
                   {"short_by_month", shares_by_month(waiting.replications, waiting.months, [&](std::size_t r, std::size_t m) {
                      return waiting.at(r, m, k) > free.at(r, m, k);
                    })}});
  }
  return out;
}

Json page_assumptions(const Inputs& inputs) {
  Json out = Json::array();
  for (const ParameterEntry& e : inputs) {
    if (e.evidence.empty() || e.key.ends_with(".name_en") || e.key.ends_with(".name_zh")) continue;
    out.push_back({{"key", e.key},
                   {"value", e.value},
                   {"unit", e.unit},
                   {"meaning", page_text({e.meaning_en, e.meaning_zh})},
                   {"low", or_nothing(e.low)},
                   {"high", or_nothing(e.high)},
                   {"evidence", e.evidence},
                   {"source", e.source}});
  }
  return out;
}

Json page_differences(const Inputs& first, const Inputs& second) {
  Json out = Json::array();
  for (const auto& [a, b] : differences_of_plans(first, second)) {
    const ParameterEntry& e = b != nullptr ? *b : *a;
    // A what-if states its values bare: how well the value was known before tells what hangs on it.
    const ParameterEntry& known = a != nullptr && !a->evidence.empty() ? *a : e;
    out.push_back({{"key", e.key},
                   {"meaning", page_text({e.meaning_en, e.meaning_zh})},
                   {"unit", e.unit},
                   {"first", a != nullptr ? Json(a->value) : Json()},
                   {"second", b != nullptr ? Json(b->value) : Json()},
                   {"evidence", known.evidence},
                   {"source", known.source}});
  }
  return out;
}

}  // namespace hearth

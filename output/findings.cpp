#include "output/findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "models/codes.h"
#include "sim/calendar.h"
#include "sim/toml_text.h"

namespace hearth {

namespace {

struct Values {
  std::vector<double> x;
  std::size_t months = 0;
  std::size_t size = 0;  // values a month; 0: the file has no such series
  double at(std::size_t r, std::size_t m, std::size_t i) const { return x[(r * months + m) * size + i]; }
};

Values load(const ResultsFile& file, const std::string& group, const std::string& name) {
  for (const auto& s : file.series()) {
    if (s.group != group || s.name != name) continue;
    if (s.shape.size() < 2 || s.dimensions[0] != "replication" || s.dimensions[1] != "month") break;
    Values v{file.values(s), s.shape[1], 1};
    for (std::size_t i = 2; i < s.shape.size(); ++i) v.size *= s.shape[i];
    return v;
  }
  return {};
}

// A number for each member of a dimension.
std::vector<double> by_member(const ResultsFile& file, const std::string& group, const std::string& name,
                              const std::string& dimension) {
  for (const auto& s : file.series()) {
    if (s.group == group && s.name == name && s.dimensions == std::vector<std::string>{dimension}) return file.values(s);
  }
  return {};
}

double quantile(std::vector<double> x, double p) {
  std::erase_if(x, [](double value) { return std::isnan(value); });  // missing; they would upset the sorting
  if (x.empty()) return std::nan("");
  std::sort(x.begin(), x.end());
  const double at = p * static_cast<double>(x.size() - 1);
  const auto i = static_cast<std::size_t>(at);
  return i + 1 < x.size() ? x[i] + (at - static_cast<double>(i)) * (x[i + 1] - x[i]) : x[i];
}

// A value of the parameter table, without quotes.
std::string parameter(const std::vector<std::string>& keys, const std::vector<std::string>& values, const std::string& key) {
  const auto it = std::find(keys.begin(), keys.end(), key);
  if (it == keys.end()) return {};
  const std::string& value = values[static_cast<std::size_t>(it - keys.begin())];
  const auto node = parse_toml_value(value);
  const auto* const text = node ? std::get_if<std::string>(&node->value) : nullptr;
  return text != nullptr ? *text : value;
}

// Names, the other language's or the id where one is missing.
template <class Finding>
void name(Finding& f, const std::vector<std::string>& keys, const std::vector<std::string>& values, const std::string& prefix) {
  f.name = parameter(keys, values, prefix + "name_en");
  f.name_zh = parameter(keys, values, prefix + "name_zh");
  if (f.name.empty()) f.name = f.name_zh.empty() ? f.id : f.name_zh;
  if (f.name_zh.empty()) f.name_zh = f.name;
}

}  // namespace

Findings find(const ResultsFile& file) {
  using Binomial = boost::math::binomial_distribution<double>;
  Findings out;
  const auto months = file.months();
  const auto keys = file.texts("/parameter");
  const auto values = file.texts("/parameters/value");
  const StoredDimension* targets = file.dimension("target");
  const StoredDimension* schemes = file.dimension("scheme");
  const Values headline = load(file, "targets", "headline");
  const std::vector<double> goals = by_member(file, "targets", "goal", "target");
  out.replications = file.replications().size();
  const std::size_t n = out.replications;
  for (std::size_t t = 0; targets != nullptr && headline.size == targets->members.size() && t < headline.size && n > 0; ++t) {
    TargetFinding f;
    f.id = targets->members[t];
    const std::string prefix = "targets." + f.id + ".";
    name(f, keys, values, prefix);
    f.target = t < goals.size() ? goals[t] : std::nan("");
    f.deadline =
        parameter(keys, values, prefix + (parameter(keys, values, prefix + "early") == "true" ? "deadline_early" : "deadline"));
    f.replications = n;
    const auto due = std::find(months.begin(), months.end(), f.deadline + "-01");
    f.beyond_run = due == months.end();
    const std::size_t m = f.beyond_run ? months.size() - 1 : static_cast<std::size_t>(due - months.begin());
    std::vector<double> counts;
    for (std::size_t r = 0; r < n; ++r) {
      counts.push_back(headline.at(r, m, t));
      f.attained += counts.back() >= f.target ? 1 : 0;
    }
    f.median = quantile(counts, 0.5);
    f.low = quantile(counts, 0.05);
    f.high = quantile(counts, 0.95);
    f.attained_low = Binomial::find_lower_bound_on_p(static_cast<double>(n), static_cast<double>(f.attained), 0.025);
    f.attained_high = Binomial::find_upper_bound_on_p(static_cast<double>(n), static_cast<double>(f.attained), 0.025);
    out.targets.push_back(f);
  }
  const Values held = load(file, "series", "homes_held");
  const Values free = load(file, "series", "homes_free");
  const Values total = load(file, "series", "homes_total");
  const Values waiting = load(file, "series", "applicants_waiting");
  const Values placed = load(file, "series", "placements");
  const Values wait = load(file, "series", "wait_months_mean");
  const Values spending = load(file, "series", "spending");
  const Values* const by_scheme[] = {&held, &free, &total, &waiting, &placed, &wait, &spending};
  const bool complete = std::all_of(std::begin(by_scheme), std::end(by_scheme),
                                    [&](const Values* v) { return schemes != nullptr && v->size == schemes->members.size(); });
  for (std::size_t k = 0; complete && k < held.size && n > 0; ++k) {
    SchemeFinding f;
    f.id = schemes->members[k];
    name(f, keys, values, "housing." + f.id + ".");
    std::vector<double> first;
    double placements = 0, months_waited = 0;
    const std::size_t last = held.months - 1;
    for (std::size_t r = 0; r < n; ++r) {
      bool filled = false;
      for (std::size_t m = 0; m < held.months; ++m) {
        // "Runs short": people wait and fewer than one home in twenty is free (some always stand empty between tenants).
        if (!filled && waiting.at(r, m, k) > 0 && free.at(r, m, k) <= 0.05 * (held.at(r, m, k) + free.at(r, m, k)) &&
            held.at(r, m, k) > 0) {
          filled = true;
          first.push_back(static_cast<double>(m));
        }
        const double p = placed.at(r, m, k);
        if (p > 0) {
          placements += p;
          months_waited += p * wait.at(r, m, k);
        }
        out.spending_million += spending.at(r, m, k) / 1e6 / static_cast<double>(n);
      }
      f.held_at_end += held.at(r, last, k) / static_cast<double>(n);
      f.total += total.at(r, last, k) / static_cast<double>(n);
      f.waiting_at_end += waiting.at(r, last, k) / static_cast<double>(n);
    }
    f.share_that_fills = static_cast<double>(first.size()) / static_cast<double>(n);
    if (2 * first.size() > n) f.fills = months[static_cast<std::size_t>(quantile(first, 0.5))].substr(0, 7);
    f.mean_wait = placements > 0 ? months_waited / placements : std::nan("");
    out.schemes.push_back(f);
  }
  const Values reason = load(file, "series", "departures_by_reason");
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
  return out;
}

std::string findings_table(const Findings& f, bool chinese) {
  std::string out = chinese ? "\n目标\n" : "\nTargets\n";
  for (const auto& t : f.targets) {
    out += fmt::format(
        fmt::runtime(chinese ? "  {}:{} 目标 {:.0f},中位数 {:.0f}(5%-95%:{:.0f}-{:.0f}),达成概率 {:.0f}%(95% 区间 "
                               "{:.0f}%-{:.0f}%,{} 次重复){}\n"
                             : "  {}, {}: target {:.0f}, median {:.0f} (5-95 %: {:.0f} to {:.0f}), met with probability "
                               "{:.0f} % (95 % interval {:.0f} to {:.0f} %, {} replications){}\n"),
        chinese ? t.name_zh : t.name, t.deadline, t.target, t.median, t.low, t.high,
        100.0 * static_cast<double>(t.attained) / static_cast<double>(t.replications), 100 * t.attained_low,
        100 * t.attained_high, t.replications,
        t.beyond_run ? (chinese ? "(截止晚于模拟期末)" : " (due after the last month: the last month is shown)") : "");
  }
  out += chinese ? "住房\n" : "Homes\n";
  for (const auto& s : f.schemes) {
    const std::string fills = s.fills.empty()
                                  ? (chinese ? "多数情形不缺房" : "does not run short in most replications")
                                  : fmt::format(fmt::runtime(chinese ? "{} 起缺房" : "runs short from {}"), s.fills);
    const std::string wait =
        std::isnan(s.mean_wait)
            ? (chinese ? "无人配房" : "nobody placed")
            : fmt::format(fmt::runtime(chinese ? "平均等候 {:.1f} 个月" : "mean wait {:.1f} months"), s.mean_wait);
    out += fmt::format(fmt::runtime(chinese ? "  {}:{},{},期末在住 {:.0f}/{:.0f},轮候 {:.0f} 人\n"
                                            : "  {}: {}, {}, {:.0f} of {:.0f} held and {:.0f} waiting at the end\n"),
                       chinese ? s.name_zh : s.name, fills, wait, s.held_at_end, s.total, s.waiting_at_end);
  }
  out += fmt::format(
      fmt::runtime(chinese
                       ? "流出\n  {:.0f} 人次,其中因等房或租期届满 {:.0f} 人,因租金负担 {:.0f} 人\n住房支出 {:.0f} 百万元\n"
                       : "Departures\n  {:.0f} a run; for want of a home (waiting, or a tenancy that ends) {:.0f}, for rent "
                         "{:.0f}\nSpending of the district on homes: {:.0f} million CNY a run\n"),
      f.departures, f.left_for_want_of_home, f.left_for_rent, f.spending_million);
  return out;
}

std::string findings_json(const Findings& f) {
  using Json = nlohmann::ordered_json;
  Json j;
  j["replications"] = f.replications;
  j["targets"] = Json::array();
  j["schemes"] = Json::array();
  for (const auto& t : f.targets) {
    j["targets"].push_back({{"id", t.id},
                            {"name", t.name},
                            {"name_zh", t.name_zh},
                            {"target", t.target},
                            {"deadline", t.deadline},
                            {"median", t.median},
                            {"p05", t.low},
                            {"p95", t.high},
                            {"beyond_run", t.beyond_run},
                            {"attained", t.attained},
                            {"probability_low", t.attained_low},
                            {"probability_high", t.attained_high}});
  }
  for (const auto& s : f.schemes) {
    j["schemes"].push_back({{"id", s.id},
                            {"name", s.name},
                            {"name_zh", s.name_zh},
                            {"runs_short_from", s.fills.empty() ? Json() : Json(s.fills)},
                            {"share_that_runs_short", s.share_that_fills},
                            {"held_at_end", s.held_at_end},
                            {"total", s.total},
                            {"mean_wait_months", s.mean_wait},
                            {"waiting_at_end", s.waiting_at_end}});
  }
  j["departures"] = f.departures;
  j["departures_for_want_of_home"] = f.left_for_want_of_home;
  j["departures_for_rent"] = f.left_for_rent;
  j["spending_million_cny"] = f.spending_million;
  return j.dump(2) + "\n";
}

}  // namespace hearth

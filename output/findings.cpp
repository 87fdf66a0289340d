#include "output/findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "models/codes.h"
#include "models/review_plan.h"
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

using Texts = std::vector<std::string>;

// Names, the other language's or the id where one is missing.
template <class Finding>
void name(Finding& f, const std::vector<std::string>& keys, const std::vector<std::string>& values, const std::string& prefix) {
  f.name = parameter(keys, values, prefix + "name_en");
  f.name_zh = parameter(keys, values, prefix + "name_zh");
  if (f.name.empty()) f.name = f.name_zh.empty() ? f.id : f.name_zh;
  if (f.name_zh.empty()) f.name_zh = f.name;
}

struct Source {
  explicit Source(const ResultsFile& f)
      : file(f), months(f.months()), keys(f.texts("/parameter")), values(f.texts("/parameters/value")) {}
  std::string parameter(const std::string& key) const { return hearth::parameter(keys, values, key); }

  const ResultsFile& file;
  Texts months, keys, values;
};

void find_targets(const Source& source, Findings& out) {
  using Binomial = boost::math::binomial_distribution<double>;
  const StoredDimension* const targets = source.file.dimension("target");
  const Values headline = load(source.file, "targets", "headline");
  const std::vector<double> goals = by_member(source.file, "targets", "goal", "target");
  const std::size_t n = out.replications;
  for (std::size_t t = 0; targets != nullptr && headline.size == targets->members.size() && t < headline.size && n > 0; ++t) {
    TargetFinding f;
    f.id = targets->members[t];
    const std::string prefix = "targets." + f.id + ".";
    name(f, source.keys, source.values, prefix);
    f.target = t < goals.size() ? goals[t] : std::nan("");
    f.deadline = source.parameter(prefix + (source.parameter(prefix + "early") == "true" ? "deadline_early" : "deadline"));
    f.replications = n;
    const auto due = std::find(source.months.begin(), source.months.end(), f.deadline + "-01");
    f.beyond_run = due == source.months.end();
    const std::size_t m = f.beyond_run ? source.months.size() - 1 : static_cast<std::size_t>(due - source.months.begin());
    f.month = source.months[m].substr(0, 7);
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
}

void find_schemes(const Source& source, Findings& out) {
  const StoredDimension* const schemes = source.file.dimension("scheme");
  const auto series = [&](const char* of) { return load(source.file, "series", of); };
  const Values total = series("homes_total"), delivered = series("homes_delivered"), held = series("homes_held"),
               free = series("homes_free"), waiting = series("applicants_waiting"), placed = series("placements"),
               wait = series("wait_months_mean"), given_up = series("given_up"), spending = series("spending");
  const Values* const by_scheme[] = {&total, &delivered, &held, &free, &waiting, &placed, &wait, &given_up, &spending};
  const std::size_t n = out.replications;
  if (schemes == nullptr || n == 0 || std::any_of(std::begin(by_scheme), std::end(by_scheme), [&](const Values* v) {
        return v->size != schemes->members.size();
      }))
    return;
  const std::size_t last = held.months - 1;
  for (std::size_t k = 0; k < held.size; ++k) {
    SchemeFinding f;
    f.id = schemes->members[k];
    const std::string prefix = "housing." + f.id + ".";
    name(f, source.keys, source.values, prefix);
    f.grants = source.parameter(prefix + "kind") == "purchase_subsidy";
    const auto mean = [&](const Values& v, std::size_t month) {
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
  const Values reason = load(source.file, "series", "departures_by_reason");
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
  const auto spaced = [](std::string words) {
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
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
    f.cause = spaced(cause->codes.en[most]);
    f.cause_zh = spaced(cause->codes.zh[most]);
    out.reviews.push_back(f);
  }
}

void find_tasks(const Source& source, Findings& out) {
  const StoredDimension* const tasks = source.file.dimension("task");
  const Values served = load(source.file, "tasks", "served"), turned_away = load(source.file, "tasks", "turned_away"),
               waiting = load(source.file, "tasks", "waiting"), spending = load(source.file, "tasks", "spending");
  if (tasks == nullptr || out.replications == 0) return;
  for (const Values* v : {&served, &turned_away, &waiting, &spending}) {
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

// "10,000".
std::string counted(double x) {
  std::string digits = fmt::format("{:.0f}", x);
  const std::size_t first = digits.find_first_of("0123456789");
  if (first == std::string::npos) return digits;  // no number
  for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string target_line(const TargetFinding& t, bool chinese) {
  const double share = static_cast<double>(t.attained) / static_cast<double>(t.replications);
  if (t.beyond_run) {
    return fmt::format(fmt::runtime(chinese ? "  {}:{} 目标 {};截止晚于模拟期末;{} 为 {}(5%-95%:{}-{})\n"
                                            : "  {}, {}: target {}; not due within the run; {} in {} (5-95 %: {} to {})\n"),
                       chinese ? t.name_zh : t.name, t.deadline, counted(t.target), chinese ? t.month : counted(t.median),
                       chinese ? counted(t.median) : t.month, counted(t.low), counted(t.high));
  }
  return fmt::format(
      fmt::runtime(chinese ? "  {}:{} 目标 {},中位数 {}(5%-95%:{}-{}),达成概率 {:.0f}%(95% 区间 {:.0f}%-{:.0f}%,按 {} 次模拟)\n"
                           : "  {}, {}: target {}, median {} (5-95 %: {} to {}), met with probability {:.0f} % (95 % interval "
                             "{:.0f} to {:.0f} %, {} replications)\n"),
      chinese ? t.name_zh : t.name, t.deadline, counted(t.target), counted(t.median), counted(t.low), counted(t.high),
      100.0 * share, 100 * t.attained_low, 100 * t.attained_high, t.replications);
}

// "short 2017-01 to 2018-09": one span, from a month on, or a number of months.
std::string shortage(const SchemeFinding& s, const std::string& last_month, bool chinese) {
  const auto first = parse_month(s.short_from), last = parse_month(s.short_until);
  if (!first || !last)
    return chinese ? (s.grants ? "多数情形名额够用" : "多数情形不缺房")
                   : (s.grants ? "grants don't run out in most replications" : "not short in most replications");
  const std::string what = chinese ? (s.grants ? "名额用尽" : "缺房") : (s.grants ? "grants run out" : "short");
  const bool gaps = s.months_short < static_cast<std::size_t>(*last - *first) + 1;
  if (s.short_until == last_month && !gaps)
    return chinese ? fmt::format("{} 起{}至期末", s.short_from, what)
                   : fmt::format("{} from {} to the end", what, s.short_from);
  std::string span = s.short_from == s.short_until
                         ? s.short_from
                         : fmt::format(fmt::runtime(chinese ? "{} 至 {} " : "{} to {}"), s.short_from, s.short_until);
  if (!gaps) return chinese ? span + what : what + (s.short_from == s.short_until ? " in " : " ") + span;
  return chinese ? fmt::format("{}间有 {} 个月{}", span, s.months_short, what)
                 : fmt::format("{} in {} months from {}", what, s.months_short, span);
}

std::string scheme_line(const SchemeFinding& s, const std::string& last_month, bool chinese) {
  const std::string name = chinese ? s.name_zh : s.name;
  if (s.total == 0)
    return fmt::format(fmt::runtime(chinese ? "  {}:本情景未实施\n" : "  {}: not offered in this scenario\n"), name);
  // "9,838 of 10,000": where the plan isn't carried out by the end.
  const std::string total = counted(s.total), delivered = counted(s.delivered_at_end);
  const auto of_total = [&](const std::string& part) { return chinese ? part + "/" + total : part + " of " + total; };
  const std::string homes =
      s.grants
          ? fmt::format(fmt::runtime(chinese ? "期末已批 {},余 {},轮候 {} 人" : "{} granted, {} open, {} waiting at the end"),
                        of_total(counted(s.held_at_end)), counted(s.free_at_end), counted(s.waiting_at_end))
          : fmt::format(fmt::runtime(chinese ? "期末已交付 {} 套,在住 {},空置 {},轮候 {} 人"
                                             : "{} delivered, {} held, {} free, {} waiting at the end"),
                        delivered == total ? total : of_total(delivered), counted(s.held_at_end), counted(s.free_at_end),
                        counted(s.waiting_at_end));
  const std::string placed = chinese ? (s.grants ? "获批者" : "入住者") : (s.grants ? "those granted" : "those placed");
  const std::string nobody =
      chinese ? (s.grants ? "无人获批" : "无人入住") : (s.grants ? "nobody was granted" : "nobody was placed");
  const std::string wait =
      std::isnan(s.mean_wait)
          ? nobody
          : fmt::format(fmt::runtime(chinese ? "{}平均等候 {:.1f} 个月" : "{} waited {:.1f} months"), placed, s.mean_wait);
  return fmt::format(fmt::runtime(chinese ? "  {}:{};{};{},每年 {} 人放弃轮候\n" : "  {}: {}; {}; {}, {} gave up a year\n"),
                     name, shortage(s, last_month, chinese), homes, wait, counted(s.given_up_a_year));
}

// Only those that serve somebody or cost something: the others set who answers for what, or what counts.
std::string task_line(const TaskFinding& t, bool chinese) {
  return fmt::format(
      fmt::runtime(chinese ? "  {} {}:服务 {},未获服务 {},期末等候 {};区财政 {:.1f} 百万元\n"
                           : "  {} {}: {} served, {} turned away, {} waiting at the end; {:.1f} million CNY of the district\n"),
      t.id, chinese ? t.name_zh : t.name, counted(t.served), counted(t.turned_away), counted(t.waiting_at_end),
      t.spending_million);
}

std::string review_line(const ReviewFinding& r, bool chinese) {
  std::string line =
      fmt::format(fmt::runtime(chinese ? "  {} {}:黄灯 {:.0f}%,红灯 {:.0f}%;多因{}"
                                       : "  {} {}: amber in {:.0f} %, red in {:.0f} %; mostly: {}"),
                  r.year, chinese ? r.name_zh : r.name, 100 * r.amber, 100 * r.red, chinese ? r.cause_zh : r.cause);
  if (r.corrected > 0)
    line += fmt::format(fmt::runtime(chinese ? ";{:.0f}% 采取纠正措施" : "; corrected in {:.0f} %"), 100 * r.corrected);
  return line + "\n";
}

// Six significant digits: more would be noise of the simulation.
nlohmann::ordered_json rounded(double x) {
  return std::isfinite(x) ? nlohmann::ordered_json(std::strtod(fmt::format("{:.6g}", x).c_str(), nullptr))
                          : nlohmann::ordered_json();
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

std::string findings_table(const Findings& f, bool chinese) {
  std::string out = chinese ? "\n目标\n" : "\nTargets\n";
  for (const auto& t : f.targets) out += target_line(t, chinese);
  out += chinese ? "住房\n" : "Homes\n";
  for (const auto& s : f.schemes) out += scheme_line(s, f.last_month, chinese);
  if (!f.tasks.empty()) out += chinese ? "任务(平均每次模拟)\n" : "Tasks, a run\n";
  for (const auto& t : f.tasks) {
    if (t.served + t.turned_away + t.spending_million > 0) out += task_line(t, chinese);
  }
  if (f.reviewed > 0)
    out += chinese ? fmt::format("年终评估(共 {} 项次;半数以上模拟未达绿灯的 {} 项次)\n", f.reviewed, f.reviews.size())
                   : fmt::format(
                         "Reviews at the end of the year: {} of {} items of the plan are not green in half of the replications "
                         "or more\n",
                         f.reviews.size(), f.reviewed);
  for (const auto& r : f.reviews) out += review_line(r, chinese);
  constexpr double million_in_yi = 100;  // 亿 is 10^8
  out +=
      chinese
          ? fmt::format(
                "流出\n  平均每次模拟流出 {} 人,其中因等房或租期届满 {} 人,因租金负担 {} 人\n区财政住房支出:平均每次模拟 "
                "{:.2f} 亿元\n",
                counted(f.departures), counted(f.left_for_want_of_home), counted(f.left_for_rent),
                f.spending_million / million_in_yi)
          : fmt::format(
                "Departures\n  {} a run; for want of a home (waiting, or a tenancy that ends) {}, for rent {}\n"
                "Spending of the district on homes: {} million CNY a run\n",
                counted(f.departures), counted(f.left_for_want_of_home), counted(f.left_for_rent), counted(f.spending_million));
  return out;
}

std::string findings_json(const Findings& f) {
  using Json = nlohmann::ordered_json;
  Json j;
  j["replications"] = f.replications;
  j["targets"] = Json::array();
  j["schemes"] = Json::array();
  for (const auto& t : f.targets) {
    const auto if_due = [&](const Json& value) { return t.beyond_run ? Json() : value; };
    const double share = static_cast<double>(t.attained) / static_cast<double>(t.replications);
    j["targets"].push_back({{"id", t.id},
                            {"name", t.name},
                            {"name_zh", t.name_zh},
                            {"target", rounded(t.target)},
                            {"deadline", t.deadline},
                            {"beyond_run", t.beyond_run},
                            {"month", t.month},
                            {"median", rounded(t.median)},
                            {"p05", rounded(t.low)},
                            {"p95", rounded(t.high)},
                            {"attained", if_due(t.attained)},
                            {"probability", if_due(rounded(share))},
                            {"probability_low", if_due(rounded(t.attained_low))},
                            {"probability_high", if_due(rounded(t.attained_high))}});
  }
  const auto month = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  for (const auto& s : f.schemes) {
    j["schemes"].push_back({{"id", s.id},
                            {"name", s.name},
                            {"name_zh", s.name_zh},
                            {"offered", s.total > 0},
                            {"runs_short_from", month(s.short_from)},
                            {"runs_short_until", month(s.short_until)},
                            {"months_short", s.months_short},
                            {"share_that_runs_short", rounded(s.share_that_runs_short)},
                            {"total", rounded(s.total)},
                            {"delivered_at_end", rounded(s.delivered_at_end)},
                            {"held_at_end", rounded(s.held_at_end)},
                            {"free_at_end", rounded(s.free_at_end)},
                            {"waiting_at_end", rounded(s.waiting_at_end)},
                            {"mean_wait_months", rounded(s.mean_wait)},
                            {"given_up_a_year", rounded(s.given_up_a_year)}});
  }
  j["tasks"] = Json::array();
  for (const auto& t : f.tasks) {
    j["tasks"].push_back({{"id", t.id},
                          {"name", t.name},
                          {"name_zh", t.name_zh},
                          {"served", rounded(t.served)},
                          {"turned_away", rounded(t.turned_away)},
                          {"waiting_at_end", rounded(t.waiting_at_end)},
                          {"spending_million_cny", rounded(t.spending_million)}});
  }
  j["reviewed"] = f.reviewed;
  j["reviews"] = Json::array();
  for (const auto& r : f.reviews) {
    j["reviews"].push_back({{"year", r.year},
                            {"id", r.id},
                            {"name", r.name},
                            {"name_zh", r.name_zh},
                            {"amber", rounded(r.amber)},
                            {"red", rounded(r.red)},
                            {"cause", r.cause},
                            {"cause_zh", r.cause_zh},
                            {"corrected", rounded(r.corrected)}});
  }
  j["departures"] = rounded(f.departures);
  j["departures_for_want_of_home"] = rounded(f.left_for_want_of_home);
  j["departures_for_rent"] = rounded(f.left_for_rent);
  j["spending_million_cny"] = rounded(f.spending_million);
  return j.dump(2) + "\n";
}

}  // namespace hearth

// What a plan is and what came out of it, in plain sentences.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "output/headlines.h"
#include "output/report_data.h"
#include "output/rounded.h"
#include "output/stored_values.h"
#include "output/summary.h"
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

constexpr double million = 1e6;
constexpr double wan = 1e4;  // 万, in which Chinese budgets count

std::string percent(double share) {
  return fmt::format("{:.0f}", 100 * share);
}

// Short of certainty nothing is said to be certain: 200 replications that all meet a target leave some doubt.
Said probability_in_words(const TargetFinding& t) {
  const double share = static_cast<double>(t.attained) / static_cast<double>(t.replications);
  return {fmt::format("{} % (95 % interval {} to {} %)", percent(share), percent(t.attained_low), percent(t.attained_high)),
          fmt::format("{}%(95% 区间 {}%—{}%)", percent(share), percent(t.attained_low), percent(t.attained_high))};
}

// Who is likely to be missed comes first.
Said target_sentence(const TargetFinding& t) {
  const Said due = month_in_words(t.deadline), seen = month_in_words(t.month);
  if (t.beyond_run)
    return {
        fmt::format("{}: the target of {} is due in {}, after the run; in {} there are {} (90 % of runs: {} to {}).", t.name,
                    number_text(t.target), due.en, seen.en, number_text(t.median), number_text(t.low), number_text(t.high)),
        fmt::format("{}:目标 {} 的期限({})晚于模拟期末;{}为 {}(90% 的模拟在 {}—{} 之间)。", t.name_zh, number_text(t.target),
                    due.zh, seen.zh, number_text(t.median), number_text(t.low), number_text(t.high))};
  const Said chance = probability_in_words(t);
  return {fmt::format(
              "{}: the target of {} is met in {} with probability {}; half of the runs have more than {}, and 90 % of them "
              "lie between {} and {}.",
              t.name, number_text(t.target), due.en, chance.en, number_text(t.median), number_text(t.low), number_text(t.high)),
          fmt::format("{}:{}达到目标 {} 的概率为 {};中位数 {},90% 的模拟在 {}—{} 之间。", t.name_zh, due.zh,
                      number_text(t.target), chance.zh, number_text(t.median), number_text(t.low), number_text(t.high))};
}

Said targets_sentence(const Findings& f) {
  std::vector<const TargetFinding*> due;
  for (const TargetFinding& t : f.targets) {
    if (!t.beyond_run && t.replications > 0) due.push_back(&t);
  }
  if (due.empty()) return f.targets.empty() ? Said() : target_sentence(f.targets.front());
  std::stable_sort(due.begin(), due.end(), [](const auto* a, const auto* b) { return a->attained < b->attained; });
  if (due.size() == 1) return target_sentence(*due.front());
  Said out = target_sentence(*due.front());
  out = out + Said{" The others:", "其余目标:"};
  for (std::size_t i = 1; i < due.size(); ++i) {
    const Said chance = probability_in_words(*due[i]);
    out = out + Said{fmt::format("{} {}, {}", i > 1 ? ";" : "", due[i]->name, chance.en),
                     fmt::format("{}{} {}", i > 1 ? ";" : "", due[i]->name_zh, chance.zh)};
  }
  return out + Said{".", "。"};
}

Said shortage_sentence(const SchemeFinding& s, const std::string& last_month) {
  const Said first = month_in_words(s.short_from), last = month_in_words(s.short_until);
  const bool to_the_end = s.short_until == last_month;
  const Said span =
      s.short_from == s.short_until
          ? Said{"in " + first.en, "在" + first.zh}
          : Said{fmt::format("in {} months from {} {}", s.months_short, first.en, to_the_end ? "to the end" : "to " + last.en),
                 fmt::format("自{}{}的 {} 个月中", first.zh, to_the_end ? "至期末" : "至" + last.zh, s.months_short)};
  const std::string wait = std::isnan(s.mean_wait) ? "–" : fmt::format("{:.1f}", s.mean_wait);
  if (s.grants)
    return {fmt::format("{}: the grants run out {}; {} of {} are granted by the end, and {} people wait for one.", s.name,
                        span.en, number_text(s.held_at_end), number_text(s.total), number_text(s.waiting_at_end)),
            fmt::format("{}:{}名额用尽;期末已批 {}/{},轮候 {} 人。", s.name_zh, span.zh, number_text(s.held_at_end),
                        number_text(s.total), number_text(s.waiting_at_end))};
  return {fmt::format("{}: more people wait than homes are free {}; at the end {} wait, and those who got a home had waited {} "
                      "months. {} a year give up.",
                      s.name, span.en, number_text(s.waiting_at_end), wait, number_text(s.given_up_a_year)),
          fmt::format("{}:{}轮候人数超过空置套数;期末轮候 {} 人,入住者平均等候 {} 个月,每年 {} 人放弃轮候。", s.name_zh,
                      span.zh, number_text(s.waiting_at_end), wait, number_text(s.given_up_a_year))};
}

// The scheme that is short for longest, and the one of which most stands empty at the end.
void add_homes(const Findings& f, std::vector<Said>& out) {
  const SchemeFinding *scarce = nullptr, *idle = nullptr;
  for (const SchemeFinding& s : f.schemes) {
    if (s.months_short > 0 && (scarce == nullptr || s.months_short > scarce->months_short)) scarce = &s;
    if (!s.grants && s.free_at_end > 0 && (idle == nullptr || s.free_at_end > idle->free_at_end)) idle = &s;
  }
  if (scarce != nullptr) out.push_back(shortage_sentence(*scarce, f.last_month));
  if (idle == nullptr) return;
  const double share = idle->free_at_end / idle->delivered_at_end;
  Said sentence{fmt::format("{}: {} of {} homes delivered stand empty at the end ({} %)", idle->name,
                            number_text(idle->free_at_end), number_text(idle->delivered_at_end), percent(share)),
                fmt::format("{}:期末已交付 {} 套,空置 {} 套({}%)", idle->name_zh, number_text(idle->delivered_at_end),
                            number_text(idle->free_at_end), percent(share))};
  if (idle != scarce && idle->months_short > 0) {
    const Said last = month_in_words(idle->short_until);
    sentence =
        sentence + Said{fmt::format("; until {} there were months in which more people waited than homes were free", last.en),
                        fmt::format(";{}之前曾供不应求", last.zh)};
  }
  out.push_back(sentence + Said{".", "。"});
}

// Sums over the run by member, means over the replications, the largest first.
struct Part {
  Said name;
  double mean;
};

std::vector<Part> parts_of(const ResultsFile& file, const char* series, const char* dimension) {
  const StoredValues v = values_by_month(file, "series", series);
  const StoredDimension* const d = file.dimension(dimension);
  std::vector<Part> out;
  if (d == nullptr || v.size != d->members.size() || v.replications == 0) return out;
  for (std::size_t i = 0; i < v.size; ++i) {
    double sum = 0;
    for (std::size_t r = 0; r < v.replications; ++r) {
      for (std::size_t m = 0; m < v.months; ++m) sum += v.at(r, m, i);
    }
    out.push_back({d->name_of(i), sum / static_cast<double>(v.replications)});
  }
  std::stable_sort(out.begin(), out.end(), [](const Part& a, const Part& b) { return a.mean > b.mean; });
  return out;
}

void add_departures(const ResultsFile& file, const Findings& f, std::vector<Said>& out) {
  const std::vector<Part> reasons = parts_of(file, "departures_by_reason", "reason");
  const std::vector<double> people = people_at_end(file);
  if (reasons.empty() || people.empty() || f.departures <= 0) return;
  Said sentence{
      fmt::format("{} people leave in the whole run, and {} are there at its end (90 % of runs: {} to {}). Most leave for: ",
                  number_text(f.departures), number_text(mean_of(people)), number_text(quantile(people, 0.05)),
                  number_text(quantile(people, 0.95))),
      fmt::format("模拟期内流出 {} 人,期末在区 {} 人(90% 的模拟在 {}—{} 之间)。流出原因主要为:", number_text(f.departures),
                  number_text(mean_of(people)), number_text(quantile(people, 0.05)), number_text(quantile(people, 0.95)))};
  constexpr std::size_t told = 3;
  for (std::size_t i = 0; i < std::min(told, reasons.size()); ++i) {
    if (reasons[i].mean <= 0) break;
    const std::string share = percent(reasons[i].mean / f.departures);
    sentence = sentence + Said{fmt::format("{}{} ({} %)", i > 0 ? ", " : "", reasons[i].name.en, share),
                               fmt::format("{}{}({}%)", i > 0 ? "、" : "", reasons[i].name.zh, share)};
  }
  sentence = sentence + Said{fmt::format("; for want of a home {}, for rent {}.", number_text(f.left_for_want_of_home),
                                         number_text(f.left_for_rent)),
                             fmt::format(";其中因等房或租期届满 {} 人,因租金负担 {} 人。", number_text(f.left_for_want_of_home),
                                         number_text(f.left_for_rent))};
  out.push_back(sentence);
}

void add_money(const ResultsFile& file, const Findings& f, std::vector<Said>& out) {
  const std::vector<double> spending = total_spending(file);
  const std::vector<double> people = people_at_end(file);
  if (spending.empty() || people.size() != spending.size()) return;
  const double mean = mean_of(spending), low = quantile(spending, 0.05), high = quantile(spending, 0.95);
  if (mean == 0) return;
  Said sentence{fmt::format("The district spends {} million CNY in the whole run (90 % of runs: {} to {})",
                            number_text(mean / million), number_text(low / million), number_text(high / million)),
                fmt::format("模拟期内区财政支出 {} 万元(90% 的模拟在 {}—{} 万元之间)", number_text(mean / wan),
                            number_text(low / wan), number_text(high / wan))};
  if (f.spending_million > 0)
    sentence = sentence + Said{fmt::format(", {} of them for homes", number_text(f.spending_million)),
                               fmt::format(",其中住房 {} 万元", number_text(f.spending_million * million / wan))};
  const double at_end = mean_of(people);
  if (at_end > 0)
    sentence = sentence + Said{fmt::format("; {} CNY a head of those who are there at the end", number_text(mean / at_end)),
                               fmt::format(";按期末在区人才计,人均 {} 元", number_text(mean / at_end))};
  out.push_back(sentence + Said{".", "。"});
}

void add_reviews(const Findings& f, std::vector<Said>& out) {
  if (f.reviewed == 0) return;
  Said sentence{
      fmt::format("At the reviews at the end of the years, {} of {} items are behind their plan (amber or red) in half of "
                  "the runs or more",
                  f.reviews.size(), f.reviewed),
      fmt::format("历年年终评估共 {} 项次,其中 {} 项次在半数以上模拟中落后于计划(黄灯或红灯)", f.reviewed, f.reviews.size())};
  const auto worst = std::max_element(f.reviews.begin(), f.reviews.end(),
                                      [](const auto& a, const auto& b) { return a.amber + 2 * a.red < b.amber + 2 * b.red; });
  if (worst != f.reviews.end())
    sentence = sentence + Said{fmt::format("; first of all in {}: {} (amber {} %, red {} %; mostly: {})", worst->year,
                                           worst->name, percent(worst->amber), percent(worst->red), worst->cause),
                               fmt::format(";最突出的是{}年“{}”(黄灯 {}%,红灯 {}%;多因{})", worst->year, worst->name_zh,
                                           percent(worst->amber), percent(worst->red), worst->cause_zh)};
  out.push_back(sentence + Said{".", "。"});
}

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
    out = {
        fmt::format("From {} to {}, month by month, {} possible courses of events.", first.en, last.en,
                    number_text(static_cast<double>(replications))),
        fmt::format("逐月模拟{}至{},共 {} 种可能的情形。", first.zh, last.zh, number_text(static_cast<double>(replications)))};
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

std::vector<Said> findings_in_words(const ResultsFile& file, const Findings& findings) {
  std::vector<Said> out;
  if (Said targets = targets_sentence(findings); !targets.empty()) out.push_back(targets);
  add_homes(findings, out);
  add_departures(file, findings, out);
  add_money(file, findings, out);
  add_reviews(findings, out);
  return out;
}

}  // namespace hearth

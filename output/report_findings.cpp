// What came out of a plan's runs, in plain sentences.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "output/headlines.h"
#include "output/report_data.h"
#include "output/rounded.h"
#include "output/stored_values.h"
#include "output/summary.h"

namespace hearth {

namespace {

// The most important ones: more would not be read.
constexpr std::size_t most_findings = 5;

std::string percent(double share) {
  return fmt::format("{:.0f}", 100 * share);
}

// As the page's cards show a count: a decimal where there are few.
std::string count_text(double x) {
  const double tenths = std::round(10 * x) / 10;
  return number_text(x, std::abs(tenths) < 10 && tenths != std::round(tenths) ? 1 : 0);
}

std::string whole_text(double x) {
  return number_text(x);
}

std::string months_text(double x) {
  return number_text(x, 1);
}

// Where 90 % of the runs lie, in brackets. One run has no range, and of several it is told how many have the value at all.
Said spread(const std::vector<double>& of_runs, std::string (*text)(double) = whole_text) {
  const auto known = of_runs.size() - static_cast<std::size_t>(std::count_if(of_runs.begin(), of_runs.end(),
                                                                             [](double x) { return std::isnan(x); }));
  if (of_runs.size() == 1) return {" (one run, so no range)", "(仅一次模拟,没有区间)"};
  if (known == 0) return {};
  const std::string low = text(quantile(of_runs, 0.05)), high = text(quantile(of_runs, 0.95));
  if (known == of_runs.size())
    return {fmt::format(" (90 % of runs: {} to {})", low, high), fmt::format("(90% 的模拟在 {}—{} 之间)", low, high)};
  return {fmt::format(" (90 % of the {} runs that have it: {} to {})", known, low, high),
          fmt::format("({} 次有此值的模拟中 90% 在 {}—{} 之间)", known, low, high)};
}

// Short of certainty nothing is said to be certain: 200 replications that all meet a target leave some doubt, and one tells of
// itself alone.
Said chance_in_words(const TargetFinding& t) {
  if (t.replications == 1)
    return {fmt::format("{} with {} of {}", t.attained > 0 ? "met" : "missed", count_text(t.median), count_text(t.target)),
            fmt::format("{}({}/{})", t.attained > 0 ? "达到" : "未达到", count_text(t.median), count_text(t.target))};
  const double share = static_cast<double>(t.attained) / static_cast<double>(t.replications);
  return {fmt::format("{} % (95 % interval {} to {} %)", percent(share), percent(t.attained_low), percent(t.attained_high)),
          fmt::format("{}%(95% 区间 {}%—{}%)", percent(share), percent(t.attained_low), percent(t.attained_high))};
}

Said target_sentence(const TargetFinding& t) {
  const Said due = month_in_words(t.deadline), seen = month_in_words(t.month);
  const std::string target = count_text(t.target), median = count_text(t.median), low = count_text(t.low),
                    high = count_text(t.high);
  const bool one = t.replications == 1;
  const Said range =
      one ? Said{"one run, so no range", "仅一次模拟,没有区间"}
          : Said{fmt::format("90 % of runs: {} to {}", low, high), fmt::format("90% 的模拟在 {}—{} 之间", low, high)};
  if (t.beyond_run)
    return {fmt::format("{}: the target of {} is due in {}, after the run; in {} {} {} ({}).", t.name, target, due.en, seen.en,
                        one ? "there are" : "the median run has", median, range.en),
            fmt::format("{}:目标 {} 的期限({})晚于模拟期末;{}{} {}({})。", t.name_zh, target, due.zh, seen.zh,
                        one ? "为" : "的中位数为", median, range.zh)};
  if (one)
    return {
        fmt::format("{}: the target of {} is {} in {} in the one run there is, which has {}; neither a probability nor a range "
                    "can be told from one run.",
                    t.name, target, t.attained > 0 ? "met" : "missed", due.en, median),
        fmt::format("{}:仅有的一次模拟在{}{}目标 {}(为 {});一次模拟给不出概率与区间。", t.name_zh, due.zh,
                    t.attained > 0 ? "达到" : "未达到", target, median)};
  const Said chance = chance_in_words(t);
  return {fmt::format("{}: the target of {} is met in {} with probability {}; the median run has {} ({}).", t.name, target,
                      due.en, chance.en, median, range.en),
          fmt::format("{}:{}达到目标 {} 的概率为 {};中位数 {}({})。", t.name_zh, due.zh, target, chance.zh, median, range.zh)};
}

// Who is likely to be missed comes first.
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
    const Said chance = chance_in_words(*due[i]);
    out = out + Said{fmt::format("{} {}, {}", i > 1 ? ";" : "", due[i]->name, chance.en),
                     fmt::format("{}{} {}", i > 1 ? ";" : "", due[i]->name_zh, chance.zh)};
  }
  return out + Said{".", "。"};
}

// A member of a series at the end, by run.
std::vector<double> at_end(const ResultsFile& file, const char* series, std::size_t member) {
  const StoredValues v = values_by_month(file, "series", series);
  std::vector<double> out;
  for (std::size_t r = 0; member < v.size && r < v.replications; ++r) out.push_back(v.at(r, v.months - 1, member));
  return out;
}

// How long those waited who got a home.
Said wait_in_words(const SchemeFinding& s, const std::vector<Headline>& measures) {
  if (std::isnan(s.mean_wait)) return {", and nobody was given a home", ",期间无人入住"};
  const Headline* const waits = headline_of(measures, "wait_months." + s.id);
  const Said range = waits != nullptr ? spread(waits->values, months_text) : Said();
  return {fmt::format(", and those who got a home had waited {} months{}", months_text(s.mean_wait), range.en),
          fmt::format(",入住者平均等候 {} 个月{}", months_text(s.mean_wait), range.zh)};
}

Said shortage_sentence(const ResultsFile& file, const std::vector<Headline>& measures, const Findings& f, std::size_t k) {
  const SchemeFinding& s = f.schemes[k];
  const Said first = month_in_words(s.short_from), last = month_in_words(s.short_until);
  const bool to_the_end = s.short_until == f.last_month;
  const Said span =
      s.short_from == s.short_until
          ? Said{"in " + first.en, "在" + first.zh}
          : Said{fmt::format("in {} months from {} {}", s.months_short, first.en, to_the_end ? "to the end" : "to " + last.en),
                 fmt::format("自{}{}的 {} 个月中", first.zh, to_the_end ? "至期末" : "至" + last.zh, s.months_short)};
  const Said waiting = Said{number_text(s.waiting_at_end), number_text(s.waiting_at_end) + " 人"} +
                       spread(at_end(file, "applicants_waiting", k));
  if (s.grants) {
    const Said granted = spread(at_end(file, "homes_held", k));
    return {fmt::format("{}: the grants run out {}; {} of {} are granted by the end{}, and people who wait for one: {}.",
                        s.name, span.en, number_text(s.held_at_end), number_text(s.total), granted.en, waiting.en),
            fmt::format("{}:{}名额用尽;期末已批 {}/{}{},轮候 {}。", s.name_zh, span.zh, number_text(s.held_at_end),
                        number_text(s.total), granted.zh, waiting.zh)};
  }
  const Said wait = wait_in_words(s, measures);
  return {fmt::format("{}: more people wait than homes are free {}; people who wait at the end: {}{}. {} a year give up.",
                      s.name, span.en, waiting.en, wait.en, number_text(s.given_up_a_year)),
          fmt::format("{}:{}轮候人数超过空置套数;期末轮候 {}{};每年 {} 人放弃轮候。", s.name_zh, span.zh, waiting.zh, wait.zh,
                      number_text(s.given_up_a_year))};
}

// `is_told`: the scheme's shortage is, in the sentence before.
Said idle_sentence(const ResultsFile& file, const Findings& f, std::size_t k, bool is_told) {
  const SchemeFinding& s = f.schemes[k];
  const std::string share = percent(s.free_at_end / s.delivered_at_end), free = number_text(s.free_at_end),
                    delivered = number_text(s.delivered_at_end);
  const Said range = spread(at_end(file, "homes_free", k));
  Said out{fmt::format("{} of {} homes delivered ({} %) stand empty at the end{}", free, delivered, share, range.en),
           fmt::format("期末已交付 {} 套,空置 {} 套({}%){}", delivered, free, share, range.zh)};
  if (!is_told) out = Said{s.name + ": ", s.name_zh + ":"} + out;
  if (!is_told && s.months_short > 0) {
    const Said last = month_in_words(s.short_until);
    out = out + Said{fmt::format("; until {} there were months in which more people waited than homes were free", last.en),
                     fmt::format(";{}之前曾供不应求", last.zh)};
  }
  return out + Said{".", "。"};
}

// The scheme that is short for longest, and the one of which most stands empty at the end.
Said homes_sentences(const ResultsFile& file, const std::vector<Headline>& measures, const Findings& f) {
  const std::size_t none = f.schemes.size();
  std::size_t scarce = none, idle = none;
  for (std::size_t k = 0; k < f.schemes.size(); ++k) {
    const SchemeFinding& s = f.schemes[k];
    if (s.months_short > 0 && (scarce == none || s.months_short > f.schemes[scarce].months_short)) scarce = k;
    if (!s.grants && s.free_at_end > 0 && (idle == none || s.free_at_end > f.schemes[idle].free_at_end)) idle = k;
  }
  Said out;
  if (scarce != none) out = shortage_sentence(file, measures, f, scarce);
  if (idle != none) {
    if (scarce != none) out = out + Said{" ", ""};
    out = out + idle_sentence(file, f, idle, idle == scarce);
  }
  return out;
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

Said people_sentence(const ResultsFile& file, const std::vector<Headline>& measures, const Findings& f) {
  const std::vector<Part> reasons = parts_of(file, "departures_by_reason", "reason");
  const Headline* const people = headline_of(measures, "people");
  if (reasons.empty() || people == nullptr || f.departures <= 0) return {};
  const Said range = spread(people->values);
  const bool one = people->values.size() == 1;
  Said sentence{
      fmt::format("{} people leave in the whole run{}, and {} are there at its end{}. Most leave for: ",
                  number_text(f.departures), one ? "" : " on average", number_text(mean_of(people->values)), range.en),
      fmt::format("模拟期内{}流出 {} 人,期末在区 {} 人{}。流出原因主要为:", one ? "" : "平均", number_text(f.departures),
                  number_text(mean_of(people->values)), range.zh)};
  constexpr std::size_t told = 3;
  for (std::size_t i = 0; i < std::min(told, reasons.size()); ++i) {
    if (reasons[i].mean <= 0) break;
    const std::string share = percent(reasons[i].mean / f.departures);
    sentence = sentence + Said{fmt::format("{}{} ({} %)", i > 0 ? ", " : "", reasons[i].name.en, share),
                               fmt::format("{}{}({}%)", i > 0 ? "、" : "", reasons[i].name.zh, share)};
  }
  return sentence + Said{fmt::format("; for want of a home {}, for rent {}.", number_text(f.left_for_want_of_home),
                                     number_text(f.left_for_rent)),
                         fmt::format(";其中因等房或租期届满 {} 人,因租金负担 {} 人。", number_text(f.left_for_want_of_home),
                                     number_text(f.left_for_rent))};
}

std::string hundreds_text(double x) {
  return number_text(100 * x);
}

// Money in the units in which budgets count: millions, and 万.
Said money_sentence(const std::vector<Headline>& measures, const Findings& f) {
  const Headline* const spending = headline_of(measures, "spending");
  if (spending == nullptr || mean_of(spending->values) == 0) return {};
  const double mean = mean_of(spending->values);
  Said sentence{
      fmt::format("The district spends {} million CNY in the whole run{}", number_text(mean), spread(spending->values).en),
      fmt::format("模拟期内区财政支出 {} 万元{}", hundreds_text(mean), spread(spending->values, hundreds_text).zh)};
  if (f.spending_million > 0)
    sentence = sentence + Said{fmt::format(", {} of them for homes", number_text(f.spending_million)),
                               fmt::format(",其中住房 {} 万元", hundreds_text(f.spending_million))};
  // The mean of the runs' ratios, as the comparison has it, not the ratio of the means.
  const Headline* const a_head = headline_of(measures, "cost_per_head");
  if (a_head != nullptr && std::isfinite(mean_of(a_head->values))) {
    const std::string cost = number_text(mean_of(a_head->values));
    const Said range = spread(a_head->values);
    sentence = sentence + Said{fmt::format("; {} CNY a head of those who are there at the end{}", cost, range.en),
                               fmt::format(";按期末在区人才计,人均 {} 元{}", cost, range.zh)};
  }
  return sentence + Said{".", "。"};
}

Said reviews_sentence(const Findings& f) {
  if (f.reviewed == 0) return {};
  const bool one = f.replications == 1;
  Said sentence{fmt::format("At the reviews at the end of the years, {} of {} items are behind their plan (amber or red) in {}",
                            f.reviews.size(), f.reviewed, one ? "the one run there is" : "half of the runs or more"),
                fmt::format("历年年终评估共 {} 项次,其中 {} 项次在{}中落后于计划(黄灯或红灯)", f.reviewed, f.reviews.size(),
                            one ? "仅有的一次模拟" : "半数以上模拟")};
  const auto worst = std::max_element(f.reviews.begin(), f.reviews.end(),
                                      [](const auto& a, const auto& b) { return a.amber + 2 * a.red < b.amber + 2 * b.red; });
  if (worst == f.reviews.end()) return sentence + Said{".", "。"};
  const Said light = one ? Said{worst->red > 0 ? "red; " : "amber; ", worst->red > 0 ? "红灯;因" : "黄灯;因"}
                         : Said{fmt::format("amber {} %, red {} %; mostly: ", percent(worst->amber), percent(worst->red)),
                                fmt::format("黄灯 {}%,红灯 {}%;多因", percent(worst->amber), percent(worst->red))};
  return sentence + Said{fmt::format("; first of all in {}: {} ({}{}).", worst->year, worst->name, light.en, worst->cause),
                         fmt::format(";最突出的是{}年“{}”({}{})。", worst->year, worst->name_zh, light.zh, worst->cause_zh)};
}

}  // namespace

std::vector<Said> findings_in_words(const ResultsFile& file, const std::vector<Headline>& measures, const Findings& findings,
                                    const Said& comparison) {
  std::vector<Said> out;
  for (const Said& sentence :
       {comparison, targets_sentence(findings), homes_sentences(file, measures, findings),
        people_sentence(file, measures, findings), money_sentence(measures, findings), reviews_sentence(findings)}) {
    if (!sentence.empty() && out.size() < most_findings) out.push_back(sentence);
  }
  return out;
}

}  // namespace hearth

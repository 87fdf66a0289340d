// What other plans change against the first, in a sentence each.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "output/comparison_words.h"
#include "output/report_data.h"
#include "output/rounded.h"

namespace hearth {

namespace {

// What a measure is called in a sentence, its unit, and what a unit of the page's is in Chinese.
struct Words {
  Said of_measure, unit;
  double in_chinese = 1;
};

// "people at the end +120 (95 % interval +80 to +160)", as far as the pairs tell.
Said change_in_words(const MeasureComparison& m, const Words& words) {
  const PairedMeans& x = m.means;
  const int decimals = decimals_of(x);
  const int decimals_zh = std::max(0, decimals - static_cast<int>(std::lround(std::log10(words.in_chinese))));
  const auto number = [&](double value) {
    return Said{signed_number(value, decimals), signed_number(words.in_chinese * value, decimals_zh)};
  };
  const Said difference = number(x.difference), low = number(x.low), high = number(x.high);
  if (x.pairs < 2)
    return {fmt::format("{} {}{} (one pair of runs, so no interval)", words.of_measure.en, difference.en, words.unit.en),
            fmt::format("{} {}{}(仅一对模拟,没有区间)", words.of_measure.zh, difference.zh, words.unit.zh)};
  if (m.verdict == Verdict::same)
    return {words.of_measure.en + " the same in every run", words.of_measure.zh + "每次模拟都相同"};
  if (m.verdict == Verdict::not_detectable)
    return {fmt::format("{} without a detectable difference (95 % interval {} to {}{})", words.of_measure.en, low.en, high.en,
                        words.unit.en),
            fmt::format("{}未见可分辨的差异(95% 区间 {} 至 {}{})", words.of_measure.zh, low.zh, high.zh, words.unit.zh)};
  return {fmt::format("{} {}{} (95 % interval {} to {})", words.of_measure.en, difference.en, words.unit.en, low.en, high.en),
          fmt::format("{} {}{}(95% 区间 {} 至 {})", words.of_measure.zh, difference.zh, words.unit.zh, low.zh, high.zh)};
}

std::string points(double share) {
  return signed_number(100 * share, 0);
}

// The first target that is due within the run.
Said target_in_words(const Comparison& c) {
  const auto t = std::find_if(c.targets.begin(), c.targets.end(), [](const auto& x) { return x.met.pairs > 1; });
  if (t == c.targets.end()) return {};
  const PairedShares& met = t->met;
  const std::string first = number_text(100 * met.first), second = number_text(100 * met.second);
  const Said name = t->target.name;
  if (met.gained + met.lost == 0)
    return {fmt::format("the target “{}” met in the same runs ({} %)", name.en, first),
            fmt::format("目标“{}”达成与否每次模拟都相同({}%)", name.zh, first)};
  const Said shares{fmt::format("{} % -> {} %, {} points, 95 % interval {} to {}", first, second, points(met.difference),
                                points(met.low), points(met.high)),
                    fmt::format("{}% -> {}%,{} 个百分点,95% 区间 {} 至 {}", first, second, points(met.difference),
                                points(met.low), points(met.high))};
  if (met.p >= error_level)
    return {fmt::format("the chance of the target “{}” without a detectable difference ({})", name.en, shares.en),
            fmt::format("目标“{}”的达成概率未见可分辨的差异({})", name.zh, shares.zh)};
  return {fmt::format("the chance of the target “{}” {}", name.en, shares.en),
          fmt::format("目标“{}”的达成概率 {}", name.zh, shares.zh)};
}

Said changes_in_words(const Comparison& c) {
  static const Words people = {{"people at the end", "期末人才"}, {"", " 人"}};
  static const Words spending = {{"spending", "区财政支出"}, {" million CNY", " 万元"}, 100};
  std::vector<Said> parts;
  if (const auto* const m = measure_of(c, "people"); m != nullptr && m->means.pairs > 0)
    parts.push_back(change_in_words(*m, people));
  if (const auto* const m = measure_of(c, "spending"); m != nullptr && m->means.pairs > 0)
    parts.push_back(change_in_words(*m, spending));
  if (const Said target = target_in_words(c); !target.empty()) parts.push_back(target);
  Said out;
  for (std::size_t i = 0; i < parts.size(); ++i) out = out + (i > 0 ? Said{"; ", ";"} : Said()) + parts[i];
  return out;
}

double change_of_people(const ComparedReport& plan) {
  const auto* const people = measure_of(plan.comparison, "people");
  return people != nullptr && people->means.pairs > 0 ? std::abs(people->means.difference) : -1;
}

}  // namespace

Said comparison_in_words(const Said& first, const std::vector<const ComparedReport*>& others) {
  constexpr std::size_t most_told = 3;
  if (others.empty()) return {};
  const auto sentence = [](const ComparedReport& plan) {
    const Said changes = changes_in_words(plan.comparison);
    return Said{fmt::format("“{}”: {}.", plan.name.en, changes.en), fmt::format("“{}”:{}。", plan.name.zh, changes.zh)};
  };
  if (others.size() > most_told) {
    const auto* const largest = *std::max_element(
        others.begin(), others.end(), [](const auto* a, const auto* b) { return change_of_people(*a) < change_of_people(*b); });
    return Said{fmt::format("Comparison of {} plans with “{}”: the number of people changes most under ", others.size(),
                            first.en),
                fmt::format("方案比较:{} 个方案与“{}”相比,期末人才变化最大的是", others.size(), first.zh)} +
           sentence(*largest);
  }
  Said out{fmt::format("Comparison: against “{}”,", first.en), fmt::format("方案比较:与“{}”相比,", first.zh)};
  for (const ComparedReport* plan : others) out = out + Said{" ", ""} + sentence(*plan);
  return out;
}

}  // namespace hearth

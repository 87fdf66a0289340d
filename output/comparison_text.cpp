// How a comparison is told: as text in two languages, and as JSON.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "output/comparison.h"
#include "output/comparison_words.h"
#include "output/effects_text.h"
#include "output/rounded.h"
#include "sim/unit_names.h"

namespace hearth {

namespace {

using Json = nlohmann::ordered_json;

// What would have been found, and what it would take: where nothing was.
std::string power(const PairedMeans& x, int decimals, bool chinese) {
  if (!std::isfinite(x.detectable)) return chinese ? "(模拟次数太少)" : " (too few replications)";
  std::string text = fmt::format(fmt::runtime(chinese ? "({} 次模拟可分辨 {}" : " ({} replications would show {}"), x.pairs,
                                 number_text(x.detectable, decimals));
  if (x.pairs_to_detect < 1e7 && x.pairs_to_detect > static_cast<double>(x.pairs))
    text += fmt::format(fmt::runtime(chinese ? ";要分辨 {} 约需 {} 次" : "; to settle {} takes about {}"),
                        signed_number(x.difference, decimals), number_text(x.pairs_to_detect, 0));
  return text + ")";
}

std::string verdict_text(const MeasureComparison& c, int decimals, bool chinese) {
  const Language language = chinese ? Language::chinese : Language::english;
  std::string said = said_of(c.verdict).in(language);
  if (c.verdict == Verdict::not_detectable) {
    said += power(c.means, decimals, chinese);
  } else if (c.verdict != Verdict::same && c.holds_jointly()) {
    said += " *";
  }
  const std::string improvements = improvements_of(c).in(language);
  return improvements.empty() ? said : said + (chinese ? ";" : "; ") + improvements;
}

// Shares as percentages.
MeasureComparison told_in_percent(MeasureComparison c) {
  for (double* const x :
       {&c.means.first, &c.means.second, &c.means.difference, &c.means.low, &c.means.high, &c.means.detectable})
    *x *= 100;
  c.measure.unit = "%";
  return c;
}

// Of so many pairs of replications, not all of which need have the measure.
std::string measure_line(const MeasureComparison& as_stored, std::size_t pairs, bool chinese) {
  const MeasureComparison c = as_stored.measure.unit == "1" ? told_in_percent(as_stored) : as_stored;
  const PairedMeans& x = c.means;
  const int decimals = decimals_of(x);
  const std::string unit =
      c.measure.unit.empty() ? "" : " " + (chinese ? std::string(unit_in_chinese(c.measure.unit)) : c.measure.unit);
  const std::string& name = chinese ? c.measure.name.zh : c.measure.name.en;
  if (x.pairs == 0) return fmt::format("  {}{}\n", name, chinese ? ":至少一方从未出现" : ": never in one of both");
  std::string verdict = verdict_text(c, decimals, chinese);
  if (x.pairs < pairs)
    verdict += fmt::format(fmt::runtime(chinese ? ";仅 {} 次模拟中的 {} 次两方案都有此值" : "; {1} of {0} pairs have it"),
                           pairs, x.pairs);
  if (c.verdict == Verdict::same)
    return fmt::format(fmt::runtime(chinese ? "  {}:{}{};{}\n" : "  {}: {}{}; {}\n"), name, number_text(x.first, decimals),
                       unit, verdict);
  const std::string points = as_stored.measure.unit != "1" ? "" : chinese ? " 个百分点" : " points";
  const std::string level = !c.two_stages ? (chinese ? "95%" : "95 %") : chinese ? "95%,两阶段法" : "95 %, in two stages";
  return fmt::format(
      fmt::runtime(chinese ? "  {}:{} -> {}{},{}{}({}:{} 至 {});{}\n" : "  {}: {} -> {}{}, {}{} ({}: {} to {}); {}\n"), name,
      number_text(x.first, decimals), number_text(x.second, decimals), unit, signed_number(x.difference, decimals), points,
      level, signed_number(x.low, decimals), signed_number(x.high, decimals), verdict);
}

std::string percent(double share) {
  return number_text(100 * share, 0);
}

std::string probability(const EstimatedShare& x, bool chinese) {
  return fmt::format(fmt::runtime(chinese ? "{}%({}%-{}%)" : "{} % ({} to {} %)"), percent(x.share), percent(x.low),
                     percent(x.high));
}

std::string target_lines(const TargetComparison& t, std::size_t pairs, bool chinese) {
  const std::string goal =
      t.goal == t.target.goal ? number_text(t.goal, 0) : number_text(t.target.goal, 0) + " -> " + number_text(t.goal, 0);
  std::string out = fmt::format(fmt::runtime(chinese ? "  {},{} 目标 {}\n  " : "  {}, {}: target {}\n  "),
                                chinese ? t.target.name.zh : t.target.name.en, t.target.deadline, goal);
  MeasureComparison counts = t.counts;
  counts.measure.name = {"count", "人数(队数)"};
  counts.measure.unit.clear();
  out += measure_line(counts, pairs, chinese);
  if (t.met.pairs == 0) return out + (chinese ? "    截止晚于模拟期末\n" : "    not due within the run\n");
  if (t.met.gained + t.met.lost == 0)
    return out + fmt::format(fmt::runtime(chinese ? "    达成概率:{};每次模拟都相同\n"
                                                  : "    met with probability {}; the same in every replication\n"),
                             probability(t.first, chinese));
  return out + fmt::format(fmt::runtime(chinese ? "    达成概率:{} -> {};{} 个百分点(95%:{} 至 {})\n"
                                                : "    met with probability {} -> {}; {} points (95 %: {} to {})\n"),
                           probability(t.first, chinese), probability(t.second, chinese),
                           signed_number(100 * t.met.difference, 0), signed_number(100 * t.met.low, 0),
                           signed_number(100 * t.met.high, 0));
}

std::string cost_line(const RatioOfMeans& x, bool chinese) {
  return (chinese ? "期末每多留一人的区财政支出:" : "Spending of the district for one person more at the end: ") +
         price_of(x).in(chinese ? Language::chinese : Language::english) + "\n";
}

Json json_of(const EstimatedShare& x) {
  return {{"probability", rounded(x.share)}, {"low", rounded(x.low)}, {"high", rounded(x.high)}};
}

const char* id_of(RatioRange range) {
  switch (range) {
    case RatioRange::inside:
      return "inside";
    case RatioRange::outside:
      return "outside";
    case RatioRange::none:
      return "none";
    default:
      return "everything";
  }
}

Json json_of(const RatioOfMeans& x) {
  return {{"unit", "CNY"},           {"cost", rounded(x.cost)}, {"effect", rounded(x.effect)}, {"ratio", rounded(x.ratio)},
          {"range", id_of(x.range)}, {"low", rounded(x.low)},   {"high", rounded(x.high)}};
}

Json json_of(const TargetComparison& t) {
  Json j = {{"id", t.target.id},
            {"name", t.target.name.en},
            {"name_zh", t.target.name.zh},
            {"deadline", t.target.deadline},
            {"month", t.target.month},
            {"goal_first", rounded(t.target.goal)},
            {"goal_second", rounded(t.goal)}};
  j["counts"] = json_of(t.counts);
  const bool due = t.met.pairs > 0;
  j["met_first"] = due ? json_of(t.first) : Json();
  j["met_second"] = due ? json_of(t.second) : Json();
  j["met_difference"] = due ? Json{{"difference", rounded(t.met.difference)},
                                   {"low", rounded(t.met.low)},
                                   {"high", rounded(t.met.high)},
                                   {"p", rounded(t.met.p)},
                                   {"gained", t.met.gained},
                                   {"lost", t.met.lost}}
                            : Json();
  j["cost_per_head_more"] = json_of(t.cost_per_head);
  return j;
}

}  // namespace

std::string comparison_table(const Comparison& c, bool chinese) {
  std::string out = fmt::format(fmt::runtime(chinese ? "{} 次模拟逐一配对:同样的人、同样的运气\n"
                                                     : "{} pairs of replications: the same people with the same luck\n"),
                                c.pairs);
  if (c.unpaired > 0)
    out += fmt::format(fmt::runtime(chinese ? "另有 {} 次模拟只见于一方,未计入\n"
                                            : "{} replications that only one of both has are left out\n"),
                       c.unpaired);
  out += chinese ? "目标\n" : "Targets\n";
  for (const auto& t : c.targets) out += target_lines(t, c.pairs, chinese);
  out += chinese ? "指标\n" : "Measures\n";
  for (const auto& m : c.measures) out += measure_line(m, c.pairs, chinese);
  out += cost_line(c.cost_per_person, chinese);
  out += effects_text(c.groups, c.individuals, chinese);
  if (!c.only_in_one.empty()) {
    out += chinese ? "只有一方具备:" : "Only in one of both: ";
    for (std::size_t i = 0; i < c.only_in_one.size(); ++i) out += (i > 0 ? (chinese ? "、" : ", ") : "") + c.only_in_one[i];
    out += "\n";
  }
  out += chinese ? "* 与其他带 * 的结论同时成立,合计误差概率 5%(Holm)\n"
                 : "* holds together with all others so marked, with an error of 5 % for all of them (Holm)\n";
  return out;
}

std::string comparison_json(const Comparison& c) {
  Json j = {{"pairs", c.pairs}, {"unpaired", c.unpaired}, {"targets", Json::array()}, {"measures", Json::array()}};
  for (const auto& t : c.targets) j["targets"].push_back(json_of(t));
  for (const auto& m : c.measures) j["measures"].push_back(json_of(m));
  j["cost_per_person_more"] = json_of(c.cost_per_person);
  j["groups"] = json_of(c.groups);
  j["individuals"] = c.individuals ? json_of(*c.individuals) : Json();
  j["only_in_one"] = c.only_in_one;
  return j.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace hearth

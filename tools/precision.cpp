#include "tools/precision.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "output/comparison_words.h"
#include "output/failure.h"
#include "output/rounded.h"
#include "output/summary.h"
#include "sim/diagnostic.h"
#include "sim/unit_names.h"

namespace hearth {

namespace {

[[noreturn]] void refuse(const std::string& option, const Said& problem, const Said& expected,
                         const std::string& nearest = "") {
  throw BadInput(same(option) + Said{": ", ":"} + problem + Said{"; expected ", ";应为"} + expected +
                 (nearest.empty() ? Said{} : Said{" (did you mean '" + nearest + "'?)", "(是否想写 '" + nearest + "'?)"}));
}

Headline measure_of(const ResultsFile& file, const std::string& id) {
  std::vector<std::string> ids;
  for (Headline& h : headlines(file)) {
    if (h.id == id) return std::move(h);
    ids.push_back(h.id);
  }
  refuse("--measure", {"there is no measure '" + id + "'", "没有指标 '" + id + "'"},
         {"a measure as --json names them", "--json 中列出的指标"}, nearest_name(id, ids));
}

struct PrecisionText {
  double number = 0;
  std::string unit;  // behind the number; "%" for a share
};

[[noreturn]] void refuse_precision(const std::string& text, const std::string& unit, const std::string& unit_zh) {
  refuse("--precision", {"'" + text + "' is no precision", "'" + text + "' 不是精度"},
         {"a number above 0 with '%' or " + unit, "大于 0 的数,后接 '%' 或" + unit_zh});
}

PrecisionText precision_of(const std::string& text) {
  char* end = nullptr;
  PrecisionText out;
  out.number = std::strtod(text.c_str(), &end);
  out.unit = end;
  out.unit.erase(0, std::min(out.unit.find_first_not_of(' '), out.unit.size()));
  if (end == text.c_str() || !std::isfinite(out.number) || out.number <= 0)
    refuse_precision(text, "the measure's unit", "指标的单位");
  return out;
}

// The half width that is asked for: "50people" in the unit of the measure, "1%" of the first plan's mean.
double half_width_wanted(const std::string& text, const Headline& measure, double mean_of_first) {
  const PrecisionText asked = precision_of(text);
  if (asked.unit.empty() || asked.unit == measure.unit) return asked.number;
  if (asked.unit != "%") refuse_precision(text, "the unit '" + measure.unit + "'", "单位 '" + measure.unit + "'");
  const double wanted = asked.number / 100 * std::abs(mean_of_first);
  if (!(wanted > 0))
    refuse("--precision", {"a share of a mean of zero is no precision", "均值为零,无法按百分比定精度"},
           {"a number with the unit '" + measure.unit + "'", "带单位 '" + measure.unit + "' 的数"});
  return wanted;
}

std::vector<double> differences_of(const std::vector<double>& first, const std::vector<double>& second) {
  std::vector<double> out;
  for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i) out.push_back(second[i] - first[i]);
  return out;
}

}  // namespace

std::size_t budget_of(const CompareArguments& a) {
  constexpr std::size_t by_default = 2000;
  return a.budget > 0 ? static_cast<std::size_t>(a.budget) : by_default;
}

void must_be_a_precision(const std::string& text) {
  precision_of(text);
}

std::vector<PlanPrecision> precision_of_first_stage(const CompareArguments& a, const Plans& plans) {
  std::vector<PlanPrecision> out;
  const std::string measure = a.measure.empty() ? "people" : a.measure;
  const Headline first = measure_of(*plans[0], measure);
  for (std::size_t i = 1; i < plans.size(); ++i) {
    const Headline second = measure_of(*plans[i], measure);
    PlanPrecision p;
    p.measure = {first.id, first.name, first.unit, first.wanted, {}};
    p.first_stage = first.values.size();
    p.wanted = half_width_wanted(a.precision, first, mean_of(first.values));
    p.stage = first_stage(differences_of(first.values, second.values));
    if (p.stage.pairs < 2)
      refuse("--measure", {"'" + measure + "' is hardly ever known under both plans", "'" + measure + "' 很少同时见于两方案"},
             {"a measure of every replication", "每次模拟都有的指标"});
    p.needed = replications_needed(p.stage, p.first_stage, p.wanted);
    out.push_back(std::move(p));
  }
  return out;
}

std::size_t replications_wanted(const CompareArguments& a, const std::vector<PlanPrecision>& all) {
  std::size_t most = 0;
  for (const PlanPrecision& p : all) most = std::max({most, p.needed, p.first_stage});
  return std::min(most, std::max(budget_of(a), all.front().first_stage));
}

void set_reached(PlanPrecision& p, const ResultsFile& first, const ResultsFile& second) {
  const auto differences = differences_of(measure_of(first, p.measure.id).values, measure_of(second, p.measure.id).values);
  p.replications = differences.size();
  const auto pairs = std::count_if(differences.begin(), differences.end(), [](double d) { return !std::isnan(d); });
  p.difference = mean_of(differences);
  p.half_width = half_width_of(p.stage, static_cast<std::size_t>(pairs));
}

ReachedPrecision reached(const PlanPrecision& p) {
  return {p.measure.id,      p.measure.unit, p.measure.name, p.wanted,     p.first_stage,
          p.stage.deviation, p.needed,       p.replications, p.difference, p.half_width};
}

std::string precision_text(const PlanPrecision& p, bool chinese) {
  const bool is_share = p.measure.unit == "1";
  const double factor = is_share ? 100 : 1;  // in percentage points
  const auto number = [&](double x, int decimals) { return number_text(factor * x, decimals); };
  PairedMeans shown;
  shown.low = -factor * p.half_width;
  shown.high = factor * p.half_width;
  const int decimals = decimals_of(shown) + 1;
  const std::string unit = is_share ? (chinese ? " 个百分点" : " points")
                                    : " " + (chinese ? std::string(unit_in_chinese(p.measure.unit)) : p.measure.unit);
  std::string out =
      fmt::format(fmt::runtime(chinese ? "精度:{} 的差异 {} ± {}{}(95%,两阶段法:首阶段 {} 次定标准差 {},共模拟 {} 次)\n"
                                       : "Precision: {}: a difference of {} ± {}{} (95 %, in two stages: {} replications gave "
                                         "a standard deviation of {}; {} in all)\n"),
                  chinese ? p.measure.name.zh : p.measure.name.en, signed_number(factor * p.difference, decimals),
                  number(p.half_width, decimals), unit, p.first_stage, number(p.stage.deviation, decimals), p.replications);
  if (p.half_width <= p.wanted) return out;
  const bool known = p.needed < most_replications_told;
  return out +
         (chinese ? fmt::format("  未达到 ± {}:预算已尽,{}\n", number(p.wanted, decimals),
                                known ? fmt::format("约需 {} 次", p.needed) : "所需次数过多")
                  : fmt::format("  ± {} is not reached: the budget has ended; {}\n", number(p.wanted, decimals),
                                known ? fmt::format("it takes {} replications", p.needed) : "it takes too many replications"));
}

Json precision_json(const PlanPrecision& p) {
  return {{"measure", p.measure.id},
          {"unit", p.measure.unit},
          {"method", "Stein, two stages"},
          {"wanted_half_width", rounded(p.wanted)},
          {"first_stage", p.first_stage},
          {"first_stage_deviation", rounded(p.stage.deviation)},
          {"replications_needed", p.needed},
          {"replications", p.replications},
          {"difference", rounded(p.difference)},
          {"low", rounded(p.difference - p.half_width)},
          {"high", rounded(p.difference + p.half_width)},
          {"half_width", rounded(p.half_width)},
          {"reached", p.half_width <= p.wanted}};
}

}  // namespace hearth

// How findings are told: as text in two languages, and as JSON.
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "output/findings.h"
#include "output/rounded.h"
#include "sim/calendar.h"

namespace hearth {

namespace {

// One run has no range and no probability.
std::string target_line_of_run(const TargetFinding& t, bool chinese) {
  const std::string count = number_text(t.median), goal = number_text(t.target);
  const auto head = [&](const std::string& rest) {
    return chinese ? fmt::format("  {}:{} 目标 {}{}\n", t.name_zh, t.deadline, goal, rest)
                   : fmt::format("  {}, {}: target {}{}\n", t.name, t.deadline, goal, rest);
  };
  if (t.beyond_run)
    return head(chinese ? fmt::format(";截止晚于模拟期末;{} 为 {}", t.month, count)
                        : fmt::format("; not due within the run; {} in {}", count, t.month));
  const bool met = t.attained > 0;
  return head(chinese ? fmt::format(",本次模拟为 {},{}", count, met ? "达成" : "未达成")
                      : fmt::format(", {} in the one run: {}", count, met ? "met" : "missed"));
}

std::string target_line(const TargetFinding& t, bool chinese) {
  if (t.replications == 1) return target_line_of_run(t, chinese);
  const double share = static_cast<double>(t.attained) / static_cast<double>(t.replications);
  if (t.beyond_run) {
    return fmt::format(fmt::runtime(chinese ? "  {}:{} 目标 {};截止晚于模拟期末;{} 为 {}(5%-95%:{}-{})\n"
                                            : "  {}, {}: target {}; not due within the run; {} in {} (5-95 %: {} to {})\n"),
                       chinese ? t.name_zh : t.name, t.deadline, number_text(t.target),
                       chinese ? t.month : number_text(t.median), chinese ? number_text(t.median) : t.month, number_text(t.low),
                       number_text(t.high));
  }
  return fmt::format(
      fmt::runtime(chinese ? "  {}:{} 目标 {},中位数 {}(5%-95%:{}-{}),达成概率 {:.0f}%(95% 区间 {:.0f}%-{:.0f}%,按 {} 次模拟)\n"
                           : "  {}, {}: target {}, median {} (5-95 %: {} to {}), met with probability {:.0f} % (95 % interval "
                             "{:.0f} to {:.0f} %, {} replications)\n"),
      chinese ? t.name_zh : t.name, t.deadline, number_text(t.target), number_text(t.median), number_text(t.low),
      number_text(t.high), 100.0 * share, 100 * t.attained_low, 100 * t.attained_high, t.replications);
}

// "short 2017-01 to 2018-09": one span, from a month on, or a number of months.
std::string shortage(const SchemeFinding& s, const std::string& last_month, bool one_run, bool chinese) {
  const auto first = parse_month(s.short_from), last = parse_month(s.short_until);
  if (!first || !last) {
    if (chinese) return std::string(one_run ? "" : "多数情形") + (s.grants ? "名额够用" : "不缺房");
    return std::string(s.grants ? "grants don't run out" : "not short") + (one_run ? "" : " in most replications");
  }
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

std::string scheme_line(const SchemeFinding& s, const std::string& last_month, bool one_run, bool chinese) {
  const std::string name = chinese ? s.name_zh : s.name;
  if (s.total == 0)
    return fmt::format(fmt::runtime(chinese ? "  {}:本情景未实施\n" : "  {}: not offered in this scenario\n"), name);
  // "9,838 of 10,000": where the plan isn't carried out by the end.
  const std::string total = number_text(s.total), delivered = number_text(s.delivered_at_end);
  const auto of_total = [&](const std::string& part) { return chinese ? part + "/" + total : part + " of " + total; };
  const std::string homes =
      s.grants
          ? fmt::format(fmt::runtime(chinese ? "期末已批 {},余 {},轮候 {} 人" : "{} granted, {} open, {} waiting at the end"),
                        of_total(number_text(s.held_at_end)), number_text(s.free_at_end), number_text(s.waiting_at_end))
          : fmt::format(fmt::runtime(chinese ? "期末已交付 {} 套,在住 {},空置 {},轮候 {} 人"
                                             : "{} delivered, {} held, {} free, {} waiting at the end"),
                        delivered == total ? total : of_total(delivered), number_text(s.held_at_end),
                        number_text(s.free_at_end), number_text(s.waiting_at_end));
  const std::string placed = chinese ? (s.grants ? "获批者" : "入住者") : (s.grants ? "those granted" : "those placed");
  const std::string nobody =
      chinese ? (s.grants ? "无人获批" : "无人入住") : (s.grants ? "nobody was granted" : "nobody was placed");
  const std::string wait =
      std::isnan(s.mean_wait)
          ? nobody
          : fmt::format(fmt::runtime(chinese ? "{}平均等候 {:.1f} 个月" : "{} waited {:.1f} months"), placed, s.mean_wait);
  return fmt::format(fmt::runtime(chinese ? "  {}:{};{};{},每年 {} 人放弃轮候\n" : "  {}: {}; {}; {}, {} gave up a year\n"),
                     name, shortage(s, last_month, one_run, chinese), homes, wait, number_text(s.given_up_a_year));
}

// Chinese budgets count in 万, of which a million has a hundred.
constexpr double wan_in_million = 100;

// Only those that serve somebody or cost something: the others set who answers for what, or what counts.
std::string task_line(const TaskFinding& t, bool chinese) {
  return fmt::format(
      fmt::runtime(chinese ? "  {} {}:服务 {},未获服务 {},期末等候 {};区财政 {} 万元\n"
                           : "  {} {}: {} served, {} turned away, {} waiting at the end; {} million CNY of the district\n"),
      t.id, chinese ? t.name_zh : t.name, number_text(t.served), number_text(t.turned_away), number_text(t.waiting_at_end),
      chinese ? number_text(wan_in_million * t.spending_million) : fmt::format("{:.1f}", t.spending_million));
}

std::string review_line(const ReviewFinding& r, bool one_run, bool chinese) {
  if (one_run) {
    const bool red = r.red > 0, corrected = r.corrected > 0;
    return chinese ? fmt::format("  {} {}:{};因{}{}\n", r.year, r.name_zh, red ? "红灯" : "黄灯", r.cause_zh,
                                 corrected ? ";已采取纠正措施" : "")
                   : fmt::format("  {} {}: {}; {}{}\n", r.year, r.name, red ? "red" : "amber", r.cause,
                                 corrected ? "; corrected" : "");
  }
  std::string line =
      fmt::format(fmt::runtime(chinese ? "  {} {}:黄灯 {:.0f}%,红灯 {:.0f}%;多因{}"
                                       : "  {} {}: amber in {:.0f} %, red in {:.0f} %; mostly: {}"),
                  r.year, chinese ? r.name_zh : r.name, 100 * r.amber, 100 * r.red, chinese ? r.cause_zh : r.cause);
  if (r.corrected > 0)
    line += fmt::format(fmt::runtime(chinese ? ";{:.0f}% 采取纠正措施" : "; corrected in {:.0f} %"), 100 * r.corrected);
  return line + "\n";
}

}  // namespace

std::string findings_table(const Findings& f, bool chinese) {
  const bool one_run = f.replications == 1;
  std::string out = chinese ? "\n目标\n" : "\nTargets\n";
  for (const auto& t : f.targets) out += target_line(t, chinese);
  out += chinese ? "住房\n" : "Homes\n";
  for (const auto& s : f.schemes) out += scheme_line(s, f.last_month, one_run, chinese);
  if (!f.tasks.empty()) out += chinese ? "任务(平均每次模拟)\n" : "Tasks, a run\n";
  for (const auto& t : f.tasks) {
    if (t.served + t.turned_away + t.spending_million > 0) out += task_line(t, chinese);
  }
  if (f.reviewed > 0)
    out += chinese ? fmt::format("年终评估(共 {} 项次;{}未达绿灯的 {} 项次)\n", f.reviewed, one_run ? "" : "半数以上模拟",
                                 f.reviews.size())
                   : fmt::format("Reviews at the end of the year: {} of {} items of the plan are not green{}\n",
                                 f.reviews.size(), f.reviewed, one_run ? "" : " in half of the replications or more");
  for (const auto& r : f.reviews) out += review_line(r, one_run, chinese);
  out += chinese
             ? fmt::format(
                   "流出\n  平均每次模拟流出 {} 人,其中因等房或租期届满 {} 人,因租金负担 {} 人\n区财政住房支出:平均每次模拟 "
                   "{} 万元\n",
                   number_text(f.departures), number_text(f.left_for_want_of_home), number_text(f.left_for_rent),
                   number_text(wan_in_million * f.spending_million))
             : fmt::format(
                   "Departures\n  {} a run; for want of a home (waiting, or a tenancy that ends) {}, for rent {}\n"
                   "Spending of the district on homes: {} million CNY a run\n",
                   number_text(f.departures), number_text(f.left_for_want_of_home), number_text(f.left_for_rent),
                   number_text(f.spending_million));
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

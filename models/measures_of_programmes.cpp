// What each programme shows, and the service desk: groups /programmes and /desk of the results file.
#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "models/market_effects.h"
#include "models/measure_values.h"
#include "models/programme_common.h"

namespace hearth {

namespace {

bool is_for_employers(const ProgrammeParameters& x) {
  return x.serves == Serves::employers;
}
bool acts_for_some_time(const ProgrammeParameters& x) {
  return is_for_employers(x) || has_lasting_effect(x);
}
bool multiplies(const ProgrammeParameters& x) {
  return x.serves == Serves::market && x.market.quantity != MarketQuantity::posts;
}
bool acts_for_some_time_or_opens_posts(const ProgrammeParameters& x) {
  return acts_for_some_time(x) || (x.serves == Serves::market && x.market.quantity == MarketQuantity::posts);
}
bool has_a_purse(const ProgrammeParameters& x) {
  return x.fund.capital > 0 || x.has_budget();
}

double left_to_spend(const District& d, std::size_t q) {
  const ProgrammeState& s = d.programmes.of[q];
  return parameters_of(d, q).fund.capital > 0 ? s.capital.in_cny() : has_budget(d, q) ? s.budget_left.in_cny() : std::nan("");
}

// Of each programme the sum over the employers on which it acts.
template <class Of>
auto over_employers(const Of& of) {
  return [of](const District& d, std::span<double> out) {
    std::fill(out.begin(), out.end(), 0.0);
    for (std::uint32_t e = Employers::first; e < d.employers.end(); ++e) {
      for (std::uint32_t bits = d.employers.programmes(e); bits != 0; bits &= bits - 1)
        out[static_cast<std::size_t>(d.setup.programmes.of_employer_bit[static_cast<std::size_t>(std::countr_zero(bits))])] +=
            of(d, e);
    }
  };
}

}  // namespace

void Measures::add_of_some(const Dimensions& by, const char* name, const char* unit, const Meaning& meaning,
                           OfProgramme has_values, Values values, Storage storage) {
  of_some_.emplace_back(name, has_values);
  const auto or_missing = [has_values, values = std::move(values)](const District& d, std::span<double> out) {
    values(d, out);
    for (std::size_t q = 0; q < out.size(); ++q) {
      if (!has_values(parameters_of(d, q))) out[q] = std::nan("");
    }
  };
  add("programmes", name, {by.programme}, unit, meaning, or_missing, storage);
}

bool Measures::has_values(const Series& series, const ProgrammeParameters& programme) const {
  if (series.group != "programmes") return true;
  const auto some = std::find_if(of_some_.begin(), of_some_.end(), [&](const auto& x) { return x.first == series.name; });
  return some == of_some_.end() || some->second(programme);
}

void Measures::declare_programmes(const Setup& s, const Dimensions& by) {
  if (by.programme < 0) return;
  const int schemes = s.schemes;
  add("programmes", "units", {by.programme}, "units", {"Units at work, slips included", "在用单位数"},
      each([](const District& d, std::size_t q) { return d.programmes.of[q].units[static_cast<std::size_t>(d.month)]; }),
      Storage::float32);
  add("programmes", "slip", {by.programme}, "month", {"Mean slip of the milestones, coordination included", "里程碑平均延期"},
      each([](const District& d, std::size_t q) { return d.programmes.of[q].slipped_months; }), Storage::float32);
  add("programmes", "applicants", {by.programme}, "applicants", {"Who applied in the month", "当月申请"},
      each(flow_of(&ProgrammeFlows::applicants)));
  add("programmes", "waiting", {by.programme}, "applicants", {"Who waits at the end of the month", "月末等候"},
      each(waiting_for));
  add("programmes", "served", {by.programme}, "applicants", {"Who was served in the month", "当月服务"},
      each(flow_of(&ProgrammeFlows::served)));
  add("programmes", "turned_away", {by.programme}, "applicants",
      {"Who was turned away, gave up, or did not come", "当月未获服务"}, each(flow_of(&ProgrammeFlows::turned_away)));
  add("programmes", "completed", {by.programme}, "applicants", {"Who completed it with success in the month", "当月完成"},
      each(flow_of(&ProgrammeFlows::completed)));
  add("programmes", "in_programme", {by.programme}, "applicants",
      {"Places taken at the end of the month", "月末在项目人数(单位数)"},
      each([](const District& d, std::size_t q) { return d.programmes.of[q].in_programme; }));
  add_of_some(
      by, "effect", "applicants",
      {"People or employers on whom it acts at the end of the month, or posts that it has opened; missing where it acts at "
       "once, on whom it serves or brings, or multiplies a market",
       "月末受益人数(单位数)或新增岗位"},
      acts_for_some_time_or_opens_posts, each(in_effect_of));
  add_of_some(by, "departures", "people",
              {"People who left the district in the month while it acted on them or on their employer; missing where it has no "
               "lasting effect on people or employers",
               "受益人员(受益单位员工)当月流出"},
              acts_for_some_time, each(flow_of(&ProgrammeFlows::departures)));
  add_of_some(by, "hires", "people",
              {"People who began to work in the month for employers on which it acts; missing where it serves none",
               "受益单位当月入职"},
              is_for_employers, each(flow_of(&ProgrammeFlows::hires)));
  add_of_some(by, "staff", "people",
              {"People who work for employers on which it acts; missing where it serves none", "受益单位员工"},
              is_for_employers, over_employers([](const District& d, std::uint32_t e) { return d.employers.filled(e); }));
  add_of_some(by, "open_posts", "posts",
              {"Open posts of employers on which it acts (over hires: the months for which a post is open); missing where it "
               "serves none",
               "受益单位空缺岗位"},
              is_for_employers, over_employers([](const District& d, std::uint32_t e) { return d.employers.vacancies(e); }));
  add_of_some(by, "multiplier", "1", {"What a market programme multiplies its quantity by; missing for others", "市场作用倍数"},
              multiplies, each([](const District& d, std::size_t q) {
                return d.setup.programmes[q].carried_out ? relative_gain(d, q) : std::nan("");
              }));
  add("programmes", "spending", {by.programme}, "CNY",
      {"Spending of the district in the month, recoveries deducted", "当月区财政支出"},
      each([schemes](const District& d, std::size_t q) { return spent_from(d, schemes + static_cast<int>(q)); }),
      Storage::float64);
  add_of_some(by, "capital", "CNY",
              {"What is left of a fund, or of the year's budget; missing for others", "基金余额或当年经费余额"}, has_a_purse,
              each(left_to_spend), Storage::float64);
}

void Measures::declare_desk(const Setup& s, const Dimensions& by) {
  if (s.p.service_desk.counters.is_nothing()) return;
  const auto of = [](auto member) { return one([member](const District& d) { return d.desk.*member; }); };
  add("desk", "cases", {}, "cases", {"Cases that people bring in the month", "当月办件"}, of(&ServiceDesk::cases));
  add("desk", "online", {}, "cases", {"Of those, handled online", "当月网办件"}, of(&ServiceDesk::online));
  add("desk", "visits", {}, "visits", {"Visits to the counters, second ones included", "当月到窗口人次"},
      of(&ServiceDesk::visits), Storage::float32);
  add("desk", "served", {}, "visits", {"Visits served in the month", "当月办理人次"}, of(&ServiceDesk::served),
      Storage::float32);
  add("desk", "given_up", {}, "visits", {"Visits given up in the month", "当月放弃人次"}, of(&ServiceDesk::given_up),
      Storage::float32);
  add("desk", "backlog", {}, "visits", {"Visits that wait at the end of the month", "月末排队人次"}, of(&ServiceDesk::backlog),
      Storage::float32);
  add("desk", "cases_by_request", {by.request}, "cases", {"Cases of the month by request", "按事项的当月办件"},
      list([](const District& d) -> auto& { return d.desk.cases_by_request; }));
  add("desk", "minutes_by_request", {by.request}, "min",
      {"Minutes at a counter that the visits of the month ask for, by request", "按事项的当月窗口办理分钟"},
      list([](const District& d) -> auto& { return d.desk.minutes_by_request; }), Storage::float32);
  add("desk", "busy", {}, "1", {"Share of the counters' open minutes in which they serve somebody", "窗口利用率"},
      one([](const District& d) { return d.desk.open_minutes > 0 ? d.desk.busy_minutes / d.desk.open_minutes : 0; }),
      Storage::float32);
  add("desk", "wait_months", {}, "month", {"Wait of who comes at the end of the month", "窗口等候月数"},
      one([](const District& d) { return d.desk.wait_months(); }), Storage::float32);
  add("desk", "applications_given_up", {}, "applicants",
      {"Applications given up at the desk in the month", "当月在窗口放弃的申请"}, of(&ServiceDesk::applications_given_up));
}

}  // namespace hearth

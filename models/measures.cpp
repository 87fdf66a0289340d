#include "models/measures.h"

#include <algorithm>
#include <cmath>

#include "models/district.h"
#include "models/measure_values.h"

namespace hearth {

namespace {

std::int64_t with_a_job(const Stocks& stocks) {
  std::int64_t n = 0;
  for (int j = 0; j < job_states; ++j)
    n += has_job(static_cast<JobState>(j)) ? stocks.people_by_job[static_cast<std::size_t>(j)] : 0;
  return n;
}

void by_tenure(const District& d, std::span<double> out) {
  std::fill(out.begin(), out.end(), 0.0);
  for (std::size_t entry = 0; entry < d.stocks.people_by_entry.size(); ++entry) {
    const int tenure = d.month + tenure_origin - static_cast<int>(entry);
    std::size_t band = 0;
    while (tenure > tenure_band_ends[band]) ++band;
    out[band] += static_cast<double>(d.stocks.people_by_entry[entry]);
  }
}

double by_payer(const District& d, std::size_t scheme, int payer) {
  return d.ledger.of_payer(static_cast<int>(scheme), static_cast<Payer>(payer)).in_cny();
}

double by_purpose(const District& d, std::size_t scheme, int purpose) {
  return d.ledger.of_purpose(static_cast<int>(scheme), static_cast<Purpose>(purpose)).in_cny();
}

}  // namespace

namespace {

Series described(const char* group, const char* name, std::vector<int> dimensions, const char* unit, const Meaning& meaning,
                 Storage storage) {
  Series series;
  series.group = group;
  series.name = name;
  series.dims = std::move(dimensions);
  series.unit = unit;
  series.meaning_en = meaning.en;
  series.meaning_zh = meaning.zh;
  series.storage = storage;
  return series;
}

}  // namespace

void Measures::add(const char* group, const char* name, std::vector<int> dimensions, const char* unit, const Meaning& meaning,
                   Values values, Storage storage) {
  values_.emplace_back(book.add(described(group, name, std::move(dimensions), unit, meaning, storage)), std::move(values));
}

void Measures::declare_people(const Dimensions& by) {
  const auto flow = [](auto Flows::*member) { return [member](const District& d) { return d.flows.*member; }; };
  add("series", "people", {by.cls}, "people", {"People in the district at the end of the month", "月末在区人才"},
      list([](const District& d) -> auto& { return d.stocks.people_by_class; }));
  add("series", "people_by_town", {by.town}, "people", {"People by town of their home", "按居住地的人才"},
      list([](const District& d) -> auto& { return d.stocks.people_by_town; }));
  add("series", "people_by_home", {by.home}, "people", {"People by kind of home", "按居住方式的人才"},
      list([](const District& d) -> auto& { return d.stocks.people_by_home_kind; }));
  add("series", "people_by_field", {by.field}, "people", {"People by field of work", "按领域的人才"},
      list([](const District& d) -> auto& { return d.stocks.people_by_field; }));
  add("series", "arrivals_by_field", {by.field}, "people", {"Arrivals in the month by field of work", "按领域的当月流入"},
      list([](const District& d) -> auto& { return d.flows.arrivals_by_field; }));
  add("series", "departures_by_field", {by.field}, "people", {"Departures in the month by field of work", "按领域的当月流出"},
      list([](const District& d) -> auto& { return d.flows.departures_by_field; }));
  add("series", "arrivals_by_class", {by.cls}, "people", {"Arrivals in the month by class", "按层级的当月流入"},
      list([](const District& d) -> auto& { return d.flows.arrivals_by_class; }));
  add("series", "arrivals", {by.channel}, "people", {"Arrivals in the month", "当月流入"},
      list([](const District& d) -> auto& { return d.flows.arrivals_by_channel; }));
  add("series", "departures", {by.cls}, "people", {"People who left the district in the month", "当月流出"},
      list([](const District& d) -> auto& { return d.flows.departures_by_class; }));
  add("series", "departures_by_reason", {by.reason}, "people", {"Departures by what they are attributed to", "按原因的流出"},
      list([](const District& d) -> auto& { return d.flows.departures_by_reason; }));
  add("series", "departures_by_class_and_reason", {by.cls, by.reason}, "people",
      {"Departures by class and what they are attributed to", "按层级与原因的流出"},
      rows([](const District& d) -> auto& { return d.flows.departures_by_class_and_reason; }));
  add("series", "departures_within_city", {}, "people", {"Departures to other districts of the city", "流向本市他区"},
      one(flow(&Flows::departures_within_city)));
  add("series", "moves", {}, "people", {"Moves of home", "搬家"}, one(flow(&Flows::moves)));
  add("series", "purchases", {}, "people", {"Purchases of homes", "购房"}, one(flow(&Flows::purchases)));
  add("series", "advances", {}, "people", {"Advances between classes", "层级晋升"}, one(flow(&Flows::advances)));
  add("series", "class_changes_from", {by.cls}, "people",
      {"Changes out of a class: advances, and the ends of teams", "由各层级转出"},
      list([](const District& d) -> auto& { return d.flows.class_changes_from; }));
  add("series", "class_changes_into", {by.cls}, "people", {"Changes into a class", "转入各层级"},
      list([](const District& d) -> auto& { return d.flows.class_changes_into; }));
  add("series", "teams", {}, "teams", {"Top teams", "顶尖团队"}, one([](const District& d) { return d.stocks.teams; }));
}

void Measures::declare_work(const Dimensions& by) {
  const auto flow = [](auto Flows::*member) { return [member](const District& d) { return d.flows.*member; }; };
  add("series", "employed", {}, "people", {"People with a job", "在职人才"},
      one([](const District& d) { return with_a_job(d.stocks); }));
  add("series", "searching", {}, "people", {"People without a job who search", "求职人才"},
      one([](const District& d) { return static_cast<std::int64_t>(d.people.size()) - with_a_job(d.stocks); }));
  add("series", "vacancies", {}, "posts", {"Open posts for talents", "空缺岗位"},
      one([](const District& d) { return d.employers.total_vacancies(); }));
  add("series", "vacancies_by_sector", {by.sector}, "posts", {"Open posts by sector", "按行业的空缺岗位"},
      list([](const District& d) -> auto& { return d.employers.vacancies_by_sector(); }));
  add("series", "posts_by_sector", {by.sector}, "posts", {"Posts, filled or open, by sector", "按行业的岗位"},
      list([](const District& d) -> auto& { return d.employers.posts_by_sector(); }));
  add("series", "staff_by_sector_and_town", {by.sector, by.town}, "people",
      {"People with a job by sector and town of the employer", "按行业与单位所在街镇的在职人才"},
      list([](const District& d) -> auto& { return d.employers.staff_by_sector_and_town(); }));
  add("series", "quality_firms", {}, "firms", {"Quality firms", "优质企业数"},
      one([](const District& d) { return d.employers.quality_firms(); }));
  add("series", "employers", {}, "firms", {"Employers", "用人单位数"},
      one([](const District& d) { return d.employers.active(); }));
  add("series", "hires", {}, "people", {"First jobs and jobs after a search", "入职"}, one(flow(&Flows::hires)));
  add("series", "job_changes", {}, "people", {"Changes of employer", "换工作"}, one(flow(&Flows::job_changes)));
  add("series", "stayed_after_secondment", {}, "people",
      {"Who stayed where they had been sent when a secondment ended; the others returned to their post, if they still had one",
       "挂职期满留任"},
      one(flow(&Flows::stayed_after_secondment)));
  add("series", "jobs_lost", {}, "people", {"Jobs lost by failures of firms", "企业歇业导致失业"},
      one(flow(&Flows::jobs_lost)));
  add("series", "firm_births", {}, "firms", {"Births of firms", "新创企业"}, one(flow(&Flows::firm_births)));
  add("series", "firm_failures", {}, "firms", {"Failures of firms", "企业歇业"}, one(flow(&Flows::firm_failures)));
  const auto survival = [](bool by_young) {
    return one([by_young](const District& d) {
      const StartupCohort cohort = d.month < 36 ? StartupCohort{} : d.employers.startups_founded_in(d.month - 36, by_young);
      return cohort.founded > 0 ? static_cast<double>(cohort.alive) / static_cast<double>(cohort.founded) : std::nan("");
    });
  };
  add("series", "startup_survival_3y", {}, "1",
      {"Share left of the start-ups founded 36 months before, ventures of teams included; missing where none was founded then",
       "36个月前所创企业的存活率"},
      survival(false), Storage::float32);
  add("series", "young_startup_survival_3y", {}, "1",
      {"Share left of the start-ups that people under 40 founded 36 months before, without ventures of teams; missing where "
       "none "
       "was founded then",
       "36个月前40岁以下人员所创企业的存活率"},
      survival(true), Storage::float32);
}

void Measures::declare_homes(const Dimensions& by) {
  add("series", "homes_total", {by.scheme}, "homes", {"Homes of the plan, delivered or not", "计划总套数"},
      list([](const District& d) -> auto& { return d.stock.planned; }));
  add("series", "homes_delivered", {by.scheme}, "homes", {"Homes delivered (subsidies opened) so far", "累计交付"},
      list([](const District& d) -> auto& { return d.stock.delivered; }));
  add("series", "homes_held", {by.scheme}, "homes", {"Homes held (subsidies granted so far)", "在住套数(已批补贴)"},
      list([](const District& d) -> auto& { return d.stock.held; }));
  add("series", "homes_free", {by.scheme}, "homes",
      {"Homes free, those in turnaround included (subsidies open)", "空置套数(可批补贴)"},
      each(
          [](const District& d, std::size_t k) { return d.stock.free_homes(static_cast<int>(k)) + d.stock.in_turnaround[k]; }));
  add("series", "homes_held_by_class", {by.scheme, by.cls}, "homes",
      {"Homes held, by class of the tenant; grants by class when approved", "按层级的在住套数(购房补贴按获批时层级)"},
      rows([](const District& d) -> auto& { return d.stock.held_by_class; }));
  add("series", "releases", {by.scheme}, "homes", {"Homes left by their tenants", "退出套数"},
      list([](const District& d) -> auto& { return d.flows.releases; }));
  add("series", "departures_from_homes", {by.scheme}, "people", {"Departures of holders", "持有者流出"},
      list([](const District& d) -> auto& { return d.flows.departures_by_scheme_home; }));
  add("series", "allocation_value_rule", {}, "min",
      {"Value of the month's allocation under the rules (housing.optimum_months)", "规则分配价值"},
      one([](const District& d) { return d.quality.rule; }), Storage::float64);
  add("series", "allocation_value_best", {}, "min", {"Value of the best possible assignment of the same homes", "最优分配价值"},
      one([](const District& d) { return d.quality.best; }), Storage::float64);
}

void Measures::declare_applications(const Dimensions& by) {
  add("series", "applicants_waiting", {by.scheme}, "people", {"Applicants who wait", "轮候人数"},
      list([](const District& d) -> auto& { return d.stock.waiting; }));
  add("series", "applications", {by.scheme}, "people", {"Applications in the month", "当月申请"},
      list([](const District& d) -> auto& { return d.flows.applications; }));
  add("series", "placements", {by.scheme}, "people", {"Homes given (grants approved) in the month", "当月配房"},
      list([](const District& d) -> auto& { return d.flows.placements; }));
  add("series", "refusals", {by.scheme}, "people", {"Offers refused", "拒绝配房"},
      list([](const District& d) -> auto& { return d.flows.refusals; }));
  add("series", "given_up", {by.scheme}, "people", {"Applications that ended without a home", "放弃轮候"},
      list([](const District& d) -> auto& { return d.flows.given_up; }));
  add("series", "withdrawals", {by.scheme}, "people",
      {"Applications that ended since the applicant left the district or bought a home", "因流出或购房而撤回的申请"},
      list([](const District& d) -> auto& { return d.flows.withdrawals; }));
}

void Measures::declare_waits(const Dimensions& by) {
  add("series", "applicants_waiting_by_class", {by.scheme, by.cls}, "people",
      {"Applicants who wait, by class", "按层级的轮候人数"},
      rows([](const District& d) -> auto& { return d.stock.waiting_by_class; }));
  add("series", "placements_by_class", {by.scheme, by.cls}, "people",
      {"Homes given in the month, by class", "按层级的当月配房"},
      rows([](const District& d) -> auto& { return d.flows.placements_by_class; }));
  add("series", "months_waited_by_class", {by.scheme, by.cls}, "month",
      {"Months that those placed in the month had waited, all together, by class", "按层级的当月配房者等候月数合计"},
      rows([](const District& d) -> auto& { return d.flows.months_waited_by_class; }));
  add("series", "placements_by_wait", {by.scheme, by.wait}, "people",
      {"Homes given in the month, by the wait", "按轮候时间的当月配房"},
      rows([](const District& d) -> auto& { return d.flows.placements_by_wait; }));
  const auto of_placed = [](const District& d, std::size_t k, double value) {
    return d.flows.placements[k] > 0 ? value : std::nan("");
  };
  add("series", "wait_months_mean", {by.scheme}, "month",
      {"Mean wait of those placed in the month; missing when none was", "当月配房者平均等候"},
      each([of_placed](const District& d, std::size_t k) {
        return of_placed(d, k, d.flows.wait_months_sum[k] / static_cast<double>(d.flows.placements[k]));
      }),
      Storage::float32);
  add("series", "wait_months_longest", {by.scheme}, "month",
      {"Longest wait of those placed in the month; missing when none was", "当月配房者最长等候"},
      each([of_placed](const District& d, std::size_t k) { return of_placed(d, k, d.flows.wait_months_longest[k]); }),
      Storage::float32);
}

void Measures::declare_money(const Dimensions& by) {
  add("series", "rent", {by.town}, "CNY/m2/month", {"Market rent", "市场租金"},
      each([](const District& d, std::size_t t) { return d.market.rent_per_m2(static_cast<int>(t)); }), Storage::float32);
  add("series", "private_vacancy", {by.town}, "1", {"Vacancy of the private rental stock", "市场租赁空置率"},
      each([](const District& d, std::size_t t) {
        const int town = static_cast<int>(t);
        return d.market.units(town) > 0 ? d.market.vacancy(town, d.stocks.renters_by_town[t]) : std::nan("");
      }),
      Storage::float32);
  add("series", "spending", {by.scheme}, "CNY",
      {"Spending of the district in the month, recoveries deducted", "当月区财政支出"},
      each([](const District& d, std::size_t k) { return by_payer(d, k, static_cast<int>(Payer::district)); }),
      Storage::float64);
  add("ledger", "by_scheme_and_purpose", {by.scheme, by.purpose}, "CNY",
      {"Postings of the month by scheme and purpose, all payers", "按方案与用途的当月账目"},
      each([](const District& d, std::size_t i) { return by_purpose(d, i / purposes, static_cast<int>(i % purposes)); }),
      Storage::float64);
  add("ledger", "by_scheme_and_payer", {by.scheme, by.payer}, "CNY",
      {"Postings of the month by scheme and payer, all purposes", "按方案与出资方的当月账目"},
      each([](const District& d, std::size_t i) { return by_payer(d, i / payers, static_cast<int>(i % payers)); }),
      Storage::float64);
}

void Measures::declare_distributions(const Dimensions& by) {
  add("series", "employed_by_commute", {by.commute}, "people",
      {"People with an employer of the district, by one-way commute", "区内单位就业者按通勤时间"},
      list([](const District& d) -> auto& { return d.stocks.employed_by_commute; }));
  add("series", "renters_by_burden", {by.burden}, "people",
      {"Private renters by rent over net household income, as of the last lease", "市场租户按租金收入比"},
      list([](const District& d) -> auto& { return d.stocks.renters_by_burden; }));
  add("series", "people_by_tenure", {by.tenure}, "people", {"People by months in the district", "按在区时间的人才"}, by_tenure);
}

void Measures::declare_targets(const Setup& setup, const Dimensions& by) {
  const std::vector<Target>& targets = setup.targets;
  const auto reading = [&](bool stock, bool nested) {
    return each([=](const District& d, std::size_t t) { return count_toward(targets[t], d.stocks, stock, nested); });
  };
  add("targets", "stock_nested", {by.target}, "heads", {"People (or teams) present, classes nested", "存量,层级包含"},
      reading(true, true));
  add("targets", "stock_exclusive", {by.target}, "heads", {"People (or teams) present, classes exclusive", "存量,层级互斥"},
      reading(true, false));
  add("targets", "cumulative_nested", {by.target}, "heads",
      {"Everyone ever attracted, each once, classes nested", "累计(每人计一次),层级包含"}, reading(false, true));
  add("targets", "cumulative_exclusive", {by.target}, "heads",
      {"Everyone ever attracted, each once, classes exclusive", "累计(每人计一次),层级互斥"}, reading(false, false));
  add("targets", "headline", {by.target}, "heads", {"The count under the scenario's headline reading", "主口径数"},
      each([=](const District& d, std::size_t t) { return count_toward(targets[t], d.stocks); }));
}

Measures::Measures(const Setup& setup) {
  const Dimensions by(setup, book);
  declare_people(by);
  declare_work(by);
  declare_homes(by);
  declare_applications(by);
  declare_waits(by);
  declare_money(by);
  declare_distributions(by);
  declare_targets(setup, by);
  declare_tasks(setup, by);
  declare_programmes(setup, by);
  declare_desk(setup, by);
  declare_review(setup, by);
}

Series& Measures::add_yearly(const char* name, std::vector<int> dimensions, const char* unit, const Meaning& meaning,
                             Values values, Storage storage) {
  Series series = described("review", name, std::move(dimensions), unit, meaning, storage);
  series.monthly = false;
  yearly_.emplace_back(book.add(std::move(series)), std::move(values));
  return book.last();
}

void Measures::take(const District& d, Record& record) const {
  for (const auto& [series, values] : values_) values(d, record.at(series, d.month));
  const auto& reviews = d.setup.review.months;
  const auto year = std::find(reviews.begin(), reviews.end(), d.month);
  if (year == reviews.end()) return;
  for (const auto& [series, values] : yearly_) {
    const std::span<double> all = record.once(series);
    const std::size_t size = all.size() / reviews.size();
    values(d, all.subspan(static_cast<std::size_t>(year - reviews.begin()) * size, size));
  }
}

}  // namespace hearth

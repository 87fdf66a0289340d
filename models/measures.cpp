#include "models/measures.h"

#include <algorithm>
#include <cmath>

#include "models/district.h"

namespace hearth {

namespace {

template <class Structure>
Dimension dimension_of(std::string name, std::string en, std::string zh, const std::vector<Structure>& list) {
  Dimension d{std::move(name), std::move(en), std::move(zh), {}, {}, {}};
  for (const auto& x : list) {
    d.members.push_back(x.id);
    d.members_en.push_back(x.name_en.empty() ? x.id : x.name_en);
    d.members_zh.push_back(x.name_zh.empty() ? x.id : x.name_zh);
  }
  return d;
}

template <std::size_t N>
Dimension dimension_of(std::string name, std::string en, std::string zh, const std::array<CodeName, N>& list) {
  Dimension d{std::move(name), std::move(en), std::move(zh), {}, {}, {}};
  for (const auto& x : list) {
    d.members.emplace_back(x.id);
    d.members_en.emplace_back(x.meaning.en);
    d.members_zh.emplace_back(x.meaning.zh);
  }
  return d;
}

template <class Values>
void write(Record& record, SeriesId id, int month, const Values& values) {
  const auto out = record.at(id, month);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<double>(values[i]);
}

template <class Rows>
void write_rows(Record& record, SeriesId id, int month, const Rows& rows) {
  const auto out = record.at(id, month);
  std::size_t i = 0;
  for (const auto& row : rows) {
    for (const auto value : row) out[i++] = static_cast<double>(value);
  }
}

void write_one(Record& record, SeriesId id, int month, double value) {
  record.at(id, month)[0] = value;
}

std::uint32_t class_mask(const std::vector<ClassParameters>& classes, const std::vector<std::string>& ids) {
  std::uint32_t mask = 0;
  for (std::size_t c = 0; c < classes.size(); ++c) {
    if (std::find(ids.begin(), ids.end(), classes[c].id) != ids.end()) mask |= 1u << c;
  }
  return mask;
}

}  // namespace

Measures::Measures(const Setup& s) {
  const int cls = book.add_dimension(dimension_of("class", "Class of talent", "人才层级", s.p.classes));
  const int town = book.add_dimension(dimension_of("town", "Town", "街镇", s.p.towns));
  const int scheme = book.add_dimension(dimension_of("scheme", "Housing scheme", "住房保障方案", s.p.housing.schemes));
  const int channel = book.add_dimension(dimension_of("channel", "Arrival channel", "流入渠道", s.p.channels));
  const int sector = book.add_dimension(dimension_of("sector", "Sector", "行业", s.p.sectors));
  const int wait = book.add_dimension(dimension_of("wait", "Months from application to home", "轮候时间", wait_names));
  const int reason = book.add_dimension(dimension_of("reason", "Reason of leaving", "流出原因", reason_names));
  const int target = book.add_dimension(dimension_of("target", "Target", "目标", s.p.targets));
  const int purpose = book.add_dimension(dimension_of("purpose", "Purpose of spending", "支出用途", purpose_names));
  const int payer = book.add_dimension(dimension_of("payer", "Payer", "出资方", payer_names));
  const int commute = book.add_dimension(dimension_of("commute", "One-way commute", "单程通勤时间", commute_names));
  const int burden = book.add_dimension(dimension_of("burden", "Rent over net household income", "租金收入比", burden_names));
  const int tenure = book.add_dimension(dimension_of("tenure", "Months in the district", "在区时间", tenure_names));
  Dimension home = dimension_of("home", "Kind of home", "居住方式", home_kind_names);
  for (const auto& x : s.p.housing.schemes) {
    home.members.push_back(x.id);
    home.members_en.push_back(x.name_en);
    home.members_zh.push_back(x.name_zh);
  }
  const int home_kind = book.add_dimension(std::move(home));

  const auto add = [&](const char* group, const char* name, std::vector<int> dims, const char* unit, const char* en,
                       const char* zh, Storage storage = Storage::int32) {
    Series series;
    series.group = group;
    series.name = name;
    series.dims = std::move(dims);
    series.unit = unit;
    series.meaning_en = en;
    series.meaning_zh = zh;
    series.storage = storage;
    return book.add(std::move(series));
  };
  people = add("series", "people", {cls}, "people", "People in the district at the end of the month", "月末在区人才");
  people_by_town = add("series", "people_by_town", {town}, "people", "People by town of their home", "按居住地的人才");
  people_by_home = add("series", "people_by_home", {home_kind}, "people", "People by kind of home", "按居住方式的人才");
  arrivals = add("series", "arrivals", {channel}, "people", "Arrivals in the month", "当月流入");
  departures = add("series", "departures", {cls}, "people", "People who left the district in the month", "当月流出");
  departures_by_reason =
      add("series", "departures_by_reason", {reason}, "people", "Departures by what they are attributed to", "按原因的流出");
  departures_within_city =
      add("series", "departures_within_city", {}, "people", "Departures to other districts of the city", "流向本市他区");
  employed = add("series", "employed", {}, "people", "People with a job", "在职人才");
  searching = add("series", "searching", {}, "people", "People without a job who search", "求职人才");
  vacancies = add("series", "vacancies", {}, "posts", "Open posts for talents", "空缺岗位");
  vacancies_by_sector = add("series", "vacancies_by_sector", {sector}, "posts", "Open posts by sector", "按行业的空缺岗位");
  posts_by_sector = add("series", "posts_by_sector", {sector}, "posts", "Posts, filled or open, by sector", "按行业的岗位");
  employers = add("series", "employers", {}, "firms", "Employers", "用人单位数");
  hires = add("series", "hires", {}, "people", "First jobs and jobs after a search", "入职");
  job_changes = add("series", "job_changes", {}, "people", "Changes of employer", "换工作");
  jobs_lost = add("series", "jobs_lost", {}, "people", "Jobs lost by failures of firms", "企业失败导致失业");
  moves = add("series", "moves", {}, "people", "Moves of home", "搬家");
  purchases = add("series", "purchases", {}, "people", "Purchases of homes", "购房");
  advances = add("series", "advances", {}, "people", "Advances between classes", "层级晋升");
  firm_births = add("series", "firm_births", {}, "firms", "Births of firms", "新创企业");
  firm_failures = add("series", "firm_failures", {}, "firms", "Failures of firms", "企业失败");
  teams = add("series", "teams", {}, "teams", "Top teams", "顶尖团队");
  homes_total = add("series", "homes_total", {scheme}, "homes", "Homes of the plan, delivered or not", "计划总套数");
  homes_delivered =
      add("series", "homes_delivered", {scheme}, "homes", "Homes delivered (subsidies opened) so far", "累计交付");
  homes_held = add("series", "homes_held", {scheme}, "homes", "Homes held (subsidies granted so far)", "在住套数(已批补贴)");
  homes_free = add("series", "homes_free", {scheme}, "homes", "Homes free, those in turnaround included (subsidies open)",
                   "空置套数(可批补贴)");
  applicants_waiting = add("series", "applicants_waiting", {scheme}, "people", "Applicants who wait", "轮候人数");
  applications = add("series", "applications", {scheme}, "people", "Applications in the month", "当月申请");
  placements = add("series", "placements", {scheme}, "people", "Homes given (grants approved) in the month", "当月配房");
  refusals = add("series", "refusals", {scheme}, "people", "Offers refused", "拒绝配房");
  given_up = add("series", "given_up", {scheme}, "people", "Applications that ended without a home", "放弃轮候");
  withdrawals =
      add("series", "withdrawals", {scheme}, "people",
          "Applications that ended since the applicant left the district or bought a home", "因流出或购房而撤回的申请");
  waiting_by_class = add("series", "applicants_waiting_by_class", {scheme, cls}, "people", "Applicants who wait, by class",
                         "按层级的轮候人数");
  held_by_class =
      add("series", "homes_held_by_class", {scheme, cls}, "homes",
          "Homes held, by class of the tenant; grants by class when approved", "按层级的在住套数(购房补贴按获批时层级)");
  placements_by_class =
      add("series", "placements_by_class", {scheme, cls}, "people", "Homes given in the month, by class", "按层级的当月配房");
  placements_by_wait = add("series", "placements_by_wait", {scheme, wait}, "people", "Homes given in the month, by the wait",
                           "按轮候时间的当月配房");
  releases = add("series", "releases", {scheme}, "homes", "Homes left by their tenants", "退出套数");
  wait_months_mean =
      add("series", "wait_months_mean", {scheme}, "month", "Mean wait of those placed in the month; missing when none was",
          "当月配房者平均等候", Storage::float32);
  wait_months_longest =
      add("series", "wait_months_longest", {scheme}, "month",
          "Longest wait of those placed in the month; missing when none was", "当月配房者最长等候", Storage::float32);
  departures_from_homes = add("series", "departures_from_homes", {scheme}, "people", "Departures of holders", "持有者流出");
  allocation_rule_minutes =
      add("series", "allocation_value_rule", {}, "min",
          "Value of the month's allocation under the rules (housing.optimum_months)", "规则分配价值", Storage::float64);
  allocation_best_minutes = add("series", "allocation_value_best", {}, "min",
                                "Value of the best possible assignment of the same homes", "最优分配价值", Storage::float64);
  rent = add("series", "rent", {town}, "CNY/m2/month", "Market rent", "市场租金", Storage::float32);
  private_vacancy =
      add("series", "private_vacancy", {town}, "1", "Vacancy of the private rental stock", "市场租赁空置率", Storage::float32);
  spending = add("series", "spending", {scheme}, "CNY", "Spending of the district in the month, recoveries deducted",
                 "当月区财政支出", Storage::float64);
  employed_by_commute = add("series", "employed_by_commute", {commute}, "people",
                            "People with an employer of the district, by one-way commute", "区内单位就业者按通勤时间");
  renters_by_burden = add("series", "renters_by_burden", {burden}, "people",
                          "Private renters by rent over net household income, as of the last lease", "市场租户按租金收入比");
  people_by_tenure =
      add("series", "people_by_tenure", {tenure}, "people", "People by months in the district", "按在区时间的人才");
  target_stock_nested =
      add("targets", "stock_nested", {target}, "heads", "People (or teams) present, classes nested", "存量,层级包含");
  target_stock_exclusive =
      add("targets", "stock_exclusive", {target}, "heads", "People (or teams) present, classes exclusive", "存量,层级互斥");
  target_cumulative_nested =
      add("targets", "cumulative_nested", {target}, "heads", "Everyone ever attracted, classes nested", "累计,层级包含");
  target_cumulative_exclusive =
      add("targets", "cumulative_exclusive", {target}, "heads", "Everyone ever attracted, classes exclusive", "累计,层级互斥");
  target_headline =
      add("targets", "headline", {target}, "heads", "The count under the scenario's headline reading", "主口径数");
  spending_by_purpose =
      add("ledger", "by_scheme_and_purpose", {scheme, purpose}, "CNY",
          "Postings of the month by scheme and purpose, all payers", "按方案与用途的当月账目", Storage::float64);
  spending_by_payer =
      add("ledger", "by_scheme_and_payer", {scheme, payer}, "CNY", "Postings of the month by scheme and payer, all purposes",
          "按方案与出资方的当月账目", Storage::float64);
  for (const auto& t : s.p.targets) {
    nested_classes_.push_back(class_mask(s.p.classes, t.classes));
    exclusive_classes_.push_back(class_mask(s.p.classes, t.exclusive_classes));
  }
}

namespace {

std::int64_t sum_of(const std::vector<std::int64_t>& by_class, std::uint32_t mask) {
  std::int64_t n = 0;
  for (std::size_t c = 0; c < by_class.size(); ++c) n += (mask >> c & 1) != 0 ? by_class[c] : 0;
  return n;
}

// Everyone who was ever in one of the classes, each counted once.
std::int64_t ever_in(const Stocks& stocks, std::uint32_t mask) {
  std::int64_t n = 0;
  for (std::uint32_t held = 0; held < stocks.ever_by_classes_held.size(); ++held)
    n += (held & mask) != 0 ? stocks.ever_by_classes_held[held] : 0;
  return n;
}

void write_by_tenure(Record& record, SeriesId id, const District& d) {
  const auto out = record.at(id, d.month);
  std::fill(out.begin(), out.end(), 0.0);
  for (std::size_t entry = 0; entry < d.stocks.people_by_entry.size(); ++entry) {
    const int tenure = d.month + tenure_origin - static_cast<int>(entry);
    std::size_t band = 0;
    while (tenure > tenure_band_ends[band]) ++band;
    out[band] += static_cast<double>(d.stocks.people_by_entry[entry]);
  }
}

}  // namespace

void Measures::take(const District& d, Record& r) const {
  const int m = d.month;
  const Setup& s = d.setup;
  write(r, people, m, d.stocks.people_by_class);
  write(r, people_by_town, m, d.stocks.people_by_town);
  write(r, people_by_home, m, d.stocks.people_by_home_kind);
  write(r, arrivals, m, d.flows.arrivals_by_channel);
  write(r, departures, m, d.flows.departures_by_class);
  write(r, departures_by_reason, m, d.flows.departures_by_reason);
  write_one(r, departures_within_city, m, static_cast<double>(d.flows.departures_within_city));
  std::int64_t with_job = 0;
  for (int j = 0; j < job_states; ++j)
    with_job += has_job(static_cast<JobState>(j)) ? d.stocks.people_by_job[static_cast<std::size_t>(j)] : 0;
  write_one(r, employed, m, static_cast<double>(with_job));
  write_one(r, searching, m, static_cast<double>(static_cast<std::int64_t>(d.people.size()) - with_job));
  write_one(r, vacancies, m, static_cast<double>(d.employers.total_vacancies()));
  write(r, vacancies_by_sector, m, d.employers.vacancies_by_sector());
  write(r, posts_by_sector, m, d.employers.posts_by_sector());
  write_one(r, employers, m, static_cast<double>(d.employers.active()));
  write_one(r, hires, m, static_cast<double>(d.flows.hires));
  write_one(r, job_changes, m, static_cast<double>(d.flows.job_changes));
  write_one(r, jobs_lost, m, static_cast<double>(d.flows.jobs_lost));
  write_one(r, moves, m, static_cast<double>(d.flows.moves));
  write_one(r, purchases, m, static_cast<double>(d.flows.purchases));
  write_one(r, advances, m, static_cast<double>(d.flows.advances));
  write_one(r, firm_births, m, static_cast<double>(d.flows.firm_births));
  write_one(r, firm_failures, m, static_cast<double>(d.flows.firm_failures));
  write_one(r, teams, m, static_cast<double>(d.stocks.teams));

  write(r, homes_total, m, d.stock.planned);
  write(r, homes_delivered, m, d.stock.delivered);
  write(r, homes_held, m, d.stock.held);
  write(r, applicants_waiting, m, d.stock.waiting);
  write(r, applications, m, d.flows.applications);
  write(r, placements, m, d.flows.placements);
  write(r, refusals, m, d.flows.refusals);
  write(r, given_up, m, d.flows.given_up);
  write(r, withdrawals, m, d.flows.withdrawals);
  write(r, releases, m, d.flows.releases);
  write_rows(r, waiting_by_class, m, d.stock.waiting_by_class);
  write_rows(r, held_by_class, m, d.stock.held_by_class);
  write_rows(r, placements_by_class, m, d.flows.placements_by_class);
  write_rows(r, placements_by_wait, m, d.flows.placements_by_wait);
  write(r, departures_from_homes, m, d.flows.departures_by_scheme_home);
  for (int k = 0; k < s.schemes; ++k) {
    const auto i = static_cast<std::size_t>(k);
    r.at(homes_free, m)[i] = static_cast<double>(d.stock.free_homes(k) + d.stock.in_turnaround[i]);
    const bool any = d.flows.placements[i] > 0;
    r.at(wait_months_mean, m)[i] = any ? d.flows.wait_months_sum[i] / static_cast<double>(d.flows.placements[i]) : std::nan("");
    r.at(wait_months_longest, m)[i] = any ? d.flows.wait_months_longest[i] : std::nan("");
    double district = 0;
    for (int p = 0; p < purposes; ++p) {
      Money all;
      for (int q = 0; q < payers; ++q) all += d.ledger.of(k, static_cast<Purpose>(p), static_cast<Payer>(q));
      r.at(spending_by_purpose, m)[i * purposes + static_cast<std::size_t>(p)] = all.in_cny();
    }
    for (int q = 0; q < payers; ++q) {
      Money all;
      for (int p = 0; p < purposes; ++p) all += d.ledger.of(k, static_cast<Purpose>(p), static_cast<Payer>(q));
      r.at(spending_by_payer, m)[i * payers + static_cast<std::size_t>(q)] = all.in_cny();
      if (q == static_cast<int>(Payer::district)) district = all.in_cny();
    }
    r.at(spending, m)[i] = district;
  }
  write_one(r, allocation_rule_minutes, m, d.quality.rule);
  write_one(r, allocation_best_minutes, m, d.quality.best);
  for (int t = 0; t < s.towns; ++t) {
    const auto i = static_cast<std::size_t>(t);
    r.at(rent, m)[i] = d.market.rent_per_m2(t);
    r.at(private_vacancy, m)[i] = d.market.units(t) > 0 ? d.market.vacancy(t, d.stocks.renters_by_town[i]) : std::nan("");
  }
  write(r, employed_by_commute, m, d.stocks.employed_by_commute);
  write(r, renters_by_burden, m, d.stocks.renters_by_burden);
  write_by_tenure(r, people_by_tenure, d);

  for (std::size_t t = 0; t < s.p.targets.size(); ++t) {
    const TargetParameters& x = s.p.targets[t];
    const auto count = [&](bool stock, bool nested) {
      if (x.counts_teams) return static_cast<double>(stock ? d.stocks.teams : d.stocks.teams_ever);
      const std::uint32_t mask = nested ? nested_classes_[t] : exclusive_classes_[t];
      return static_cast<double>(stock ? sum_of(d.stocks.people_by_class, mask) : ever_in(d.stocks, mask));
    };
    r.at(target_stock_nested, m)[t] = count(true, true);
    r.at(target_stock_exclusive, m)[t] = count(true, false);
    r.at(target_cumulative_nested, m)[t] = count(false, true);
    r.at(target_cumulative_exclusive, m)[t] = count(false, false);
    r.at(target_headline, m)[t] = count(x.stock, x.nested);
  }
}

}  // namespace hearth

#include "output/headlines.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "output/failure.h"
#include "output/stored_values.h"

namespace hearth {

namespace {

enum class Over { total, average, each };  // of the members of the series' dimension

struct Rule {
  const char* group;
  const char* series;
  Taken taken;
  Over over;
  Wanted wanted;
  Said name;  // of what is by member: before the member's
  const char* unit;
  double factor = 1;
};

// Missing where it does not exist: no one was placed in the month, the town has no private homes. All else every run has.
bool may_be_missing(const std::string& series) {
  return series == "wait_months_mean" || series == "private_vacancy";
}

StoredValues known_values(const ResultsFile& file, const std::string& group, const std::string& series) {
  return may_be_missing(series) ? values_by_month(file, group, series) : known_values_by_month(file, group, series);
}

// What a planner asks of every plan.
const std::vector<Rule>& rules() {
  using enum Taken;
  using enum Over;
  using enum Wanted;
  static const std::vector<Rule> all = {
      {"series", "people", at_end, total, more, {"People at the end", "期末人才"}, "people"},
      {"series", "people", at_end, each, more, {"People at the end: ", "期末人才:"}, "people"},
      {"series", "arrivals", sum, total, more, {"Arrivals", "流入"}, "people"},
      {"series", "departures", sum, total, less, {"Departures", "流出"}, "people"},
      {"series", "departures_by_reason", sum, each, less, {"Departures: ", "流出原因:"}, "people"},
      {"series", "searching", at_end, total, less, {"Without a job at the end", "期末求职人才"}, "people"},
      {"series", "homes_held", mean, each, neither, {"In use: ", "使用中:"}, "homes"},
      {"series", "homes_free", mean, each, less, {"Idle: ", "空置:"}, "homes"},
      {"series", "applicants_waiting", mean, each, less, {"Waiting: ", "轮候:"}, "people"},
      {"series", "given_up", sum, each, less, {"Gave up: ", "放弃轮候:"}, "people"},
      {"series", "rent", at_end, average, less, {"Market rent, towns at the end", "期末各镇市场租金"}, "CNY/m2/month"},
      {"series", "private_vacancy", mean, average, neither, {"Vacancy of private homes", "市场租赁空置率"}, "1"},
      {"series", "spending", sum, each, neither, {"Spending of the district: ", "区财政支出:"}, "million CNY", 1e-6},
  };
  return all;
}

// Of member i, or of all of them (size members), in one replication.
double of_months(const StoredValues& v, std::size_t r, const Rule& rule, std::size_t first, std::size_t last) {
  const auto in_month = [&](std::size_t m) {
    double sum = 0;
    double present = 0;
    for (std::size_t i = first; i < last; ++i) {
      const double x = v.at(r, m, i);
      if (rule.over == Over::average && std::isnan(x)) continue;
      sum += x;
      ++present;
    }
    return rule.over == Over::average ? sum / present : sum;
  };
  if (rule.taken == Taken::at_end) return rule.factor * in_month(v.months - 1);
  double sum = 0;
  for (std::size_t m = 0; m < v.months; ++m) sum += in_month(m);
  return rule.factor * (rule.taken == Taken::mean ? sum / static_cast<double>(v.months) : sum);
}

std::vector<double> by_replication(const StoredValues& v, const Rule& rule, std::size_t first, std::size_t last) {
  std::vector<double> out;
  for (std::size_t r = 0; r < v.replications; ++r) out.push_back(of_months(v, r, rule, first, last));
  return out;
}

// The members of a series' third dimension.
const StoredDimension* members_of(const ResultsFile& file, const Rule& rule) {
  for (const auto& s : file.series()) {
    if (s.group == rule.group && s.name == rule.series && s.dimensions.size() == 3) return file.dimension(s.dimensions[2]);
  }
  return nullptr;
}

void add(const ResultsFile& file, const Rule& rule, std::vector<Headline>& out) {
  const StoredValues v = known_values(file, rule.group, rule.series);
  if (v.empty() || v.months == 0) return;
  if (rule.over != Over::each) {
    out.push_back({rule.series, rule.name, rule.unit, rule.wanted, by_replication(v, rule, 0, v.size)});
    return;
  }
  const StoredDimension* const members = members_of(file, rule);
  for (std::size_t i = 0; members != nullptr && i < std::min(v.size, members->members.size()); ++i) {
    out.push_back({rule.series + ("." + members->members[i]), rule.name + members->name_of(i), rule.unit, rule.wanted,
                   by_replication(v, rule, i, i + 1)});
  }
}

// How long those waited who were given a home, in the whole run.
void add_waits(const ResultsFile& file, std::vector<Headline>& out) {
  const StoredValues placed = known_values(file, "series", "placements");
  const StoredValues wait = known_values(file, "series", "wait_months_mean");
  const StoredDimension* const schemes = file.dimension("scheme");
  if (placed.empty() || wait.size != placed.size || schemes == nullptr) return;
  for (std::size_t k = 0; k < std::min(placed.size, schemes->members.size()); ++k) {
    Headline h{"wait_months." + schemes->members[k], Said{"Wait: ", "等候:"} + schemes->name_of(k), "months", Wanted::less, {}};
    for (std::size_t r = 0; r < placed.replications; ++r) {
      double people = 0;
      double months = 0;
      for (std::size_t m = 0; m < placed.months; ++m) {
        if (placed.at(r, m, k) <= 0) continue;
        people += placed.at(r, m, k);
        months += std::round(placed.at(r, m, k) * wait.at(r, m, k));  // whole months, of which the file has a rounded mean
      }
      h.values.push_back(people > 0 ? months / people : std::nan(""));
    }
    out.push_back(std::move(h));
  }
}

void add_spending(const ResultsFile& file, std::vector<Headline>& out) {
  Headline h{"spending", {"Spending of the district", "区财政支出"}, "million CNY", Wanted::neither, total_spending(file)};
  if (h.values.empty()) return;
  for (double& x : h.values) x /= 1e6;
  out.push_back(std::move(h));
}

void add_cost_per_head(const ResultsFile& file, std::vector<Headline>& out) {
  const std::vector<double> spending = total_spending(file);
  const std::vector<double> people = people_at_end(file);
  if (spending.empty() || people.size() != spending.size()) return;
  Headline h{"cost_per_head", {"Spending a head of those at the end", "期末人均区财政支出"}, "CNY", Wanted::less, {}};
  for (std::size_t r = 0; r < people.size(); ++r) h.values.push_back(people[r] > 0 ? spending[r] / people[r] : std::nan(""));
  out.push_back(std::move(h));
}

}  // namespace

std::vector<Headline> headlines(const ResultsFile& file) {
  std::vector<Headline> out;
  for (const Rule& rule : rules()) {
    if (rule.series == std::string("spending")) add_spending(file, out);  // in all, before that of each scheme
    add(file, rule, out);
    if (rule.series == std::string("given_up")) add_waits(file, out);
  }
  add_cost_per_head(file, out);
  return out;
}

const Headline* headline_of(const std::vector<Headline>& measures, const std::string& id) {
  const auto it = std::find_if(measures.begin(), measures.end(), [&](const Headline& h) { return h.id == id; });
  return it == measures.end() ? nullptr : &*it;
}

std::vector<TargetCounts> target_counts(const ResultsFile& file) {
  std::vector<TargetCounts> out;
  const StoredDimension* const targets = file.dimension("target");
  const StoredValues counts = known_values(file, "targets", "headline");
  const std::vector<double> goals = values_by_member(file, "targets", "goal", "target");
  const std::vector<std::string> months = file.months();
  const StoredParameters parameter(file);
  if (targets == nullptr || counts.size != targets->members.size() || months.empty()) return out;
  if (!std::all_of(goals.begin(), goals.end(), [](double goal) { return std::isfinite(goal); }))
    throw BadInput(
        {file.path() +
             ": a goal in /targets/goal is missing or infinite; Hearth writes no such value, the file has been changed",
         file.path() + ":/targets/goal 中有目标值缺失或为无穷大;Hearth 不会写出这样的数值,文件已被改动"});
  for (std::size_t t = 0; t < counts.size; ++t) {
    TargetCounts x;
    x.id = targets->members[t];
    x.name = targets->name_of(t);
    x.goal = t < goals.size() ? goals[t] : std::nan("");
    const std::string prefix = "targets." + x.id + ".";
    x.deadline = parameter(prefix + (parameter(prefix + "early") == "true" ? "deadline_early" : "deadline"));
    const auto due = std::find(months.begin(), months.end(), x.deadline + "-01");
    x.beyond_run = due == months.end();
    const auto m = x.beyond_run ? months.size() - 1 : static_cast<std::size_t>(due - months.begin());
    x.month = months[m].substr(0, 7);
    for (std::size_t r = 0; r < counts.replications; ++r) x.counts.push_back(counts.at(r, m, t));
    out.push_back(std::move(x));
  }
  return out;
}

std::vector<double> total_spending(const ResultsFile& file, const std::string& until) {
  const std::vector<std::string> all = file.months();
  const auto last = std::find(all.begin(), all.end(), until + "-01");
  const auto months = static_cast<std::size_t>(last - all.begin()) + (last == all.end() ? 0 : 1);
  const auto spent = [&](const char* group) {
    const StoredValues v = known_values(file, group, "spending");
    std::vector<double> out(v.empty() ? 0 : v.replications, 0.0);
    for (std::size_t r = 0; r < out.size(); ++r) {
      for (std::size_t m = 0; m < std::min(months, v.months); ++m) {
        for (std::size_t i = 0; i < v.size; ++i) out[r] += v.at(r, m, i);
      }
    }
    return out;
  };
  std::vector<double> of_tasks = spent("tasks");
  if (!of_tasks.empty()) return of_tasks;
  // Spending on homes alone is no smaller total of the same kind.
  if (file.dimension("task") != nullptr)
    throw BadInput({file.path() + ": the run has tasks, but the file lacks /tasks/spending: what the district spends in all is "
                                  "not known",
                    file.path() + ":该次模拟有任务,但文件缺少 /tasks/spending,区财政支出总额无从得知"});
  std::vector<double> total = spent("series");
  const std::vector<double> programmes = spent("programmes");
  for (std::size_t r = 0; r < std::min(total.size(), programmes.size()); ++r) total[r] += programmes[r];
  return total;
}

std::vector<double> people_at_end(const ResultsFile& file) {
  const StoredValues v = known_values(file, "series", "people");
  if (v.empty() || v.months == 0) return {};
  return by_replication(v, {"series", "people", Taken::at_end, Over::total, Wanted::neither, {}, ""}, 0, v.size);
}

}  // namespace hearth

// The month's series, as a data collector of the textbooks takes them: by asking every agent.
#include <array>
#include <limits>
#include <stdexcept>
#include <string_view>

#include "tests/bench/textbook/world.h"

namespace hearth::textbook {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

struct Census {
  std::vector<int> by_class, by_town, by_home;
  std::array<int, commute_bands> employed_by_commute{};
  std::array<int, burden_bands> renters_by_burden{};
  std::array<int, tenure_band_ends.size()> by_tenure{};
  int employed = 0;
};

std::size_t tenure_band(int months) {
  std::size_t band = 0;
  while (months > tenure_band_ends[band]) ++band;
  return band;
}

Census take_census(const World& w) {
  Census census;
  census.by_class.assign(w.p.classes.size(), 0);
  census.by_town.assign(w.towns.size(), 0);
  census.by_home.assign(first_scheme_home + w.schemes.size(), 0);
  for (const auto& person : w.people) {
    ++census.by_class[static_cast<std::size_t>(person->cls)];
    ++census.by_town[static_cast<std::size_t>(person->home_town->index)];
    ++census.by_home[static_cast<std::size_t>(person->home_type) +
                     (person->home_type == HomeType::scheme ? static_cast<std::size_t>(person->scheme->index) : 0)];
    census.employed += person->works() ? 1 : 0;
    ++census.by_tenure[tenure_band(w.month - person->entered)];
    if (person->employer != nullptr)
      ++census.employed_by_commute[static_cast<std::size_t>(commute_band(w.minutes(*person->work_town, *person->home_town)))];
    if (person->home_type == HomeType::private_rent)
      ++census.renters_by_burden[static_cast<std::size_t>(burden_band(static_cast<float>(person->rent_burden), 1))];
  }
  return census;
}

/// Writes series of the book by name.
class Page {
 public:
  Page(const World& w, const MeasureBook& book, Record& record) : month_(w.month), book_(book), record_(record) {}

  template <class Items, class Value>
  void each(std::string_view name, const Items& items, Value value, std::string_view group = "series") {
    const auto out = at(group, name);
    std::size_t i = 0;
    for (const auto& item : items) out[i++] = static_cast<double>(value(item));
  }
  template <class Values>
  void list(std::string_view name, const Values& values) {
    each(name, values, [](auto x) { return x; });
  }
  void member(std::string_view group, std::string_view name, std::size_t i, double value) { at(group, name)[i] = value; }
  void one(std::string_view name, double value) { at("series", name)[0] = value; }

 private:
  std::span<double> at(std::string_view group, std::string_view name) {
    const Series* const series = book_.find(group, name);
    if (series == nullptr) throw std::invalid_argument("the book has no series " + std::string(name));
    return record_.at(SeriesId{static_cast<int>(series - book_.series().data())}, month_);
  }
  int month_;
  const MeasureBook& book_;
  Record& record_;
};

int count_of(const World& w, const TargetParameters& target, const std::vector<int>& by_class, int teams, bool nested) {
  if (target.counts_teams) return teams;
  int n = 0;
  for (const std::string& id : nested ? target.classes : target.exclusive_classes)
    n += by_class[static_cast<std::size_t>(w.index_of_class(id))];
  return n;
}

// Everyone who ever was in one of the target's classes, once.
int ever_of(const World& w, const TargetParameters& target, bool nested) {
  if (target.counts_teams) return w.teams_ever;
  unsigned mask = 0;
  for (const std::string& id : nested ? target.classes : target.exclusive_classes) mask |= 1u << w.index_of_class(id);
  int n = 0;
  for (unsigned held = 0; held < w.ever_by_classes_held.size(); ++held)
    n += (held & mask) != 0 ? w.ever_by_classes_held[held] : 0;
  return n;
}

void write_targets(const World& w, const Census& census, Page& page) {
  const int teams = static_cast<int>(w.teams.size());
  const auto count = [&](const TargetParameters& t, bool stock, bool nested) {
    return stock ? count_of(w, t, census.by_class, teams, nested) : ever_of(w, t, nested);
  };
  const auto write = [&](std::string_view name, bool stock, bool nested) {
    page.each(
        name, w.p.targets, [&](const auto& t) { return count(t, stock, nested); }, "targets");
  };
  write("stock_nested", true, true);
  write("stock_exclusive", true, false);
  write("cumulative_nested", false, true);
  write("cumulative_exclusive", false, false);
  page.each(
      "headline", w.p.targets, [&](const auto& t) { return count(t, t.stock, t.nested); }, "targets");
}

void write_schemes(const World& w, Page& page) {
  const auto write = [&](std::string_view name, auto value) {
    page.each(name, w.schemes, [&](const auto& scheme) { return value(*scheme); });
  };
  write("homes_total", [](const Scheme& x) { return x.planned; });
  write("homes_delivered", [](const Scheme& x) { return x.delivered; });
  write("homes_held", [](const Scheme& x) { return x.held; });
  write("homes_free", [](const Scheme& x) { return x.free() + x.in_turnaround(); });
  write("applicants_waiting", [](const Scheme& x) { return x.waiting; });
  write("applications", [](const Scheme& x) { return x.applications; });
  write("placements", [](const Scheme& x) { return x.placements; });
  write("refusals", [](const Scheme& x) { return x.refusals; });
  write("given_up", [](const Scheme& x) { return x.given_up; });
  write("releases", [](const Scheme& x) { return x.releases; });
  write("departures_from_homes", [](const Scheme& x) { return x.departures; });
  write("wait_months_mean", [](const Scheme& x) { return x.placements > 0 ? x.waits / x.placements : missing; });
  write("wait_months_longest", [](const Scheme& x) { return x.placements > 0 ? x.longest_wait : missing; });
  write("spending", [](const Scheme& x) { return x.spending; });
}

void write_programmes(const World& w, Page& page) {
  const auto write = [&](std::string_view name, auto value) {
    for (const auto& x : w.programmes) {
      const auto index = static_cast<std::size_t>(&x->p - w.p.programmes.data());
      page.member("programmes", name, index, static_cast<double>(value(*x)));
    }
  };
  write("applicants", [](const Programme& x) { return x.applicants; });
  write("waiting", [](const Programme& x) { return x.waiting(); });
  write("served", [](const Programme& x) { return x.served; });
  write("turned_away", [](const Programme& x) { return x.turned_away; });
  write("completed", [](const Programme& x) { return x.completed; });
  write("spending", [](const Programme& x) { return x.spending; });
}

}  // namespace

void collect(const World& w, const MeasureBook& book, Record& record) {
  Page page(w, book, record);
  const Census census = take_census(w);
  page.list("people", census.by_class);
  page.list("people_by_town", census.by_town);
  page.list("people_by_home", census.by_home);
  page.each("arrivals", w.channels, [](const auto& x) { return x->arrivals; });
  page.list("departures", w.flows.departures_by_class);
  page.list("departures_by_reason", w.flows.departures_by_reason);
  page.one("departures_within_city", w.flows.departures_within_city);
  page.one("employed", census.employed);
  page.one("searching", static_cast<double>(w.people.size()) - census.employed);
  int vacancies = 0;
  for (const auto& employer : w.employers) vacancies += employer->vacancies();
  page.one("vacancies", vacancies);
  page.one("employers", static_cast<double>(w.employers.size()));
  page.one("hires", w.flows.hires);
  page.one("job_changes", w.flows.job_changes);
  page.one("jobs_lost", w.flows.jobs_lost);
  page.one("moves", w.flows.moves);
  page.one("purchases", w.flows.purchases);
  page.one("advances", w.flows.advances);
  page.one("firm_births", w.flows.firm_births);
  page.one("firm_failures", w.flows.firm_failures);
  page.one("teams", static_cast<double>(w.teams.size()));
  write_schemes(w, page);
  write_programmes(w, page);
  page.each("rent", w.towns, [](const auto& x) { return x->rent; });
  page.each("private_vacancy", w.towns, [](const auto& x) { return x->units > 0 ? x->vacancy() : missing; });
  page.list("employed_by_commute", census.employed_by_commute);
  page.list("renters_by_burden", census.renters_by_burden);
  page.list("people_by_tenure", census.by_tenure);
  write_targets(w, census, page);
}

}  // namespace hearth::textbook

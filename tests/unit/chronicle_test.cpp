// The tables of people, events and firms tell the same story as the series, in districts of every kind of rule; writing them
// changes nothing.
#include "models/chronicle.h"

#include <gtest/gtest.h>

#include <bit>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "models/life_events.h"
#include "output/ensemble.h"
#include "tests/support/histories.h"

namespace hearth {

namespace {

struct Case {
  const char* name;
  const char* file;
  std::vector<std::string> overrides;
};

void PrintTo(const Case& x, std::ostream* out) {
  *out << x.name;
}

// Between them every rule of allocation and of refusals, links that open, grants, delays and what costs people their place.
const std::vector<Case> districts = {
    {"baseline", "/scenarios/baseline.toml", {"run.scale=0.2"}},
    {"points", "/scenarios/allocation_by_points.toml", {"run.scale=0.1", "housing.maker_room.refusal_rule=\"leave_queue\""}},
    {"lottery", "/scenarios/allocation_by_lottery.toml", {"run.scale=0.1", "housing.waiting_patience_months=3"}},
    {"deferred_acceptance",
     "/scenarios/baseline.toml",
     {"run.scale=0.1", "housing.apartment.allocation_rule=\"deferred_acceptance\"", "housing.apartment.reserve_shares={}",
      "housing.maker_room.allocation_rule=\"deferred_acceptance\"", "housing.apartment.refusal_rule=\"lose_place\"",
      "housing.maker_room.eligibility.max_months_in_district=12", "jobs.search_months_before_leaving=0"}},
    {"small",
     "/tests/data/small_district.toml",
     {"rents.purchase_hazard_per_month=0.02", "rents.purchase_min_months=3", "careers.employee_to_backbone_per_month=0.01"}},
};

class TheChronicle : public ::testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    Diagnostics diagnostics;
    const auto scenario = load_scenario(HEARTH_SOURCE_DIR + std::string(GetParam().file), GetParam().overrides, diagnostics);
    for (const auto& d : diagnostics.list()) ADD_FAILURE() << to_string(d);
    ASSERT_TRUE(scenario);
    r = std::make_unique<RecordedRun>(scenario->parameters);
    r->run();
  }

  // Events of a kind in a month, with some detail.
  int count(EventKind kind, int month, int detail) const {
    const auto it = counts().find({static_cast<int>(kind), month, detail});
    return it == counts().end() ? 0 : it->second;
  }
  int count(EventKind kind, int month) const {
    int n = 0;
    for (auto it = counts().lower_bound({static_cast<int>(kind), month, -1});
         it != counts().end() && std::get<0>(it->first) == static_cast<int>(kind) && std::get<1>(it->first) == month; ++it)
      n += it->second;
    return n;
  }
  const std::map<std::tuple<int, int, int>, int>& counts() const {
    if (counts_.empty()) {
      for (std::size_t i = 0; i < r->events.size(); ++i)
        ++counts_[{r->events["kind"][i], r->events["at_month"][i], r->events["detail"][i]}];
    }
    return counts_;
  }
  int exit_of(std::size_t person) const {
    const int month = r->people["exit_month"][person];
    return month < 0 ? r->setup.months : month;
  }
  bool link_opens_in(int month) const {
    for (const auto& period : r->setup.commutes.periods) {
      if (period.first_month == month) return true;
    }
    return false;
  }

  std::unique_ptr<RecordedRun> r;

 private:
  mutable std::map<std::tuple<int, int, int>, int> counts_;
};

INSTANTIATE_TEST_SUITE_P(In, TheChronicle, ::testing::ValuesIn(districts),
                         [](const ::testing::TestParamInfo<Case>& x) { return std::string(x.param.name); });

constexpr int own = static_cast<int>(HomeKind::own);

}  // namespace

TEST_P(TheChronicle, TellsEveryFlowOfEveryMonth) {
  for (int m = 0; m < r->setup.months; ++m) {
    EXPECT_EQ(count(EventKind::hired, m), r->at("hires", m)) << m;
    EXPECT_EQ(count(EventKind::job_changed, m) + count(EventKind::works_outside, m), r->at("job_changes", m)) << m;
    EXPECT_EQ(count(EventKind::job_lost, m), r->at("jobs_lost", m)) << m;
    // What is bought on the market is a move too; what is bought with a grant is not.
    EXPECT_EQ(count(EventKind::moved, m) + count(EventKind::home_bought, m, own), r->at("moves", m)) << m;
    EXPECT_EQ(count(EventKind::home_bought, m), r->at("purchases", m)) << m;
    EXPECT_EQ(count(EventKind::advanced, m), r->at("advances", m)) << m;
    for (int k = 0; k < r->setup.schemes; ++k) {
      const auto i = static_cast<std::size_t>(k);
      EXPECT_EQ(count(EventKind::applied, m, k), r->at("applications", m, i)) << m << " " << k;
      EXPECT_EQ(count(EventKind::placed, m, k), r->at("placements", m, i)) << m << " " << k;
      EXPECT_EQ(count(EventKind::refused, m, k), r->at("refusals", m, i)) << m << " " << k;
      EXPECT_EQ(count(EventKind::gave_up, m, k), r->at("given_up", m, i)) << m << " " << k;
    }
    for (int reason = 0; reason < reasons; ++reason)
      EXPECT_EQ(count(EventKind::leave, m, reason), r->at("departures_by_reason", m, static_cast<std::size_t>(reason))) << m;
  }
  // An event that never happens is none that was compared.
  for (int kind = 0; kind < event_kinds && std::string(GetParam().name) == "baseline"; ++kind) {
    int n = 0;
    for (int m = 0; m < r->setup.months; ++m) n += count(static_cast<EventKind>(kind), m);
    EXPECT_GT(n, 0) << kind;
  }
}

TEST_P(TheChronicle, TellsWhoArrivesAndWhoLeaves) {
  std::map<std::pair<int, int>, int> arrivals, departures;  // by month, and channel or class
  for (std::size_t i = 0; i < r->people.size(); ++i) {
    const int through = r->people["through"][i];
    if (through < 0) {
      EXPECT_LE(r->people["entry_month"][i], 0);
    } else {
      ++arrivals[{r->people["entry_month"][i], through}];
    }
    if (r->people["exit_month"][i] >= 0) ++departures[{r->people["exit_month"][i], r->people["last_class"][i]}];
  }
  for (int m = 0; m < r->setup.months; ++m) {
    for (std::size_t c = 0; c < r->members("arrivals"); ++c)
      EXPECT_EQ((arrivals[{m, static_cast<int>(c)}]), r->at("arrivals", m, c)) << m << " " << c;
    for (std::size_t c = 0; c < r->members("departures"); ++c)
      EXPECT_EQ((departures[{m, static_cast<int>(c)}]), r->at("departures", m, c)) << m << " " << c;
  }
}

TEST_P(TheChronicle, HasThePeopleOfTheStockFromEntryToExit) {
  for (int m = 0; m < r->setup.months; ++m) {
    std::vector<int> by_tenure(tenure_band_ends.size());
    for (std::size_t i = 0; i < r->people.size(); ++i) {
      const int entry = r->people["entry_month"][i];
      if (entry > m || exit_of(i) <= m) continue;
      std::size_t band = 0;
      while (m - entry > tenure_band_ends[band]) ++band;
      ++by_tenure[band];
    }
    for (std::size_t band = 0; band < by_tenure.size(); ++band)
      EXPECT_EQ(by_tenure[band], r->at("people_by_tenure", m, band)) << m << " " << band;
  }
  // At the end of the run the columns of /people are the last month's stocks.
  const int last = r->setup.months - 1;
  std::map<std::pair<std::string, int>, int> at_end;
  int searching = 0, waiting = 0;
  for (std::size_t i = 0; i < r->people.size(); ++i) {
    if (r->people["exit_month"][i] >= 0) continue;
    for (const char* column : {"last_class", "last_home", "home_town"}) ++at_end[{column, r->people[column][i]}];
    searching += r->people["last_job"][i] >= static_cast<int>(JobState::searching) ? 1 : 0;
    waiting += r->people["waiting_since"][i] >= 0 ? 1 : 0;
  }
  const std::vector<std::pair<const char*, const char*>> stocks = {
      {"people", "last_class"}, {"people_by_home", "last_home"}, {"people_by_town", "home_town"}};
  for (const auto& [series, column] : stocks) {
    for (std::size_t k = 0; k < r->members(series); ++k)
      EXPECT_EQ((at_end[{column, static_cast<int>(k)}]), r->at(series, last, k)) << series << " " << k;
  }
  EXPECT_EQ(searching, r->at("searching", last));
  EXPECT_EQ(waiting, r->sum("applicants_waiting", last));
}

// A state is that of the month's scan, which comes after the newcomers of the month and after the travel times of a link that
// opens in it, and before anything else: without those newcomers, the stocks are those at the end of the month before.
TEST_P(TheChronicle, HasTheCovariatesOfTheMonthBeforeAtEveryScan) {
  const int months = r->setup.months;
  using Counts = std::vector<std::vector<int>>;
  const auto empty = [&](const char* series) {
    return Counts(static_cast<std::size_t>(months), std::vector<int>(r->members(series)));
  };
  Counts cls = empty("people"), home = empty("people_by_home"), burden = empty("renters_by_burden"),
         commute = empty("employed_by_commute"), waiting = empty("searching"), searching = empty("searching");
  const auto spells = r->spells();
  for (const Spell& s : spells) {
    const int entry = r->people["entry_month"][s.person];
    const auto value = [&](const char* column) { return static_cast<std::size_t>(r->events[column][s.row]); };
    const auto job = static_cast<JobState>(value("job"));
    for (int m = s.from; m < s.to; ++m) {
      if (entry >= m) continue;
      const auto i = static_cast<std::size_t>(m);
      ++cls[i][value("class_now")];
      ++home[i][value("home_now")];
      if (value("home_now") == static_cast<std::size_t>(HomeKind::private_rent)) ++burden[i][value("burden_band")];
      if (has_employer(job)) ++commute[i][value("commute_band")];
      waiting[i][0] += r->events["waiting"][s.row];
      searching[i][0] += has_job(job) ? 0 : 1;
    }
  }
  const auto compare = [&](const char* series, const Counts& seen, int month) {
    for (std::size_t k = 0; k < r->members(series); ++k)
      EXPECT_EQ(seen[static_cast<std::size_t>(month)][k], r->at(series, month - 1, k))
          << series << " " << k << ", month " << month;
  };
  for (int m = 1; m < months; ++m) {
    compare("people", cls, m);
    compare("people_by_home", home, m);
    compare("renters_by_burden", burden, m);
    compare("searching", searching, m);
    EXPECT_EQ(waiting[static_cast<std::size_t>(m)][0], r->sum("applicants_waiting", m - 1)) << m;
    if (!link_opens_in(m)) compare("employed_by_commute", commute, m);
  }
}

// The events alone lead from one state to the next: where somebody lives and works, what they wait for, their class.
TEST_P(TheChronicle, LeadsByEventsFromOneStateToTheNext) {
  struct Life {
    int home, firm, town = -1, applied_for = -1, applied = -1, waited = 0, first_placed = -1, withdrawn = -1;
    bool seen = false, left = false;
    int month = -1000;
  };
  std::vector<Life> lives;
  for (std::size_t i = 0; i < r->people.size(); ++i)
    lives.push_back({r->people["home_at_entry"][i], r->people["first_firm_row"][i]});
  std::map<std::pair<int, int>, int> withdrawals;
  std::map<std::pair<int, int>, std::pair<double, double>> waits;  // sum and longest, by month and scheme
  const auto& e = r->events;
  for (std::size_t i = 0; i < e.size(); ++i) {
    Life& x = lives[static_cast<std::size_t>(e["person_row"][i])];
    const int month = e["at_month"][i];
    const int detail = e["detail"][i];
    ASSERT_FALSE(x.left) << "a row after the departure: " << i;
    ASSERT_LE(x.month, month);
    x.month = month;
    const auto stop_waiting = [&] {
      x.waited += x.applied < 0 ? 0 : month - x.applied;
      x.applied_for = x.applied = -1;
    };
    switch (static_cast<EventKind>(e["kind"][i])) {
      case EventKind::state: {
        // A commitment that is over makes a home bought with a grant one's own; that is no event.
        const bool committed = x.home >= first_scheme_home &&
                               r->setup.p.housing.schemes[static_cast<std::size_t>(x.home - first_scheme_home)].kind ==
                                   SchemeKind::purchase_subsidy;
        if (committed && e["home_now"][i] == own) x.home = own;
        ASSERT_EQ(e["home_now"][i], x.home) << i;
        ASSERT_EQ(e["waiting"][i], x.applied >= 0 ? 1 : 0) << i;
        ASSERT_EQ(has_employer(static_cast<JobState>(e["job"][i])), e["firm_row"][i] >= 0) << i;
        ASSERT_TRUE(x.town < 0 || x.town == e["town_now"][i]) << i;
        if (!x.seen) x.firm = e["firm_row"][i];
        ASSERT_EQ(e["firm_row"][i], x.firm) << i;
        x.seen = true;
        break;
      }
      case EventKind::leave:
        if (e["waiting"][i] != 0) ++withdrawals[{month, x.applied_for}];
        stop_waiting();
        x.left = true;
        break;
      case EventKind::hired:
      case EventKind::job_changed:
      case EventKind::firm_founded:
        ASSERT_GE(e["firm_row"][i], 0) << i;
        ASSERT_TRUE(e["firm_row"][i] != x.firm || !x.seen) << i;
        x.firm = e["firm_row"][i];
        break;
      case EventKind::job_lost:
      case EventKind::works_outside:
        ASSERT_GE(x.firm, 0) << i;
        ASSERT_EQ(e["firm_row"][i], -1) << i;
        x.firm = -1;
        break;
      case EventKind::home_bought:
      case EventKind::moved:
        x.home = detail;
        break;
      case EventKind::tenancy_over:
        ASSERT_EQ(x.home, first_scheme_home + detail) << i;
        x.home = static_cast<int>(HomeKind::private_rent);
        break;
      case EventKind::applied:
        ASSERT_LT(x.applied, 0) << i;
        x.applied = month;
        x.applied_for = detail;
        break;
      case EventKind::refused:
        ASSERT_GE(x.applied, 0) << i;
        break;
      case EventKind::joined_programme:
        ASSERT_GE(detail, 0) << i;
        ASSERT_LT(detail, static_cast<int>(r->setup.p.programmes.size())) << i;
        break;
      case EventKind::withdrew:
        ASSERT_EQ(x.applied_for, detail) << i;
        ++withdrawals[{month, detail}];
        stop_waiting();
        break;
      case EventKind::gave_up:
        ASSERT_EQ(x.applied_for, detail) << i;
        stop_waiting();
        break;
      case EventKind::placed: {
        ASSERT_GE(x.applied, 0) << i;
        auto& [sum, longest] = waits[{month, detail}];
        sum += month - x.applied;
        longest = std::max<double>(longest, month - x.applied);
        if (x.first_placed < 0) x.first_placed = month;
        stop_waiting();
        if (r->setup.p.housing.schemes[static_cast<std::size_t>(detail)].kind == SchemeKind::rental)
          x.home = first_scheme_home + detail;
        break;
      }
      case EventKind::advanced:
        break;
    }
    x.town = e["town_now"][i];
  }
  for (std::size_t i = 0; i < lives.size(); ++i) {
    ASSERT_EQ(r->people["exit_month"][i] >= 0, lives[i].left);
    ASSERT_EQ(r->people["months_waited"][i], lives[i].waited) << i;
    ASSERT_EQ(r->people["waiting_since"][i], lives[i].applied) << i;
    ASSERT_EQ(r->people["first_placed_month"][i], lives[i].first_placed) << i;
    if (lives[i].seen) {
      ASSERT_EQ(r->people["last_firm_row"][i], lives[i].firm) << i;
    }
  }
  for (int m = 0; m < r->setup.months; ++m) {
    for (int k = 0; k < r->setup.schemes; ++k) {
      const auto scheme = static_cast<std::size_t>(k);
      EXPECT_EQ((withdrawals[{m, k}]), r->at("withdrawals", m, scheme)) << m << " " << k;
      if (!waits.contains({m, k})) continue;
      const auto& wait = waits.at({m, k});
      EXPECT_FLOAT_EQ(wait.first / r->at("placements", m, scheme), r->at("wait_months_mean", m, scheme));
      EXPECT_EQ(wait.second, r->at("wait_months_longest", m, scheme));
    }
  }
}

TEST_P(TheChronicle, ShowsInEveryRowTheCovariatesOfTheScanAndRepeatsNoState) {
  constexpr auto none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> last(r->people.size(), none);
  const std::vector<std::string> covariates = {
      "class_now",   "household", "age",       "role", "high_wage",    "home_now", "team_dissolved", "burden_band",
      "last_months", "waiting",   "admitting", "job",  "commute_band", "tie_band", "ties_lost",      "supports"};
  for (std::size_t i = 0; i < r->events.size(); ++i) {
    const auto who = static_cast<std::size_t>(r->events["person_row"][i]);
    const bool is_state = r->is(i, EventKind::state);
    if (last[who] == none) {
      // Who comes by referral comes after the scan.
      const int entry = std::max(0, r->people["entry_month"][who]);
      ASSERT_TRUE(!is_state || r->events["at_month"][i] == entry || r->events["at_month"][i] == entry + 1) << who;
    } else {
      bool same = true;
      for (const auto& c : covariates) same = same && r->events[c][i] == r->events[c][last[who]];
      ASSERT_EQ(same, !is_state) << "row " << i << " after " << last[who];
    }
    if (is_state) last[who] = i;
  }
  // A role may change and nothing else (in the small district, where no scheme asks for one); in the last month after the scan.
  int other_role = 0;
  for (std::size_t who = 0; who < last.size(); ++who)
    other_role += last[who] != none && r->people["last_role"][who] != r->events["role"][last[who]] ? 1 : 0;
  EXPECT_LE(other_role, 0.01 * static_cast<double>(last.size()));
}

TEST_P(TheChronicle, KnowsEverybodyOnce) {
  std::set<std::pair<int, int>> ids, firms;
  for (std::size_t i = 0; i < r->people.size(); ++i)
    ASSERT_TRUE(ids.insert({r->people["id_high"][i], r->people["id_low"][i]}).second) << i;
  for (std::size_t i = 0; i < r->firms.size(); ++i)
    ASSERT_TRUE(firms.insert({r->firms["id_high"][i], r->firms["id_low"][i]}).second) << i;
}

TEST_P(TheChronicle, TellsBirthsFailuresStaffAndPostsOfFirms) {
  const int last = r->setup.months - 1;
  std::map<int, int> births, failures, staff;
  std::map<int, double> posts;
  int alive = 0;
  for (std::size_t i = 0; i < r->firms.size(); ++i) {
    const int born = r->firms["born_month"][i];
    const int failed = r->firms["failed_month"][i];
    ++births[born];
    if (failed >= 0) ++failures[failed];
    alive += failed < 0 ? 1 : 0;
    posts[r->firms["in_sector"][i]] += r->firms["posts"][i];
    EXPECT_TRUE(failed < 0 || failed > born) << i;
  }
  for (int m = 0; m < r->setup.months; ++m) {
    EXPECT_EQ(births[m], r->at("firm_births", m)) << m;
    EXPECT_EQ(failures[m], r->at("firm_failures", m)) << m;
  }
  EXPECT_EQ(alive, r->at("employers", last));
  for (std::size_t k = 0; k < r->members("posts_by_sector"); ++k)
    EXPECT_EQ(posts[static_cast<int>(k)], r->at("posts_by_sector", last, k)) << k;
  for (std::size_t i = 0; i < r->people.size(); ++i) {
    if (r->people["exit_month"][i] < 0 && r->people["last_firm_row"][i] >= 0) ++staff[r->people["last_firm_row"][i]];
  }
  for (std::size_t i = 0; i < r->firms.size(); ++i) EXPECT_EQ(staff[static_cast<int>(i)], r->firms["staff"][i]) << i;
}

TEST_P(TheChronicle, ChangesNoSeriesByBeingKept) {
  Record without(r->measures.book, r->setup.months);
  without.clear();
  District other(r->setup, r->measures);
  ASSERT_EQ(other.run(1, 0, without, {}), "");
  const auto& a = r->record.monthly_values();
  const auto& b = without.monthly_values();
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i)
    ASSERT_EQ(std::bit_cast<std::uint64_t>(a[i]), std::bit_cast<std::uint64_t>(b[i])) << i;
}

TEST_P(TheChronicle, ForgetsTheReplicationBefore) {
  RecordedRun fresh(r->setup.p);
  fresh.run(1);
  r->run(1);  // after replication 0, from a stock that was kept
  for (const auto& [a, b] : {std::pair{&r->chronicle.people(), &fresh.chronicle.people()},
                             std::pair{&r->chronicle.events(), &fresh.chronicle.events()},
                             std::pair{&r->chronicle.firms(), &fresh.chronicle.firms()}}) {
    ASSERT_EQ(a->size(), b->size());
    for (std::size_t c = 0; c < a->width(); ++c) EXPECT_EQ(a->column(c), b->column(c)) << c;
  }
}

}  // namespace hearth

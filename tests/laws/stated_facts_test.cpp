// What the plan states holds in a run of the baseline, not only in its values.
#include <gtest/gtest.h>

#include "models/district.h"
#include "models/indices.h"
#include "models/measures.h"
#include "output/scenario.h"

namespace hearth {

namespace {

class Baseline {
 public:
  Baseline() : scenario_(loaded()), setup_(scenario_.parameters), measures_(setup_), record_(measures_.book, setup_.months) {
    District district(setup_, measures_);
    EXPECT_EQ(district.run(1, 0, record_, {}), "");
  }
  const DistrictParameters& parameters() const { return scenario_.parameters; }
  double at(const char* group, const char* name, int month, std::size_t index) const {
    const Series* const s = measures_.book.find(group, name);
    return record_.at({static_cast<int>(s - measures_.book.series().data())}, month)[index];
  }
  std::size_t programme(const char* id) const {
    const int q = index_of(parameters().programmes, id);
    EXPECT_GE(q, 0) << id;
    return static_cast<std::size_t>(q);
  }
  std::size_t task(const char* id) const { return static_cast<std::size_t>(index_of(parameters().tasks, id)); }

 private:
  static Scenario loaded() {
    Diagnostics diagnostics;
    auto scenario = load_scenario(HEARTH_SOURCE_DIR "/scenarios/baseline.toml", {}, diagnostics);
    for (const auto& d : diagnostics.list()) ADD_FAILURE() << to_string(d);
    return *scenario;
  }
  Scenario scenario_;
  Setup setup_;
  Measures measures_;
  Record record_;
};

const Baseline& baseline() {
  static const Baseline b;
  return b;
}

constexpr int last = 59;  // December 2020

}  // namespace

// Task 3: the "4+1" policies, which are in force, and a ladder of three steps among them. Four for persons and one for teams;
// each serves somebody.
TEST(StatedFacts, FourPlusOnePoliciesAndALadderOfThreeSteps) {
  int persons = 0, teams = 0, steps = 0;
  const auto& programmes = baseline().parameters().programmes;
  for (std::size_t q = 0; q < programmes.size(); ++q) {
    const ProgrammeParameters& x = programmes[q];
    if (x.task != "3") continue;
    ++(x.eligibility.team_ventures_only ? teams : persons);
    steps += x.ladder == "support" ? 1 : 0;
    double served = 0;
    for (int m = 0; m <= last; ++m) served += baseline().at("programmes", "served", m, q);
    EXPECT_GT(served, 10) << x.id;
    EXPECT_GT(baseline().at("programmes", "units", 0, q), 0) << x.id << " was in force when the plan was written";
  }
  EXPECT_EQ(persons, 4);
  EXPECT_EQ(teams, 1);
  EXPECT_EQ(steps, 3);
}

// Task 5: "3 to 5 more overseas recruitment stations within 5 years", whatever slips.
TEST(StatedFacts, ThreeToFiveOverseasStationsInFiveYears) {
  const double stations = baseline().at("programmes", "units", last, baseline().programme("overseas_stations"));
  EXPECT_GE(stations, 3);
  EXPECT_LE(stations, 5);
  EXPECT_EQ(baseline().at("programmes", "units", 0, baseline().programme("overseas_stations")), 0);
}

// Task 12: continuing education is paid by government, employer and individual together, in every year.
TEST(StatedFacts, GovernmentEmployerAndIndividualPayForTraining) {
  for (const Payer payer : {Payer::district, Payer::employer, Payer::individual}) {
    for (int year = 0; year < 5; ++year) {
      double paid = 0;
      for (int m = 12 * year; m < 12 * year + 12; ++m)
        paid +=
            baseline().at("ledger", "by_task_and_payer", m, baseline().task("12") * payers + static_cast<std::size_t>(payer));
      EXPECT_GT(paid, 1e5) << static_cast<int>(payer) << " in year " << year;
    }
  }
}

// Tasks 6, 7 and 15: firms find investors, peers, projects, credit and insurance in every whole year. Investors bring their own
// money and the district none; firms pay half of a premium.
TEST(StatedFacts, FirmsFindCapitalProjectsCreditAndInsurance) {
  const auto in_months = [](const char* series, const char* id, int begin, int end) {
    double sum = 0;
    for (int m = begin; m < end; ++m) sum += baseline().at("programmes", series, m, baseline().programme(id));
    return sum;
  };
  for (const char* id :
       {"venture_capital_links", "founder_peers", "youth_projects", "project_credit", "technology_insurance"}) {
    for (int year = 1; year < 5; ++year) EXPECT_GT(in_months("served", id, 12 * year, 12 * year + 12), 5) << id << ' ' << year;
  }
  double by_investors = 0;
  for (int m = 0; m <= last; ++m)
    by_investors += baseline().at("ledger", "by_task_and_payer", m,
                                  baseline().task("6") * payers + static_cast<std::size_t>(Payer::private_capital));
  EXPECT_NEAR(by_investors, 1e6 * in_months("served", "venture_capital_links", 0, last + 1), 1);
  EXPECT_EQ(in_months("spending", "venture_capital_links", 0, last + 1), 0);
  EXPECT_NEAR(in_months("spending", "technology_insurance", 0, last + 1),
              7500 * in_months("served", "technology_insurance", 0, last + 1), 1);
}

// Task 17: full coverage of the quality firms, young and grown: hardly any waits for a manager at the end of 2018 and of 2020.
TEST(StatedFacts, GoldMedalServiceCoversAllQualityFirms) {
  const std::size_t both[] = {baseline().programme("gold_medal_start"), baseline().programme("gold_medal_service")};
  const auto sum = [&](const char* series, int month) {
    return baseline().at("programmes", series, month, both[0]) + baseline().at("programmes", series, month, both[1]);
  };
  EXPECT_GT(sum("waiting", 11), 50);
  for (const int month : {35, last}) {
    EXPECT_LT(sum("waiting", month), 0.05 * sum("in_programme", month)) << month;
    EXPECT_GT(sum("in_programme", month), 400) << month;
  }
}

// Task 16: 300 purchase subsidies, 2,000 apartments, 10,000 maker rooms; all but what slips past the end is there.
TEST(StatedFacts, ThreeTwoOne) {
  const double stated[] = {300, 2000, 10000};
  const char* const schemes[] = {"purchase", "apartment", "maker_room"};
  for (std::size_t k = 0; k < 3; ++k) {
    const auto i = static_cast<std::size_t>(index_of(baseline().parameters().housing.schemes, schemes[k]));
    EXPECT_EQ(baseline().at("series", "homes_total", last, i), stated[k]);
    EXPECT_GE(baseline().at("series", "homes_delivered", last, i), 0.9 * stated[k]);
  }
}

// Task 4: by 2017 100 teams, 200 elite, 3,000 applied, 50,000 innovators. W4: a review at every year-end.
TEST(StatedFacts, OneTwoThreeFiveByTheEndOf2017) {
  const double stated[] = {100, 200, 3000, 50000};
  const auto& targets = baseline().parameters().targets;
  ASSERT_EQ(targets.size(), 4u);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(targets[i].value, stated[i]);
    EXPECT_EQ(to_string(targets[i].deadline), "2017-12");
  }
  EXPECT_EQ(baseline().parameters().review.month, 12);
}

}  // namespace hearth

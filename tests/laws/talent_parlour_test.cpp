// The talent parlour of task 5, by name: what it does to the matching of its fields, and of no others.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "models/indices.h"
#include "models/market_effects.h"
#include "models/programmes.h"
#include "tests/support/baseline.h"
#include "tests/support/expectation.h"
#include "tests/support/histories.h"

namespace hearth {

namespace {

const std::set<std::string> its_fields = {"industry_research", "entrepreneurship", "youth"};

// A month of a run.
struct Matching {
  std::vector<double> by_field;  // what multiplies the chance of a searcher
  std::vector<double> by_field_and_town;
  double units;  // of the parlour
};

std::vector<Matching> matching_in(const std::vector<std::string>& overrides) {
  static std::vector<Matching> seen;
  seen.clear();
  const Setup setup(baseline(overrides));
  const Measures measures(setup);
  District district(setup, measures);
  Record record(measures.book, setup.months);
  RunOptions options;
  options.check_invariants = true;
  options.invariants = [](const District& d) {
    Matching x;
    for (int f = 0; f < d.setup.fields; ++f) x.by_field.push_back(market_multiplier(d, MarketQuantity::job_matching, f));
    x.by_field_and_town = matching_by_town(d);
    const auto q = static_cast<std::size_t>(index_of(d.setup.p.programmes, "talent_parlour"));
    x.units = d.programmes.of[q].units[static_cast<std::size_t>(d.month)];
    seen.push_back(std::move(x));
    return std::string();
  };
  EXPECT_EQ(district.run(1, 0, record, options), "");
  return seen;
}

}  // namespace

// By hand: 1 + 0.1 u / (u + 1) for u parlours, over the same with none: 1.05 once there is one, at the latest in 2017. Of the
// other fields, and in the towns, nothing changes.
TEST(TalentParlour, RaisesTheMatchingOfItsFieldsByItsGain) {
  const auto with = matching_in({"run.scale=0.1"});
  const auto without = matching_in({"run.scale=0.1", "programmes.talent_parlour.units=0"});
  ASSERT_EQ(with.size(), 60u);
  ASSERT_EQ(without.size(), 60u);
  const DistrictParameters p = baseline({});
  ASSERT_EQ(with[0].units, 0);
  ASSERT_EQ(with[59].units, 1);
  for (std::size_t m = 0; m < 60; ++m) {
    const double u = with[m].units;
    EXPECT_EQ(without[m].units, 0);
    for (std::size_t f = 0; f < p.fields.size(); ++f) {
      const double gain = its_fields.contains(p.fields[f].id) ? 1 + 0.1 * u / (u + 1) : 1;
      EXPECT_NEAR(with[m].by_field[f] / without[m].by_field[f], gain, 1e-12) << p.fields[f].id << ", " << m;
      if (m >= 24 && its_fields.contains(p.fields[f].id)) {
        EXPECT_NEAR(with[m].by_field[f], 1.05, 1e-12) << m;
      }
    }
    EXPECT_EQ(with[m].by_field_and_town, without[m].by_field_and_town) << m;
  }
}

namespace {

// Who was there before a month and found a job in it: of the parlour's fields, and of others.
struct Hired {
  std::set<std::pair<int, int>> its, others;
};

Hired hired_in(RecordedRun& r, std::uint32_t replication, int month) {
  r.run(replication);
  Hired out;
  for (std::size_t i = 0; i < r.events.size(); ++i) {
    if (!r.is(i, EventKind::hired) || r.events["at_month"][i] != month) continue;
    const auto person = static_cast<std::size_t>(r.events["person_row"][i]);
    if (r.people["entry_month"][person] >= month) continue;
    const std::string& field = r.setup.p.fields[static_cast<std::size_t>(r.people["field"][person])].id;
    (its_fields.contains(field) ? out.its : out.others).emplace(r.people["id_high"][person], r.people["id_low"][person]);
  }
  return out;
}

}  // namespace

// A parlour with a gain of 2 that is there from February on doubles what those of its fields find in that month, where three in
// ten find a job without it: everybody who finds one without it does with it, and as many again. Of the other fields the same
// people find one. Vacancies don't count here, so that no chance exceeds one, and nobody else helps searchers. 100 replications
// show a bias of 10 %.
TEST(TalentParlour, DoublesThoseWhoFindAJobWhereItsGainDoes) {
  std::vector<std::string> overrides = {"run.months=2",
                                        "programmes.talent_parlour.market.gain_max=2",
                                        "jobs.match_hazard_per_month=0.3",
                                        "effort.slip_share=0",
                                        "effort.coordination_months_per_partner=0",
                                        "jobs.match_hazard_specialist=0.3",
                                        "tasks.13.enabled=false",
                                        R"(programmes.talent_parlour.units={"2016-01"=0,"2016-02"=1})",
                                        "tasks.17.enabled=false",
                                        "jobs.matching_elasticity_vacancies=0"};
  const DistrictParameters with = baseline(overrides);
  overrides.emplace_back("programmes.talent_parlour.units=0");
  RecordedRun a(with), b(baseline(overrides));
  Sample rest, without_it;
  double others = 0;
  for (std::uint32_t replication = 0; replication < 100; ++replication) {
    const Hired on = hired_in(a, replication, 1), off = hired_in(b, replication, 1);
    EXPECT_EQ(on.others, off.others);
    for (const auto& who : off.its) EXPECT_TRUE(on.its.contains(who));
    rest.add(static_cast<double>(on.its.size()) - 2 * static_cast<double>(off.its.size()));
    without_it.add(static_cast<double>(off.its.size()));
    others += static_cast<double>(off.others.size());
  }
  EXPECT_GT(others, 1000);
  const double found = without_it.mean();
  expect_value(2 + rest.mean() / found, 2, rest.standard_error() / found, 0.1, "who found a job, with it over without");
}

}  // namespace hearth

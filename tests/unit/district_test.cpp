// The whole model: conservation, coupling, determinism, hand-worked money.
#include "models/district.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <cmath>
#include <map>

#include "models/job_matching.h"
#include "models/measures.h"
#include "models/purchase_subsidy.h"
#include "models/tenancy.h"
#include "models/ties_graph.h"
#include "output/ensemble.h"
#include "tests/support/trial.h"

namespace hearth {

TEST(District, PeopleHomesPostsAndMoneyAreConservedInEveryScenario) {
  for (const char* name : {"baseline", "apartments_3000", "allocation_by_points", "allocation_by_lottery",
                           "no_purchase_subsidy", "rents_up_20_percent"}) {
    Trial run(scenarios + name + ".toml");
    EXPECT_EQ(run(), "") << name;
  }
  Trial deferred(
      scenarios + "baseline.toml",
      {"housing.apartment.allocation_rule=\"deferred_acceptance\"", "housing.apartment.reserve_shares={}",
       "housing.maker_room.allocation_rule=\"deferred_acceptance\"", "housing.apartment.refusal_rule=\"lose_place\""});
  EXPECT_EQ(deferred(), "");
}

TEST(District, TheMadeUpDistrictRunsWithoutAnyNameOfAnother) {
  Trial run(HEARTH_SOURCE_DIR "/tests/data/small_district.toml", {"run.scale=1"});
  EXPECT_EQ(run(), "");
  EXPECT_GT(run.last("people"), 100);
  EXPECT_GT(run.sum("placements"), 0);
}

TEST(District, AFourthSchemeIsAddedInTheScenarioAlone) {
  Trial run(scenarios + "baseline.toml",
            {"housing.youth_flat={ name_en = \"Youth flat\", name_zh = \"青年公寓\", kind = \"rental\", units = 500, "
             "application_hazard_private_rent = 0.1, area = 25 }",
             "housing.deliveries=[{ scheme = \"youth_flat\", month = \"2016-06\", town = \"malu\", units = 500 }]",
             "housing.purchase.enabled=false", "housing.apartment.enabled=false", "housing.maker_room.enabled=false"});
  EXPECT_EQ(run(), "");
  EXPECT_NEAR(run.last("homes_delivered", 3), 100, 0);  // 500 at a scale of 0.2
  EXPECT_GT(run.last("homes_held", 3), 80);
}

TEST(District, FlowsAddUpToStocks) {
  Trial run(scenarios + "baseline.toml");
  ASSERT_EQ(run(), "");
  double initial = 0;
  for (const auto n : run.setup.initial_by_class) initial += static_cast<double>(n);
  EXPECT_EQ(initial + run.sum("arrivals") - run.sum("departures"), run.last("people"));
  EXPECT_EQ(run.sum("departures"), run.sum("departures_by_reason"));
  const auto reasons_of = [&](int cls) {
    double n = 0;
    for (int r = 0; r < reasons; ++r) n += run.sum("departures_by_class_and_reason", cls * reasons + r);
    return n;
  };
  EXPECT_GT(run.sum("class_changes_into"), 100);
  for (int c = 0; c < run.setup.classes; ++c) {
    EXPECT_EQ(static_cast<double>(run.setup.initial_by_class[static_cast<std::size_t>(c)]) + run.sum("arrivals_by_class", c) -
                  run.sum("departures", c) + run.sum("class_changes_into", c) - run.sum("class_changes_from", c),
              run.last("people", c))
        << c;
    EXPECT_EQ(reasons_of(c), run.sum("departures", c)) << c;
  }
}

TEST(District, WaitsOfClassesAddUpToThoseOfTheirScheme) {
  Trial run(scenarios + "baseline.toml");
  ASSERT_EQ(run(), "");
  double waited = 0;
  for (int k = 0; k < run.setup.schemes; ++k) {
    for (int m = 0; m < run.setup.months; ++m) {
      double by_class = 0;
      for (int c = 0; c < run.setup.classes; ++c) by_class += run.at("months_waited_by_class", m, k * run.setup.classes + c);
      const double placed = run.at("placements", m, k);
      const double all = placed > 0 ? placed * run.at("wait_months_mean", m, k) : 0;
      ASSERT_NEAR(by_class, all, 1e-3 * all) << k << " " << m;
      waited += by_class;
    }
  }
  EXPECT_GT(waited, 1000);
}

TEST(District, AReplicationIsAPureFunctionOfItsNumber) {
  Trial run(scenarios + "baseline.toml");
  ASSERT_EQ(run(3), "");
  const auto first = run.record.monthly_values();
  ASSERT_EQ(run(4), "");
  EXPECT_NE(run.record.monthly_values().size(), 0u);
  ASSERT_EQ(run(3), "");
  const auto& again = run.record.monthly_values();
  for (std::size_t i = 0; i < first.size(); ++i)
    ASSERT_TRUE(first[i] == again[i] || (std::isnan(first[i]) && std::isnan(again[i]))) << i;
}

// Same people, same luck: with a change that concerns nobody's hazard of leaving before June 2016, the months before are the
// same.
TEST(District, ScenariosShareTheirLuckUntilTheyDiffer) {
  Trial a(scenarios + "baseline.toml");
  Trial b(scenarios + "apartments_3000.toml");
  ASSERT_EQ(a(), "");
  ASSERT_EQ(b(), "");
  const Series* people = a.measures.book.find("series", "people");
  const SeriesId id{static_cast<int>(people - a.measures.book.series().data())};
  for (int m = 0; m < 5; ++m) {
    for (std::size_t c = 0; c < people->size; ++c) EXPECT_EQ(a.record.at(id, m)[c], b.record.at(id, m)[c]);
  }
}

// More apartments shelter more people and never fewer; rents up drive people out. Paired, so one replication each is enough to
// see effects of several per cent.
TEST(District, PoliciesMoveWhatTheyShould) {
  const auto run = [](const std::string& name, const std::vector<std::string>& overrides = {}) {
    auto r = std::make_unique<Trial>(scenarios + name + ".toml", overrides);
    EXPECT_EQ((*r)(), "");
    return r;
  };
  const auto base = run("baseline");
  EXPECT_GT(run("apartments_3000")->last("homes_held", 1), base->last("homes_held", 1) * 1.2);
  EXPECT_LT(run("apartments_a_year_late")->sum("homes_held", 1), base->sum("homes_held", 1) * 0.9);
  EXPECT_EQ(run("no_purchase_subsidy")->sum("placements", 0), 0);
  EXPECT_GT(base->sum("placements", 0), 0);
  EXPECT_LT(run("rents_up_20_percent")->last("people"), base->last("people"));
  EXPECT_GT(run("baseline", {"retention.base_hazard_per_month=0.03"})->sum("departures"), base->sum("departures") * 1.5);
  // Without task 6 nobody comes for a limited time.
  EXPECT_EQ(run("baseline", {"retention.base_hazard_per_month=0", "tasks.6.enabled=false"})->sum("departures"), 0);
}

TEST(District, NobodyArrivesWithoutChannelsAndNobodyIsPlacedWithoutHomes) {
  Trial run(scenarios + "baseline.toml",
            {"housing.purchase.enabled=false", "housing.apartment.enabled=false", "housing.maker_room.enabled=false"});
  ASSERT_EQ(run(), "");
  EXPECT_EQ(run.sum("placements"), 0);
  EXPECT_EQ(run.sum("applications"), 0);
  EXPECT_EQ(run.sum("spending"), 0);
}

TEST(Tenancy, ClawbackIsTheUnservedPart) {
  EXPECT_EQ(clawback(300000, 1, 24, 60), 180000);  // three fifths unserved
  EXPECT_EQ(clawback(300000, 0.5, 24, 60), 90000);
  EXPECT_EQ(clawback(300000, 1, 60, 60), 0);
  EXPECT_EQ(clawback(300000, 1, 5, 0), 0);
}

// Cobb-Douglas by hand: chance 0.5 at balance; four vacancies a searcher double it (elasticity 0.5), to the cap of 1.
TEST(JobMatching, FollowsTheMatchingFunction) {
  EXPECT_DOUBLE_EQ(match_probability(0.5, 100, 100, 0.5), 0.5);
  EXPECT_NEAR(match_probability(0.25, 400, 100, 0.5), 0.5, 1e-12);
  EXPECT_EQ(match_probability(0.5, 1000, 100, 0.5), 1);
  EXPECT_EQ(match_probability(0.5, 0, 100, 0.5), 0);
}

TEST(Towns, CommutesAreShortestPathsAndFollowOpenings) {
  DistrictParameters p;
  p.run.months = 24;
  for (const char* id : {"a", "b", "c"}) {
    TownParameters t;
    t.id = id;
    p.towns.push_back(t);
  }
  const auto link = [&](const char* from, const char* to, double minutes, const char* opens) {
    LinkParameters l;
    l.from = from;
    l.to = to;
    l.minutes = minutes;
    l.opens = opens;
    p.links.push_back(l);
  };
  link("a", "b", 20, "");
  link("b", "c", 25, "");
  link("a", "c", 30, "2016-06-01");
  const Commutes c = commute_times(p);
  ASSERT_EQ(c.periods.size(), 2u);
  EXPECT_EQ(c.periods[0].minutes[2], 45);
  EXPECT_EQ(c.periods[1].first_month, 5);
  EXPECT_EQ(c.periods[1].minutes[2], 30);
  EXPECT_EQ(c.periods[0].minutes[0], minutes_within_town);
  EXPECT_TRUE(unreachable_pairs(p).empty());
}

// Boost.Graph's algorithms run on the network as it is. Ties start at half the means by either side; small employers, full
// lists and departures leave about three a person, with which nine people in ten hang together.
TEST(Ties, ABoostGraphAlgorithmFindsOneLargeComponent) {
  BOOST_CONCEPT_ASSERT((boost::concepts::VertexListGraph<TieNetwork>));
  BOOST_CONCEPT_ASSERT((boost::concepts::AdjacencyGraph<TieNetwork>));
  BOOST_CONCEPT_ASSERT((boost::concepts::IncidenceGraph<TieNetwork>));
  Trial run(scenarios + "baseline.toml");
  ASSERT_EQ(run(), "");
  const TieNetwork& graph = run.district.ties;
  std::size_t ends = 0;
  for (auto [v, end] = vertices(graph); v != end; ++v) {
    for (auto [n, last] = adjacent_vertices(*v, graph); n != last; ++n) {
      const auto back = graph.neighbours(*n);
      ASSERT_NE(std::find(back.begin(), back.end(), *v), back.end());
      ++ends;
    }
  }
  const double people = static_cast<double>(run.district.people.size());
  EXPECT_GT(static_cast<double>(ends), 2.5 * people);
  EXPECT_LT(static_cast<double>(ends), 4 * people);
  std::vector<int> component(num_vertices(graph));
  const int components =
      boost::connected_components(graph, boost::make_iterator_property_map(component.begin(), boost::identity_property_map()));
  std::vector<std::size_t> size(static_cast<std::size_t>(components));
  for (std::uint32_t v = 0; v < num_vertices(graph); ++v)
    size[static_cast<std::size_t>(component[v])] += run.district.people.alive(v);
  EXPECT_GT(static_cast<double>(*std::max_element(size.begin(), size.end())), 0.9 * people);
}

}  // namespace hearth

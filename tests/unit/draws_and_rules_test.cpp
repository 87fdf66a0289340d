// Luck that belongs to one decision alone, and rules that hold for everybody in every month.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "models/allocation.h"
#include "models/firms.h"
#include "models/life_events.h"
#include "models/newcomers.h"
#include "models/teams.h"
#include "sim/columns.h"
#include "tests/support/expectation.h"
#include "tests/support/trial.h"

namespace hearth {

namespace {

// The correlation of two sequences of uniforms.
double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += 12 * (x[i] - 0.5) * (y[i] - 0.5);
  return sum / static_cast<double>(x.size());
}

template <class Visit>
void for_everybody(const District& d, const Visit& visit) {
  for (std::uint32_t slot = 0; slot < d.people.end(); ++slot) {
    if (d.people.alive(slot)) visit(slot, d.people.person[slot]);
  }
}

}  // namespace

// Finds a correlation of 0.02 between any two uses, or between a use and the sequence of the word itself.
TEST(Draws, UsesOfOneWordShareNoLuck) {
  constexpr std::size_t n = 100000;
  std::vector<std::vector<double>> drawn;
  const Luck luck(1, 0);
  std::vector<std::uint32_t> words;
  for (std::uint32_t i = 0; i < n; ++i) words.push_back(luck.word(Stream::person_profile, Identity{i}));
  const auto add = [&](const auto& of) {
    drawn.emplace_back();
    for (const std::uint32_t w : words) drawn.back().push_back(uniform(of(w)));
  };
  add([](std::uint32_t w) { return w; });
  add([](std::uint32_t w) { return next_word(w); });
  add([](std::uint32_t w) { return next_word(w + 1); });
  for (std::uint32_t use = 1; use <= static_cast<std::uint32_t>(Use::firm_age); ++use) {
    add([&](std::uint32_t w) { return word_for(w, static_cast<Use>(use)); });
    add([&](std::uint32_t w) { return next_word(word_for(w, static_cast<Use>(use))); });
  }
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) EXPECT_LT(std::abs(correlation(drawn[i], drawn[j])), 0.02) << i << " and " << j;
  }
}

// Firms of young founders by sector, where their field may choose: finds a sector that gets half of its share.
TEST(Draws, FoundersChooseTheSectorsOfTheirFieldByShare) {
  Trial run(scenarios + "baseline.toml", {"channels.youth_founders.rate_per_year=20000", "run.months=12"});
  ASSERT_EQ(run(), "");
  const District& d = run.district;
  const auto sectors = static_cast<std::size_t>(d.setup.sectors);
  for (int field = 0; field < d.setup.fields; ++field) {
    std::vector<double> founded(sectors), share(sectors);
    for_everybody(d, [&](std::uint32_t, const Person& p) {
      if (p.role != Role::founder || field_of(d, p) != field || p.employer == nobody) return;
      if (d.employers.employer[p.employer].born >= 0) ++founded[static_cast<std::size_t>(d.employers.sector(p.employer))];
    });
    double all = 0, total = 0;
    for (const int k : d.setup.field_sectors[static_cast<std::size_t>(field)]) {
      share[static_cast<std::size_t>(k)] = d.setup.p.sectors[static_cast<std::size_t>(k)].startup_share;
      total += share[static_cast<std::size_t>(k)];
      all += founded[static_cast<std::size_t>(k)];
    }
    for (std::size_t k = 0; k < sectors && total > 0; ++k) {
      const double expected = share[k] / total;
      if (expected * all < 200) continue;
      // Founders share firms, three at most in a row: a standard error of twice that of as many firms.
      EXPECT_NEAR(founded[k] / all, expected, 5 * 2 * std::sqrt(expected / all))
          << d.setup.p.fields[static_cast<std::size_t>(field)].id << " in " << d.setup.p.sectors[k].id;
    }
  }
}

// A newcomer's first look decides the employer, not how many colleagues they meet: without that, the smallest employers' people
// have no ties at all and the largest ones' have three.
TEST(Draws, TiesToColleaguesDoNotFollowTheSizeOfTheEmployer) {
  Sample small, large;
  for (std::uint32_t i = 0; i < 200000; ++i) {
    const std::uint32_t word = Luck(1, 0).word(Stream::person_profile, Identity{i});
    const double look = uniform(next_word(word));
    const double ties = uniform(word_for(word, Use::colleagues));
    if (look < 0.2) small.add(ties);
    if (look > 0.8) large.add(ties);
  }
  EXPECT_NEAR(small.mean(), 0.5, 5 * small.standard_error());
  EXPECT_NEAR(large.mean(), 0.5, 5 * large.standard_error());
}

TEST(Columns, AllHaveTheRoomThatWasAskedFor) {
  Column<std::uint16_t> narrow;
  Column<Person> wide;
  narrow.reserve(70001, 0);
  wide.reserve(70001, 0);
  EXPECT_EQ(narrow.capacity(), 70001u);
  EXPECT_EQ(wide.capacity(), 70001u);
}

// Far more people than arrivals alone would bring; the sanitizers see what is written beyond a column's end.
TEST(Columns, GrowWithACrowdThatNobodyExpected) {
  Trial run(scenarios + "baseline.toml", {"run.months=36", "arrivals.referral_rate=0.09", "arrivals.referral_min_months=0",
                                          "retention.base_hazard_per_month=0"});
  EXPECT_EQ(run(), "");
  EXPECT_GT(run.last("people"), 70000);
}

TEST(Targets, CumulativeReadingsCountEverybodyOnce) {
  Trial run(scenarios + "baseline.toml");
  ASSERT_EQ(run(), "");
  double initial = 0;
  for (const auto n : run.setup.initial_by_class) initial += static_cast<double>(n);
  const auto& targets = run.parameters.targets;
  const auto all = std::find_if(targets.begin(), targets.end(), [&](const auto& t) {
    return !t.counts_teams && t.classes.size() == run.parameters.classes.size();
  });
  ASSERT_NE(all, targets.end());
  EXPECT_GT(run.sum("advances"), 100);
  EXPECT_EQ(run.at("cumulative_nested", run.setup.months - 1, static_cast<int>(all - targets.begin()), "targets"),
            initial + run.sum("arrivals"));
}

TEST(Allocation, TheBestAssignmentIsNeverWorseThanDeferredAcceptance) {
  Trial run(scenarios + "baseline.toml",
            {"housing.optimum_months=\"all\"", "housing.apartment.allocation_rule=\"deferred_acceptance\"",
             "housing.maker_room.allocation_rule=\"deferred_acceptance\"", "housing.apartment.reserve_shares={}",
             "housing.apartment.refusal_share=0", "housing.maker_room.refusal_share=0",
             "housing.apartment.refusal_commute_minutes=0", "housing.maker_room.refusal_commute_minutes=0", "run.months=36"});
  ASSERT_EQ(run(), "");
  int seen = 0;
  for (int m = 0; m < run.setup.months; ++m) {
    const double rule = run.at("allocation_value_rule", m), best = run.at("allocation_value_best", m);
    EXPECT_LE(rule, best * (1 + 1e-9)) << m;
    seen += rule > 0 ? 1 : 0;
  }
  EXPECT_GT(seen, 12);
}

TEST(Deliveries, SlipsAreTheSameWhenThePlanIsLate) {
  Trial planned(scenarios + "baseline.toml");
  Trial late(scenarios + "baseline.toml", {"housing.apartment.delivery_delay_months=7"});
  int scheme = 0;
  while (planned.parameters.housing.schemes[static_cast<std::size_t>(scheme)].id != "apartment") ++scheme;
  for (std::uint32_t replication = 0; replication < 5; ++replication) {
    ASSERT_EQ(planned(replication), "");
    ASSERT_EQ(late(replication), "");
    for (int m = 0; m + 7 < planned.setup.months; ++m)
      EXPECT_EQ(planned.at("homes_delivered", m, scheme), late.at("homes_delivered", m + 7, scheme)) << m;
  }
}

// A run that begins in July: the shock of 2016 ends with December. Finds a year that is counted from the start.
TEST(Arrivals, ShocksAreThoseOfCalendarYears) {
  std::vector<std::string> overrides = {"run.start=\"2016-07\"", "run.months=12", "arrivals.year_shock_log_sd=1",
                                        "arrivals.referral_rate=0"};
  for (int task = 4; task <= 13; ++task)  // those whose programmes bring people, whatever the shock
    overrides.push_back("tasks." + std::to_string(task) + ".enabled=false");
  Trial run(scenarios + "baseline.toml", overrides);
  ASSERT_EQ(run(), "");
  ASSERT_GE(run.district.year_shock.size(), 2u);
  for (int m = 0; m < 12; ++m) {
    double expected = 0;
    for (const Channel& c : run.setup.channel)
      expected += c.kind == ChannelKind::individuals ? c.expected_by_month[static_cast<std::size_t>(m)] : 0;
    expected *= run.district.year_shock[m < 6 ? 0 : 1];
    double arrived = 0;
    for (int c = 0; c < run.setup.channels; ++c)
      arrived += run.setup.channel[static_cast<std::size_t>(c)].kind == ChannelKind::individuals ? run.at("arrivals", m, c) : 0;
    EXPECT_NEAR(arrived, expected, 6 * std::sqrt(expected) + 0.05 * expected) << m;
  }
}

TEST(Teams, TwoChannelsOfTeamsShareNoIdentities) {
  Trial run(scenarios + "baseline.toml", {"channels.more_teams={ name_en = \"More teams\", name_zh = \"其他团队\", kind = "
                                          "\"teams\", rate_per_year = 200, classes = "
                                          "{}, fields = { industry_research = 1 } }",
                                          "channels.teams.rate_per_year=200", "run.months=24"});
  ASSERT_EQ(run(), "");
  std::vector<std::uint64_t> ids;
  for (const Team& team : run.district.teams) ids.push_back(team.id.value);
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
  EXPECT_GT(ids.size(), 100u);
}

TEST(Teams, AVentureLivesAsLongAsItsTeam) {
  Trial run(scenarios + "baseline.toml", {"firms.failure_hazard_year1=0.2", "firms.failure_hazard_over5=0.2"});
  ASSERT_EQ(run(), "");
  int alive = 0;
  for (const Team& team : run.district.teams) {
    if (!team.alive) continue;
    ++alive;
    EXPECT_TRUE(run.district.employers.employer[team.employer].alive);
  }
  EXPECT_GT(alive, 5);
}

TEST(Roles, TheBackboneIsThatOfYoungFirmsAndTeams) {
  Trial run(scenarios + "baseline.toml");
  ASSERT_EQ(run(), "");
  const District& d = run.district;
  int backbone = 0;
  for_everybody(d, [&](std::uint32_t slot, const Person& p) {
    if (p.role != Role::backbone) return;
    ++backbone;
    EXPECT_TRUE(p.team != no_team || job_of(d, slot) == JobState::young_firm);
  });
  EXPECT_GT(backbone, 200);
}

TEST(InitialStock, HasTheStatedSharesOfRolesAndTeamsOfTheirVenturesFields) {
  Trial run(scenarios + "baseline.toml", {"run.months=1", "retention.base_hazard_per_month=0", "run.scale=1"});
  ASSERT_EQ(run(), "");
  const District& d = run.district;
  double founders = 0, backbone = 0, all = 0;
  for_everybody(d, [&](std::uint32_t slot, const Person& p) {
    if (d.people.entry_month(slot) >= 0) return;
    ++all;
    founders += p.role == Role::founder ? 1 : 0;
    backbone += p.role == Role::backbone ? 1 : 0;
    if (p.team == no_team) return;
    const auto& accepting = d.setup.field_sectors[static_cast<std::size_t>(field_of(d, p))];
    const int sector = d.employers.sector(d.teams[p.team].employer);
    EXPECT_NE(std::find(accepting.begin(), accepting.end(), sector), accepting.end());
  });
  const PopulationParameters& stated = run.parameters.population;
  // A month's foundings, and roles drawn for people of teams, move the shares by less than a tenth.
  EXPECT_NEAR(founders / all, stated.initial_share_founder, 0.1 * stated.initial_share_founder);
  EXPECT_NEAR(backbone / all, stated.initial_share_backbone, 0.1 * stated.initial_share_backbone);
}

// Those of the first month, those who came, and more teams at employers that have one already. Would catch a team that is not
// found, or found at another employer.
TEST(Teams, AreFoundByTheirEmployers) {
  Trial run(scenarios + "baseline.toml", {"run.months=24", "run.scale=1"});
  ASSERT_EQ(run(), "");
  District& d = run.district;
  const std::size_t from_run = d.teams.size();
  EXPECT_GT(from_run, static_cast<std::size_t>(d.setup.initial_teams));
  for (const std::uint32_t employer : {5u, 2u, 5u, d.employers.end() - 1, 1u}) form_team(d, Identity{employer}, employer);
  std::size_t found = 0;
  for (std::uint32_t e = Employers::first; e < d.employers.end(); ++e) {
    std::vector<std::uint16_t> expected;
    for (std::size_t t = 0; t < d.teams.size(); ++t) {
      if (d.teams[t].employer == e) expected.push_back(static_cast<std::uint16_t>(t));
    }
    const auto teams = teams_of(d, e);
    EXPECT_EQ(std::vector<std::uint16_t>(teams.begin(), teams.end()), expected) << e;
    found += teams.size();
  }
  EXPECT_EQ(found, from_run + 5);
}

// Firms are quality firms in the stated share, of which 3,000 show a bias of a quarter; public bodies never are.
TEST(Firms, OfQualityAreNoPublicBodies) {
  Trial run(scenarios + "baseline.toml", {"run.months=1", "run.scale=1"});
  ASSERT_EQ(run(), "");
  const Employers& employers = run.district.employers;
  double firms = 0, of_quality = 0, bodies = 0;
  for (std::uint32_t e = Employers::first; e < employers.end(); ++e) {
    const Employer& x = employers.employer[e];
    const bool body = x.kind == EmployerKind::public_body;
    EXPECT_FALSE(body && x.quality) << e;
    firms += body ? 0 : 1;
    of_quality += x.quality ? 1 : 0;
    bodies += body ? 1 : 0;
  }
  EXPECT_GT(bodies, 50);
  EXPECT_NEAR(of_quality / firms, 0.16, 0.04);
}

TEST(InitialStock, NobodyCameBeforeTheYoungestAge) {
  Trial run(scenarios + "baseline.toml", {"run.months=1", "retention.base_hazard_per_month=0"});
  ASSERT_EQ(run(), "");
  const District& d = run.district;
  int checked = 0;
  for_everybody(d, [&](std::uint32_t slot, const Person& p) {
    const AgeBand age = d.setup.codes.person(p.code[by_person]).age;
    if (d.people.entry_month(slot) >= 0 || age == AgeBand::from_50) return;
    const std::uint32_t word = Luck(1, of_all_replications).block(Stream::person_profile, p.id, 1)[3];
    const int since_youngest = 12 * (30 + 10 * static_cast<int>(age) - youngest_age) - 1 - months_to_next_band(age, word);
    EXPECT_LE(d.people.tenure(slot, 0), since_youngest);
    ++checked;
  });
  EXPECT_GT(checked, 5000);
}

TEST(PurchaseSubsidy, WithoutACommitmentTheHomeIsOwnAtOnce) {
  Trial run(scenarios + "baseline.toml", {"housing.purchase.commitment_months=0"});
  ASSERT_EQ(run(), "");
  int scheme = 0;
  while (run.parameters.housing.schemes[static_cast<std::size_t>(scheme)].id != "purchase") ++scheme;
  EXPECT_GT(run.last("homes_held", scheme), 10);
  for_everybody(run.district, [&](std::uint32_t slot, const Person&) {
    EXPECT_NE(home_kind_of(run.district, slot), first_scheme_home + scheme);
  });
}

}  // namespace hearth

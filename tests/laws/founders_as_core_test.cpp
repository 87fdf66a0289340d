// The founders of firms in a programme as core members of a team: a scheme for the core admits them while the programme acts.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "models/indices.h"
#include "tests/support/baseline.h"
#include "tests/support/expectation.h"
#include "tests/support/histories.h"
#include "tests/support/programmes.h"

namespace hearth {

namespace {

constexpr int opens = 6, lasts = 24;

// A fund for the start-ups of one of two sectors, from month 6 on and for 24 months; flats for core members, of whom there are
// none. Nobody leaves, no firm fails or is founded, and who may apply for a flat does so at 0.05 a month.
DistrictParameters funded(std::int64_t people, bool founders_count) {
  ProgrammeParameters fund = programme("fund", Serves::employers);
  fund.applications_per_year = at_once;
  fund.once = true;
  fund.eligibility.kinds = "startup";
  fund.eligibility.sectors = {"s"};
  fund.effect.months = lasts;
  DistrictParameters p = district_with(fund, people, 48);
  p.programmes[0].units = units_from(p, opens, 1);
  p.sectors.push_back(p.sectors[0]);
  p.sectors[1].id = "others";
  for (auto& sector : p.sectors) sector.startup_share = sector.established_share = 0.5;
  p.firms.initial_startups = people / 10;
  p.population.initial_share_young_firm = 1;
  p.population.initial_share_founder = 0.3;
  start_with_relatives(p);
  SchemeParameters x = flats();
  x.eligibility.roles = "core";
  x.application_hazard_dormitory = 0.05;
  if (founders_count) x.eligibility.founders_as_core = "fund";
  p.housing.schemes = {x};
  return p;
}

// Whether somebody is the founder of a start-up of the sector that the fund serves.
bool is_funded(const RecordedRun& r, std::size_t person) {
  if (r.people["last_role"][person] != static_cast<int>(Role::founder) || r.people["last_firm_row"][person] < 0) return false;
  const auto firm = static_cast<std::size_t>(r.people["last_firm_row"][person]);
  return r.firms["in_sector"][firm] == r.firms.code("in_sector", "s") &&
         r.firms["kind"][firm] == r.firms.code("kind", "startup");
}

}  // namespace

// The fund acts from the end of month 6 to the end of month 30. The founders of its firms are admitted in the scans of months 7
// to 30, and nobody else ever: not their employees, nor founders of the other sector or of established firms.
TEST(FoundersAsCore, AreAdmittedWhileTheProgrammeActs) {
  RecordedRun r(funded(2000, true));
  r.run();
  std::vector<int> admitted_from(r.people.size(), -1), admitted_to(r.people.size(), -1);
  for (std::size_t i = 0; i < r.events.size(); ++i) {
    if (!r.is(i, EventKind::state)) continue;
    const auto person = static_cast<std::size_t>(r.events["person_row"][i]);
    if (r.events["admitting"][i] != 0) {
      if (admitted_from[person] < 0) admitted_from[person] = r.events["at_month"][i];
      admitted_to[person] = r.setup.months;
    } else if (admitted_to[person] > r.events["at_month"][i]) {
      admitted_to[person] = r.events["at_month"][i];
    }
  }
  int founders = 0, others = 0;
  for (std::size_t i = 0; i < r.people.size(); ++i) {
    const bool counts = is_funded(r, i);
    (counts ? founders : others) += 1;
    EXPECT_EQ(admitted_from[i], counts ? opens + 1 : -1) << i;
    EXPECT_EQ(admitted_to[i], counts ? opens + lasts + 1 : -1) << i;
  }
  EXPECT_GT(founders, 200);
  EXPECT_GT(others, 1000);
}

// They apply from the month after the fund began to act to that before its end, at the hazard: of those who may, all but
// e^-1.2. 40,000 people show a bias of 7 %. Where the scheme counts no founders nobody applies.
TEST(FoundersAsCore, ApplyWhileTheProgrammeActs) {
  for (const bool founders_count : {true, false}) {
    DistrictParameters p = funded(40000, founders_count);
    deliver(p, "flat", 0, 40000);
    RecordedRun r(p);
    r.run();
    double applied = 0, founders = 0;
    for (int m = 0; m < 48; ++m) {
      applied += r.at("applications", m);
      if (m <= opens || m >= opens + lasts) {
        EXPECT_EQ(r.at("applications", m), 0) << m;
      }
    }
    for (std::size_t i = 0; i < r.people.size(); ++i) founders += is_funded(r, i) ? 1 : 0;
    if (!founders_count) {
      EXPECT_EQ(applied, 0);
      continue;
    }
    const double expected = 1 - std::exp(-0.05 * lasts);
    expect_value(applied / founders, expected, std::sqrt(expected * (1 - expected) / founders), 0.07, "applied");
  }
}

// Who waits is asked again when a home is offered: all get one while the fund acts, none when it is over, and then they wait no
// more. One flat in the first month lets people know of the others.
TEST(FoundersAsCore, GetNoHomeOnceTheProgrammeIsOver) {
  for (const int month : {opens + lasts - 1, opens + lasts + 4}) {
    DistrictParameters p = funded(2000, true);
    deliver(p, "flat", 0, 1);
    deliver(p, "flat", month, 2000);
    RecordedRun r(p);
    r.run();
    EXPECT_GT(r.at("applicants_waiting", month - 1), 100);
    if (month < opens + lasts) {
      EXPECT_GE(r.at("placements", month), r.at("applicants_waiting", month - 1));
      EXPECT_EQ(r.at("given_up", month), 0);
    } else {
      EXPECT_EQ(r.at("placements", month), 0);
      EXPECT_EQ(r.at("given_up", month), r.at("applicants_waiting", month - 1));
    }
    EXPECT_EQ(r.at("applicants_waiting", 47), 0);
  }
}

// In the baseline: founders apply for a purchase subsidy once the angel fund has chosen firms, from October 2016 on, and none
// ever does without task 15. In three replications.
TEST(FoundersAsCore, OfTheAngelFundApplyForTheSubsidyOfTheBaseline) {
  for (const bool with_fund : {true, false}) {
    RecordedRun r(baseline({"tasks.15.enabled=" + std::string(with_fund ? "true" : "false")}));
    const int purchase = index_of(r.setup.p.housing.schemes, "purchase");
    int founders = 0, core = 0;
    for (std::uint32_t replication = 0; replication < 3; ++replication) {
      r.run(replication);
      for (std::size_t i = 0; i < r.events.size(); ++i) {
        if (!r.is(i, EventKind::applied) || r.events["detail"][i] != purchase) continue;
        const int role = r.events["role"][i];
        core += role == static_cast<int>(Role::core) ? 1 : 0;
        if (role != static_cast<int>(Role::founder)) continue;
        ++founders;
        EXPECT_GE(r.events["at_month"][i], 10);
      }
    }
    EXPECT_GT(core, 300);
    if (with_fund) {
      EXPECT_GT(founders, 10);
    } else {
      EXPECT_EQ(founders, 0);
    }
  }
}

}  // namespace hearth

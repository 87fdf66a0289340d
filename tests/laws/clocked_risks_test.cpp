// The risks that run on clocks, from the events that people's histories tell of: events over the months under risk are the
// stated hazards, by every covariate that they have. A month in which somebody leaves is none under these risks, nor one in
// which something else came before and made the decision void.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>

#include "output/ensemble.h"
#include "tests/support/baseline.h"
#include "tests/support/expectation.h"
#include "tests/support/histories.h"

namespace hearth {

namespace {

// Events seen and expected under the parameters; the sum of independent rare events has about its mean as variance.
class Tally {
 public:
  void add(const std::string& group, double probability, bool happened) {
    Count& c = counts_[group];
    c.expected += probability;
    c.variance += probability * (1 - probability);
    c.seen += happened ? 1 : 0;
  }
  /// `shows`: the relative error of a hazard that would be found with a probability of 99.9 %, in a group or in any other.
  /// (Dates on clocks are to the nearest 1/32 month, so a hazard acts 1/64 month late after each of its events: 0.1 % here.)
  void expect(double shows, const std::map<std::string, double>& shows_in = {}) const {
    for (const auto& [group, c] : counts_) {
      std::printf("%-44s %8.0f seen, %10.1f expected (%+.1f standard errors)\n", group.c_str(), c.seen, c.expected,
                  (c.seen - c.expected) / std::sqrt(c.variance));
      const auto own = shows_in.find(group);
      expect_value(c.seen, c.expected, std::sqrt(c.variance), own == shows_in.end() ? shows : own->second, group);
    }
  }
  std::size_t groups() const { return counts_.size(); }

 private:
  struct Count {
    double seen = 0, expected = 0, variance = 0;
  };
  std::map<std::string, Count> counts_;
};

double within_month(double hazard) {
  return 1 - std::exp(-hazard);
}

constexpr std::uint32_t replications = 6;

}  // namespace

// Whether a change of job leads out of the district is drawn before anybody looks for a post, so these changes tell the hazard
// whatever posts there are. Teams' cores and founders stay.
TEST(ClockedRisks, JobsChangeAtTheHazardOfAgeKindOfPostAndMonthsInTheJob) {
  const DistrictParameters p = baseline();
  const JobParameters& j = p.jobs;
  RecordedRun r(p);
  Tally tally;
  const double most = std::max({1.0, j.hr_change_first_two_years, j.hr_change_over_five_years});
  for (std::uint32_t replication = 0; replication < replications; ++replication) {
    r.run(replication);
    const auto &job = r.events["job"], &age = r.events["age"], &role = r.events["role"];
    r.for_person_months([&](const PersonMonth& x) {
      const auto state = static_cast<JobState>(job[x.state]);
      const auto in_role = static_cast<Role>(role[x.state]);
      const bool stays_by_role = in_role == Role::core || in_role == Role::founder;
      const bool same_role_later = role[x.next] == role[x.state] && x.month + 1 < r.setup.months;
      if (stays_by_role && same_role_later) {
        EXPECT_FALSE(r.happened(x, EventKind::job_changed) || r.happened(x, EventKind::works_outside));
      }
      if (!has_employer(state) || stays_by_role) return;
      if (r.happened(x, EventKind::job_lost) || r.happened(x, EventKind::firm_founded)) return;
      const bool public_post = state == JobState::public_post;
      const bool young = age[x.state] == static_cast<int>(AgeBand::under_30);
      const bool old = age[x.state] >= static_cast<int>(AgeBand::from_40);
      const double ratio = x.in_job < 24 ? j.hr_change_first_two_years : x.in_job < 60 ? 1 : j.hr_change_over_five_years;
      const double scanned = j.change_hazard_per_month * most * (public_post ? j.hr_change_public_post : 1) *
                             (young ? j.hr_change_under30
                              : old ? j.hr_change_40_plus
                                    : 1);
      const double probability = within_month(scanned) * ratio / most * j.outside_district_share;
      const bool changed = r.happened(x, EventKind::works_outside);
      tally.add("all", probability, changed);
      tally.add(young ? "under 30" : old ? "40 and over" : "30 to 39", probability, changed);
      tally.add(public_post                     ? "public post"
                : state == JobState::young_firm ? "young firm"
                                                : "established",
                probability, changed);
      tally.add(x.in_job < 24   ? "first two years in the job"
                : x.in_job < 60 ? "third to fifth year in the job"
                                : "over five years in the job",
                probability, changed);
    });
  }
  EXPECT_EQ(tally.groups(), 10u);
  tally.expect(0.2, {{"all", 0.05}});
}

TEST(ClockedRisks, PeopleMoveAndBuyAtTheHazardOfTheirKindOfHome) {
  const DistrictParameters p = baseline();
  RecordedRun r(p);
  Tally tally;
  for (std::uint32_t replication = 0; replication < replications; ++replication) {
    r.run(replication);
    const auto& home = r.events["home_now"];
    r.for_person_months([&](const PersonMonth& x) {
      if (r.happened(x, EventKind::tenancy_over)) return;
      const int kind = home[x.state];
      const bool moved = r.happened(x, EventKind::moved);
      const bool bought = r.happened(x, EventKind::home_bought, static_cast<int>(HomeKind::own));
      const bool bought_with_grant = !bought && r.happened(x, EventKind::home_bought);
      if (bought_with_grant) return;
      switch (kind) {
        case static_cast<int>(HomeKind::private_rent): {
          const double both = p.rents.move_hazard_per_month + p.rents.purchase_hazard_per_month;
          const double share = p.rents.purchase_hazard_per_month / both;
          tally.add("moves of renters", within_month(both) * (1 - share), moved);
          if (x.tenure >= p.rents.purchase_min_months) {
            tally.add("purchases of renters", within_month(both) * share, bought);
          } else {
            EXPECT_FALSE(bought) << "before " << p.rents.purchase_min_months << " months";
          }
          break;
        }
        case static_cast<int>(HomeKind::own):
          EXPECT_FALSE(moved || bought);
          break;
        case static_cast<int>(HomeKind::dormitory):
          tally.add("moves out of dormitories", within_month(p.rents.dormitory_exit_hazard), moved);
          break;
        case static_cast<int>(HomeKind::relatives):
          tally.add("moves from relatives", within_month(p.rents.relatives_exit_hazard), moved);
          break;
        default: {
          const SchemeParameters& scheme = p.housing.schemes[static_cast<std::size_t>(kind - first_scheme_home)];
          if (scheme.kind == SchemeKind::purchase_subsidy) {
            EXPECT_FALSE(moved || bought);
          } else {
            tally.add("quits of " + scheme.id, within_month(scheme.quit_hazard_per_month), moved);
          }
        }
      }
    });
  }
  EXPECT_EQ(tally.groups(), 6u);
  tally.expect(0.15, {{"moves of renters", 0.03}, {"purchases of renters", 0.07}});
}

// By scheme and kind of home, in the months in which news of a scheme spreads and after them.
// Without the desk, at which papers wait.
TEST(ClockedRisks, PeopleApplyAtTheHazardsOfTheSchemesThatAdmitThem) {
  const DistrictParameters p = baseline({"service_desk.counters=0.0", "housing.purchase.eligibility.founders_as_core=\"\"",
                                         "housing.purchase.application_hazard_private_rent=0.2",
                                         "housing.apartment.eligibility.min_months_in_district=12",
                                         "housing.maker_room.eligibility.max_months_in_district=24"});
  RecordedRun r(p);
  Tally tally;
  std::vector<int> opens(p.housing.schemes.size(), 1 << 20);
  for (const auto& delivery : p.housing.deliveries) {
    for (std::size_t k = 0; k < opens.size(); ++k) {
      if (delivery.scheme == p.housing.schemes[k].id)
        opens[k] = std::min(opens[k], static_cast<int>(delivery.month - p.run.start));
    }
  }
  const auto hazard = [&](std::size_t k, int home) {
    const SchemeParameters& x = p.housing.schemes[k];
    switch (home) {
      case static_cast<int>(HomeKind::private_rent):
        return x.application_hazard_private_rent;
      case static_cast<int>(HomeKind::own):
        return x.eligibility.owners_admitted ? x.application_hazard_dormitory : 0;
      case static_cast<int>(HomeKind::dormitory):
      case static_cast<int>(HomeKind::relatives):
        return x.application_hazard_dormitory;
      default: {
        const auto tenant_of = static_cast<std::size_t>(home - first_scheme_home);
        const bool bought = p.housing.schemes[tenant_of].kind == SchemeKind::purchase_subsidy;
        return tenant_of == k || bought ? 0 : x.application_hazard_scheme_tenant;
      }
    }
  };
  for (std::uint32_t replication = 0; replication < replications; ++replication) {
    r.run(replication);
    const auto &home = r.events["home_now"], &waiting = r.events["waiting"], &admitting = r.events["admitting"];
    r.for_person_months([&](const PersonMonth& x) {
      // What comes before the applications of a month may open or close a scheme to somebody; the last month has no next scan
      // that would tell.
      if (waiting[x.state] != 0 || x.month + 1 == r.setup.months) return;
      for (const EventKind kind :
           {EventKind::advanced, EventKind::firm_founded, EventKind::job_lost, EventKind::hired, EventKind::job_changed,
            EventKind::works_outside, EventKind::moved, EventKind::home_bought, EventKind::tenancy_over}) {
        if (r.happened(x, kind)) return;
      }
      for (const char* column : {"role", "age", "class_now"}) {
        if (r.events[column][x.state] != r.events[column][x.next]) return;
      }
      double all = 0;
      for (std::size_t k = 0; k < opens.size(); ++k) all += (admitting[x.state] >> k & 1) != 0 ? hazard(k, home[x.state]) : 0;
      for (std::size_t k = 0; k < opens.size(); ++k) {
        const SchemeParameters& scheme = p.housing.schemes[k];
        const EligibilityParameters& rule = scheme.eligibility;
        const bool applied = r.happened(x, EventKind::applied, static_cast<int>(k));
        const bool admits = (admitting[x.state] >> k & 1) != 0 && x.tenure >= rule.min_months_in_district &&
                            x.in_job >= rule.min_months_in_job &&
                            (rule.max_months_in_district == 0 || x.tenure <= rule.max_months_in_district);
        const double own = hazard(k, home[x.state]);
        if (!admits || own <= 0 || x.month < opens[k]) {
          EXPECT_FALSE(applied) << "event " << x.state << ", scheme " << k;
          continue;
        }
        const double known = std::min(1.0, (x.month - opens[k] + 1) / static_cast<double>(p.housing.awareness_ramp_months));
        const double probability = within_month(all) * own / all * known;
        const std::string from = home[x.state] == static_cast<int>(HomeKind::private_rent) ? " from private rent"
                                 : home[x.state] >= first_scheme_home                      ? " from another scheme"
                                                                                           : " from dormitory or relatives";
        tally.add(scheme.id + from, probability, applied);
        tally.add(scheme.id + (known < 1 ? ", while news spreads" : ", known to all"), probability, applied);
      }
    });
  }
  EXPECT_EQ(tally.groups(), 14u);
  tally.expect(0.15, {{"purchase from another scheme", 0.5},
                      {"purchase from dormitory or relatives", 0.6},
                      {"purchase, while news spreads", 0.4},
                      {"maker_room from private rent", 0.05}});
}

}  // namespace hearth

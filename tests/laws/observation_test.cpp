// What the results show of whom programmes act on, of fields, of firms: against what must add up to them.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/expectation.h"
#include "tests/support/programmes.h"

namespace hearth {

// A programme that acts on every employer has all jobs as its staff, all open posts, and all hires and departures from a job;
// one that acts on none has none of them. Nobody comes; people leave and change jobs.
TEST(Observation, AProgrammeForAllEmployersShowsTheWholeOfWork) {
  ProgrammeParameters everybody = for_all_employers();
  everybody.effect.vacancies_filled_per_month = 0.2;
  DistrictParameters p = district_with(everybody, 3000, 24);
  ProgrammeParameters nobody_applies = for_all_employers("idle");
  nobody_applies.applications_per_year = 1e-9;
  carry_out(p, {nobody_applies});
  p.retention.base_hazard_per_month = 0.01;
  p.jobs.change_hazard_per_month = 0.02;
  p.jobs.vacancy_rate = 0.2;
  Trial t(p);
  t.run();
  double hired = 0, left = 0;
  for (int m = 1; m < 24; ++m) {  // all have been taken in during the first month
    EXPECT_EQ(shown(t, "staff", m), t.at("employed", m)) << m;
    EXPECT_EQ(shown(t, "open_posts", m), t.at("vacancies", m)) << m;
    EXPECT_EQ(shown(t, "hires", m), t.at("hires", m) + t.at("job_changes", m)) << m;
    EXPECT_EQ(shown(t, "departures", m), t.at("departures", m)) << m;
    EXPECT_EQ(shown(t, "staff", m, 1) + shown(t, "hires", m, 1) + shown(t, "departures", m, 1), 0) << m;
    hired += shown(t, "hires", m);
    left += shown(t, "departures", m);
  }
  EXPECT_GT(hired, 100);
  EXPECT_GT(left, 100);
}

// Of people whom a support holds those who leave are counted with it, and nobody else: with everybody in it from the second
// month on they are all departures, until it is over after ten months.
TEST(Observation, DeparturesUnderASupportAreCountedWhileItLasts) {
  ProgrammeParameters x = programme("x");
  x.applications_per_year = at_once;
  x.once = true;
  x.effect.hr_leaving = 0.9;
  x.effect.months = 10;
  DistrictParameters p = district_with(x, 5000, 24);
  p.retention.base_hazard_per_month = 0.01;
  Trial t(p);
  t.run();
  for (int m = 1; m < 24; ++m) EXPECT_EQ(shown(t, "departures", m), m < 11 ? t.at("departures", m) : 0) << m;
}

// Every person has one field; who came and who left account for each. Of the 2,400 who come in two years six in ten are of the
// other field: a bias of 8 % shows.
TEST(Observation, FieldsAddUp) {
  DistrictParameters p = plain();
  p.population.initial_total = 3000;
  p.run.months = 24;
  FieldParameters other = p.fields[0];
  other.id = "other";
  p.fields[0].initial_share = 0.7;
  other.initial_share = 0.3;
  p.fields.push_back(other);
  p.channels[0].rate_per_year = 1200;
  p.channels[0].fields = {{"f", 0.4}, {"other", 0.6}};
  for (SectorParameters& x : p.sectors) x.fields.push_back("other");
  p.retention.base_hazard_per_month = 0.01;
  Trial t(p);
  t.run();
  for (std::size_t f = 0; f < 2; ++f) {
    double before = std::nan("");
    for (int m = 0; m < 24; ++m) {
      const double people = t.at("people_by_field", m, f);
      if (m > 0) {
        EXPECT_EQ(people, before + t.at("arrivals_by_field", m, f) - t.at("departures_by_field", m, f)) << m;
      }
      before = people;
    }
  }
  double came = 0, of_other = 0;
  for (int m = 0; m < 24; ++m) {
    came += t.at("arrivals_by_field", m, 0) + t.at("arrivals_by_field", m, 1);
    of_other += t.at("arrivals_by_field", m, 1);
    EXPECT_EQ(t.at("arrivals_by_field", m, 0) + t.at("arrivals_by_field", m, 1), t.at("arrivals", m)) << m;
  }
  EXPECT_GT(came, 2000);
  EXPECT_NEAR(of_other / came, 0.6, 0.05);
}

// Start-ups founded in a month are left after three years with the chance exp(-12 (h1 + h2 + h3)). 300 a month over 60 months
// show a bias of 5 %, where a month more or less of the third year would be 10 %.
TEST(Observation, SurvivalOfThreeYearsIsThatOfTheHazards) {
  DistrictParameters p = plain();
  p.run.months = 96;
  p.population.initial_total = 10;
  p.sectors[0].startup_share = 1;
  p.firms.outsider_births_per_month = 300;
  p.firms.failure_hazard_year1 = 0.004;
  p.firms.failure_hazard_year2 = 0.02;
  p.firms.failure_hazard_year3 = 0.1;
  Trial t(p);
  t.run();
  double sum = 0;
  for (int m = 0; m < 96; ++m) {
    const double survival = t.at("startup_survival_3y", m);
    EXPECT_EQ(std::isnan(survival), m < 36) << m;
    EXPECT_TRUE(std::isnan(t.at("young_startup_survival_3y", m))) << "nobody founded these";
    if (m >= 36) sum += survival;
  }
  const double expected = std::exp(-12 * (0.004 + 0.02 + 0.1));
  EXPECT_NEAR(sum / 60, expected, 0.012);
}

}  // namespace hearth

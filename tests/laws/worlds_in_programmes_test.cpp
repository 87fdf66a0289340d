// One more person, with every programme and with each of them switched off.
#include <gtest/gtest.h>

#include "tests/support/programmes.h"

namespace hearth {

// The worlds test: where programmes have room for all, one more person changes nobody else, with every task and without each.
// The two worlds differ by that person alone: one more at most is there, applies or is supported, and as many come.
TEST(Worlds, OneMorePersonChangesNobodyElseInProgrammes) {
  const auto district = [](std::int64_t people, std::size_t off) {
    DistrictParameters p = plain();
    p.run.months = 48;
    p.population.initial_total = people;
    p.channels[0].rate_per_year = 600;
    p.channels[0].keeps_post = true;
    p.retention.base_hazard_per_month = 0.02;
    ProgrammeParameters service = programme("service");
    service.applications_per_year = 1;
    service.effect.months = 12;
    service.effect.hr_leaving = 0.7;
    ProgrammeParameters course = programme("course");
    course.applications_per_year = 0.5;
    course.months = 6;
    course.pass_share = 0.7;
    course.effect.from = EffectFrom::completion;
    course.effect.months = 24;
    course.effect.wage_rise = 0.1;
    course.effect.leaving_share = 0.05;
    ProgrammeParameters station = programme("station", Serves::newcomers);
    station.recruitment.channel = "in";
    station.recruitment.leads_per_unit_year = 100;
    station.recruitment.lag_months = 3;
    ProgrammeParameters manager = programme("manager", Serves::employers);
    manager.applications_per_year = 2;
    manager.effect.hr_leaving = 0.8;
    manager.eligibility.quality_firms_only = true;
    manager.effect.months = 24;
    p.firms.quality_firm_share = 1;
    carry_out(p, {service, course, station, manager});
    if (off < p.tasks.size()) p.tasks[off].enabled = false;
    return p;
  };
  for (std::size_t off = 0; off <= 4; ++off) {
    Trial a(district(2000, off)), b(district(2001, off));
    a.run();
    b.run();
    double before = 1;
    for (int m = 0; m < 48; ++m) {
      const double extra = b.at("people", m) - a.at("people", m);
      ASSERT_TRUE(extra == 0 || extra == 1) << off << ", " << m;
      ASSERT_LE(extra, before) << off << ", " << m;
      ASSERT_EQ(b.at("arrivals", m), a.at("arrivals", m)) << off << ", " << m;
      for (std::size_t q = 0; q < 4; ++q) {
        for (const char* series : {"applicants", "served", "effect", "in_programme"}) {
          if (std::isnan(shown(a, series, m, q)) && std::isnan(shown(b, series, m, q))) continue;  // it acts at once
          const double more = shown(b, series, m, q) - shown(a, series, m, q);
          ASSERT_TRUE(more == 0 || (q < 2 && more == 1)) << off << ", " << m << ", " << series << ", " << q;
        }
      }
      before = extra;
    }
  }
}

}  // namespace hearth

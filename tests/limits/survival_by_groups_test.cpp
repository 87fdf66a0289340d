// Proportional hazards at work: groups that differ in several covariates at once leave at the base hazard times the product of
// their ratios.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "tests/support/expectation.h"
#include "tests/support/reduced_district.h"

namespace hearth {

namespace {

constexpr double base = 0.01;
constexpr double of_class = 1.5, of_field = 0.7, of_couple = 1.3, of_family = 0.6, of_fifty = 1.4, of_tag = 0.8, of_owner = 0.5,
                 of_searcher = 2, of_near = 0.9;

struct Group {
  bool high_class, other_field;
  Household household;
  bool fifty, tagged, owner, searches;
  // Whoever has a job works twelve minutes away; a searcher has no commute.
  double ratio() const {
    return (high_class ? of_class : 1) * (other_field ? of_field : 1) *
           (household == Household::couple   ? of_couple
            : household == Household::family ? of_family
                                             : 1) *
           (fifty ? of_fifty : 1) * (tagged ? of_tag : 1) * (owner ? of_owner : 1) * (searches ? of_searcher : of_near);
  }
};

// Every covariate is met with and without every other (an orthogonal array, but for the three kinds of household).
const std::vector<Group> groups = {
    {false, false, Household::single, false, false, false, false}, {false, false, Household::couple, true, true, true, true},
    {false, true, Household::family, false, false, true, true},    {false, true, Household::single, true, true, false, false},
    {true, false, Household::family, false, true, false, true},    {true, false, Household::single, true, false, true, false},
    {true, true, Household::couple, false, true, true, false},     {true, true, Household::couple, true, false, false, true},
};

// A class and a channel for every group; everybody comes in the first month.
DistrictParameters cohort_of_every_group(double people) {
  DistrictParameters p = plain();
  p.run.months = 24;
  FieldParameters other;
  other.id = "g";
  other.hr_leaving = of_field;
  p.fields.push_back(other);
  p.sectors[0].fields = {"f", "g"};
  const ClassParameters cls = p.classes[0];
  const ChannelParameters channel = p.channels[0];
  p.classes.clear();
  p.channels.clear();
  for (std::size_t k = 0; k < groups.size(); ++k) {
    const Group& g = groups[k];
    const std::string id = "group" + std::to_string(k);
    p.classes.push_back(cls);
    p.classes.back().id = id;
    p.classes.back().hr_leaving = g.high_class ? of_class : 1;
    p.channels.push_back(channel);
    ChannelParameters& c = p.channels.back();
    c.id = id;
    c.classes = {{id, 1}};
    c.fields = {{g.other_field ? "g" : "f", 1}};
    c.share_single = g.household == Household::single ? 1 : 0;
    c.share_couple = g.household == Household::couple ? 1 : 0;
    c.share_30_39 = g.fifty ? 0 : 1;
    c.share_international = g.tagged ? 1 : 0;
    c.share_own_home = g.owner ? 1 : 0;
    c.share_with_job = 0;
    c.keeps_post = !g.searches;
    arrive_between(p, c, 0, 0, people);
  }
  p.jobs.match_hazard_per_month = 0;
  p.jobs.search_months_before_leaving = 120;
  RetentionParameters& r = p.retention;
  r.base_hazard_per_month = base;
  r.hr_household_couple = of_couple;
  r.hr_household_family = of_family;
  r.hr_age_50_plus = of_fifty;
  r.hr_international_tag = of_tag;
  r.hr_home_own = of_owner;
  r.hr_no_job = of_searcher;
  r.hr_commute_under_30 = of_near;
  r.hr_tenure_0_6 = 1.6;
  r.hr_tenure_7_12 = 1.2;
  return p;
}

}  // namespace

// Survivors of every group after 7, 13 and 24 months of risk are binomial(n, e^-H) with H = base x product of ratios x months
// weighted by the ratios of tenure. With 100,000 people a group a product that is off by 8 % shows in every group; one that is
// missing, doubled, or applied to somebody else is off by 10 % at least (of_near).
TEST(SurvivalByGroups, FollowsTheProductOfTheRatios) {
  constexpr double people = 100000;
  Trial t(cohort_of_every_group(people));
  t.run(0, false);
  for (std::size_t k = 0; k < groups.size(); ++k) {
    const double arrived = t.at("arrivals", 0, k);
    double weighted_months = 0;
    for (int m = 0; m < 24; ++m) {
      weighted_months += m <= 6 ? 1.6 : m <= 12 ? 1.2 : 1;
      if (m != 6 && m != 12 && m != 23) continue;
      const double hazard = base * groups[k].ratio() * weighted_months;
      const double survive = std::exp(-hazard);
      const double error_of_hazard = std::sqrt((1 - survive) / (survive * arrived));
      expect_value(-std::log(t.at("people", m, k) / arrived), hazard, error_of_hazard, m == 23 ? 0.08 : 0.16,
                   "group " + std::to_string(k) + ", month " + std::to_string(m));
    }
  }
}

}  // namespace hearth

// In which town a scheme's home is offered: where the applicant likes best among those with a free home.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <utility>

#include "tests/support/reduced_district.h"

namespace hearth {

namespace {

// Three towns in a row, 40 minutes apart, with all jobs and all first homes in the first; so many homes of a scheme in each.
DistrictParameters homes_in_a_row(std::int64_t people, const std::array<std::int64_t, 3>& homes, int turnaround) {
  DistrictParameters p = plain();
  p.population.initial_total = people;
  TownParameters town = p.towns[0];
  p.towns.clear();
  for (const char* id : {"near", "middle", "far"}) {
    town.id = id;
    p.towns.push_back(town);
    town.job_share = town.home_share = 0;
  }
  for (const auto& [from, to] : {std::pair{"near", "middle"}, std::pair{"middle", "far"}}) {
    LinkParameters link;
    link.from = from;
    link.to = to;
    link.minutes = 40;
    p.links.push_back(link);
  }
  SchemeParameters flat = flats();
  flat.turnaround_months = turnaround;
  p.housing.schemes = {flat};
  for (std::size_t t = 0; t < homes.size(); ++t) deliver(p, "flat", 0, homes[t], p.towns[t].id);
  start_with_relatives(p);
  return p;
}

}  // namespace

// By hand: with 3, 2 and 2 homes the first three live near, the next two in the middle and the others far, whichever month they
// come in and in however many together; nobody is sent further while a nearer home is free, or is offered one that is let.
TEST(ChoiceOfTown, FillsTheNearestHomesFirst) {
  for (const int turnaround : {0, 1}) {
    for (std::int64_t people = 1; people <= 9; ++people) {
      Trial t(homes_in_a_row(people, {3, 2, 2}, turnaround));
      for (std::uint32_t r = 0; r < 3; ++r) {
        t.run(r);
        for (int m = 0; m < t.months(); ++m) {
          const auto held = static_cast<std::int64_t>(t.at("homes_held", m));
          EXPECT_EQ(t.at("people_by_town", m, 1), std::clamp<std::int64_t>(held - 3, 0, 2)) << people << " people, month " << m;
          EXPECT_EQ(t.at("people_by_town", m, 2), std::max<std::int64_t>(held - 5, 0)) << people << " people, month " << m;
        }
        EXPECT_EQ(t.at("homes_held", t.months() - 1), std::min<std::int64_t>(people, 7));
      }
    }
  }
}

}  // namespace hearth

// A tenant of one scheme who moves up to another frees the room that they leave.
#include <gtest/gtest.h>

#include "tests/support/reduced_district.h"

namespace hearth {

namespace {

// A room is given in month 0 and taken by one of 200; a flat, open to tenants of rooms alone, comes in month 30, when its only
// possible applicant moves up as soon as they apply. `flat_first`: the flat stands before the room in the list of schemes.
DistrictParameters room_and_flat(bool flat_first, int turnaround) {
  DistrictParameters p = plain();
  p.run.months = 60;
  p.population.initial_total = 200;
  p.firms.initial_established = 1;
  SchemeParameters room = flats("room");
  room.turnaround_months = turnaround;
  SchemeParameters flat = flats("flat");
  flat.application_hazard_dormitory = 0;
  flat.application_hazard_scheme_tenant = 1;
  p.housing.schemes = {room, flat};
  if (flat_first) std::swap(p.housing.schemes[0], p.housing.schemes[1]);
  deliver(p, "room", 0, 1);
  deliver(p, "flat", 30, 1);
  start_with_relatives(p);
  return p;
}

}  // namespace

// The room is given up in the month of the move and, after its turnaround, given again at once. Without a turnaround it is
// given in the month of the move where its scheme is served after the flat's, and else in the next. One home of each scheme is
// held in every month but those of the turnaround.
TEST(VacancyChain, ATenantWhoMovesUpFreesTheRoom) {
  for (const bool flat_first : {true, false}) {
    for (const int turnaround : {0, 1, 4}) {
      Trial t(room_and_flat(flat_first, turnaround));
      const std::size_t room = flat_first ? 1 : 0, flat = flat_first ? 0 : 1;
      for (std::uint32_t r = 0; r < 10; ++r) {
        t.run(r);
        int moved = 30;
        while (moved < 60 && t.at("placements", moved, flat) == 0) ++moved;
        ASSERT_LT(moved, 50);
        const int again = moved + (turnaround > 0 ? turnaround : flat_first ? 0 : 1);
        for (int m = 1; m < 60; ++m) {
          EXPECT_EQ(t.at("placements", m, flat), m == moved ? 1 : 0) << m;
          EXPECT_EQ(t.at("releases", m, room), m == moved ? 1 : 0) << m;
          EXPECT_EQ(t.at("placements", m, room), m == again ? 1 : 0) << m << ", moved in " << moved;
          EXPECT_EQ(t.at("homes_held", m, room), m < moved || m >= again ? 1 : 0) << m;
          EXPECT_EQ(t.at("homes_held", m, flat), m >= moved ? 1 : 0) << m;
        }
      }
    }
  }
}

}  // namespace hearth

#include "sim/agenda.h"

#include <gtest/gtest.h>

namespace hearth {

// A hand-worked case: whoever came to a slot after an appointment was made is somebody else.
TEST(Agenda, KnowsInWhichMonthEachAppointmentWasMade) {
  Agenda agenda;
  agenda.reset(6);
  agenda.add(4, 7, 1);
  agenda.add(0, 7, 2);  // for the month itself
  agenda.add(6, 7, 3);  // beyond the last
  agenda.end_month(0);
  agenda.end_month(1);  // nothing was made
  agenda.add(4, 8, 31);
  agenda.add(4, 9, 1);
  agenda.add(5, 9, 1);
  agenda.end_month(2);
  agenda.end_month(3);
  agenda.add(4, static_cast<std::uint32_t>(max_slots) - 1, 1);

  EXPECT_EQ(agenda.size(4), 4u);
  const auto list = agenda.take(4);
  ASSERT_EQ(list.size(), 4u);
  Agenda::Origin made = agenda.origin(4);
  for (const int month : {0, 2, 2, 4}) EXPECT_EQ(made.next(), month);
  EXPECT_EQ(list[1].slot(), 8u);
  EXPECT_EQ(list[1].kind(), 31u);
  EXPECT_EQ(list[3].slot(), max_slots - 1);
  EXPECT_EQ(list[3].kind(), 1u);
  EXPECT_EQ(agenda.size(5), 1u);
  EXPECT_EQ(agenda.origin(5).next(), 2);
  agenda.end_month(4);
  EXPECT_EQ(agenda.size(4), 0u);
}

// More blocks than are made at a time, and months whose blocks earlier ones gave back.
TEST(Agenda, KeepsLongListsInOrder) {
  Agenda agenda;
  agenda.reset(10);
  for (int month = 0; month < 9; ++month) {
    for (std::uint32_t i = 0; i < 10000; ++i) agenda.add(month + 1 + static_cast<int>(i % 2), i, 0);
    const auto list = agenda.take(month);
    Agenda::Origin made = agenda.origin(month);
    int last = -1;
    for (const Appointment& x : list) {
      const int in = made.next();
      EXPECT_EQ(in, x.slot() % 2 == 0 ? month - 1 : month - 2);
      EXPECT_LE(last, in);
      last = in;
    }
    EXPECT_EQ(list.size(), month == 0 ? 0u : month == 1 ? 5000u : 10000u);
    agenda.end_month(month);
  }
}

}  // namespace hearth

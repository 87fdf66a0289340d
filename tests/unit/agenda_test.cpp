#include "sim/agenda.h"

#include <gtest/gtest.h>

#include <span>
#include <vector>

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
  std::vector<Appointment> list;
  agenda.take(4, [&](std::span<const Appointment> block) { list.insert(list.end(), block.begin(), block.end()); });
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

// Of more blocks than one, in a small and in a large district.
class LongLists : public testing::TestWithParam<std::size_t> {};
INSTANTIATE_TEST_SUITE_P(Agenda, LongLists, testing::Values(0u, 10'000'000u));

TEST_P(LongLists, KeepTheirOrder) {
  Agenda agenda;
  agenda.reset(10, GetParam());
  constexpr std::uint32_t people = 200000;
  for (int month = 0; month < 9; ++month) {
    if (month == 4) agenda = Agenda(agenda);  // goes on in a copy
    for (std::uint32_t i = 0; i < people; ++i) agenda.add(month + 1 + static_cast<int>(i % 2), i, 0);
    Agenda::Origin made = agenda.origin(month);
    int last = -1;
    std::size_t read = 0;
    agenda.take(month, [&](std::span<const Appointment> block) {
      read += block.size();
      for (const Appointment& x : block) {
        const int in = made.next();
        EXPECT_EQ(in, x.slot() % 2 == 0 ? month - 1 : month - 2);
        EXPECT_LE(last, in);
        last = in;
      }
      agenda.add(month, 0, 0);  // too late: never read
    });
    EXPECT_EQ(read, month == 0 ? 0u : month == 1 ? people / 2 : people);
    agenda.end_month(month);
  }
}

}  // namespace hearth

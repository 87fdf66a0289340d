#include "sim/calendar.h"

#include <gtest/gtest.h>

#include "sim/schedule.h"

namespace hearth {

TEST(Calendar, ReadsAndWritesMonths) {
  EXPECT_EQ(parse_month("2016-07"), Month::of(2016, 7));
  EXPECT_EQ(to_string(Month::of(2016, 7) + 6), "2017-01");
  for (const char* bad : {"2016-13", "2016-00", "16-07", "2016-7", "2016/07", "1600-01", "2016-07-01"})
    EXPECT_FALSE(parse_month(bad)) << bad;
}

TEST(Calendar, CountsDaysOverLeapYears) {
  EXPECT_EQ(days_since_1970(Month::of(1970, 1)), 0);
  EXPECT_EQ(days_since_1970(Month::of(2016, 1)), 16801);
  EXPECT_EQ(days_since_1970(Month::of(2016, 3)) - days_since_1970(Month::of(2016, 2)), 29);
  EXPECT_EQ(days_since_1970(Month::of(2100, 3)) - days_since_1970(Month::of(2100, 2)), 28);
}

TEST(Schedule, StepsHoldAndRampsMove) {
  const std::vector<Schedule::Point> points = {{Month::of(2016, 7), 500}, {Month::of(2017, 1), 1100}};
  const Schedule step(Schedule::Shape::step, points);
  const Schedule ramp(Schedule::Shape::ramp, points);
  EXPECT_EQ(step.at(Month::of(2016, 12)), 500);
  EXPECT_EQ(ramp.at(Month::of(2016, 10)), 800);
  EXPECT_EQ(ramp.at(Month::of(2015, 1)), 500);
  EXPECT_EQ(ramp.at(Month::of(2030, 1)), 1100);
  EXPECT_EQ(ramp.delayed(3).at(Month::of(2017, 1)), 800);
  EXPECT_EQ(Schedule(4.0).at(Month::of(2016, 1)), 4);
}

}  // namespace hearth

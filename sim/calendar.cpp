#include "sim/calendar.h"

#include <cstdio>

namespace hearth {

std::optional<Month> parse_month(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  int digits[6];
  int n = 0;
  for (const std::size_t i : {0, 1, 2, 3, 5, 6}) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    digits[n++] = text[i] - '0';
  }
  const int year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
  const int month = digits[4] * 10 + digits[5];
  if (year < 1900 || year > 2200 || month < 1 || month > 12) return std::nullopt;
  return Month::of(year, month);
}

std::string to_string(Month month) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02d", month.year(), month.month_of_year());
  return text;
}

std::int64_t days_since_1970(Month month) {
  // Years counted from March, so that the leap day is a year's last (Hinnant's civil-from-days, inverted).
  const int m = month.month_of_year();
  const std::int64_t y = month.year() - (m <= 2 ? 1 : 0);
  const std::int64_t era = y / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

}  // namespace hearth

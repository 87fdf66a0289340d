#include "sim/calendar.h"

#include <array>
#include <cstdio>

namespace hearth {

std::optional<Month> parse_month(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  int digits = 0;  // 201607
  for (const std::size_t i : {0, 1, 2, 3, 5, 6}) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    digits = digits * 10 + (text[i] - '0');
  }
  const int year = digits / 100;
  const int month = digits % 100;
  if (year < 1900 || year > 2200 || month < 1 || month > 12) return std::nullopt;
  return Month::of(year, month);
}

std::optional<Month> parse_month_or_day(std::string_view text) {
  const auto month = parse_month(text.substr(0, 7));
  if (!month || text.size() == 7) return month;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != 10 || text[7] != '-' || !is_digit(text[8]) || !is_digit(text[9])) return std::nullopt;
  const int day = (text[8] - '0') * 10 + (text[9] - '0');
  return day >= 1 && day <= days_since_1970(*month + 1) - days_since_1970(*month) ? month : std::nullopt;
}

std::string to_string(Month month) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d", month.year(), month.month_of_year());
  return text.data();
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

// Calendar months. A month is the model's time step; durations are plain `int` counts named `..._months`.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hearth {

/// A calendar month, e.g. 2016-07, counted from January of year 0.
struct Month {
  std::int32_t index = 0;

  static constexpr Month of(int year, int month_of_year) { return {year * 12 + month_of_year - 1}; }

  constexpr int year() const { return index / 12; }
  constexpr int month_of_year() const { return index % 12 + 1; }  // 1 = January

  friend constexpr auto operator<=>(Month, Month) = default;
  friend constexpr Month operator+(Month m, int months) { return {m.index + months}; }
  friend constexpr Month operator-(Month m, int months) { return {m.index - months}; }
  friend constexpr int operator-(Month a, Month b) { return a.index - b.index; }
};

/// Reads "2016-07" (years 1900 to 2200); empty when the text is anything else.
std::optional<Month> parse_month(std::string_view text);

/// Reads "2016-07", or a day of the month such as "2016-07-15"; empty when the text is anything else.
std::optional<Month> parse_month_or_day(std::string_view text);

/// "2016-07".
std::string to_string(Month month);

/// Days from 1970-01-01 to the first day of the month (proleptic Gregorian calendar).
std::int64_t days_since_1970(Month month);

}  // namespace hearth

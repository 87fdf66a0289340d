// A clock of a risk whose hazard changes only when something happens to its owner: it holds the date at which the risk fires
// under the present hazard. When the hazard changes, the time that is left is rescaled by the ratio of the hazards, which is
// accumulated hazard (sim/hazard.h) integrated ahead; Gibson and Bruck (2000) call it the next-reaction method. Between events
// a clock costs one comparison a month, of 16 bits.
#pragma once

#include <algorithm>
#include <cstdint>

namespace hearth {

/// Dates in 1/32 months since the run began, to the nearest, up to month 1,023. A risk without a hazard keeps what is left of
/// its unit-exponential threshold instead, in 1/1024.
struct Clock {
  static constexpr std::uint16_t far = 32767;     // beyond the last date
  static constexpr std::uint16_t paused = 32768;  // plus the threshold that is left
  std::uint16_t code = paused;

  /// A new threshold (a unit exponential) under a hazard per month, from the start of month `now`.
  static Clock started(float threshold, float hazard, int now) {
    // NOLINTBEGIN(bugprone-incorrect-roundings): positive, and small enough for a float to hold halves
    if (hazard <= 0) return {static_cast<std::uint16_t>(paused + std::min(threshold, 31.0F) * 1024.0F + 0.5F)};
    const float date = (static_cast<float>(now) + threshold / hazard) * 32.0F + 0.5F;
    return {date < far ? static_cast<std::uint16_t>(date) : far};
    // NOLINTEND(bugprone-incorrect-roundings)
  }

  /// The same threshold when the hazard changes at the start of month `now`. `fresh`: a unit exponential, used only where
  /// `is_far` (what lies beyond the last date is memoryless).
  Clock rescaled(float before, float after, int now, float fresh = 0) const {
    const float left = code >= paused ? static_cast<float>(code - paused) / 1024.0F
                                      : std::max(0.0F, static_cast<float>(code) / 32.0F - static_cast<float>(now)) * before;
    return started(code == far ? left + fresh : left, after, now);
  }
  /// A fixed date: the start of a month.
  static Clock at(int month) { return {month < far / 32 ? static_cast<std::uint16_t>(month * 32) : far}; }

  bool is_far() const { return code == far; }
  /// The month in which it fires, if ever.
  int month() const { return code >> 5; }
  bool fires(int in_month) const { return month() == in_month; }
};
static_assert(sizeof(Clock) == 2);

/// The clocks of one owner stand together, so that an event finds all that it changes in one place.
inline constexpr std::uint32_t clocks_per_owner = 4;
struct alignas(8) Clocks {
  Clock of[clocks_per_owner];
};

/// A clock that fires: bits 0-27 the owner, bits 28-31 which of its clocks.
struct DueClock {
  std::uint32_t packed;
  std::uint32_t owner() const { return packed & 0x0fffffffu; }
  std::uint32_t which() const { return packed >> 28; }
};

}  // namespace hearth

// Arrivals: how many come through each channel, who they are, and how they settle. ODD: 7.1 Arrivals.
//
// Streams: year_shock, arrival_count, person_profile, person_thresholds, person_candidates.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "models/codes.h"
#include "sim/id.h"
#include "sim/random.h"

namespace hearth {

struct District;

/// First bytes of identities that are no arrival channel.
inline constexpr std::uint32_t origin_initial = 0xFF;
inline constexpr std::uint32_t origin_employer = 0xFE;
inline constexpr std::uint32_t origin_outsider_firm = 0xFD;
inline constexpr std::uint32_t origin_founded_firm = 0xFC;
inline constexpr std::uint32_t origin_team = 0xFB;
inline constexpr std::uint32_t origin_home = 0xFA;
inline constexpr std::uint32_t origin_programme = 0xF9;

/// Poisson count by inversion of uniform words: for the same words a larger mean never gives a smaller count. Means above 500
/// are cut into parts with a word each (`word(k)`).
template <class Words>
std::int64_t poisson_by_inversion(double mean, const Words& word);

/// The people, employers and teams of the first month: one draw a seed, the same in all its replications, which differ in what
/// happens to them.
void settle_initial_stock(District& d);
/// What this replication holds for them: thresholds of the risks, dates, failures of firms.
void draw_fates_of_initial_stock(District& d);

/// This month's arrivals of all channels but referrals, which come by appointment.
void arrive(District& d);

/// People, or teams, of a channel whom a programme brings this month; `field`: for posts of a field that people fill at once,
/// -1: as the channel says. `arrived(slot)` is called for each, of a team for the first of its core.
void arrive_through(District& d, int channel, int field, std::span<const Identity> who,
                    const std::function<void(std::uint32_t)>& arrived);

/// A newcomer brought by a settled person.
void arrive_by_referral(District& d, std::uint32_t referrer);

/// The multiplier on a channel's rate from wages against rents and from the wait for scheme homes, lagged.
double attractiveness(const District& d, bool wages_and_rents, bool housing_wait);

}  // namespace hearth

#include "models/poisson.h"

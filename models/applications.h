// Who applies for a scheme home, and when. ODD: 7.5.2 Applications. Stream: apply_for_home.
#pragma once

#include <cstdint>

namespace hearth {

struct District;

/// How far news of each scheme has spread: applications open with its first delivery and rise to their full level over
/// housing.awareness_ramp_months.
void open_applications(District& d);

/// Everything that the scheme's eligibility asks, now.
bool is_eligible(const District& d, std::uint32_t slot, int scheme);

/// People whose application risk fired join the waiting list of a scheme, if they are eligible.
void apply_for_homes(District& d);

/// Somebody whose papers the service desk has done joins the waiting list of a scheme, if they are still eligible.
void apply_for_home(District& d, std::uint32_t slot, int scheme);

/// The pending application, if there is one, ends; returns its scheme, or -1.
int withdraw(District& d, std::uint32_t slot);
/// The same for somebody who leaves the district or has bought a home.
void withdraw_for_good(District& d, std::uint32_t slot);

/// Points that do not change while waiting.
double static_points(const District& d, std::uint32_t slot, int scheme);

}  // namespace hearth

// Who applies for a scheme home, and when. ODD: 7.5.2 Applications. Streams: apply_for_home, patience.
#pragma once

#include <cstdint>

namespace hearth {

struct District;

/// This month's application hazards, put into the rows of the home table: applications open with a scheme's first delivery and
/// rise to their full level over housing.awareness_ramp_months.
void open_applications(District& d);

/// Everything that the scheme's eligibility asks, now.
bool is_eligible(const District& d, std::uint32_t slot, int scheme);

/// People whose application risk fired join a queue, if thinning and eligibility let them.
void apply_for_homes(District& d);

/// The pending application ends without a home.
void withdraw(District& d, std::uint32_t slot);

/// Month in which somebody who applied in `applied` gives up.
int end_of_patience(const District& d, std::uint32_t slot, int applied);

/// Points that do not change while waiting.
double static_points(const District& d, std::uint32_t slot, int scheme);

}  // namespace hearth

// Personal appointments: advances, new roles, foundings, birthdays, ends of waiting. ODD: 7.3 Careers.
// Streams: advance, become_backbone, found_firm, refer_newcomer.
#pragma once

#include "models/district.h"

namespace hearth {

/// Carries out what was due for people this month, payments of grants included.
void keep_appointments(District& d);

/// Somebody leaves the job and founds a firm; false where that is not for them: founders, core members, people who work
/// outside, and fields without start-ups.
bool start_firm(District& d, std::uint32_t slot, const FoundingPlace* where = nullptr);
bool may_start_firm(const District& d, std::uint32_t slot, const FoundingPlace* where = nullptr);

/// Draws when somebody who has just changed class moves on from it, after the minimum months there.
void plan_advance(District& d, std::uint32_t slot);

}  // namespace hearth

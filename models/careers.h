// Personal appointments: advances, new roles, foundings, birthdays, ends of waiting. ODD: 7.3 Careers.
// Streams: advance, become_backbone, found_firm, refer_newcomer.
#pragma once

#include "models/district.h"

namespace hearth {

/// Carries out what was due for people this month, payments of grants included.
void keep_appointments(District& d);

/// Draws when somebody who has just changed class moves on from it, after the minimum months there.
void plan_advance(District& d, std::uint32_t slot);

/// The kind of appointment that is an advance from a class: void when its holder has changed class before.
inline std::uint32_t advance_from(int cls) {
  return static_cast<std::uint32_t>(Date::advance) + static_cast<std::uint32_t>(cls);
}

}  // namespace hearth

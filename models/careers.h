// Personal appointments: advances, new roles, foundings, birthdays, ends of waiting. ODD: 7.3 Careers.
// Streams: advance, become_backbone, found_firm, refer_newcomer.
#pragma once

namespace hearth {

struct District;

/// Carries out what was due for people this month, tenancies and grants included.
void keep_appointments(District& d);

}  // namespace hearth

// The month's scan of risks and what follows from it: who leaves, and who decided what. ODD: 3 Process overview, 7.7 Retention.
// Streams: change_job, move_home, apply_for_home, departure_reason.
#pragma once

namespace hearth {

struct District;

/// Subtracts every person's hazards (in parallel where the run is large enough) and sorts who fired into leavers and decisions.
/// Nothing else changes. Who leaves does nothing else this month.
void scan_risks(District& d, bool parallel);

/// The leavers leave: homes, jobs, teams and ties are released; neighbours notice.
void depart(District& d);

/// Ties lost long enough ago stop counting.
void forget_lost_ties(District& d);

}  // namespace hearth

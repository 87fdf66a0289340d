// Every random decision of the simulator, numbered once. A draw is a pure function of
//   (seed, replication, stream, entity, ordinal),
// so a decision keeps its luck whatever else happens, and no two decisions share any. Numbers are part of the results' meaning:
// append, never renumber or reuse.
#pragma once

#include <cstdint>

namespace hearth {

enum class Stream : std::uint32_t {
  // Arrivals
  year_shock = 1,         // entity: calendar year
  arrival_count = 2,      // entity: channel; ordinal: month
  person_profile = 3,     // entity: person; ordinals 0, 1, ...: blocks of the attributes
  person_thresholds = 4,  // entity: person: first thresholds of leaving and of the clocked risks
  person_candidates = 5,  // entity: person: first dates of the rare risks
  // Clocked risks: entity: person; ordinal: how many times it has fired before
  change_job = 11,
  move_home = 12,
  apply_for_home = 13,
  far_clock = 14,  // entity: person; ordinal: risk and month: the threshold beyond a clock's last date
  // Rare risks on the calendar, after the first date: entity: person; ordinal: the month after which the next date is sought
  advance = 20,
  become_backbone = 21,
  found_firm = 22,  // also ordinal: the month of a founding, for the firm
  refer_newcomer = 23,
  // Work
  job_search = 30,        // entity: person; ordinal: month
  employer_profile = 32,  // entity: employer
  employer_failure = 34,  // entity: employer; ordinal: month + 1 when a programme changes the hazard
  outsider_firms = 35,    // entity: month
  // Teams
  team_dissolution = 40,  // entity: team; ordinal: month + 1 when a programme changes the hazard
  team_refill = 41,       // entity: team; ordinal: month
  // Homes
  delivery_slip = 50,  // entity: scheme, month of the plan and town
  lottery = 51,        // entity: person; ordinal: scheme and month of the draw
  offer = 52,          // entity: person; ordinal: scheme and month
  renewal = 53,        // entity: person; ordinal: month
  next_home = 55,      // entity: person; ordinal: month: the town after a tenancy
  purchase_town = 56,  // entity: person; ordinal: month
  building_ties = 57,  // entity: person; ordinal: month
  // The initial stock
  initial_sample = 71,  // entity: coordinate of the sample; of all replications
  // Programmes: the ordinal holds a hash of the programme's id and the month
  programme_call = 60,     // entity: person or employer: the next application
  programme_lot = 61,      // entity: person or employer: place among those who apply in the same month, patience, lots
  programme_outcome = 62,  // entity: person or employer: selection, passing, what follows
  programme_slip = 63,     // entity: programme, or schedule of the desk; ordinal: month of the milestone in the plan
  recruitment_count = 64,  // entity: programme; ordinal: month
  recruitment_lead = 65,   // entity: lead: whether it comes
  placement = 66,          // entity: person: where a placement leads
  vacancy_help = 67,       // entity: employer; ordinal: programme and month
  desk_cases = 68,         // entity: month
  new_post = 70,           // entity: programme; ordinal: number of the post
  desk_delay = 69,         // entity: person; ordinal: month and what for
  // Why somebody left
  departure_reason = 80,  // entity: person
};

/// What one word of a draw is stretched into, where a decision needs several small choices. Like streams: no two share any
/// luck.
enum class Use : std::uint32_t {
  birthday = 1,
  interest,  // and those after it: one a scheme
  founding = 16,
  firm_town,
  firm_sector,
  colleagues,
  town_of_search,
  cohort,
  works_outside,
  job_tenure,
  awareness,
  months_in_band,
  months_in_job,
  lease_month,
  firm_age,
  key_sector,
  programme,  // and those after it: one a programme, by the hash of its id
};

}  // namespace hearth

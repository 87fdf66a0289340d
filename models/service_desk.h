// The service desk: a queue of visits at its counters, whose wait delays every application that passes through it. ODD: 7.11
// The service desk. Task 14 of the plan. Streams: desk_cases, desk_delay.
//
// A fluid queue in steps of a month: visits come (cases not handled online, with second visits), each with the minutes of its
// request; the counters take as many as their minutes allow, those who wait give up at a constant hazard. The wait of who comes
// now is the minutes that wait over those of a month.
#pragma once

#include <cstdint>
#include <vector>

#include "models/milestones.h"
#include "sim/monthly_lists.h"
#include "sim/schedule.h"

namespace hearth {

struct District;

/// An application that is at the desk until its month.
struct AtDesk {
  std::uint32_t who = 0;    // slot, or employer
  std::uint32_t check = 0;  // fingerprint of the person or employer
  std::uint32_t what = 0;   // the programme, or the scheme
  std::uint32_t for_home = 0;
};

struct ServiceDesk {
  // What the task changes, with the slips of its milestones; where it is not carried out, as when the run began
  Schedule counters, online_share, one_visit_share;
  int platform_opens = 0;             // month of the run
  std::vector<Milestone> milestones;  // of the online share
  // Of this month
  std::int64_t cases = 0;
  std::int64_t online = 0;
  double visits = 0;
  double served = 0;
  double given_up = 0;
  std::vector<std::int64_t> cases_by_request;
  std::vector<double> minutes_by_request;  // that their visits ask for
  double open_minutes = 0;                 // of all counters
  double busy_minutes = 0;
  // Visits that wait at the end of the month, and the minutes that they ask for
  double backlog = 0;
  double backlog_minutes = 0;
  std::int64_t applications_given_up = 0;
  std::int64_t home_applications = 0, programme_applications = 0;  // made at the desk since it last took cases
  MonthlyLists<AtDesk> applications;

  double wait_months() const { return open_minutes > 0 ? backlog_minutes / open_minutes : 0; }
};

void begin_desk(District& d);
/// The month of the desk: its visits, and the applications that come out of it.
void run_desk(District& d);

/// The share of the cases handled online.
double online_share_now(const District& d);

/// Whether the application of somebody, or of an employer, waits at the desk first; where it does, it is made in a later month
/// or given up.
bool waits_at_desk(District& d, std::uint32_t who, std::uint32_t what, bool for_home);

}  // namespace hearth

// People whom programmes bring to the district: stations, trips and advisers whose leads come after a while; rounds that
// advertise open posts; places for people who come for a time. ODD: 7.10 Programmes.
//
// Tasks 2, 4 to 13 and 17 of the plan. Streams: recruitment_count, recruitment_lead.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/id.h"
#include "sim/monthly_lists.h"

namespace hearth {

struct District;

/// Somebody who will come.
struct Lead {
  Identity id;
  std::uint64_t programme = 0;
};

struct RecruitmentState {
  MonthlyLists<Lead> coming;
  std::vector<std::int64_t> under_way;  // leads of whom it is not yet known whether they come, by programme
};

void begin_recruitment(District& d);

/// This month's arrivals through programmes, and its new leads.
void recruit(District& d);

}  // namespace hearth

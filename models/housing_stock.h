// Homes of the schemes: every home and every purchase grant, who holds it, who waits. ODD: 7.5 Homes.
//
// Conserved every month, per scheme: delivered = held + free + in turnaround; delivered + not yet delivered = total.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "models/codes.h"
#include "models/setup.h"
#include "models/waiting_list.h"
#include "sim/id.h"
#include "sim/monthly_lists.h"

namespace hearth {

/// A home of a rental scheme.
struct Home {
  std::uint32_t tenant = nobody;
  std::int16_t tenancy_ends = 0;  // month of the run in which the tenant must be out
  std::int16_t next_check = 0;    // of the tenant's income
  std::uint8_t scheme = 0;
  std::uint8_t town = 0;
  std::uint8_t renewals = 0;
  bool ends_for_good = false;  // no renewal will follow
  std::uint32_t building = 0;
};

/// A purchase subsidy granted to somebody.
struct Grant {
  std::uint32_t holder = nobody;  // nobody: left, or the commitment is over
  std::int16_t first_payment = 0;
  std::uint8_t scheme = 0;
  std::uint8_t paid_instalments = 0;
  std::uint8_t cls = 0;  // of the holder at the approval
};

class HousingStock {
 public:
  void reset(const Setup& setup);

  std::vector<Home> home;
  std::vector<Grant> grant;
  std::unordered_map<std::uint32_t, std::uint32_t> grant_of_holder;  // by slot: index of the grant; only looked up
  std::vector<WaitingList> queue;                                    // by scheme
  std::vector<std::vector<std::vector<std::uint32_t>>> free;  // by scheme and town; for grants `grants_open` counts instead
  MonthlyLists<std::uint32_t> turnaround;                     // homes that become free, by month of the run
  std::vector<PlannedDelivery> due;                           // deliveries of this replication, slips included
  std::vector<int> first_delivery;                            // by scheme: month of the run, slips included; -1: never

  // By scheme
  std::vector<std::int64_t> delivered, planned, held, in_turnaround, grants_open;
  std::vector<std::int64_t> waiting;  // people with a pending application
  std::vector<std::vector<std::int64_t>> waiting_by_class, held_by_town;
  std::vector<std::vector<std::int64_t>> held_by_class;     // tenants by their class now, grants by that at the approval
  std::vector<std::vector<std::uint32_t>> newest_building;  // by scheme and town
  std::vector<std::vector<std::int64_t>> in_newest_building;
  std::uint32_t buildings = 0;

  std::int64_t free_homes(int scheme) const;
};

/// How many of the homes let last a building remembers.
inline constexpr std::size_t remembered_lettings = 4;

}  // namespace hearth

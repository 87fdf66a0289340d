// Homes held: deliveries, moving in, terms, renewals, moving out, turnaround, and what it all costs.
// ODD: 7.5.4 Tenancy. Streams: delivery_slip, renewal, next_home, move_home.
#pragma once

#include <cstdint>

namespace hearth {

struct District;

/// This replication's deliveries, slips included.
void plan_replication_deliveries(District& d);
/// Deliveries of the month, and homes whose turnaround is over.
void deliver_homes(District& d);

/// A tenant moves into a free home of the scheme in a town; the former scheme home is released (a vacancy chain).
void begin_tenancy(District& d, std::uint32_t slot, int scheme, int town);
/// The home held, if any, goes into turnaround. The tenant still has to move somewhere or be gone.
void release_home(District& d, std::uint32_t slot);

/// Every tenancy whose month it is: incomes are checked, renewals decided, tenants whose time is over move out.
void review_tenancies(District& d);
/// People whose moving risk fired.
void move_homes(District& d);
/// Leases of this month of the year are renewed at today's rents.
void renew_leases(District& d);
/// Running costs and rents of the month.
void post_housing_costs(District& d);

}  // namespace hearth

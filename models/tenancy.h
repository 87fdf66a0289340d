// Homes held: deliveries, moving in, terms, renewals, moving out, turnaround, purchase grants, and what it all costs.
// ODD: 7.5.4 Tenancy, 7.5.5 Purchase subsidy. Streams: delivery_slip, renewal, next_home, purchase_town, move_home.
#pragma once

#include <cstdint>

#include "models/ledger.h"

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
/// A grant out of the quota; the first payment, with the purchase, follows after processing.
void approve_grant(District& d, std::uint32_t slot, int scheme);

/// Appointments of tenants and of grant holders.
void decide_renewal(District& d, std::uint32_t slot);
void check_tenant(District& d, std::uint32_t slot);
void end_tenancy(District& d, std::uint32_t slot);
void pay_grant(District& d, std::uint32_t slot);
void end_commitment(District& d, std::uint32_t slot);

/// Somebody leaves the district: homes are released, subsidies clawed back.
void settle_departure(District& d, std::uint32_t slot);

/// People whose moving risk fired.
void move_homes(District& d);
/// Leases of this month of the year are renewed at today's rents.
void renew_leases(District& d);
/// Running costs and rents of the month.
void post_housing_costs(District& d);

/// The `number`-th of equal instalments, from 0: in whole fen, adding up to the amount.
Money instalment(double amount, std::int64_t instalments, int number);

/// The unserved part of a commitment that is reclaimed, CNY (policy task 16; the rule is assumed).
double clawback(double paid, double clawback_share, int served_months, int commitment_months);

}  // namespace hearth

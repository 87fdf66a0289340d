// Purchase subsidies: the grant, its instalments, the purchase, the commitment to stay and the clawback from who leaves early.
// ODD: 7.5.5 Purchase subsidy. Stream: purchase_town.
#pragma once

#include <cstdint>

#include "models/ledger.h"

namespace hearth {

struct District;

/// A grant out of the quota; the first payment, with the purchase, follows after processing.
void approve_grant(District& d, std::uint32_t slot, int scheme);
/// The next instalment; with the first the holder buys.
void pay_grant(District& d, std::uint32_t slot);
void end_commitment(District& d, std::uint32_t slot);
/// A holder leaves the district: what the commitment lacks is reclaimed; an unused grant is open again.
void settle_grant(District& d, std::uint32_t slot);

/// The `number`-th of equal instalments, from 0: in whole fen, adding up to the amount.
Money instalment(double amount, std::int64_t instalments, int number);

/// The unserved part of a commitment that is reclaimed, CNY (policy task 16; the rule is assumed).
double clawback(double paid, double clawback_share, int served_months, int commitment_months);

}  // namespace hearth

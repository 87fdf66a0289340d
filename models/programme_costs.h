// What programmes cost and who pays. ODD: 7.10 Programmes, 7.8 The ledger. Stream: programme_outcome.
#pragma once

#include <cstddef>
#include <cstdint>

#include "models/ledger.h"

namespace hearth {

struct District;

/// The account of a programme in the ledger.
int account_of(const District& d, std::size_t q);

/// Somebody, or an employer, has been served: the first instalment falls due, or a fund invests.
void pay_for(District& d, std::size_t q, std::uint32_t who);
/// What the district promises to one who is served, and whether what is left of the year's budget is enough for one more
/// besides `promised` others.
Money promise_of(const District& d, std::size_t q);
bool can_promise(const District& d, std::size_t q, std::int64_t promised);
/// A new year's budget: of the last nothing is left over but what was too little for one more.
void open_budget(District& d, std::size_t q);
/// Later instalments, while the effect lasts, and the exits of investments.
void keep_payment_dates(District& d);
/// Posts what fell due in the month for those served, and what units cost whether somebody is or not.
void post_costs(District& d, std::size_t q);
/// Posts on talent work in all departments.
void post_staff_costs(District& d);

}  // namespace hearth

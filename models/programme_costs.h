// What programmes cost and who pays. ODD: 7.10 Programmes, 7.8 The ledger. Stream: programme_outcome.
#pragma once

#include <cstddef>
#include <cstdint>

namespace hearth {

struct District;

/// The account of a programme in the ledger.
int account_of(const District& d, std::size_t q);

/// Somebody, or an employer, has been served: the first instalment falls due, or a fund invests.
void pay_for(District& d, std::size_t q, std::uint32_t who);
/// Later instalments, while the effect lasts, and the exits of investments.
void keep_payment_dates(District& d);
/// Posts what fell due in the month for those served, and what units cost whether somebody is or not.
void post_costs(District& d, std::size_t q);
/// Posts on talent work in all departments.
void post_staff_costs(District& d);

}  // namespace hearth

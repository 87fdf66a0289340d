// Giving out scarce homes: one ordered pass a month, by each scheme's rule. ODD: 7.5.3 Allocation. Streams: lottery, offer.
#pragma once

#include <vector>

namespace hearth {

struct District;

/// Offers this month's free homes and grants to those who wait, in the order of the scheme's rule, within reserve shares;
/// applies refusals; moves in those who accept.
void allocate_homes(District& d);

/// Sum of the utilities (minutes of commute saved) of the month's placements under the rule and under the best assignment of
/// the same applicants to the same homes; filled by allocate_homes in the months of housing.optimum_months, NaN otherwise.
struct AllocationQuality {
  double rule = 0;
  double best = 0;
};

}  // namespace hearth

// What programmes change for everybody in a market at once: job matching, the applications or the capacity of another
// programme, hiring into key sectors, posts. ODD: 7.10 Programmes. Stream: new_post.
#pragma once

#include <cstddef>
#include <vector>

#include "models/parameters/programmes.h"

namespace hearth {

struct District;

/// 1 + gain_max units / (units + half_saturation).
double gain(const MarketParameters& m, double units);
/// The gain of a market programme's units over that of those with which the run began.
double relative_gain(const District& d, std::size_t q);
/// What the units of market programmes of the whole district multiply a quantity by; 1 when the run began.
double market_multiplier(const District& d, MarketQuantity quantity, int field_or_programme);
/// What those of some towns multiply job matching by besides, by field and town of the home; empty: there are none.
std::vector<double> matching_by_town(const District& d);

/// Posts of the units that are more than when the run began, each with an employer drawn among those of the sectors. They stay
/// when units close: whoever works there does.
void open_posts(District& d, std::size_t q);

}  // namespace hearth

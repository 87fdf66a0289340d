// When people and employers apply for programmes. Each has dates of their own, from the rate
// at which those whom a programme admits apply; who is not admitted on the date goes on as if nothing had happened. Exponential
// times have no memory, so dates begin when class and months in the district or job first allow. ODD: 7.10 Programmes.
// Streams: programme_call, programme_lot.
#pragma once

#include <cstddef>
#include <cstdint>

namespace hearth {

struct District;

/// Which programmes call whom, for this replication; and which of their calls still fall into it from this month on.
void list_calls(District& d);
void prepare_calls(District& d);

/// When the first `newcomers` of the batch, or a new employer, will apply for each programme that may admit them.
void plan_calls(District& d, std::size_t newcomers);
void plan_employer_calls(District& d, std::uint32_t employer);

/// When somebody who had held the classes `held_before` (as bits) will apply for what is for their class now; planned before
/// this month's programmes.
void plan_calls_of_class(District& d, std::uint32_t slot, std::uint32_t held_before);

/// Somebody, or an employer, may apply again from the month `first` on; the months are drawn for all together.
void plan_next_call(District& d, std::size_t q, std::uint32_t who, int first);
void plan_next_calls(District& d);

/// Whose date has come, and who is admitted, joins the queue; those of a month in a drawn order.
void take_applications(District& d);

/// Somebody's papers are done: they join the queue of this month.
void join_programme_queue(District& d, std::size_t q, std::uint32_t who);

}  // namespace hearth

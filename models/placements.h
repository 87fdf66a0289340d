// Where people of a programme go to work: to another sector, by an exchange of posts, or for a while. ODD: 7.10 Programmes.
// Stream: placement.
#pragma once

#include <cstddef>
#include <cstdint>

namespace hearth {

struct District;

/// Somebody who is to exchange posts this month.
struct PostExchange {
  std::uint32_t slot;
  std::uint32_t programme;
};

/// Whether a programme that places people could place somebody now: who has a post to leave, and finds one to go to.
bool may_be_placed(const District& d, std::size_t q, std::uint32_t slot);

/// Somebody who has just been taken into a programme goes where it leads; exchanges are made among all of a month's.
void begin_placement(District& d, std::size_t q, std::uint32_t slot);
/// A secondment is over: back to the post, or into one at the place of it.
void end_placement(District& d, std::size_t q, std::uint32_t slot, std::uint32_t word);

/// People of this month's exchanges who work in one sector for different employers swap posts in pairs, the first drawn with
/// the first that suits both: neither's commute grows by more than the programme allows.
void exchange_posts(District& d);

}  // namespace hearth

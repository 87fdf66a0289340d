// Ties between people: an undirected Boost.Graph kept compactly in the people's own records, at most six neighbours each.
// The functions below are Boost.Graph's (add_edge, clear_vertex, adjacent_vertices, ...); models/ties_graph.h adds the traits,
// so that any Boost.Graph algorithm runs on the network. ODD: 7.6 Ties.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "models/population.h"
#include "models/setup.h"

namespace hearth {

class TieNetwork {
 public:
  TieNetwork(const Setup& setup, Population& people) : setup_(setup), people_(people) {}

  std::span<const std::uint32_t> neighbours(std::uint32_t slot) const {
    const Person& p = people_.person[slot];
    return {p.tie.data(), p.ties};
  }
  std::uint32_t slots() const { return people_.end(); }

  /// Two people who meet, if `at_all`; whether a tie comes of it is seen when the ties of the moment are formed. Without
  /// branches, since how many somebody meets is not to be guessed.
  void introduce(std::uint32_t a, std::uint32_t b, bool at_all = true) { add_meeting({a, b, 0}, at_all & (b != nobody)); }
  /// Colleagues must still work for the same employer then.
  void introduce_colleagues(std::uint32_t a, std::uint32_t b, bool at_all) {
    add_meeting({a, b | colleagues_bit, 0}, at_all & (b != nobody));
  }
  /// Neighbours of a town: `b` must still be who the fingerprint says, and live there, when the ties are formed.
  void introduce_in_town(std::uint32_t a, std::uint32_t b, std::uint32_t fingerprint_of_b) {
    add_meeting({a, b | town_bit, fingerprint_of_b}, b != nobody);
  }
  /// Makes ties of the meetings since the last call, in their order, where both are still there and have room.
  void form();

 private:
  friend std::pair<std::pair<std::uint32_t, std::uint32_t>, bool> add_edge(std::uint32_t, std::uint32_t, TieNetwork&);
  friend void remove_edge(std::uint32_t, std::uint32_t, TieNetwork&);
  friend void clear_vertex(std::uint32_t, TieNetwork&);
  bool connect(std::uint32_t a, std::uint32_t b);
  void forget(std::uint32_t slot, std::uint32_t gone);
  /// The work code counts ties by band: it moves when a count crosses the edge of one.
  void count(std::uint32_t slot, int before, int after) {
    if (const int bands = tie_band(after) - tie_band(before); bands != 0) move_by_bands(slot, bands);
  }
  void move_by_bands(std::uint32_t slot, int bands);

  static constexpr std::uint32_t colleagues_bit = 1u << 31;
  static constexpr std::uint32_t town_bit = 1u << 30;
  struct Meeting {
    std::uint32_t a = nobody, b = nobody;
    std::uint32_t check = 0;  // in a town: fingerprint of the other
    std::uint32_t other() const { return b & ~(colleagues_bit | town_bit); }
    bool as_colleagues() const { return (b & colleagues_bit) != 0; }
    bool in_town() const { return (b & town_bit) != 0; }
  };
  void add_meeting(const Meeting& x, bool at_all) {
    if (met_ == room_) {
      room_ = 2 * met_ + 64;
      meetings_.resize(room_);
    }
    meetings_[met_] = x;
    met_ += at_all ? 1 : 0;
  }

  const Setup& setup_;
  Population& people_;
  std::vector<Meeting> meetings_;  // the first `met_` since ties were last formed
  std::size_t met_ = 0, room_ = 0;
};

/// Adds the tie unless it exists, is a loop, or one of the two has no room; second: whether it was added.
std::pair<std::pair<std::uint32_t, std::uint32_t>, bool> add_edge(std::uint32_t a, std::uint32_t b, TieNetwork& ties);
void remove_edge(std::uint32_t a, std::uint32_t b, TieNetwork& ties);
/// Removes all ties of somebody.
void clear_vertex(std::uint32_t slot, TieNetwork& ties);

}  // namespace hearth

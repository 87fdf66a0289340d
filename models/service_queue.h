// Who waits for a programme, and in which order they are served: in turn, by lot, or by points. Points go by class and, as
// far as a catalogue of key sectors is out (in full where the scenario has none), by sector; months of waiting may add to them.
// ODD: 7.10 Programmes. Stream: programme_lot.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hearth {

struct District;

/// Marks who has left this month (or no longer); slots are given to others only later.
void mark_leavers(District& d, bool gone);

/// Who has left or whose patience has ended waits no more.
void clear_queue(District& d, std::size_t q);

/// Places of a queue in the order of service.
class ServiceQueue {
 public:
  ServiceQueue(const District& d, std::size_t q);
  /// Whether that is the queue's own.
  bool in_turn() const { return in_turn_; }
  /// The place in the queue of the k-th who is served.
  std::size_t place(std::size_t k) const { return in_turn_ ? k : places_[k]; }

 private:
  void draw_lots(const District& d, std::size_t q);
  /// Those with some points stand up to `end`, highest first.
  struct Standing {
    double points;
    std::uint32_t end;
  };
  void rank_points(const District& d, std::size_t q);
  void let_waiting_count(const District& d, std::size_t q, std::vector<Standing>& standings);
  bool in_turn_ = true;
  std::vector<std::uint32_t> places_;
};

}  // namespace hearth

// Homes of the schemes: every home and every purchase grant, who holds it, who waits. ODD: 7.5 Homes.
//
// Conserved every month, per scheme: delivered = held + free + in turnaround; delivered + not yet delivered = total.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "models/codes.h"
#include "models/setup.h"
#include "models/waiting_list.h"
#include "sim/clock.h"
#include "sim/id.h"
#include "sim/monthly_lists.h"

namespace hearth {

/// The terms under which a home is let.
struct Tenancy {
  std::uint32_t ends : 12 = 0;        // month of the run in which the tenant must be out
  std::uint32_t next_check : 12 = 0;  // of the tenant's income
  std::uint32_t renewals : 7 = 0;
  bool ends_for_good : 1 = false;  // no renewal will follow
};

/// A home of a rental scheme.
struct Home {
  std::uint32_t tenant = nobody;
  std::uint32_t building = 0;
  union {
    Tenancy tenancy{};        // of a tenant
    std::uint32_t next_free;  // of a home that stands in the list of free ones
  };
};
static_assert(sizeof(Home) == 12);

/// The free homes of a scheme in a town: who moves in gets the one that became free last.
class FreeHomes {
 public:
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }
  void add(std::vector<Home>& homes, std::uint32_t h) {
    homes[h].next_free = std::exchange(last_, h);
    ++size_;
  }
  std::uint32_t take(const std::vector<Home>& homes) {
    --size_;
    return std::exchange(last_, homes[last_].next_free);
  }
  /// Calls visit(home) for each.
  template <class Visit>
  void for_each(const std::vector<Home>& homes, const Visit& visit) const {
    for (std::uint32_t h = last_; h != nobody; h = homes[h].next_free) visit(h);
  }

 private:
  std::uint32_t last_ = nobody;
  std::uint32_t size_ = 0;
};

/// How many of the homes let last a building remembers.
inline constexpr std::size_t remembered_lettings = 4;

/// Homes of one scheme in one place.
struct Building {
  std::uint8_t scheme = 0;
  std::uint8_t town = 0;
  std::array<std::uint32_t, remembered_lettings> let;  // the homes let last: to their tenants who moves in may form ties
  std::uint32_t next = 0;
  Building(int of_scheme, int in_town)
      : scheme(static_cast<std::uint8_t>(of_scheme)), town(static_cast<std::uint8_t>(in_town)) {
    let.fill(nobody);
  }
  void add_letting(std::uint32_t home) { let[next++ % let.size()] = home; }
};

/// A purchase subsidy granted to somebody.
struct Grant {
  std::uint32_t holder = nobody;  // nobody: left, or the commitment is over
  std::int16_t first_payment = 0;
  std::uint8_t scheme = 0;
  std::uint8_t paid_instalments = 0;
  std::uint8_t cls = 0;  // of the holder at the approval
};

class HousingStock {
 public:
  void reset(const Setup& setup);

  std::vector<Home> home;
  std::vector<Clocks> review;  // of the tenancies of four homes each; who has moved out before lets it run on
  std::vector<Building> building;
  std::vector<Grant> grant;
  std::unordered_map<std::uint32_t, std::uint32_t> grant_of_holder;  // by slot: index of the grant; only looked up
  std::vector<WaitingList> queue;                                    // by scheme
  std::vector<std::vector<FreeHomes>> free;  // by scheme and town; for grants `grants_open` counts instead
  MonthlyLists<std::uint32_t> turnaround;    // homes that become free, by month of the run
  std::vector<PlannedDelivery> due;          // deliveries of this replication, slips included
  std::vector<int> first_delivery;           // by scheme: month of the run, slips included; -1: never

  // By scheme
  std::vector<std::int64_t> delivered, planned, held, in_turnaround, grants_open;
  std::vector<std::int64_t> waiting;  // people with a pending application
  std::vector<std::vector<std::int64_t>> waiting_by_class, held_by_town;
  std::vector<std::vector<std::int64_t>> held_by_class;     // tenants by their class now, grants by that at the approval
  std::vector<std::vector<std::uint32_t>> newest_building;  // by scheme and town
  std::vector<std::vector<std::int64_t>> in_newest_building;

  const Building& building_of(const Home& x) const { return building[x.building]; }
  /// A new home, free.
  void add_home(std::uint32_t in_building);
  void set_free(std::uint32_t h) {
    const Building& x = building_of(home[h]);
    free[x.scheme][x.town].add(home, h);
  }
  Clock& review_of(std::uint32_t h) { return review[h / clocks_per_owner].of[h % clocks_per_owner]; }
  Clock review_of(std::uint32_t h) const { return review[h / clocks_per_owner].of[h % clocks_per_owner]; }
  std::int64_t free_homes(int scheme) const;
};

}  // namespace hearth

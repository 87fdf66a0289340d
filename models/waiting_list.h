// The people who wait for a scheme's homes, in the order in which its rule serves them. ODD: 7.5.3 Allocation.
#pragma once

#include <cstdint>
#include <vector>

#include "models/codes.h"
#include "models/parameters/homes.h"
#include "models/population.h"
#include "sim/id.h"
#include "sim/random.h"

namespace hearth {

/// An application. Entries of people who gave up, left or were served stay until they are met or too many.
struct Applicant {
  std::uint32_t slot = nobody;
  std::uint32_t check = 0;      // fingerprint of the person and the ordinal of the application
  std::uint32_t lot = 0;        // drawn with the application: settles ties
  std::int16_t month = 0;       // of the application
  std::int16_t not_before = 0;  // after a refusal that costs the place: ranks as if applied then
  float points = 0;             // what does not change while waiting
};

/// Kept in order of service: for first come by the month of application, for points by the points (waiting earns everybody the
/// same, so the order stays), ties by lot. A lottery draws its order anew each time.
class WaitingList {
 public:
  void clear();
  void add(const Applicant& applicant) { newest_.push_back(applicant); }
  /// Including entries that may be stale.
  std::size_t size() const { return list_.size() + newest_.size(); }

  /// Everyone in order of service in `month`; the applications since the last call find their places.
  std::vector<Applicant>& in_order(AllocationRule rule, double points_per_month_waiting, const Population& people,
                                   const Luck& luck, int scheme, int month);

  /// Takes an applicant out of the order that `in_order` gave.
  void drop_from_order(const Applicant& applicant) {
    std::erase_if(list_, [&](const Applicant& a) { return a.slot == applicant.slot && a.check == applicant.check; });
  }
  /// Keeps the entries for which keep(applicant) is true.
  template <class Keep>
  void keep_if(const Keep& keep) {
    std::erase_if(list_, [&](const Applicant& a) { return !keep(a); });
    std::erase_if(newest_, [&](const Applicant& a) { return !keep(a); });
  }

 private:
  void draw_lots(const Population& people, const Luck& luck, int scheme, int month);
  std::vector<Applicant> list_, newest_;
};

/// What an applicant's rank comes from under the points rules: points now, less what everybody has gained since month 0.
inline double standing_points(const Applicant& a, double points_per_month_waiting) {
  return a.points - points_per_month_waiting * a.not_before;
}

}  // namespace hearth

#include "models/waiting_list.h"

#include <algorithm>

#include "sim/draw_batch.h"

namespace hearth {

void WaitingList::clear() {
  list_.clear();
  newest_.clear();
}

std::vector<Applicant>& WaitingList::in_order(AllocationRule rule, double points_per_month_waiting, const Population& people,
                                              const Luck& luck, int scheme, int month) {
  const auto by_lot = [](const Applicant& a, const Applicant& b) { return a.lot != b.lot ? a.lot < b.lot : a.check < b.check; };
  const auto by_time = [&](const Applicant& a, const Applicant& b) {
    return a.not_before != b.not_before ? a.not_before < b.not_before : by_lot(a, b);
  };
  const auto by_points = [&](const Applicant& a, const Applicant& b) {
    const double left = standing_points(a, points_per_month_waiting);
    const double right = standing_points(b, points_per_month_waiting);
    return left != right ? left > right : by_time(a, b);
  };
  const auto merge = [&](const auto& before) {
    std::sort(newest_.begin(), newest_.end(), before);
    const auto middle = static_cast<std::ptrdiff_t>(list_.size());
    list_.insert(list_.end(), newest_.begin(), newest_.end());
    std::inplace_merge(list_.begin(), list_.begin() + middle, list_.end(), before);
    newest_.clear();
  };
  switch (rule) {
    case AllocationRule::first_come:
      merge(by_time);
      break;
    case AllocationRule::points:
    case AllocationRule::deferred_acceptance:
      merge(by_points);
      break;
    case AllocationRule::lottery:
      list_.insert(list_.end(), newest_.begin(), newest_.end());
      newest_.clear();
      draw_lots(people, luck, scheme, month);
      std::sort(list_.begin(), list_.end(), by_lot);
      break;
  }
  return list_;
}

void WaitingList::draw_lots(const Population& people, const Luck& luck, int scheme, int month) {
  DrawBatch draws;
  for (const Applicant& a : list_)
    draws.add(people.person[a.slot].id, static_cast<std::uint32_t>(month) << 4 | static_cast<std::uint32_t>(scheme));
  draws.draw(luck, Stream::lottery);
  for (std::size_t i = 0; i < list_.size(); ++i) list_[i].lot = draws.word(i);
}

}  // namespace hearth

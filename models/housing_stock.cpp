#include "models/housing_stock.h"

namespace hearth {

void HousingStock::reset(const Setup& setup) {
  const auto schemes = static_cast<std::size_t>(setup.schemes);
  const auto towns = static_cast<std::size_t>(setup.towns);
  home.clear();
  review.clear();
  building.clear();
  grant.clear();
  grant_of_holder.clear();
  queue.resize(schemes);
  for (WaitingList& list : queue) list.clear();
  free.assign(schemes, std::vector<FreeHomes>(towns));
  turnaround.reset(setup.months, setup.expected_people);
  due.clear();
  first_delivery.assign(schemes, -1);
  delivered.assign(schemes, 0);
  planned.assign(schemes, 0);
  held.assign(schemes, 0);
  in_turnaround.assign(schemes, 0);
  grants_open.assign(schemes, 0);
  waiting.assign(schemes, 0);
  waiting_by_class.assign(schemes, std::vector<std::int64_t>(static_cast<std::size_t>(setup.classes), 0));
  held_by_class = waiting_by_class;
  held_by_town.assign(schemes, std::vector<std::int64_t>(towns, 0));
  newest_building.assign(schemes, std::vector<std::uint32_t>(towns, nobody));
  in_newest_building.assign(schemes, std::vector<std::int64_t>(towns, 0));
}

void HousingStock::add_home(std::uint32_t in_building) {
  if (home.size() % clocks_per_owner == 0) review.emplace_back();
  Home x;
  x.building = in_building;
  home.push_back(x);
  set_free(static_cast<std::uint32_t>(home.size() - 1));
}

std::int64_t HousingStock::free_homes(int scheme) const {
  std::int64_t n = grants_open[static_cast<std::size_t>(scheme)];
  for (const auto& town : free[static_cast<std::size_t>(scheme)]) n += static_cast<std::int64_t>(town.size());
  return n;
}

}  // namespace hearth
